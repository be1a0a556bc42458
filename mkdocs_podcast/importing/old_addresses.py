"""Where a page was on another generator's site."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..source.key_names import squeeze
from ..source.naming import INDEX_PAGES
from ..source.page_reading import Reading
from ..text import values
from ..text.matching import slug
from ..text.patterns import pattern
from .generators import Generator
from .nikola_places import nikola_pattern, nikola_place
from .old_site import OldSite

_DATED = pattern(r"\d{4}-\d{1,2}-\d{1,2}-")
# Jekyll's folders of pages that are not posts: `_episodes/`.
_COLLECTION = pattern(r"_(?!posts/|drafts/)([\w-]{1,80})/")
_SLASHES = pattern(r"/{2,}")
_TOKEN = pattern(r":([a-z]+(?:_[a-z]+)?)")
# Pelican writes `{date:%Y}/{slug}.html`, Eleventy `/{{ page.fileSlug }}/`.
_PELICAN = pattern(r"\{(date:%[YmdbB]|slug|category|lang)\}")
_LIQUID = pattern(r"\{\{-?\s*(?:page\.fileSlug|title)(?:\s*\|\s*(?:slug|slugify|url))*\s*-?\}\}")
_PELICAN_TOKENS = {
    "date:%Y": ":year",
    "date:%m": ":month",
    "date:%d": ":day",
    "slug": ":title",
    "date:%b": ":monthabbr",
    "date:%B": ":monthname",
}
# Jekyll's names of its own patterns.
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}


class _Place(NamedTuple):
    """Where a page was: the pattern of its address, and the path that fills it in."""

    pattern: str
    path: str


def old_address(path: str, reading: Reading, generator: Generator, site: OldSite) -> str:
    """The address, from the root of the old site, of the page that was made of a post; "" where it
    is not known."""
    meta = {str(key).casefold(): value for key, value in reading.front.meta.items()}
    place_of = _PLACES.get(generator.name, _usual_place)
    place = place_of(path, meta, generator, site)
    if not place.pattern:
        return ""
    return _filled(_with_tokens(place.pattern), place.path, meta, reading.episode.date)


def _usual_place(path: str, meta: Mapping[str, Any], generator: Generator, site: OldSite) -> _Place:
    below = below_content(path, generator)
    address = _own_pattern(meta)
    if not address and generator.signs:
        address = _site_pattern(generator, site, below)
    return _Place(address, below)


def _zola_place(path: str, meta: Mapping[str, Any], generator: Generator, site: OldSite) -> _Place:
    """Zola takes the date off a name."""
    below = below_content(path, generator)
    folder = posixpath.dirname(page_stem(below))
    dateless = posixpath.join(folder, f"{post_name(below)}.md")
    address = _own_pattern(meta) or _zola_pattern(meta) or _site_pattern(generator, site, below)
    return _Place(address, dateless)


def _jekyll_place(
    path: str, meta: Mapping[str, Any], generator: Generator, site: OldSite
) -> _Place:
    """In Jekyll, each collection has a pattern of its own."""
    collection = _COLLECTION.match(path)
    if not collection:
        return _usual_place(path, meta, generator, site)
    name = collection[1]
    address = _own_pattern(meta) or _collection_pattern(site, name)
    address = address.replace(":collection", name).replace(":output_ext", ".html")
    return _Place(address, path[collection.end() :])


def _nikola_place(
    path: str, meta: Mapping[str, Any], generator: Generator, site: OldSite
) -> _Place:
    """Nikola's settings say which folder goes where."""
    place = nikola_place(path, site.settings)
    if not place:
        return _usual_place(path, meta, generator, site)
    below = path.removeprefix(place.folder)
    return _Place(nikola_pattern(place.destination, below, meta, site.settings), below)


_PLACES: Mapping[str, Callable[[str, Mapping[str, Any], Generator, OldSite], _Place]] = {
    "Jekyll": _jekyll_place,
    "Nikola": _nikola_place,
    "Zola": _zola_place,
}


def aliases_of(reading: Reading, address: str, generator: Generator) -> Iterator[str]:
    """The earlier addresses that a page names, from the root of the old site; `address` is that of
    the page itself."""
    folder = "/"
    if generator.name == "Hugo":
        # Aliases begin in the folder that the page is in.
        folder = posixpath.join("/", posixpath.dirname(address.rstrip("/")))
    patterns = values.texts(reading.front.meta.get("permalink")) or []
    if not address:
        # Where a pattern could not be filled in, an address from the root stays one.
        patterns = [word for word in patterns if not word.startswith("/")]
    for alias in reading.episode.redirects:
        if "://" in alias or alias in patterns:
            continue
        yield posixpath.join(folder, alias)


