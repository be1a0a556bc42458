"""Podcasting 2.0: the tags of the `podcast:` namespace, in the show and in episodes. No directory
insists on them.

Those that say who made it, and where, are among [people and places](people.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..feed.channel import Item
from ..model.problems import quoted
from ..text.patterns import pattern
from .namespace_values import (
    ALL_MEDIA,
    NAMED_MEDIA,
    has_written_ratio,
    has_written_size,
    is_ratio,
    is_recurrence_rule,
    is_uuid,
)
from .rules import Feed, Part, advice, error
from .sentences import LONGEST_NAME, is_full, missing_text, named, time_text, too_long

_LONGEST_DISPLAY = 32
_SHORTEST_SOUNDBITE, _LONGEST_SOUNDBITE = 15, 120
_DECIMAL = pattern(r"\d+(?:\.\d+)?")


@advice("show", "channel.guid")
def podcast_guid_missing(feed: Feed) -> Iterator[str]:
    """The show has no `podcast:guid`, by which it stays the same show wherever its feed is.

    Source: PSP-1; Podcasting 2.0, guid.
    """
    yield from missing_text(
        feed.channel.guid,
        "the show has no `podcast:guid`: set `site_url`, from which it follows, or `channel.guid`",
    )


@error("show", "channel.guid")
def podcast_guid_form(feed: Feed) -> Iterator[str]:
    """The show's `podcast:guid` is not a UUID.

    Source: PSP-1; Podcasting 2.0, guid.
    """
    if feed.channel.guid and not is_uuid(feed.channel.guid):
        yield (
            f"the show's GUID, {quoted(feed.channel.guid)}, is not a UUID: remove `channel.guid`, "
            "or correct it"
        )


@error("show", "channel.medium")
def podcast_medium(feed: Feed) -> Iterator[str]:
    """The show's medium is not one that the namespace has.

    Source: Podcasting 2.0, medium.
    """
    medium = feed.channel.extras.medium
    if medium not in ALL_MEDIA:
        yield (
            f"the show's medium is {quoted(medium)}: set `channel.medium` to {named(NAMED_MEDIA)}"
        )


@advice("part")
def podcast_https(part: Part) -> Iterator[str]:
    """An address in a `podcast:` tag is not a full one that begins with `https://`.

    Source: Podcasting 2.0, the namespace's introduction.
    """
    for url in dict.fromkeys(part.addresses):
        if not url:
            continue
        is_encrypted = url.lower().startswith("https://")
        if not is_encrypted or not is_full(url):
            yield (
                f"{quoted(url)} is not a full address that begins with https://, which the namespace "
                "asks for: correct it"
            )


@advice("item", "soundbites")
def soundbite_length(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite is shorter than 15 seconds, or longer than 120.

    Source: Podcasting 2.0, soundbite.
    """
    for soundbite in item.extras.soundbites:
        if not _SHORTEST_SOUNDBITE <= soundbite.duration <= _LONGEST_SOUNDBITE:
            yield (
                f"the soundbite at {time_text(soundbite.start)} lasts {soundbite.duration:g} seconds: make "
                f"it {_SHORTEST_SOUNDBITE} to {_LONGEST_SOUNDBITE}"
            )


