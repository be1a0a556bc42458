"""One value of front matter → one typed value, for every shape that real episodes write it in.

Each function returns None for a value that is not of its kind. Whatever YAML, TOML or JSON can hold
may be given to it.
"""

from __future__ import annotations

import datetime as dt
import html
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from .patterns import pattern

# Control characters, line separators, lone surrogates, and the private character with which pages
# mark their root.
_NOT_IN_SIZES = pattern(r"[\s,\u202f\u00a0]|bytes$")
_MEGABYTES = pattern(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)MB", re.IGNORECASE)
_BYTES = pattern(r"[0-9]{5,15}")
_BRACKETED = pattern(r"\[(.*)\]", re.DOTALL)
CONTROL = pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000\ufffe\uffff\ud800-\udfff]"
)
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
# A no-break space is meant to be where it is.
_SPACES = pattern(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_WORDY_NUMBER = pattern(r"(?:episode|ep|no|nr)?[.\s#]*([0-9]{1,6})", re.IGNORECASE)
_SEASON_WORD = pattern(
    r"\A(?:season|staffel|saison|temporada|stagione|s)(?=[\s._#-]*[0-9])", re.IGNORECASE
)
_NEGATIVE_NUMBER = pattern(r"[-−]\s*[0-9]")
_MOST_WORDS = 1_000
_MOST_LEVELS = 4
_LONGEST_TEXT = 20_000
_BOOLEANS = {
    **dict.fromkeys(("yes", "true", "1", "on", "explicit"), True),
    **dict.fromkeys(("no", "false", "0", "off", "clean"), False),
}


def text(value: Any) -> str | None:
    """One line of text: entities resolved, control characters and line breaks gone, letters
    composed."""
    if isinstance(value, dt.date):
        value = value.isoformat()
    line = _spelled(value)[:_LONGEST_TEXT]
    if not _is_plain(line) or "&" in line:
        resolved = unescape(line)
        visible = without_control(resolved)
        line = unicodedata.normalize("NFC", visible)
    words = line.split()
    if not words:
        return None
    return " ".join(words)


def written(value: Any) -> str:
    """One line of text exactly as it is written, entities and all; only control characters and line
    breaks are gone."""
    line = _spelled(value)
    # Of all that is a space or a control character, only the space is printable.
    if line.isprintable() and "  " not in line:
        return line.strip(" ")
    line = _SPACES.sub(" ", line)
    line = CONTROL.sub("", line)
    pieces = filter(None, line.split(" "))
    return " ".join(pieces)


def _is_plain(line: str) -> bool:
    return line.isascii() and line.isprintable()


def is_number(value: Any) -> bool:
    """Whether it is a number; to Python, `True` is one too."""
    if isinstance(value, bool):
        return False
    return isinstance(value, (int, float))


def language(value: Any) -> str:
    """A language's code (BCP 47), such as `en` or `pt-BR`; "" for everything else, its name among
    them."""
    code = written(value).replace("_", "-")
    if not _LANGUAGE.fullmatch(code):
        return ""
    return code


def without_control(text: str) -> str:
    """Without the characters of `CONTROL`, none of which is printable."""
    if text.isprintable():
        return text
    return CONTROL.sub("", text)


def unescape(text: str) -> str:
    """Without HTML entities; those that stand for no character stay."""
    try:
        return html.unescape(text)
    except ValueError:  # a numeric entity of thousands of digits
        return text


def _spelled(value: Any) -> str:
    """As it is written; "" for what is neither text nor a number."""
    if isinstance(value, str):
        return value
    if not is_number(value):
        return ""
    # Python refuses to write integers of thousands of digits.
    if isinstance(value, int) and value.bit_length() > 400:
        return ""
    return str(value)


def boolean(value: Any) -> bool | None:
    """Yes or no, also as words."""
    if isinstance(value, bool):
        return value
    return _BOOLEANS.get(_spelled(value).strip().casefold())


def yes_or_no(value: Any) -> bool | None:
    """Yes or no, also as words; any other word raises ValueError."""
    answer = boolean(value)
    if answer is not None or not isinstance(value, str):
        return answer
    word = value.strip()
    if not word:
        return None
    raise ValueError(f"`{word[:40]}` is neither true nor false: write `true` or `false`")


def size(value: Any) -> int | None:
    """Bytes. Anything below 10,000 is taken for something else, such as seconds."""
    if isinstance(value, str):
        digits = _NOT_IN_SIZES.sub("", value.strip())
        value = _written_size(digits)
    if not isinstance(value, int):
        return None
    if not 10_000 <= value < 10**15:
        return None
    return value


def _written_size(digits: str) -> int | None:
    megabytes = _MEGABYTES.fullmatch(digits)
    if megabytes:
        return int(float(megabytes[1]) * 1_000_000)
    if _BYTES.fullmatch(digits):
        return int(digits)
    return None


def number(value: Any) -> tuple[int | None, str] | None:
    """The number, and the label where it is more than a number: ("007" → 7, ""), ("T-0" → None,
    "T-0")."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        if value.is_integer():
            value = int(value)
    spelled = _spelled(value).strip().lstrip("#")
    match = _WORDY_NUMBER.fullmatch(spelled)
    if match:
        return int(match[1]), ""
    if _NEGATIVE_NUMBER.match(spelled):
        return None
    label = text(spelled[:20])
    if not label:
        return None
    return None, label


def season(value: Any) -> int | None:
    """A season's number, also of `S02` and `Season 2`; a season has no label."""
    if isinstance(value, str):
        value = _SEASON_WORD.sub("", value.strip(), count=1)
    result = number(value)
    if result is None:
        return None
    return result[0]


def texts(value: Any, *, whole: bool = False) -> list[str] | None:
    """A list of words, from a list or from one string: split at commas, else, as Jekyll does, at
    spaces.

    With `whole`, a string without commas is one entry.
    """
    entries = islice(_entries(value, whole=whole), _MOST_WORDS)
    lines = filter(None, map(text, entries))
    distinct_lines = list(dict.fromkeys(lines))
    if not distinct_lines:
        return None
    return distinct_lines


def _entries(value: Any, *, whole: bool) -> Iterable[Any]:
    if isinstance(value, str):
        return _split(value, whole=whole)
    if isinstance(value, (list, tuple)):
        return map(_entry, value)
    if is_number(value):
        return [value]
    return []


def _split(line: str, *, whole: bool) -> list[str]:
    listed = _BRACKETED.fullmatch(line.strip())
    if listed:
        return [part.strip(" \t\n\"'") for part in listed[1].split(",")]
    if whole or "," in line:
        return line.split(",")
    return line.split()


def _entry(item: Any) -> Any:
    """An unquoted colon makes a mapping of a list's entry."""
    if not isinstance(item, dict) or len(item) != 1:
        return item
    ((key, value),) = item.items()
    line = text(value)
    if not line:
        return key
    return f"{text(key)}: {line}"


def first(
    value: Any, keys: Iterable[str] = ("url", "path", "file", "src", "square", "href")
) -> Any:
    """What a mapping or list holds that stands for one address."""
    for _ in range(_MOST_LEVELS):
        if isinstance(value, (list, tuple)):
            value = next(iter(value), None)
        elif isinstance(value, Mapping):
            value = _first_of_keys(value, keys)
        else:
            break
    return value


def _first_of_keys(mapping: Mapping[Any, Any], keys: Iterable[str]) -> Any:
    for key in keys:
        if mapping.get(key):
            return mapping[key]
    return None
