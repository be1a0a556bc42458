"""What mkdocs.yml's `nav` names, and which episodes the navigation is to list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ..model.episode import Episode


def paths_in(nav: Any) -> Iterator[str]:
    """Every path that `nav` in mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from paths_in(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from paths_in(item)


def listed(newest_first: Sequence[Episode], named: Collection[str], newest: int) -> set[str]:
    """The paths of the episodes in the navigation: the `newest` (all if that is -1), and those that
    it names.

    Plugins for the navigation let it name folders as well: `episodes/`.
    """
    folders = tuple(name for name in named if name.endswith("/"))
    paths = [episode.path for episode in newest_first]
    wanted = paths if newest < 0 else paths[:newest]
    return {*wanted, *(path for path in paths if path in named or path.startswith(folders))}
