"""The parts of what only a feed says: money, places, licences, comments, other shows.

The tags that they are written as are in feed_tags.py.

Sources: the namespace of Podcasting 2.0; Apple, "A Podcaster's Guide to RSS".
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ..text.records import NamedTuple

ShowType = Literal["episodic", "serial"]
# Those that end in `L` are of lists: feeds that hold nothing but items of other feeds.
Medium = Literal[
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
    "mixed",
    "podcastL",
    "musicL",
    "videoL",
    "filmL",
    "audiobookL",
    "newsletterL",
    "blogL",
    "publisherL",
    "courseL",
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
    """A stretch worth hearing on its own; `start` and `duration` in seconds."""

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


class ContentLink(NamedTuple):
    """A page elsewhere with the same content, and what the link says."""

    url: str
    text: str = ""


class ValueRecipient(NamedTuple):
    """Who gets a share of what listeners pay: `split` shares of all, or of a hundred with `fee`."""

    address: str
    type: str
    split: int
    name: str = ""
    custom_key: str = ""
    custom_value: str = ""
    fee: bool = False


class ValueTimeSplit(NamedTuple):
    """A stretch whose payments go to others: to `recipients`, or to those of another feed's item,
    which get `remote_percentage` of them. Times are in seconds."""

    start: float
    duration: float
    remote_start: float | None = None
    remote_percentage: int | None = None
    remote_item: RemoteItem | None = None
    recipients: tuple[ValueRecipient, ...] = ()


class Value(NamedTuple):
    """How listeners can pay by the minute, and whom. `suggested` is an amount as it is written."""

    type: str
    method: str
    recipients: tuple[ValueRecipient, ...]
    suggested: str = ""
    time_splits: tuple[ValueTimeSplit, ...] = ()


class PlatformBlock(NamedTuple):
    """Whether a platform, or with "" every other one, is told not to show the podcast: `yes` or
    `no`."""

    answer: str
    platform: str = ""


class Podping(NamedTuple):
    """Whether changes of the feed are announced over Podping: `true` or `false`."""

    uses: str


class Trailer(NamedTuple):
    """A trailer of the show or, with `season`, of a season."""

    title: str
    url: str
    date: dt.datetime
    type: str = ""
    length: int | None = None
    season: int | None = None


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
