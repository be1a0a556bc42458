"""Podcasting 2.0: the tags of the `podcast:` namespace, in the show and in episodes. No directory
insists on them.

Those that say who made it, and where, are among [people and places](people.md).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from ..feed.channel import Item
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import LONGEST_NAME, Feed, Part, advice, clock, error, is_full, named, too_long

MEDIA = (
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
)
_ALL_MEDIA = frozenset({*MEDIA, *(f"{medium}L" for medium in MEDIA), "mixed"})
_LONGEST_DISPLAY = 32
SHORTEST_SOUNDBITE, LONGEST_SOUNDBITE = 15, 120
_DECIMAL = pattern(r"\d+(?:\.\d+)?")
_RATIO = pattern(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)")
_RRULE = pattern(
    r"(?:[A-Z-]+=[^;=\s]+;)*FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z-]+=[^;=\s]+)*"
)
_RRULE_PARTS = frozenset(
    {
        "FREQ",
        "UNTIL",
        "COUNT",
        "INTERVAL",
        "WKST",
        "BYSECOND",
        "BYMINUTE",
        "BYHOUR",
        "BYDAY",
        "BYMONTHDAY",
    }
    | {"BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"}
)


@advice("show", "channel.guid")
def podcast_guid_missing(feed: Feed) -> Iterator[str]:
    """The show has no `podcast:guid`, by which it stays the same show wherever its feed is.

    Source: PSP-1; Podcasting 2.0, guid.
    """
    if not feed.channel.guid:
        yield "the show has no `podcast:guid`: set `site_url`, from which it follows, or `channel.guid`"


@error("show", "channel.guid")
def podcast_guid_form(feed: Feed) -> Iterator[str]:
    """The show's `podcast:guid` is no UUID.

    Source: PSP-1; Podcasting 2.0, guid.
    """
    if feed.channel.guid and not _is_uuid(feed.channel.guid):
        yield f"the show's GUID, {quoted(feed.channel.guid)}, is no UUID: take `channel.guid` out, or correct it"


@error("show", "channel.medium")
def podcast_medium(feed: Feed) -> Iterator[str]:
    """The show's medium is none that the namespace has.

    Source: Podcasting 2.0, medium.
    """
    medium = feed.channel.extras.medium
    if medium not in _ALL_MEDIA:
        yield f"the show's medium is {quoted(medium)}: set `channel.medium` to {named((*MEDIA, 'mixed'))}"


@advice("show", "channel.locked")
def locked_owner(feed: Feed) -> Iterator[str]:
    """The feed is locked, and names no owner who could unlock it.

    The Podcast Index takes a lock without an owner for none. Give the owner's address, or set
    `channel.locked` to `false`.

    Source: Podcasting 2.0, locked.
    """
    if feed.channel.extras.locked and not feed.channel.extras.owner.email:
        yield (
            "the feed is locked, which the Podcast Index overlooks without an owner: set `channel: {owner: {email: "
            "...}}`, or `channel: {locked: false}`"
        )


@advice("part")
def podcast_https(part: Part) -> Iterator[str]:
    """An address in a `podcast:` tag is not a full one that begins with `https://`.

    Source: Podcasting 2.0, the namespace's introduction.
    """
    urls = [url for one in part.people for url in (one.url, one.image)] + [
        one.url for one in part.extras.funding
    ]
    urls += [one.account_url for one in part.extras.social] + [
        part.extras.license.url if part.extras.license else ""
    ]
    for url in dict.fromkeys((*urls, *part.more_urls)):
        if url and not (is_full(url) and url[:8].lower() == "https://"):
            yield f"{quoted(url)} is no address that begins with https://, which the namespace asks for: correct it"


@advice("item", "soundbites")
def soundbite_length(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite is shorter than 15 seconds, or longer than 120.

    Source: Podcasting 2.0, soundbite.
    """
    for one in item.extras.soundbites:
        if not SHORTEST_SOUNDBITE <= one.duration <= LONGEST_SOUNDBITE:
            yield (
                f"the soundbite at {clock(one.start)} lasts {one.duration:g} seconds: let it be "
                f"{SHORTEST_SOUNDBITE} to {LONGEST_SOUNDBITE}"
            )


