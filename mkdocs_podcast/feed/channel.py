"""What a feed says: a Channel and its Items, as they appear in the XML.

Every address is absolute and percent-encoded, every text plain (the writer escapes it), every time
aware, every length in bytes and every duration in seconds, unless a field says otherwise. Several
values of a kind are a tuple in the order of the feed. An empty text or tuple and None are not
written.

Sources: RSS 2.0; Apple, "A Podcaster's Guide to RSS"; PSP-1, the Podcast RSS Specification; the
namespace of Podcasting 2.0.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..model.feed_tags import NO_EXTRAS, FeedExtras
from ..model.recording_tags import Integrity, Source
from ..text.records import NamedTuple

if TYPE_CHECKING:
    from ..model.chapter import Chapter
    from ..model.episode import EpisodeType


class Notes(NamedTuple):
    """An item's show notes: `html` in full, and `description` in little markup, at most 4000 bytes
    of UTF-8."""

    html: str = ""
    description: str = ""


class Enclosure(NamedTuple):
    """The recording that every app plays. `length` is None where it is not known; the feed then
    says 0."""

    url: str
    type: str
    length: int | None = None
    duration: float | None = None


class AlternateEnclosure(NamedTuple):
    """One more format of the recording. `sha256` is in hexadecimal, `height` in pixels. `mirrors`
    are where it is as well, or all of its sources, the one at `url` among them."""

    url: str
    type: str
    length: int | None = None
    duration: float | None = None
    title: str = ""
    language: str = ""
    height: int | None = None
    codecs: str = ""
    sha256: str = ""
    is_default: bool = False
    rel: str = ""
    bitrate: str = ""
    mirrors: tuple[Source, ...] = ()
    given_integrity: Integrity | None = None

    @property
    def bits_per_second(self) -> str:
        """What the author gives, else the average."""
        if not self.bitrate and self.length and self.duration:
            return str(round(self.length * 8 / self.duration))
        return self.bitrate

    @property
    def sources(self) -> tuple[Source, ...]:
        if any(source.uri == self.url for source in self.mirrors):
            return self.mirrors
        return (Source(self.url), *self.mirrors)

    @property
    def integrity(self) -> Integrity | None:
        """The digest that was measured, else the one that the author gives."""
        if not self.sha256:
            return self.given_integrity
        digest = base64.b64encode(bytes.fromhex(self.sha256)).decode()
        return Integrity("sri", f"sha256-{digest}")

    @property
    def says_more(self) -> bool:
        """Whether it says what an enclosure cannot."""
        texts = self.title, self.language, self.codecs, self.rel, self.bitrate
        if any(texts):
            return True
        return bool(self.height or self.mirrors or self.given_integrity)


class TranscriptLink(NamedTuple):
    """A transcript's file. `rel` is `captions` where its times follow the recording closely."""

    url: str
    type: str
    language: str = ""
    rel: str = ""


class FeedPerson(NamedTuple):
    """Somebody who took part. `role` and `group` are those of the Podcast Taxonomy, see roles.py."""

    name: str
    role: str = ""
    group: str = ""
    image: str = ""
    url: str = ""


def no_notes() -> Notes:
    return Notes()


class Item(NamedTuple):
    """One episode. `path` is its page in the docs folder, for messages.

    `notes` makes the show notes when they are written, so that a feed never holds all of them.
    With `more`, it has their description only, which ends in this link to the page where it does not
    hold all of them. `number_text` is what
    `podcast:episode` holds, a decimal number, `number_display` what apps show for it. `people` is
    everybody: an item's persons take the place of the channel's.
    """

    path: str
    title: str
    guid: str
    link: str
    enclosure: Enclosure
    date: dt.datetime | None = None
    notes: Callable[[], Notes] = no_notes
    more: str = ""
    image: str = ""
    explicit: bool | None = None
    type: EpisodeType = "full"
    season: int | None = None
    number: int | None = None
    number_text: str = ""
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""
    transcripts: tuple[TranscriptLink, ...] = ()
    alternates: tuple[AlternateEnclosure, ...] = ()
    people: tuple[FeedPerson, ...] = ()
    tags: tuple[str, ...] = ()
    extras: FeedExtras = NO_EXTRAS


class Channel(NamedTuple):
    """A show. `guid` is a UUID; `categories` are (category, subcategory or "") pairs; `built` is
    the time that the feed says it was made at.
    """

    title: str
    link: str
    description: str
    url: str
    language: str = "en"
    author: str = ""
    image: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    guid: str = ""
    people: tuple[FeedPerson, ...] = ()
    extras: FeedExtras = NO_EXTRAS
    built: dt.datetime | None = None
    generator: str = ""


class FeedDocument(NamedTuple):
    """One file of a feed: its path below the site's root, its items, and the addresses of its
    neighbours (RFC 5005).

    `stylesheets` are the addresses of XSL and CSS files, relative to the document, which browsers
    show it with.
    """

    path: str
    url: str
    items: tuple[Item, ...]
    stylesheets: tuple[str, ...] = ()
    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""
