"""Times in the show notes → chapters: list items, table rows, headings, lines such as `12:04 What a
hook is`.

The Markdown is read, not the page's HTML: it exists before anything is rendered, its lines are what
counts, and they have numbers for the author. Code and comments do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems
from ..text import addresses, prose
from ..text.clock_times import TIME, moment
from ..text.code import visible_lines
from ..text.patterns import pattern
from .chapter_checks import LocatedChapter, select_usable
from .chapter_lines import (
    MAX_LINE_LENGTH,
    TimedLine,
    parse_leading_time,
    parse_trailing_time,
)

# This many times in front of titles are meant as chapters, whatever follows other titles.
_ENOUGH_LEADING_TIMES = 3
_ANY_TIME = pattern(TIME)
_MARKER = pattern(
    r"(?P<quote>(?:[ \t]{0,3}>)*)(?P<indent>[ \t]*)"
    r"(?:(?P<heading>#{1,6})[ \t]+|(?P<item>[-*+•·–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_TAGS = pattern(r"<(/?)(li|tr|p|h[1-6]|br|dt|dd|div)\b[^<>]*>", re.IGNORECASE)
# What a line of Markdown would begin with in place of a tag.
_MARKERS_OF_TAGS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "\n# "),
    **dict.fromkeys(("li", "dt", "dd"), "\n- "),
    "tr": "\n| ",
}
_CELL_TAGS = pattern(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_CELL_EDGE = pattern(r"(?<!\\)\|")
_LETTER = pattern(r"[^\W\d_]")
_HEADING_ATTRIBUTES = pattern(r"(?<![ \t])[ \t]*(?:\{[:#.][^{}]*\}|(?<!#)#+)[ \t]*\Z")
_LINK = pattern(
    r"\[([^\[\]]+)\]\(<?(https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?:\s[^()]*)?\)"
)
# In running text a time at the end of a line is not a chapter; in a list it has to be set apart: by
# punctuation or space, or by emphasis, which the plain words no longer have.
_SEPARATED = pattern(r"[-–—:|•·(\[*_]|\s{2}")
_EMPHASIZED_TIME = pattern(rf"(?:[*_`(\[]|[*_)\]`]\s*){TIME}")
_TAIL_LENGTH = 200
# A line that belongs to a list may be indented further.
_CODE_INDENT = 4


class _Kind(Enum):
    HEADING = auto()
    ITEM = auto()
    ROW = auto()
    TEXT = auto()


class _NoteLine(NamedTuple):
    """A line with a time in it: its number in the notes, its Markdown without the marker, and the
    plain words of that, which a row goes without."""

    number: int
    kind: _Kind
    markup: str
    plain: str


def read_note_chapters(
    body: str, path: str, line: int = 1, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters that the times in a page's Markdown stand for, and what is wrong with them.

    `line` is the number of the body's first line, `duration` is the recording's in seconds.
    """
    problems = Problems(path)
    # A list of contents at the top has the same times and titles as the headings below.
    unique: dict[tuple[float, str], LocatedChapter] = {}
    for number, chapter in _find_chapters(body):
        unique.setdefault((chapter.start, chapter.title), (number + line - 1, chapter))
    if not unique:
        problems.add(
            "the notes have no times to make chapters of: write them as list items, "
            "`- 12:04 What a hook is`, or remove `chapters: notes`",
        )
    return select_usable(list(unique.values()), problems, duration), problems.all()


def _find_chapters(body: str) -> list[tuple[int, Chapter]]:
    """Chapters in the order of the page, with the numbers of their lines: from times in front of
    titles, else from times after them."""
    if not _ANY_TIME.search(body):
        return []
    leading: list[tuple[int, Chapter]] = []
    trailing: list[tuple[int, Chapter]] = []
    for line in _find_timed_lines(body):
        if timed := _read_leading_time(line):
            leading.append((line.number, _make_chapter(timed, line)))
        elif timed := _read_trailing_time(line):
            trailing.append((line.number, _make_chapter(timed, line)))
    if len(leading) >= min(_ENOUGH_LEADING_TIMES, len(trailing)):
        return leading
    return trailing


