"""The page being converted: what its episode's line asks for, and the blocks that wait to be put
into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from .. import embeds
from ..model.embed import Embed
from ..model.player import Player
from ..text.patterns import pattern
from ..text.records import NamedTuple
from .episode_line import PlayerRequest, clean_text
from .options import ExtensionOptions

T = TypeVar("T")
TOKEN = pattern(r"<!--podcast-block (\d+)-->")


class FixedHtml(NamedTuple):
    """A block of the page that is no part of the notes."""

    html: str = ""


PageBlock = Embed | Player | FixedHtml


class Document(Extension):
    """What is known of the page being converted; Markdown's own `reset` makes it anew.

    It belongs to one Markdown instance: a blog converts an excerpt while another page's instance is
    still alive.
    """

    def __init__(self, md: Markdown, options: ExtensionOptions) -> None:
        super().__init__()
        self.md = md
        self.options = options
        self.reset()

    def reset(self) -> None:
        self.begin(None)
        self.needs_heading = False
        self.slot: int | None = None
        self.own_player: Player | None = None
        self.own_addresses: frozenset[str] = frozenset()
        # Addresses of videos that MkDocs has rewritten already.
        self.video_addresses: set[str] = set()
        # How many of the author's own elements, which stay, play the episode.
        self.author_plays = 0
        self.blocks: list[PageBlock] = []
        self.reported: set[str] = set()

    def begin(self, request: PlayerRequest | None) -> None:
        """Begins a page, with what its episode's line asks for."""
        self.request = request or PlayerRequest()
        self.is_episode = request is not None
        # Until the tree has become text, only parts of the page pass through the postprocessors.
        self.is_text = False
        self.has_failed = False

    def attempt(self, step: Callable[[], T]) -> T | None:
        """What a step over the page gives; None after an error that nobody foresaw, in this step or
        in an earlier one: the page goes on without what the extension adds."""
        if self.has_failed:
            return None
        try:
            return step()
        except Exception as error:
            self.has_failed = True
            self.options.crashed(error)
            return None

    @property
    def title(self) -> str:
        return self.request.title

    def report(self, message: str, quote: str) -> None:
        """Reports once what is wrong with the words `quote` on the page."""
        if message not in self.reported:
            self.reported.add(message)
            self.options.report(message, quote)

    def add(self, block: PageBlock) -> str:
        """Adds a block and returns the comment that stands for it in the page's text."""
        self.blocks.append(block)
        return f"<!--podcast-block {len(self.blocks) - 1}-->"

    def add_to_tree(self, block: PageBlock) -> str:
        """Adds a block and returns what stands for it in the tree."""
        return self.md.htmlStash.store(self.add(block))

    def raw_html(self, element: Element) -> str:
        """The raw HTML for which a paragraph stands; empty for any other element."""
        text = element.text
        if element.tag != "p" or len(element) or not text or not text.startswith("\x02"):
            return ""
        placeholder = HTML_PLACEHOLDER_RE.fullmatch(text.strip())
        if placeholder:
            return self.stashed(placeholder)
        return ""

    def stashed(self, placeholder: re.Match[str]) -> str:
        number = int(placeholder[1])
        blocks = self.md.htmlStash.rawHtmlBlocks
        if number < len(blocks):
            return str(blocks[number])
        return ""

    def plain(self, text: str) -> str:
        """Text of the tree without Markdown's own placeholders."""
        text = HTML_PLACEHOLDER_RE.sub(lambda match: unescape(self.stashed(match)), text)
        return clean_text(text.replace(AMP_SUBSTITUTE, "&"))

    def resolve(self, address: str) -> Embed | None:
        """The provider's player for an address; None where no provider is known."""
        options = self.options
        embed = embeds.resolve(address, options.peertube, options.castopod)
        if embed and self.title:
            embed = embed._replace(episode=self.title)
        if embed:
            return embed._replace(load=options.load)
        return None

    def frame(
        self, attributes: dict[str, str], boxes: list[dict[str, str]] | None = None
    ) -> Embed | None:
        """The embed for an iframe; None for one of the site itself. Raises RefusedError."""
        options = self.options
        embed = embeds.frame_embed(
            attributes,
            boxes or [],
            title=self.title,
            sandbox=options.sandbox,
            peertube=options.peertube,
            castopod=options.castopod,
        )
        if embed:
            return embed._replace(load=options.load)
        return None

    def requested_embed(self) -> Embed | None:
        """The provider's player that the episode is heard in, also at a host that is not known."""
        address = self.request.embed
        if embed := self.resolve(address):
            return embed
        try:
            return self.frame({"src": address})
        except embeds.RefusedError:
            return None
