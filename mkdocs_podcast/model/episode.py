"""What is known of an episode once its page has been read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from ..text.patterns import pattern
from ..text.records import NamedTuple
from . import roles
from .feed_tags import NO_EXTRAS, FeedExtras
from .recording_tags import Integrity, Source

EpisodeType = Literal["full", "trailer", "bonus"]
EPISODE_TYPES: tuple[EpisodeType, ...] = get_args(EpisodeType)
_DECIMAL = pattern(r"[0-9]+(?:\.[0-9]*)?")
Status = Literal["", "draft", "scheduled"]


class Person(NamedTuple):
    """Somebody who took part in an episode; `path` is that of a page of their own in the docs
    folder.

    `role` is `host`, `guest`, or another role of roles.py, `group` the group that it belongs to,
    where that was given.
    """

    name: str
    role: str = "guest"
    url: str = ""
    image: str = ""
    path: str = ""
    group: str = ""


class Audio(NamedTuple):
    """One format of an episode's recording.

    `url` is a full URL, or a path relative to the docs folder (`local`), not percent-encoded.
    `type` is a MIME type, `length` is in bytes, `duration` in seconds, a video's `height` in
    pixels. `title`, `language`, `codecs`, `rel` and `bitrate` (bits per second) tell a listener, and
    an app, one format from another. `sources` are where it can be had as well.
    """

    url: str
    type: str = ""
    length: int | None = None
    duration: int | None = None
    local: bool = False
    title: str = ""
    language: str = ""
    height: int | None = None
    codecs: str = ""
    rel: str = ""
    bitrate: str = ""
    sources: tuple[Source, ...] = ()
    integrity: Integrity | None = None
    is_default: bool = False


class Link(NamedTuple):
    """An address with a name, such as that of a place where an episode can be heard as well."""

    name: str
    url: str


class Sponsor(NamedTuple):
    """Who pays for an episode; `image` is a URL or a path in the docs folder, and all but the name
    may be empty."""

    name: str
    url: str = ""
    text: str = ""
    image: str = ""


class Episode(NamedTuple):
    """One episode, as its page describes it.

    `path` is the page's path in the docs folder, `url` its address below the site's root,
    percent-encoded. `date` is aware, as is `updated`, when the page was changed; `duration` is
    in seconds; `image` is a URL or, with `image_local`, a path in the docs folder.
    `description` is what the author wrote as such, `summary` its beginning, or that of the
    notes, `lead` its beginning where the notes do not begin with it. `player` is the address of
    a provider's player, where the episode is heard through one. `label` is the number as
    written, where it is more than a number ("T-0", "34.5"). `feed` is what the feed tells and
    no page shows.
    """

    path: str
    title: str
    url: str = ""
    date: dt.datetime | None = None
    updated: dt.datetime | None = None
    summary: str = ""
    description: str = ""
    lead: str = ""
    audio: tuple[Audio, ...] = ()
    player: str = ""
    player_in_notes: bool = False
    season: int | None = None
    number: int | None = None
    label: str = ""
    type: EpisodeType = "full"
    duration: int | None = None
    image: str = ""
    image_local: bool = False
    tags: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    reading_list: tuple[Link, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    explicit: bool | None = None
    guid: str = ""
    chapters: Any = None
    transcript: Any = None
    redirects: tuple[str, ...] = ()
    draft: bool = False
    feed: FeedExtras = NO_EXTRAS
    meta: Mapping[str, Any] = MappingProxyType({})

    @property
    def decimal(self) -> str:
        """The number, also one between two others: "34.5" is one, "T-0" is not."""
        if self.number is not None:
            return str(self.number)
        if _DECIMAL.fullmatch(self.label):
            return self.label
        return ""

    @property
    def hosts(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if roles.is_host(person.role))

    @property
    def guests(self) -> tuple[Person, ...]:
        """Those heard who are no hosts, and those whose part nobody knows."""
        cast = (person for person in self.people if roles.group_of(person.role) in {"Cast", ""})
        return tuple(person for person in cast if not roles.is_host(person.role))

    def status(self, now: dt.datetime) -> Status:
        """Why the episode is not public yet at the time `now` (aware), or an empty string."""
        if self.draft:
            return "draft"
        if self.date and self.date > now:
            return "scheduled"
        return ""
