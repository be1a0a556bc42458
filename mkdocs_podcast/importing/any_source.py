"""The source of an import, of whichever kind it is → the show."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .feed_reader import read_feed
from .feed_xml import MOST_BYTES, read_document
from .imported import ImportedShow, SourceError
from .page_matching import title_key
from .paged_feeds import read_pages
from .podlove import NO_PODLOVE, PodloveExport, is_podlove, podlove_show, read_podlove
from .podlove_player import is_json, read_player
from .post_selection import NO_CHOICES, PostChoices
from .posts_reader import read_posts
from .posts_with_feed import with_feed
from .sources import read_source, unpacked, web_for
from .web_access import Web
from .wordpress import is_export, read_export


class SourceChoices(NamedTuple):
    """What the caller says of a source: of a folder of posts, where the export of Podlove is that
    belongs to one of WordPress, and where the feed is of the show that posts are about.
    `is_offline` is for a feed whose further pages are not fetched."""

    posts: PostChoices = NO_CHOICES
    podlove: str = ""
    feed: str = ""
    is_offline: bool = False


NO_SOURCE_CHOICES = SourceChoices()


def read_any(
    source: str, choices: SourceChoices = NO_SOURCE_CHOICES, web: Web | None = None
) -> ImportedShow:
    """The show of a folder, a file or an address. Raises SourceError for anything else."""
    web = web or web_for(source, choices.feed)
    if not choices.feed:
        return _read(source, choices, web)
    feed = _show_of_feed(choices, web)
    titles = frozenset(title_key(episode.title) for episode in feed.episodes)
    posts = choices.posts._replace(titles=titles, site_name=feed.site.get("site_name", ""))
    return with_feed(_read(source, choices._replace(posts=posts), web), feed)


def _show_of_feed(choices: SourceChoices, web: Web) -> ImportedShow:
    """The show of the feed that belongs to posts. Raises SourceError."""
    source = choices.feed
    try:
        return _read(source, SourceChoices(is_offline=choices.is_offline), web)
    except SourceError as error:
        raise SourceError(f"its feed, {source}, cannot be read: {error}") from None


def _read(source: str, choices: SourceChoices, web: Web) -> ImportedShow:
    folder = Path(source)
    if folder.is_dir():
        return read_posts(folder, choices.posts)
    data, url = read_source(source, web)
    data = unpacked(data)
    if is_json(data):
        return read_player(data)
    document = read_document(data)
    if is_export(document):
        return read_export(document, _podlove(choices))
    if choices.podlove:
        raise SourceError("`--podlove` is for an export of WordPress, which this is not")
    if is_podlove(document):
        return podlove_show(document, choices.posts.pages)
    if choices.is_offline:
        return read_feed(document, url)
    return read_pages(document, url, lambda page: unpacked(web.read(page, MOST_BYTES + 1)))


def _podlove(choices: SourceChoices) -> PodloveExport:
    source = choices.podlove
    if not source:
        return NO_PODLOVE
    document = read_document(unpacked(read_source(source)[0]))
    if not is_podlove(document):
        raise SourceError(f"{source} is not an export of Podlove Publisher: give its .xml.gz")
    return read_podlove(document, choices.posts.pages)