@advice("item", "soundbites")
def soundbite_end(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite ends after the recording.

    Source: Podcasting 2.0, soundbite.
    """
    duration = item.enclosure.duration
    if not duration:
        return
    for soundbite in item.extras.soundbites:
        end = soundbite.start + soundbite.duration
        if end > duration + 1:
            yield (
                f"the soundbite at {time_text(soundbite.start)} ends at {time_text(end)}, and the recording "
                f"at {time_text(duration)}: correct its times"
            )


@advice("item", "soundbites")
def soundbite_title(item: Item, feed: Feed) -> Iterator[str]:
    """A soundbite's title has more than 128 characters.

    Source: Podcasting 2.0, soundbite.
    """
    for soundbite in item.extras.soundbites:
        what = f"the title of the soundbite at {time_text(soundbite.start)}"
        yield from too_long(what, soundbite.title, LONGEST_NAME)


@advice("show")
def trailer_title(feed: Feed) -> Iterator[str]:
    """A trailer's title has more than 128 characters.

    Source: Podcasting 2.0, trailer.
    """
    for trailer in feed.channel.extras.trailers:
        what = f"the title of the trailer {quoted(trailer.title)}"
        yield from too_long(what, trailer.title, LONGEST_NAME)


@advice("show", "channel.update_frequency")
def update_text(feed: Feed) -> Iterator[str]:
    """The words on how often episodes come have more than 128 characters.

    Source: Podcasting 2.0, updateFrequency.
    """
    update = feed.channel.extras.update_frequency
    if update:
        yield from too_long("`update_frequency`", update.text, LONGEST_NAME)


@advice("show", "channel.update_frequency")
def update_rule(feed: Feed) -> Iterator[str]:
    """The rule of how often episodes come is not a recurrence rule, or has a `COUNT` and no start.

    Source: Podcasting 2.0, updateFrequency; RFC 5545, section 3.3.10.
    """
    update = feed.channel.extras.update_frequency
    if not update or not update.rrule:
        return
    if not is_recurrence_rule(update.rrule):
        yield (
            f"{quoted(update.rrule)} is not a recurrence rule: write one such as "
            "`FREQ=WEEKLY;BYDAY=MO`"
        )
    elif "COUNT=" in update.rrule and not update.start:
        yield "the rule of `update_frequency` counts episodes from no day: give it a `start`"


@advice("show", "channel.podroll")
def podroll_guid(feed: Feed) -> Iterator[str]:
    """A recommended show's GUID is not a UUID.

    It is the `podcast:guid` in that show's feed.

    Source: Podcasting 2.0, podroll and remoteItem.
    """
    for show in feed.channel.extras.podroll:
        if not is_uuid(show.feed_guid):
            yield (
                f"`podroll`: {quoted(show.feed_guid)} is not a UUID: write the `podcast:guid` of the "
                "other show's feed"
            )


@advice("show", "channel.podroll")
def podroll_medium(feed: Feed) -> Iterator[str]:
    """A recommended show's medium is not one that the namespace has.

    Source: Podcasting 2.0, remoteItem and medium.
    """
    for show in feed.channel.extras.podroll:
        if show.medium and show.medium not in ALL_MEDIA:
            yield (
                f"`podroll`: the medium {quoted(show.medium)} is not known: write "
                f"{named(NAMED_MEDIA)}"
            )


@advice("part", "images")
def image_ratio(part: Part) -> Iterator[str]:
    """A further picture's `aspect_ratio` is not written as `16/9`, or contradicts its width and
    height.

    Source: Podcasting 2.0, image.
    """
    for image in part.extras.images:
        if image.aspect_ratio and not is_ratio(image.aspect_ratio):
            yield (
                f"the `aspect_ratio` of {quoted(image.url)} is {quoted(image.aspect_ratio)}: write "
                "it as `16/9`"
            )
        elif not has_written_ratio(image):
            yield (
                f"{quoted(image.url)} has {image.width} x {image.height} pixels, which is not "
                f"{image.aspect_ratio}: correct one of them"
            )


@advice("show", "channel.images")
def image_size(feed: Feed) -> Iterator[str]:
    """A further picture has other pixels than its `width` or `height` says.

    Source: Podcasting 2.0, image.
    """
    for image in feed.channel.extras.images:
        picture = feed.picture(image.url)
        if picture and not has_written_size(picture, image):
            yield (
                f"{quoted(image.url)} has {picture.width} x {picture.height} pixels: correct its "
                "`width` and `height`"
            )


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
    """What `podcast:episode` holds is not a decimal number.

    Source: Podcasting 2.0, episode.
    """
    if item.number_text and not _DECIMAL.fullmatch(item.number_text):
        yield (
            f"the episode's number is {quoted(item.number_text)}: write a number, and words as "
            "`episode_display`"
        )


@advice("item", "audio")
def alternate_form(item: Item, feed: Feed) -> Iterator[str]:
    """A further format of a recording has no type, or a title of more than 32 characters.

    Source: Podcasting 2.0, alternateEnclosure.
    """
    for alternate in item.alternates:
        if "/" not in alternate.type:
            yield f"{quoted(alternate.url)} has no type: give it a `type` such as `audio/ogg`"
        what = f"the title of {quoted(alternate.url)}"
        yield from too_long(what, alternate.title, _LONGEST_DISPLAY)
