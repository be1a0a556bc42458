"""What values mean, in the front matter of other generators, that a field cannot hold: `audio: no`,
`transcript: 1`, `type: page`. These are no mistakes.
"""

from __future__ import annotations

from typing import Any

from ..text import clock_times, dates, values
from ..text.patterns import pattern

_PAGE_TYPES = frozenset(
    {
        "article",
        "episode",
        "episodes",
        "page",
        "podcast",
        "podcasts",
        "post",
        "posts",
        "text",
        "video",
    }
)
_NO_TIME = pattern(r"[0:.,\s]*")


def never(value: Any) -> bool:
    return False


def is_no_or_yes(value: Any) -> bool:
    """Whether there is any audio: `audio: no`."""
    if not isinstance(value, (bool, str)):
        return False
    return values.boolean(value) is not None


def is_flag(value: Any) -> bool:
    """Whether there is one: `transcript: 1`."""
    return value == 1 and value is not True


def is_blank_time(value: Any) -> bool:
    """A time that was never filled in: `00:00`."""
    if not isinstance(value, str):
        return False
    return bool(_NO_TIME.fullmatch(value[: clock_times.LONGEST]))


def is_date(value: Any) -> bool:
    try:
        return dates.date(value) is not None
    except ValueError:
        return False


def is_page_type(value: Any) -> bool:
    """What `type` says of a page: `type: post`."""
    if not isinstance(value, str):
        return False
    return value.strip().casefold() in _PAGE_TYPES
