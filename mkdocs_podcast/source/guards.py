"""Guards: one value of front matter → a value of a field's kind, or None where it is of another.

A guard raises ValueError, with a sentence, for a value that is meant for the field and broken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from ..model.episode import Link
from ..text import addresses, values

T = TypeVar("T")


def identity(value: Any) -> str | None:
    """One text, also as readers of feeds write it: beside `isPermaLink`."""
    if isinstance(value, dict):
        value = values.first(value, ("value", "text", "#text", "_"))
    return values.text(value)


def reading_list(value: Any) -> tuple[Link, ...] | None:
    """The links of a list of mappings with a text and an address.

    Lists of other shapes belong to themes: to Material's blog, a title is the key of its address.
    """
    links: dict[str, Link] = {}
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            name = values.text(values.first(entry, ("text", "title", "name", "label")))
            address = addresses.url(values.first(entry, ("url", "link", "href")))
            if name and address:
                links.setdefault(address, Link(name, address))
    return tuple(links.values()) or None


def structure(value: Any) -> str | list[Any] | dict[Any, Any] | Literal[False] | None:
    """Text, a list or a mapping; `false` says that there is nothing, and nothing to look for."""
    if value is False or isinstance(value, (str, list, dict)):
        return value
    return None


def quietly(guard: Callable[[Any], T | None], value: Any) -> T | None:
    """What a guard makes of something that no author wrote for this field: a broken value is
    nobody's mistake there."""
    try:
        return guard(value)
    except ValueError:
        return None


def text_or_empty(value: Any) -> str:
    """One line of text; "" for everything else."""
    return values.text(value) or ""


def url_or_empty(value: Any) -> str:
    """A full URL; "" for everything else."""
    return addresses.url(value) or ""


def naming_text(value: Any) -> str:
    """A text that may name something, such as a file; "" for everything else, `no` and `yes` among
    it."""
    if not isinstance(value, str) or values.boolean(value) is not None:
        return ""
    return value.strip()
