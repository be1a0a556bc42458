"""The options of an imported show, as mkdocs.yml has them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .imported import ImportedShow
from .notes_extensions import extensions_of
from .page_yaml import as_yaml
from .site_outline import SiteOutline

NO_SITE = SiteOutline()
# Notes of more Markdown may take more than the 4000 bytes of a description, with the tags of HTML.
_LONG_NOTES = 2500
# How many episodes have all of their notes in the feed by default.
_FULL_NOTES = 50
_EARLIEST = dt.datetime.min.replace(tzinfo=dt.timezone.utc)
_AT_HOME = {"index": "index.md", "tags": "tags/{tag}.md"}

# MkDocs' themes write the site's name and description as they are; the plugin resolves entities.
_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})


def plugin_entry(
    show: ImportedShow, folder: str | None, site: SiteOutline = NO_SITE
) -> dict[str, Any]:
    """The plugin's options, with the folder of the episodes (below the docs folder) unless that is
    None. A site that exists has its own name and description, which the show's go before."""
    options: dict[str, Any] = {}
    if site.exists:
        for name, own_text, option in (
            ("site_name", site.name, "title"),
            ("site_description", site.description, "description"),
        ):
            text = show.site.get(name)
            if text and text != own_text:
                options[option] = text
    options.update(show.options)
    if count_long_notes(show):
        options["feeds"] = {**show.options.get("feeds", {}), "full_notes": True}
    # A pattern that matches no page is a mistake, of which builds warn.
    if folder is not None and show.episodes:
        include = f"{folder}/**/*.md".lstrip("/")
        options["episodes"] = {"include": [include], **show.options.get("episodes", {})}
    return options


def count_long_notes(show: ImportedShow) -> int:
    """How many episodes have notes of which their feed would have a part only, were it not told."""
    newest_first = sorted(
        show.episodes, key=lambda episode: episode.date or _EARLIEST, reverse=True
    )
    older = newest_first[_FULL_NOTES:]
    return sum(len(episode.notes.encode()) > _LONG_NOTES for episode in older)


def whole_settings(show: ImportedShow, folder: str | None, *, is_home_page: bool = False) -> str:
    """A mkdocs.yml for a site that is nothing but the show, which may be its home page."""
    options = plugin_entry(show, folder)
    if is_home_page:
        options = {**_AT_HOME, **options}
    settings: dict[str, Any] = {
        "site_name": "Podcast",
        **{name: str(value).translate(_MARKUP) for name, value in show.site.items()},
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"podcast": options}],
    }
    extensions = extensions_of(show)
    if extensions:
        settings["markdown_extensions"] = extensions
    return as_yaml(settings)


def entry_text(show: ImportedShow, folder: str | None, site: SiteOutline) -> str:
    """The entry for `plugins` of a mkdocs.yml that is there already."""
    return as_yaml({"plugins": [{"podcast": plugin_entry(show, folder, site)}]})
