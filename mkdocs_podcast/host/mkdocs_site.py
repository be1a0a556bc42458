"""MkDocs' pages and files of the kinds that the plugin needs, and what it asks of a site's
configuration."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from ..build.completion import Completion
from ..build.settings import SiteSettings
from ..html.fragments import TEMPLATES, Fragments
from ..markdown.options import usable_options
from ..model.problems import SETTINGS, Problem
from ..pages.list_text import with_links
from ..pages.navigation import paths_in
from ..source.page_reading import Reading
from .shortcuts.page_converter import ConvertiblePage
from .theme_reader import authors_files, meta_file, theme_of

GENERATED_BY = "podcast"
_EXTENSION = "mkdocs_podcast.markdown.extension"
_STYLE = "assets/podcast/podcast.css"
_SCRIPT = "assets/podcast/podcast.js"
_OFFLINE_SCRIPT = "assets/podcast/offline.js"


class GeneratedFile(File):
    """A page that the plugin makes: never older than what it lists, so that a build with --dirty
    makes it too."""

    def is_modified(self) -> bool:
        return True


class SiteFragments(Fragments):
    """Fragments of which the site may have its own, with mistakes in them."""

    def render(self, name: str, **context: Any) -> str:
        try:
            return super().render(name, **context)
        except TemplateError as error:
            line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            raise PluginError(
                f"podcast: the fragment `podcast/{name}.html`{line} cannot be used: {error}"
            ) from None


class EpisodePage(ConvertiblePage):
    """An episode's page, already read: MkDocs would parse its front matter again, and drop what it
    cannot parse."""

    reading: Reading
    completion: Completion | None = None
    _content: str | None = None

    @property
    def content(self) -> str | None:
        """The page's HTML, with what it gets around the notes: drawn when somebody reads it."""
        if self.completion and not self.completion.is_drawn:
            self._content = self.completion.draw()
        return self._content

    @content.setter
    def content(self, content: str | None) -> None:
        self.completion, self._content = None, content

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.reading.front.body, dict(self.reading.front.meta)
        self.reading = self.reading.without_text()


class ListPage(ConvertiblePage):
    """A page that the plugin makes. It has text of its own, until every episode is rendered and
    the list takes its place."""

    links = ""
    """The HTML of the links in its text."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, files)
        self.content = with_links(self.content or "", self.links)


def add_templates(config: MkDocsConfig) -> None:
    if str(TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.append(str(TEMPLATES))


def add_page_reader(config: MkDocsConfig, read: Callable[..., str | None]) -> None:
    """Has `read` give the texts of pages, unless another plugin does.

    MkDocs warns of a second hook for this event, be it that of another show of the site.
    """
    readers = config.plugins.events["page_read_source"]
    if not readers:
        readers.append(read)


def add_assets(config: MkDocsConfig, shows: Sequence[Any], command: str) -> None:
    """The player's style before the site's own, and its script; the one of a site that works
    offline, which a preview is not."""
    if _STYLE not in config.extra_css:
        config.extra_css.insert(0, _STYLE)
    paths = [_SCRIPT]
    if command != "serve" and any(show.offline for show in shows):
        paths.append(_OFFLINE_SCRIPT)
    for path in paths:
        if path not in map(str, config.extra_javascript):
            script = ExtraScriptValue(path)
            script.defer = True
            config.extra_javascript.append(script)


def remove_assets(config: MkDocsConfig, files: Files) -> None:
    """Takes out what `add_assets` has added, and the files themselves."""
    config.extra_css = [path for path in config.extra_css if path != _STYLE]
    config.extra_javascript = [
        path for path in config.extra_javascript if str(path) not in (_SCRIPT, _OFFLINE_SCRIPT)
    ]
    for file in [file for file in files if file.src_dir == str(TEMPLATES)]:
        files.remove(file)


def add_extension(
    config: MkDocsConfig, defaults: Mapping[str, Any], own: Mapping[str, Any]
) -> list[Problem]:
    """Adds the Markdown extension; returns what is wrong with the options that the site sets for
    it.

    These go before the `defaults`; the site cannot set those of the plugin's `own`.
    """
    name = "podcast" if "podcast" in config.markdown_extensions else _EXTENSION
    if name not in config.markdown_extensions:
        config.markdown_extensions.append(name)
    given, sentences = usable_options(config.mdx_configs.get(name) or {})
    config.mdx_configs[name] = {**defaults, **given, **own}
    return [Problem(SETTINGS, sentence) for sentence in sentences]


def site_settings(config: MkDocsConfig, shows: Sequence[Any], command: str) -> SiteSettings:
    """What a build is to know of the site, whose shows have these entries."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_reproducible = epoch.isdecimal()
    seconds = int(epoch) if is_reproducible else dt.datetime.now().timestamp()
    navigation = None if config.nav is None else frozenset(paths_in(config.nav))
    return SiteSettings(
        url=site_url(config),
        base_path=base_path(config),
        folder=Path(config.site_dir),
        config_file=Path(config.config_file_path or "mkdocs.yml").absolute(),
        language_folder=language_folder(config),
        languages=site_languages(config),
        navigation=navigation,
        meta_file=meta_file(config),
        authors_files=authors_files(config),
        theme=theme_of(config),
        styles=own_styles(config),
        has_free_llms_txt=has_free_llms_txt(config),
        has_material=config.theme.name == "material",
        has_material_tags="material/tags" in config.plugins,
        draws_neighbours=theme_draws_neighbours(config),
        has_tabs=has_tabs(config),
        is_serving=is_serving(config, command),
        is_dirty=any(show.is_dirty for show in shows),
        now=dt.datetime.fromtimestamp(seconds, dt.timezone.utc),
        is_reproducible=is_reproducible,
        only_reads=any(show.only_reads for show in shows),
    )


