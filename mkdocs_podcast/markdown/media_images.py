"""`![Title](file.mp3)` becomes a player, and times in the notes become links into the recording."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..text.addresses import is_playable
from ..text.media_types import audio_type
from .file_players import player_of_file
from .processors import DocumentTreeprocessor
from .time_links import link_times
from .trees import replace_element


class MediaImages(DocumentTreeprocessor):
    """Runs when MkDocs has rewritten the addresses of images."""

    def run(self, root: Element) -> None:
        request = self.document.request
        if request.sources:
            link_times(root, request.duration, self.document.options.home(self.document.md))
        images = [image for image in root.iter("img") if audio_type(image.get("src", ""))]
        if not images:
            return
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in images:
            self.replace(parents[image], image)

    def replace(self, parent: Element, image: Element) -> None:
        address = self.document.plain(image.get("src", ""))
        if is_playable(address):
            player = player_of_file(address, self.document.plain(image.get("alt", "")))
            replace_element(parent, image, self.document.add_to_tree(player))
