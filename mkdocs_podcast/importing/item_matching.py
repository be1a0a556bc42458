"""The items of two feeds that are the same episode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..text import addresses
from .feed_parts import text_of
from .plain_values import line_of


class Match(NamedTuple):
    """An item of the old feed, and the one of the new feed; None where that has none."""

    old: Element
    new: Element | None


def child_text(parent: Element, name: str) -> str:
    """The text of an element's first child of a name; "" where it has none."""
    child = parent.find(name)
    if child is None:
        return ""
    return text_of(child)


def enclosure_url(item: Element) -> str:
    """The address of the recording that apps play; "" where an item has none."""
    enclosure = item.find("enclosure")
    if enclosure is None:
        return ""
    url = enclosure.get("url", "").strip()
    return addresses.url(url) or url


def item_title(item: Element) -> str:
    return line_of(child_text(item, "title") or child_text(item, "itunes:title"))


def match_items(old: Iterable[Element], new: Iterable[Element]) -> Iterator[Match]:
    """Each item of the old feed with that of the new one: by GUID, else by recording, else by
    title."""
    unmatched = list(new)
    matches: dict[int, Element] = {}
    old_items = list(old)
    for key_of in (_guid, enclosure_url, item_title):
        for old_item, new_item in _pairs(_without(old_items, matches), unmatched, key_of):
            matches[id(old_item)] = new_item
        unmatched = _without(unmatched, map(id, matches.values()))
    for item in old_items:
        yield Match(item, matches.get(id(item)))


def _without(items: Iterable[Element], ids: Iterable[int]) -> list[Element]:
    """The elements that are not among those with these ids."""
    known = set(ids)
    return [item for item in items if id(item) not in known]


def _guid(item: Element) -> str:
    return child_text(item, "guid")


def _pairs(
    old: Iterable[Element], new: Iterable[Element], key_of: Callable[[Element], str]
) -> Iterator[tuple[Element, Element]]:
    by_key: dict[str, Element] = {}
    for item in new:
        by_key.setdefault(key_of(item), item)
    by_key.pop("", None)
    for item in old:
        match = by_key.pop(key_of(item), None)
        if match is not None:
            yield item, match
