"""Chapters in plain text, as people write them and as programs export them: lines of `12:04 What a
hook is`, Audacity's labels, Matroska's simple chapters, ffmpeg's metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..model.chapter import Chapter
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .chapter_checks import LocatedChapter
from .chapter_lines import parse_leading_time

# Matroska's simple chapters, which Vorbis comments have as well.
_MATROSKA_TIME = pattern(r"CHAPTER(\d{1,4})=(.*)", re.IGNORECASE)
_MATROSKA_NAME = pattern(r"CHAPTER(\d{1,4})NAME=(.*)", re.IGNORECASE)
_AUDACITY_LABEL = pattern(r"(\d+(?:\.\d+)?)\t(\d+(?:\.\d+)?)(?:\t(.*))?")
_COMMENT_STARTS = ("#", ";", "//")
_FFMPEG_ESCAPE = pattern(r"\\(.)")
_FFMPEG_TIMEBASE = pattern(r"(\d{1,12})/(\d{1,12})")
_FFMPEG_TICKS = pattern(r"\d{1,18}")
# That of ffmpeg where the file names none: a tick is a nanosecond.
_DEFAULT_TIMEBASE = "1/1000000000"


def read_chapter_lines(text: str, problems: Problems) -> list[LocatedChapter]:
    """A chapter for each line that begins with a time; a problem for each other line."""
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line and not line.startswith(_COMMENT_STARTS):
            lines.append((number, line))
    if any(_MATROSKA_TIME.match(line) for _, line in lines):
        return _read_matroska_chapters(lines, problems)
    located: list[LocatedChapter] = []
    for number, line in lines:
        chapter = _read_line(line)
        if chapter:
            located.append((number, chapter))
        # Audacity's labels of frequencies, which are not chapters, begin with a backslash.
        elif not line.startswith("\\"):
            problems.add(
                f"{quoted(line)} does not begin with a time: write `12:04 What a hook is`", number
            )
    return located


def _read_line(line: str) -> Chapter | None:
    label = _AUDACITY_LABEL.fullmatch(line)
    if label:
        return _read_audacity_label(label)
    timed = parse_leading_time(line)
    if not timed:
        return None
    return Chapter(timed.start, values.written(timed.title), timed.url, end=timed.end)


def _read_audacity_label(label: re.Match[str]) -> Chapter | None:
    start, end = moment(label[1]), moment(label[2])
    if start is None:
        return None
    # A label of a point in time has its start as its end.
    if end == start:
        end = None
    return Chapter(start, values.written(label[3]), end=end)


def _read_matroska_chapters(
    lines: Sequence[tuple[int, str]], problems: Problems
) -> list[LocatedChapter]:
    """`CHAPTER01=00:00:00.000` and `CHAPTER01NAME=Title`, as mkvmerge and Vorbis comments have
    them."""
    titles: dict[str, str] = {}
    for _, line in lines:
        if match := _MATROSKA_NAME.fullmatch(line):
            titles[match[1]] = values.written(match[2])
    located: list[LocatedChapter] = []
    for number, line in lines:
        match = _MATROSKA_TIME.fullmatch(line)
        if not match:
            continue
        start = moment(match[2])
        if start is None:
            problems.add(
                f"{quoted(match[2])} is not a time: write CHAPTER{match[1]}=00:12:04.000", number
            )
            continue
        located.append((number, Chapter(start, titles.get(match[1], ""))))
    return located


def read_ffmpeg_metadata(text: str, problems: Problems) -> list[LocatedChapter]:
    """The `[CHAPTER]` sections of ffmpeg's metadata files.

    https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
    """
    located: list[LocatedChapter] = []
    for line, section in _read_chapter_sections(text):
        start = _read_ticks(section, "START")
        if start is None:
            problems.add(
                "a [CHAPTER] has no START that can be read: "
                "write START=724000 below TIMEBASE=1/1000",
                line,
            )
            continue
        title = values.written(_FFMPEG_ESCAPE.sub(r"\1", section.get("TITLE", "")))
        located.append((line, Chapter(start, title, end=_read_ticks(section, "END"))))
    return located


def _read_chapter_sections(text: str) -> list[tuple[int, dict[str, str]]]:
    """The line on which each `[CHAPTER]` begins, and its values by their names in capitals."""
    sections: list[tuple[int, dict[str, str]]] = []
    is_chapter = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("["):
            is_chapter = line.strip().upper() == "[CHAPTER]"
            if is_chapter:
                sections.append((number, {}))
        elif is_chapter and not line.startswith((";", "#")):
            key, equals, value = line.partition("=")
            if equals:
                sections[-1][1][key.strip().upper()] = value
    return sections


def _read_ticks(section: Mapping[str, str], key: str) -> float | None:
    """A time of a section in seconds: its ticks, as long as its time base says."""
    ticks = section.get(key, "").strip()
    timebase = _FFMPEG_TIMEBASE.fullmatch(section.get("TIMEBASE", _DEFAULT_TIMEBASE).strip())
    if not timebase or not _FFMPEG_TICKS.fullmatch(ticks):
        return None
    numerator, denominator = int(timebase[1]), int(timebase[2])
    if denominator == 0:
        return None
    return moment(int(ticks) * numerator / denominator)
