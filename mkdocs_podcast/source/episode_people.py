"""Who takes part in an episode: guests and hosts, and everybody else who is credited."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..model.episode import Person
from ..model.problems import quoted
from ..text import values
from . import people, refusals
from .page_fields import PageFields

_read_hosts = partial(people.people, role="host")
_read_guests = partial(people.people, role="guest")
_read_credits = partial(people.people, role="guest", may_be_crew=True)
_KEY_OF_ROLE = {"host": "hosts", "guest": "guests"}
_CHECKED_KEYS = ("guests", "guest", "hosts", "host")


def read_people(page: PageFields) -> tuple[Person, ...]:
    """Guests, then hosts, then others; each name once."""
    hosts = page.take("hosts", _read_hosts) or []
    guests = page.take("guests", _read_guests) or []
    credited = page.take("people", _read_credits) or []
    for key in _CHECKED_KEYS:
        if key in page.flat:
            _check_people(page, key, page.flat[key])
    unique: dict[str, Person] = {}
    for field, persons in (("guests", guests), ("hosts", hosts), ("people", credited)):
        for person in persons:
            complete = _complete(page, person, field)
            unique.setdefault(complete.name, complete)
    return tuple(unique.values())


def _check_people(page: PageFields, key: str, value: Any) -> None:
    """Reports entries that name nobody, and addresses that a page may not load."""
    for entry in people.person_entries(value):
        lacking = people.lacking_part(entry)
        if lacking == "name":
            page.report(
                key,
                f"{refusals.quote_value(entry)} names nobody: "
                "write a name, or a mapping with `name`",
            )
        elif lacking == "url":
            name = values.text(entry.get("name")) or "somebody"
            page.report(
                key,
                f"the address of {name} is not one that a page may load: "
                "give it in full (https://...)",
            )


def _complete(page: PageFields, person: Person, field: str) -> Person:
    """The person with what the site knows of them; a slug stands for the person whose page has that
    name."""
    person = person._replace(image=_picture(page, person))
    known_people = page.site.known_people
    is_known = known_people.find(person.name) is not None
    own_page = None
    if " " not in person.name:
        own_page = page.site.person(person.name)
    if own_page:
        name = person.name if is_known else own_page.name
        person = person._replace(name=name, path=own_page.path)
    elif not is_known:
        _check_spelling(page, person.name, field)
    return known_people.complete(person)


def _picture(page: PageFields, person: Person) -> str:
    """The address of the picture that the page itself names."""
    if not person.image:
        return ""
    image = page.locate(person.image)
    if not image:
        key = _KEY_OF_ROLE.get(person.role, "people")
        page.report_missing_file(key, person.image)
    return image


def _check_spelling(page: PageFields, name: str, field: str) -> None:
    """Reports a name that is nearly that of somebody known, or that holds it beside another."""
    known_people = page.site.known_people
    key = next(iter(page.keys_of(field)), field)
    names = people.joined_names(name)
    if any(map(known_people.find, names)):
        page.report(
            key,
            f"{quoted(name)} is read as the name of one person: write a list, "
            f"`[{', '.join(names)}]`",
        )
        return
    similar = known_people.similar(name)
    if similar:
        files = " or ".join(known_people.files)
        page.report(
            key,
            f"{quoted(name)} is not in {files} (did you mean `{similar}`?): correct it, or add "
            "somebody of this name there",
        )
