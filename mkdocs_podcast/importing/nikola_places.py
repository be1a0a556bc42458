"""Where Nikola puts posts, by the `POSTS`, `PAGES` and `PRETTY_URLS` of its conf.py."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from ..source.key_names import squeeze
from ..text import values

# The settings that list places, of which the first that has a page counts.
_LISTS = tuple(map(squeeze, ("POSTS", "PAGES")))
_PRETTY = squeeze("PRETTY_URLS")
_LANGUAGE = squeeze("DEFAULT_LANG")


class NikolaPlace(NamedTuple):
    """A row of `POSTS`: the files in a `folder` and below it whose names match `names` go to the
    folder `destination` of the site."""

    folder: str
    names: str
    destination: str

    def holds(self, path: str) -> bool:
        if not path.startswith(self.folder):
            return False
        return fnmatchcase(posixpath.basename(path), self.names)


def nikola_place(path: str, settings: Mapping[str, Any]) -> NikolaPlace | None:
    """The place of a page; None where the settings have none for it."""
    for row in nikola_places(settings):
        if row.holds(path):
            return row
    return None


def nikola_places(settings: Mapping[str, Any]) -> Iterator[NikolaPlace]:
    """The places that the settings list; what is not as Nikola has it is passed over."""
    language = str(settings.get(_LANGUAGE, "en"))
    for name in _LISTS:
        rows = settings.get(name)
        if isinstance(rows, (tuple, list)):
            for row in rows:
                yield from _places_of(row, language)


def _places_of(row: Any, language: str) -> Iterator[NikolaPlace]:
    """The place of `("posts/*.md", "posts", "post.tmpl")`, whose destination may be one for each
    language."""
    if not isinstance(row, (tuple, list)):
        return
    if len(row) < 2:
        return
    wildcard, destination = row[:2]
    if isinstance(destination, dict):
        destination = destination.get(language, "")
    if isinstance(wildcard, str) and isinstance(destination, str):
        folder, names = posixpath.split(posixpath.normpath(wildcard))
        yield NikolaPlace(posixpath.join(folder, ""), names, destination.strip("/"))


def nikola_pattern(
    destination: str, path: str, meta: Mapping[str, Any], settings: Mapping[str, Any]
) -> str:
    """The pattern of a page's address. `path` is the page's, from the folder of its place."""
    is_pretty = settings.get(_PRETTY, True)
    if values.boolean(meta.get("pretty_url")) is False:
        is_pretty = False
    is_index = posixpath.basename(path).startswith("index.")
    if is_pretty or is_index:
        return f"/{destination}/:path/"
    return f"/{destination}/:path.html"
