"""The page being converted: what its episode's line tells, and the blocks that wait to be put into
it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from .. import embeds
from ..html.fragments import Fragments
from ..model.embed import Embed
from ..model.player import Player, Source
from ..text.addresses import is_playable
from ..text.patterns import pattern

TOKEN = pattern(r"<!--podcast-block (\d+)-->")
_CONTROL = pattern(r"[\x00-\x1f\x7f]")


class Options(NamedTuple):
    """What the extension was given, once per Markdown instance."""

    load: str
    peertube: tuple[str, ...]
    castopod: tuple[str, ...]
    sandbox: bool
    fragments: Fragments
    report: Callable[[str, str], None]
    """Told a sentence, and the words of the page that it is about."""
    locate: Callable[[Markdown, str], str | None]
    """The address, seen from the page, of the file that raw HTML names; "" for none, None where
    that is not known."""
    home: Callable[[Markdown], str]
    """The way to the page itself from where it is shown, on a blog's index say; "" where that is
    its own place."""


class Document(Extension):
    """What is known of the page being converted; Markdown's own `reset` makes it anew.

    It belongs to one Markdown instance: a blog converts an excerpt while another page's instance is
    still alive.
    """

    def __init__(self, md: Markdown, options: Options) -> None:
        super().__init__()
        self.md = md
        self.options = options
        self.reset()

    def reset(self) -> None:
        self.begin({})
        self.needs_heading = False
        self.slot: int | None = None
        self.own: Player | None = None
        self.blocks: list[str] = []
        self.embedded: set[str] = set()
        self.reported: set[str] = set()

    def begin(self, episode: dict[str, Any]) -> None:
        """Takes in what the episode's line tells."""
        self.episode = episode
        self.title = words(episode.get("title"))
        self.sources = sources(episode)

    def report(self, message: str, written: str) -> None:
        """Tells the author once of what is wrong with the words `written` on the page."""
        if message not in self.reported:
            self.reported.add(message)
            self.options.report(message, written)

    def block(self, html: str) -> str:
        """Keeps a block and returns the comment that stands for it in the page's HTML."""
        self.blocks.append(html)
        return f"<!--podcast-block {len(self.blocks) - 1}-->"

    def token(self, html: str) -> str:
        """Keeps a block and returns what stands for it in the tree."""
        return self.md.htmlStash.store(self.block(html))

    def fill(self, html: str) -> str:
        def block(token: re.Match[str]) -> str:
            number = int(token[1])
            return self.blocks[number] if number < len(self.blocks) else token[0]

        return TOKEN.sub(block, html) if self.blocks else html

    def raw(self, element: Element) -> str:
        """The raw HTML for which a paragraph stands; empty for any other element."""
        text = element.text
        if element.tag != "p" or len(element) or not text or not text.startswith("\x02"):
            return ""
        found = HTML_PLACEHOLDER_RE.fullmatch(text.strip())
        return self.stashed(found) if found else ""

    def stashed(self, placeholder: re.Match[str]) -> str:
        number = int(placeholder[1])
        blocks = self.md.htmlStash.rawHtmlBlocks
        return str(blocks[number]) if number < len(blocks) else ""

    def plain(self, text: str) -> str:
        """Text of the tree without Markdown's own placeholders."""
        text = HTML_PLACEHOLDER_RE.sub(lambda found: unescape(self.stashed(found)), text)
        return _CONTROL.sub("", text.replace(AMP_SUBSTITUTE, "&"))

    def embed(self, embed: Embed) -> str:
        self.embedded.add(embed.src.split("?")[0])
        if embed.load != self.options.load:
            embed = embed._replace(load=self.options.load)
        return str(self.options.fragments.render("embed", embed=embed))

    def take_own(self, address: str) -> Player | None:
        """The episode's player, if this is its recording: it stands where the notes first play it,
        and only there."""
        own = self.own
        if own is None or all(address != source.url for source in own.sources):
            return None
        self.own = None
        return own

    def player(self, player: Player) -> str:
        return str(self.options.fragments.render("player", player=player))

    def resolve(self, address: str) -> Embed | None:
        found = embeds.resolve(address, self.options.peertube, self.options.castopod)
        return found._replace(episode=self.title) if found and self.title else found

    def episode_embed(self, address: str) -> Embed | None:
        """The player that an episode is heard in, also at a host that is not known."""
        if found := self.resolve(address):
            return found
        try:
            return embeds.frame_embed(
                {"src": address}, title=self.title, sandbox=self.options.sandbox
            )
        except embeds.RefusedError:
            return None


def words(value: Any) -> str:
    """Text without control characters: some of them are Markdown's own marks for what it has put
    aside."""
    return _CONTROL.sub("", value).strip() if isinstance(value, str) else ""


def sources(episode: dict[str, Any]) -> list[Source]:
    given = episode.get("sources")
    pairs = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    found = [Source(words(one.get("src")), words(one.get("type"))) for one in pairs]
    return [source for source in found if source.url and is_playable(source.url)]


def clear(element: Element) -> None:
    """Empties an element but for what follows it."""
    tail, name = element.tail, element.tag
    element.clear()
    element.tag, element.tail = name, tail
