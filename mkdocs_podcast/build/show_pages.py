"""A measured show → its pages: addresses no longer change, and what they show is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.problems import SETTINGS, Problem
from ..model.show import Show
from ..source import docs_paths
from . import reading
from .artwork_copies import ArtworkCopies
from .completion import episode_digests
from .kept_transcripts import KeptTranscripts
from .listing import remove_unneeded, write_list_pages
from .measured_show import without_empty_feeds
from .rendering import ShowPages
from .show_views import embedding_of, links_of, views_of

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..pages.show_links import ShowLinks
    from .build_cache import BuildCache
    from .measured_show import Measured
    from .settings import SiteSettings
    from .show_build import ShowBuild
    from .site_files import SiteFiles


def pages_of(
    build: ShowBuild,
    measured: Measured,
    fragments: Fragments,
    files: SiteFiles,
    taken: Iterator[str],
    site: SiteSettings,
    cache: BuildCache,
) -> ShowPages:
    """The pages of a show. `taken` are the paths of all shows' indexes and episodes."""
    settings = build.settings
    readings, build.readings = build.readings, measured.readings
    episodes = reading.episodes_of(measured.readings)
    built = [episode for episode in episodes if files.is_built(episode.path)]
    plan = without_empty_feeds(measured.plan, built)
    show = build.show_with(built, plan, files, taken)
    listings = build.listings(show, files)
    remove_unneeded(build.lists, listings, files)
    embedding, companions = embedding_of(show, settings, site, files), measured.companions
    _report_missing_image(build, show, files)
    links = _links(build, show, files, site, cache)
    views = views_of(links, settings, site, fragments, companions, embedding, episodes, cache)
    list_texts = write_list_pages(listings, build.lists, views, files, build.reporter)
    return ShowPages(
        settings=settings,
        show=show,
        every_episode=Show("", episodes=tuple(episodes), profiles=show.profiles),
        listings=listings,
        list_texts=list_texts,
        lists=build.lists,
        index=_index(build, files),
        companions=companions,
        transcripts=KeptTranscripts(cache, companions.transcripts, views.episodes),
        plan=plan,
        views=views,
        embedding=embedding,
        styles=site.styles,
        crew=tuple(map(build.docs.known_people.complete, settings.feed_settings.people)),
        digests=episode_digests(readings, show.episodes) if cache.is_on else {},
    )


def _index(build: ShowBuild, files: SiteFiles) -> str:
    """The path of the show's index, "" where the site has none."""
    path = build.lists.path(build.index(files))
    return path if path in files else ""


def _links(
    build: ShowBuild, show: Show, files: SiteFiles, site: SiteSettings, cache: BuildCache
) -> ShowLinks:
    artwork = ArtworkCopies(files.sources, site.folder, cache, build.reporter)
    return links_of(show, build.settings, build.lists, files, artwork)


def _report_missing_image(build: ShowBuild, show: Show, files: SiteFiles) -> None:
    """Warns of artwork that the site does not have."""
    image = build.settings.show.image
    if not image or show.image:
        return
    from ..source.near_paths import near_path

    similar = near_path(image, "", files)
    message = docs_paths.describe_missing(image, similar)
    build.reporter.report(Problem(SETTINGS, f"`image`: {message}", field="image"))
