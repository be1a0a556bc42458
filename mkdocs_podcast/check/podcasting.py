"""Podcasting 2.0: the tags of the `podcast:` namespace, in the show and in episodes. No directory insists on them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from .. import roles
from ..channel import Item
from ..patterns import pattern
from ..problems import quoted
from .rules import LONGEST_NAME, Feed, Part, advice, clock, error, is_full, named, too_long

MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
ALL_MEDIA = frozenset({*MEDIA, *(f"{medium}L" for medium in MEDIA), "mixed"})
PROTOCOLS = ("activitypub", "atproto", "lightning", "matrix", "nostr", "hive", "twitter", "disabled")
GROUPS = frozenset(group.casefold() for group in roles.GROUPS)
ALL_ROLES = frozenset(role.casefold() for held in roles.GROUPS.values() for role in held)
LONGEST_TXT = 4000
LONGEST_DISPLAY = 32
SHORTEST_SOUNDBITE, LONGEST_SOUNDBITE = 15, 120
GEO = pattern(r"geo:-?\d{1,3}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w=.;-]+)?")
OSM = pattern(r"[NWR]\d+(?:#\d+)?")
COUNTRY = pattern(r"[A-Za-z]{2}")
DECIMAL = pattern(r"\d+(?:\.\d+)?")
RATIO = pattern(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)")
# SPDX identifiers of licences for works; others need the address of their text.
LICENSE = pattern(
    r"cc0-1\.0|cc-pddc|cc-by(?:-nc)?(?:-sa|-nd)?-[1-4]\.[05](?:-[a-z]{2,3})?|[al]?gpl-[123]\.\d(?:-only|-or-later)?"
    r"|gfdl-1\.[123](?:-.*)?|lal-1\.[23]|odbl-1\.0|mit|mit-0|0bsd|bsd-[23]-clause|apache-2\.0|unlicense|wtfpl"
    r"|mpl-2\.0|isc",
    re.IGNORECASE,
)
RRULE = pattern(
    r"(?:[A-Z-]+=[^;=\s]+;)*FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z-]+=[^;=\s]+)*"
)
RRULE_PARTS = frozenset(
    {"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY"}
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
    if feed.channel.medium not in ALL_MEDIA:
        yield f"the show's medium is {quoted(feed.channel.medium)}: set `channel.medium` to {named((*MEDIA, 'mixed'))}"


@advice("show", "channel.locked")
def locked_owner(feed: Feed) -> Iterator[str]:
    """The feed is locked, and names no owner who could unlock it.

    The Podcast Index takes a lock without an owner for none. Give the owner's address, or set `channel.locked` to
    `false`.

    Source: Podcasting 2.0, locked.
    """
    if feed.channel.locked and not feed.channel.owner.email:
        yield (
            "the feed is locked, which the Podcast Index overlooks without an owner: set `channel: {owner: {email: "
            "...}}`, or `channel: {locked: false}`"
        )


@advice("part")
def podcast_https(part: Part) -> Iterator[str]:
    """An address in a `podcast:` tag is not a full one that begins with `https://`.

    Source: Podcasting 2.0, the namespace's introduction.
    """
    urls = [url for one in part.people for url in (one.url, one.image)] + [one.url for one in part.funding]
    urls += [one.account_url for one in part.social] + [part.license.url if part.license else ""]
    for url in dict.fromkeys((*urls, *part.more_urls)):
        if url and not (is_full(url) and url[:8].lower() == "https://"):
            yield f"{quoted(url)} is no address that begins with https://, which the namespace asks for: correct it"


@advice("part", "people")
def person_name(part: Part) -> Iterator[str]:
    """A person has no name, or one of more than 128 characters.

    Source: Podcasting 2.0, person.
    """
    for one in part.people:
        if not one.name.strip():
            yield "somebody in `people` has no name: give it"
        yield from too_long(f"the name {quoted(one.name)}", one.name, LONGEST_NAME)


@advice("part", "people")
def person_role(part: Part) -> Iterator[str]:
    """A person's role or group is not in the Podcast Taxonomy, or the group has no such role.

    Apps cannot say what somebody did. The roles are those of [the taxonomy](https://podcasttaxonomy.com).

    Source: Podcasting 2.0, person; Podcast Taxonomy.
    """
    for one in part.people:
        role, group = one.role.casefold(), one.group.casefold()
        if role and role not in ALL_ROLES:
            yield f"{quoted(one.name)} has the role {quoted(one.role)}: write one of podcasttaxonomy.com"
        elif group and group not in GROUPS:
            yield f"{quoted(one.name)} has the group {quoted(one.group)}: write {named(roles.GROUPS)}"
        elif role and group and not _has_role(group, role):
            yield f"the group {quoted(one.group)} has no role {quoted(one.role)}: leave the group out"


def _has_role(group: str, role: str) -> bool:
    held = next((held for name, held in roles.GROUPS.items() if name.casefold() == group), ())
    return role in map(str.casefold, held)


@advice("part", "funding")
def funding_text(part: Part) -> Iterator[str]:
    """A link for money has no text, or one of more than 128 characters.

    Source: Podcasting 2.0, funding.
    """
    for one in part.funding:
        if not one.text.strip():
            yield f"the link for money {quoted(one.url)} has no text: say what it is, such as `Support the show`"
        yield from too_long("the text of `funding`", one.text, LONGEST_NAME)


@advice("part", "location")
def location_name(part: Part) -> Iterator[str]:
    """A place has no name, or one of more than 128 characters.

    Source: Podcasting 2.0, location.
    """
    for one in part.locations:
        if not one.name.strip():
            yield "a `location` has no name: give it"
        yield from too_long("the name of `location`", one.name, LONGEST_NAME)


@advice("part", "location")
def location_rel(part: Part) -> Iterator[str]:
    """A place's `rel` is neither `subject` nor `creator`.

    Source: Podcasting 2.0, location.
    """
    for one in part.locations:
        if one.rel not in ("", "subject", "creator"):
            yield f"the `rel` of {quoted(one.name)} is {quoted(one.rel)}: write `subject` or `creator`"


@advice("part", "location")
def location_form(part: Part) -> Iterator[str]:
    """A place's coordinates, OpenStreetMap id or country are not written as the namespace has them.

    Source: Podcasting 2.0, location; RFC 5870; ISO 3166-1.
    """
    for one in part.locations:
        for name, written, form, example in (
            ("geo", one.geo, GEO, "geo:52.52,13.40"),
            ("osm", one.osm, OSM, "R62422"),
            ("country", one.country, COUNTRY, "DE"),
        ):
            if written and not form.fullmatch(written):
                yield f"the `{name}` of {quoted(one.name)} is {quoted(written)}: write it as `{example}`"


@advice("part", "license")
def license_unknown(part: Part) -> Iterator[str]:
    """A licence is no known identifier, and has no address of its text.

    Identifiers are those of [SPDX](https://spdx.org/licenses/), such as `cc-by-4.0`.

    Source: Podcasting 2.0, license.
    """
    if part.license and not part.license.url and not LICENSE.fullmatch(part.license.name):
        yield (
            f"the licence {quoted(part.license.name)} is no known identifier, such as `cc-by-4.0`: write one, or "
            "`{name, url}` with the address of its text"
        )


@advice("part", "social")
def social_protocol(part: Part) -> Iterator[str]:
    """The comments' protocol is none that the namespace has.

    Source: Podcasting 2.0, socialInteract.
    """
    for one in part.social:
        if one.protocol not in PROTOCOLS:
            yield f"the comments' protocol is {quoted(one.protocol)}: write {named(PROTOCOLS)}"


@advice("part", "social")
def social_uri(part: Part) -> Iterator[str]:
    """The comments have no address.

    Source: Podcasting 2.0, socialInteract.
    """
    for one in part.social:
        if not one.uri and one.protocol != "disabled":
            yield f"the comments by {quoted(one.protocol)} have no `uri`: give it, or write `protocol: disabled`"


@advice("part", "txt")
def txt_length(part: Part) -> Iterator[str]:
    """A text for machines has more than 4000 characters, or its purpose more than 128.

    Source: Podcasting 2.0, txt.
    """
    for one in part.txt:
        yield from too_long("a text of `txt`", one.text, LONGEST_TXT)
        yield from too_long("a purpose of `txt`", one.purpose, LONGEST_NAME)


@advice("part", "txt")
def txt_ai_content(part: Part) -> Iterator[str]:
    """`ai-content` is neither `true` nor `false`.

    Source: Podcasting 2.0, txt.
    """
    for one in part.txt:
        if one.purpose == "ai-content" and one.text not in ("true", "false"):
            yield f"`ai-content` is {quoted(one.text)}: write 'true' or 'false', in quotes"


@advice("part", "soundbites")
def soundbite_length(part: Part) -> Iterator[str]:
    """A soundbite is shorter than 15 seconds, or longer than 120.

    Source: Podcasting 2.0, soundbite.
    """
    for one in part.soundbites:
        if not SHORTEST_SOUNDBITE <= one.duration <= LONGEST_SOUNDBITE:
            yield (
                f"the soundbite at {clock(one.start)} lasts {one.duration:g} seconds: let it be "
                f"{SHORTEST_SOUNDBITE} to {LONGEST_SOUNDBITE}"
            )


@advice("part", "soundbites")
def soundbite_end(part: Part) -> Iterator[str]:
    """A soundbite ends after the recording.

    Source: Podcasting 2.0, soundbite.
    """
    for one in part.soundbites:
        if part.duration and one.start + one.duration > part.duration + 1:
            yield (
                f"the soundbite at {clock(one.start)} ends at {clock(one.start + one.duration)}, and the recording at "
                f"{clock(part.duration)}: correct its times"
            )


@advice("part", "soundbites")
def soundbite_title(part: Part) -> Iterator[str]:
    """A soundbite's title has more than 128 characters.

    Source: Podcasting 2.0, soundbite.
    """
    for one in part.soundbites:
        yield from too_long(f"the title of the soundbite at {clock(one.start)}", one.title, LONGEST_NAME)


@advice("show")
def trailer_title(feed: Feed) -> Iterator[str]:
    """A trailer's title has more than 128 characters.

    Source: Podcasting 2.0, trailer.
    """
    for one in feed.channel.trailers:
        yield from too_long(f"the title of the trailer {quoted(one.title)}", one.title, LONGEST_NAME)


@advice("show", "channel.update_frequency")
def update_text(feed: Feed) -> Iterator[str]:
    """The words on how often episodes come have more than 128 characters.

    Source: Podcasting 2.0, updateFrequency.
    """
    update = feed.channel.update_frequency
    yield from too_long("`update_frequency`", update.text if update else "", LONGEST_NAME)


@advice("show", "channel.update_frequency")
def update_rule(feed: Feed) -> Iterator[str]:
    """The rule of how often episodes come is no recurrence rule, or has a `COUNT` and no start.

    Source: Podcasting 2.0, updateFrequency; RFC 5545, section 3.3.10.
    """
    update = feed.channel.update_frequency
    if not update or not update.rrule:
        return
    names = [part.partition("=")[0] for part in update.rrule.split(";")]
    if not RRULE.fullmatch(update.rrule) or not RRULE_PARTS.issuperset(names) or len({*names}) < len(names):
        yield f"{quoted(update.rrule)} is no recurrence rule: write one such as `FREQ=WEEKLY;BYDAY=MO`"
    elif "COUNT" in names and not update.start:
        yield "the rule of `update_frequency` counts episodes from no day: give it a `start`"


@advice("show", "channel.podroll")
def podroll_guid(feed: Feed) -> Iterator[str]:
    """A recommended show's GUID is no UUID.

    It is the `podcast:guid` in that show's feed.

    Source: Podcasting 2.0, podroll and remoteItem.
    """
    for one in feed.channel.podroll:
        if not _is_uuid(one.feed_guid):
            yield f"`podroll`: {quoted(one.feed_guid)} is no UUID: write the `podcast:guid` of the other show's feed"


@advice("show", "channel.podroll")
def podroll_medium(feed: Feed) -> Iterator[str]:
    """A recommended show's medium is none that the namespace has.

    Source: Podcasting 2.0, remoteItem and medium.
    """
    for one in feed.channel.podroll:
        if one.medium and one.medium not in ALL_MEDIA:
            yield f"`podroll`: the medium {quoted(one.medium)} is not known: write {named((*MEDIA, 'mixed'))}"


@advice("show", "channel.images")
def image_ratio(feed: Feed) -> Iterator[str]:
    """A further picture's `aspect_ratio` is not written as `16/9`, or contradicts its width and height.

    Source: Podcasting 2.0, image.
    """
    for one in feed.channel.images:
        found = RATIO.fullmatch(one.aspect_ratio)
        if one.aspect_ratio and not found:
            yield f"the `aspect_ratio` of {quoted(one.url)} is {quoted(one.aspect_ratio)}: write it as `16/9`"
        elif found and one.width and one.height and not _agree(float(found[1]), float(found[2]), one.width, one.height):
            size = f"{one.width} x {one.height}"
            yield f"{quoted(one.url)} has {size} pixels, which is not {one.aspect_ratio}: correct one of them"


def _agree(wide: float, high: float, width: int, height: int) -> bool:
    return abs(wide * height - high * width) <= 0.02 * high * width


@advice("show", "channel.images")
def image_size(feed: Feed) -> Iterator[str]:
    """A further picture has other pixels than its `width` or `height` says.

    Source: Podcasting 2.0, image.
    """
    for one in feed.channel.images:
        picture = feed.picture(one.url)
        sides = ((one.width, picture.width), (one.height, picture.height)) if picture and picture.width else ()
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
    yield from too_long("`episode_display`", item.extras.display, LONGEST_DISPLAY)


@advice("item", "number")
def episode_decimal(item: Item, feed: Feed) -> Iterator[str]:
    """What `podcast:episode` holds is no decimal number.

    Source: Podcasting 2.0, episode.
    """
    if item.number_text and not DECIMAL.fullmatch(item.number_text):
        yield f"the episode's number is {quoted(item.number_text)}: write a number, and words as `episode_display`"


@advice("item", "audio")
def alternate_form(item: Item, feed: Feed) -> Iterator[str]:
    """A further format of a recording has no type, or a title of more than 32 characters.

    Source: Podcasting 2.0, alternateEnclosure.
    """
    for one in item.alternates:
        if "/" not in one.type:
            yield f"{quoted(one.url)} has no type: give it a `type` such as `audio/ogg`"
        yield from too_long(f"the title of {quoted(one.url)}", one.title, LONGEST_DISPLAY)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
