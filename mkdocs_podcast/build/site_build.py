"""One build of a site with all of its shows.

    read     every episode's front matter; drafts leave the site, most episodes the navigation
    list     pages for the lists are added to the site
    measure  recordings, once every page has its address
    render   each page: first its notes, then, when the whole show is known, its head and lists
    publish  feeds, chapters, transcripts, pages for frames

What a stage finds out is a value that the next one is given; shows that need to know of each other
ask here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from logging import LoggerAdapter
from typing import TYPE_CHECKING, Any

from ..model.problems import SETTINGS
from ..pages.listings import index_path
from ..source.page_reading import foreign_format_problems
from ..source.theme_keys import unusable_keys_problem
from . import reading
from .field_lines import FieldLines
from .listing import add_index, remove_superseded, report_outside_docs
from .measured_show import plan_feeds
from .offline_worker import write_offline_worker
from .people_files import PeopleFiles
from .place_signs import write_signs
from .pointer_files import report_pointers
from .redirect_pages import RedirectPages
from .reporter import Reporter
from .show_build import ShowBuild
from .show_pages import pages_of
from .site_files import SiteFiles, text_at
from .site_pages import SitePages

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..media.recordings import RecordingReader
    from ..source.page_reading import Reading
    from .build_cache import BuildCache
    from .settings import ShowSettings, SiteSettings


class SiteBuild:
    """The shows of a site in one build. Each attribute that a stage fills is empty before it."""

    def __init__(
        self,
        site: SiteSettings,
        shows: Sequence[ShowSettings],
        fragments: Sequence[Fragments],
        recordings: RecordingReader,
        files: SiteFiles,
        cache: BuildCache,
        log: LoggerAdapter[Any],
        *fatal: type[Exception],
    ) -> None:
        self.site = site
        self.settings = tuple(shows)
        self.fragments = tuple(fragments)
        self.recordings = recordings
        self.cache = cache
        # Plugins may give the site other files from one event to the next.
        self.files = files
        self.reporter = Reporter(
            log, lambda path: text_at(self.files, path), self.line_of, fatal=fatal
        )
        self._lines = FieldLines(self.settings)
        self._early_indexes: set[str] = set()
        # A check looks at feeds that are never written.
        self.writes_feeds = True
        # Whether pages that an earlier build has drawn are kept.
        self.keeps_pages = False
        self.shows: list[ShowBuild] = []
        self.people_files = PeopleFiles(site, self.reporter)
        self.pages = SitePages(site, self.reporter)
        self.redirects = RedirectPages(site, self.reporter)

    def line_of(self, path: str, field: str, show: int | None = None) -> int | None:
        """The line of a field of the page at a path, or of an option in mkdocs.yml, of the `show`
        with this place where one is given."""
        return self._lines.line_of(path, field, self.files, self.shows, show)

    # List, as early as other plugins look for pages

    def add_indexes(self) -> None:
        """Adds the pages of the shows' indexes that the site does not have.

        A site in several languages gets them later: its files are sorted first.
        """
        if not self.site.languages:
            for settings, path in zip(self.settings, self.indexes(self.files), strict=True):
                if add_index(path, settings.show.title, self.files):
                    self._early_indexes.add(path)

    # Read

    def read(self, files: SiteFiles) -> None:
        """Finds the episodes of every show."""
        self.files = files
        self._early_indexes -= remove_superseded(self._early_indexes, files)
        indexes = self.indexes(files)
        for settings, index in zip(self.settings, indexes, strict=True):
            self.shows.append(self._read_show(settings, index, indexes, files))
        readings = [item for show in self.shows for item in show.readings.values()]
        self.reporter.report_all(foreign_format_problems(readings))
        problem = unusable_keys_problem(readings, self.site.theme)
        if problem:
            self.reporter.report(problem)
        self.reporter.flush()

    def _read_show(
        self, settings: ShowSettings, index: str, indexes: Sequence[str], files: SiteFiles
    ) -> ShowBuild:
        reporter = self._reporter_for(settings)
        reporter.add_refused(SETTINGS, settings.misspelled)
        docs = reading.docs_of(settings, self.site, files, self.people_files)
        readings = reading.read_episodes(
            settings,
            docs,
            files,
            reporter,
            self.cache,
            languages=self.site.languages,
            indexes=indexes,
            is_taken=self.is_episode,
        )
        reading.report_index(index, docs, files, reporter)
        report_outside_docs(settings, files, reporter)
        episodes = reading.episodes_of(readings)
        reading.place_episodes(episodes, settings.in_navigation, self.site, files, reporter)
        plan = plan_feeds(settings, self.site, files, index, readings, reporter)
        return ShowBuild(settings, self.site, docs, files, reporter, readings, plan)

    def _reporter_for(self, settings: ShowSettings) -> Reporter:
        """The reporter of messages about a show: they name it, where there are several."""
        if len(self.settings) == 1:
            return self.reporter
        name = settings.show.title if settings.has_title else settings.index
        show = self.settings.index(settings)
        return self.reporter.for_show(name, partial(self.line_of, show=show))

    def is_episode(self, path: str) -> bool:
        return any(path in show.readings for show in self.shows)

    def indexes(self, files: SiteFiles) -> tuple[str, ...]:
        """The paths of all shows' indexes."""
        return tuple(index_path(settings.index, files) for settings in self.settings)

    # List

    def add_list_pages(self, files: SiteFiles) -> None:
        self.files = files
        if self.site.only_reads:
            return
        for show in self.shows:
            index = show.index(files)
            show.add_list_pages(files, self._paths(files), has_index=index in self._early_indexes)
        self.reporter.flush()

    def _paths(self, files: SiteFiles) -> Iterator[str]:
        """The paths of all shows' indexes and episodes."""
        yield from self.indexes(files)
        for show in self.shows:
            yield from show.readings

    def take_reading(self, path: str) -> Reading | None:
        """What was read from an episode's page. Its text is not kept after this."""
        for show in self.shows:
            if path in show.readings:
                reading = show.readings[path]
                show.readings[path] = reading.without_text()
                return reading
        return None

    # Measure

    def measure(self, files: SiteFiles) -> None:
        """Measures recordings, and settles which pages there are: addresses no longer change."""
        self.files = files
        for show, fragments in zip(self.shows, self.fragments, strict=True):
            measured = show.measure(self.indexes(show.files), self.recordings)
            self.pages.shows.append(
                pages_of(
                    show, measured, fragments, files, self._paths(files), self.site, self.cache
                )
            )
        links = [pages.views.links for pages in self.pages.shows]
        for own in links:
            own.other_shows = [other for other in links if other is not own]
        report_pointers(self.pages.shows, files, self.reporter)

    # Publish

    def publish(self, files: SiteFiles) -> None:
        """Writes feeds, chapters and transcripts, once every page is rendered."""
        from .publishing import publish

        self.files = files
        if not self.site.is_dirty:
            for pages in self.pages.shows:
                reporter = self._reporter_for(pages.settings)
                rendered, writes = self.pages.rendered, self.writes_feeds
                publication = publish(
                    pages, self.site, files, rendered, reporter, self.cache, writes_feeds=writes
                )
                self.pages.publications.append(publication)
        self.pages.forget_notes()
        self.reporter.flush()

    def finish(self) -> None:
        """Writes what is beside the site's pages: those for frames and at earlier addresses, data."""
        for pages in self.pages.shows:
            if pages.show.episodes:
                pages.finish(self.site, self._reporter_for(pages.settings))
        write_offline_worker(self.settings, self.site, self.files, self.reporter)
        write_signs(self.pages.shows, self.fragments[0], self.files, self.site.folder)
        self.redirects.write(self.fragments[0], self.files)
        self.reporter.flush()
        if self.site.is_serving:
            self.reporter.write_total()
        # A build with `--dirty` uses little of what others have made.
        self.cache.close(is_whole=not self.site.is_dirty)
