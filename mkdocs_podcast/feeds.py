"""Which feeds a show has, at which addresses, and the documents that a long one is divided into."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from .channel import Channel, Document, Item
from .episode import Episode
from .show import Show

FEED_NAME = "feed.xml"


@dataclass(frozen=True, eq=False)
class Feed:
    """One feed: its path below the site's root, what follows the show's title in its own, and its episodes.

    `name` is `tag:jazz` or `season:2`, and empty for the feed of the whole show.
    """

    path: str
    episodes: tuple[Episode, ...]
    name: str = ""
    suffix: str = ""


def feed_path(wanted: str | None, index: str) -> str:
    """The path of the show's feed below the site's root: `wanted`, else beside the index page at `index`."""
    return posixpath.join(posixpath.dirname(index), FEED_NAME) if wanted is None else wanted


def feeds_of(show: Show, path: str, *, tags: bool | Collection[str] = False, seasons: bool = False) -> list[Feed]:
    """The show's feed at `path`, then those of the tags (all, or those named) and of the seasons."""
    folder = posixpath.splitext(path)[0]
    feeds = [Feed(path, show.episodes)]
    if tags:
        named = None if isinstance(tags, bool) else {name.casefold() for name in tags}
        feeds += [
            Feed(f"{folder}/tags/{tag.slug}.xml", tag.episodes, f"tag:{tag.slug}", tag.name)
            for tag in show.tags
            if named is None or tag.name.casefold() in named
        ]
    if seasons:
        feeds += [
            Feed(f"{folder}/seasons/{number}.xml", show.select(season=number), f"season:{number}", f"Season {number}")
            for number in show.seasons
        ]
    return feeds


def unknown_tags(show: Show, tags: bool | Collection[str]) -> list[str]:
    """Those of the tags asked for that no episode has."""
    return [] if isinstance(tags, bool) else [name for name in tags if name.casefold() not in show.tag_of]


def channel_of_feed(channel: Channel, feed: Feed, url: str, guid: str) -> Channel:
    """The show's channel as one of its further feeds has it, under an identity of its own."""
    if not feed.suffix:
        return channel
    return replace(
        channel,
        title=f"{channel.title}: {feed.suffix}",
        url=url,
        guid=guid,
        trailers=(),
        # The show moves, or ends, with its own feed.
        new_feed_url="",
        complete=False,
    )


def documents(path: str, items: Sequence[Item], site_url: str, page_size: int) -> list[Document]:
    """A feed's items, newest first, as the one document at `path`, or as several linked ones (RFC 5005, section 3)."""
    starts = range(0, max(len(items), 1), page_size) if page_size else range(1)
    paths = [_page_path(path, number) for number in range(1, len(starts) + 1)]
    urls = [urljoin(site_url, page) for page in paths]
    if len(starts) == 1:
        return [Document(path, tuple(items), urls[0])]
    return [
        Document(
            path=paths[number],
            items=tuple(items[start : start + page_size]),
            url=urls[number],
            first=urls[0],
            previous=urls[number - 1] if number else "",
            next=urls[number + 1] if number + 1 < len(urls) else "",
            last=urls[-1],
        )
        for number, start in enumerate(starts)
    ]


def _page_path(first: str, number: int) -> str:
    """`podcast/feed.xml`, `podcast/feed/page/2.xml`: no tag's or season's feed has such a path."""
    stem, ending = posixpath.splitext(first)
    return first if number == 1 else f"{stem}/page/{number}{ending}"
