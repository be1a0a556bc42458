"""What a build writes beside its pages: a show's feeds, chapters and transcripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO
from urllib.parse import unquote

from .. import chapters, check
from ..feed import documents
from ..feed.channel import Channel, Document, Item, Notes
from ..feed.rss import write
from ..feed.syndication import Settings, Sources
from ..lock.guids import show_guid
from ..model.episode import Episode
from ..model.problems import Problem, unforeseen_problem
from ..model.rendered_page import RenderedPage
from ..model.show import Show
from .catalogue import Catalogue

if TYPE_CHECKING:
    from ..feed.documents import Wanted
    from ..html.fragments import Fragments
    from ..model.chapter import Chapter
    from ..pages.oembed import Embedding
    from ..pages.views import Views

_GENERATOR = "mkdocs-podcast"
# Material asks for a sitemap beside whatever a page names as an alternate of itself.
_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>\n'
)


def sources_of(
    catalogue: Catalogue,
    site_url: str,
    address: Callable[[str], str],
    page: Callable[[Episode], RenderedPage],
) -> Sources:
    """Where a feed's items take their parts from. `address` and `page` are as in `Sources`."""
    bare = Sources(site_url, catalogue.guid_of, address)

    def full(chapter: Chapter) -> Chapter:
        return chapter._replace(url=bare.full(chapter.url), image=bare.full(chapter.image))

    return bare._replace(
        facts=catalogue.facts,
        chapters=lambda episode: [full(chapter) for chapter in catalogue.chapters(episode)],
        chapters_url=lambda episode: catalogue.chapters_url(episode, bare.full),
        transcripts=lambda episode: catalogue.links(episode, bare.full),
        times=lambda episode: chapters.chapters_to_lines(
            catalogue.chapters(episode), episode.title
        ),
        page=page,
    )


def write_companions(
    catalogue: Catalogue, episodes: Iterable[Episode], full: Callable[[str], str], folder: Path
) -> None:
    """Writes chapters and transcripts below the site's `folder`. `full` makes full addresses; ""
    where it cannot."""
    for path, text in catalogue.published(episodes, full):
        _write(folder / path, [text])


def write_embeds(embedding: Embedding, views: Views, folder: Path) -> None:
    """Writes the pages for frames on other sites, and what oEmbed tells of them, below the site's
    `folder`."""
    for path, text in embedding.files(views):
        _write(folder / unquote(path), [text])


class Written(NamedTuple):
    """A show's feeds: each document with its channel, and what they leave out.

    `noted` is what `check` finds in the notes of the show's own feed, by the path of the page: they
    are made but once.
    """

    documents: list[tuple[Channel, Document]]
    problems: list[Problem]
    noted: Mapping[str, list[Problem]]


def write_feeds(
    show: Show,
    settings: Settings,
    sources: Sources,
    wanted: Wanted,
    folder: Path,
    now: dt.datetime,
    *,
    built: dt.datetime | None = None,
    guid: str = "",
) -> Written:
    """Writes the show's feeds below the site's `folder`.

    `guid` is the show's, where it has one already; `built` is when the feeds say that they were
    made.
    """
    first = documents.address(sources.site_url, wanted.path)
    noted: dict[str, list[Problem]] = {}

    def guid_of(url: str) -> str:
        return guid if guid and url == first else show_guid(url)

    def looked_at(item: Item) -> Item:
        def notes() -> Notes:
            try:
                made = item.notes()
            except Exception as error:
                made = Notes("", "")
                consequence = "the episode has no notes in the feed"
                problems.append(unforeseen_problem(item.path, consequence, error))
            noted[item.path] = check.of_notes(item, made)
            return made

        return item._replace(notes=notes)

    made, problems = documents.published(
        show, settings, sources, wanted, guid_of, now, built=built, generator=_GENERATOR
    )
    for channel, document in made:
        is_own = channel.url == first
        shown = (
            document._replace(items=tuple(map(looked_at, document.items))) if is_own else document
        )
        _write(folder / document.path, write(channel, shown, problems))
    return Written(made, problems, noted)


def write_stylesheets(fragments: Fragments, folder: Path) -> None:
    """Writes what browsers show a feed with, in the words of `fragments`, below the site's
    `folder`."""
    for kind in documents.STYLESHEETS:
        _write(
            folder / documents.stylesheet(kind, fragments.language),
            [fragments.render(f"feed.{kind}"), "\n"],
        )


def write_sitemap(feed: str, page_url: str, folder: Path) -> None:
    """Writes the sitemap that Material asks for beside the feed at the path `feed`, where there is
    none."""
    path = (folder / feed).with_name("sitemap.xml")
    if not path.exists():
        _write(path, [_SITEMAP.format(page_url.replace("&", "&amp;"))])


def _write(path: Path, parts: Iterable[str]) -> None:
    with _opened(path) as file:
        file.writelines(parts)


def _opened(path: Path) -> TextIO:
    """The file at a path, whose folder is mostly that of a page, and so is there."""
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="\n")
