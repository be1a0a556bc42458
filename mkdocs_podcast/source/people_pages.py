"""Guests and hosts who have a page of their own: `guests/ana-ferreira.md` is who `ana-ferreira`
stands for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping

from ..model.episode import Person
from ..text import values
from . import frontmatter
from .key_names import flatten

_FOLDERS = frozenset(
    {"guest", "guests", "host", "hosts", "people", "person", "speakers", "authors"}
)


def person_finder(
    paths: Iterable[str], read_text: Callable[[str], str], authors: Mapping[str, Person]
) -> Callable[[str], Person | None]:
    """A function from a slug to the person whose page has that name, else to one of `authors`.

    `read_text` gives the text of the page at a path; it is read when somebody asks for it, once.
    """
    pages: dict[str, str] = {}
    for path in paths:
        folder, name = posixpath.split(path)
        if name.endswith(".md") and posixpath.basename(folder) in _FOLDERS:
            pages[posixpath.splitext(name)[0]] = path
    persons: dict[str, Person | None] = {}

    def find(slug: str) -> Person | None:
        if slug in pages and slug not in persons:
            persons[slug] = person_of_page(pages[slug], read_text(pages[slug]))
        return persons.get(slug) or authors.get(slug)

    return find


def person_of_page(path: str, text: str) -> Person | None:
    """Who a page is about, by its front matter's `name` or `title`."""
    meta = flatten(frontmatter.read(text).meta)
    name = values.text(meta.get("name")) or values.text(meta.get("title"))
    if name:
        return Person(name, path=path)
    return None
