"""Material's search index, written piece by piece.

Material joins all of it to one text, and encodes that: what a build needs most memory for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from .known_parts import fingerprint

# Of Material 9.8.
_KNOWN_WRITER = 0x9C68E07D
_OPTIONS = ("lang", "separator", "pipeline", "fields")
_ENTRIES_AT_ONCE = 200
_encode = json.JSONEncoder(separators=(",", ":"), default=str).encode


def write_in_pieces(config: MkDocsConfig, search: ModuleType, plugin: Any) -> None:
    """Has a search plugin write its index piece by piece, if it is a version that is known."""
    hooks: list[Any] = config.plugins.events["post_build"]
    if _is_known(search) and plugin.on_post_build in hooks:
        hooks[hooks.index(plugin.on_post_build)] = _writer(plugin)


def _is_known(search: ModuleType) -> bool:
    try:
        actual = fingerprint(search.SearchPlugin.on_post_build, search.SearchIndex.__init__)
    except AttributeError:
        return False
    return actual == _KNOWN_WRITER


def _writer(plugin: Any) -> Callable[..., None]:
    def write_index(*, config: MkDocsConfig) -> None:
        """What `SearchPlugin.on_post_build` does."""
        index = plugin.search_index
        # A build with `--dirty` adds to the index of the one before.
        is_added_to = plugin.is_dirty or plugin.search_index_prev
        if not plugin.config.enabled or is_added_to or not _gives_the_same(index):
            plugin.on_post_build(config=config)
            return
        folder = Path(config.site_dir) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "search_index.json").open("w", encoding="ascii", newline="") as file:
            file.writelines(_pieces(index))

    return write_index


def _gives_the_same(index: Any) -> bool:
    """Whether a short index has the same text from Material."""
    entries = [{"location": "a/", "title": '"é', "boost": 2}, {"location": "b", "tags": []}]
    with suppress(Exception):
        sample = type(index)(**index.config)
        sample.entries = entries
        expected: str = sample.generate_search_index(None)
        return "".join(_pieces(sample)) == expected
    return False


def _pieces(index: Any) -> Iterator[str]:
    """The text of an index, the same as `SearchIndex.generate_search_index` gives."""
    options = {name: index.config[name] for name in _OPTIONS}
    yield f'{{"config":{_encode(options)},"docs":['
    for start in range(0, len(index.entries), _ENTRIES_AT_ONCE):
        if start:
            yield ","
        # Without the brackets of a list.
        yield _encode(index.entries[start : start + _ENTRIES_AT_ONCE])[1:-1]
    yield "]}"
