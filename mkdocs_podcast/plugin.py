"""MkDocs' events, in the order in which they come; each hands its values to one function of the
folders `build` and `host`.

A build has two phases. First every page is read and rendered; until then an episode knows of no
other. Episodes are therefore read before that, in `on_files`, and what depends on the whole show
(lists, tags, neighbours) is put into pages in the second phase, where the theme's templates are
rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .build.reporter import write_problems
from .build.site_build import SiteBuild
from .config import PodcastConfig, check_together
from .host import mkdocs_site, page_events, page_links, process_end
from .host.cache_folder import open_cache
from .host.docs_files import files_of_build
from .host.entries import ShowEntry, log, once_per_site
from .host.second_phase import quicken_second_phase
from .host.shortcuts.theme_environments import quicken_environments
from .media.recordings import RecordingReader
from .show_options import extension_defaults, show_settings

if TYPE_CHECKING:
    # It loads watchdog and an HTTP server, which only `mkdocs serve` needs.
    from mkdocs.livereload import LiveReloadServer


class PodcastPlugin(ShowEntry, BasePlugin[PodcastConfig]):
    """One show. `plugins` may have several entries, one for each show."""

    supports_multiple_instances = True

    def __init__(self) -> None:
        self.command: Literal["build", "gh-deploy", "serve", ""] = ""
        self.is_dirty = False
        self.recordings = RecordingReader()

    # Once for `serve`, however often it builds, and never for an entry that is added meanwhile.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.command = command
        self.is_dirty = dirty
        process_end.end_quickly()

    # The server is there by now, and serves nothing yet.
    @once_per_site
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        from .host.byte_ranges import add_byte_ranges

        return add_byte_ranges(server)

    # More than once on the same config: under `serve`, and for each language of a site.
    def _join_shows(self, config: MkDocsConfig) -> MkDocsConfig:
        self.shows = [show for show in config.plugins.values() if isinstance(show, PodcastPlugin)]
        self.index = self.shows.index(self)
        if self.index == 0:
            self._add_to_site(config)
        return config

    on_config = CombinedEvent(quicken_environments, _join_shows)

    def _add_to_site(self, config: MkDocsConfig) -> None:
        check_together([show.config for show in self.shows])
        mkdocs_site.add_templates(config)
        mkdocs_site.add_assets(config, [show.config for show in self.shows], self.command)
        mkdocs_site.add_page_reader(config, page_events.page_source)
        # What is drawn in the notes has the words of the first show; fragments are read when they
        # are first used, as the language is settled after this event.
        self.fragments = [mkdocs_site.SiteFragments(config.theme.dirs) for _ in self.shows]
        own = {"fragments": self.fragments[0], **self.callbacks.options}
        defaults = extension_defaults([show.config for show in self.shows])
        write_problems(log, mkdocs_site.add_extension(config, defaults, own))

    # Before the plugins that look for pages, such as redirects, so that they find the index.
    @once_per_site
    @event_priority(50)
    def _begin(self, files: Files, *, config: MkDocsConfig) -> Files:
        # A show that is added to a preview is told nothing of it; the others were.
        command = next((show.command for show in self.shows if show.command), "")
        site = mkdocs_site.site_settings(config, self.shows, command)
        settings = [show_settings(show.config, config) for show in self.shows]
        for fragments, show in zip(self.fragments, settings, strict=True):
            fragments.language = show.show.language
        cache = open_cache(config, [show.config for show in self.shows], is_serving=site.is_serving)
        self.files = files_of_build(files, config, site, cache, self.callbacks)
        self.build = SiteBuild(
            site, settings, self.fragments, self.recordings, self.files, cache, log, PluginError
        )
        page_events.report_added_to_preview(self.build, command)
        self.build.add_indexes()
        return files

    # After plugins that add pages (the blog's posts have addresses by then), before those that sort.
    @once_per_site
    @event_priority(-75)
    def _read_episodes(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = self.files.at_event(files, config)
        self.build.read(self.files)
        if not self.build.site.languages:
            self.build.add_list_pages(self.files)
        return files

    # After those that leave but one language's files, with addresses of its own.
    @once_per_site
    @event_priority(-110)
    def _add_lists(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = self.files.at_event(files, config)
        if self.build.site.languages:
            self.build.add_list_pages(self.files)
        page_events.add_episode_pages(self.build, self.files)
        return files

    on_files = CombinedEvent(_begin, _read_episodes, _add_lists)

    # By now nothing changes addresses any more, and the blog has told which of its posts are
    # drafts.
    @once_per_site
    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.files = self.files.at_event(files, config)
        self.build.measure(self.files)
        page_links.lift_indexes(self.build, nav)
        return nav

    # Before other plugins, which are to see the page's real text and its front matter.
    @once_per_site
    @event_priority(100)
    def _resolve_notes(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        return page_events.page_markdown(self.build, markdown, page, files)

    # After all plugins that resolve tags of their own.
    @once_per_site
    @event_priority(-200)
    def _drop_foreign_markup(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        extensions = config.markdown_extensions
        return page_events.drop_foreign_markup(self.build, markdown, page, extensions)

    on_page_markdown = CombinedEvent(_resolve_notes, _drop_foreign_markup)

    # After whatever other plugins do to pages before the second phase: every page is rendered.
    @once_per_site
    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        self.files = self.files.at_event(files, config)
        self.build.keeps_pages = quicken_second_phase(env, config, self.build.cache)
        page_events.end_rendering(self.build, self.files)
        self.build.publish(self.files)
        return env

    # Before the search plugins: a transcript in the page is hidden, and has no headings for them.
    @once_per_site
    @event_priority(100)
    def _offer_to_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        page_events.offer_to_search(self.build, page)
        return context

    # In the second phase, and after the search plugins: lists repeat what the episodes' own pages
    # say.
    @once_per_site
    @event_priority(-100)
    def _complete_page(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        page_events.complete_page(self.build, page, context, self.files)
        return context

    on_page_context = CombinedEvent(_offer_to_search, _complete_page)

    # When a page is complete and about to be written.
    @once_per_site
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return page_events.finish_page(self.build, page, output, self.files)

    # When every page is written.
    @once_per_site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.build.finish()

    # However a build ends: what was noticed until then is in the log.
    def on_build_error(self, *, error: Exception) -> None:
        self.report_pending()
