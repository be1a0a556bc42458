"""Where a page was on another generator's site."""

from __future__ import annotations

import posixpath

from ..source.page_reading import Reading
from ..text.matching import slug
from ..text.patterns import pattern
from .generators import Generator

_DATED = pattern(r"\d{4}-\d{1,2}-\d{1,2}-")
_SLASHES = pattern(r"/{2,}")


def old_address(path: str, reading: Reading, generator: Generator) -> str:
    """The address, from the root of the old site, of the page that was made of a post; "" where it
    is not known."""
    meta = {str(key).casefold(): value for key, value in reading.front.meta.items()}
    for key in ("permalink", "url"):
        own = meta.get(key)
        if isinstance(own, str) and own.startswith("/") and ":" not in own and "{" not in own:
            return own
    if not generator.signs:
        return ""
    stem = posixpath.splitext(_below_content(path, generator))[0]
    name = _DATED.sub("", posixpath.basename(stem), count=1)
    if name in ("index", "README"):
        stem = posixpath.dirname(stem)
        name = posixpath.basename(stem)
    own_slug = meta.get("slug")
    if isinstance(own_slug, str) and own_slug:
        name = own_slug.strip("/")
        stem = posixpath.join(posixpath.dirname(stem), name)
    date = reading.episode.date
    categories = meta.get("categories", meta.get("category", []))
    names = categories.split() if isinstance(categories, str) else list(categories or [])
    address = generator.address.format(
        path=stem,
        name=name,
        year=f"{date:%Y}" if date else "",
        month=f"{date:%m}" if date else "",
        day=f"{date:%d}" if date else "",
        categories="/".join(slug(str(entry)) for entry in names),
    )
    return _SLASHES.sub("/", address)


def _below_content(path: str, generator: Generator) -> str:
    for folder in generator.content:
        if path.startswith(f"{folder}/"):
            return path.removeprefix(f"{folder}/")
    return path
