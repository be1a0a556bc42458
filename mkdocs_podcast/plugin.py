"""MkDocs' events, in the order in which they come; what is done in each is done by the modules
around this one.

A build has two phases. First every page is read and rendered; until then an episode knows of no
other. Episodes are therefore read before that, in `on_files`, and what depends on the whole show
(lists, tags, neighbours) is put into pages in the second phase, where the theme's templates are
rendered.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from . import embeds
from .build.catalogue import Catalogue
from .build.reporter import Reporter
from .config import PodcastConfig, asks_for_feed, check_together, settings_of, show_of, wanted_feeds
from .host.byte_ranges import with_byte_ranges
from .host.mkdocs_site import (
    EpisodePage,
    ListingPage,
    SaidLink,
    SiteFragments,
    add_assets,
    add_extension,
    add_templates,
    base_path,
    content_of,
    generated_file,
    language_folder,
    lines_of,
    shown_file,
    site_languages,
    text_at,
    text_of,
    theme_draws_neighbours,
)
from .host.theme_reader import theme_of
from .html.fragments import Fragments
from .lock.lockfile import LOCK_NAME, LockError
from .lock.show_identity import LockSettings, identify_show
from .markdown import comments
from .markdown.comments import Block
from .media.recordings import RecordingReader
from .model.episode import Episode, Link
from .model.problems import LineOf, Problem
from .model.rendered_page import RenderedPage
from .model.show import Show, in_order
from .pages import navigation, page_text, schedule
from .pages.listings import Listing, all_listings, index_path, reserved_slugs
from .pages.oembed import Embedding
from .pages.player_check import player_problem
from .pages.views import ROOT, Views, rooted
from .source import frontmatter, page_meta, page_reading, people_pages, theme_keys
from .source.fields import with_aliases
from .source.page_reading import Reading
from .source.selection import Selection, index_problem
from .source.site import Site
from .text.matching import counted

if TYPE_CHECKING:
    from .build.publication import Written
    from .feed.channel import Channel, Document
    from .feed.documents import Wanted

log = get_plugin_logger("podcast")


@dataclass(eq=False, repr=False)
class Build:
    """What one build has found out so far."""

    now: dt.datetime
    files: Files = field(default_factory=lambda: Files([]))
    readings: dict[str, Reading] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)
    generated: set[str] = field(default_factory=set)
    own: dict[str, str] = field(default_factory=dict)
    """The site's own pages that hold lists, by the lists' paths: `x.md` may be called `x/index.md`
    or `x.de.md`."""
    named: set[str] = field(default_factory=set)
    taken_out: dict[str, list[str]] = field(default_factory=dict)
    rendered: dict[str, RenderedPage] = field(default_factory=dict)
    views: Views | None = None
    index: Page | None = None
    page: str = ""
    catalogue: Catalogue | None = None
    wanted: Wanted | None = None
    why_no_feed: str = ""
    published: list[tuple[Channel, Document]] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    line_of: LineOf = lambda path, field: None
    alternate: str = ""
    kept: str = ""
    embedding: Embedding | None = None
    reporter: Reporter = field(init=False)

    def __post_init__(self) -> None:
        self.reporter = Reporter(
            log,
            lambda path: text_at(self.files, path),
            lambda path, field: self.line_of(path, field),
            fatal=(PluginError,),
        )


class PodcastPlugin(BasePlugin[PodcastConfig]):
    """One show. The entry in `plugins` may stand there several times, once for each show."""

    supports_multiple_instances = True

    def __init__(self) -> None:
        # `locking` is for `mkdocs-podcast lock`, which measures by itself.
        self.serving = self.dirty = self.locking = False
        self.build = Build(_now())
        self.fragments = Fragments()
        self.recordings = RecordingReader()
        self.shows = [self]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        self.dirty = dirty
        self.locking = False

    # The server is there by now, and serves nothing yet. Several shows have one server.
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        if self.is_first:
            server.set_app(with_byte_ranges(server.get_app()))  # type: ignore[arg-type]
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """May run more than once on the same config: under `serve`, and for each language of a
        site."""
        self.shows = [
            plugin for plugin in config.plugins.values() if isinstance(plugin, PodcastPlugin)
        ]
        check_together([show.config for show in self.shows])
        add_templates(config)
        self.fragments = SiteFragments(config.theme.dirs)
        if self.is_first:
            add_assets(config)
            self._add_extension(config)
        return config

    @property
    def is_first(self) -> bool:
        """Whether this show does what has to be done once for a site."""
        return self.shows[0] is self

    def _add_extension(self, config: MkDocsConfig) -> None:
        embedding = [show.config.embeds for show in self.shows]
        defaults = {
            "load": self.config.embeds.load,
            "peertube": [host for one in embedding for host in one.peertube],
            "castopod": [host for one in embedding for host in one.castopod],
            "sandbox": self.config.embeds.sandbox,
        }
        own = {
            "fragments": self.fragments,
            "report": self._report_of_page,
            "locate": self._locate_from_page,
            "home": self._way_home,
            "rendered": self._keep_rendered,
        }
        for problem in add_extension(config, defaults, own):
            self.build.reporter.report(Problem("", problem))

    def _report_of_page(self, message: str, written: str) -> None:
        """A blog renders a post again for its index: what it has to tell was told by then."""
        if self.build.page:
            self.build.reporter.report_text(self.build.page, message, written)

    def _locate_from_page(self, md: Markdown, address: str) -> str | None:
        """The address, from where the page is shown, of a file that raw HTML names; "" where there
        is none."""
        shown, views = shown_file(md), self.build.views
        page = self.build.files.src_uris.get(shown.src_uri) if shown else None
        if not shown or not page or not views:
            return None
        places = page_text.places_of(page, views.key_prefix, address)
        found = next(filter(None, map(self.build.files.src_uris.get, places)), None)
        return found.url_relative_to(shown) if found else ""

    def _keep_rendered(self, md: Markdown, rendered: RenderedPage) -> None:
        """A blog renders a post again for its index, with other addresses: the page's own rendering
        counts."""
        shown = shown_file(md)
        page = self.build.files.src_uris.get(shown.src_uri) if shown else None
        if shown and page and page.url == shown.url:
            self.build.rendered[shown.src_uri] = rendered

    def _way_home(self, md: Markdown) -> str:
        shown = shown_file(md)
        page = self.build.files.src_uris.get(shown.src_uri) if shown else None
        return page.url_relative_to(shown) if shown and page and page.url != shown.url else ""

    # After the plugins that add pages (the blog's posts have their addresses by then), before those
    # that sort them.
    @event_priority(-75)
    def _read_episodes(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.build = Build(_now(), files)
        self.theme = theme_of(config)
        self.build.line_of = lines_of(files, config, with_aliases(self.config.episodes.aliases))
        self.build.named = set(navigation.paths_in(config.nav))
        # Not before: a site in several languages sets the theme's after our `on_config`.
        self.fragments.language = self._language(config)
        wanted = self.config.episodes
        chosen = Selection(wanted.include, wanted.exclude, self._site(files, config))
        for file in self._pages(files):
            if chosen.may_hold(file.src_uri):
                consequence = "the page is no episode of the site"
                with self.build.reporter.crash_boundary(file.src_uri, consequence):
                    self._read(file, chosen)
        index = files.get_file_from_path(self._index(files))
        if index and (problem := index_problem(index.src_uri, text_of(index)[0], chosen.site)):
            self.build.reporter.report(problem)
        readings = self.build.readings.values()
        if problem := theme_keys.unusable_keys_problem(readings, self.theme):
            self.build.reporter.report(problem)
        self._tell_of_none()
        self._place_episodes(files, config)
        self.build.wanted = self._wanted(files, config)
        if not self.locking:
            self._measure(files, chosen.site, config)
        return files

    def _measure(self, files: Files, site: Site, config: MkDocsConfig) -> None:
        """Recordings, before anything is shown of them."""
        episodes = {path: reading.episode for path, reading in self.build.readings.items()}
        sources = {file.src_uri: Path(file.abs_src_path) for file in files if file.abs_src_path}
        settings = self.lock_settings(files, config)
        try:
            guid, known, problems = identify_show(
                settings, episodes.values(), sources, self.recordings
            )
        except LockError as error:
            # Apps would take episodes with other GUIDs for new ones, and that cannot be taken back.
            guid, known, problems = "", {}, [Problem(settings.file.name, str(error), error.line)]
            if self.build.wanted:
                self.build.wanted, self.build.why_no_feed = (
                    None,
                    f"{settings.file.name} cannot be used: mend it first",
                )
                log.info(f"The feed is not written, as {self.build.why_no_feed}.")
        self.build.reporter.report_all(problems)
        self.build.catalogue = Catalogue(
            site=site,
            files=sources,
            body=partial(self._body, files),
            tell=self.build.reporter.report,
            guid=guid,
            identities=known,
            language=self._language(config),
            site_languages=site_languages(config),
            read=self.recordings,
        )
        for path, episode in episodes.items():
            measured = self.build.catalogue.measured(episode)
            if measured is not episode:
                self.build.readings[path] = self.build.readings[path]._replace(episode=measured)
        if pointers := self.build.catalogue.told_of_pointers(episodes.values()):
            log.info(pointers)

    def lock_settings(self, files: Files, config: MkDocsConfig) -> LockSettings:
        """Where the show is kept, for a build and for what writes the lock file."""
        from .feed import documents

        folder, index, site_url = language_folder(config), self._index(files), config.site_url or ""
        beside = Path(config.config_file_path or "mkdocs.yml").absolute().parent / (
            self.config.lock or LOCK_NAME
        )
        feed = documents.feed_path(self.config.feed or None, folder + index)
        return LockSettings(
            file=beside,
            index=index,
            indexes=tuple(show._index(files) for show in self.shows),
            feed_url=documents.address(site_url, feed) if site_url else "",
            has_feed=self.build.wanted is not None,
            # The lock file is that of the site's own language.
            has_lock=not folder,
            guid="" if folder else self.config.channel.guid,
        )

    def _wanted(self, files: Files, config: MkDocsConfig) -> Wanted | None:
        """The feeds that this build is to write; None where there can be none, for which the reason
        is said."""
        wanted = wanted_feeds(self.config, language_folder(config) + self._index(files))
        if not wanted or not any(reading.episode.audio for reading in self.build.readings.values()):
            return None
        why, level = "", logging.INFO
        if not config.site_url:
            why = "its addresses have to be full ones: set `site_url`, or `feed: false`"
        elif self.dirty:
            why = "`--dirty` renders but a part of the pages"
        elif files.get_file_from_path(wanted.path):
            why, level = (
                f"{wanted.path} is in the docs folder: remove it, or set `feed`",
                logging.WARNING,
            )
        if why:
            log.log(level, f"The feed `{wanted.path}` is not written, as {why}.")
        self.build.why_no_feed = why
        return None if why else wanted

    def _body(self, files: Files, episode: Episode) -> tuple[int, str]:
        """The first line's number and the Markdown of an episode's page, whose text is not kept."""
        front = frontmatter.read(text_of(files.src_uris[episode.path])[0])
        return front.line, front.body

    def _language(self, config: MkDocsConfig) -> str:
        return self.config.language or str(
            config.theme.get("language") or config.theme.get("locale") or "en"
        )

    # After those that leave but one language's files, with addresses of its own.
    @event_priority(-110)
    def _add_listings(self, files: Files, *, config: MkDocsConfig) -> Files:
        folder = language_folder(config)
        listings = self._listings(self._show(files, config, with_posts=True), files)
        self._add_pages(files, config)
        in_navigation = InclusionLevel.INCLUDED if config.nav is None else InclusionLevel.NOT_IN_NAV
        taken = {file.dest_uri: file.src_uri for file in files if self._is_built(file.inclusion)}
        for path, listing in listings.items():
            is_in_navigation = listing.is_front and bool(self.build.readings)
            inclusion = in_navigation if is_in_navigation else InclusionLevel.NOT_IN_NAV
            file = generated_file(path, folder, inclusion, config)
            other = path if path in files.src_uris else taken.get(file.dest_uri)
            if other and self._is_own(files.src_uris[other]):
                self.build.own[path] = other
                self._tell_of_unbuilt(files.src_uris[other])
            elif other:
                self.build.reporter.report(_place_problem(path, other))
            if path not in self.build.own and path not in files.src_uris:
                taken[file.dest_uri] = path
                files.append(file)
                ListingPage(None, file, config)
                self.build.generated.add(path)
            self.build.listings[self.build.own.get(path, path)] = listing
        return files

    def _is_own(self, file: File) -> bool:
        """Whether this is a page that the site has, which can hold a list."""
        is_list = any(file.src_uri in show.build.generated for show in self.shows)
        return file.is_documentation_page() and not is_list

    def _tell_of_unbuilt(self, file: File) -> None:
        if self.build.readings and not self._is_built(file.inclusion):
            remedy = (
                "take it out of `exclude_docs` or `draft_docs`, or set `index` and `tags` otherwise"
            )
            log.info(
                f"{file.src_uri}, which is to hold a list, is not in the site, and so the list is not: {remedy}."
            )

    on_files = CombinedEvent(_read_episodes, _add_listings)

    def _add_pages(self, files: Files, config: MkDocsConfig) -> None:
        """An episode that `nav` names has the title that stands there, and so a page that MkDocs
        makes."""
        for path, reading in self.build.readings.items():
            file = files.src_uris.get(path)
            if file and file.page is None and path not in self.build.named:
                EpisodePage(None, file, config).reading = reading

    def _read(self, file: File, chosen: Selection) -> None:
        text, problems = text_of(file)
        reading, left_out = chosen.read(file.src_uri, text)
        if left_out:
            self.build.reporter.report(left_out)
        earlier = self.shows[: self.shows.index(self)]
        if reading and any(file.src_uri in show.build.readings for show in earlier):
            message = (
                "two shows include it, and the first has it. Narrow `include`, or `exclude` it."
            )
            self.build.reporter.report(Problem(file.src_uri, message))
        elif reading:
            self.build.readings[file.src_uri] = reading
            self.build.reporter.report_all(
                (*problems, *reading.problems, *page_reading.template_problems(reading))
            )

    def _site(self, files: Files, config: MkDocsConfig) -> Site:
        wanted = self.config.episodes
        return Site(
            exists=files.src_uris.__contains__,
            person=people_pages.person_finder(
                files.src_uris, lambda path: text_of(files.src_uris[path])[0]
            ),
            media_prefix=wanted.media_prefix,
            keys=with_aliases(wanted.aliases),
            category=wanted.category,
            tag=wanted.tag or "",
            base_path=base_path(config),
            peertube=tuple(self.config.embeds.peertube),
            castopod=tuple(self.config.embeds.castopod),
        )

    def _pages(self, files: Files) -> Iterator[File]:
        """The pages that may be episodes."""
        indexes = {show._index(files) for show in self.shows}
        for file in files:
            # The blog takes its posts out of the site until it has placed them, by `on_nav`.
            is_in_site = file.inclusion.is_in_serve() or file.page is not None
            if file.is_documentation_page() and is_in_site and file.src_uri not in indexes:
                yield file

    def _tell_of_none(self) -> None:
        include = self.config.episodes.include
        if not self.build.readings and include:
            message = f"`include` ({', '.join(include)}) matches no episode. Patterns start from the docs folder."
            self.build.reporter.report(Problem("", message))
        elif not self.build.readings:
            remedy = (
                "Give one `audio` or `category: podcast` in its front matter, or set `include`."
            )
            log.info(f"No page is an episode yet. {remedy}")

    def _place_episodes(self, files: Files, config: MkDocsConfig) -> None:
        """Most episodes out of the navigation, and drafts out of the site."""
        newest = in_order(reading.episode for reading in self.build.readings.values())
        in_nav = navigation.listed(newest, self.build.named, self.config.episodes.nav)
        for episode in newest:
            file = files.src_uris[episode.path]
            if episode.status(self.build.now) and file.inclusion.is_included():
                file.inclusion = InclusionLevel.DRAFT
            elif file.inclusion is InclusionLevel.INCLUDED and episode.path not in in_nav:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        due = schedule.scheduled(newest, self.build.now)
        self.build.reporter.report_all(schedule.far_ahead(due, self.build.now))
        if due:
            log.info(schedule.next_out(due))

    def _is_built(self, inclusion: InclusionLevel) -> bool:
        """Whether a page is in this build: drafts are, under `serve`."""
        return bool(inclusion.is_in_serve() if self.serving else inclusion.is_included())

    def _listings(self, show: Show, files: Files) -> dict[str, Listing]:
        """The pages that list episodes, by their paths."""
        # The index is there before the first episode is out: pages and the navigation may link to
        # it.
        is_taken = partial(self._is_taken, files)
        found = all_listings(
            show, self._index(files), self.config.tags, self.config.per_page, is_taken
        )
        return {self.build.own.get(listing.path, listing.path): listing for listing in found}

    def _is_taken(self, files: Files, path: str) -> bool:
        """Whether a page of somebody else's is where a list's later page is to be."""
        stem = path.removesuffix(".md")
        others = (path, f"{stem}/index.md", f"{stem}/README.md")
        taken = next(
            (
                other
                for other in others
                if other in files.src_uris and other not in self.build.generated
            ),
            "",
        )
        if taken:
            self.build.reporter.report_once(
                f"{taken} is where a list's next page would be: that one is {stem}-list.md instead."
            )
        return bool(taken)

    def _file(self, files: Files, path: str) -> File | None:
        """The page at a path, or the site's own one in its place."""
        return files.get_file_from_path(self.build.own.get(path, path)) if path else None

    def _address(self, files: Files, path: str) -> str:
        file = self._file(files, path)
        return file.url if file else ""

    def _index(self, files: Files) -> str:
        return index_path(str(self.config.index), files.src_uris)

    def _show(self, files: Files, config: MkDocsConfig, *, with_posts: bool = False) -> Show:
        """The show as this build has it; before the blog has placed its posts, `with_posts` counts
        all of them in."""
        pairs = (
            (reading.episode, files.src_uris.get(path))
            for path, reading in self.build.readings.items()
        )
        found = ((episode, file) for episode, file in pairs if file)
        shown = [
            episode._replace(url=file.url)
            for episode, file in found
            if self._is_built(file.inclusion) or (with_posts and file.page is not None)
        ]
        index = self._file(files, self._index(files))
        return replace(
            show_of(self.config, config),
            language=self._language(config),
            url=index.url if index else "",
            subscribe=tuple(self._subscribe()),
            episodes=in_order(shown),
            reserved=self._reserved_slugs(files),
        )

    def _subscribe(self) -> Iterator[Link]:
        """Where to subscribe; the feed is among it unless the site says otherwise."""
        for name, url in self.config.subscribe.items():
            if isinstance(url, str):
                yield Link(name, url)
        if self.build.wanted and self.config.subscribe.get("rss", True) is True:
            yield Link("rss", ROOT + self.build.wanted.path)

    def _reserved_slugs(self, files: Files) -> frozenset[str]:
        held = [(show._index(files), *show.build.readings) for show in self.shows]
        return reserved_slugs(self.config.tags, chain.from_iterable(held))

    # By now nothing changes addresses any more, and the blog has told which of its posts are
    # drafts.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        show = self._show(files, config)
        self.build.files = files
        self.build.listings = self._listings(show, files)
        for path in self.build.generated - self.build.listings.keys():
            files.remove(files.src_uris[path])
        index = self._file(files, self._index(files))
        self.build.index = index.page if index else None
        if self.config.embeddable and config.site_url:
            self.build.embedding = Embedding(show, config.site_url)
        self.build.views = Views(
            show=show,
            fragments=self.fragments,
            address=partial(self._address, files),
            tag_path=lambda slug: str(self.config.tags).replace("{tag}", slug),
            status=lambda episode: episode.status(self.build.now),
            resolve=partial(
                embeds.resolve,
                peertube=self.config.embeds.peertube,
                castopod=self.config.embeds.castopod,
            ),
            key_prefix=base_path(config),
            per_page=self.config.per_page,
            chapters=self.build.catalogue.chapters if self.build.catalogue else lambda episode: (),
            transcript=self.build.catalogue.cues if self.build.catalogue else lambda episode: (),
            snippet=self.build.embedding.snippet if self.build.embedding else lambda episode: "",
        )
        if show.image and "://" not in show.image and not files.get_file_from_path(show.image):
            message = f"The show's `image`, '{show.image}', is not in the docs folder: put it there, or give its URL."
            self.build.reporter.report(Problem("", message))
        return nav

    # Before other plugins, which are to see the page's real text and its front matter.
    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        path = page.file.src_uri
        self.build.page = path
        views = self.build.views
        if path in self.build.generated and views:
            title = self.build.listings[path].title_on(
                views.show, "" if self.config.title else "Podcast"
            )
            page.meta = {
                "title": page_meta.inert(title),
                "hide": ["toc"],
                "search": {"exclude": True},
            }
            return ""
        if path not in self.build.readings or not views:
            return markdown
        reading = self.build.readings[path]
        self.build.readings[path] = reading.without_text()
        if reading.is_lost_on_mkdocs:
            markdown, page.meta = reading.front.body, dict(reading.front.meta)
        page.meta = page_meta.safe_meta(
            page.meta,
            reading.episode,
            theme=self.theme,
            hide_tags="material/tags" in config.plugins,
        )
        address = partial(
            page_text.address_in_docs, page.file, files.get_file_from_path, base_path(config)
        )
        return page_text.markdown(markdown, reading.episode, views.key(reading.episode), address)

    # After whatever other plugins do to pages before the second phase.
    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Every page is rendered; what a blog renders after this is no page of its own."""
        self.build.page = ""
        for file in files.documentation_pages(inclusion=self._is_built) if self.is_first else ():
            if file.page and file.page.content:
                file.page.content, players = page_text.take_out_players(file.page.content)
                if players:
                    self.build.taken_out[file.src_uri] = players
        for path in self.build.readings:
            rendered = self.shows[0].build.rendered.get(path)
            if rendered and (problem := player_problem(path, rendered)):
                self.build.reporter.report(problem)
        if self.build.views and self.build.catalogue and not self.dirty:
            self._publish(self.build.views.show, self.build.catalogue, config, files)
        return env

    def _publish(
        self, show: Show, catalogue: Catalogue, config: MkDocsConfig, files: Files
    ) -> None:
        """Pages hold their notes by now, and nothing yet of what their heads and lists add."""
        from .build import publication
        from .feed import documents

        folder, wanted = Path(config.site_dir), self.build.wanted
        sources = publication.sources_of(
            catalogue, config.site_url or "", partial(self._address, files), self._rendered
        )
        out = [
            episode
            for episode in show.episodes
            if not episode.status(self.build.now) or self.serving
        ]
        publication.write_companions(
            catalogue, out, sources.full if config.site_url else _web_only, folder
        )
        if not wanted or not any(episode.audio for episode in out):
            return
        written = publication.write_feeds(
            show,
            settings_of(self.config)._replace(guid=catalogue.guid),
            sources,
            wanted,
            folder,
            self.build.now,
            built=self.build.now if os.environ.get("SOURCE_DATE_EPOCH") else None,
            guid=catalogue.guid,
        )
        publication.write_stylesheets(self.fragments, folder)
        self.build.reporter.report_all(written.problems)
        for _, document in written.documents:
            if files.get_file_from_path(document.path):
                message = (
                    "this file is in the docs folder, and replaces the feed made there: remove it"
                )
                self.build.reporter.report(Problem(document.path, message))
        self._check(written, config, files)
        self.build.alternate = documents.alternate_link(show.title, ROOT + quote(wanted.path))
        if config.theme.name == "material":
            publication.write_sitemap(wanted.path, sources.full(self._index(files)), folder)

    def _check(self, written: Written, config: MkDocsConfig, files: Files) -> None:
        """Tells what is wrong with the feed."""
        from . import check

        content = content_of(files, config)
        found = check.findings(written.documents, self.build.now, content, written.noted)
        if self.serving:
            found = [one for one in found if one.rule not in check.OF_ENCRYPTION]
        self.build.published, self.build.findings = written.documents, found
        problems = check.summarized(found, is_asked_for=asks_for_feed(self.config))
        self.build.reporter.report_all(problems)

    def _rendered(self, episode: Episode) -> RenderedPage:
        return self.shows[0].build.rendered.get(episode.path, RenderedPage())

    # Before the search plugins: the transcript is hidden in the page, and without headings of its
    # own for them.
    @event_priority(100)
    def _offer_to_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """MkDocs' own search finds what has a place in the table of contents, Material's what has
        an id."""
        views = self.build.views
        episode = (
            views.show.at(page.file.src_uri) if views and self.config.transcripts.search else None
        )
        if views and episode and (said := views.passages(episode)):
            whole = views.fragments.words.say("Transcript")
            texts = [
                (one.anchor, one.heading(whole), [part.text for part in one.paragraphs])
                for one in said
            ]
            page.toc.items += [SaidLink(heading, anchor, 3) for anchor, heading, _ in texts]
            page.content = page_text.with_said(page.content or "", texts)
        return context

    # In the second phase, and after the search plugins: lists repeat what the episodes' own pages
    # say.
    @event_priority(-100)
    def _complete(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        views, path = self.build.views, page.file.src_uri
        if not views:
            return context
        episode, listing = views.show.at(path), self.build.listings.get(path)
        if episode or listing or "show" not in context:
            context["show"] = views.show  # type: ignore[typeddict-unknown-key]
        if any(isinstance(item, SaidLink) for item in page.toc):
            page.toc.items = [item for item in page.toc.items if not isinstance(item, SaidLink)]
            page.content = page_text.without_said(page.content or "")
        consequence = "the page is shown without what the plugin adds to it"
        with self.build.reporter.crash_boundary(path, consequence):
            self._complete_content(context, page, config, views)
        if self.build.index and page is not self.build.index and (episode or listing):
            self.build.index.active = True
        return context

    def _complete_content(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, views: Views
    ) -> None:
        path = page.file.src_uri
        episode, listing = views.show.at(path), self.build.listings.get(path)
        content = page_text.put_players_back(page.content or "", self.build.taken_out.pop(path, ()))
        if listing:
            content = self._with_listing(content, listing, page, views)
        content = comments.replace_blocks(content, partial(self._block, page, views))
        if episode:
            context["episode"] = episode  # type: ignore[typeddict-unknown-key]
            drawn = theme_draws_neighbours(config)
            self.build.kept = content
            content = page_text.place_head(
                content, lambda player: rooted(views.head(episode, player), page.file.url)
            )
            below = views.transcript(episode) + views.around(episode, neighbours=not drawn)
            content += rooted(below, page.file.url)
            self._set_neighbours(page, episode, views)
        page.content = content

    on_page_context = CombinedEvent(_offer_to_search, _complete)

    def _with_listing(self, content: str, listing: Listing, page: Page, views: Views) -> str:
        """The list for the page's first plain `<!-- podcast:episodes -->`, else after what the page
        says."""
        url = page.file.url
        head, html = rooted(views.listing_head(listing), url), rooted(views.listing(listing), url)
        return page_text.with_listing(
            content, head, html, lambda block: views.is_for_this_show(block) is not False
        )

    def _block(self, page: Page, views: Views, block: Block) -> str | None:
        """Comments for another show are left to it; those that name none belong to the page's show,
        else the first."""
        mine = views.is_for_this_show(block)
        is_own = self._owns(page) if mine is None else mine
        for problem in self._problems(page, views, block, is_own=is_own):
            self.build.reporter.report_text(page.file.src_uri, problem, block.written)
        return rooted(views.block(block), page.file.url) if is_own and block.is_list else None

    def _problems(self, page: Page, views: Views, block: Block, *, is_own: bool) -> list[str]:
        if is_own and block.name == "player":
            return [] if views.show.at(page.file.src_uri) else [comments.NO_EPISODE]
        if is_own:
            return block.problems() or views.problems(block, self._all_found())
        titles = [show.build.views.show.title for show in self.shows if show.build.views]
        return comments.show_problems(block, titles) if self.is_first else []

    def _all_found(self) -> Show:
        """Drafts, and episodes that are scheduled, as well."""
        return Show("", episodes=tuple(reading.episode for reading in self.build.readings.values()))

    def _owns(self, page: Page) -> bool:
        path = page.file.src_uri
        owners = (
            show
            for show in self.shows
            if path in show.build.listings or path in show.build.readings
        )
        return next(owners, self.shows[0]) is self

    def _set_neighbours(self, page: Page, episode: Episode, views: Views) -> None:
        """For the theme's own links and keys, where the navigation does not say otherwise."""
        if page.previous_page or page.next_page:
            return
        before, after = views.show.neighbours(episode.path)
        page.previous_page = self._page_of(before)
        page.next_page = self._page_of(after)

    def _page_of(self, episode: Episode | None) -> Page | None:
        file = self.build.files.src_uris.get(episode.path) if episode else None
        return file.page if file else None

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if self.build.index:
            self.build.index.active = False
        if isinstance(page, ListingPage) or self.build.kept:
            # MkDocs keeps every page's content to the end. Lists repeat what others have, and a
            # head is long.
            page.content, self.build.kept = self.build.kept, ""
        links = [rooted(self.build.alternate, page.file.url)] if self._owns(page) else []
        episode = self.build.views.show.at(page.file.src_uri) if self.build.views else None
        if self.build.embedding and episode:
            links.append(self.build.embedding.discovery(episode))
        return (
            output.replace("</head>", "\n".join([*filter(None, links), "</head>"]), 1)
            if any(links)
            else output
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        views = self.build.views
        if not views or not views.show.episodes:
            return
        log.info(
            f"{counted(len(views.show.episodes), 'episode')}, {counted(len(views.show.tags), 'tag')}."
        )
        if self.build.embedding:
            from .build import publication

            publication.write_embeds(self.build.embedding, views, Path(config.site_dir))
        if len(views.show.episodes) > self.config.per_page:
            target = Path(config.site_dir, views.all_cards_address)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(rooted(views.all_cards(), views.all_cards_address), "utf-8")


def _place_problem(path: str, other: str) -> Problem:
    there = "another list" if other == path else other
    message = (
        f"The list {path} is where {there} is. Give each a place of its own, by `index` and `tags`."
    )
    return Problem("", message)


def _now() -> dt.datetime:
    """The time of the build; SOURCE_DATE_EPOCH sets it, for builds that are to come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isdecimal() else dt.datetime.now().timestamp()
    return dt.datetime.fromtimestamp(seconds, dt.timezone.utc)


def _web_only(place: str) -> str:
    """The full address of a URL; nothing for a file of the site's, which has none without
    `site_url`."""
    return place if "://" in place else ""
