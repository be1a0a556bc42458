"""Python-Markdown's inline step, with the same result and without most of its calls.

Each stretch of a page's text is offered to each of some fourteen patterns, in several calls each,
and nearly all of these find nothing. Here a look for the one character that a pattern needs says so
first. Nothing in this module knows of MkDocs or of the plugin.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.util import AtomicString

from ...text.patterns import pattern
from ...text.records import NamedTuple
from .known_parts import fingerprint
from .needed_text import needed_characters

# These find nothing on a page that defines no references.
_REFERENCES: frozenset[type] = frozenset(
    {
        inlinepatterns.ReferenceInlineProcessor,
        inlinepatterns.ShortReferenceInlineProcessor,
        inlinepatterns.ImageReferenceInlineProcessor,
        inlinepatterns.ShortImageReferenceInlineProcessor,
    }
)
_LABEL = pattern(r"[^\[\]]*\]")
# Neither quotes nor brackets, and nothing that Python-Markdown has put aside.
_ADDRESS = pattern(r"\(\s*([^()\"'<>\s\x02]+)\)")
# Of Python-Markdown 3.6 to 3.10, and of 3.11.
_KNOWN_STEPS = frozenset({0x372DBE12, 0x8F7C153F})
_KNOWN_LINKS = 0x0EE7CE87


def quicken(md: Markdown) -> None:
    """Gives a Markdown instance the quick step, if its own is one that is known."""
    step = md.treeprocessors["inline"]
    link = md.inlinePatterns["link"]
    if type(step) is treeprocessors.InlineProcessor and _has_known_step():
        step.__class__ = InlineProcessor
    if type(link) is inlinepatterns.LinkInlineProcessor and _has_known_links():
        link.__class__ = LinkInlineProcessor


def _has_known_step() -> bool:
    step = treeprocessors.InlineProcessor
    try:
        actual = fingerprint(
            step._InlineProcessor__handleInline,  # type: ignore[attr-defined]
            step._InlineProcessor__applyPattern,  # type: ignore[attr-defined]
        )
    except AttributeError:
        return False
    return actual in _KNOWN_STEPS


def _has_known_links() -> bool:
    link = inlinepatterns.LinkInlineProcessor
    return fingerprint(link.handleMatch, link.getText, link.getLink) == _KNOWN_LINKS


class _Trial(NamedTuple):
    """A pattern, a character without which it cannot match, and its search. Without both, it has to
    be tried."""

    place: int
    pattern: Any
    needed: str
    search: Callable[[str, int], object] | None


class InlineProcessor(treeprocessors.InlineProcessor):
    """Has the name of the class that it replaces, and so takes the place of its private method."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        # The text of the page is read by now, with all that it defines.
        self.trials = self._trials()
        return super().run(tree, ancestors)

    def _trials(self) -> list[_Trial]:
        trials = []
        for index, inline_pattern in enumerate(self.inlinePatterns):
            if type(inline_pattern) in _REFERENCES and not self.md.references:
                continue
            trials.append(_trial(index, inline_pattern))
        return trials

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        for index, inline_pattern, needed, search in self.trials:
            if index < patternIndex or needed not in data:
                continue
            start = 0
            has_matched = True
            while has_matched and (search is None or search(data, start)):
                data, has_matched, start = self.__applyPattern(inline_pattern, data, index, start)  # type: ignore[attr-defined]
        return data


def _trial(index: int, inline_pattern: Any) -> _Trial:
    is_own = type(inline_pattern).getCompiledRegExp is inlinepatterns.Pattern.getCompiledRegExp
    if not is_own or not isinstance(inline_pattern, inlinepatterns.InlineProcessor):
        return _Trial(index, inline_pattern, "", None)
    compiled = inline_pattern.compiled_re
    needed = needed_characters(compiled.pattern, compiled.flags)
    if len(needed) == 1:
        return _Trial(index, inline_pattern, needed, compiled.search)
    if needed:
        return _Trial(index, inline_pattern, "", _search_for(needed))
    return _Trial(index, inline_pattern, "", compiled.search)


@cache
def _search_for(characters: str) -> Callable[[str, int], object]:
    """The search for one of these characters."""
    return pattern(f"[{re.escape(characters)}]").search


class LinkInlineProcessor(inlinepatterns.LinkInlineProcessor):
    """Reads a link without brackets, quotes and title at once, and not letter by letter."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        label = _LABEL.match(data, index)
        if label:
            return label[0][:-1], label.end(), True
        return super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        address = _ADDRESS.match(data, index)
        if address:
            return address[1], None, address.end(), True
        return super().getLink(data, index)
