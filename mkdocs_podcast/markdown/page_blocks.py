"""What each block of a page shows, and what stands for it in the notes: known once all blocks are."""

from __future__ import annotations

import re
from functools import cached_property

from .. import embeds
from ..model.embed import Embed
from ..model.player import Player
from ..model.rendered_page import RenderedPage
from .document import TOKEN, Block, Document, FixedHtml
from .lone_links import INVITATIONS
from .markers import HEAD_END, HEAD_START, PLAYER_END, PLAYER_START
from .notes_html import link_paragraph, notes_html, title_end


class PageBlocks:
    """The page's text with tokens for its blocks → the page, and the page as data.

    Only blocks whose token has reached the text count: a footnote that nothing refers to is not on
    the page, nor is the player in it.
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.options = document.options
        self.request = document.request
        if document.slot is not None:
            text = _with_one_slot(text, f"<!--podcast-block {document.slot}-->")
        self.text = text
        numbers = map(int, TOKEN.findall(text))
        self.numbers = [number for number in numbers if number < len(document.blocks)]

    def html(self) -> str:
        """The page."""
        return TOKEN.sub(self._block_html, self.text) if self.numbers else self.text

    def rendered_page(self) -> RenderedPage:
        visible = list(self._blocks_in_notes)
        if self._head:
            visible.append(self._head)
        plays = [block for block in visible if self._plays_episode(block)]
        return RenderedPage(
            notes=notes_html(self.text, self._notes_link),
            embeds=tuple(block for block in visible if isinstance(block, Embed)),
            players=tuple(block for block in visible if isinstance(block, Player)),
            needs_player=bool(self.request.sources or self.request.embed),
            play_count=len(plays) + self.document.author_plays,
        )

    @cached_property
    def _blocks_in_notes(self) -> list[Block]:
        return [self._block(number) for number in self.numbers]

    @cached_property
    def _own_number(self) -> int | None:
        """The block that plays the episode: of several the one that was found first."""
        if not self.document.own_player:
            return None
        blocks = self.document.blocks
        plays = [number for number in self.numbers if self._plays_recording(blocks[number])]
        return min(plays, default=None)

    @cached_property
    def _head(self) -> Player | Embed | None:
        """The episode's player, unless the notes have it."""
        if self.document.own_player:
            is_in_notes = self._own_number is not None or self.document.author_plays
            return None if is_in_notes else self.document.own_player
        if not self.request.embed or any(map(self._plays_episode, self._blocks_in_notes)):
            return None
        return self.document.requested_embed()

    @cached_property
    def _requested_key(self) -> str:
        return self._key(self.request.embed)

    def _key(self, address: str) -> str:
        return embeds.player_key(address, self.options.peertube, self.options.castopod)

    def _plays_recording(self, block: Block) -> bool:
        if not isinstance(block, Player):
            return False
        return any(source.url in self.document.own_addresses for source in block.sources)

    def _plays_episode(self, block: Block) -> bool:
        """Whether the block is the player that the page's line asks for."""
        if self.document.own_player:
            return self._plays_recording(block)
        if isinstance(block, Embed) and self.request.embed:
            return self._key(block.src) == self._requested_key
        return False

    def _block(self, number: int) -> Block:
        if number == self._own_number and self.document.own_player:
            return self.document.own_player
        return self.document.blocks[number]

    def _block_html(self, token: re.Match[str]) -> str:
        number = int(token[1])
        if number == self.document.slot:
            player = self._render(self._head) if self._head else ""
            return f"{HEAD_START}{player}{HEAD_END}"
        if number >= len(self.document.blocks):
            # An author's own comment, which only looks like a token.
            return token[0]
        return self._render(self._block(number))

    def _render(self, block: Block) -> str:
        if isinstance(block, FixedHtml):
            return block.html
        if isinstance(block, Player):
            html = self.options.fragments.render("player", player=block)
        else:
            html = self.options.fragments.render("embed", embed=block)
        return f"{PLAYER_START}{html}{PLAYER_END}" if self.options.rendered else html

    def _notes_link(self, token: re.Match[str]) -> str:
        """What stands for a block in the notes."""
        number = int(token[1])
        if number >= len(self.document.blocks):
            return ""
        block = self.document.blocks[number]
        if isinstance(block, Embed):
            return link_paragraph(block.link or block.src, self._invitation(block))
        if isinstance(block, Player) and not self._plays_recording(block):
            return link_paragraph(block.sources[0].url, block.title)
        return ""

    def _invitation(self, embed: Embed) -> str:
        """`Watch on YouTube: What a hook is`."""
        text = self.options.fragments.words.say(INVITATIONS[embed.kind], name=embed.name)
        subject = embed.title or embed.episode
        return f"{text}: {subject}" if subject else text


def _with_one_slot(text: str, token: str) -> str:
    """The text with the token of the slot once: below the title where other extensions have lost
    it."""
    first, *parts = text.split(token)
    if parts:
        return f"{first}{token}{''.join(parts)}"
    end = title_end(text)
    return f"{text[:end]}{token}{text[end:]}"
