"""Front matter that another generator's site gives all pages of a folder → what its posts have of it.

Eleventy's directory data (`episodes/episodes.json`), Jekyll's `defaults` in `_config.yml`, Hugo's
`cascade`, Pelican's `DEFAULT_METADATA` and the `.meta.yml` of MkDocs. What a page says itself counts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..source import frontmatter
from ..source.frontmatter import FrontMatter
from ..source.loose_yaml import load_yaml
from ..source.meta_files import MetaFile, MetaFiles
from ..source.selection import matcher
from .hugo_cascade import UnknownTarget, cascades
from .imported import LeftOut
from .old_addresses import below_content
from .old_site import OldSite
from .page_yaml import as_yaml
from .plain_values import line_of, mappings
from .posts_folder import PostsFolder

_PROGRAM = "values that a program makes are not read: write them into its pages"
_COMPUTED = "values that a template makes are not taken: write them into its pages"
_TARGET = "not given to any page, as its target is one of `lang`, `environment` or unknown"
_ELEVENTY = (".json", ".11tydata.json")
_ELEVENTY_PROGRAMS = (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_COMPUTED_KEY = "eleventyComputed"

TextAt = Callable[[str], str]


class Scope(NamedTuple):
    """Values of front matter, and which pages have them."""

    file: MetaFile
    holds: Callable[[str], bool]


class FolderValues(MetaFiles):
    """The values that a site's folders give their pages: those that count least come first.
    `left_out` is what cannot be given to them."""

    def __init__(self, scopes: Iterable[Scope | LeftOut] = ()) -> None:
        super().__init__((), lambda path: False, lambda path: "")
        self._scopes: list[Scope] = []
        self.left_out: list[LeftOut] = []
        for scope in scopes:
            if isinstance(scope, LeftOut):
                self.left_out.append(scope)
            elif scope.file.front.meta:
                self._scopes.append(scope)

    def of_folders(self, page: str) -> list[MetaFile]:
        # Hugo and Zola call the page of a section itself `_index.md`.
        if posixpath.basename(page).startswith("_index."):
            return []
        return [scope.file for scope in self._scopes if scope.holds(page)]


def folder_values(folder: PostsFolder, site: OldSite, text_at: TextAt) -> FolderValues:
    """The values that the folders of a site give their pages; `text_at` gives the text of a file."""
    read_scopes = _SCOPES.get(folder.generator.name)
    if not read_scopes:
        return FolderValues()
    return FolderValues(read_scopes(folder, site, text_at))


def _values(path: str, meta: Mapping[str, Any], *, joins_lists: bool = False) -> MetaFile:
    """Values as if a file had only them."""
    return MetaFile(
        path,
        FrontMatter(dict(meta), "", source=as_yaml(meta), source_line=1),
        joins_lists=joins_lists,
    )


def _jekyll_scopes(folder: PostsFolder, site: OldSite, text_at: TextAt) -> Iterator[Scope]:
    """Of two scopes, the one with the longer path counts, then the one that names a type."""
    scopes = []
    for entry in mappings(site.settings.get("defaults")):
        for values in mappings(entry.get("values")):
            scope = next(iter(mappings(entry.get("scope"))), {})
            path = line_of(scope.get("path")).strip("/")
            scopes.append((path, line_of(scope.get("type")), values))
    scopes.sort(key=lambda scope: (len(scope[0]), bool(scope[1])))
    collections_folder = line_of(site.settings.get("collectionsdir")).strip("/")
    for path, kind, values in scopes:
        holds = _jekyll_test(path, kind, collections_folder)
        yield Scope(_values("_config.yml", values), holds)


def _jekyll_test(path: str, kind: str, collections_folder: str) -> Callable[[str], bool]:
    """Whether a page is of a kind, and below a path, which may be a pattern."""
    is_below = matcher([f"/{path}"])

    def holds(page: str) -> bool:
        below = page.removeprefix(f"{collections_folder}/")
        if path and not any(map(is_below, (page, below))):
            return False
        if not kind:
            return True
        return _jekyll_kind(below) == kind.removesuffix("s").casefold()

    return holds


def _jekyll_kind(page: str) -> str:
    """What Jekyll calls a page: a `post`, a `draft`, by its collection, else a `page`."""
    for name in page.split("/")[:-1]:
        if name.startswith("_"):
            return name[1:].removesuffix("s").casefold()
    return "page"


def _hugo_scopes(folder: PostsFolder, site: OldSite, text_at: TextAt) -> Iterator[Scope | LeftOut]:
    """Those of the settings, then those of sections, of which the inner ones count more."""
    places = [("", "settings", site.settings.get("cascade"))]
    sections = [path for path in folder.pages if posixpath.basename(path).startswith("_index.")]
    for path in sorted(sections, key=lambda path: path.count("/")):
        front = frontmatter.read(text_at(path))
        section = posixpath.dirname(below_content(path, folder.generator))
        places.append((section, path, front.meta.get("cascade")))
    for section, path, value in places:
        # Of the entries in one place, the first counts.
        for target, values in reversed(list(cascades(value))):
            if isinstance(target, UnknownTarget):
                yield LeftOut(path, "cascade", target.text, _TARGET)
                continue

            def holds(page: str, section: str = section, target: Any = target) -> bool:
                below = below_content(page, folder.generator)
                if section and not below.startswith(f"{section}/"):
                    return False
                return bool(target(below))

            yield Scope(_values(path, values), holds)


def _eleventy_scopes(
    folder: PostsFolder, site: OldSite, text_at: TextAt
) -> Iterator[Scope | LeftOut]:
    """Data of folders, the outer ones first, then data beside a page."""
    stems = {posixpath.splitext(path)[0] for path in folder.pages}
    beside_pages = []
    for path in sorted(folder.files, key=lambda path: path.count("/")):
        name = posixpath.basename(path).partition(".")[0]
        ending = posixpath.basename(path).removeprefix(name)
        if ending not in (*_ELEVENTY, *_ELEVENTY_PROGRAMS):
            continue
        folder_path = posixpath.dirname(path)
        stem = posixpath.join(folder_path, name)
        is_of_folder = name == (posixpath.basename(folder_path) or folder.root.name)
        if not is_of_folder and stem not in stems:
            continue
        if ending in _ELEVENTY_PROGRAMS:
            yield LeftOut("", path, "", _PROGRAM)
            continue
        front = frontmatter.read(text_at(path))
        for _, sentence in front.problems:
            yield LeftOut(path, "", "", sentence)
        values = dict(front.meta)
        if values.pop(_COMPUTED_KEY, None):
            yield LeftOut(path, _COMPUTED_KEY, "", _COMPUTED)
        if isinstance(values.get("tags"), str):
            values["tags"] = [values["tags"]]
        file = _values(path, values, joins_lists=True)
        if is_of_folder:
            yield Scope(file, _below(folder_path))
        else:
            beside_pages.append(Scope(file, _has_stem(stem)))
    yield from beside_pages


def _pelican_scopes(folder: PostsFolder, site: OldSite, text_at: TextAt) -> Iterator[Scope]:
    path = "pelicanconf.py"
    default = site.settings.get("defaultmetadata")
    if isinstance(default, dict):
        yield Scope(_values(path, default), lambda page: True)
    by_path = site.settings.get("extrapathmetadata")
    if not isinstance(by_path, dict):
        return
    for name, values in sorted(by_path.items(), key=lambda entry: len(str(entry[0]))):
        if isinstance(values, dict):
            below = str(name).strip("/")
            content = (f"{content}/{below}" for content in folder.generator.content)
            yield Scope(_values(path, values), matcher([f"/{path}" for path in content]))


def _mkdocs_scopes(folder: PostsFolder, site: OldSite, text_at: TextAt) -> Iterator[Scope]:
    for path in sorted(folder.files, key=lambda path: path.count("/")):
        if posixpath.basename(path) != ".meta.yml":
            continue
        for values in mappings(load_yaml(text_at(path))[0]):
            meta = dict(zip(map(str, values), values.values(), strict=True))
            yield Scope(_values(path, meta, joins_lists=True), _below(posixpath.dirname(path)))


def _below(folder: str) -> Callable[[str], bool]:
    if not folder:
        return lambda page: True
    return lambda page: page.startswith(f"{folder}/")


def _has_stem(stem: str) -> Callable[[str], bool]:
    return lambda page: posixpath.splitext(page)[0] == stem


_SCOPES: Mapping[
    str, Callable[[PostsFolder, OldSite, TextAt], Iterator[Scope] | Iterator[Scope | LeftOut]]
] = {
    "Eleventy": _eleventy_scopes,
    "Hugo": _hugo_scopes,
    "Jekyll": _jekyll_scopes,
    "MkDocs": _mkdocs_scopes,
    "Pelican": _pelican_scopes,
}
