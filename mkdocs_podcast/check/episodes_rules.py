"""Episodes: titles, GUIDs, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..feed.channel import Item
from ..model.episode import EPISODE_TYPES
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import Feed, advice, error
from .sentences import LONGEST_TEXT, is_web_address, missing_text, too_long, unknown

# Spaces are single ones, so that none can be matched in two ways.
_NUMBER = r"(?:s(?:eason)? ?\d{1,4} ?(?:, ?)?)?(?:e|ep|eps|episode|folge|no|nr)\.? ?(?:# ?)?\d{1,5}|# ?\d{1,5}"
_SEPARATORS = tuple(":|–—-")
_SEPARATOR = r" ?[:.,|)\]–—-]"
_NUMBERED = pattern(
    rf"[(\[]?(?:{_NUMBER})(?:{_SEPARATOR}|\Z)|.*(?:[:|–—-] ?|[(\[])(?:{_NUMBER})[)\]]?\Z",
    re.IGNORECASE,
)
_LEADING_NUMBER = pattern(rf"0*(\d{{1,5}}){_SEPARATOR} ")
_DIGITS = pattern(r"\d{1,9}")
_UNSAFE = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|\A\s|\s\Z")


@error("item", "title")
def episode_title_missing(item: Item, feed: Feed) -> Iterator[str]:
    """An episode has no title.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements; PSP-1.
    """
    yield from missing_text(item.title, "the episode has no title: give it a `title`")


@advice("item", "title")
def episode_title_length(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title has more than 255 characters.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from too_long("the title", item.title, LONGEST_TEXT)


@advice("item", "title")
def episode_title_number(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title holds its number.

    Apps show the number by themselves, and would show it twice. Write it as `episode`, and the
    season as `season`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if not _has_number(item):
        return
    option = "`episode`"
    if item.number:
        option = f"`episode: {item.number}`"
    yield (
        f"the title, {quoted(item.title)}, holds the episode's number: remove it, and write "
        f"it as {option}"
    )


def _has_number(item: Item) -> bool:
    title = " ".join(item.title.split())
    leading = _LEADING_NUMBER.match(title)
    if leading and int(leading[1]) == item.number:
        return True
    match = _NUMBERED.match(title)
    if not match:
        return False
    if not item.number:
        return True
    # With another number than the episode's, `No. 10` is a house, and `E3` a fair.
    numbers = map(int, _DIGITS.findall(match[0]))
    return item.number in numbers


@advice("item", "title")
def episode_title_show(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title begins or ends with the show's name.

    Apps show both. A trailer may be called after the show.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.type == "trailer":
        return
    if _has_name(item.title.strip(), feed.channel.title.strip()):
        yield f"the title, {quoted(item.title)}, holds the show's name: remove it"


def _has_name(title: str, show: str) -> bool:
    """Whether a title begins or ends with the show's name and a separator."""
    title = title.casefold()
    show = show.casefold()
    if not show:
        return False
    if title.startswith(show):
        remainder = title.removeprefix(show).lstrip()
        if remainder.startswith(_SEPARATORS):
            return True
    if title.endswith(show):
        remainder = title.removesuffix(show).rstrip()
        return remainder.endswith(_SEPARATORS)
    return False


@error("item", "guid")
def guid_missing(item: Item, feed: Feed) -> Iterator[str]:
    """An episode has no GUID, by which apps know it.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    yield from missing_text(
        item.guid,
        "the episode has no GUID: set `site_url` and run `mkdocs-podcast lock`, or give it a `guid`",
    )


@error("item", "guid")
def guid_twice(item: Item, feed: Feed) -> Iterator[str]:
    """Two episodes have the same GUID.

    Apps show one of them. Take the `guid` out of the page that was copied from the other.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    other = _other_with_guid(item, feed)
    if other and not _is_teaser(item, other):
        yield (
            f"the GUID, {quoted(item.guid)}, is that of {other.path} as well: give this episode "
            "another `guid`"
        )


