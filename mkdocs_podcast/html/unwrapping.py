"""Moves blocks out of what cannot hold them: a browser closes a paragraph before a player, and
leaves its link in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.patterns import pattern
from ..text.records import NamedTuple
from .tags import HtmlTag, tag_after_space, tag_at

_ID = pattern(r"\sid\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)", re.IGNORECASE)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# A title must not be split in two: the block follows it.
_TITLES = _names("h1 h2 h3 h4 h5 h6 summary")
_INLINE = _names(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup tt u var"
)
_BLOCK = _TITLES | _names(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form header "
    "hr legend li main nav ol p pre script section style table tbody td template textarea tfoot th thead tr ul"
)
# Nobody writes links in links without end, and what is opened again after a block would grow and
# grow.
_DEEPEST = 12


class _OpenElement(NamedTuple):
    """An element that is open at the place of a block."""

    name: str
    tag: str

    @property
    def reopening_tag(self) -> str:
        """The tag that opens the element anew after a block."""
        if self.name == "p":
            return "<p>"
        return _ID.sub("", self.tag)


def unwrap_blocks(html: str, mark: re.Pattern[str]) -> tuple[str, list[str]]:
    """The HTML with each `mark` outside paragraphs, links and headings; and the start tags of the
    links that had to go.

    What is before and after a block stays, in parts of its own: `<p>a BLOCK b</p>` is `<p>a</p>
    BLOCK <p>b</p>`. Takes time linear in the length of the HTML.
    """
    unwrapper = _Unwrapper(html, mark)
    return unwrapper.run(), unwrapper.dropped_links


class _Unwrapper:
    def __init__(self, html: str, mark: re.Pattern[str]) -> None:
        self.html = html
        self.mark = mark
        self.parts: list[str] = []
        self.copied = 0
        # What the last block has closed, and whether it has still to be opened again.
        self.interrupted: list[_OpenElement] = []
        self.must_reopen = False
        self.dropped_links: list[str] = []

    def run(self) -> str:
        for match in self.mark.finditer(self.html):
            if match.start() < self.copied:
                continue
            opened = self.open_elements(match.start())
            if not opened:
                self.parts += self.text_before(match.start()), match[0]
                self.copied, self.interrupted, self.must_reopen = match.end(), [], False
            elif opened[0].name in _TITLES:
                self.place_after_title(match, opened[0])
            else:
                self.place_between(match, opened)
        self.parts.append(self.text_before(len(self.html)))
        return "".join(self.parts)

    def open_elements(self, position: int) -> list[_OpenElement]:
        """The elements that cannot hold a block and are open here, outermost first."""
        inner_first: list[_OpenElement] = []
        closed: list[str] = []
        while (position := self.html.rfind("<", self.copied, position)) >= 0:
            tag = tag_at(self.html, position)
            if not tag or not tag.is_complete:
                continue
            if tag.name in _BLOCK:
                if _cannot_hold_blocks(tag):
                    inner_first.append(_OpenElement(tag.name, tag.text))
                return inner_first[::-1][:_DEEPEST]
            if tag.name not in _INLINE:
                continue
            if tag.is_closing:
                closed.append(tag.name)
            elif tag.name in closed:
                closed.remove(tag.name)
            else:
                inner_first.append(_OpenElement(tag.name, tag.text))
        still_open = max(len(self.interrupted) - len(closed), 0)
        return [*self.interrupted[:still_open], *reversed(inner_first)][:_DEEPEST]

    def text_before(self, stop: int) -> str:
        """What has not been copied yet, in the elements that a block has closed."""
        text = self.html[self.copied : stop]
        if not self.must_reopen:
            return text
        if not text.strip():
            return ""
        self.must_reopen = False
        tags = "".join(element.reopening_tag for element in self.interrupted)
        return f"\n{tags}{text.lstrip()}"

    def place_after_title(self, match: re.Match[str], title: _OpenElement) -> None:
        closing = pattern(f"</{title.name}\\s*>", re.IGNORECASE).search(self.html, match.end())
        stop = closing.end() if closing else len(self.html)
        title_text = self.html[match.end() : stop]
        blocks = [match[0], *(block[0] for block in self.mark.finditer(title_text))]
        self.parts += self.text_before(match.start()), self.mark.sub("", title_text)
        self.parts += "\n", "\n".join(blocks)
        self.copied, self.interrupted = stop, []

    def place_between(self, match: re.Match[str], opened: Sequence[_OpenElement]) -> None:
        text = self.text_before(match.start()).rstrip()
        # Nothing has been opened again since the block before this one.
        to_close = [] if self.must_reopen else list(opened)
        text = _without_empty_elements(text, to_close)
        closing_tags = "".join(f"</{element.name}>" for element in reversed(to_close))
        self.parts += text, closing_tags, "\n", match[0], "\n"
        self.copied = match.end()
        self.interrupted = self.skip_emptied(opened, to_close)
        self.must_reopen = bool(self.interrupted)

    def skip_emptied(
        self, opened: Sequence[_OpenElement], closed: Sequence[_OpenElement]
    ) -> list[_OpenElement]:
        """The elements that go on after the block; those that end right behind it are left out, and
        a link that held nothing else is noted."""
        going_on = list(opened)
        while going_on and (tag := tag_after_space(self.html, self.copied)):
            if not tag.is_closing or tag.name != going_on[-1].name:
                break
            emptied = going_on.pop()
            self.copied = tag.stop
            if emptied.name == "a" and emptied not in closed and not self.must_reopen:
                self.dropped_links.append(emptied.tag)
        return going_on


def _cannot_hold_blocks(tag: HtmlTag) -> bool:
    return not tag.is_closing and (tag.name == "p" or tag.name in _TITLES)


def _without_empty_elements(text: str, opened: list[_OpenElement]) -> str:
    """The text without the tags at its end that would hold nothing; their elements are taken from
    `opened`."""
    while opened and text.endswith((opened[-1].tag, opened[-1].reopening_tag)):
        element = opened.pop()
        tag = element.tag if text.endswith(element.tag) else element.reopening_tag
        text = text.removesuffix(tag).rstrip()
    return text
