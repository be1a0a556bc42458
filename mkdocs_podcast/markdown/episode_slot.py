"""The place of an episode's player: its line is read, and the tree gets a slot and a title."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..model.player import Player, Source
from ..text.patterns import pattern
from .document import Document, FixedHtml
from .episode_line import LINE_START, PlayerRequest, read_episode_line
from .processors import DocumentTreeprocessor
from .titles import is_same_title

_ADDRESSES_CLASS = "podcast-slot"
_PLAYER_MARK = pattern(r"<!--\s*podcast:\s*player\s*-->", re.IGNORECASE)
# A blog puts the title before the line.
_MOST_LINES_BEFORE = 3


class EpisodeLineReader(Preprocessor):
    """Takes the episode's line out before Markdown reads the page."""

    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, lines: list[str]) -> list[str]:
        self.document.begin(None)
        remaining = self.document.attempt(partial(self.take_line, lines))
        if remaining is None:
            return lines
        return remaining

    def take_line(self, lines: list[str]) -> list[str]:
        for number, line in enumerate(lines[:_MOST_LINES_BEFORE]):
            if line.startswith(LINE_START):
                self.document.begin(self.read(line))
                return [*lines[:number], *lines[number + 1 :]]
        return lines

    def read(self, line: str) -> PlayerRequest | None:
        try:
            return read_episode_line(line)
        except ValueError:
            self.document.report(
                "the comment `podcast:episode` does not hold valid JSON: remove it", line
            )
            return None


class SlotPlacer(DocumentTreeprocessor):
    """Gives the page of an episode a place for its player, before other processors see the tree."""

    def process(self, root: Element) -> None:
        document = self.document
        if not document.is_episode:
            return
        title = self.title_position(root)
        document.needs_heading = title is None
        token = document.add(FixedHtml())
        document.slot = len(document.blocks) - 1
        if not self.fill_player_marks(token):
            paragraph = Element("p")
            paragraph.text = document.md.htmlStash.store(token)
            root.insert(0 if title is None else title + 1, paragraph)
        root.append(self.addresses())

    def addresses(self) -> Element:
        """The addresses of the episode's recordings as those of images: MkDocs rewrites and checks
        them."""
        element = Element("div", {"class": _ADDRESSES_CLASS})
        request = self.document.request
        for address in [source.url for source in request.sources] or request.recordings:
            SubElement(element, "img", {"src": address, "alt": ""})
        return element

    def fill_player_marks(self, token: str) -> bool:
        """Puts the token in place of the author's first `<!-- podcast:player -->`, and takes
        out the others; returns whether there is one."""
        raw_blocks = self.document.md.htmlStash.rawHtmlBlocks
        is_filled = False
        for number, html in enumerate(raw_blocks):
            if not isinstance(html, str) or "podcast:" not in html.lower():
                continue
            first, *parts = _PLAYER_MARK.split(html)
            if not parts:
                continue
            if is_filled or len(parts) > 1:
                self.document.report(
                    "`podcast:player` appears twice, and the first one counts: remove the other",
                    "podcast:player",
                )
            nothing = self.document.add(FixedHtml())
            raw_blocks[number] = first + (nothing if is_filled else token) + nothing.join(parts)
            is_filled = True
        return is_filled

    def title_position(self, root: Element) -> int | None:
        """Where the page's own title is, if the page begins with it; comments before it do not
        count.

        Another heading of the first level is a section, as in posts that begin with `# Show notes`.
        """
        for position, element in enumerate(root):
            raw = self.document.raw_html(element)
            if element.tag == "h1":
                heading = self.document.plain("".join(element.itertext()))
                if self.is_title(heading):
                    return position
                return None
            if raw[:3].lower() == "<h1":
                if self.is_title(unescape(raw)):
                    return position
                return None
            if not raw.startswith("<!--"):
                return None
        return None

    def is_title(self, heading: str) -> bool:
        request = self.document.request
        if request.begins_with_title:
            return True
        return is_same_title(heading, request.title)


class SlotReader(DocumentTreeprocessor):
    """Takes the rewritten addresses out of the tree again, and gives the page its title."""

    def process(self, root: Element) -> None:
        document = self.document
        if not document.is_episode:
            return
        addresses = take_out_addresses(root)
        if addresses is not None:
            self.read([document.plain(image.get("src", "")) for image in addresses])
        if document.needs_heading:
            root.insert(0, self.heading())

    def read(self, addresses: list[str]) -> None:
        request = self.document.request
        self.document.own_addresses = frozenset(addresses)
        if not request.sources:
            return
        sources = [
            Source(address, source.type)
            for address, source in zip(addresses, request.sources, strict=False)
        ]
        self.document.own_player = Player(
            title=request.title,
            key=request.key,
            sources=tuple(sources),
            duration=request.duration,
            page=request.page,
            image=request.image,
        )

    def heading(self) -> Element:
        """The title in full; a theme would print it unescaped, or not at all. It belongs to no
        table of contents."""
        heading = Element("h1", {"id": "podcast-title"})
        heading.text, heading.tail = self.document.title, "\n"
        return heading


def take_out_addresses(root: Element) -> Element | None:
    """Takes the element with the recordings' addresses out of the tree."""
    for element in root:
        if element.get("class") == _ADDRESSES_CLASS:
            root.remove(element)
            return element
    return None
