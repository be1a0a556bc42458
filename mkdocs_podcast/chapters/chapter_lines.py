"""A line that begins with a time, as it stands in files, in front matter and in show notes: `12:04
What a hook is`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.clock_times import TIME, moment
from ..text.patterns import pattern

LONGEST_LINE = 2_000
_LEADING = pattern(
    rf"[\s\[({{]*(?P<start>{TIME})(?:\s*(?:-->|-|–|—|→|to)\s*(?P<end>{TIME}))?[\])}}]*(?P<rest>\s.*|[-–—:|•·,.].*|)",
    re.DOTALL,
)
_TRAILING = pattern(rf"(?P<before>[-–—:|•·.,…\s\[(]*)(?P<start>{TIME})[\])]?[.,;\s]*\Z")
# What sets a title apart from the time before it.
_EDGES = " \t-–—:|•·,."
# What follows a time of day: no title.
_OF_DAY = pattern(
    r"(?:am|pm|a\.m|p\.m|uhr|hrs?|h|utc|gmt|cest|cet|est|edt|cst|cdt|mst|mdt|pst|pdt)\b",
    re.IGNORECASE,
)
_TRAILING_LINK = pattern(r"\s*<(https?://[^\s<>]+)>\s*\Z")


class Timed(NamedTuple):
    """What a line says: times in seconds."""

    start: float
    title: str
    end: float | None = None
    url: str = ""


def timed(line: str) -> Timed | None:
    """A line that begins with a time, in brackets or not, or with two; it may end in
    `<https://...>`."""
    found = _LEADING.match(line) if len(line) <= LONGEST_LINE else None
    if not found or _OF_DAY.match(found["rest"].lstrip()):
        return None
    start = moment(found["start"])
    if start is None:
        return None
    title = found["rest"]
    link = _TRAILING_LINK.search(title)
    title = title[: link.start()] if link else title
    return Timed(
        start, title.lstrip(_EDGES).rstrip(), moment(found["end"]), link[1] if link else ""
    )


def timed_at_end(line: str) -> tuple[Timed, str] | None:
    """A line that ends with a time, and what stands between that and the words before it."""
    found = _TRAILING.search(line[-200:]) if len(line) <= LONGEST_LINE else None
    start = moment(found["start"]) if found else None
    if not found or start is None:
        return None
    words = line[: len(line) - len(line[-200:]) + found.start()]
    return Timed(start, words.strip()), found["before"]
