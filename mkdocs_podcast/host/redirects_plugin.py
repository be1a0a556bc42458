"""mkdocs-redirects: it writes the redirects of episodes, and finds the pages that are made here.

It collects its map and the site's pages in `on_files`, and writes them when every page is written.
Between the two, both are completed, whatever the order of the plugins.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from ..build.redirect_pages import RedirectPages

_PLUGIN = "redirects"
_FOLDER_PAGE = "index.html"


def hand_over_redirects(config: MkDocsConfig, files: Files, redirects: RedirectPages) -> None:
    """Leaves to mkdocs-redirects, where a site has it, what it can write: pages of folders."""
    plugin = config.plugins.get(_PLUGIN)
    targets = getattr(plugin, "redirects", None)
    pages = getattr(plugin, "doc_pages", None)
    if not isinstance(targets, dict) or not isinstance(pages, dict):
        return
    taken = {_written_path(str(page), config): target for page, target in targets.items()}
    added = {}
    for path, redirect in list(redirects.left.items()):
        folder, name = posixpath.split(path)
        if path in taken:
            del redirects.left[path]
            if str(taken[path]).partition("#")[0] != redirect.page:
                target = taken[path]
                redirects.report_collision(redirect, f"leads to {target} by `redirect_maps`")
        elif name == _FOLDER_PAGE and folder:
            del redirects.left[path]
            added[f"{folder}/index.md"] = redirect.page
    # The dictionaries may be those of the options, which the next build has too.
    plugin.redirects = {**targets, **added}  # type: ignore[union-attr]
    # Those that are made here come after it has looked, and a blog moves its posts.
    known = {file.src_uri: file for file in files.documentation_pages()}
    plugin.doc_pages = {**pages, **known}  # type: ignore[union-attr]


def _written_path(page: str, config: MkDocsConfig) -> str:
    """Where mkdocs-redirects writes the page for an entry of its map."""
    return File(page, None, "", config.use_directory_urls).dest_uri
