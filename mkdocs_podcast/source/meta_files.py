"""Front matter in files of its own: `.meta.yml` for a folder's pages, as Material's meta plugin reads
it, and `ep1.yml` beside `ep1.md`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.problems import Problem, one_line
from ..text.records import NamedTuple
from .frontmatter import FrontMatter
from .loose_yaml import load_yaml

_EXTENSIONS = (".yml", ".yaml")


class MetaFile(NamedTuple):
    """What a file says, and what is wrong in it; `joins_lists` says whether a list of it and one of
    the page are joined."""

    path: str
    front: FrontMatter
    problems: tuple[Problem, ...] = ()
    joins_lists: bool = True


class MetaFiles:
    """The files of a site with front matter for pages.

    `folder_files` are the paths of those that are for all pages of their folders, those of the
    folders above first. `exists` says whether there is a file at a path in the docs folder, `read_text`
    gives its text.
    """

    def __init__(
        self,
        folder_files: Iterable[str],
        exists: Callable[[str], bool],
        read_text: Callable[[str], str],
    ) -> None:
        self._exists = exists
        self._read_text = read_text
        self._folder_files = [self._read(path) for path in folder_files]

    def of_folders(self, page: str) -> list[MetaFile]:
        """Those for a page's folder and the folders above it."""
        # As the meta plugin does, which does not look for the slash after the folder's name.
        return [
            file
            for file in self._folder_files
            if file.front.meta and page.startswith(posixpath.dirname(file.path))
        ]

    def beside(self, page: str) -> list[MetaFile]:
        """The one with the page's name, if there is one."""
        stem = posixpath.splitext(page)[0]
        for extension in _EXTENSIONS:
            path = f"{stem}{extension}"
            if self._exists(path):
                return [self._read(path)]
        return []

    def _read(self, path: str) -> MetaFile:
        text = self._read_text(path)
        value, line_problems = load_yaml(text)
        if not isinstance(value, dict):
            return MetaFile(path, FrontMatter({}, ""))
        problems = tuple(
            Problem(path, one_line(sentence), line + 1) for line, sentence in line_problems
        )
        meta = {str(key): entry for key, entry in value.items()}
        return MetaFile(path, FrontMatter(meta, "", source=text, source_line=1), problems)


def no_meta_files() -> MetaFiles:
    return MetaFiles((), lambda path: False, lambda path: "")


def completed(front: FrontMatter, files: Iterable[MetaFile]) -> FrontMatter:
    """Front matter with what files add to it, the nearest last; what the page says counts most."""
    meta: Mapping[str, Any] = {}
    sources: list[tuple[str, FrontMatter]] = []
    joins_lists = True
    for file in files:
        joins_lists = joins_lists and file.joins_lists
        meta = _merged(meta, file.front.meta, joins_lists)
        sources.append((file.path, file.front))
    if not sources:
        return front
    merged = _merged(meta, front.meta, joins_lists)
    return front._replace(meta=merged, meta_files=(*sources, *front.meta_files))


def _merged(
    base: Mapping[str, Any], addition: Mapping[str, Any], joins_lists: bool, depth: int = 10
) -> dict[str, Any]:
    """Both: mappings key by key and, where they are joined, lists one after the other; else what the
    addition says."""
    merged = dict(base)
    for key, value in addition.items():
        earlier = merged.get(key)
        if joins_lists and isinstance(earlier, list) and isinstance(value, list):
            merged[key] = [*earlier, *value]
        elif isinstance(earlier, dict) and isinstance(value, dict) and depth:
            merged[key] = _merged(earlier, value, joins_lists, depth - 1)
        else:
            merged[key] = value
    return merged
