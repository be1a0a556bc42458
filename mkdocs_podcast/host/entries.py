"""What others may ask of the plugin's entries in `plugins`, one for each show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from ..build.site_build import SiteBuild
    from .docs_files import DocsFiles

log = get_plugin_logger("podcast")


class ShowEntry:
    """The entry of a show: its place among those of the site and, from `on_files` on, the build of
    the site, which only the first entry has."""

    index: int
    build: SiteBuild
    files: DocsFiles
    """The site's files at the latest event."""


def build_of(config: MkDocsConfig) -> SiteBuild | None:
    """The build of the site; None where the plugin is not in use."""
    for entry in config.plugins.values():
        if isinstance(entry, ShowEntry) and entry.index == 0:
            return entry.build
    return None
