"""The shows of a site as they are built, for an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..importing.show_archive import ExportedShow
from ..model.show import in_order
from .cache_folder import turn_off
from .entries import ShowEntry, build_of
from .shortcuts.first_phase import Progress, render_pages
from .site_reader import reading_config, warnings_shown

if TYPE_CHECKING:
    from ..build.rendering import ShowPages
    from ..build.site_build import SiteBuild
    from ..model.episode import Audio

# What browsers and themes need beside a feed.
_ASSETS = "assets/"
_SITEMAP = "sitemap.xml"


@contextmanager
def exported_shows(config_file: str, progress: Progress) -> Iterator[list[ExportedShow]]:
    """The shows of the site that a mkdocs.yml describes, with what a build publishes of them.

    What it writes is in a folder that is gone afterwards. Raises SiteError.
    """
    with reading_config(config_file), TemporaryDirectory() as folder, warnings_shown():
        config = load_config(config_file, site_dir=folder, strict=False)
        turn_off(config)
        _ask_for_full_notes(config)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            yield _shows(config, Path(folder), progress)
        finally:
            config.plugins.on_shutdown()


def _ask_for_full_notes(config: MkDocsConfig) -> None:
    """Has the feeds hold the show notes of every episode."""
    for plugin in config.plugins.values():
        if isinstance(plugin, ShowEntry):
            plugin.config["feeds"]["full_notes"] = None  # type: ignore[attr-defined]


def _shows(config: MkDocsConfig, folder: Path, progress: Progress) -> list[ExportedShow]:
    def prepare(files: Files) -> None:
        """All pages are rendered: their notes are in the feed."""

    try:
        render_pages(config, prepare, progress)
    except Exception as error:
        config.plugins.on_build_error(error=error)
        raise
    site = build_of(config)
    if not site:
        return []
    written = dict(_written(folder))
    feeds = [_feed_of(pages, written) for pages in site.pages.shows]
    shows: list[ExportedShow] = []
    for pages, feed in zip(site.pages.shows, feeds, strict=True):
        others = [other for other in feeds if other and other != feed]
        published = {
            path: data
            for path, data in written.items()
            if not any(_belongs_to(path, other) for other in others)
        }
        shows.append(_show(pages, feed, published, site))
    return shows


def _feed_of(pages: ShowPages, written: Mapping[str, bytes]) -> str:
    """The path of a show's feed; "" where none was written."""
    feeds = pages.plan.feeds
    if feeds and feeds.path in written:
        return feeds.path
    return ""


def _belongs_to(path: str, feed: str) -> bool:
    """Whether a file is a feed, or one of its tags, seasons and further parts."""
    stem = feed.rpartition(".")[0]
    return path == feed or path.startswith(f"{stem}/")


def _written(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and not path.startswith(_ASSETS) and file.name != _SITEMAP:
            yield path, file.read_bytes()


def _show(
    pages: ShowPages, feed: str, published: Mapping[str, bytes], site: SiteBuild
) -> ExportedShow:
    def url(audio: Audio) -> str:
        if audio.local:
            return site.site.url + site.files.url(audio.url)
        return audio.url

    config_file = site.site.config_file
    beside = {
        "mkdocs.yml": config_file,
        pages.settings.lock: config_file.parent / pages.settings.lock,
    }
    recordings = pages.companions.recordings
    return ExportedShow(
        # With its drafts.
        show=replace(pages.show, episodes=in_order(pages.every_episode.episodes)),
        feed=feed,
        published=published,
        sources=site.files.sources(),
        settings={name: file for name, file in beside.items() if file.is_file()},
        url=url,
        facts=recordings.facts,
        guid=recordings.guid,
        show_guid=recordings.show_guid,
    )
