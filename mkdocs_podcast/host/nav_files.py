"""What the files of the plugin awesome-nav put into the navigation by name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..pages.navigation import paths_in

_PLUGIN = "awesome-nav"


def named_in_nav_files(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """The pages, folders (with a slash at their end) and patterns that `.nav.yml` files name.

    A pattern for the whole site, such as `*`, names nothing in particular.
    """
    plugin = config.plugins.get(_PLUGIN)
    if plugin is None:
        return
    for file in files:
        folder, name = posixpath.split(file.src_uri)
        if name == plugin.config.filename:
            for entry in paths_in(_entries(file)):
                path = posixpath.normpath(posixpath.join(folder, entry))
                if not path.startswith(("*", "..")):
                    yield path if _is_page_or_pattern(path) else f"{path}/"


def _entries(file: File) -> object:
    """The file's `nav`. The plugin itself reports what is wrong with a file."""
    try:
        settings = yaml.safe_load(file.content_string)
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        return None
    if isinstance(settings, dict):
        return settings.get("nav")
    return None


def _is_page_or_pattern(path: str) -> bool:
    return path.endswith(".md") or "*" in path
