"""What others may ask of the plugin's entries in `plugins`, one for each show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from ..build.site_build import SiteBuild
    from .docs_files import DocsFiles
    from .extension_callbacks import ExtensionCallbacks

Hook = TypeVar("Hook", bound=Callable[..., Any])
log = get_plugin_logger("podcast")


class ShowEntry:
    """The entry of a show: its place among those of the site and, from `on_files` on, the build of
    the site, which only the first entry has."""

    index: int
    only_reads = False
    """Whether a command asks what the pages say, and builds nothing."""
    build: SiteBuild
    files: DocsFiles
    """The site's files at the latest event."""

    @cached_property
    def callbacks(self) -> ExtensionCallbacks:
        """What the Markdown extension asks of the build."""
        from .extension_callbacks import ExtensionCallbacks

        return ExtensionCallbacks(lambda: self.build.pages, lambda path: self.files.file(path))

    def report_pending(self) -> None:
        """Writes what the build, if it has begun, has not written to the log yet."""
        build = vars(self).get("build")
        if build:
            build.reporter.flush()


def once_per_site(hook: Hook) -> Hook:
    """Runs a hook for the first entry only: it does the work for all shows of the site."""

    @wraps(hook)
    def run(self: ShowEntry, *arguments: Any, **values: Any) -> Any:
        if self.index == 0:
            return hook(self, *arguments, **values)
        return None

    return run  # type: ignore[return-value]


@contextmanager
def only_reading(config: MkDocsConfig) -> Iterator[None]:
    """Spares what is read with a configuration the pages and lists that a build needs.

    MkDocs gives the same plugins to whoever loads the site next in this process.
    """
    entries = [plugin for plugin in config.plugins.values() if isinstance(plugin, ShowEntry)]
    for entry in entries:
        entry.only_reads = True
    try:
        yield
    finally:
        for entry in entries:
            entry.only_reads = False


def build_of(config: MkDocsConfig) -> SiteBuild | None:
    """The build of the site; None where the plugin is not in use."""
    for entry in config.plugins.values():
        if isinstance(entry, ShowEntry) and entry.index == 0:
            return vars(entry).get("build")
    return None
