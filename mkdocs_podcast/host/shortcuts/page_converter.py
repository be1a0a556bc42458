"""One Markdown instance for all pages of a build that the plugin has made or read.

MkDocs makes an instance for each page, which takes a twentieth of the time that the page takes.
Python-Markdown has `reset` to begin another page with the same one.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING, Any

from markdown import Markdown, __version_info__
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from .block_step import quicken_blocks
from .inline_step import quicken
from .known_parts import has_known_steps, is_known_extension
from .text_step import quicken_text

if TYPE_CHECKING:
    from ..kept_markdown import KeptMarkdown
    from .page_rendering import ConvertedPage

# Before this, abbreviations stay from page to page.
_OLDEST_MARKDOWN = (3, 8)


class ConvertiblePage(pages.Page):
    """A page that a build's converter renders, or MkDocs where that cannot."""

    converter: PageConverter | None = None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        converted = None
        if self.converter and self.markdown is not None:
            converted = self.converter.convert(self.markdown, self.file, config, files)
        if converted is None:
            super().render(config, files)
        else:
            self._take(converted)

    def _take(self, converted: ConvertedPage) -> None:
        self.content = converted.content
        self.toc = get_toc(converted.toc_tokens)
        self._title_from_render = converted.title
        self.present_anchor_ids = converted.anchors
        if pages.log.getEffectiveLevel() > logging.DEBUG:
            self.links_to_anchors = converted.links_to_anchors


class PageConverter:
    """Converts the pages of one build, one after the other."""

    def __init__(self, kept: KeptMarkdown | None = None) -> None:
        self._kept = kept
        self._settings: Any = None
        self._md: Markdown | None = None
        self._lock = Lock()

    def convert(
        self, text: str, file: File, config: MkDocsConfig, files: Files
    ) -> ConvertedPage | None:
        """The page of a text; None where only MkDocs itself is sure to render it right.

        A plugin may render one page inside another, and gets that from MkDocs too.
        """
        if not self._lock.acquire(blocking=False):
            return None
        try:
            md = self._instance(config)
            if md is None:
                return None
            from .page_rendering import convert_page

            def convert() -> ConvertedPage:
                return convert_page(md.reset(), text, file, config, files)

            if self._kept is None:
                return convert()
            return self._kept.convert(convert, text, file, files)
        except BaseException:
            # Nobody knows in which state the instance is.
            self._settings = None
            raise
        finally:
            self._lock.release()

    def _instance(self, config: MkDocsConfig) -> Markdown | None:
        extensions, options = config["markdown_extensions"], config["mdx_configs"] or {}
        if self._settings != (extensions, options):
            # A copy: a plugin may change them between two pages.
            self._settings = (list(extensions), {name: dict(options[name]) for name in options})
            self._md = _known_instance(extensions, options)
        return self._md


def _known_instance(extensions: list[Any], options: dict[str, Any]) -> Markdown | None:
    """A Markdown instance with these extensions, if all can be used for one page after another."""
    if __version_info__ < _OLDEST_MARKDOWN or not _is_known_mkdocs():
        return None
    builder = Markdown()
    instances = []
    for extension in extensions:
        if isinstance(extension, str):
            extension = builder.build_extension(extension, options.get(extension, {}))
        if not is_known_extension(extension):
            return None
        instances.append(extension)
    md = Markdown(extensions=instances)
    if not has_known_steps(md):
        return None
    quicken(md)
    quicken_blocks(md)
    quicken_text(md)
    return md


def _is_known_mkdocs() -> bool:
    try:
        from .page_rendering import is_known_mkdocs
    except (ImportError, AttributeError):
        return False
    return is_known_mkdocs()
