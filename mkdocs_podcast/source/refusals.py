"""Why what stands under a field's own key is not of the field's kind.

Other generators give the same key other meanings: `audio: no`, `transcript: 1`, `type: page`. These
are no mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ..model.problems import Severity
from ..text import dates, values
from ..text.patterns import pattern

# The keys under which a value that the field cannot hold is a mistake, and how the sentence on it
# ends.
_EXPECTED: Mapping[str, tuple[tuple[str, ...], str]] = MappingProxyType(
    {
        "title": (
            ("title",),
            "is no title: write it as one text, in quotes if it has brackets or a colon",
        ),
        "date": (("date",), "is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"),
        "audio": (
            ("audio", "audio_url", "audiofile", "audio_file", "mp3"),
            "names no recording: give a file, a URL, or a mapping with `url`",
        ),
        "duration": (("duration",), "is not a length of time: write it as 1:02:03"),
        "number": (
            ("number", "episode", "episode_number"),
            "is no episode's number: write a number from 1 up, such as 12",
        ),
        "season": (("season",), "is no season's number: write a number from 1 up, such as 2"),
        "type": (
            ("type", "episode_type", "episodetype", "itunes_episodetype"),
            "is no type of episode: write `full`, `trailer` or `bonus`",
        ),
        "summary": (("description", "summary"), "is no summary: write it as one text"),
        "tags": (("tags", "tag"), "holds no tags: write a list, such as [monitoring, mlops]"),
        "categories": (
            ("categories", "category"),
            "holds no categories: write a list, such as [podcast, interviews]",
        ),
        "chapters": (
            ("chapters",),
            "holds no chapters: give a list of `{start, title}`, a file, or `notes`",
        ),
        "transcript": (
            ("transcript", "transcripts"),
            "is no transcript: give a file, a URL, or a list of `{url, type, language}`",
        ),
        "guid": (("guid", "episode_guid"), "is no GUID: write it as one text, in quotes"),
        "explicit": (("explicit",), "is neither true nor false"),
        "draft": (("draft",), "is neither true nor false"),
        "published": (("published",), "is neither true nor false"),
    }
)
TYPES = ("full", "trailer", "bonus")
# What `type` says of a page in other generators.
_PAGE_TYPES = frozenset(
    {"article", "episode", "episodes", "page", "podcast", "podcasts", "post", "posts", "video"}
)
_MEANT_AS_TYPE = pattern(
    r"\b(?:full|trailers?|bonus|teaser|preview|extra|special|episodic|serial)\b", re.IGNORECASE
)
_NO_TIME = pattern(r"[0:.,\s]*")


def refused(name: str, key: str, value: Any) -> str:
    """A sentence on a value that the field `name` cannot hold; "" where nothing, or something else,
    is meant by it."""
    own, words = _EXPECTED.get(name, ((), ""))
    if key not in own or is_empty(value):
        return ""
    if key != name and isinstance(value, (bool, dict)):
        return ""
    return "" if _OTHER_MEANINGS.get(name, _never)(value) else f"{shown(value)} {words}"


def entries_refused(name: str, key: str, value: Any, holds: Callable[[Any], bool]) -> list[str]:
    """A sentence on each entry of a list that holds nothing of what the field `name` takes, beside
    others that do."""
    own, words = _EXPECTED.get(name, ((), ""))
    if (
        key not in own
        or not isinstance(value, (list, tuple))
        or all(isinstance(entry, str) for entry in value)
    ):
        return []
    return [
        f"{shown(entry)} {words}" for entry in value if not is_empty(entry) and not holds(entry)
    ]


def severity_of(key: str, value: Any) -> Severity:
    """Of a refused value: a site may well use `type: Interviews` for sections of its own."""
    if key == "type" and isinstance(value, str) and not _is_meant_as_type(value):
        return Severity.INFO
    return Severity.WARNING


def _is_meant_as_type(word: str) -> bool:
    from difflib import get_close_matches

    return bool(
        _MEANT_AS_TYPE.search(word) or get_close_matches(word.casefold(), TYPES, cutoff=0.75)
    )


def is_empty(value: Any) -> bool:
    """Whether a value is a blank that was never filled in: nothing, zero, `false`, or a list or
    mapping of these."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, (list, tuple)):
        return all(_is_blank(item) for item in value)
    return not value or (isinstance(value, dict) and all(map(_is_blank, value.values())))


def _is_blank(value: Any) -> bool:
    return not value or (isinstance(value, str) and not value.strip())


def shown(value: Any) -> str:
    """A value as a sentence names it."""
    if isinstance(value, dict):
        keys = ", ".join(f"`{values.text(key)}`" for key in list(value)[:3])
        return f"a mapping with {keys}" if keys else "an empty mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{(values.text(value) or '')[:60]}`"


def _never(value: Any) -> bool:
    return False


def _is_page_type(value: Any) -> bool:
    return isinstance(value, str) and value.strip().casefold() in _PAGE_TYPES


def _is_date(value: Any) -> bool:
    try:
        return dates.date(value) is not None
    except ValueError:
        return False


_OTHER_MEANINGS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        # Whether there is any.
        "audio": lambda value: isinstance(value, (bool, str)) and values.boolean(value) is not None,
        "transcript": lambda value: value == 1 and value is not True,
        "duration": lambda value: (
            isinstance(value, str) and bool(_NO_TIME.fullmatch(value[: dates.LONGEST]))
        ),
        "published": _is_date,
        "type": _is_page_type,
    }
)
