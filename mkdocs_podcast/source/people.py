"""Guests and hosts who have a page of their own: `guests/ana-ferreira.md` is who `ana-ferreira`
stands for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Literal

from ..model import roles
from ..model.episode import Person
from ..text import values
from ..text.addresses import url
from ..text.patterns import pattern
from ..text.values import first, text
from . import frontmatter
from .key_names import flatten

_FOLDERS = frozenset(
    {"guest", "guests", "host", "hosts", "people", "person", "speakers", "authors"}
)


def finder(paths: Iterable[str], text: Callable[[str], str]) -> Callable[[str], Person | None]:
    """A function from a slug to the person whose page is named so; `text` gives the text of a page."""
    pages = {
        posixpath.splitext(posixpath.basename(path))[0]: path
        for path in paths
        if path.endswith(".md") and posixpath.basename(posixpath.dirname(path)) in _FOLDERS
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


_MARKDOWN_LINK = pattern(r"\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")


_PLAIN_ADDRESS = pattern(r"https?://[a-z0-9.-]+(?:[/?#]|\Z)")


_PERSON_URLS = ("url", "link", "website", "uri")


_MOST_PEOPLE = 100


def people(
    value: Any, role: Literal["host", "guest"], *, may_be_crew: bool = False
) -> list[Person] | None:
    """Persons, from names, comma lists, Markdown links, mappings, or mappings keyed by name.

    A mapping's own `role` counts where it is one of those who are heard or, with `may_be_crew`, any
    at all: what a guest does elsewhere is often written there.
    """
    found = [
        person for entry in person_entries(value) if (person := _person(entry, role, may_be_crew))
    ]
    return (
        list({person.name: person for person in reversed(found)}.values())[::-1][:_MOST_PEOPLE]
        or None
    )


def person_entries(value: Any) -> Iterable[Any]:
    """What is to be a person each: a name, or a mapping."""
    if isinstance(value, str):
        return islice(_linked(value), _MOST_PEOPLE)
    if isinstance(value, (list, tuple)):
        return [
            part
            for entry in value[:_MOST_PEOPLE]
            for part in (_linked(entry) if _is_link(entry) else [entry])
        ]
    if isinstance(value, dict) and not {"name", "title"} & {str(key).casefold() for key in value}:
        return [_keyed(key, details) for key, details in islice(value.items(), _MOST_PEOPLE)]
    return [value]


def lacking_part(entry: Any) -> Literal["", "name", "url"]:
    """What an entry lacks to be a person, or to be one in full: a name, or an address that a page
    may load."""
    if not isinstance(entry, dict):
        return "" if isinstance(entry, str) or not entry else "name"
    if not any(entry.values()):
        return ""
    # Most are written so, and to read an address in full takes its time.
    if isinstance(entry.get("name"), str) and _PLAIN_ADDRESS.match(str(entry.get("url"))):
        return ""
    person = _person(entry, "guest")
    if not person:
        return "name"
    return "url" if not person.url and any(map(_known(entry).get, _PERSON_URLS)) else ""


def _is_link(entry: Any) -> bool:
    return isinstance(entry, str) and "](" in entry


def _linked(words: str) -> Iterable[Any]:
    """The names in a line of text: those of its links, `[Ana](https://…)` or `Ana
    ([@ana](https://…))`, and others."""
    end = 0
    for link in _MARKDOWN_LINK.finditer(words):
        *others, own = words[end : link.start()].split(",")
        yield from (other.strip(" ()") for other in others)
        name = re.sub(r"^and(?:\s|$)", "", own.strip(" ();&"))
        yield {"name": name or link[1], "url": link[2]}
        end = link.end()
    yield from (other.strip(" )") if end else other for other in words[end:].split(","))


def _keyed(name: Any, details: Any) -> Any:
    if details is False:
        return None
    return {**details, "name": name} if isinstance(details, dict) else name


def _person(entry: Any, role: Literal["host", "guest"], may_be_crew: bool = False) -> Person | None:
    if not isinstance(entry, dict):
        name = text(entry) if isinstance(entry, str) else None
        return Person(name, role) if name else None
    known = _known(entry)
    name = text(known.get("name")) or text(known.get("title"))
    address = next((found for key in _PERSON_URLS if (found := url(known.get(key)))), "")
    image = text(first(known.get("image") or known.get("img"))) or ""
    own, group = text(known.get("role")) or "", text(known.get("group")) or ""
    usual = roles.group_of(own)
    if not own or (usual != "Cast" and not may_be_crew):
        own, group = role, ""
    return Person(name, own, address, image, group=group) if name else None


def _known(entry: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key).casefold(): value for key, value in entry.items()}
