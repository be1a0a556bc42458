"""What a rule is, what it finds, and what it is shown: a feed as it is going to be written.

A rule is a generator that yields a sentence, with its remedy, for each thing that is wrong. `error`
and `advice` make a Rule of it, named after the function. What it is shown depends on its subject:
the whole Feed for `show`; an Item and the Feed for `item`; an Item and its Notes for `notes`; a
Part for `part`.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..feed.channel import Channel, FeedPerson, Item
from ..feed.elements import addresses_of
from ..model.feed_tags import NO_EXTRAS, FeedExtras
from ..model.problems import SETTINGS, Severity
from ..text.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from .picture_headers import Picture

Subject = Literal["show", "item", "notes", "part"]
Check = Callable[..., Iterator[str]]
# Gives the bytes, or the first mebibyte, of what the site publishes at a full address; None for
# what it does not have.
Content = Callable[[str], "bytes | None"]


class FeedRule(NamedTuple):
    """`key` is the field of front matter, or the option, to whose line a problem points."""

    name: str
    severity: Severity
    subject: Subject
    key: str
    check: Check

    @property
    def text(self) -> str:
        """What it finds, why, and its source, in Markdown."""
        return inspect.cleandoc(self.check.__doc__ or "")


def error(subject: Subject, key: str = "") -> Callable[[Check], FeedRule]:
    """What directories reject: the feed, or an episode, its artwork, chapters or transcript."""
    return lambda check: _rule(check, Severity.ERROR, subject, key)


def advice(subject: Subject, key: str = "") -> Callable[[Check], FeedRule]:
    """What directories and apps advise, or what only some of them ask for."""
    return lambda check: _rule(check, Severity.WARNING, subject, key)


def _rule(check: Check, severity: Severity, subject: Subject, key: str) -> FeedRule:
    return FeedRule(check.__name__.replace("_", "-"), severity, subject, key, check)


class Part(NamedTuple):
    """What a channel and an item have in common. `files` are the addresses of an item's files."""

    path: str
    people: tuple[FeedPerson, ...] = ()
    extras: FeedExtras = NO_EXTRAS
    files: tuple[str, ...] = ()

    @property
    def addresses(self) -> Iterator[str]:
        """Every address in a tag of Podcasting 2.0, or ""."""
        for person in self.people:
            yield person.url
            yield person.image
        yield from addresses_of(self.extras)
        yield from self.files


def no_content(url: str) -> None:
    return None


@dataclass(frozen=True, eq=False)
class Feed:
    """A show's own feed, with the items of all its documents; `now` is the time of the build."""

    channel: Channel
    items: tuple[Item, ...]
    now: dt.datetime
    content: Content = no_content
    _pictures: dict[str, Picture | None] = field(default_factory=dict)

    def picture(self, url: str) -> Picture | None:
        """What an image of the site's is; None for one that is elsewhere."""
        if url not in self._pictures:
            self._pictures[url] = self._read_picture(url)
        return self._pictures[url]

    def _read_picture(self, url: str) -> Picture | None:
        data = self.content(url) if url else None
        if data is None:
            return None
        from .picture_headers import read_picture

        return read_picture(data)

    @cached_property
    def by_guid(self) -> dict[str, Item]:
        """The oldest item with each GUID: of two, the newer one is the copy."""
        return {item.guid: item for item in self.items}

    @cached_property
    def by_recording(self) -> dict[str, Item]:
        """The oldest item with each recording."""
        return {item.enclosure.url: item for item in self.items}

    @cached_property
    def by_number(self) -> dict[tuple[int | None, int], Item]:
        """The oldest full episode with each season and number."""
        full = (item for item in self.items if item.type == "full")
        return {(item.season, item.number): item for item in full if item.number}


def part_of_channel(channel: Channel) -> Part:
    return Part(SETTINGS, channel.people, channel.extras)


def part_of_item(item: Item) -> Part:
    files = [item.chapters_url]
    files += [link.url for link in item.transcripts]
    files += [alternate.url for alternate in item.alternates]
    return Part(item.path, item.people, item.extras, tuple(files))
