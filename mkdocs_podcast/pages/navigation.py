"""What mkdocs.yml's `nav` names, and which episodes the navigation is to list."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ..model.episode import Episode


def paths_in(nav: Any) -> Iterator[str]:
    """Every path that `nav` in mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav
        return
    if isinstance(nav, dict):
        nav = list(nav.values())
    if isinstance(nav, list):
        for item in nav:
            yield from paths_in(item)


def listed(newest_first: Sequence[Episode], named_paths: Collection[str], newest: int) -> set[str]:
    """The paths of the episodes in the navigation: the `newest` (all if that is -1), and those that
    it names.

    Plugins for the navigation let it name folders and patterns as well: `episodes/`, `episodes/1*`.
    """
    folders = tuple(path for path in named_paths if path.endswith("/"))
    patterns = [path for path in named_paths if "*" in path]
    paths = [episode.path for episode in newest_first]
    if newest < 0:
        return set(paths)
    listed_paths = set(paths[:newest])
    for path in paths:
        if path in named_paths or path.startswith(folders):
            listed_paths.add(path)
    for pattern in patterns:
        listed_paths.update(fnmatch.filter(paths, pattern))
    return listed_paths


def is_list_named(path: str, named_paths: Collection[str]) -> bool:
    """Whether the navigation names a list's page, or the very folder that it is in: `podcast/` does
    not name `podcast/tags/sea.md`."""
    if path in named_paths:
        return True
    folders = {name.rstrip("/*") for name in named_paths}
    return posixpath.dirname(path) in folders
