"""The file that an address in front matter may mean where there is nothing at the address itself,
and the same for patterns."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from pathspec import GitIgnoreSpec

from ..text.matching import near_miss

# Word processors put these around a text.
_QUOTES = " “”„‟‘’‚«»"


def near_path(address: str, page: str, paths: Iterable[str]) -> str:
    """The file among `paths` that is most like an address, written as it is seen from the page,
    or "".

    Another case, `\\` for `/`, curly quotes around it, and folders in front that are outside of the
    docs folder are looked past; then a file of this name in another folder, and one whose name is
    nearly the same.
    """
    unquoted = unquote(address).strip(_QUOTES)
    target = posixpath.normpath(unquoted.replace("\\", "/")).lstrip("/").casefold()
    if not posixpath.basename(target):
        return ""
    by_folded_path = {path.casefold(): path for path in paths}
    folder = posixpath.dirname(page)
    for candidate in _candidates(target, folder.casefold()):
        if candidate in by_folded_path:
            return _seen_from(folder, by_folded_path[candidate])
    match = _same_name(target, by_folded_path)
    if not match:
        match = _near_name(target, folder, by_folded_path)
    if not match:
        return ""
    return _seen_from(folder, by_folded_path[match])


def near_pattern(pattern: str, paths: Collection[str]) -> str:
    """A pattern that matches some of the `paths` and is like one that matches none: without the docs
    folder in front, or with a folder that is nearly called so, or ""."""
    first, separator, rest = pattern.lstrip("/").partition("/")
    if not separator:
        return ""
    patterns = []
    if rest and (first == "docs" or "/" in rest):
        patterns.append(rest)
    folders = {path.partition("/")[0] for path in paths if "/" in path}
    similar = near_miss(first.casefold(), folders)
    if not similar and f"{first}s" in folders:
        similar = f"{first}s"
    if similar:
        patterns.append(f"{similar}/{rest}")
    for candidate in patterns:
        if any(GitIgnoreSpec.from_lines([candidate]).match_files(paths)):
            return candidate
    return ""


def _candidates(target: str, folder: str) -> Iterator[str]:
    """Folded paths that may be meant, the longest first."""
    parts = [part for part in target.split("/") if part != ".."]
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        yield posixpath.join(folder, tail)
        yield tail


def _same_name(target: str, folded_paths: Iterable[str]) -> str:
    """The one file with the same name; "" where there are several, or none."""
    name = posixpath.basename(target)
    match = ""
    for path in folded_paths:
        if posixpath.basename(path) != name:
            continue
        if match:
            return ""
        match = path
    return match


def _near_name(target: str, folder: str, folded_paths: Iterable[str]) -> str:
    """A file whose name is nearly the same, in the folder that is meant or beside the page."""
    stem, extension = posixpath.splitext(posixpath.basename(target))
    folders = {posixpath.dirname(target), folder.casefold()}
    folders.add(posixpath.normpath(posixpath.join(folder.casefold(), posixpath.dirname(target))))
    digits = _digits(stem)
    stems: dict[str, str] = {}
    for path in folded_paths:
        if posixpath.dirname(path) not in folders:
            continue
        if not path.endswith(extension):
            continue
        near_stem = posixpath.splitext(posixpath.basename(path))[0]
        # `ep11.mp3` is no slip for `ep12.mp3`.
        if _digits(near_stem) == digits:
            stems[near_stem] = path
    return stems.get(near_miss(stem, stems), "")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _seen_from(folder: str, path: str) -> str:
    if not folder:
        return path
    return path.removeprefix(f"{folder}/")
