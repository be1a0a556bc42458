"""`![Title](file.mp3)` becomes a player, and times in the notes become links into the recording."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..text.addresses import is_playable
from ..text.media_types import audio_type, media_type
from ..text.patterns import pattern
from .file_players import player_of_file
from .processors import DocumentTreeprocessor
from .time_links import link_times
from .trees import replace_element

# What plugins for media ask authors to write as an image's text: `type:audio`, `audio/ogg`.
_MARKER = pattern(r"type:\s*(?P<kind>audio|video)|(?P<type>(?P<named>audio|video)/[\w.+-]+)")


class MediaImages(DocumentTreeprocessor):
    """Runs when MkDocs has rewritten the addresses of images."""

    def process(self, root: Element) -> None:
        request = self.document.request
        if request.sources:
            link_times(root, request.duration, self.document.options.home(self.document.md))
        images = [image for image in root.iter("img") if self.media_kind(image)]
        if not images:
            return
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in images:
            if self.media_kind(image) == "audio":
                self.replace(parents[image], image)
            else:
                self.make_video(parents[image], image)

    def media_kind(self, image: Element) -> str:
        """`audio` or `video` for an image whose address or marker is that of one; else an empty
        string. Videos are those of episodes only."""
        address = image.get("src", "")
        if audio_type(address):
            return "audio"
        marker = _MARKER.fullmatch(image.get("alt", ""))
        if marker:
            kind = marker["kind"] or marker["named"]
        elif media_type(address).startswith("video/"):
            kind = "video"
        else:
            return ""
        if kind == "audio" or self.document.is_episode:
            return kind
        return ""

    def replace(self, parent: Element, image: Element) -> None:
        address = self.document.plain(image.get("src", ""))
        if not is_playable(address):
            return
        title = self.document.plain(image.get("alt", ""))
        marker = _MARKER.fullmatch(title)
        title = "" if marker else title
        mime_type = (marker["type"] or "") if marker else ""
        player = player_of_file(address, title, mime_type)
        replace_element(parent, image, self.document.add_to_tree(player))

    def make_video(self, parent: Element, image: Element) -> None:
        """Makes a video of an image: a provider's player, or the browser's own."""
        address = self.document.plain(image.get("src", ""))
        embed = self.document.resolve(address)
        if embed:
            replace_element(parent, image, self.document.add_to_tree(embed))
            return
        if not is_playable(address):
            return
        title = self.document.plain(image.get("alt", ""))
        tail = image.tail
        self.document.video_addresses.add(address)
        image.clear()
        image.tag, image.tail, image.text = "video", tail, ""
        image.attrib.update({"controls": "controls", "src": address, "preload": "none"})
        if title and not _MARKER.fullmatch(title):
            image.set("aria-label", title)
