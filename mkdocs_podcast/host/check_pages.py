"""The pages of a site as a check needs them: most show notes are known to be right without being
rendered."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..markdown import comments
from ..markdown.plain_notes import is_plain
from ..text.addresses import is_common
from . import page_events
from .entries import ShowEntry
from .extension_names import SNIPPETS, module_of
from .mkdocs_site import EpisodePage, ListPage
from .shortcuts.page_converter import PageConverter

if TYPE_CHECKING:
    from ..build.site_build import SiteBuild
    from ..model.episode import Audio, Episode
    from .docs_files import DocsFiles
    from .shortcuts.page_rendering import ConvertedPage

# Events at which a plugin may look at what a page was rendered to.
_LATER_EVENTS = ("page_content", "env")


def leave_plain_pages(config: MkDocsConfig, files: Files) -> None:
    """Has only those episodes rendered in which something may be wrong, if nothing else on the site
    needs the others."""
    if _is_read_later(config) or _has_common_text(config):
        return
    converter = _CheckedPages()
    for file in files.documentation_pages():
        if isinstance(file.page, (EpisodePage, ListPage)):
            file.page.converter = converter


def report_comments(build: SiteBuild, files: DocsFiles) -> None:
    """Fills in the comments of pages, which a build does in its second phase: what is wrong with
    them is reported."""
    for page in files.built_pages():
        if comments.COMMENT.search(page.content or ""):
            build.pages.begin_page(page.file.src_uri)
            page_events.complete_page(build, page, {}, files)  # type: ignore[typeddict-item]


def _is_read_later(config: MkDocsConfig) -> bool:
    """Whether another plugin may look at pages once they are rendered, or anchors are to be
    looked up in them."""
    if config.validation.links.anchors >= logging.WARNING:
        return True
    for event in _LATER_EVENTS:
        for handler in config.plugins.events[event]:
            if not isinstance(getattr(handler, "__self__", None), ShowEntry):
                return True
    return False


def _has_common_text(config: MkDocsConfig) -> bool:
    """Whether a text that is added to every page may hold anything."""
    for name, options in config.mdx_configs.items():
        if module_of(name) == SNIPPETS and (options or {}).get("auto_append"):
            return True
    return False


class _CheckedPages(PageConverter):
    """Renders pages in which something may be wrong; the others stay empty."""

    def convert(
        self, text: str, file: File, config: MkDocsConfig, files: Files
    ) -> ConvertedPage | None:
        if self._instance(config) is not None and _is_right(text, file, files):
            from .shortcuts.page_rendering import ConvertedPage

            return ConvertedPage("", [], None, set(), {}, [])
        return super().convert(text, file, config, files)


def _is_right(text: str, file: File, files: Files) -> bool:
    """Whether it is certain that the page of a text has its player once, notes for the feed, and no
    link or file that is missing."""
    page = file.page
    if isinstance(page, ListPage):
        return True
    if not isinstance(page, EpisodePage):
        return False
    episode = page.reading.episode
    if not _has_text(episode) or not _has_own_player(episode):
        return False
    if not all(_is_there(audio, files) for audio in episode.audio):
        return False
    return is_plain(text)


def _has_text(episode: Episode) -> bool:
    """Whether the feed says something of the episode, whatever its page says."""
    return bool((episode.summary or episode.description).strip())


def _has_own_player(episode: Episode) -> bool:
    """Whether the page has a player for the episode's recording, and no provider's in its place."""
    if not episode.audio:
        return False
    return not episode.player or episode.player_in_notes


def _is_there(audio: Audio, files: Files) -> bool:
    """Whether a page can load the recording."""
    if not audio.local:
        return is_common(audio.url)
    file = files.get_file_from_path(audio.url)
    return file is not None and file.inclusion.is_included()
