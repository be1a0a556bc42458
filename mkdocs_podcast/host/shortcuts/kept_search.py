"""Entries of a search index that an earlier build has made of the same page.

Search plugins read each page tag by tag, which takes an eighth of a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ...build.build_cache import BuildCache
from ...cache.digests import UnknownValueError, data_digest, list_digest
from ...cache.store import Entry

# The indexes that are known, by their module, and where they have their entries.
_ENTRIES = {
    "material.plugins.search.plugin": "entries",
    "mkdocs.contrib.search.search_index": "_entries",
}
_METHOD = "add_entry_from_context"
_PACKAGE = "mkdocs_podcast."
# Options that name files with words.
_FILES = ("jieba_dict", "jieba_dict_user")
# What of a page's front matter is in its entries.
_META = ("title", "tags", "search")
# Of an entry, what is nearly all of it.
_TEXT = "text"


def keep_search_entries(config: MkDocsConfig, cache: BuildCache) -> None:
    """Has the search plugins of a site ask the cache first."""
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        name = _ENTRIES.get(type(index).__module__)
        entries = getattr(index, name, None) if name else None
        if not isinstance(entries, list) or not _is_known(index):
            continue
        options = _options_digest(index.config)
        if options:
            add = getattr(index, _METHOD)
            setattr(index, _METHOD, partial(_add_page, add, entries, options, cache))


def _is_known(index: Any) -> bool:
    """Whether the index is read by its own method, or by one of this package in its place."""
    method = vars(index).get(_METHOD)
    function = getattr(method, "func", method)
    if method is None:
        return True
    return str(getattr(function, "__module__", "")).startswith(_PACKAGE)


def _options_digest(options: Any) -> bytes | None:
    if any(options.get(name) for name in _FILES):
        return None
    try:
        return data_digest(dict(options))
    except UnknownValueError:
        return None


def _add_page(add: Any, entries: list[Any], options: bytes, cache: BuildCache, page: Page) -> None:
    """Adds the entries of a page to those of an index."""
    key = _key(options, cache, page)
    if key is None:
        add(page)
        return
    page_entries = cache.get(key, _entries_of)
    if page_entries is None:
        start = len(entries)
        add(page)
        cache.put(key, _entry_of(entries[start:]))
    else:
        entries += page_entries


def _key(options: bytes, cache: BuildCache, page: Page) -> bytes | None:
    meta = [page.meta.get(name) for name in _META]
    try:
        data = list_digest([page.url, page.title, _toc(page.toc)])
        return cache.key("search", options, page.content or "", data, data_digest(meta))
    except UnknownValueError:
        return None


def _toc(items: Iterable[AnchorLink]) -> list[Any]:
    return [[item.id, item.title, item.url, _toc(item.children)] for item in items]


def _entry_of(entries: list[dict[str, Any]]) -> Entry:
    """The entries without their texts, which come one after the other."""
    fields = [{**entry, _TEXT: len(entry[_TEXT])} for entry in entries]
    return Entry(fields, "".join(entry[_TEXT] for entry in entries))


def _entries_of(entry: Entry) -> list[dict[str, Any]]:
    entries, start = [], 0
    for fields in entry.data:
        end = start + fields[_TEXT]
        entries.append({**fields, _TEXT: entry.text[start:end]})
        start = end
    return entries
