"""The service worker of a site that works offline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..model.problems import SETTINGS, Problem
from .file_writing import write_file

if TYPE_CHECKING:
    from .reporter import Reporter
    from .settings import ShowSettings, SiteSettings
    from .site_files import SiteFiles

# A worker is in charge of the folder that it is in: what it does is among the assets.
_PATH = "podcast-offline.js"
_CODE = 'importScripts("assets/podcast/worker.js");\n'


def write_offline_worker(
    shows: Iterable[ShowSettings], site: SiteSettings, files: SiteFiles, reporter: Reporter
) -> None:
    """Writes the worker at the root of the site, where a show asks for it."""
    if site.is_serving or not any(show.is_offline for show in shows):
        return
    if _PATH in files:
        message = (
            f"`offline`: `{_PATH}` is in the docs folder, and stays there: rename it, or turn "
            "`offline` off"
        )
        reporter.report(Problem(SETTINGS, message, field="offline"))
        return
    write_file(site.folder / _PATH, [_CODE])
