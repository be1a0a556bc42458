"""Chapters: what apps need to list them, and to jump to them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from ..feed.channel import Item
from ..model.chapter import Chapter
from ..model.problems import quoted
from .rules import Feed, advice, error
from .sentences import is_full, time_text, unusable_address

_LONGEST_TITLE = 45


@error("item", "chapters")
def chapter_order(item: Item, feed: Feed) -> Iterator[str]:
    """Chapters are not in order, or two begin at the same time.

    Source: Podcasting 2.0, JSON chapters; Podlove Simple Chapters.
    """
    for previous, chapter in itertools.pairwise(item.chapters):
        # A time that is not a number is in no order.
        if not previous.start < chapter.start:
            yield (
                f"the chapter {_named(chapter)} follows {_named(previous)}: put the chapters in "
                "order of their times"
            )


@error("item", "chapters")
def chapter_past_end(item: Item, feed: Feed) -> Iterator[str]:
    """A chapter begins before the start of the recording, or after its end.

    Source: Podcasting 2.0, JSON chapters.
    """
    end = item.enclosure.duration or math.inf
    for chapter in item.chapters:
        # A duration in whole seconds may be a second short.
        if not 0 <= chapter.start < end + 1:
            yield (
                f"the chapter {_named(chapter)} is outside the recording, which ends at "
                f"{time_text(end)}: correct it"
            )


@error("item", "chapters")
def chapter_end(item: Item, feed: Feed) -> Iterator[str]:
    """A chapter ends before it begins.

    Source: Podcasting 2.0, JSON chapters.
    """
    for chapter in item.chapters:
        if chapter.end is not None and not chapter.start < chapter.end:
            yield (
                f"the chapter {_named(chapter)} ends at {time_text(chapter.end)}: correct its end, or "
                "leave it out"
            )


@error("item", "chapters")
def chapter_title(item: Item, feed: Feed) -> Iterator[str]:
    """A chapter has no title.

    Only a hidden one, which changes the picture or the link, may go without.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    for chapter in item.chapters:
        if not chapter.title.strip() and not chapter.hidden:
            yield f"the chapter at {time_text(chapter.start)} has no title: give it one, or hide it"


@advice("item", "chapters")
def chapter_title_length(item: Item, feed: Feed) -> Iterator[str]:
    """A chapter's title has more than 45 characters.

    Apple Podcasts shows its beginning.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    for chapter in item.chapters:
        if len(chapter.title) > _LONGEST_TITLE and not chapter.hidden:
            length = len(chapter.title)
            yield (
                f"the title of the chapter {_named(chapter)} has {length} characters: shorten it "
                f"to {_LONGEST_TITLE}"
            )


@error("item", "chapters")
def chapter_address(item: Item, feed: Feed) -> Iterator[str]:
    """A chapter's link or picture is not a full address of the web.

    Source: Podcasting 2.0, JSON chapters.
    """
    for chapter in item.chapters:
        yield from _address_sentences("link", chapter.url, chapter)
        yield from _address_sentences("picture", chapter.image, chapter)


def _address_sentences(what: str, url: str, chapter: Chapter) -> Iterator[str]:
    if url and not is_full(url):
        yield (
            f"the {what} of the chapter {_named(chapter)}, {quoted(url)}, is not a full address: "
            "correct it"
        )


@error("item", "chapters")
def chapters_file(item: Item, feed: Feed) -> Iterator[str]:
    """The address of an episode's file of chapters is not a full one, or has characters that an
    address cannot have.

    Source: Podcasting 2.0, chapters.
    """
    yield from unusable_address("the address of the chapters", item.chapters_url, "correct it")


def _named(chapter: Chapter) -> str:
    time = time_text(chapter.start)
    if not chapter.title:
        return f"at {time}"
    return f"{quoted(chapter.title)} at {time}"
