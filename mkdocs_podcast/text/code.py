"""What in a Markdown text is code: the one answer, for whoever looks for something that is not in
it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.patterns import pattern

FENCE = pattern(r"^ {0,3}(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$", re.MULTILINE)


_TICKS = pattern(r"(?P<ticks>`+)|\n(?:[ \t]*\n)+")


# How far up the beginning of indented code is looked for: the bound keeps a text of nothing else
# linear.
_MOST_LINES = 500


_INDENTS = ("    ", "\t")


# What lines that are indented by four spaces belong to, be there empty lines between: lists, notes,
# tabs, HTML.
_HOLDER = pattern(
    r" {0,3}(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|===|\[\^[^\]]+\]:|///|<)(?:\s|(?<=[:<]))"
)


def without_code(body: str) -> str:
    """The body with nothing but the line breaks of its code."""
    parts = []
    end = 0
    for start, stop in code(body):
        parts += [body[end:start], "\n" * body.count("\n", start, stop)]
        end = stop
    return "".join((*parts, body[end:]))


def without_hidden(body: str) -> str:
    """The body without its code and its comments."""
    first, *others = (without_code(body) if "`" in body or "~~~" in body else body).split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def is_indented_code(body: str, position: int) -> bool:
    """Whether a place is in a block of code that is marked by four spaces alone.

    In a list, a note or raw HTML such lines are what stands in it.
    """
    start = body.rfind("\n", 0, position) + 1
    if not body.startswith(_INDENTS, start):
        return False
    blank_before = False
    for _ in range(_MOST_LINES):
        if not start:
            return True
        end = start - 1
        start = body.rfind("\n", 0, end) + 1
        line = body[start:end]
        if line.strip() and not line.startswith(_INDENTS):
            return blank_before and not _HOLDER.match(line)
        blank_before = not line.strip()
    return False


def code(body: str) -> Iterator[tuple[int, int]]:
    """Where fenced code and code spans begin and end, in order."""
    if "`" not in body and "~~~" not in body:
        return
    position = 0
    while opening := FENCE.search(body, position):
        yield from _spans(body, position, opening.start())
        mark = opening["mark"]
        closing = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(
            body, opening.end()
        )
        position = closing.end() if closing else len(body)
        yield opening.start(), position
    yield from _spans(body, position, len(body))


def _spans(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for found in _TICKS.finditer(body, start, end):
        if found["ticks"]:
            runs.append(found.span())
        else:  # A code span ends with its paragraph.
            yield from _paired(body, runs)
            runs = []
    yield from _paired(body, runs)


def _paired(body: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each run of backticks with the next one that is as long."""
    seen: dict[int, int] = {}
    partner: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        partner[place] = seen.get(length, 0)
        seen[length] = place
    place = 0
    while place < len(runs):
        start, _ = runs[place]
        if partner[place] and body[start - 1 : start] != "\\":
            yield start, runs[partner[place]][1]
            place = partner[place]
        place += 1
