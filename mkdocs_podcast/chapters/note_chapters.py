"""Times in the show notes → chapters: list items, table rows, headings, lines such as `12:04 What a
hook is`.

The Markdown is read, not the page's HTML: it is there before anything is rendered, its lines are
what counts, and they have numbers for the author. Code and comments do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems
from ..text import addresses, prose
from ..text.clock_times import TIME, moment
from ..text.patterns import pattern
from ..text.visible_lines import visible
from .chapter_checks import Placed, checked
from .chapter_lines import LONGEST_LINE, Timed, timed, timed_at_end

# As many times in front of titles are meant so, whatever stands behind others.
_FEWEST = 3
_HAS_TIME = pattern(TIME)
_MARKER = pattern(
    r"(?P<quote>(?:[ \t]{0,3}>)*)(?P<indent>[ \t]*)"
    r"(?:(?P<heading>#{1,6})[ \t]+|(?P<item>[-*+•·–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
TAGS = pattern(r"<(/?)(li|tr|p|h[1-6]|br|dt|dd|div)\b[^<>]*>", re.IGNORECASE)
_CELL_TAGS = pattern(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_CELL_EDGE = pattern(r"(?<!\\)\|")
_ATTRIBUTES = pattern(r"[ \t]*(?:\{[:#.][^{}]*\}|#+)[ \t]*\Z")
_LINK = pattern(
    r"\[([^\[\]]+)\]\(<?(https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?:\s[^()]*)?\)"
)
# In running text a time at the end of a line is no chapter; in a list it has to be set apart.
_APART = pattern(r"[-–—:|•·(\[*_]|\s{2}")


class _Line(NamedTuple):
    number: int
    kind: str  # heading, item, row or text
    markup: str
    plain: str


def in_notes(
    body: str, path: str, line: int = 1, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters that the times in a page's Markdown stand for, and what is wrong with them.

    `line` is the number of the body's first line, `duration` is the recording's, in seconds.
    """
    problems = Problems(path)
    # A list of contents at the top has the same times and titles as the headings below.
    once: dict[tuple[float, str], Placed] = {}
    for number, chapter in _placed(body, line):
        once.setdefault((chapter.start, chapter.title), (number, chapter))
    chapters = list(once.values())
    if not chapters:
        problems.add(
            "the notes have no times to make chapters of: write them as list items, `- 12:04 What a hook is`, "
            "or take `chapters: notes` out",
        )
    return checked(chapters, problems, duration), problems.all()


def _placed(body: str, first: int) -> list[Placed]:
    """Chapters in the order of the page: from times in front of titles, else from times behind
    them."""
    if not _HAS_TIME.search(body):
        return []
    front: list[Placed] = []
    behind: list[Placed] = []
    for line in _lines(body):
        if said := _in_row(line) if line.kind == "row" else timed(line.plain):
            front.append((line.number + first - 1, _chapter(said, line)))
        elif said := _at_end(line):
            behind.append((line.number + first - 1, _chapter(said, line)))
    return front if len(front) >= min(_FEWEST, len(behind)) else behind


def _lines(body: str) -> Iterator[_Line]:
    """The lines with a time in them."""
    for number, written in enumerate(visible(body).split("\n"), 1):
        if len(written) <= LONGEST_LINE and _HAS_TIME.search(written):
            pieces = (
                TAGS.sub(_break, _CELL_TAGS.sub(" | ", written)).split("\n")
                if "<" in written
                else [written]
            )
            for piece in pieces:
                if _HAS_TIME.search(piece) and (line := _line(number, piece)):
                    yield line


def _break(tag: re.Match[str]) -> str:
    if tag[1]:
        return "\n"
    name = tag[2].lower()
    return (
        "\n# "
        if name[0] == "h"
        else "\n- "
        if name in {"li", "dt", "dd"}
        else "\n| "
        if name == "tr"
        else "\n"
    )


def _line(number: int, written: str) -> _Line | None:
    found = _MARKER.match(written)
    marked = found and (found["heading"] or found["item"])
    # Indented by four without being an item of a list within a list: code.
    if not found or (not marked and len(found["indent"].expandtabs(4)) >= 4):
        return None
    rest = written[found.end() :].strip()
    if not marked and "|" in rest:
        return _Line(number, "row", rest, "")
    if found["heading"]:
        rest = _ATTRIBUTES.sub("", rest)
    kind = "heading" if found["heading"] else "item" if found["item"] else "text"
    return _Line(number, kind, rest, prose.plain(rest))


def _in_row(line: _Line) -> Timed | None:
    """A table's row: the cell that is a time, and the first one with words after it, else before
    it."""
    cells = [prose.plain(cell) for cell in _CELL_EDGE.split(line.markup.strip("|"))]
    times = [place for place, cell in enumerate(cells) if _cell_time(cell) is not None]
    if not times:
        return timed(prose.plain(line.markup.strip("| ")))
    start = times[0]
    words = [cell for cell in (*cells[start + 1 :], *cells[:start]) if re.search(r"[^\W\d_]", cell)]
    end = _cell_time(cells[times[1]]) if len(times) > 1 else None
    return Timed(_cell_time(cells[start]) or 0.0, words[0], end) if words else None


def _cell_time(cell: str) -> float | None:
    return moment(cell.strip("[]() ")) if ":" in cell else None


def _at_end(line: _Line) -> Timed | None:
    if line.kind not in {"heading", "item"}:
        return None
    found = timed_at_end(line.plain)
    if not found or not found[0].title:
        return None
    said, before = found
    # Emphasis sets a time apart as well, and is gone from the plain words.
    emphasised = re.search(rf"[*_)\]`]\s*[*_`(\[]*{TIME}|[*_`(\[]{TIME}", line.markup[-200:])
    return said if line.kind == "heading" or _APART.search(before) or emphasised else None


def _chapter(said: Timed, line: _Line) -> Chapter:
    """A title that is one link as a whole has that for its address."""
    links = (
        (prose.plain(found[1]), addresses.url(found[2])) for found in _LINK.finditer(line.markup)
    )
    url = said.url or next(
        (address for words, address in links if address and words == said.title), ""
    )
    return Chapter(said.start, said.title, url, end=said.end)
