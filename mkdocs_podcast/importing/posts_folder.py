"""The files of another generator's site, by the paths that its pages call them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..text.patterns import pattern
from .generators import NAMES, UNKNOWN, Generator, by_name, recognise
from .imported import SourceError

_SKIPPED = frozenset({"node_modules", "_site", "public_html", "vendor", "__pycache__"})
_MOST_FILES = 200_000
_PAGE_ENDINGS = (".md", ".markdown", ".mdx", ".mkd", ".mkdn")
# Languages in which some generators let posts be written.
_UNREAD_ENDINGS = (".adoc", ".asciidoc", ".org", ".rst", ".textile")
_ZOLA = pattern(r"^base_url[ \t]{0,20}=", re.MULTILINE)
_HUGO_SETTINGS = "config/_default"
_LEVELS_UP = 4


class PostsFolder(NamedTuple):
    """`files` are those of the site by their address below its root (static files) or their path in
    the folder; `pages` are the paths of those that may be posts, in order, `unread` those of posts
    that are not Markdown."""

    root: Path
    generator: Generator
    files: dict[str, Path]
    pages: tuple[str, ...]
    unread: tuple[str, ...] = ()


def read_folder(folder: Path, generator_name: str = "") -> PostsFolder:
    """The files below a folder of posts, or of a whole site. Raises SourceError where it has none.

    Where the folder is inside a generator's site, the site is the root.
    """
    root, generator = _find_site(folder)
    if generator_name:
        generator = by_name(generator_name)
        if generator is UNKNOWN:
            raise SourceError(f"`{generator_name}` is not one of {', '.join(NAMES)}: name another")
    folder = folder.resolve()
    files: dict[str, Path] = {}
    pages = []
    unread = []
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        files.setdefault(name, path)
        for static in generator.static:
            if name.startswith(f"{static}/"):
                files[name.removeprefix(f"{static}/")] = path
        if not path.is_relative_to(folder):
            continue
        if path.suffix.lower() in _PAGE_ENDINGS:
            pages.append(name)
        elif path.suffix.lower() in _UNREAD_ENDINGS:
            unread.append(name)
    if not pages:
        raise SourceError("there are no Markdown pages in it: name the folder of the posts")
    return PostsFolder(root, generator, files, tuple(sorted(pages)), tuple(sorted(unread)))


def _find_site(folder: Path) -> tuple[Path, Generator]:
    """The folder of the site that a folder belongs to, and its generator."""
    folder = folder.resolve()
    for parent in [folder, *folder.parents][:_LEVELS_UP]:
        names = {path.name for path in parent.iterdir()}
        if (parent / _HUGO_SETTINGS).is_dir():
            names.add(_HUGO_SETTINGS)
        generator = recognise(names)
        if generator.name == "Hugo" and _is_zola(parent):
            generator = by_name("Zola")
        if generator is not UNKNOWN:
            return parent, generator
    return folder, UNKNOWN


def _is_zola(folder: Path) -> bool:
    """Whether a `config.toml` is Zola's: Hugo writes `baseURL` there."""
    try:
        text = (folder / "config.toml").read_text("utf-8", "replace")
    except OSError:
        return False
    return _ZOLA.search(text) is not None


def _is_visible(name: str) -> bool:
    if name in _SKIPPED:
        return False
    if name in (".vuepress", ".vitepress"):
        return True
    return not name.startswith(".")


def _walk(root: Path) -> Iterator[Path]:
    """The files below a folder, in order. Raises SourceError where there are too many."""
    count = 0
    for folder, names, file_names in os.walk(root):
        names[:] = sorted(filter(_is_visible, names))
        for name in sorted(file_names):
            count += 1
            if count > _MOST_FILES:
                raise SourceError("there are more than 200,000 files in it: name a folder in it")
            path = Path(folder, name)
            # What a link brings in from elsewhere is not the site's.
            if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
                continue
            yield path
