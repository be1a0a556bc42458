"""The text of a file of chapters → chapters. The text shows its format, not the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems
from ..text import values
from ..text.patterns import pattern
from ..transcript.file_texts import parse_json_document, unify_line_breaks
from .chapter_checks import LocatedChapter, select_usable
from .chapter_texts import read_chapter_lines, read_ffmpeg_metadata
from .chapter_values import read_chapter_entries
from .chapter_xml import read_simple_chapters

_JSON_START = pattern(r"\{|\[\s*[\[{\"\]]")
_TIME_LINE = pattern(r"^\d[\d:.,]*\s+-->", re.MULTILINE)
# The names of columns, which no line with a time begins with.
_TABLE_START = pattern(r"[^\d\s\[(][^\n]*[\t,;]")
_CUE_SHEET_TRACK = pattern(r"^[ \t]*TRACK[ \t]+\d+[ \t]+AUDIO\b", re.MULTILINE)
_JSON_EXAMPLE = '{"version": "1.2.0", "chapters": [...]}'
# How many characters are looked at to tell the format.
_GLANCE = 200


def parse_chapters(
    text: str, path: str, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters in the text of the file at `path`, and what is wrong with it.

    JSON chapters (1.0 to 1.2), ffprobe's JSON, Podlove Simple Chapters, WebVTT, ffmpeg's metadata,
    Audacity's labels, Matroska's simple chapters, cue sheets, tables of markers, or lines of
    `12:04 What a hook is <https://...>`. `duration` is the recording's in seconds.
    """
    problems = Problems(path)
    text = unify_line_breaks(text)
    located: list[LocatedChapter] = []
    if text.strip():
        located = _choose_reader(text)(text, problems)
    if not located and not problems.all():
        problems.add(
            "there are no chapters in it: write a line such as `12:04 What a hook is` for each"
        )
    elif not located and len(problems.all()) > 1:
        # One cause: a format that nobody foresaw.
        problems = Problems(path)
        problems.add(
            "no chapter in it can be read, as its format is not known: write a line such as "
            "`12:04 What a hook is` for each, or export JSON chapters"
        )
    return select_usable(located, problems, duration), problems.all()


def _choose_reader(text: str) -> Callable[[str, Problems], list[LocatedChapter]]:
    start = text.lstrip()[:_GLANCE]
    if start.startswith("WEBVTT") or _TIME_LINE.search(text):
        return _read_webvtt_chapters
    if start.startswith("<REAPER_PROJECT"):
        from .chapter_tables import read_reaper_project

        return read_reaper_project
    if start.startswith("<"):
        return read_simple_chapters
    if start.startswith(";FFMETADATA"):
        return read_ffmpeg_metadata
    if _JSON_START.match(start):
        return _read_json_chapters
    if _TABLE_START.match(start) or _CUE_SHEET_TRACK.search(text):
        # Few shows have chapters from a sound editor.
        from . import chapter_tables

        if chapter_tables.is_chapter_table(start.partition("\n")[0]):
            return chapter_tables.read_chapter_table
        if _CUE_SHEET_TRACK.search(text):
            return chapter_tables.read_cue_sheet
    return read_chapter_lines


def _read_json_chapters(text: str, problems: Problems) -> list[LocatedChapter]:
    document = parse_json_document(text, _JSON_EXAMPLE, problems)
    if document is None:
        return []
    chapters = read_chapter_entries(document, problems, None, values.written)
    return [(None, chapter) for chapter in chapters]


def _read_webvtt_chapters(text: str, problems: Problems) -> list[LocatedChapter]:
    # Few shows have chapters in WebVTT.
    from ..transcript.captions import read_any_webvtt

    # A colon in a title is not that of a speaker.
    cues = read_any_webvtt(text, problems).cues
    return [(line, Chapter(cue.start, cue.text, end=cue.end)) for line, cue in cues]
