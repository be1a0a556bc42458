"""What each block of a page shows, and what stands for it in the notes: known once all blocks are."""

from __future__ import annotations

import re

from markupsafe import Markup

from .. import embeds
from ..model.embed import Embed
from ..model.player import Player
from ..model.rendered_page import RenderedPage
from .document import TOKEN, Document, FixedHtml, PageBlock
from .embed_html import embed_html
from .lone_links import INVITATIONS
from .markers import CAPTIONS, HEAD_END, HEAD_START, PLAYER_END, PLAYER_START, TITLE_BEFORE
from .notes_html import link_paragraph, notes_html, title_end


class PageBlocks:
    """The page's text with tokens for its blocks → the page, and the page as data.

    Only blocks whose token has reached the text count: a footnote that nothing refers to is not on
    the page, nor is the player in it.
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.options = document.options
        if document.slot is not None:
            text = _with_one_slot(text, f"<!--podcast-block {document.slot}-->")
        self.text = text
        numbers = map(int, TOKEN.findall(text))
        self.numbers = [number for number in numbers if number < len(document.blocks)]
        self.requested_key = self._key(document.request.embed)
        self.head = self._place_player()

    def html(self) -> str:
        """The page."""
        if self.numbers:
            return TOKEN.sub(self._block_html, self.text)
        return self.text

    def rendered_page(self) -> RenderedPage:
        request = self.document.request
        blocks = [self.document.blocks[number] for number in self.numbers]
        if self.head:
            blocks.append(self.head)
        return RenderedPage(
            notes=notes_html(self.text, self._notes_link),
            embeds=tuple(block for block in blocks if isinstance(block, Embed)),
            players=tuple(block for block in blocks if isinstance(block, Player)),
            needs_player=bool(request.sources or request.embed),
            play_count=self.document.author_plays + sum(map(self._plays_episode, blocks)),
        )

    def _place_player(self) -> Player | Embed | None:
        """Puts the episode's player where the notes play it; returns what is left for the head."""
        document = self.document
        plays = [number for number in self.numbers if self._plays_episode(document.blocks[number])]
        if not document.own_player:
            if plays:
                return None
            return document.requested_embed()
        if plays:
            # Of several the one that was found first.
            document.blocks[min(plays)] = document.own_player
        elif not document.author_plays:
            return document.own_player
        return None

    def _plays_episode(self, block: PageBlock) -> bool:
        """Whether the block is the player that the page's line asks for."""
        if isinstance(block, Embed):
            return self._key(block.src) == self.requested_key
        return bool(self.document.own_player) and self._plays_recording(block)

    def _plays_recording(self, block: PageBlock) -> bool:
        if not isinstance(block, Player):
            return False
        addresses = {source.url for source in block.sources}
        return not addresses.isdisjoint(self.document.own_addresses)

    def _key(self, address: str) -> str:
        return embeds.player_key(address, self.options.peertube, self.options.castopod)

    def _block_html(self, token: re.Match[str]) -> str:
        number = int(token[1])
        if number == self.document.slot:
            player = self._render(self.head) if self.head else ""
            title = TITLE_BEFORE if self._follows_title(token) else ""
            return f"{HEAD_START}{title}{player}{HEAD_END}"
        if number >= len(self.document.blocks):
            # An author's own comment, which only looks like a token.
            return token[0]
        return self._render(self.document.blocks[number])

    def _follows_title(self, token: re.Match[str]) -> bool:
        """Whether a token comes right after the page's title."""
        end = title_end(self.text)
        return bool(end) and not self.text[end : token.start()].strip()

    def _render(self, block: PageBlock) -> str:
        if isinstance(block, FixedHtml):
            return block.html
        if isinstance(block, Player):
            html = self.options.fragments.render("player", player=block, captions=Markup(CAPTIONS))
        else:
            html = embed_html(self.options.fragments, block)
        if self.options.rendered:
            return f"{PLAYER_START}{html}{PLAYER_END}"
        return html

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
        if subject:
            return f"{text}: {subject}"
        return text


def _with_one_slot(text: str, token: str) -> str:
    """The text with the token of the slot once: below the title where other extensions have lost
    it."""
    first, *parts = text.split(token)
    if parts:
        return f"{first}{token}{''.join(parts)}"
    end = title_end(text)
    return f"{text[:end]}{token}{text[end:]}"


def with_links(document: Document, text: str) -> str:
    """The page after an unforeseen error: nothing but links for its blocks."""

    def link(token: re.Match[str]) -> str:
        number = int(token[1])
        block = document.blocks[number] if number < len(document.blocks) else FixedHtml(token[0])
        if isinstance(block, Embed):
            return link_paragraph(block.link or block.src, block.name)
        if isinstance(block, Player):
            return link_paragraph(block.sources[0].url, block.title)
        return block.html

    return TOKEN.sub(link, text)
