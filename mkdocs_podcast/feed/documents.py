"""Which feeds a show has, at which addresses, and the documents that a long one is divided into."""

from __future__ import annotations

import datetime as dt
import html
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, urljoin

from ..model.episode import Episode
from ..model.problems import Problem
from ..model.show import Show
from ..text.translations import tag_of, words_of
from .channel import Channel, Document, Item
from .rss import FEED_TYPE
from .syndication import Settings, Sources, channel_of, items_of

_FEED_NAME = "feed.xml"
# Browsers show the page that the first one makes; those that no longer know XSLT take the second
# one.
STYLESHEETS = ("xsl", "css")


class Feed(NamedTuple):
    """One feed: its path below the site's root, its episodes, and what follows the show's title in
    its own."""

    path: str
    episodes: tuple[Episode, ...]
    suffix: str = ""


class Wanted(NamedTuple):
    """What feeds the site asks for: the show's own at `path`, those of the tags (all, or those
    named) and seasons.

    No feed has more than `limit` items (None: all of them), no document more than `page_size` (0:
    all of them). Seasons without one of the `season_names` have their number for a name.
    """

    path: str
    limit: int | None = None
    page_size: int = 0
    tags: bool | Collection[str] = False
    seasons: bool = False
    season_names: Mapping[int, str] = MappingProxyType({})

    def has_tag(self, name: str) -> bool:
        if isinstance(self.tags, bool):
            return self.tags
        return name.casefold() in map(str.casefold, self.tags)


def feed_path(wanted: str | None, index: str) -> str:
    """The path of the show's feed below the site's root: `wanted`, else beside the index page at
    `index`."""
    return posixpath.join(posixpath.dirname(index), _FEED_NAME) if wanted is None else wanted


def address(site_url: str, path: str) -> str:
    """The full address of a feed at a path below the site's root."""
    return urljoin(site_url, quote(path))


def stylesheet(kind: str, language: str) -> str:
    """The path of the style sheet of one of the `STYLESHEETS`, whose words are in this language."""
    return f"assets/podcast/feed.{tag_of(language)}.{kind}"


def feeds_of(show: Show, wanted: Wanted) -> Iterator[Feed]:
    """The show's feed, then those of its tags and of its seasons."""
    folder = posixpath.splitext(wanted.path)[0]
    yield Feed(wanted.path, show.episodes)
    for tag in show.tags:
        if wanted.has_tag(tag.name):
            yield Feed(f"{folder}/tags/{tag.slug}.xml", tag.episodes, tag.name)
    for number in show.seasons if wanted.seasons else ():
        name = wanted.season_names.get(number) or words_of(show.language).say(
            "Season {season}", season=number
        )
        yield Feed(f"{folder}/seasons/{number}.xml", show.select(season=number), name)


def unknown_tags(show: Show, wanted: Wanted) -> list[str]:
    """Those of the tags asked for that no episode has."""
    named = () if isinstance(wanted.tags, bool) else wanted.tags
    return [name for name in named if name.casefold() not in show.tag_of]


def published(
    show: Show,
    settings: Settings,
    sources: Sources,
    wanted: Wanted,
    guid: Callable[[str], str],
    now: dt.datetime,
    *,
    built: dt.datetime | None = None,
    generator: str = "",
) -> tuple[list[tuple[Channel, Document]], list[Problem]]:
    """Every document to write (by `feed.write`, to its path), the show's own first; and what the
    feeds leave out.

    `guid` gives the `podcast:guid` that follows from a feed's address; `now` decides which episodes
    are out. `built` is when the feeds say that they were made: without it, when their newest item
    came out.
    """
    items, problems = items_of(show, settings, sources, now)
    for name in unknown_tags(show, wanted):
        message = f"`feeds: tags` names `{name}`, which no episode has: correct it, or take it out"
        problems.append(Problem("mkdocs.yml", message))
    url = address(sources.site_url, wanted.path)
    channel = channel_of(
        show,
        settings,
        sources,
        url=url,
        guid=guid(url),
        items=items,
        built=built,
        generator=generator,
    )
    return list(documents_of(show, channel, items, wanted, guid, sources.site_url)), problems


def alternate_link(title: str, url: str) -> str:
    """The element in a page's head by which browsers and apps find a feed."""
    told = f'title="{html.escape(title)}" href="{html.escape(url)}"'
    return f'<link rel="alternate" type="{FEED_TYPE}" {told}>'


def documents_of(
    show: Show,
    channel: Channel,
    items: Iterable[Item],
    wanted: Wanted,
    guid: Callable[[str], str],
    site_url: str,
) -> Iterator[tuple[Channel, Document]]:
    """Every document of every feed of the show, with the channel that it begins with. Only the
    show's own may be empty.

    `guid` gives the `podcast:guid` that follows from a feed's address.
    """
    item_of = {item.path: item for item in items}
    for feed in feeds_of(show, wanted):
        own = [item_of[episode.path] for episode in feed.episodes if episode.path in item_of][
            : wanted.limit
        ]
        if feed.suffix and not own:
            continue
        told = channel_of_feed(channel, feed, address(site_url, feed.path), guid)
        for document in documents(feed.path, own, site_url, wanted.page_size, show.language):
            yield told, document


def channel_of_feed(channel: Channel, feed: Feed, url: str, guid: Callable[[str], str]) -> Channel:
    """The show's channel as one of its further feeds has it, under an identity of its own."""
    if not feed.suffix:
        return channel
    # The show moves, or ends, with its own feed.
    title = f"{channel.title}: {feed.suffix}"
    extras = replace(channel.extras, new_feed_url="", complete=False)
    return channel._replace(title=title, url=url, guid=guid(url), trailers=(), extras=extras)


def documents(
    path: str, items: Sequence[Item], site_url: str, page_size: int, language: str = "en"
) -> list[Document]:
    """A feed's items, newest first, as the one document at `path`, or as several linked ones (RFC
    5005, section 3)."""
    starts = range(0, max(len(items), 1), page_size) if page_size else range(1)
    paths = [_page_path(path, number) for number in range(1, len(starts) + 1)]
    urls = ["", *(address(site_url, page) for page in paths), ""]
    sheets = [stylesheet(kind, language) for kind in STYLESHEETS]
    linked = {"first": urls[1], "last": urls[-2]} if len(paths) > 1 else {}
    return [
        Document(
            page,
            urls[number],
            tuple(items[start : start + page_size] if page_size else items),
            stylesheets=tuple(
                posixpath.relpath(path, posixpath.dirname(page) or ".") for path in sheets
            ),
            previous=urls[number - 1],
            next=urls[number + 1],
            **linked,
        )
        for number, (page, start) in enumerate(zip(paths, starts, strict=True), 1)
    ]


def _page_path(first: str, number: int) -> str:
    """`podcast/feed.xml`, `podcast/feed/page/2.xml`: no tag's or season's feed has such a path."""
    stem, ending = posixpath.splitext(first)
    return first if number == 1 else f"{stem}/page/{number}{ending}"