def _zola_pattern(meta: Mapping[str, Any]) -> str:
    """The address that a page of Zola's has of its own."""
    path = meta.get("path")
    if not isinstance(path, str) or not path.strip("/"):
        return ""
    return f"/{path.strip('/')}/"


def _collection_pattern(site: OldSite, name: str) -> str:
    """The pattern of a collection of Jekyll's."""
    address = site.settings.get(f"collections.{squeeze(name)}.permalink")
    if isinstance(address, str):
        return address
    return "/:collection/:path.html"


def below_content(path: str, generator: Generator) -> str:
    """A page's path from the folder of the site's content."""
    for folder in generator.content:
        if path.startswith(f"{folder}/"):
            return path.removeprefix(f"{folder}/")
    for folder in generator.content:
        _, found, end = path.partition(f"/{folder}/")
        if found:
            return end
    return path


def page_stem(path: str) -> str:
    """A page's path without the ending; that of its folder for `folder/index.md`."""
    stem = posixpath.splitext(path)[0]
    folder, name = posixpath.split(stem)
    if folder and name.casefold() in INDEX_PAGES:
        return folder
    return stem


def post_name(path: str) -> str:
    """A post's name: that of its file or folder, without a date."""
    return _DATED.sub("", posixpath.basename(page_stem(path)), count=1)


def comparable(address: str) -> str:
    """An address from the root in the form in which two of them are compared."""
    path = unquote(address).split("#")[0].split("?")[0].rstrip("/")
    for ending in ("/index.html", ".html"):
        path = path.removesuffix(ending)
    return path.casefold()


def _own_pattern(meta: Mapping[str, Any]) -> str:
    """The address, or pattern of one, in a page's front matter."""
    for key in ("permalink", "url"):
        value = meta.get(key)
        if not isinstance(value, str):
            continue
        if value.startswith("/") or value in _STYLES:
            return value
    return ""


def _site_pattern(generator: Generator, site: OldSite, below: str) -> str:
    section = below.partition("/")[0].casefold()
    for name in (f"permalinks.page.{section}", f"permalinks.{section}"):
        in_section = site.settings.get(name)
        if isinstance(in_section, str):
            return in_section
    return site.permalink or generator.address


def _with_tokens(address: str) -> str:
    """A pattern in the spelling of Jekyll, Hexo and Hugo."""
    address = _STYLES.get(address, address)
    address = _LIQUID.sub(":title", address)
    return _PELICAN.sub(lambda name: _PELICAN_TOKENS.get(name[1], "{"), address)


def _filled(address: str, below: str, meta: Mapping[str, Any], date: dt.datetime | None) -> str:
    """The address of a page by a pattern; "" where the pattern asks for what is not known."""
    stem = page_stem(below)
    name = post_name(below)
    own_slug = meta.get("slug")
    if isinstance(own_slug, str) and own_slug.strip("/"):
        name = own_slug.strip("/")
        stem = posixpath.join(posixpath.dirname(stem), name)
    tokens = {
        "path": stem,
        "filename": name,
        "section": below.partition("/")[0],
        "sections": posixpath.dirname(stem),
        "categories": "/".join(_categories(meta)),
        "category": "/".join(_categories(meta)[:1]),
        **dict.fromkeys(("title", "slug", "name", "slugorfilename", "contentbasename"), name),
        **_date_tokens(date),
    }
    for key, value in meta.items():
        # Hexo fills in whatever a page says.
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            tokens.setdefault(key, str(value))
    missing = []

    def token(match: re.Match[str]) -> str:
        if match[1] not in tokens:
            missing.append(match[1])
        return tokens.get(match[1], "")

    filled = _SLASHES.sub("/", "/" + _TOKEN.sub(token, address))
    if missing or "{" in filled or ".." in filled.split("/"):
        return ""
    return filled


def _date_tokens(date: dt.datetime | None) -> dict[str, str]:
    if not date:
        return {}
    return {
        "year": f"{date:%Y}",
        "month": f"{date:%m}",
        "i_month": str(date.month),
        "monthname": f"{date:%B}",
        "monthabbr": f"{date:%b}",
        "day": f"{date:%d}",
        "i_day": str(date.day),
        "y_day": f"{date:%j}",
        "yearday": str(date.timetuple().tm_yday),
        "hour": f"{date:%H}",
        "minute": f"{date:%M}",
        "second": f"{date:%S}",
    }


def _categories(meta: Mapping[str, Any]) -> list[str]:
    names = meta.get("categories", meta.get("category", []))
    if isinstance(names, str):
        names = names.split()
    if not isinstance(names, list):
        return []
    return [slug(str(name)) for name in names]