@error("item", "guid")
def trailer_guid(item: Item, feed: Feed) -> Iterator[str]:
    """A trailer or bonus has the GUID of the episode that it belongs to.

    To apps they are one, and the episode never comes: give each a GUID of its own.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    other = _other_with_guid(item, feed)
    if other and _is_teaser(item, other):
        teaser = item
        if item.type == "full":
            teaser = other
        yield f"the {teaser.type} {teaser.path} has the GUID of its episode: give it another `guid`"


def _other_with_guid(item: Item, feed: Feed) -> Item | None:
    """The oldest item with the same GUID, if it is not this one."""
    if not item.guid:
        return None
    oldest = feed.by_guid.get(item.guid)
    if oldest is item:
        return None
    return oldest


def _is_teaser(item: Item, other: Item) -> bool:
    return [item.type, other.type].count("full") == 1


@advice("item", "guid")
def guid_form(item: Item, feed: Feed) -> Iterator[str]:
    """A GUID has spaces around it, line breaks or control characters, or more than 255 characters.

    Readers tidy these up, each in its own way, and then it is another GUID.

    Source: PSP-1; XML 1.0, section 2.11.
    """
    if _UNSAFE.search(item.guid) or len(item.guid) > LONGEST_TEXT:
        yield (
            f"the GUID, {quoted(item.guid)}, is long or has spaces that readers change: write a "
            "plain `guid`"
        )


@advice("item", "date")
def date_missing(item: Item, feed: Feed) -> Iterator[str]:
    """An episode has no date.

    Apps sort by it, and put an episode without one anywhere.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    if item.date is None:
        yield "the episode has no date: give it a `date`"


@error("item", "date")
def date_future(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's date is in the future.

    Directories do not show it until then. An episode to come is left out of the feed by itself; a
    clock that is wrong, or an old `SOURCE_DATE_EPOCH`, can put it there.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.date and item.date > feed.now:
        yield (
            f"the date, {item.date:%Y-%m-%d %H:%M}, is in the future: correct `date`, or this "
            "machine's clock"
        )


@error("item", "number")
def serial_number(item: Item, feed: Feed) -> Iterator[str]:
    """A full episode of a serial show has no number.

    Apps play a serial show from the first to the last, by number. Write `episode: 3`, or set
    `channel.type` to `episodic`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if feed.channel.extras.type != "serial" or item.type != "full":
        return
    if not item.number:
        yield (
            "the episode has no number, which each one of a serial show needs: give it a `number`"
        )


@advice("item", "number")
def number_twice(item: Item, feed: Feed) -> Iterator[str]:
    """Two full episodes of a season have the same number.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.type != "full" or not item.number:
        return
    oldest = feed.by_number.get((item.season, item.number))
    if oldest is None or oldest is item:
        return
    number = f"number {item.number}"
    if item.season:
        number += f" of season {item.season}"
    yield f"{oldest.path} is {number} as well: give one of them another `number`"


@advice("item", "number")
def number_positive(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's number is not a whole number from 1 up.

    Only the tag of Podcasting 2.0 is in the feed then, and Apple's is not.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    yield from _not_counted_from_one("the episode", item.number, "count from 1")


@advice("item", "season")
def season_positive(item: Item, feed: Feed) -> Iterator[str]:
    """A season's number is not a whole number from 1 up.

    Only the tag of Podcasting 2.0 is in the feed then, and Apple's is not; pages do not name the
    season.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    remedy = "count from 1, or remove it"
    yield from _not_counted_from_one("the season", item.season, remedy)


def _not_counted_from_one(what: str, number: int | None, remedy: str) -> Iterator[str]:
    if number is not None and number < 1:
        yield f"{what} is number {number}, which Apple Podcasts does not accept: {remedy}"


@error("item", "type")
def episode_type(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's type is not `full`, `trailer` or `bonus`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    yield from unknown("the type", item.type, EPISODE_TYPES)


@advice("item")
def episode_address(item: Item, feed: Feed) -> Iterator[str]:
    """The address of an episode's page is not a full one, or has characters that an address cannot have.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements.
    """
    if not is_web_address(item.link):
        yield (
            f"the page's address, {quoted(item.link)}, is not a full address in plain ASCII: set "
            "`site_url` to one"
        )
