"""The page as text: frames and sounds that authors wrote in HTML become blocks, and every block gets
its place."""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from .. import embeds
from ..embeds.frames import replace_frames
from ..embeds.quiet_media import quiet_media
from ..embeds.scripts import replace_scripts
from ..embeds.sounds import replace_sounds
from ..html.tags import Attributes, read_attributes
from ..html.unwrapping import unwrap_blocks
from ..model.player import Source
from ..text import addresses
from ..text.addresses import is_on_site
from ..text.media_types import audio_type
from ..text.patterns import pattern
from .comments import MARK
from .document import TOKEN, Document, FixedHtml
from .episode_slot import take_out_addresses
from .file_players import player_of_sources
from .page_blocks import PageBlocks, with_links
from .processors import DocumentTreeprocessor
from .raw_captions import mark_captions

_BLOCK = pattern(f"{TOKEN.pattern}|{MARK.pattern}", MARK.flags)
REFUSED = "Something embedded here was left out: its address cannot be loaded by a page."
_LONGEST_QUOTE = 80


class TreeEnd(DocumentTreeprocessor):
    """Comes last of all: the tree becomes the page's text next."""

    def run(self, root: Element) -> None:
        self.document.is_text = True
        if self.document.has_failed:
            take_out_addresses(root)


class RawHtml(Postprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, text: str) -> str:
        html = self.document.attempt(partial(self.process, text))
        if html is None:
            return with_links(self.document, text)
        return html

    def process(self, text: str) -> str:
        document = self.document
        if not document.is_text:
            # A heading, whose words the table of contents asks for.
            if document.blocks:
                return TOKEN.sub("", text)
            return text
        text = replace_frames(replace_scripts(text, self.script), self.frame)
        text = replace_sounds(text, self.sound)
        if document.is_episode:
            text = mark_captions(quiet_media(text, self.resolve_media), self.is_recording)
        if not document.is_episode and "odcast" not in text:
            return text
        text, dropped_links = unwrap_blocks(text, _BLOCK)
        for link in dropped_links:
            self.report_dropped_link(read_attributes(link).get("href", ""))
        blocks = PageBlocks(document, text)
        if document.is_episode and document.options.rendered:
            document.options.rendered(document.md, blocks.rendered_page())
        return blocks.html()

    def frame(self, frame: Attributes, boxes: list[Attributes]) -> str | None:
        try:
            embed = self.document.frame(frame, boxes)
        except embeds.RefusedError as refused:
            address = str(refused)[:_LONGEST_QUOTE]
            message = f"an iframe's address, `{address}`, cannot be used: write one with https://"
            self.document.report(message, str(refused))
            notice = self.document.options.fragments.words.say(REFUSED)
            return self.document.add(FixedHtml(f'<p class="podcast-refused">{notice}</p>'))
        if embed:
            return self.document.add(embed)
        return None

    def script(self, frame: Attributes) -> str | None:
        return self.frame(frame, [])

    def sound(self, written: list[str], has_tracks: bool) -> str | None:
        """The player for an author's own element, which asks nobody before a click.

        Its address is one that MkDocs does not follow: as written it is right on one of a page's
        possible places only.
        """
        document = self.document
        resolved = [self.resolve_address(address) for address in written]
        if has_tracks:
            # The player has no captions: the author's element stays, and is the episode's player
            # where it plays it.
            document.author_plays += any(map(document.own_addresses.__contains__, resolved))
            return None
        sources = tuple(
            Source(address, audio_type(address)) for address in resolved if self.is_sound(address)
        )
        if sources:
            return document.add(player_of_sources(sources))
        return None

    def is_recording(self, address: str) -> bool:
        """Whether an address, as seen from the page, plays the episode; where front matter names no
        recording, whatever is in the notes does."""
        own_addresses = self.document.own_addresses
        return bool(address) and (not own_addresses or address in own_addresses)

    def is_sound(self, address: str) -> bool:
        """Whether the player can play an address; files of the site have to say so by their name."""
        if address in self.document.own_addresses:
            return True
        if is_on_site(address):
            return bool(audio_type(address))
        return addresses.url(address) is not None

    def resolve_media(self, address: str) -> str:
        """The address of a file in a raw `<video>`, as seen from the page."""
        if not is_on_site(address) or address in self.document.video_addresses:
            return address
        return self.locate(address) or address

    def resolve_address(self, address: str) -> str:
        """The address as seen from the page; empty for a file that is not there."""
        if not is_on_site(address):
            return address
        return self.locate(address)

    def locate(self, address: str) -> str:
        """Where a file of the site is, as seen from the page; "" with a report where it is not."""
        location = self.document.options.locate(self.document.md, address)
        if location == "":
            self.document.report(
                f"`{address[:_LONGEST_QUOTE]}`, which HTML on this page plays, is not in the docs folder: "
                "put it there, and write its path from the page's Markdown file",
                address,
            )
        return location or ""

    def report_dropped_link(self, address: str) -> None:
        if address and not audio_type(address):
            self.document.report(
                f"a player cannot be inside a link, so the link to `{address[:_LONGEST_QUOTE]}` was left out: "
                "write it beside the player",
                address,
            )
