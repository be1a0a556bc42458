"""Guests and hosts who have a page of their own: `guests/ana-ferreira.md` is who `ana-ferreira`
stands for.

Among posts, a page says that it is about a person: `layout: guest`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from ..model.episode import Person
from ..text import values
from . import frontmatter, naming
from .key_names import flatten

PEOPLE_FOLDERS = frozenset(
    {"guest", "guests", "host", "hosts", "people", "person", "speakers", "authors"}
)
_PERSON_KEYS = ("layout", "type")
_PERSON_WORDS = frozenset({"guest", "host", "person", "speaker", "author"})


def person_finder(
    paths: Iterable[str], read_text: Callable[[str], str]
) -> Callable[[str], Person | None]:
    """A function from a slug to the person whose page has that name.

    `read_text` gives the text of the page at a path; it is read when somebody asks for it, once.
    """
    persons: dict[str, Person | None] = {}

    @cache
    def pages() -> Mapping[str, str]:
        return _pages_by_name(paths)

    def find(slug: str) -> Person | None:
        if slug not in persons:
            path = pages().get(slug)
            persons[slug] = person_of_page(path, read_text(path)) if path else None
        return persons[slug]

    return find


def _pages_by_name(paths: Iterable[str]) -> dict[str, str]:
    """The page of each name, best one in a folder of people."""
    pages: dict[str, str] = {}
    for path in paths:
        if path.endswith(".md"):
            name = naming.name_without_date(path)
            if _is_among_people(path):
                pages[name] = path
            else:
                pages.setdefault(name, path)
    return pages


def _is_among_people(path: str) -> bool:
    folder, name = posixpath.split(path)
    if posixpath.splitext(name)[0].lower() in naming.INDEX_PAGES:
        folder = posixpath.dirname(folder)
    return posixpath.basename(folder) in PEOPLE_FOLDERS


def is_about_person(key: str, value: str) -> bool:
    """Whether an entry of front matter says that its page is about a person."""
    return key in _PERSON_KEYS and value.casefold() in _PERSON_WORDS


def person_of_page(path: str, text: str) -> Person | None:
    """Who a page is about, by its front matter's `name` or `title`; outside a folder of people, a
    page has to say that it is about somebody."""
    meta = flatten(frontmatter.read(text).meta)
    if not _is_among_people(path):
        entries = ((key, values.text(meta.get(key)) or "") for key in _PERSON_KEYS)
        if not any(is_about_person(key, value) for key, value in entries):
            return None
    name = values.text(meta.get("name")) or values.text(meta.get("title"))
    if name:
        return Person(name, path=path)
    return None
