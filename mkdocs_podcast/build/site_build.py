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
from functools import lru_cache, partial
from logging import LoggerAdapter
from typing import TYPE_CHECKING, Any

from ..markdown import comments
from ..model.problems import Problem
from ..model.rendered_page import RenderedPage
from ..model.show import Show
from ..pages import page_text
from ..pages.listings import index_path
from ..pages.oembed import Embedding
from ..pages.player_check import player_problem
from ..pages.views import rooted
from ..source import frontmatter
from ..source.theme_keys import unusable_keys_problem
from . import reading
from .listing import add_index, remove_superseded, remove_unneeded, write_list_pages
from .measured_show import plan_feeds
from .rendering import CompletedPage, ShowPages, views_of
from .reporter import Reporter
from .show_build import ShowBuild
from .site_files import SiteFiles, text_at

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..markdown.comments import Block
    from ..media.recordings import RecordingReader
    from ..source.frontmatter import FrontMatter
    from ..source.page_reading import Reading
    from .publishing import Publication
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
        log: LoggerAdapter[Any],
        *,
        fatal: tuple[type[Exception], ...] = (),
    ) -> None:
        self.site = site
        self.settings = tuple(shows)
        self.fragments = tuple(fragments)
        self.recordings = recordings
        # Plugins may give the site other files from one event to the next.
        self.files = files
        self.reporter = Reporter(
            log, lambda path: text_at(self.files, path), self.line_of, fatal=fatal
        )
        self._front_matter = lru_cache(maxsize=4)(self._read_front_matter)
        self._early_indexes: set[str] = set()
        self.current_page = ""
        self.completed = CompletedPage("", "")
        self.shows: list[ShowBuild] = []
        self.pages: list[ShowPages] = []
        self.publications: list[Publication] = []
        self.rendered: dict[str, RenderedPage] = {}
        self._players: dict[str, list[str]] = {}

    def _read_front_matter(self, path: str) -> FrontMatter:
        return frontmatter.read(self.files.read(path)[0])

    def line_of(self, path: str, field: str) -> int | None:
        """The line of a field of the page at a path, by whichever key it has there, or of an option
        in mkdocs.yml."""
        if path not in self.files:
            return self.files.option_line(field)
        front = self._front_matter(path)
        for settings in self.settings:
            for key in settings.keys.get(field, (field,)):
                line = front.line_of(key)
                if line:
                    return line
        return None

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
        problem = unusable_keys_problem(readings, self.site.theme)
        if problem:
            self.reporter.report(problem)

    def _read_show(
        self, settings: ShowSettings, index: str, indexes: Sequence[str], files: SiteFiles
    ) -> ShowBuild:
        docs = reading.docs_of(settings, self.site, files)
        readings = reading.read_episodes(
            settings, docs, files, self.reporter, indexes=indexes, is_taken=self._is_episode
        )
        reading.report_index(index, docs, files, self.reporter)
        if not readings:
            reading.report_no_episode(settings.include, self.reporter)
        reading.place_episodes(
            reading.episodes_of(readings), settings.in_navigation, self.site, files, self.reporter
        )
        plan = plan_feeds(settings, self.site, files, index, readings, self.reporter)
        return ShowBuild(settings, self.site, docs, files, self.reporter, readings, plan)

    def _is_episode(self, path: str) -> bool:
        return any(path in show.readings for show in self.shows)

    def indexes(self, files: SiteFiles) -> tuple[str, ...]:
        """The paths of all shows' indexes."""
        return tuple(index_path(settings.index, files) for settings in self.settings)

    # List

    def add_list_pages(self, files: SiteFiles) -> None:
        self.files = files
        for show in self.shows:
            index = show.index(files)
            show.add_list_pages(files, self._paths(files), has_index=index in self._early_indexes)

    def _paths(self, files: SiteFiles) -> Iterator[str]:
        """The paths of all shows' indexes and episodes."""
        yield from self.indexes(files)
        for show in self.shows:
            yield from show.readings

    # Measure

    def measure(self, files: SiteFiles) -> None:
        """Measures recordings, and settles which pages there are: nothing changes addresses any
        more."""
        self.files = files
        for show, fragments in zip(self.shows, self.fragments, strict=True):
            self.pages.append(self._pages_of(show, fragments, files))

    def _pages_of(self, build: ShowBuild, fragments: Fragments, files: SiteFiles) -> ShowPages:
        settings = build.settings
        measured = build.measure(self.indexes(build.files), self.recordings)
        build.readings = measured.readings
        episodes = reading.episodes_of(measured.readings)
        built = [episode for episode in episodes if files.is_built(episode.path)]
        show = build.show_with(built, measured.plan, files, self._paths(files))
        listings = build.listings(show, files)
        remove_unneeded(build.lists, listings, files)
        if self.site.url and settings.is_embeddable:
            embedding: Embedding | None = Embedding(show, self.site.url)
        else:
            embedding = None
        self._warn_missing_image(show, files)
        index = build.lists.path(build.index(files))
        views = views_of(
            show,
            settings,
            self.site,
            fragments,
            partial(build.lists.address, files=files),
            measured.companions,
            embedding,
        )
        list_texts = write_list_pages(listings, build.lists, views, files)
        return ShowPages(
            settings=settings,
            show=show,
            every_episode=Show("", episodes=tuple(episodes)),
            listings=listings,
            list_texts=list_texts,
            lists=build.lists,
            index=index if index in files else "",
            companions=measured.companions,
            plan=measured.plan,
            views=views,
            embedding=embedding,
        )

    def _warn_missing_image(self, show: Show, files: SiteFiles) -> None:
        image = show.image
        if image and "://" not in image and not files.url(image):
            message = (
                f"The show's `image`, '{image}', is not in the docs folder: put it there, "
                "or give its URL."
            )
            self.reporter.report(Problem("", message))

    # Render

    def page_of(self, path: str) -> ShowPages | None:
        """The show that the page at a path belongs to: the first one, where it is no show's."""
        for pages in self.pages:
            if pages.has_page(path):
                return pages
        return self.pages[0] if self.pages else None

    def begin_page(self, path: str) -> None:
        """From here on, messages of the Markdown extension are about this page."""
        self.current_page = path

    def end_pages(self) -> None:
        """What a blog renders after this is no page of its own."""
        self.current_page = ""

    def take_reading(self, path: str) -> Reading | None:
        """What was read from an episode's page. Its text is not kept after this."""
        for show in self.shows:
            if path in show.readings:
                reading = show.readings[path]
                show.readings[path] = reading.without_text()
                return reading
        return None

    def searchable_passages(self, path: str) -> list[tuple[str, str, list[str]]]:
        """Id, heading and paragraphs of each passage of an episode's transcript."""
        owner = self.page_of(path)
        return owner.searchable_passages(path) if owner else []

    def report_of_page(self, message: str, words: str) -> None:
        """Reports something about these words of the page that is rendered.

        A blog renders a post again for its index: what is wrong with it was reported before.
        """
        if self.current_page:
            self.reporter.report_text(self.current_page, message, words)

    def take_out_players(self, path: str, content: str) -> str:
        """The page's content without its players and embeds, which search plugins need not read."""
        content, players = page_text.take_out_players(content)
        if players:
            self._players[path] = players
        return content

    def complete(self, path: str, url: str, content: str) -> CompletedPage:
        """The page whose template is rendered next, also kept as `completed`."""
        self.completed = self._complete(path, url, content)
        return self.completed

    def _complete(self, path: str, url: str, content: str) -> CompletedPage:
        """A rendered page with its lists, and an episode's with its head, transcript and
        neighbours."""
        content = page_text.put_players_back(content, self._players.pop(path, ()))
        owner = self.page_of(path)
        if not owner:
            return CompletedPage(content, content)
        for pages in self.pages:
            if path in pages.listings:
                content = pages.with_list(content, pages.listings[path], url)
        content = comments.replace_blocks(
            content, lambda block: self._block(block, path, url, owner)
        )
        episode = owner.show.at(path)
        if not episode:
            return self._completed_list(path, content, owner)
        previous, following = owner.show.neighbours(path)
        return CompletedPage(
            content=owner.with_episode(
                content, episode, url, neighbours=not self.site.draws_neighbours
            ),
            short=content,
            show=owner.show,
            belongs_to_show=True,
            episode=episode,
            previous=previous.path if previous else "",
            next=following.path if following else "",
            index=owner.index,
        )

    def _completed_list(self, path: str, content: str, owner: ShowPages) -> CompletedPage:
        """A page that is no episode's: one with a list, or any other."""
        if path not in owner.listings:
            return CompletedPage(content, content, owner.show)
        is_generated = path in owner.lists.generated
        return CompletedPage(
            content,
            # Lists repeat what other pages have.
            short="" if is_generated else content,
            show=owner.show,
            belongs_to_show=True,
            is_generated=is_generated,
            index=owner.index,
        )

    def _block(self, block: Block, path: str, url: str, owner: ShowPages) -> str | None:
        """The HTML for a comment: of the show that it names, else of the page's. None leaves it."""
        pages = self._named_show(block) if "show" in block.options else owner
        if pages:
            problems = pages.problems(block, path)
        else:
            problems = comments.show_problems(block, [pages.show.title for pages in self.pages])
        for problem in problems:
            self.reporter.report_text(path, problem, block.written)
        if not pages or not block.is_list:
            return None
        return rooted(pages.views.block(block), url)

    def _named_show(self, block: Block) -> ShowPages | None:
        for pages in self.pages:
            if pages.is_named_by(block):
                return pages
        return None

    def links_for_head(self, path: str, url: str) -> list[str]:
        """The elements for a page's head by which browsers and apps find feeds and players."""
        owner = self.page_of(path)
        if not owner:
            return []
        links = [self._alternate(owner, url), owner.links_for_head(path)]
        return [link for link in links if link]

    def _alternate(self, owner: ShowPages, url: str) -> str:
        for pages, publication in zip(self.pages, self.publications, strict=False):
            if pages is owner:
                return rooted(publication.alternate, url)
        return ""

    # Publish

    def report_players(self) -> None:
        """Warns of episodes whose pages do not play them."""
        for show in self.shows:
            for path in show.readings:
                rendered = self.rendered.get(path)
                problem = player_problem(path, rendered) if rendered else None
                if problem:
                    self.reporter.report(problem)

    def publish(self, files: SiteFiles) -> None:
        """Writes feeds, chapters and transcripts, once every page is rendered."""
        from .publishing import publish

        self.files = files
        if self.site.is_dirty:
            return
        for pages in self.pages:
            self.publications.append(publish(pages, self.site, files, self.rendered, self.reporter))

    def finish(self) -> None:
        """Writes what is shown on no page of the site: pages for frames, and the files with all
        cards."""
        for pages in self.pages:
            if pages.show.episodes:
                title = f"{pages.show.title}: " if len(self.pages) > 1 else ""
                self.reporter.report_once(f"{title}{pages.summary}")
                pages.write_files(self.site.folder)
        self.reporter.finish()
