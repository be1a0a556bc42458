"""Values of sources as text that is never None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..text import addresses, values


def line_of(value: Any) -> str:
    """A value as one line of text; "" for what is none."""
    return values.text(value) or ""


def address_of(value: Any) -> str:
    """A full address of the web; "" for what is none."""
    return addresses.url(value) or ""


def first_line(mapping: Mapping[str, Any], names: Iterable[str]) -> str:
    """The text of the first name that has one."""
    for name in names:
        line = line_of(mapping.get(name))
        if line:
            return line
    return ""


def first_address(values: Iterable[Any]) -> str:
    """The first value that is an address of the web."""
    for value in values:
        address = address_of(value)
        if address:
            return address
    return ""


def without_empty(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that have a value; 0 and False are values."""
    return {name: value for name, value in entries.items() if value not in (None, "", [], {})}
