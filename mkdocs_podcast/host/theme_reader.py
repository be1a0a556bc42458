"""What reads the meta of a site's pages: MkDocs, the theme, its plugins."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from ..source.theme_keys import Theme

# Forks that have Material's templates.
_MATERIAL = frozenset({"material", "materialx"})
_MATERIAL_STATUSES = frozenset({"new", "deprecated", "encrypted"})


def theme_of(config: MkDocsConfig) -> Theme:
    """The site's theme as front matter meets it, with the plugins that have been loaded."""
    name = config.theme.name or ""
    readers = {"mkdocs", *config.plugins}
    statuses: set[str] = set()
    if name in _MATERIAL:
        readers |= {reader.replace(f"{name}/", "material/", 1) for reader in config.plugins}
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
        return any((folder / template.lstrip("/")).is_file() for folder in folders)

    return Theme(frozenset(readers), has_template, frozenset(statuses))
