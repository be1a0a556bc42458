"""Guests and hosts who have a page of their own: `guests/ana-ferreira.md` is who `ana-ferreira` stands for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable

from . import frontmatter, values
from .episode import Person
from .fields import flatten

FOLDERS = frozenset({"guest", "guests", "host", "hosts", "people", "person", "speakers", "authors"})


def finder(paths: Iterable[str], text: Callable[[str], str]) -> Callable[[str], Person | None]:
    """A function from a slug to the person whose page is named so; `text` gives the text of a page."""
    pages = {
        posixpath.splitext(posixpath.basename(path))[0]: path
        for path in paths
        if path.endswith(".md") and posixpath.basename(posixpath.dirname(path)) in FOLDERS
    }
    known: dict[str, Person | None] = {}

    def find(slug: str) -> Person | None:
        if slug in pages and slug not in known:
            known[slug] = person_of_page(pages[slug], text(pages[slug]))
        return known.get(slug)

    return find


def person_of_page(path: str, text: str) -> Person | None:
    """Who a page is about, by its front matter's `name` or `title`."""
    meta = flatten(frontmatter.read(text).meta)
    name = values.text(meta.get("name")) or values.text(meta.get("title"))
    return Person(name, path=path) if name else None
