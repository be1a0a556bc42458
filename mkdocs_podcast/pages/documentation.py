"""Which pages of the documentation and which episodes belong together: by tags that both have, and by
links in show notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..model.episode import Episode, Link
from ..text.records import NamedTuple
from .show_links import ROOT

_MOST_EPISODES = 6


class Connection(NamedTuple):
    """By what pages of the documentation and episodes belong together."""

    by_tags: bool = False
    by_links: bool = False


class DocsPage(NamedTuple):
    """A page that belongs to no show; `url` is its address below the site's root."""

    path: str
    title: str
    url: str
    tags: tuple[str, ...] = ()


class Connected(NamedTuple):
    """What belongs together: episodes by the paths of pages of the documentation, and links to such
    pages by the paths of episodes."""

    episodes: Mapping[str, tuple[Episode, ...]]
    pages: Mapping[str, tuple[Link, ...]]


def connect(
    episodes: Sequence[Episode],
    pages: Iterable[DocsPage],
    links: Mapping[str, Sequence[str]],
    connection: Connection,
) -> Connected:
    """Connects a show's episodes, newest first, with the pages of the documentation.

    `links` are the paths that the notes of each episode link to, in their order.
    """
    page_at = {page.path: page for page in pages}
    linked: dict[str, list[str]] = {}
    if connection.by_links:
        for episode in episodes:
            paths = dict.fromkeys(links.get(episode.path, ()))
            linked[episode.path] = [path for path in paths if path in page_at]
    tagged: dict[str, set[str]] = {}
    if connection.by_tags:
        tagged = {episode.path: set(map(str.casefold, episode.tags)) for episode in episodes}
    about = {
        page.path: _episodes_about(page, episodes, linked, tagged) for page in page_at.values()
    }
    mentioned = {
        path: tuple(_link_to(page_at[target]) for target in targets)
        for path, targets in linked.items()
    }
    return Connected(about, mentioned)


def _episodes_about(
    page: DocsPage,
    episodes: Sequence[Episode],
    linked: Mapping[str, Collection[str]],
    tagged: Mapping[str, Collection[str]],
) -> tuple[Episode, ...]:
    """The episodes about a page: those that link to it, then those that share most tags with it, the
    newest of them first."""
    tags = set(map(str.casefold, page.tags))
    scores: dict[str, tuple[bool, int]] = {}
    for episode in episodes:
        does_link = page.path in linked.get(episode.path, ())
        shared = len(tags.intersection(tagged.get(episode.path, ())))
        if does_link or shared:
            scores[episode.path] = (does_link, shared)
    about = [episode for episode in episodes if episode.path in scores]
    about.sort(key=lambda episode: scores[episode.path], reverse=True)
    return tuple(about[:_MOST_EPISODES])


def _link_to(page: DocsPage) -> Link:
    return Link(page.title, ROOT + page.url)
