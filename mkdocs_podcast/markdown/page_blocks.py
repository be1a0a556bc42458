"""What each block of a page shows, and what stands for it in the notes: known once all blocks are."""

from __future__ import annotations

import re
from functools import cached_property
from html import escape

from .. import embeds
from ..html.tags import find_tags, next_tag, tag_at
from ..model.embed import Embed
from ..model.player import Player
from ..model.rendered_page import RenderedPage
from .document import TOKEN, Block, Document, FixedHtml
from .lone_links import INVITATIONS
from .markers import HEAD_END, HEAD_START, PLAYER_END, PLAYER_START


class PageBlocks:
    """The page's text with tokens for its blocks → the page, and the page as data.

    Only blocks whose token has reached the text count: a footnote that nothing refers to is not on
    the page, nor is the player in it.
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        if document.slot is not None:
            text = _with_one_slot(text, f"<!--podcast-block {document.slot}-->")
        self.text = text
        numbers = map(int, TOKEN.findall(text))
        self.numbers = [number for number in numbers if number < len(document.blocks)]

    def html(self) -> str:
        """The page."""
        return TOKEN.sub(self._block_html, self.text) if self.numbers else self.text

    def rendered_page(self) -> RenderedPage:
        shown = [*self.blocks_in_notes, *([self.head] if self.head else [])]
        request = self.document.request
        return RenderedPage(
            notes=_with_links_to_videos(TOKEN.sub(self._notes_link, _without_title(self.text))),
            embeds=tuple(block for block in shown if isinstance(block, Embed)),
            players=tuple(block for block in shown if isinstance(block, Player)),
            needs_player=bool(request.sources or request.embed),
            play_count=self.document.author_plays + sum(map(self._plays_episode, shown)),
        )

    @cached_property
    def blocks_in_notes(self) -> list[Block]:
        return [self._block(number) for number in self.numbers]

    @cached_property
    def own_number(self) -> int | None:
        """The block that plays the episode: of several the one that was found first."""
        if not self.document.own_player:
            return None
        plays = [number for number in self.numbers if self._plays_recording(number)]
        return min(plays, default=None)

    @cached_property
    def head(self) -> Player | Embed | None:
        """The episode's player, unless the notes have it."""
        document = self.document
        if document.own_player:
            is_in_notes = self.own_number is not None or document.author_plays
            return None if is_in_notes else document.own_player
        embed = document.requested_embed() if document.request.embed else None
        if embed and any(self._plays_episode(block) for block in self.blocks_in_notes):
            return None
        return embed

    @cached_property
    def requested_key(self) -> str:
        return self._key(self.document.request.embed)

    def _key(self, address: str) -> str:
        options = self.document.options
        return embeds.player_key(address, options.peertube, options.castopod)

    def _plays_recording(self, number: int) -> bool:
        block = self.document.blocks[number]
        if not isinstance(block, Player):
            return False
        return any(source.url in self.document.own_addresses for source in block.sources)

    def _plays_episode(self, block: Block) -> bool:
        """Whether the block is the player that the page's line asks for."""
        if isinstance(block, Player) and self.document.own_player:
            return any(source.url in self.document.own_addresses for source in block.sources)
        if isinstance(block, Embed) and self.document.request.embed:
            return self._key(block.src) == self.requested_key
        return False

    def _block(self, number: int) -> Block:
        if number == self.own_number and self.document.own_player:
            return self.document.own_player
        return self.document.blocks[number]

    def _block_html(self, token: re.Match[str]) -> str:
        number = int(token[1])
        if number == self.document.slot:
            return f"{HEAD_START}{self._render(self.head) if self.head else ''}{HEAD_END}"
        if number >= len(self.document.blocks):
            return token[0]
        return self._render(self._block(number))

    def _render(self, block: Block) -> str:
        if isinstance(block, FixedHtml):
            return block.html
        fragments = self.document.options.fragments
        if isinstance(block, Player):
            html = str(fragments.render("player", player=block))
        else:
            html = str(fragments.render("embed", embed=block))
        return f"{PLAYER_START}{html}{PLAYER_END}" if self.document.options.rendered else html

    def _notes_link(self, token: re.Match[str]) -> str:
        """What stands for a block in the notes."""
        number = int(token[1])
        block = self.document.blocks[number] if number < len(self.document.blocks) else None
        if isinstance(block, Embed):
            return _link(block.link or block.src, self._invitation(block))
        if isinstance(block, Player) and not self._plays_recording(number):
            return _link(block.sources[0].url, block.title)
        return ""

    def _invitation(self, embed: Embed) -> str:
        """`Watch on YouTube: What a hook is`."""
        words = self.document.options.fragments.words.say(INVITATIONS[embed.kind], name=embed.name)
        subject = embed.title or embed.episode
        return f"{words}: {subject}" if subject else words


def _with_one_slot(text: str, token: str) -> str:
    """The text with the token of the slot once: below the title where other extensions have lost
    it."""
    first, *parts = text.split(token)
    if parts:
        return f"{first}{token}{''.join(parts)}"
    end = _title_end(text)
    return f"{text[:end]}{token}{text[end:]}"


def _title_end(text: str) -> int:
    """Where the heading ends that the text begins with; 0 without one."""
    position = _after_comments(text)
    tag = tag_at(text, position)
    if not tag or tag.name != "h1" or tag.is_closing:
        return 0
    end = next_tag(text, ("h1",), tag.stop)
    return end.stop if end and end.is_closing else 0


def _after_comments(text: str) -> int:
    """Where the text begins that is neither white space nor a comment."""
    position = 0
    while True:
        while text[position : position + 1].isspace():
            position += 1
        if not text.startswith("<!--", position):
            return position
        end = text.find("-->", position)
        if end < 0:
            return position
        position = end + 3


def _without_title(text: str) -> str:
    """The text without its heading; tokens of blocks before that stay."""
    end = _title_end(text)
    if not end:
        return text
    tokens = "".join(token[0] for token in TOKEN.finditer(text, 0, end))
    return tokens + text[end:]


def _with_links_to_videos(html: str) -> str:
    """The HTML with a link in the place of each `<video>` that the page plays by itself."""
    if "<video" not in html.lower():
        return html
    parts = []
    copied = 0
    tags = find_tags(html, ("video",))
    for video in tags:
        if video.is_closing:
            continue
        end = next((tag for tag in tags if tag.is_closing), None)
        if not end:
            break
        parts.append(html[copied : video.start])
        for tag in find_tags(html[video.start : end.start], ("video", "source")):
            if address := tag.attributes.get("src", ""):
                parts.append(_link(address, "Watch"))
                break
        copied = end.stop
    return "".join((*parts, html[copied:]))


def _link(address: str, words: str) -> str:
    """A link in a paragraph of its own."""
    return f'<p><a href="{escape(address)}">{escape(words)}</a></p>'
