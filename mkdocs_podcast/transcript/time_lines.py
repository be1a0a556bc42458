"""Time lines of captions, `00:12:04.000 --> 00:12:06.500`: as the formats require them, and as
people and programs write them.

WebVTT: https://www.w3.org/TR/webvtt1/#webvtt-cue-timings
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..model.problems import Problems, quoted
from ..text.clock_times import moment
from ..text.patterns import pattern

_LOOSE_TIME = r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
# Any spelling of a time line that can be understood.
LOOSE_TIME_LINE = pattern(
    rf"[ \t]*({_LOOSE_TIME})[ \t]*(?:-{{1,3}}>|[–—]>|→|--&gt;)[ \t]*({_LOOSE_TIME})(?:[ \t].*)?"
)
# Begins or ends as a time line does, and cannot be understood.
_BROKEN_TIME_LINE = pattern(r"[ \t]*\d[\d:.,]*[ \t]*(?:-->|->).*|.*-->[ \t]*\d[\d:.,]*[ \t]*\Z")
_ARROW = pattern(r"->|-&gt;|→|[–—]>")
_WEBVTT_TIME = r"(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3}"
_SUBRIP_TIME = r"\d{2,3}:[0-5]\d:[0-5]\d,\d{3}"


class CaptionFormat(NamedTuple):
    """A format of captions: its time lines as the specification has them, and an example."""

    name: str
    time_line: re.Pattern[str]
    example: str


WEBVTT = CaptionFormat(
    name="WebVTT",
    time_line=pattern(rf"({_WEBVTT_TIME})[ \t]+-->[ \t]+({_WEBVTT_TIME})(?:[ \t].*)?"),
    example="00:12:04.000 --> 00:12:06.500",
)
SUBRIP = CaptionFormat(
    name="SRT",
    time_line=pattern(rf"({_SUBRIP_TIME}) --> ({_SUBRIP_TIME})(?:[ \t].*)?"),
    example="00:12:04,000 --> 00:12:06,500",
)
# YouTube's own format has a comma where the others have an arrow.
SBV_TIME_LINE = pattern(
    r"^(\d{1,3}:[0-5]?\d:[0-5]?\d\.\d{1,3}),(\d{1,3}:[0-5]?\d:[0-5]?\d\.\d{1,3})[ \t]*$",
    re.MULTILINE,
)
SBV = CaptionFormat(
    name="SBV",
    time_line=LOOSE_TIME_LINE,
    example="0:12:04.000,0:12:06.500",
)


class TimeLine(NamedTuple):
    """A line that is a time line or was meant for one.

    `position` counts the lines from 0. `strict` is the line's match where it is written as the
    format requires.
    """

    position: int
    text: str
    strict: re.Match[str] | None


def find_time_lines(
    lines: Sequence[str], first: int, caption_format: CaptionFormat
) -> list[TimeLine]:
    """The time lines from index `first` on."""
    time_lines = []
    for index in range(first, len(lines)):
        line = lines[index]
        if not _ARROW.search(line):
            continue
        strict = caption_format.time_line.fullmatch(line)
        if strict or LOOSE_TIME_LINE.fullmatch(line) or _BROKEN_TIME_LINE.fullmatch(line):
            time_lines.append(TimeLine(index, line, strict))
    return time_lines


def read_time_line(
    time_line: TimeLine, caption_format: CaptionFormat, problems: Problems
) -> tuple[float, float] | None:
    """The start and the end in seconds; None, with a problem, for a line that cannot be understood.

    A line in another spelling than the format's is read, with a problem.
    """
    number = time_line.position + 1
    match = time_line.strict or LOOSE_TIME_LINE.fullmatch(time_line.text)
    start = moment(match[1]) if match else None
    end = moment(match[2]) if match else None
    if start is None or end is None:
        problems.add(
            f"{quoted(time_line.text.strip())} is not a time line: write it as `{caption_format.example}`",
            number,
        )
        return None
    if not time_line.strict:
        problems.add(
            f"{quoted(time_line.text.strip())} is not how {caption_format.name} writes times, and some apps refuse it: "
            f"write it as `{caption_format.example}`",
            number,
        )
    return start, end
