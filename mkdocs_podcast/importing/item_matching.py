"""The items of two feeds that are the same episode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .feed_parts import text_of
from .plain_values import full_address, line_of, without_items


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
    return full_address(enclosure.get("url", "").strip())


def item_title(item: Element) -> str:
    return line_of(child_text(item, "title") or child_text(item, "itunes:title"))


def item_name(item: Element) -> str:
    """What messages call an item: its title, or its GUID."""
    return item_title(item) or child_text(item, "guid")


def item_identity(item: Element) -> str:
    """What apps know an item by: its GUID, or its recording."""
    return child_text(item, "guid") or enclosure_url(item)


def match_items(old: Iterable[Element], new: Iterable[Element]) -> Iterator[Match]:
    """Each item of the old feed with that of the new one: by GUID, else by recording, else by
    title."""
    old_items = list(old)
    old_unmatched = old_items
    new_unmatched = list(new)
    matches: dict[int, Element] = {}
    for key_of in (_guid, enclosure_url, item_title):
        pairs = list(_pairs(old_unmatched, new_unmatched, key_of))
        for old_item, new_item in pairs:
            matches[id(old_item)] = new_item
        old_unmatched = without_items(old_unmatched, [old_item for old_item, _ in pairs])
        new_unmatched = without_items(new_unmatched, [new_item for _, new_item in pairs])
    for item in old_items:
        yield Match(item, matches.get(id(item)))


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
