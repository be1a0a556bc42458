"""The options of an imported show, as mkdocs.yml has them."""

from __future__ import annotations

from typing import Any

from .imported import ImportedShow
from .page_yaml import as_yaml

# MkDocs' themes write the site's name and description as they are; the plugin resolves entities.
_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})


def plugin_entry(show: ImportedShow, folder: str) -> dict[str, Any]:
    """The plugin's options, with the folder of the episodes (below the docs folder)."""
    episodes = {"include": [f"{folder}/**/*.md"], **show.options.get("episodes", {})}
    return {**show.options, "episodes": episodes}


def whole_settings(show: ImportedShow, folder: str) -> str:
    """A mkdocs.yml for a site that is nothing but the show."""
    settings = {
        "site_name": "Podcast",
        **{name: str(value).translate(_MARKUP) for name, value in show.site.items()},
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"podcast": plugin_entry(show, folder)}],
    }
    return as_yaml(settings)


def entry_text(show: ImportedShow, folder: str) -> str:
    """The entry for `plugins` of a mkdocs.yml that is there already."""
    return as_yaml({"plugins": [{"podcast": plugin_entry(show, folder)}]})
