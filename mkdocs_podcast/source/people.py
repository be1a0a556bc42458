"""People in front matter: names, comma lists, Markdown links, mappings, mappings keyed by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal

from ..model import roles
from ..model.episode import Person
from ..text import values
from ..text.addresses import url
from ..text.patterns import pattern
from .guards import text_or_empty

_MARKDOWN_LINK = pattern(r"\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_LEADING_AND = pattern(r"and(?:\s|$)")
_AND = pattern(r"(?:^|\s)(?:and|&)\s")
_PLAIN_ADDRESS = pattern(r"https?://[a-z0-9.-]+(?:[/?#]|\Z)")
_URL_KEYS = ("url", "link", "website", "uri")
_DETAIL_KEYS = frozenset({*_URL_KEYS, "name", "title", "image", "img", "role", "group"})
_MOST_PEOPLE = 100

Role = Literal["host", "guest"]


def people(value: Any, role: Role, *, may_be_crew: bool = False) -> list[Person] | None:
    """Each person once; None where there is nobody.

    A mapping's own `role` counts where it is that of somebody who is heard or, with `may_be_crew`,
    any at all: what a guest does elsewhere is often written there.
    """
    persons: dict[str, Person] = {}
    for entry in person_entries(value):
        person = _person(entry, role, may_be_crew=may_be_crew)
        if person:
            persons.setdefault(person.name, person)
    return list(persons.values())[:_MOST_PEOPLE] or None


def person_entries(value: Any) -> Iterable[Any]:
    """What each is to be a person: a name, or a mapping."""
    if isinstance(value, str):
        return islice(_split_line(value), _MOST_PEOPLE)
    if isinstance(value, (list, tuple)):
        return _split_entries(value[:_MOST_PEOPLE])
    if not isinstance(value, dict):
        return [value]
    keys = _with_lower_keys(value).keys()
    if "name" in keys or "title" in keys:
        return [value]
    return _keyed_entries(value)


def _split_entries(entries: Iterable[Any]) -> Iterator[Any]:
    for entry in entries:
        if isinstance(entry, str) and "](" in entry:
            yield from _split_line(entry)
        elif isinstance(entry, dict) and _is_linked_name(entry):
            yield from _keyed_entries(entry)
        else:
            yield entry


def _split_line(line: str) -> Iterator[Any]:
    """The people in a line of text: those of its links, `[Ana](https://…)` or `Ana
    ([@ana](https://…))`, and the names around them."""
    end = 0
    for link in _MARKDOWN_LINK.finditer(line):
        *names, link_name = line[end : link.start()].split(",")
        for name in names:
            yield name.strip(" ()")
        link_name = _LEADING_AND.sub("", link_name.strip(" ();&"), count=1)
        # Without a name before the link, its text is the name.
        if not link_name:
            link_name = link[1]
        yield {"name": link_name, "url": link[2]}
        end = link.end()
    for name in _split_names(line[end:]):
        # After a link, its closing bracket may be left.
        if end:
            name = name.strip(" )")
        yield name


def _split_names(text: str) -> Iterator[str]:
    """The names between commas; of the last two, `and` is one: `Ana, Bo and Cleo`.

    Two names may be one person's who is called so: `Simon & Garfunkel`.
    """
    *names, last = text.split(",")
    yield from names
    if names:
        yield from _AND.split(last, maxsplit=1)
    else:
        yield last


def joined_names(name: str) -> list[str]:
    """The names that `and` joins in one: `Ana Ferreira and Bo Nilsson`."""
    return _AND.split(name)


def _keyed_entries(mapping: Mapping[Any, Any]) -> Iterator[Any]:
    """The people of a mapping by name; `false` says that somebody is not there."""
    for name, details in islice(mapping.items(), _MOST_PEOPLE):
        if isinstance(details, dict):
            yield {**details, "name": name}
        elif url(details):
            yield {"name": name, "url": details}
        elif details is not False:
            yield name


def _is_linked_name(entry: Mapping[Any, Any]) -> bool:
    """Whether an entry is a name with an address: `{ana: https://…}`."""
    if len(entry) != 1:
        return False
    ((name, address),) = entry.items()
    if str(name).casefold() in _DETAIL_KEYS:
        return False
    return url(address) is not None


def lacking_part(entry: Any) -> Literal["", "name", "url"]:
    """What an entry lacks to be a person, or to be one in full: a name, or an address that a page
    may load."""
    if isinstance(entry, str) or not entry:
        return ""
    if not isinstance(entry, dict):
        return "name"
    if not any(entry.values()):
        return ""
    # Most are written so, and to read an address in full takes its time.
    has_name = isinstance(entry.get("name"), str)
    if has_name and _PLAIN_ADDRESS.match(str(entry.get("url"))):
        return ""
    person = _person(entry, "guest")
    if not person:
        return "name"
    if person.url:
        return ""
    details = _with_lower_keys(entry)
    if any(map(details.get, _URL_KEYS)):
        return "url"
    return ""


def _person(entry: Any, role: Role, *, may_be_crew: bool = False) -> Person | None:
    if isinstance(entry, str):
        name = values.text(entry)
        if name:
            return Person(name, role)
        return None
    if not isinstance(entry, dict):
        return None
    details = _with_lower_keys(entry)
    name = values.text(details.get("name"))
    if not name:
        name = values.text(details.get("title"))
    if not name:
        return None
    address = _first_url(details)
    image_value = details.get("image")
    if not image_value:
        image_value = details.get("img")
    image = text_or_empty(values.first(image_value))
    person = Person(name, role, address, image)
    explicit_role = roles.spelled(text_or_empty(details.get("role")))
    if not explicit_role:
        return person
    if not may_be_crew and roles.group_of(explicit_role) != "Cast":
        return person
    group = text_or_empty(details.get("group"))
    return person._replace(role=explicit_role, group=group)


def _first_url(details: Mapping[str, Any]) -> str:
    for key in _URL_KEYS:
        address = url(details.get(key))
        if address:
            return address
    return ""


def _with_lower_keys(entry: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key).casefold(): value for key, value in entry.items()}
