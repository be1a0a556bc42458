"""What reads the meta of a site's pages: MkDocs, the theme, its plugins."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from ..source.theme_keys import Theme

# Forks that have Material's templates.
_MATERIAL = frozenset({"material", "materialx"})
_MATERIAL_STATUSES = frozenset({"new", "deprecated", "encrypted"})


def meta_file(config: MkDocsConfig) -> str:
    """The name of the files that Material's meta plugin reads; "" without that plugin."""
    for plugin in _plugins_named("meta", config):
        if plugin.config.get("enabled"):
            return str(plugin.config.get("meta_file") or "")
    return ""


def authors_files(config: MkDocsConfig) -> tuple[str, ...]:
    """The paths in the docs folder of the files in which Material's blogs have their authors."""
    paths: list[str] = []
    for plugin in _plugins_named("blog", config):
        options = plugin.config
        if not options.get("enabled") or not options.get("authors"):
            continue
        path = str(options.get("authors_file")).format(blog=options.get("blog_dir"))
        paths.append(posixpath.normpath(path))
    return tuple(paths)


def _plugins_named(name: str, config: MkDocsConfig) -> list[BasePlugin[Any]]:
    """The plugins of Material, or of a fork of it, with a name; some may be there several times."""
    names = {f"{theme}/{name}" for theme in _MATERIAL}
    plugins: list[BasePlugin[Any]] = []
    for key, plugin in config.plugins.items():
        # MkDocs numbers them: `material/blog #2`.
        base_name = key.split(" #")[0]
        if base_name in names:
            plugins.append(plugin)
    return plugins


def theme_of(config: MkDocsConfig) -> Theme:
    """The site's theme as front matter meets it, with the plugins that have been loaded."""
    name = config.theme.name or ""
    readers = {"mkdocs", *config.plugins}
    statuses: set[str] = set()
    if name in _MATERIAL:
        for reader in config.plugins:
            readers.add(reader.replace(f"{name}/", "material/", 1))
        readers.add("theme/material")
        own_statuses = config.extra.get("status")
        statuses = set(_MATERIAL_STATUSES)
        if isinstance(own_statuses, dict):
            statuses.update(own_statuses)
    else:
        readers.add(f"theme/{name}")
    folders = [Path(folder) for folder in config.theme.dirs]

    @cache
    def has_template(template: str) -> bool:
        # Jinja refuses such names as well.
        if "\0" in template or ".." in template.split("/"):
            return False
        for folder in folders:
            path = folder / template.lstrip("/")
            if path.is_file():
                return True
        return False

    return Theme(frozenset(readers), has_template, frozenset(statuses))
