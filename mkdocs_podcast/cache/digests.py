"""Digests of what a value depends on: texts, data, folders, installed packages.

A digest is made of source text and of plain values, never of what an object says of itself: that
may be huge, or hold an address in memory.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

_SIZE = 16
# Types whose text says everything about a value.
_ATOMS = (str, bytes, int, float, bool, type(None), dt.date, dt.datetime, dt.time, dt.timedelta)
_INSTALLED = ".dist-info"
_IN_SOURCES = ".egg-info"
_PACKAGE_FOLDERS = frozenset({"dist-packages", "site-packages"})
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_LARGEST_FILE = 4 << 20
# Folders that no digest is made of.
_WITHOUT = frozenset({"__pycache__"})
# Material's, with ten thousand files: to list them takes as long as a page.
_ICONS = ".icons"


class UnknownValueError(ValueError):
    """A value of a kind that says nothing reliable about itself."""


def digest(*parts: str | bytes) -> bytes:
    """The digest of some texts; which of them a word belongs to makes a difference."""
    # The quickest of the safe ones where processors have it built in, as nearly all do.
    hasher = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        hasher.update(b"%d:" % len(data))
        hasher.update(data)
    return hasher.digest()[:_SIZE]


def list_digest(values: list[Any]) -> bytes:
    """The digest of a list of texts, numbers and such lists, made for a key: of nothing that an
    author has written as YAML. Raises UnknownValueError for anything else in it, and for a list that
    holds itself."""
    try:
        return digest(_ENCODER.encode(values))
    except (TypeError, ValueError, RecursionError) as error:
        raise UnknownValueError(str(error)) from error


def data_digest(value: Any) -> bytes:
    """The digest of data: mappings, sequences, sets, and plain values in them.

    What the data holds more than once is written once, so that the aliases of YAML cannot make a
    small file endless. Raises UnknownValueError for anything else.
    """
    parts: list[str] = []
    _write_data(value, parts, {})
    return digest("".join(parts))


def _write_data(value: Any, parts: list[str], seen: dict[int, tuple[int, Any]]) -> None:
    """Writes data so that no other data is written the same.

    `seen` also keeps the values alive: another one could have the same id.
    """
    kind = type(value)
    if kind is str:
        parts.append(f"{len(value)}:{value}")
    elif kind in _ATOMS:
        parts.append(f"{kind.__name__} {value};")
    elif isinstance(value, (str, PurePath)):
        # Such as Markup: what makes it more than a text is its type.
        parts.append(f"{kind.__module__}.{kind.__name__} ")
        _write_data(str(value), parts, seen)
    elif id(value) in seen:
        parts.append(f"again {seen[id(value)][0]};")
    else:
        seen[id(value)] = (len(seen), value)
        _write_items(value, parts, seen)


def _write_items(value: Any, parts: list[str], seen: dict[int, tuple[int, Any]]) -> None:
    if isinstance(value, (list, tuple)):
        # Templates show the one in brackets, the other in parentheses.
        parts.append(f"{'[' if isinstance(value, list) else '('}{len(value)};")
        items: Iterable[Any] = value
    elif isinstance(value, Mapping):
        parts.append(f"{{{len(value)};")
        items = [part for item in value.items() for part in item]
    elif isinstance(value, (set, frozenset)) and all(isinstance(item, str) for item in value):
        parts.append(f"<{len(value)};")
        items = sorted(value)
    else:
        raise UnknownValueError(f"{type(value).__module__}.{type(value).__qualname__}")
    for item in items:
        # Nearly all of it is text: without another call.
        if type(item) is str:
            parts.append(f"{len(item)}:{item}")
        else:
            _write_data(item, parts, seen)


def folder_digest(
    folder: str, suffixes: tuple[str, ...] = ("",), without: frozenset[str] = _WITHOUT
) -> bytes:
    """The digest of the names and contents of the files below a folder with one of the suffixes,
    `without` the folders of these names.

    Raises UnknownValueError for a file that is too large to be read for this, and for links that
    lead round in circles.
    """
    parts: list[str | bytes] = []
    _write_folder(folder, suffixes, without, parts)
    return digest(*parts)


def templates_digest(folder: str) -> bytes:
    """The digest of a folder of templates, with whatever these may include.

    The icons of an installed theme are left out: they change with its version, which every key
    holds. Raises UnknownValueError as `folder_digest` does.
    """
    is_installed = any(map(PurePath(folder).is_relative_to, _package_folders()))
    if not is_installed:
        return folder_digest(folder)
    return folder_digest(folder, (".html",), _WITHOUT | {_ICONS})


def _write_folder(
    folder: str, suffixes: tuple[str, ...], without: frozenset[str], parts: list[str | bytes]
) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        parts.append("unreadable")
        return
    for entry in entries:
        if _is_folder(entry):
            if entry.name not in without:
                parts.append(f"{entry.name}/")
                _write_folder(entry.path, suffixes, without, parts)
                parts.append("..")
        elif entry.name.endswith(suffixes):
            parts.append(entry.name)
            parts.append(_content(entry.path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError as error:
        raise UnknownValueError(entry.path) from error


def _content(path: str) -> bytes:
    try:
        # Hundreds of files: without the layers of Python's own.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            # Python makes room for as many bytes as are asked for, before it reads them.
            content = file.read(min(size, _LARGEST_FILE) + 1)
    except OSError:
        return b"unreadable"
    if len(content) > size or size > _LARGEST_FILE:
        raise UnknownValueError(path)
    return content


def installed_packages() -> bytes:
    """The digest of the names and versions of all packages that are installed, as the folders that
    describe them are called.

    Where one is not from a registry, its version may stay while its code changes: the digests of
    its files count as well.
    """
    parts: list[str | bytes] = []
    for folder in sys.path:
        for name in sorted(_package_names(folder)):
            parts.append(name)
            # Without the layers of pathlib: there are hundreds.
            if os.path.exists(f"{folder}/{name}/direct_url.json"):  # noqa: PTH110
                parts += _files_of_package(Path(folder, name))
    return digest(*parts)


def _files_of_package(description: Path) -> list[bytes]:
    """Where a package is from, and the list of its files with their digests."""
    try:
        return [(description / name).read_bytes() for name in ("direct_url.json", "RECORD")]
    except OSError:
        return []


def _package_folders() -> frozenset[str]:
    """The folders that packages are installed in, without source trees.

    A site's own folder may have packages as well, beside templates that are edited.
    """
    folders = [folder for folder in sys.path if PurePath(folder).name in _PACKAGE_FOLDERS]
    return frozenset(
        folder
        for folder in folders
        if any(name.endswith(_INSTALLED) for name in _package_names(folder))
    )


def _package_names(folder: str) -> list[str]:
    try:
        names = [entry.name for entry in os.scandir(folder or ".")]
    except OSError:
        return []
    return [name for name in names if name.endswith((_INSTALLED, _IN_SOURCES))]
