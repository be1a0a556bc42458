"""LRC, lines with a time in front as for song texts → cues.

`[00:12.00]Hello there`, with several times where a line is repeated, and `<00:12.50>` within lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .cue_text import NO_END, LocatedCue, SourceCues, fill_ends
from .speakers import assign_speakers

_OFFSET = pattern(r"[+-]?\d{1,7}")
_STAMP = pattern(r"\[(\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?)\][ \t]*")
_WORD_STAMP = pattern(r"<\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?>")
_ID_TAG = pattern(r"\[(#|[a-z]{2,10}):(.*)\]", re.IGNORECASE)


def read_lyrics(text: str, problems: Problems) -> SourceCues:
    """The cues of an LRC file, and the language that it names. Line breaks are `\\n`."""
    located: list[LocatedCue] = []
    tags: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        starts, line_text = _split_stamps(line)
        tag = None if starts else _ID_TAG.fullmatch(line)
        if tag:
            tags[tag[1].lower()] = tag[2].strip()
        elif line and not starts:
            problems.add(
                f"{quoted(line)} has no time in front and is left out: "
                "write `[00:12.00]` and what is said then",
                number,
            )
        located += [(number, Cue(start, NO_END, line_text)) for start in starts]
    offset = _read_offset(tags)
    located = [_shift(entry, offset) for entry in located]
    located.sort(key=lambda entry: entry[1].start)
    # A line without words ends the one before it.
    cues = [(line, cue) for line, cue in fill_ends(located) if cue.text]
    return SourceCues(assign_speakers(cues), tags.get("la", ""))


def _split_stamps(line: str) -> tuple[Sequence[float], str]:
    """The times in front of a line in seconds, and the text after them."""
    starts = []
    end = 0
    while stamp := _STAMP.match(line, end):
        end = stamp.end()
        start = moment(_with_point(stamp[1]))
        if start is not None:
            starts.append(start)
    return starts, values.written(_WORD_STAMP.sub("", line[end:]))


def _with_point(time: str) -> str:
    """`1:02:50` stands for a minute and 2.50 seconds."""
    minutes, _, seconds = time.partition(":")
    return f"{minutes}:{seconds.replace(':', '.')}"


def _read_offset(tags: dict[str, str]) -> float:
    """By how many seconds the lines come earlier than their times."""
    match = _OFFSET.fullmatch(tags.get("offset", ""))
    return int(match[0]) / 1000 if match else 0.0


def _shift(entry: LocatedCue, offset: float) -> LocatedCue:
    line, cue = entry
    return line, Cue(max(0.0, round(cue.start - offset, 3)), cue.end, cue.text)
