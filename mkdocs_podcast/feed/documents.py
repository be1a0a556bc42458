"""Which feeds a show has, at which addresses, and the documents that a long one is divided into."""

from __future__ import annotations

import datetime as dt
import html
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import quote, urljoin

from ..model.contributor import Contributor
from ..model.episode import Episode
from ..model.problems import SETTINGS, Problem
from ..model.show import Show
from ..text.records import NamedTuple
from ..text.translations import tag_of, words_of
from .channel import Channel, FeedDocument, Item
from .item_sources import Sources
from .rss import FEED_TYPE
from .show_channel import channel_of
from .syndication import Settings, items_of

_FEED_NAME = "feed.xml"
# Browsers show the page that the first one makes; those without XSLT show the feed with the second.
STYLESHEETS = ("xsl", "css")


class ShowFeed(NamedTuple):
    """One feed of a show: its path below the site's root, its episodes, and what follows the show's title in
    its title."""

    path: str
    episodes: tuple[Episode, ...]
    suffix: str = ""


class FeedSelection(NamedTuple):
    """Which feeds there are to be: the show's at `path`, those of the tags and of the people (all,
    or those named) and of the seasons.

    No feed has more than `limit` items (None: all of them), no document more than `page_size` (0:
    all of them). Seasons without one of the `season_names` have their number for a name.
    """

    path: str
    limit: int | None = None
    page_size: int = 0
    tags: bool | Collection[str] = False
    seasons: bool = False
    season_names: Mapping[int, str] = MappingProxyType({})
    people: bool | Collection[str] = False

    def has_tag(self, name: str) -> bool:
        if isinstance(self.tags, bool):
            return self.tags
        return name.casefold() in map(str.casefold, self.tags)

    def people_of(self, show: Show) -> Iterable[Contributor]:
        """The people who have a feed."""
        if isinstance(self.people, bool):
            return show.people if self.people else ()
        named = map(show.person, self.people)
        return dict.fromkeys(person for person in named if person)


def feed_path(option: str | None, index: str) -> str:
    """The path of the show's feed below the site's root: that of the option, else beside the index
    page at `index`."""
    if option is None:
        return posixpath.join(posixpath.dirname(index), _FEED_NAME)
    return option


def feed_url(site_url: str, path: str) -> str:
    """The full address of a feed at a path below the site's root."""
    return urljoin(site_url, quote(path))


def stylesheet_path(kind: str, language: str) -> str:
    """The path of the style sheet of one of the `STYLESHEETS`, whose words are in this language."""
    return f"assets/podcast/feed.{tag_of(language)}.{kind}"


def feeds_of(show: Show, selection: FeedSelection) -> Iterator[ShowFeed]:
    """The show's feed, then those of its tags, of its people and of its seasons."""
    folder = _folder_of(selection.path)
    yield ShowFeed(selection.path, show.episodes)
    for tag in show.tags:
        if selection.has_tag(tag.name):
            yield ShowFeed(f"{folder}/tags/{tag.slug}.xml", tag.episodes, tag.name)
    for person in selection.people_of(show):
        yield ShowFeed(f"{folder}/people/{person.slug}.xml", person.episodes, person.name)
    if not selection.seasons:
        return
    translation = words_of(show.language)
    for season in show.seasons:
        name = selection.season_names.get(season) or translation.say(
            "Season {season}", season=season
        )
        yield ShowFeed(f"{folder}/seasons/{season}.xml", show.select(season=season), name)


def unknown_tags(show: Show, selection: FeedSelection) -> list[str]:
    """Those of the tags named in the selection that no episode has."""
    names = () if isinstance(selection.tags, bool) else selection.tags
    return [name for name in names if name.casefold() not in show.tag_of]


def unknown_people(show: Show, selection: FeedSelection) -> list[str]:
    """Those of the people named in the selection who take part in no episode."""
    names = () if isinstance(selection.people, bool) else selection.people
    return [name for name in names if not show.person(name)]


