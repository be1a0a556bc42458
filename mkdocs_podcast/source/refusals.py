"""Why a field cannot use what is under its main key.

Other generators give the same key other meanings: `audio: no`, `transcript: 1`, `type: page`. These
are no mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from ..model.episode import EPISODE_TYPES
from ..model.feed_details import ShowType
from ..model.problems import Severity
from ..text import clock_times, dates, values
from ..text.patterns import pattern
from .key_table import base_key, is_general

# What `type` says of a page in other generators.
_PAGE_TYPES = frozenset(
    {"article", "episode", "episodes", "page", "podcast", "podcasts", "post", "posts", "video"}
)
_SHOW_TYPES = frozenset(get_args(ShowType))
_MEANT_AS_TYPE = pattern(
    r"\b(?:full|trailers?|bonus|teaser|preview|extra|special|episodic|serial)\b", re.IGNORECASE
)
_NO_TIME = pattern(r"[0:.,\s]*")


def _never(value: Any) -> bool:
    return False


def _is_no_or_yes(value: Any) -> bool:
    """Whether there is any audio: `audio: no`."""
    return isinstance(value, (bool, str)) and values.boolean(value) is not None


def _is_flag(value: Any) -> bool:
    return value == 1 and value is not True


def _is_blank_time(value: Any) -> bool:
    return isinstance(value, str) and bool(_NO_TIME.fullmatch(value[: clock_times.LONGEST]))


def _is_date(value: Any) -> bool:
    try:
        return dates.date(value) is not None
    except ValueError:
        return False


def _is_page_type(value: Any) -> bool:
    return isinstance(value, str) and value.strip().casefold() in _PAGE_TYPES


class _Expectation(NamedTuple):
    """The keys under which a value that the field cannot hold is a mistake, how the sentence about
    it ends, and which values mean something else there."""

    keys: tuple[str, ...]
    sentence_end: str
    means_something_else: Callable[[Any], bool] = _never


_EXPECTED: Mapping[str, _Expectation] = MappingProxyType(
    {
        "title": _Expectation(
            ("title",),
            "is not a title: write it as one text, in quotes if it has brackets or a colon",
        ),
        "date": _Expectation(
            ("date",), "is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"
        ),
        "audio": _Expectation(
            ("audio", "audio_url", "audio_file", "mp3"),
            "names no recording: give a file, a URL, or a mapping with `url`",
            _is_no_or_yes,
        ),
        "duration": _Expectation(
            ("duration",), "is not a length of time: write it as 1:02:03", _is_blank_time
        ),
        "number": _Expectation(
            ("number", "episode", "episode_number"),
            "is not an episode's number: write a number from 1 up, such as 12",
        ),
        "season": _Expectation(
            ("season",), "is not a season's number: write a number from 1 up, such as 2"
        ),
        "type": _Expectation(
            ("type", "episode_type"),
            "is not a type of episode: write `full`, `trailer` or `bonus`",
            _is_page_type,
        ),
        "summary": _Expectation(
            ("description", "summary"), "is not a summary: write it as one text"
        ),
        "tags": _Expectation(
            ("tags", "tag"), "holds no tags: write a list, such as [monitoring, mlops]"
        ),
        "categories": _Expectation(
            ("categories", "category"),
            "holds no categories: write a list, such as [podcast, interviews]",
        ),
        "chapters": _Expectation(
            ("chapters",),
            "holds no chapters: give a list of `{start, title}`, a file, or `notes`",
        ),
        "transcript": _Expectation(
            ("transcript", "transcripts"),
            "is not a transcript: give a file, a URL, or a list of `{url, type, language}`",
            _is_flag,
        ),
        "guid": _Expectation(
            ("guid", "episode_guid", "episode.guid"),
            "is not a GUID: write it as one text, in quotes",
        ),
        "explicit": _Expectation(
            ("explicit",), "is neither true nor false: write `true` or `false`"
        ),
        "draft": _Expectation(("draft",), "is neither true nor false: write `true` or `false`"),
        "published": _Expectation(
            ("published",), "is neither true nor false: write `true` or `false`", _is_date
        ),
    }
)


def why_unusable(name: str, key: str, value: Any) -> str:
    """A sentence about a value that the field `name` cannot hold; "" where nothing, or something
    else, is meant by it."""
    expected = _EXPECTED.get(name)
    if not expected or not _is_expected(key, expected):
        return ""
    if is_empty(value):
        return ""
    if key != name and isinstance(value, (bool, dict)):
        return ""
    if expected.means_something_else(value) or _is_of_show(key, value):
        return ""
    return f"{quote_value(value)} {expected.sentence_end}"


def _is_expected(key: str, expected: _Expectation) -> bool:
    if key in expected.keys:
        return True
    return not is_general(key) and base_key(key) in expected.keys


def _is_of_show(key: str, value: Any) -> bool:
    """Whether a value is the show's: `itunes_type: serial`."""
    return key != "type" and base_key(key) == "type" and value in _SHOW_TYPES


def unusable_entries(
    name: str, key: str, value: Any, is_usable: Callable[[Any], bool]
) -> list[str]:
    """A sentence about each entry of a list that the field `name` leaves out, beside others that it
    takes."""
    expected = _EXPECTED.get(name)
    if not expected or not _is_expected(key, expected):
        return []
    if not isinstance(value, (list, tuple)):
        return []
    if all(isinstance(entry, str) for entry in value):
        return []
    unusable = [entry for entry in value if not is_empty(entry) and not is_usable(entry)]
    return [f"{quote_value(entry)} {expected.sentence_end}" for entry in unusable]


def severity_of(key: str, value: Any) -> Severity:
    """Of a refused value: a site may well use `type: Interviews` for sections of its own."""
    if key == "type" and isinstance(value, str) and not _is_meant_as_type(value):
        return Severity.INFO
    return Severity.WARNING


def _is_meant_as_type(word: str) -> bool:
    from difflib import get_close_matches

    if _MEANT_AS_TYPE.search(word):
        return True
    return bool(get_close_matches(word.casefold(), EPISODE_TYPES, cutoff=0.75))


def is_empty(value: Any) -> bool:
    """Whether a value is a blank that was never filled in: nothing, zero, `false`, or a list or
    mapping of these."""
    if isinstance(value, dict):
        return all(map(_is_blank, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(_is_blank, value))
    return _is_blank(value)


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return not value


def quote_value(value: Any) -> str:
    """A value as a sentence names it."""
    if isinstance(value, dict):
        keys = ", ".join(f"`{values.text(key)}`" for key in list(value)[:3])
        if keys:
            return f"a mapping with {keys}"
        return "an empty mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{(values.text(value) or '')[:60]}`"
