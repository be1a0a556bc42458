"""What of a Markdown text its readers do not see as text: code, comments, scripts and styles.

The one answer, for whoever looks for something that is not in them. It follows Python-Markdown:
code between fences is taken out first (fenced_code and SuperFences), then comments and raw HTML
that begin a line, then code spans, paragraph by paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from heapq import merge

from .patterns import pattern
from .records import NamedTuple


class PartKind(Enum):
    """Why a part of a text is hidden."""

    FENCE = "fence"
    SPAN = "span"
    COMMENT = "comment"
    PREFORMATTED = "pre"
    SCRIPT = "script"
    STYLE = "style"


class HiddenPart(NamedTuple):
    """A part of a text, from `start` to before `end`."""

    start: int
    end: int
    kind: PartKind


_FENCES = frozenset({PartKind.FENCE})
_CODE = frozenset({PartKind.FENCE, PartKind.SPAN})
_CODE_AND_COMMENTS = _CODE | {PartKind.COMMENT}
_NOT_IN_LINES = frozenset(PartKind) - {PartKind.SPAN}

# A fence may be in a list, a note or a quotation. One with a backtick after it is a code span.
_PREFIX = r"(?P<prefix>(?:[ ]{4}|\t|>[ ]?)*)"
_TAG = r"<(?:!--|(?P<tag>pre|script|style)\b)"
_FENCE = pattern(rf"^{_PREFIX}(?P<mark>`{{3,}}|~{{3,}})[^`\n]*$", re.MULTILINE)
_CLOSING_FENCE = pattern(rf"^{_PREFIX}(?P<mark>`{{3,}}|~{{3,}})[ \t\r]*$", re.MULTILINE)
_BLOCK = pattern(rf"^[ ]{{0,3}}{_TAG}", re.MULTILINE | re.IGNORECASE)
_INLINE = pattern(_TAG, re.IGNORECASE)
_BACKTICKS_OR_PARAGRAPH = pattern(r"(?P<ticks>`+)|\n(?:[ \t\r]*\n)+")
_CLOSINGS = {
    PartKind.COMMENT: pattern(r"-->"),
    PartKind.PREFORMATTED: pattern(r"</pre\s*>", re.IGNORECASE),
    PartKind.SCRIPT: pattern(r"</script\s*>", re.IGNORECASE),
    PartKind.STYLE: pattern(r"</style\s*>", re.IGNORECASE),
}
_SCRIPTS = pattern(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)

# How far up the beginning of indented code is looked for: the bound keeps a text of nothing else
# linear.
_MOST_LINES = 500
_INDENTS = ("    ", "\t")
# What lines that are indented by four spaces belong to, even with empty lines between: lists,
# notes, tabs, HTML.
_HOLDER = pattern(
    r" {0,3}(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|===|\[\^[^\]]+\]:|///|<)(?:\s|(?<=[:<]))"
)


def hidden_parts(body: str) -> Iterator[HiddenPart]:
    """The code, comments, scripts and styles of a Markdown text, in order; none is in another.

    Code that is only indented is not among them: see `is_indented_code`. Takes time linear in the
    length of the text.
    """
    if "`" not in body and "~~~" not in body and not _INLINE.search(body):
        return
    fences = list(_fences(body))
    others = _markup_and_spans(_masked(body, fences))
    end = 0
    for part in merge(fences, others):
        # A fence within a comment is part of it.
        if part.start >= end:
            yield part
            end = part.end


def is_hidden(parts: Sequence[HiddenPart], position: int) -> bool:
    """Whether a place is in one of the parts, which are in order."""
    index = bisect_right(parts, position, key=lambda part: part.start) - 1
    return index >= 0 and position < parts[index].end


def code_ranges(body: str) -> Iterator[tuple[int, int]]:
    """Where fenced code and code spans begin and end, in order."""
    if "`" in body or "~~~" in body:
        for part in hidden_parts(body):
            if part.kind in _CODE:
                yield part.start, part.end


def without_code(body: str) -> str:
    """The body with only the line breaks of its fenced code and code spans."""
    return _without(body, _CODE) if "`" in body or "~~~" in body else body


def without_fences(body: str) -> str:
    """The body with only the line breaks of its fenced code."""
    return _without(body, _FENCES) if "```" in body or "~~~" in body else body


def without_hidden(body: str) -> str:
    """The body with only the line breaks of its fenced code, code spans and comments."""
    return _without(body, _CODE_AND_COMMENTS)


def visible_lines(body: str) -> str:
    """The body with only the line breaks of its blocks of code, comments, scripts and styles.

    The lines keep their numbers; code spans stay.
    """
    return _without(body, _NOT_IN_LINES)


def without_scripts(html: str) -> str:
    """HTML with only the line breaks of its comments, scripts and styles.

    One that is never closed hides what comes after it, as in browsers.
    """
    if "<" not in html:
        return html
    return _SCRIPTS.sub(lambda match: "\n" * match[0].count("\n"), html)


def is_indented_code(body: str, position: int) -> bool:
    """Whether a place is in a block of code that only its four spaces mark.

    In a list, a note or raw HTML such lines are part of it.
    """
    start = body.rfind("\n", 0, position) + 1
    if not body.startswith(_INDENTS, start):
        return False
    is_after_blank = False
    for _ in range(_MOST_LINES):
        if not start:
            return True
        end = start - 1
        start = body.rfind("\n", 0, end) + 1
        line = body[start:end]
        if line.strip() and not line.startswith(_INDENTS):
            return is_after_blank and not _HOLDER.match(line)
        is_after_blank = not line.strip()
    return False


def _without(body: str, kinds: Collection[PartKind]) -> str:
    pieces = []
    position = 0
    for start, end, kind in hidden_parts(body):
        if kind in kinds:
            pieces.append(body[position:start])
            pieces.append("\n" * body.count("\n", start, end))
            position = end
    pieces.append(body[position:])
    return "".join(pieces)


def _fences(body: str) -> Iterator[HiddenPart]:
    """Each fence that another line with only the same fence closes."""
    if "```" not in body and "~~~" not in body:
        return
    closings: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for closing in _CLOSING_FENCE.finditer(body):
        key = (closing["prefix"], closing["mark"])
        closings.setdefault(key, []).append(closing.span())
    position = 0
    while match := _FENCE.search(body, position):
        position = match.end()
        spans = closings.get((match["prefix"], match["mark"]), [])
        index = bisect_right(spans, (position, 0))
        if index < len(spans):
            position = spans[index][1]
            yield HiddenPart(match.start(), position, PartKind.FENCE)


def _masked(body: str, fences: Iterable[HiddenPart]) -> str:
    """The body with line breaks, as many as there are characters, in place of its fences."""
    pieces = []
    position = 0
    for start, end, _ in fences:
        pieces.append(body[position:start])
        pieces.append("\n" * (end - start))
        position = end
    pieces.append(body[position:])
    return "".join(pieces)


def _markup_and_spans(body: str) -> Iterator[HiddenPart]:
    """Comments, raw HTML and code spans of a text without fences."""
    position = search_start = 0
    has_comment_end = True
    while match := _BLOCK.search(body, search_start):
        search_start = match.end()
        kind = _kind_of(match)
        if kind is not PartKind.COMMENT:
            end = _end_of(kind, body, search_start, len(body)) or len(body)
        elif has_comment_end:
            end = _end_of(kind, body, search_start, len(body))
            has_comment_end = end > 0
        else:
            # A comment that is never closed is shown as text.
            end = 0
        if end:
            yield from _inline_parts(body, position, match.start())
            yield HiddenPart(match.start(), end, kind)
            position = search_start = end
    yield from _inline_parts(body, position, len(body))


def _kind_of(match: re.Match[str]) -> PartKind:
    tag = match["tag"]
    return PartKind(tag.lower()) if tag else PartKind.COMMENT


def _end_of(kind: PartKind, body: str, start: int, limit: int) -> int:
    """Where a comment or an element ends; 0 where it is never closed."""
    closing = _CLOSINGS[kind].search(body, start, limit)
    return closing.end() if closing else 0


def _inline_parts(body: str, start: int, end: int) -> Iterator[HiddenPart]:
    """Code spans, comments, scripts and styles within the paragraphs of a part without blocks."""
    has_code = body.find("`", start, end) >= 0
    if not has_code and not _INLINE.search(body, start, end):
        return
    ticks: list[tuple[int, int]] = []
    paragraph_start = start
    for match in _BACKTICKS_OR_PARAGRAPH.finditer(body, start, end):
        if match["ticks"]:
            ticks.append(match.span())
        else:
            yield from _paragraph_parts(body, paragraph_start, match.start(), ticks)
            paragraph_start = match.end()
            ticks = []
    yield from _paragraph_parts(body, paragraph_start, end, ticks)


def _paragraph_parts(
    body: str, start: int, end: int, ticks: Sequence[tuple[int, int]]
) -> Iterator[HiddenPart]:
    position = start
    absent: set[PartKind] = set()
    for span_start, span_end in _code_spans(body, ticks):
        for part in _inline_markup(body, position, span_start, end, absent):
            yield part
            position = part.end
        if span_start >= position:
            yield HiddenPart(span_start, span_end, PartKind.SPAN)
            position = span_end
    yield from _inline_markup(body, position, end, end, absent)


def _inline_markup(
    body: str, start: int, limit: int, paragraph_end: int, absent: set[PartKind]
) -> Iterator[HiddenPart]:
    """Comments, scripts and styles that begin before `limit` and end in their paragraph.

    `absent` holds the kinds whose end the paragraph no longer has.
    """
    while match := _INLINE.search(body, start, limit):
        start = match.end()
        kind = _kind_of(match)
        if kind in absent:
            continue
        end = _end_of(kind, body, start, paragraph_end)
        if end:
            yield HiddenPart(match.start(), end, kind)
            start = end
        else:
            absent.add(kind)


def _code_spans(body: str, ticks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each run of backticks of a paragraph with the next one that is as long."""
    next_by_length: dict[int, int] = {}
    partners = [0] * len(ticks)
    for index in range(len(ticks) - 1, -1, -1):
        start, end = ticks[index]
        partners[index] = next_by_length.get(end - start, 0)
        next_by_length[end - start] = index
    index = 0
    while index < len(ticks):
        start = ticks[index][0]
        if partners[index] and body[start - 1 : start] != "\\":
            index = partners[index]
            yield start, ticks[index][1]
        index += 1
