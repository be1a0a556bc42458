"""What only a feed says of a show or an episode: money, places, licences, comments, other shows.

Sources: the namespace of Podcasting 2.0; Apple, "A Podcaster's Guide to RSS".
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

ShowType = Literal["episodic", "serial"]


Medium = Literal[
    "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed"
]


class Funding(NamedTuple):
    """Where listeners can give money, and what the link says."""

    url: str
    text: str


class Location(NamedTuple):
    """A place. `geo` is a URI (`geo:52.5,13.4`), `osm` an OpenStreetMap id (`R113314`), `country`
    ISO 3166."""

    name: str
    rel: str = ""
    geo: str = ""
    osm: str = ""
    country: str = ""


class License(NamedTuple):
    """An SPDX identifier in lower case (`cc-by-4.0`), or a name of one's own with the address of
    its text."""

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


class RemoteItem(NamedTuple):
    """Another show, by its `podcast:guid`, or one of its episodes."""

    feed_guid: str
    feed_url: str = ""
    item_guid: str = ""
    medium: str = ""
    title: str = ""


class UpdateFrequency(NamedTuple):
    """How often items come: in words, and as a recurrence rule (RFC 5545) with the time that it
    starts at."""

    text: str
    rrule: str = ""
    start: dt.datetime | None = None
    complete: bool = False


class FeedImage(NamedTuple):
    """One more picture (`podcast:image`), its size in pixels; `purpose` holds words such as
    `artwork`."""

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


_NO_OWNER = Owner()


class Extras(NamedTuple):
    """What front matter gives for an episode's item alone: no page shows it. `raw` is well-formed
    XML."""

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


class ShowExtras(NamedTuple):
    """What mkdocs.yml gives for the channel alone: no page shows it. `raw` is well-formed XML.

    Directories send the code by which somebody claims the show to `owner.email`.
    """

    type: ShowType = "episodic"
    medium: Medium = "podcast"
    locked: bool = True
    owner: Owner = _NO_OWNER
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
