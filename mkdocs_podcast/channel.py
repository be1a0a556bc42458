"""What a feed says: a Channel and its Items, as they will stand in the XML.

Every address is absolute and percent-encoded, every text plain (escaping is the writer's), every time aware, every
length in bytes and every duration in seconds, unless a field says otherwise. Where several values of a kind may stand,
they are a tuple in the order of the feed; an empty text, tuple or None is not written.

Sources: RSS 2.0; Apple, "A Podcaster's Guide to RSS"; PSP-1, the Podcast RSS Specification; the namespace of
Podcasting 2.0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from .chapters import Chapter
    from .episode import EpisodeType

ShowType = Literal["episodic", "serial"]
Medium = Literal["podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed"]


class Notes(NamedTuple):
    """An item's show notes: `html` in full, and `description` in little markup, at most 4000 bytes of UTF-8."""

    html: str = ""
    description: str = ""


class Enclosure(NamedTuple):
    """The recording that every app plays. `length` is None where it is not known; the feed then says 0."""

    url: str
    type: str
    length: int | None = None
    duration: float | None = None


class AlternateEnclosure(NamedTuple):
    """One more format of the recording. `sha256` is in hexadecimal, `height` in pixels."""

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


class TranscriptLink(NamedTuple):
    """A transcript's file. `rel` is `captions` where its times follow the recording closely."""

    url: str
    type: str
    language: str = ""
    rel: str = ""


class Funding(NamedTuple):
    """Where listeners can give money, and what the link says."""

    url: str
    text: str


class FeedPerson(NamedTuple):
    """Somebody who took part. `role` and `group` are those of the Podcast Taxonomy, see roles.py."""

    name: str
    role: str = ""
    group: str = ""
    image: str = ""
    url: str = ""


class Location(NamedTuple):
    """A place. `geo` is a URI (`geo:52.5,13.4`), `osm` an OpenStreetMap id (`R113314`), `country` ISO 3166."""

    name: str
    rel: str = ""
    geo: str = ""
    osm: str = ""
    country: str = ""


class License(NamedTuple):
    """An SPDX identifier in lower case (`cc-by-4.0`), or a name of one's own with the address of its text."""

    name: str
    url: str = ""


class Soundbite(NamedTuple):
    """A stretch worth hearing alone; `start` and `duration` in seconds."""

    start: float
    duration: float
    title: str = ""


class Social(NamedTuple):
    """Where an item's comments are."""

    protocol: str
    uri: str = ""
    account_id: str = ""
    account_url: str = ""
    priority: int | None = None


class Txt(NamedTuple):
    """A text for machines."""

    text: str
    purpose: str = ""


class Trailer(NamedTuple):
    """A trailer of the show or, with `season`, of a season."""

    title: str
    url: str
    date: dt.datetime
    type: str = ""
    length: int | None = None
    season: int | None = None


class RemoteItem(NamedTuple):
    """Another show, by its `podcast:guid`, or one of its episodes."""

    feed_guid: str
    feed_url: str = ""
    item_guid: str = ""
    medium: str = ""
    title: str = ""


class UpdateFrequency(NamedTuple):
    """How often items come: in words, and as a recurrence rule (RFC 5545) with the time that it starts at."""

    text: str
    rrule: str = ""
    start: dt.datetime | None = None
    complete: bool = False


class FeedImage(NamedTuple):
    """One more picture (`podcast:image`), its size in pixels; `purpose` holds words such as `artwork`."""

    url: str
    alt: str = ""
    aspect_ratio: str = ""
    width: int | None = None
    height: int | None = None
    type: str = ""
    purpose: str = ""


class Owner(NamedTuple):
    """Who owns a show, for directories."""

    name: str = ""
    email: str = ""


NO_OWNER = Owner()


class Extras(NamedTuple):
    """What front matter gives for an episode's item alone: no page shows it. `raw` is well-formed XML."""

    season_name: str = ""
    display: str = ""
    block: bool = False
    license: License | None = None
    locations: tuple[Location, ...] = ()
    funding: tuple[Funding, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    social: tuple[Social, ...] = ()
    txt: tuple[Txt, ...] = ()
    raw: tuple[str, ...] = ()


NO_EXTRAS = Extras()


def no_notes() -> Notes:
    return Notes()


class Item(NamedTuple):
    """One episode. `path` is its page in the docs folder, for messages.

    `notes` makes the show notes when they are written, so that a feed never holds all of them. `number_text` is what
    `podcast:episode` holds, a decimal number, `number_display` what apps show for it. `people` is everybody: an item's
    persons stand in place of the channel's.
    """

    path: str
    title: str
    guid: str
    link: str
    enclosure: Enclosure
    date: dt.datetime | None = None
    notes: Callable[[], Notes] = no_notes
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
    extras: Extras = NO_EXTRAS


class ShowExtras(NamedTuple):
    """What mkdocs.yml gives for the channel alone: no page shows it. `raw` is well-formed XML.

    Directories send the code by which somebody claims the show to `owner.email`.
    """

    type: ShowType = "episodic"
    medium: Medium = "podcast"
    locked: bool = True
    owner: Owner = NO_OWNER
    copyright: str = ""
    license: License | None = None
    block: bool = False
    complete: bool = False
    new_feed_url: str = ""
    funding: tuple[Funding, ...] = ()
    locations: tuple[Location, ...] = ()
    social: tuple[Social, ...] = ()
    txt: tuple[Txt, ...] = ()
    podroll: tuple[RemoteItem, ...] = ()
    update_frequency: UpdateFrequency | None = None
    images: tuple[FeedImage, ...] = ()
    raw: tuple[str, ...] = ()


NO_SHOW_EXTRAS = ShowExtras()


class Channel(NamedTuple):
    """A show. `guid` is a UUID; `categories` are (category, subcategory or "") pairs; `built` is the time that the feed
    says it was made at.
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
    trailers: tuple[Trailer, ...] = ()
    extras: ShowExtras = NO_SHOW_EXTRAS
    built: dt.datetime | None = None
    generator: str = ""


class Document(NamedTuple):
    """One file of a feed: its path below the site's root, its items, and the addresses of its neighbours (RFC 5005).

    `stylesheets` are the addresses of XSL and CSS files, relative to the document, which browsers show it with.
    """

    path: str
    url: str
    items: tuple[Item, ...]
    stylesheets: tuple[str, ...] = ()
    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""
