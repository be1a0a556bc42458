"""What takes long about the environments of a theme that MkDocs and plugins make in a build.

Material's search makes three of them for a few words in the site's language, and compiles the same
templates in each. MkDocs lists the theme's static files with the ten thousand icons of Material,
which are in a folder that it leaves out, and compares each with nine patterns.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from ...html.bytecode import keep_compiled

# What asks for the files, and two that it does not want.
_ASKED_BY = "Files.add_files_from_theme"
_HIDDEN_FILES = (".hidden/file.svg", "folder/.hidden/file.svg")

Filter = Callable[[str], bool]


# Before the search plugins: Material's makes environments at the same event.
@event_priority(100)
def quicken_environments(entry: object, config: MkDocsConfig) -> None:
    """Has the theme make environments that keep what they compile, and list static files the quick
    way."""
    theme = config.theme
    # A site in several languages comes here for each of them.
    if "get_env" not in vars(theme):
        theme.get_env = partial(_quick_environment, theme.get_env)  # type: ignore[method-assign]


def _quick_environment(make: Callable[[], Environment]) -> Environment:
    environment = make()
    keep_compiled(environment)
    if type(environment.loader) is FileSystemLoader:
        quick = partial(
            _list_templates, environment, environment.loader, environment.list_templates
        )
        environment.list_templates = quick  # type: ignore[method-assign]
    return environment


def _list_templates(
    environment: Environment,
    loader: FileSystemLoader,
    list_all: Callable[..., list[str]],
    extensions: Any = None,
    filter_func: Filter | None = None,
) -> list[str]:
    """What `Environment.list_templates` returns."""
    if _is_of_mkdocs(filter_func):
        # This is the environment of the build: plugins may give it filters of their own, so that it
        # is not known yet what may be kept of its templates.
        environment.bytecode_cache = None
    if loader.followlinks or not _leaves_out_hidden(filter_func):
        return list_all(extensions, filter_func)
    names = {name for folder in loader.searchpath for name in _visible_files(folder)}
    return sorted(filter(filter_func, names))


def _is_of_mkdocs(wants: Filter | None) -> bool:
    """Whether MkDocs asks for a theme's static files."""
    return wants is not None and wants.__qualname__.startswith(_ASKED_BY)


def _leaves_out_hidden(wants: Filter | None) -> bool:
    """Whether it is MkDocs' own filter, and it wants nothing from hidden folders."""
    if wants is None or not _is_of_mkdocs(wants):
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
