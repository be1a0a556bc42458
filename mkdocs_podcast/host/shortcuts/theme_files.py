"""A theme's static files, listed without a look into folders that MkDocs leaves out.

Material has ten thousand icons in one of these, which a build would list and compare with nine
patterns each: as long as twelve pages take.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

# What asks for the files, and two that it does not want.
_ASKED_BY = "Files.add_files_from_theme"
_HIDDEN_FILES = (".hidden/file.svg", "folder/.hidden/file.svg")

Filter = Callable[[str], bool]


def quicken_theme_files(theme: Theme) -> None:
    """Has the environments that a theme makes list its static files the quick way."""
    # A site in several languages comes here for each of them.
    if "get_env" not in vars(theme):
        theme.get_env = partial(_quick_environment, theme.get_env)  # type: ignore[method-assign]


def _quick_environment(make: Callable[[], Environment]) -> Environment:
    environment = make()
    if type(environment.loader) is FileSystemLoader:
        quick = partial(_list_templates, environment.loader, environment.list_templates)
        environment.list_templates = quick  # type: ignore[method-assign]
    return environment


def _list_templates(
    loader: FileSystemLoader,
    list_all: Callable[..., list[str]],
    extensions: Any = None,
    filter_func: Filter | None = None,
) -> list[str]:
    """What `Environment.list_templates` returns."""
    if loader.followlinks or not _leaves_out_hidden(filter_func):
        return list_all(extensions, filter_func)
    names = {name for folder in loader.searchpath for name in _visible_files(folder)}
    return sorted(filter(filter_func, names))


def _leaves_out_hidden(wants: Filter | None) -> bool:
    """Whether it is MkDocs' own filter, and it wants nothing from hidden folders."""
    if wants is None or not wants.__qualname__.startswith(_ASKED_BY):
        return False
    return not any(map(wants, _HIDDEN_FILES))


def _visible_files(folder: str) -> list[str]:
    """The files in a folder, by their paths with slashes, without those in hidden folders."""
    names = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        prefix = parent[len(folder) :].replace(os.path.sep, "/").strip("/")
        if prefix:
            prefix += "/"
        names += [f"{prefix}{name}" for name in files]
    return names
