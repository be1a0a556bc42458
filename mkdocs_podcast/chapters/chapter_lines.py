"""A line that begins or ends with a time, in files, front matter and show notes: `12:04 What a hook
is`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.clock_times import TIME, moment
from ..text.patterns import pattern

MAX_LINE_LENGTH = 2_000
# Of a line that may end with a time, only this many characters are looked at.
_TAIL_LENGTH = 200
_LEADING = pattern(
    rf"[\s\[({{]*(?P<start>{TIME})(?:\s*(?:-->|-|–|—|→|to)\s*(?P<end>{TIME}))?[\])}}]*(?P<title>\s.*|[-–—:|•·,.].*|)",
    re.DOTALL,
)
_SEPARATING = r"-–—:|•·.,…\s\[("
_TRAILING = pattern(
    rf"(?<![{_SEPARATING}])(?P<separator>[{_SEPARATING}]*)(?P<start>{TIME})[\])]?[.,;\s]*\Z"
)
# What separates a title from the time before it.
_SEPARATORS = " \t-–—:|•·,."
# After a time of day there is no title.
_TIME_OF_DAY = pattern(
    r"(?:am|pm|a\.m|p\.m|uhr|hrs?|h|utc|gmt|cest|cet|est|edt|cst|cdt|mst|mdt|pst|pdt)\b",
    re.IGNORECASE,
)
_TRAILING_LINK = pattern(r"(?<!\s)\s*<(https?://[^\s<>]+)>\s*\Z")


class TimedLine(NamedTuple):
    """What a line says: times in seconds.

    `separator` is what a line that ends with a time has between the title and the time.
    """

    start: float
    title: str
    end: float | None = None
    url: str = ""
    separator: str = ""


def parse_leading_time(line: str) -> TimedLine | None:
    """A line that begins with a time, in brackets or not, or with two; it may end with
    `<https://...>`."""
    if len(line) > MAX_LINE_LENGTH:
        return None
    match = _LEADING.match(line)
    if not match or _TIME_OF_DAY.match(match["title"].lstrip()):
        return None
    start = moment(match["start"])
    if start is None:
        return None
    title = match["title"]
    url = ""
    if link := _TRAILING_LINK.search(title):
        title = title[: link.start()]
        url = link[1]
    return TimedLine(start, title.lstrip(_SEPARATORS).rstrip(), moment(match["end"]), url)


def parse_trailing_time(line: str) -> TimedLine | None:
    """A line that ends with a time, in brackets or not."""
    if len(line) > MAX_LINE_LENGTH:
        return None
    tail_start = max(0, len(line) - _TAIL_LENGTH)
    match = _TRAILING.search(line[tail_start:])
    if not match:
        return None
    start = moment(match["start"])
    if start is None:
        return None
    title = line[: tail_start + match.start()].strip()
    return TimedLine(start, title, separator=match["separator"])