def collect_documents(
    show: Show,
    settings: Settings,
    sources: Sources,
    selection: FeedSelection,
    guid: Callable[[str], str],
    now: dt.datetime,
    *,
    built: dt.datetime | None = None,
    generator: str = "",
) -> tuple[list[tuple[Channel, FeedDocument]], list[Problem]]:
    """Every document to write (by `rss.write`, to its path), the show's first; and what the feeds
    leave out.

    `guid` gives the `podcast:guid` that follows from a feed's address; `now` decides which episodes
    are out. `built` is when the feeds say that they were made: without it, when their newest item
    came out.
    """
    items, problems = items_of(show, settings, sources, now)
    for name in unknown_tags(show, selection):
        message = f"`feeds: tags` names `{name}`, which no episode has: correct it, or remove it"
        problems.append(Problem(SETTINGS, message, field="feeds.tags"))
    for name in unknown_people(show, selection):
        message = f"`feeds: people` names `{name}`, who takes part in no episode: correct it, or remove it"
        problems.append(Problem(SETTINGS, message, field="feeds.people"))
    url = feed_url(sources.site_url, selection.path)
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
    return list(documents_of(show, channel, items, selection, guid, sources.site_url)), problems


def alternate_link(title: str, url: str) -> str:
    """The element in a page's head by which browsers and apps find a feed."""
    attributes = f'title="{html.escape(title)}" href="{html.escape(url)}"'
    return f'<link rel="alternate" type="{FEED_TYPE}" {attributes}>'


def documents_of(
    show: Show,
    channel: Channel,
    items: Iterable[Item],
    selection: FeedSelection,
    guid: Callable[[str], str],
    site_url: str,
) -> Iterator[tuple[Channel, FeedDocument]]:
    """Every document of every feed of the show, with the channel that it begins with. Only the
    show's feed may be empty.

    `guid` gives the `podcast:guid` that follows from a feed's address.
    """
    item_of = {item.path: item for item in items}
    for feed in feeds_of(show, selection):
        paths = [episode.path for episode in feed.episodes if episode.path in item_of]
        if feed.suffix and not paths:
            continue
        feed_items = [item_of[path] for path in paths[: selection.limit]]
        feed_channel = channel_of_feed(channel, feed, feed_url(site_url, feed.path), guid)
        for document in divide(feed.path, feed_items, site_url, selection.page_size, show.language):
            yield feed_channel, document


def channel_of_feed(
    channel: Channel, feed: ShowFeed, url: str, guid: Callable[[str], str]
) -> Channel:
    """The show's channel as one of its further feeds has it, with an identity of that feed."""
    if not feed.suffix:
        return channel
    # The show moves, or ends, with its main feed, and its trailers are there.
    title = f"{channel.title}: {feed.suffix}"
    extras = replace(channel.extras, new_feed_url="", complete=False, trailers=())
    return channel._replace(title=title, url=url, guid=guid(url), extras=extras)


def divide(
    path: str, items: Sequence[Item], site_url: str, page_size: int, language: str = "en"
) -> list[FeedDocument]:
    """A feed's items, newest first, as the one document at `path`, or as several linked ones (RFC
    5005, section 3)."""
    # A feed without items is one document all the same.
    count = max(len(items), 1)
    page_size = page_size or count
    pages = [items[start : start + page_size] for start in range(0, count, page_size)]
    paths = [_page_path(path, number) for number in range(1, len(pages) + 1)]
    urls = [feed_url(site_url, page_path) for page_path in paths]
    sheets = [stylesheet_path(kind, language) for kind in STYLESHEETS]
    documents = []
    for page_path, url, page_items in zip(paths, urls, pages, strict=True):
        folder = posixpath.dirname(page_path) or "."
        stylesheets = tuple(posixpath.relpath(sheet, folder) for sheet in sheets)
        documents.append(FeedDocument(page_path, url, tuple(page_items), stylesheets))
    if len(documents) == 1:
        return documents
    return _linked(documents)


def _linked(documents: Sequence[FeedDocument]) -> list[FeedDocument]:
    """The documents with the addresses of their neighbours."""
    urls = ["", *(document.url for document in documents), ""]
    return [
        document._replace(first=urls[1], previous=previous, next=following, last=urls[-2])
        for document, previous, following in zip(documents, urls, urls[2:], strict=False)
    ]


def _page_path(first: str, number: int) -> str:
    """`podcast/feed.xml`, `podcast/feed/page/2.xml`: no tag's or season's feed has such a path."""
    ending = posixpath.splitext(first)[1] or ".xml"
    if number == 1:
        return first
    return f"{_folder_of(first)}/page/{number}{ending}"


def _folder_of(path: str) -> str:
    """The folder of what belongs to the feed at a path. A file without an ending, `rss`, would be in
    its way."""
    stem, ending = posixpath.splitext(path)
    return stem if ending else f"{path}-feed"
