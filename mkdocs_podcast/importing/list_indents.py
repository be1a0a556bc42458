"""Lists as CommonMark indents them → as Python-Markdown does.

What belongs to an item of a list begins below the item's text in CommonMark, mostly after two or three
spaces. Python-Markdown wants four for each level, and takes anything less for an item of the outer list.
"""

from __future__ import annotations

import re

from ..text.code import PartKind, hidden_parts
from ..text.patterns import pattern

_WIDTH = 4
_ITEM = pattern(r"(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+(?=\S)|[ \t]*\Z)")
# Signs at the beginning of lines that end by themselves: headings, tables, HTML.
_NOT_IN_PARAGRAPHS = " \t>#|<"
# Further in than any item.
_PARAGRAPH = 1_000
_FIRST_MARKS = frozenset({"-", "*", "+", "1.", "1)"})
_RULE = pattern(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})\Z")
_FENCE = pattern(r"`{3,}(?=[^`]*\Z)|~{3,}")
_ANY_LIST = pattern(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)


def with_wide_lists(markdown: str) -> str:
    """The Markdown in which all that belongs to an item is indented by four spaces for each level."""
    if not _ANY_LIST.search(markdown):
        return markdown
    indenter = _Indenter()
    lines: list[str] = []
    position = 0
    hidden = _hidden_lines(markdown)
    for line in markdown.split("\n"):
        moved = line
        if position not in hidden:
            moved = indenter.line(line)
        position += len(line) + 1
        # What comes into the place of a line is no second blank one.
        if moved or moved == line or lines[-1:] != [""]:
            lines.append(moved)
    return "\n".join(lines)


def _hidden_lines(markdown: str) -> set[int]:
    """Where the lines begin that are in comments, scripts and the like. Code between fences moves
    with its item."""
    starts = set()
    for start, stop, kind in hidden_parts(markdown):
        if kind in (PartKind.FENCE, PartKind.SPAN):
            continue
        begin = markdown.find("\n", start, stop)
        while begin >= 0:
            starts.add(begin + 1)
            begin = markdown.find("\n", begin + 1, stop)
    return starts


class _Indenter:
    """Indents one line after another."""

    def __init__(self) -> None:
        # The columns at which the text of the items begins that the line before belongs to.
        self.columns: list[int] = []
        self.fence = ""
        self.is_after_blank = True
        # How deep the item is with which the lines since the last blank one begin.
        self.first_level = _PARAGRAPH
        # Whether the line before belongs to a list, or to a paragraph.
        self.is_in_text = False

    def line(self, line: str) -> str:
        text = line.lstrip(" \t")
        if not text:
            self.is_after_blank = True
            return line
        indent = _width_of(line[: len(line) - len(text)])
        if indent < self._column:
            # The item ends, and with it all that is in it.
            self.fence = ""
        if self.fence:
            return self._line_of_code(line, text, indent)
        item = self._item_in(text, indent)
        fence = _FENCE.match(text)
        if item or fence or self.is_after_blank:
            self._leave_items(indent)
        is_code = indent - self._column >= _WIDTH
        if not is_code:
            if item:
                return self._item(indent, item, text)
            if fence:
                return self._begin_code(line, fence[0])
        if self.is_after_blank:
            self.first_level = _PARAGRAPH
        self.is_after_blank = False
        self.is_in_text = bool(self.columns) or line[0] not in _NOT_IN_PARAGRAPHS
        # Up to three spaces more mean nothing.
        further = 0
        if is_code:
            further = indent - self._column
        return self._moved(line, further)

    def _item_in(self, text: str, indent: int) -> re.Match[str] | None:
        """The beginning of an item, if the line has one."""
        item = _ITEM.match(text)
        if not item:
            return None
        if _RULE.match(text):
            return None
        if self.is_after_blank or indent < self._column:
            return item
        # Only these end a paragraph: a line of it may begin with the number of a year.
        if item["mark"] in _FIRST_MARKS and item.end() < len(text):
            return item
        return None

    def _begin_code(self, line: str, fence: str) -> str:
        """In an item, code is indented, as only an extension of Python-Markdown knows fences there."""
        self.fence = fence
        self.is_in_text = bool(self.columns)
        if not self.columns:
            return line
        return ""

    def _line_of_code(self, line: str, text: str, indent: int) -> str:
        is_end = text.startswith(self.fence) and not text.strip(self.fence[0]).strip()
        if is_end:
            self.fence = ""
        if not self.columns:
            return line
        if is_end:
            self.is_after_blank = True
            return ""
        further = max(0, indent - self._column)
        return " " * (_WIDTH * (len(self.columns) + 1) + further) + text

    @property
    def _column(self) -> int:
        """Where the text begins that the line is in."""
        if not self.columns:
            return 0
        return self.columns[-1]

    def _leave_items(self, indent: int) -> None:
        """Ends the items to which a line with this indent does not belong."""
        while indent < self._column:
            self.columns.pop()

    def _item(self, indent: int, item: re.Match[str], text: str) -> str:
        gap = len(item["gap"].expandtabs(_WIDTH))
        if gap > _WIDTH or item.end() == len(text):
            gap = 1
        level = len(self.columns)
        begin = " " * (_WIDTH * level)
        # A heading ends by itself, as a blank line ends what is before it.
        if self.is_after_blank or not self.is_in_text:
            self.first_level = level
        elif level < self.first_level:
            # Without a blank line, Python-Markdown would take it for a part of what is further in.
            begin = f"\n{begin}"
            self.first_level = level
        self.columns.append(indent + len(item["mark"]) + gap)
        self.is_after_blank = False
        self.is_in_text = True
        return begin + text

    def _moved(self, line: str, further: int) -> str:
        """A line of an item, with further spaces; what is in no item stays."""
        text = line.lstrip(" \t")
        indent = _width_of(line[: len(line) - len(text)])
        if not self.columns:
            return line
        if indent < self._column:
            return line
        return " " * (_WIDTH * len(self.columns) + further) + text


def _width_of(space: str) -> int:
    return len(space.expandtabs(_WIDTH))
