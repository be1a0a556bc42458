"""Recordings: the enclosures that apps download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..feed.channel import Item
from ..model.problems import quoted
from ..text import addresses, media_types
from .rules import Feed, advice, error
from .sentences import is_full, is_plain, named, time_text, unencrypted

# What Apple takes, by ending, and the types that go with it; the first is the one to write.
_ACCEPTED: Mapping[str, tuple[str, ...]] = {
    **{name: row.accepted for name, row in media_types.MEDIA_TYPES.items() if row.accepted},
    "pdf": ("application/pdf",),
}
_OTHER_FORMATS = frozenset(
    {*media_types.MEDIA_TYPES, "aif", "aiff", "wma", "mka", "mkv", "avi"} - _ACCEPTED.keys()
)
# Bits per second of an mp3, with room for tags and pictures in it, in bytes.
_LEAST_BITRATE, _MOST_BITRATE = 7_500, 330_000
_ROOM_FOR_TAGS = 10_000_000
# Seconds, and part of the whole, by which the formats of a recording may differ.
_TOLERANCE, _TOLERATED_PART = 5.0, 0.02


@error("item", "audio")
def enclosure_address(item: Item, feed: Feed) -> Iterator[str]:
    """A recording's address is not a full one.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements.
    """
    if not is_full(item.enclosure.url):
        yield (
            f"the recording's address, {quoted(item.enclosure.url)}, is not a full one: write it with "
            "https://"
        )


@error("item", "audio")
def enclosure_ascii(item: Item, feed: Feed) -> Iterator[str]:
    """A recording's address has characters beyond plain ASCII.

    Percent-encode them, or rename the file: `Größe.mp3` is `Gr%C3%B6%C3%9Fe.mp3`.

    Source: Apple, Podcast RSS feed requirements.
    """
    if not is_plain(item.enclosure.url):
        yield (
            f"the recording's address, {quoted(item.enclosure.url)}, has characters that an address cannot have: "
            "percent-encode them, or rename the file"
        )


@advice("item", "audio")
def enclosure_https(item: Item, feed: Feed) -> Iterator[str]:
    """A recording's address does not begin with `https://`.

    Browsers do not play it on a page that is encrypted.

    Source: W3C, Mixed Content.
    """
    yield from unencrypted("the recording's address", item.enclosure.url, "it")


@error("item", "audio")
def enclosure_twice(item: Item, feed: Feed) -> Iterator[str]:
    """Two episodes have the same recording.

    Apple leaves one of them out.

    Source: Apple, Podcast RSS feed requirements.
    """
    first = feed.by_recording.get(item.enclosure.url)
    if first and first is not item:
        yield (
            f"the recording is that of {first.path} as well: give each episode a recording of its "
            "own"
        )


@error("item", "audio")
def enclosure_length(item: Item, feed: Feed) -> Iterator[str]:
    """The size of a recording is not known.

    The feed has to name it, in bytes. `mkdocs-podcast lock` measures recordings, on servers too; or
    write `length`.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not item.enclosure.length or item.enclosure.length < 0:
        yield (
            "the size of the recording is not known: run `mkdocs-podcast lock`, or write its "
            "`length` in bytes"
        )


@error("item", "audio")
def enclosure_type(item: Item, feed: Feed) -> Iterator[str]:
    """A recording's type does not go with its ending.

    `.mp3` is `audio/mpeg`, `.m4a` is `audio/x-m4a`, `.mp4` is `video/mp4`. Take `type` out of the
    front matter, and the right one is written.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    ending = addresses.url_extension(item.enclosure.url)
    types = _ACCEPTED.get(ending)
    if types and item.enclosure.type not in types:
        yield (
            f"the recording ends in .{ending} and has the type {quoted(item.enclosure.type)}: give "
            f"the file the ending of what it is, or set its type to `{types[0]}`"
        )


@error("item", "audio")
def enclosure_ending(item: Item, feed: Feed) -> Iterator[str]:
    """A recording's address has no ending by which its format is known.

    The path has to end in one, before any `?`: directories look at nothing else.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    ending = addresses.url_extension(item.enclosure.url)
    if ending not in _ACCEPTED and ending not in _OTHER_FORMATS:
        endings = named((".mp3", ".m4a", ".mp4"))
        yield (
            f"the recording's address, {quoted(item.enclosure.url)}, does not end in {endings}: "
            "give it an ending"
        )


@error("item", "audio")
def enclosure_format(item: Item, feed: Feed) -> Iterator[str]:
    """A recording is in a format that Apple does not accept.

    Give an MP3 or M4A as well, as the first in `audio`. The other stays in the feed, as an
    alternative.

    Source: Apple, Podcast RSS feed requirements.
    """
    ending = addresses.url_extension(item.enclosure.url)
    if ending in _OTHER_FORMATS:
        yield f"Apple Podcasts does not accept .{ending}: put an MP3 or M4A into `audio` as well"


@advice("item", "duration")
def duration_missing(item: Item, feed: Feed) -> Iterator[str]:
    """The duration of a recording is not known.

    `mkdocs-podcast lock` measures it; or write `duration`.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    if not item.enclosure.duration or item.enclosure.duration < 0:
        yield (
            "the duration of the recording is not known: run `mkdocs-podcast lock`, or write its "
            "`duration`"
        )


@advice("item", "duration")
def duration_contradiction(item: Item, feed: Feed) -> Iterator[str]:
    """The formats of a recording have different durations.

    Chapters and transcripts have the times of one of them.

    Source: Podcasting 2.0, alternateEnclosure.
    """
    duration = item.enclosure.duration
    if not duration:
        return
    tolerance = max(_TOLERANCE, duration * _TOLERATED_PART)
    for alternate in item.alternates:
        if alternate.duration and abs(alternate.duration - duration) > tolerance:
            yield (
                f"{quoted(alternate.url)} lasts {time_text(alternate.duration)} and the recording "
                f"{time_text(duration)}: correct `duration`, or export them alike"
            )


@advice("item", "length")
def length_contradiction(item: Item, feed: Feed) -> Iterator[str]:
    """An MP3 has a size that its duration cannot have.

    One of them is wrong: minutes were taken for seconds, or the size is that of another file.

    Source: ISO/IEC 11172-3 and 13818-3, which have 8 to 320 kbit/s.
    """
    length = item.enclosure.length or 0
    duration = item.enclosure.duration or 0
    if length <= 0 or duration <= 0 or item.enclosure.type != media_types.MEDIA_TYPES["mp3"].feed:
        return
    if length * 8 < _LEAST_BITRATE * duration:
        what = "little"
    elif (length - _ROOM_FOR_TAGS) * 8 > _MOST_BITRATE * duration:
        what = "much"
    else:
        return
    yield (
        f"{length:,} bytes are too {what} for an MP3 of {time_text(duration)}: correct `length` or "
        "`duration`, or run `mkdocs-podcast lock`"
    )
