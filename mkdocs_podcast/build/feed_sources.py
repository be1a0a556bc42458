"""What a build knows around a show's episodes, as its feed asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..feed.item_sources import Sources
from ..model.episode import Episode
from ..model.rendered_page import RenderedPage
from ..pages.show_links import ShowLinks
from ..text import addresses
from .kept_notes import cached_show_notes
from .show_companions import Companions

if TYPE_CHECKING:
    from ..model.chapter import Chapter
    from .build_cache import BuildCache
    from .rendering import ShowPages
    from .settings import SiteSettings
    from .site_files import SiteFiles


def show_sources(
    pages: ShowPages,
    site: SiteSettings,
    files: SiteFiles,
    rendered: Mapping[str, RenderedPage],
    cache: BuildCache,
) -> Sources:
    """Where the parts of a show's items come from; `rendered` holds the episodes' pages."""
    sources = _sources_of(
        pages.companions,
        site.url,
        lambda path: pages.lists.address(path, files),
        lambda episode: rendered.get(episode.path, RenderedPage()),
    )
    return sources._replace(
        show_notes=partial(cached_show_notes, cache),
        person_page=partial(_person_page, pages.views.links, site.url),
    )


def _person_page(links: ShowLinks, site_url: str, name: str) -> str:
    """The full address of the page about the person with a name, or ""."""
    address = links.person_address(name)
    if not address:
        return ""
    return addresses.join(site_url, address)


def _sources_of(
    companions: Companions,
    site_url: str,
    address: Callable[[str], str],
    page: Callable[[Episode], RenderedPage],
) -> Sources:
    """Where a feed's items take their parts from. `address` and `page` are as in `Sources`."""
    bare = Sources(site_url, companions.recordings.guid, address)

    def full(chapter: Chapter) -> Chapter:
        return chapter._replace(url=bare.full(chapter.url), image=bare.full(chapter.image))

    def chapter_lines(episode: Episode) -> list[str]:
        episode_chapters = companions.chapters.of(episode)
        if not episode_chapters:
            return []
        # The readers of chapters take a while to load, and most episodes have none.
        from ..chapters import chapters_to_lines

        return chapters_to_lines(episode_chapters, episode.title)

    return bare._replace(
        facts=companions.recordings.facts,
        chapters=lambda episode: [full(chapter) for chapter in companions.chapters.of(episode)],
        chapters_url=lambda episode: companions.chapters.url(episode, bare.full),
        transcripts=lambda episode: companions.transcripts.links(episode, bare.full),
        times=chapter_lines,
        page=page,
    )