def _find_timed_lines(body: str) -> Iterator[_NoteLine]:
    """The lines with a time in them; HTML within a line makes several of it."""
    for number, text in enumerate(visible_lines(body).split("\n"), 1):
        if len(text) > MAX_LINE_LENGTH or not _ANY_TIME.search(text):
            continue
        for piece in _split_tags(text):
            line = _read_line(number, piece)
            if line:
                yield line


def _split_tags(text: str) -> list[str]:
    if "<" not in text:
        return [text]
    return _TAGS.sub(_replace_tag, _CELL_TAGS.sub(" | ", text)).split("\n")


def _replace_tag(tag: re.Match[str]) -> str:
    closes, name = tag[1], tag[2].lower()
    if closes:
        return "\n"
    return _MARKERS_OF_TAGS.get(name, "\n")


def _read_line(number: int, text: str) -> _NoteLine | None:
    """The line; None where it has no time, or is code."""
    marker = _MARKER.match(text)
    if not marker or not _ANY_TIME.search(text):
        return None
    markup = text[marker.end() :].strip()
    if marker["heading"]:
        markup = _HEADING_ATTRIBUTES.sub("", markup)
        return _NoteLine(number, _Kind.HEADING, markup, prose.plain(markup))
    if marker["item"]:
        return _NoteLine(number, _Kind.ITEM, markup, prose.plain(markup))
    if len(marker["indent"].expandtabs(_CODE_INDENT)) >= _CODE_INDENT:
        return None
    if "|" in markup:
        return _NoteLine(number, _Kind.ROW, markup, "")
    return _NoteLine(number, _Kind.TEXT, markup, prose.plain(markup))


def _read_leading_time(line: _NoteLine) -> TimedLine | None:
    if line.kind is _Kind.ROW:
        return _read_row(line)
    return parse_leading_time(line.plain)


def _read_row(line: _NoteLine) -> TimedLine | None:
    """A table's row: the cell that is a time, and the first one with words after it, else before
    it."""
    cells = [prose.plain(cell) for cell in _CELL_EDGE.split(line.markup.strip("|"))]
    times = [(index, time) for index, time in enumerate(map(_read_cell, cells)) if time is not None]
    if not times:
        return parse_leading_time(prose.plain(line.markup.strip("| ")))
    start_index, start = times[0]
    end = times[1][1] if len(times) > 1 else None
    for cell in (*cells[start_index + 1 :], *cells[:start_index]):
        if _LETTER.search(cell):
            return TimedLine(start, cell, end)
    return None


def _read_cell(cell: str) -> float | None:
    """The time that a cell holds; a number without a colon is something else."""
    if ":" not in cell:
        return None
    return moment(cell.strip("[]() "))


def _read_trailing_time(line: _NoteLine) -> TimedLine | None:
    if line.kind not in {_Kind.HEADING, _Kind.ITEM}:
        return None
    timed = parse_trailing_time(line.plain)
    if not timed or not timed.title:
        return None
    if line.kind is _Kind.HEADING or _SEPARATED.search(timed.separator):
        return timed
    is_emphasized = _EMPHASIZED_TIME.search(line.markup[-_TAIL_LENGTH:])
    return timed if is_emphasized else None


def _make_chapter(timed: TimedLine, line: _NoteLine) -> Chapter:
    url = timed.url or _find_title_link(timed.title, line.markup)
    return Chapter(timed.start, timed.title, url, end=timed.end)


def _find_title_link(title: str, markup: str) -> str:
    """The address of a title that is one link as a whole; "" for another."""
    for link in _LINK.finditer(markup):
        url = addresses.url(link[2])
        if url and prose.plain(link[1]) == title:
            return url
    return ""
