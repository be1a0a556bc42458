"""Where the parts of a feed's items come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..model.episode import Audio, Episode
from ..model.rendered_page import RenderedPage
from ..text import addresses, values
from ..text.records import NamedTuple
from .channel import Notes, TranscriptLink
from .show_notes import show_notes

if TYPE_CHECKING:
    from ..media.facts import Facts
    from ..model.chapter import Chapter


class Sources(NamedTuple):
    """Where an item's parts come from; each function is given the episode.

    `site_url` is the site's full address. `address` gives the address below it of a path in the
    docs folder, or "", `person_page` the full one of the page about the person with a
    name, or "".
    `facts` are those of a recording, None where nothing is known.
    The addresses in `chapters`, `chapters_url` and `transcripts` are full ones. `times` are the
    lines of chapters for a description; `page` is called each time that the item is written, and
    `show_notes` is that of show_notes.py, or one that remembers what it has made.
    """

    site_url: str
    guid: Callable[[Episode], str]
    address: Callable[[str], str] = lambda path: quote(path)
    person_page: Callable[[str], str] = lambda name: ""
    facts: Callable[[Episode, Audio], Facts | None] = lambda episode, audio: None
    chapters: Callable[[Episode], Sequence[Chapter]] = lambda episode: ()
    chapters_url: Callable[[Episode], str] = lambda episode: ""
    transcripts: Callable[[Episode], Sequence[TranscriptLink]] = lambda episode: ()
    times: Callable[[Episode], Sequence[str]] = lambda episode: ()
    page: Callable[[Episode], RenderedPage] = lambda episode: RenderedPage()
    show_notes: Callable[..., Notes] = show_notes

    def full(self, location: str) -> str:
        """The full address of a URL, or of a path in the docs folder; "" for ""."""
        if not location:
            return ""
        if "://" in location:
            return addresses.url(location) or location
        path = values.without_control(location)
        # From the docs folder, unless nothing is there.
        address = self.address(path) or self.address(path.lstrip("/"))
        return addresses.join(self.site_url, address or quote(path))
