"""Chapters as sound editors export them: tables of Reaper's regions and markers, or of Audition's
markers, Reaper's projects, cue sheets."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.chapter import Chapter
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from ..transcript.table_rows import find_columns, read_rows, split_header
from .chapter_checks import LocatedChapter

_COLUMNS = {
    "start": ("start", "start time", "start_time", "starttime", "time", "timestamp", "position"),
    "title": ("name", "title", "chapter", "label", "text", "description"),
    "end": ("end", "end time", "end_time", "endtime"),
    "length": ("length", "duration"),
    "url": ("url", "link", "href"),
    "image": ("image", "img"),
}
# `1.1.00`, as Reaper writes times with a ruler of measures.
_MEASURES = pattern(r"\d+\.\d+\.\d+")
_CUE_SHEET_LINE = pattern(r"(FILE|TRACK|TITLE|INDEX)\s+(.*)")
_CUE_SHEET_TIME = pattern(r"0?1\s+(\d{1,4}):(\d{1,2}):(\d{1,2})")
_FRAMES_PER_SECOND = 75
_PROJECT_MARKER = pattern(
    r"MARKER\s+\d+\s+(\d+(?:\.\d+)?)\s+(?:\"([^\"]*)\"|'([^']*)'|(\S+)(?!\S)).*"
)


def is_chapter_table(header: str) -> bool:
    """Whether the first line of a file names the columns of chapters."""
    if not any(mark in header for mark in "\t,;"):
        return False
    columns = find_columns(split_header(header)[1], _COLUMNS)
    return "start" in columns and "title" in columns


def read_chapter_table(text: str, problems: Problems) -> list[LocatedChapter]:
    """A chapter for each row that has a start and a title."""
    blank = text[: len(text) - len(text.lstrip("\n"))]
    located: list[LocatedChapter] = []
    for line, cells in read_rows(text.lstrip("\n"), _COLUMNS, problems):
        line += len(blank)
        start = moment(cells["start"])
        if start is not None:
            located.append((line, _make_chapter(start, cells)))
        elif _MEASURES.fullmatch(cells["start"]):
            problems.add(
                "its times are measures and beats: set the ruler to minutes and seconds, and "
                "export it again",
                line,
            )
            break
        else:
            problems.add(f"{quoted(cells['start'])} is not a time: write it as 0:12:04.000", line)
    return located


def _make_chapter(start: float, cells: Mapping[str, str]) -> Chapter:
    end = moment(cells["end"])
    length = moment(cells["length"])
    if end is None and length:
        end = round(start + length, 3)
    # A marker of a point in time may have its start as its end.
    if end == start:
        end = None
    return Chapter(
        start=start,
        title=values.written(cells["title"]),
        url=cells["url"],
        image=cells["image"],
        end=end,
    )


def read_reaper_project(text: str, problems: Problems) -> list[LocatedChapter]:
    """A chapter for each marker with a name; a region ends with one that has none."""
    located: list[LocatedChapter] = []
    for number, line in enumerate(text.split("\n"), 1):
        marker = _PROJECT_MARKER.fullmatch(line.strip())
        if not marker:
            continue
        start = moment(marker[1])
        title = values.written(marker[2] or marker[3] or marker[4])
        if start is not None and title:
            located.append((number, Chapter(start, title)))
    return located


def read_cue_sheet(text: str, problems: Problems) -> list[LocatedChapter]:
    """A chapter for each track; a second file in the sheet starts at 0:00 again, and is left out.

    https://wiki.hydrogenaud.io/index.php?title=Cue_sheet
    """
    located: list[LocatedChapter] = []
    title = ""
    has_track = False
    for number, line in enumerate(text.split("\n"), 1):
        match = _CUE_SHEET_LINE.fullmatch(line.strip())
        if not match:
            continue
        command, value = match[1], match[2].strip()
        if command == "FILE" and located:
            problems.add("only the tracks above are read: this one is in another file", number)
            break
        if command == "TRACK":
            has_track = True
            title = ""
        elif command == "TITLE":
            title = value.strip('"')
        elif command == "INDEX" and has_track:
            start = _read_cue_sheet_time(value)
            if start is not None:
                located.append((number, Chapter(start, values.written(title))))
    return located


def _read_cue_sheet_time(value: str) -> float | None:
    """The start in seconds; None for the pause before a track, which is `INDEX 00`."""
    match = _CUE_SHEET_TIME.fullmatch(value)
    if not match:
        return None
    minutes, seconds, frames = int(match[1]), int(match[2]), int(match[3])
    return moment(minutes * 60 + seconds + frames / _FRAMES_PER_SECOND)
