"""What front matter says of people besides what the plugin reads, such as `twitter`: it stays with
them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..source.fields import FIELDS
from ..source.key_names import normal
from ..source.people import person_entries
from ..text import values
from .plain_values import mappings

_LISTS = ("hosts", "guests", "people")
_PERSON_KEYS = frozenset().union(*(FIELDS[field].keys for field in _LISTS))
# What an imported entry has already.
_WRITTEN = frozenset({"name", "url", "link", "website", "uri", "image", "img"})


def with_person_details(front: Mapping[str, Any], meta: Mapping[Any, Any]) -> dict[str, Any]:
    """The front matter of a page, in whose lists of people the old front matter's details are."""
    details = dict(_details(meta))
    completed = dict(front)
    for name in _LISTS:
        if details and name in front:
            completed[name] = [_completed(entry, details) for entry in front[name]]
    return completed


def _completed(entry: Any, details: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(entry, dict):
        return {"name": entry["name"], **details.get(entry["name"], {}), **entry}
    if entry in details:
        return {"name": entry, **details[entry]}
    return entry


def _details(meta: Mapping[Any, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The names of people with the details that a front matter has of them."""
    for key, value in meta.items():
        name = normal(str(key))
        if name not in _PERSON_KEYS:
            continue
        for entry in mappings(list(person_entries(value))):
            yield from _details_of(entry)


def _details_of(entry: Mapping[Any, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    name = values.text(entry.get("name"))
    if not name:
        return
    rest = {}
    for key, value in entry.items():
        if str(key).casefold() not in _WRITTEN and value not in (None, "", [], {}):
            rest[str(key)] = value
    if rest:
        yield name, rest