@advice("item", "soundbites")
def soundbite_end(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite ends after the recording.

    Source: Podcasting 2.0, soundbite.
    """
    duration = item.enclosure.duration
    for one in item.extras.soundbites:
        if duration and one.start + one.duration > duration + 1:
            yield (
                f"the soundbite at {clock(one.start)} ends at {clock(one.start + one.duration)}, and the recording at "
                f"{clock(duration)}: correct its times"
            )


@advice("item", "soundbites")
def soundbite_title(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite's title has more than 128 characters.

    Source: Podcasting 2.0, soundbite.
    """
    for one in item.extras.soundbites:
        yield from too_long(
            f"the title of the soundbite at {clock(one.start)}", one.title, LONGEST_NAME
        )


@advice("show")
def trailer_title(feed: Feed) -> Iterator[str]:
    """A trailer's title has more than 128 characters.

    Source: Podcasting 2.0, trailer.
    """
    for one in feed.channel.trailers:
        yield from too_long(
            f"the title of the trailer {quoted(one.title)}", one.title, LONGEST_NAME
        )


@advice("show", "channel.update_frequency")
def update_text(feed: Feed) -> Iterator[str]:
    """The words on how often episodes come have more than 128 characters.

    Source: Podcasting 2.0, updateFrequency.
    """
    update = feed.channel.extras.update_frequency
    yield from too_long("`update_frequency`", update.text if update else "", LONGEST_NAME)


@advice("show", "channel.update_frequency")
def update_rule(feed: Feed) -> Iterator[str]:
    """The rule of how often episodes come is no recurrence rule, or has a `COUNT` and no start.

    Source: Podcasting 2.0, updateFrequency; RFC 5545, section 3.3.10.
    """
    update = feed.channel.extras.update_frequency
    if not update or not update.rrule:
        return
    names = [part.partition("=")[0] for part in update.rrule.split(";")]
    if (
        not _RRULE.fullmatch(update.rrule)
        or not _RRULE_PARTS.issuperset(names)
        or len({*names}) < len(names)
    ):
        yield f"{quoted(update.rrule)} is no recurrence rule: write one such as `FREQ=WEEKLY;BYDAY=MO`"
    elif "COUNT" in names and not update.start:
        yield "the rule of `update_frequency` counts episodes from no day: give it a `start`"


@advice("show", "channel.podroll")
def podroll_guid(feed: Feed) -> Iterator[str]:
    """A recommended show's GUID is no UUID.

    It is the `podcast:guid` in that show's feed.

    Source: Podcasting 2.0, podroll and remoteItem.
    """
    for one in feed.channel.extras.podroll:
        if not _is_uuid(one.feed_guid):
            yield f"`podroll`: {quoted(one.feed_guid)} is no UUID: write the `podcast:guid` of the other show's feed"


@advice("show", "channel.podroll")
def podroll_medium(feed: Feed) -> Iterator[str]:
    """A recommended show's medium is none that the namespace has.

    Source: Podcasting 2.0, remoteItem and medium.
    """
    for one in feed.channel.extras.podroll:
        if one.medium and one.medium not in _ALL_MEDIA:
            yield f"`podroll`: the medium {quoted(one.medium)} is not known: write {named((*MEDIA, 'mixed'))}"


@advice("show", "channel.images")
def image_ratio(feed: Feed) -> Iterator[str]:
    """A further picture's `aspect_ratio` is not written as `16/9`, or contradicts its width and
    height.

    Source: Podcasting 2.0, image.
    """
    for one in feed.channel.extras.images:
        found = _RATIO.fullmatch(one.aspect_ratio)
        if one.aspect_ratio and not found:
            yield f"the `aspect_ratio` of {quoted(one.url)} is {quoted(one.aspect_ratio)}: write it as `16/9`"
        elif (
            found
            and one.width
            and one.height
            and not _agree(float(found[1]), float(found[2]), one.width, one.height)
        ):
            size = f"{one.width} x {one.height}"
            yield f"{quoted(one.url)} has {size} pixels, which is not {one.aspect_ratio}: correct one of them"


def _agree(wide: float, high: float, width: int, height: int) -> bool:
    return abs(wide * height - high * width) <= 0.02 * high * width


@advice("show", "channel.images")
def image_size(feed: Feed) -> Iterator[str]:
    """A further picture has other pixels than its `width` or `height` says.

    Source: Podcasting 2.0, image.
    """
    for one in feed.channel.extras.images:
        picture = feed.picture(one.url)
        sides = (
            ((one.width, picture.width), (one.height, picture.height))
            if picture and picture.width
            else ()
        )
        if picture and any(said and said != found for said, found in sides):
            yield f"{quoted(one.url)} has {picture.width} x {picture.height} pixels: correct its `width` and `height`"


@advice("item", "season_name")
def season_name(item: Item, feed: Feed) -> Iterator[str]:
    """A season's name has more than 128 characters.

    Source: Podcasting 2.0, season.
    """
    yield from too_long("the season's name", item.extras.season_name, LONGEST_NAME)


@advice("item", "display")
def episode_display(item: Item, feed: Feed) -> Iterator[str]:
    """What apps show for an episode's number has more than 32 characters.

    Source: Podcasting 2.0, episode.
    """
    yield from too_long("`episode_display`", item.extras.display, _LONGEST_DISPLAY)


@advice("item", "number")
def episode_decimal(item: Item, feed: Feed) -> Iterator[str]:
    """What `podcast:episode` holds is no decimal number.

    Source: Podcasting 2.0, episode.
    """
    if item.number_text and not _DECIMAL.fullmatch(item.number_text):
        yield f"the episode's number is {quoted(item.number_text)}: write a number, and words as `episode_display`"


@advice("item", "audio")
def alternate_form(item: Item, feed: Feed) -> Iterator[str]:
    """A further format of a recording has no type, or a title of more than 32 characters.

    Source: Podcasting 2.0, alternateEnclosure.
    """
    for one in item.alternates:
        if "/" not in one.type:
            yield f"{quoted(one.url)} has no type: give it a `type` such as `audio/ogg`"
        yield from too_long(f"the title of {quoted(one.url)}", one.title, _LONGEST_DISPLAY)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
