"""The files of another generator's site, by the paths that its pages call them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .generators import UNKNOWN, Generator, by_name, recognise
from .imported import SourceError

_SKIPPED = frozenset({"node_modules", "_site", "public_html", "vendor", "__pycache__"})
_MOST_FILES = 200_000
_PAGE_ENDINGS = (".md", ".markdown", ".mdx", ".mkd", ".mkdn")
_LEVELS_UP = 4


class PostsFolder(NamedTuple):
    """`files` are those of the site by their address below its root (static files) or their path in
    the folder; `pages` are the paths of those that may be posts, in order."""

    root: Path
    generator: Generator
    files: dict[str, Path]
    pages: tuple[str, ...]


def read_folder(folder: Path, generator_name: str = "") -> PostsFolder:
    """The files below a folder of posts, or of a whole site. Raises SourceError where it has none.

    Where the folder is inside a generator's site, the site is the root.
    """
    root, generator = _find_site(folder)
    if generator_name:
        generator = by_name(generator_name)
    files: dict[str, Path] = {}
    pages = []
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        files.setdefault(name, path)
        for static in generator.static:
            if name.startswith(f"{static}/"):
                files[name.removeprefix(f"{static}/")] = path
        if path.suffix.lower() in _PAGE_ENDINGS and path.is_relative_to(folder):
            pages.append(name)
    if not pages:
        raise SourceError("there are no Markdown pages in it: name the folder of the posts")
    return PostsFolder(root, generator, files, tuple(sorted(pages)))


def _find_site(folder: Path) -> tuple[Path, Generator]:
    """The folder of the site that a folder belongs to, and its generator."""
    folder = folder.resolve()
    for parent in [folder, *folder.parents][:_LEVELS_UP]:
        generator = recognise(path.name for path in parent.iterdir())
        if generator is not UNKNOWN:
            return parent, generator
    return folder, UNKNOWN


def _walk(root: Path) -> Iterator[Path]:
    count = 0
    for folder, names, file_names in os.walk(root):
        names[:] = [name for name in names if name not in _SKIPPED and not name.startswith(".")]
        for name in sorted(file_names):
            count += 1
            if count > _MOST_FILES:
                raise SourceError("there are more than 200,000 files in it: name a folder in it")
            yield Path(folder, name)
