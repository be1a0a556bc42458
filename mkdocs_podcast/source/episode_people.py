"""Who takes part in an episode: guests and hosts, and everybody else who is credited."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..model.episode import Person
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
    for person in (*guests, *hosts, *credited):
        complete = _complete(page, person)
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


def _complete(page: PageFields, person: Person) -> Person:
    """The person with the address of their picture; a slug stands for the person whose page has
    that name."""
    if " " not in person.name:
        profile = page.site.person(person.name)
        if profile:
            return profile._replace(role=person.role, group=person.group)
    if not person.image:
        return person
    image = page.locate(person.image)
    if not image:
        key = _KEY_OF_ROLE.get(person.role, "people")
        page.report_missing_file(key, person.image)
    return person._replace(image=image)
