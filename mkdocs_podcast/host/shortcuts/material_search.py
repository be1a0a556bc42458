"""Material's search, with a quicker reader of pages.

It reads a page tag by tag and joins the texts again, which takes an eighth of a build.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from .known_parts import fingerprint
from .search_sections import read_sections
from .search_writer import write_in_pieces

_MODULE = "material.plugins.search.plugin"
# Of Material 9.5 to 9.8.
_KNOWN_SEARCH = 0xA67B91CB
# Where authors hide something from the search, which Material takes out of the page.
_MARK = "data-search-"


def quicken_search(config: MkDocsConfig) -> list[Any]:
    """Has Material's search read pages the quick way, if it is a version that is known; returns its
    indexes."""
    indexes: list[Any] = []
    search = sys.modules.get(_MODULE)
    if search is None or not _is_known(search):
        return indexes
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        if type(plugin) is search.SearchPlugin and type(index) is search.SearchIndex:
            index.add_entry_from_context = partial(_add_page, index, search)
            _replace_hook(config.plugins.events["page_context"], plugin)
            write_in_pieces(config, search, plugin)
            indexes.append(index)
    return indexes


def _is_known(search: ModuleType) -> bool:
    try:
        actual = fingerprint(
            search.SearchIndex.add_entry_from_context,
            search.SearchPlugin.on_page_context,
            search.Section.__init__,
            search.Element.__eq__,
            search.Parser.__init__,
            search.Parser.handle_starttag,
            search.Parser.handle_endtag,
            search.Parser.handle_data,
        )
    except AttributeError:
        return False
    return actual == _KNOWN_SEARCH


def _replace_hook(hooks: list[Any], plugin: Any) -> None:
    """Has Material not look at every letter of a page for what authors hide from the search."""
    if plugin.on_page_context in hooks:
        hooks[hooks.index(plugin.on_page_context)] = _quick_hook(plugin)


def _quick_hook(plugin: Any) -> Callable[..., None]:
    def index_page(context: Any, *, page: Page, **values: Any) -> None:
        """What `SearchPlugin.on_page_context` does."""
        if page.content and _MARK in page.content:
            plugin.on_page_context(context, page=page, **values)
        elif plugin.config.enabled:
            plugin.search_index.add_entry_from_context(page)

    # A function of this package, not a `partial`: whoever looks at the hooks sees where it is from.
    return index_page


def _add_page(index: Any, search: ModuleType, page: Page) -> None:
    """What `SearchIndex.add_entry_from_context` does."""
    settings = page.meta.get("search") or {}
    if settings.get("exclude"):
        return
    for section in _sections(search, page.content or ""):
        if not section.is_excluded():
            index.create_entry_for_section(section, page.toc, page.url, page)


def _sections(search: ModuleType, html: str) -> list[Any]:
    sections = read_sections(html, search.Section, search.Element)
    if sections is not None:
        return sections
    parser = search.Parser()
    parser.feed(html)
    parser.close()
    return list(parser.data)
