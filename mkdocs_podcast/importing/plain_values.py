"""Values of sources, which may be anything, as what an import needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import urljoin

from ..text import addresses, clock_times, dates, values

_T = TypeVar("_T")


def line_of(value: Any) -> str:
    """A value as one line of text; "" where it has none."""
    return values.text(value) or ""


def address_of(value: Any) -> str:
    """A full address of the web; "" for anything else."""
    return addresses.url(value) or ""


def full_address(text: str) -> str:
    """A full address of the web, as all are compared; any other text as it is."""
    return addresses.url(text) or text


def joined_address(base: str, address: str) -> str:
    """An address from another one; as it is where it cannot be taken apart."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def clock_of(value: Any) -> str | None:
    """A length of time as front matter has it: `1:02:03`; None for anything else."""
    seconds = None
    with suppress(ValueError):
        seconds = clock_times.duration(value)
    if not seconds:
        return None
    return clock_times.clock(seconds)


def date_of(text: Any) -> dt.datetime | None:
    """The date of a text; None for anything else, and for that of a database's empty field."""
    date = None
    with suppress(ValueError):
        date = dates.date(text)
    if not date or date.year == 1:
        return None
    return date


def first_line(mapping: Mapping[str, Any], names: Iterable[str]) -> str:
    """The text of the first name that has one."""
    for name in names:
        line = line_of(mapping.get(name))
        if line:
            return line
    return ""


def first_address(candidates: Iterable[Any]) -> str:
    """The first value that is an address of the web."""
    for candidate in candidates:
        address = address_of(candidate)
        if address:
            return address
    return ""


def distinct_labels(candidates: Iterable[Any]) -> list[str]:
    """The texts, each once, whatever its case."""
    labels: dict[str, str] = {}
    for candidate in candidates:
        label = line_of(candidate)
        if label:
            labels.setdefault(label.casefold(), label)
    return list(labels.values())


def mappings(value: Any) -> list[dict[Any, Any]]:
    """The mappings of a list, or the only one."""
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        return []
    return [entry for entry in value if isinstance(entry, dict)]


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def without_empty(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that have a value; 0 and False are values."""
    return {name: value for name, value in entries.items() if value not in (None, "", [], {})}


def without_false(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that have a value, and are not 0 or False."""
    return {name: value for name, value in entries.items() if value}


def without_key(entries: Mapping[str, Any], name: str) -> dict[str, Any]:
    remaining = dict(entries)
    remaining.pop(name, None)
    return remaining


def without_items(items: Iterable[_T], excluded: Iterable[_T]) -> list[_T]:
    """The items that are none of those that are excluded; equal ones are not the same."""
    ids = set(map(id, excluded))
    return [item for item in items if id(item) not in ids]
