"""MkDocs' pages and files of the kinds that the plugin needs, and what it asks of a site's
configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from markdown import Markdown
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..html.fragments import TEMPLATES, Fragments
from ..markdown.options import usable_options
from ..model.problems import LineOf, Problem
from ..source import frontmatter
from ..source.page_reading import Reading
from .option_lines import line_of_option

if TYPE_CHECKING:
    from ..source.frontmatter import FrontMatter

_EXTENSION = "mkdocs_podcast.markdown.extension"
_STYLE = "assets/podcast/podcast.css"
_SCRIPT = "assets/podcast/podcast.js"
_GENERATED_PAGE = str(TEMPLATES / "podcast" / "generated.md")


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


class SaidLink(AnchorLink):
    """A passage of a transcript in a table of contents that search plugins read."""


class EpisodePage(Page):
    """An episode's page, already read: MkDocs would parse its front matter again, and drop what it
    cannot parse."""

    reading: Reading

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.reading.front.body, dict(self.reading.front.meta)
        self.reading = self.reading.without_text()


class ListingPage(Page):
    """A page that the plugin makes: it has no Markdown, and is filled when every episode has been
    rendered."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.present_anchor_ids = set()


def add_templates(config: MkDocsConfig) -> None:
    if str(TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.append(str(TEMPLATES))


def add_assets(config: MkDocsConfig) -> None:
    """The player's style before the site's own, and its script."""
    if _STYLE not in config.extra_css:
        config.extra_css.insert(0, _STYLE)
    if _SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(_SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)


def add_extension(
    config: MkDocsConfig, defaults: Mapping[str, Any], own: Mapping[str, Any]
) -> list[str]:
    """Adds the Markdown extension; returns what is wrong with the options that the site sets for
    it.

    These go before the `defaults`; those of the plugin's `own` are none of the site's.
    """
    name = "podcast" if "podcast" in config.markdown_extensions else _EXTENSION
    if name not in config.markdown_extensions:
        config.markdown_extensions.append(name)
    given, problems = usable_options(config.mdx_configs.get(name) or {})
    config.mdx_configs[name] = {**defaults, **given, **own}
    return problems


def text_of(file: File) -> tuple[str, tuple[Problem, ...]]:
    """A page's text, and what is wrong with its encoding, which would end MkDocs' build."""
    try:
        return file.content_string, ()
    except UnicodeDecodeError:
        text = file.content_bytes.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        file.content_string = text
        return text, (
            Problem(
                file.src_uri, "the file is not UTF-8, and some letters are lost: save it as UTF-8"
            ),
        )


def text_at(files: Files, path: str) -> str | None:
    """The text of the page at a path in the docs folder, None where there is none."""
    file = files.src_uris.get(path)
    return text_of(file)[0] if file else None


def shown_file(md: Markdown) -> File | None:
    """The file of the page that is rendered, with the address where it is shown: a blog shows posts
    elsewhere too."""
    return (
        getattr(md.treeprocessors["relpath"], "file", None)
        if "relpath" in md.treeprocessors
        else None
    )


def text_of_config(config: MkDocsConfig) -> str:
    path = Path(config.config_file_path or "")
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def lines_of(files: Files, config: MkDocsConfig, keys: Mapping[str, Iterable[str]]) -> LineOf:
    """Finds the lines of fields of front matter, by whichever of their `keys`, and of the plugin's
    options."""

    @lru_cache(maxsize=4)
    def front_of(path: str) -> FrontMatter:
        return frontmatter.read(text_of(files.src_uris[path])[0])

    def line(path: str, key: str) -> int | None:
        if path not in files.src_uris:
            return line_of_option(text_of_config(config), key)
        front = front_of(path)
        lines = (front.line_of(spelling) for spelling in keys.get(key, (key,)))
        return next((line for line in lines if line), None)

    return line


def content_of(files: Files, config: MkDocsConfig) -> Callable[[str], bytes | None]:
    """Gives the beginning of what the site will have at a full address; see `check.content_of`."""
    from .. import check

    sources = {file.dest_uri: Path(file.abs_src_path) for file in files if file.abs_src_path}
    return check.content_of(
        config.site_url or "", lambda path: sources.get(path) or Path(config.site_dir, path)
    )


def base_path(config: MkDocsConfig) -> str:
    return urlsplit(config.site_url or "").path.rstrip("/") + "/"


def language_folder(config: MkDocsConfig) -> str:
    """Where the i18n plugin puts the language that it builds now: `de/`, or nothing for the default
    one."""
    i18n = config.plugins.get("i18n")
    current, default = getattr(i18n, "current_language", ""), getattr(i18n, "default_language", "")
    return f"{current}/" if current and current != default else ""


def site_languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages that the i18n plugin builds the site in."""
    return tuple(getattr(config.plugins.get("i18n"), "all_languages", ()))


def theme_draws_neighbours(config: MkDocsConfig) -> bool:
    """Whether the theme shows the pages before and after below the text by itself."""
    return config.theme.name == "readthedocs" or "navigation.footer" in (
        config.theme.get("features") or ()
    )


def generated_file(path: str, folder: str, inclusion: InclusionLevel, config: MkDocsConfig) -> File:
    file = GeneratedFile(
        path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion
    )
    file.dest_uri = folder + file.dest_uri
    file.generated_by = "podcast"
    # Plugins ask for a page's source: an empty page of the package's.
    file.abs_src_path = _GENERATED_PAGE
    return file
