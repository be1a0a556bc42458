"""What a rule is, what it finds, and what it is shown: a feed as it is going to be written.

A rule is a generator that yields a sentence, with its remedy, for each thing that is wrong. `error`
and `advice` make a Rule of it, named after the function. What it is shown depends on its subject:
the whole Feed for `show`; an Item and the Feed for `item`; an Item and its Notes for `notes`; a
Part for `part`.
"""

from __future__ import annotations

import datetime as dt
import inspect
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from ..feed.channel import Channel, FeedPerson, Item
from ..model.feed_tags import NO_EXTRAS, FeedExtras
from ..model.problems import Severity
from ..text import clock_times
from ..text.patterns import pattern
from . import picture_headers
from .picture_headers import Picture

Subject = Literal["show", "item", "notes", "part"]
Check = Callable[..., Iterator[str]]
# Gives the bytes, or the first mebibyte, of what the site publishes at a full address; None for
# what it does not have.
Content = Callable[[str], "bytes | None"]

SETTINGS = "mkdocs.yml"
# What a tag holds at most, where nothing else is said (Apple, PSP-1).
LONGEST_TEXT = 255
MOST_BYTES = 4000
# What the namespace of Podcasting 2.0 lets most of its texts have.
LONGEST_NAME = 128
_FULL = pattern(
    r"https?://(?:[^\s/?#@]*@)?(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE
)
_WRITABLE = pattern(r"[!#-;=?-~]*")


class Rule(NamedTuple):
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


def error(subject: Subject, key: str = "") -> Callable[[Check], Rule]:
    """What directories reject: the feed, or an episode, its artwork, chapters or transcript."""
    return lambda check: _rule(check, Severity.ERROR, subject, key)


def advice(subject: Subject, key: str = "") -> Callable[[Check], Rule]:
    """What directories and apps advise, or what only some of them ask for."""
    return lambda check: _rule(check, Severity.WARNING, subject, key)


def _rule(check: Check, severity: Severity, subject: Subject, key: str) -> Rule:
    return Rule(check.__name__.replace("_", "-"), severity, subject, key, check)


class Part(NamedTuple):
    """What a channel and an item have in common."""

    path: str
    people: tuple[FeedPerson, ...] = ()
    extras: FeedExtras = NO_EXTRAS
    more_urls: tuple[str, ...] = ()


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
            data = self.content(url) if url else None
            self._pictures[url] = None if data is None else picture_headers.read(data)
        return self._pictures[url]

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
    more = (
        *(image.url for image in channel.extras.images),
        *(one.feed_url for one in channel.extras.podroll),
    )
    return Part(SETTINGS, channel.people, channel.extras, more)


def part_of_item(item: Item) -> Part:
    more = (
        item.chapters_url,
        *(link.url for link in item.transcripts),
        *(one.url for one in item.alternates),
    )
    return Part(item.path, item.people, item.extras, more)


def is_full(url: str) -> bool:
    """Whether it is a whole address of the web."""
    return _FULL.match(url) is not None


def is_plain(url: str) -> bool:
    """Whether it has no characters but those that addresses are written in."""
    return bool(_WRITABLE.fullmatch(url))


def size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def too_long(what: str, text: str, most: int) -> Iterator[str]:
    """The sentence on a text that has more characters than it may have."""
    if len(text) > most:
        yield f"{what} has {len(text)} characters: shorten it to {most}"


def clock(seconds: float) -> str:
    return clock_times.clock(seconds) if math.isfinite(seconds) else "no time"


def named(words: Iterable[str]) -> str:
    """`a, b or c`, for a sentence."""
    *others, last = (f"`{word}`" for word in words)
    return f"{', '.join(others)} or {last}" if others else last