def has_free_llms_txt(config: MkDocsConfig) -> bool:
    """Whether neither mkdocs-llmstxt nor another show of the site has the site's `llms.txt`."""
    # Further entries of a plugin are called `podcast #2`.
    return "llmstxt" not in config.plugins and "podcast #2" not in config.plugins


def site_url(config: MkDocsConfig) -> str:
    """The full address of the site, with a slash at its end; "" where it is not known.

    MkDocs adds the slash to what mkdocs.yml says, but not to what a plugin sets later, as that of
    mike does. So nothing else here reads `site_url`.
    """
    url = config.site_url or ""
    if not url or url.endswith("/"):
        return url
    return f"{url}/"


def own_styles(config: MkDocsConfig) -> tuple[str, ...]:
    """The style sheets of the site's own: neither the plugin's, nor those of other sites."""
    paths = [path for path in config.extra_css if path != _STYLE]
    return tuple(path for path in paths if not urlsplit(path).netloc)


def is_serving(config: MkDocsConfig, command: str) -> bool:
    """Whether `mkdocs serve` asks for the build: by its command or, where the plugin came too late
    to be told ("" here), by the address that it gives the site."""
    if command:
        return command == "serve"
    host, port = config.dev_addr
    return site_url(config).startswith(f"http://{host}:{port}/")


def base_path(config: MkDocsConfig) -> str:
    return urlsplit(site_url(config)).path.rstrip("/") + "/"


def language_folder(config: MkDocsConfig) -> str:
    """Where the i18n plugin puts the language that it builds now: `de/`, or nothing for the default
    one."""
    i18n = config.plugins.get("i18n")
    current, default = getattr(i18n, "current_language", ""), getattr(i18n, "default_language", "")
    if current and current != default:
        return f"{current}/"
    return ""


def site_languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages that the i18n plugin builds the site in."""
    return tuple(getattr(config.plugins.get("i18n"), "all_languages", ()))


def theme_draws_neighbours(config: MkDocsConfig) -> bool:
    """Whether the theme shows the pages before and after below the text by itself."""
    return config.theme.name == "readthedocs" or "navigation.footer" in (
        config.theme.get("features") or ()
    )


def has_tabs(config: MkDocsConfig) -> bool:
    """Whether Material puts the first level of the navigation into tabs."""
    features = config.theme.get("features") or ()
    return config.theme.name == "material" and "navigation.tabs" in features


def generated_file(path: str, folder: str, inclusion: InclusionLevel, config: MkDocsConfig) -> File:
    file = GeneratedFile(
        path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion
    )
    file.dest_uri = folder + file.dest_uri
    file.generated_by = GENERATED_BY
    return file


def write_generated(file: File, text: str, config: MkDocsConfig) -> None:
    """Gives a generated page its Markdown.

    Plugins ask for the file that a page comes from: for its date, or its authors in Git. It is
    what the page is made by, mkdocs.yml. In memory only, without any such path, the page would end
    the build in the plugins rss, git-authors and document-dates.
    """
    file.content_string = text
    file.abs_src_path = config.config_file_path or None
