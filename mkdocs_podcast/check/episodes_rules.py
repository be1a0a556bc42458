"""Episodes: titles, GUIDs, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..feed.channel import Item
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import LONGEST_TEXT, Feed, advice, error, is_full, is_plain, too_long

_TYPES = ("full", "trailer", "bonus")
NUMBER = r"(?:s(?:eason)?\s*\d{1,4}\s*,?\s*)?(?:e|ep|eps|episode|folge|no|nr)\.?\s*#?\s*\d{1,5}|#\s*\d{1,5}"
_SEPARATORS = tuple(":|–—-")
SEPARATOR = r"\s*[:.,|)\]–—-]"
_NUMBERED = pattern(
    rf"[(\[]?(?:{NUMBER})(?:{SEPARATOR}|\Z)|.*(?:[:|–—-]\s*|[(\[])(?:{NUMBER})[)\]]?\Z",
    re.IGNORECASE,
)
_LEADING_NUMBER = pattern(rf"0*(\d{{1,5}}){SEPARATOR}\s")
_DIGITS = pattern(r"\d{1,9}")
_UNSAFE = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|\A\s|\s\Z")


@error("item", "title")
def episode_title_missing(item: Item, feed: Feed) -> Iterator[str]:
    """An episode has no title.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not item.title.strip():
        yield "the episode has no title: give it a `title`"


@advice("item", "title")
def episode_title_length(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title has more than 255 characters.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from too_long("the title", item.title, LONGEST_TEXT)


@advice("item", "title")
def episode_title_number(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title holds its number.

    Apps show the number by themselves, and would say it twice. Write it as `episode`, and the
    season as `season`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    leading, numbered = _LEADING_NUMBER.match(item.title), _NUMBERED.match(item.title)
    # With another number than the episode's, `No. 10` is a house, and `E3` a fair.
    is_own = numbered and (not item.number or item.number in map(int, _DIGITS.findall(numbered[0])))
    if is_own or (leading and int(leading[1]) == item.number):
        number = f"`episode: {item.number}`" if item.number else "`episode`"
        yield f"the title, {quoted(item.title)}, holds the episode's number: take it out, and write it as {number}"


@advice("item", "title")
def episode_title_show(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's title begins or ends with the show's name.

    Apps show both. A trailer may be called after the show.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    show, title = feed.channel.title.strip().casefold(), item.title.strip().casefold()
    if not show or item.type == "trailer":
        return
    after = title.removeprefix(show).lstrip() if title.startswith(show) else ""
    before = title.removesuffix(show).rstrip() if title.endswith(show) else ""
    if after.startswith(_SEPARATORS) or before.endswith(_SEPARATORS):
        yield f"the title, {quoted(item.title)}, holds the show's name: take it out"


@error("item", "guid")
def guid_missing(item: Item, feed: Feed) -> Iterator[str]:
    """An episode has no GUID, by which apps know it.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not item.guid.strip():
        yield "the episode has no GUID: set `site_url` and run `mkdocs-podcast lock`, or give it a `guid`"


@error("item", "guid")
def guid_twice(item: Item, feed: Feed) -> Iterator[str]:
    """Two episodes have the same GUID.

    Apps show one of them. Take the `guid` out of the page that was copied from the other.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    first = feed.by_guid.get(item.guid)
    if item.guid and first and first is not item and not _is_teaser(item, first):
        yield f"the GUID, {quoted(item.guid)}, is that of {first.path} as well: give this episode another `guid`"


@error("item", "guid")
def trailer_guid(item: Item, feed: Feed) -> Iterator[str]:
    """A trailer or bonus has the GUID of the episode that it belongs to.

    To apps they are one, and the episode never comes: give each a GUID of its own.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    first = feed.by_guid.get(item.guid)
    if item.guid and first and first is not item and _is_teaser(item, first):
        teaser = item if item.type != "full" else first
        yield f"the {teaser.type} {teaser.path} has the GUID of its episode: give it another `guid`"


def _is_teaser(item: Item, other: Item) -> bool:
    return (item.type == "full") != (other.type == "full")


@advice("item", "guid")
def guid_form(item: Item, feed: Feed) -> Iterator[str]:
    """A GUID has spaces around it, line breaks or control characters, or more than 255 characters.

    Readers tidy these up, each in its own way, and then it is another GUID.

    Source: PSP-1; XML 1.0, section 2.11.
    """
    if _UNSAFE.search(item.guid) or len(item.guid) > LONGEST_TEXT:
        yield f"the GUID, {quoted(item.guid)}, is long or has spaces that readers change: write a plain `guid`"


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
        yield f"the date, {item.date:%Y-%m-%d %H:%M}, is in the future: correct `date`, or this machine's clock"


@error("item", "number")
def serial_number(item: Item, feed: Feed) -> Iterator[str]:
    """A full episode of a serial show has no number.

    Apps play a serial show from the first to the last, by number. Write `episode: 3`, or set
    `channel.type` to `episodic`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if feed.channel.extras.type == "serial" and item.type == "full" and not item.number:
        yield "the episode has no number, which each one of a serial show needs: give it an `episode`"


@advice("item", "number")
def number_twice(item: Item, feed: Feed) -> Iterator[str]:
    """Two full episodes of a season have the same number.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.type != "full" or not item.number:
        return
    first = feed.by_number.get((item.season, item.number))
    if first and first is not item:
        season = f" of season {item.season}" if item.season else ""
        yield f"{first.path} is number {item.number}{season} as well: give one of them another `episode`"


@advice("item", "number")
def number_positive(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's number is not a whole number from 1 up.

    Only the tag of Podcasting 2.0 is in the feed then, and Apple's is not.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.number is not None and item.number < 1:
        yield f"the episode is number {item.number}, which Apple Podcasts does not take: count from 1"


@advice("item", "season")
def season_positive(item: Item, feed: Feed) -> Iterator[str]:
    """A season's number is not a whole number from 1 up.

    Only the tag of Podcasting 2.0 is in the feed then, and Apple's is not; pages do not name the
    season.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.season is not None and item.season < 1:
        yield f"the season is number {item.season}, which Apple Podcasts does not take: count from 1, or take it out"


@error("item", "type")
def episode_type(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's type is none of `full`, `trailer` and `bonus`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if item.type not in _TYPES:
        yield f"the type is {quoted(item.type)}: write `full`, `trailer` or `bonus`"


@advice("item")
def episode_address(item: Item, feed: Feed) -> Iterator[str]:
    """The address of an episode's page is not a full one, or has characters that addresses lack.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements.
    """
    if not (is_full(item.link) and is_plain(item.link)):
        yield f"the page's address, {quoted(item.link)}, is no full address in plain ASCII: set `site_url` to one"
