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
CONTROL = pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000\ufffe\uffff\ud800-\udfff]"
)
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
# A no-break space is meant where it stands.
_SPACES = pattern(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_WORDY_NUMBER = pattern(r"(?:episode|ep|no|nr)?[.\s#]*([0-9]{1,6})", re.IGNORECASE)
_MOST_WORDS = 1_000
_LONGEST_TEXT = 20_000


def text(value: Any) -> str | None:
    """One line of text: entities resolved, control characters and line breaks gone, letters
    composed."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, dt.date)):
        return None
    if isinstance(value, str) and value.isascii() and value.isprintable() and "&" not in value:
        return " ".join(value[:_LONGEST_TEXT].split()) or None
    words = without_control(unescape(_spelled(value)[:_LONGEST_TEXT])).split()
    return unicodedata.normalize("NFC", " ".join(words)) or None


def written(value: Any) -> str:
    """One line of text exactly as it is written, entities and all; only control characters and line
    breaks are gone."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    words = _spelled(value)
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip(" ")
    return " ".join(filter(None, CONTROL.sub("", _SPACES.sub(" ", words)).split(" ")))


def language(value: Any) -> str:
    """A language's code (BCP 47), such as `en` or `pt-BR`; "" for everything else, its name among
    them."""
    word = written(value).replace("_", "-")
    return word if _LANGUAGE.fullmatch(word) else ""


def without_control(words: str) -> str:
    """Without the characters of `CONTROL`, none of which is printable."""
    return words if words.isprintable() else CONTROL.sub("", words)


def unescape(words: str) -> str:
    """Without HTML entities; those that no character stands for stay."""
    try:
        return html.unescape(words)
    except ValueError:  # a numeric entity of thousands of digits
        return words


def _spelled(value: str | float | dt.date) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    # Python refuses to write integers of thousands of digits.
    return "" if isinstance(value, int) and value.bit_length() > 400 else str(value)


def boolean(value: Any) -> bool | None:
    """Yes or no, also as words."""
    if isinstance(value, bool):
        return value
    word = _spelled(value).strip().casefold() if isinstance(value, (str, int)) else ""
    if word in {"yes", "true", "1", "on", "explicit"}:
        return True
    return False if word in {"no", "false", "0", "off", "clean"} else None


def yes_or_no(value: Any) -> bool | None:
    """Yes or no, also as words; any other word raises ValueError."""
    answer = boolean(value)
    if answer is None and isinstance(value, str) and value.strip():
        raise ValueError(f"`{value.strip()[:40]}` is neither true nor false")
    return answer


def size(value: Any) -> int | None:
    """Bytes. Anything below 10,000 is taken for something else, such as seconds."""
    if isinstance(value, str):
        digits = re.sub(r"[\s,\u202f\u00a0]|bytes$", "", value.strip())
        if found := re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)MB", digits, re.IGNORECASE):
            return int(float(found[1]) * 1_000_000)
        value = int(digits) if re.fullmatch(r"[0-9]{5,15}", digits) else None
    return value if isinstance(value, int) and 10_000 <= value < 10**15 else None


def number(value: Any) -> tuple[int | None, str] | None:
    """The number, and the label where it is more than a number: ("007" → 7, ""), ("T-0" → None,
    "T-0")."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    word = _spelled(value).strip().lstrip("#")
    if found := _WORDY_NUMBER.fullmatch(word):
        return int(found[1]), ""
    label = None if re.match(r"[-−]\s*[0-9]", word) else text(word[:20])
    return (None, label) if label else None


def season(value: Any) -> int | None:
    """A season's number; a season has no label."""
    found = number(value)
    return found[0] if found else None


def texts(value: Any, *, whole: bool = False) -> list[str] | None:
    """A list of words, from a list or from one string: split at commas, else, as Jekyll does, at
    spaces.

    With `whole`, a string without commas is one entry.
    """
    if isinstance(value, str):
        if listed := re.fullmatch(r"\[(.*)\]", value.strip(), re.DOTALL):
            parts: Iterable[Any] = (part.strip(" \t\n\"'") for part in listed[1].split(","))
        else:
            parts = value.split(",") if whole or "," in value else value.split()
    elif isinstance(value, (list, tuple)):
        parts = (_entry(item) for item in value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        parts = [value]
    else:
        return None
    return list(dict.fromkeys(filter(None, map(text, islice(parts, _MOST_WORDS))))) or None


def _entry(item: Any) -> Any:
    """An unquoted colon makes a mapping of a list's entry."""
    if isinstance(item, dict) and len(item) == 1:
        ((key, value),) = item.items()
        words = text(value)
        return f"{text(key)}: {words}" if words else key
    return item


def first(value: Any, keys: Iterable[str] = ("url", "path", "file", "src", "square")) -> Any:
    """What a mapping or list holds that stands for one address."""
    for _ in range(4):
        if isinstance(value, (list, tuple)):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = next((value[key] for key in keys if value.get(key)), None)
        else:
            break
    return value
