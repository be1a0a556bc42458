"""Addresses in a feed, which may be relative → full ones."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from .feed_parts import own_text
from .plain_values import joined_address

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
# The attributes and the elements whose values are addresses.
_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "enclosure": ("url",),
    "itunes:image": ("href",),
    "atom:link": ("href",),
    "media:content": ("url",),
    "media:thumbnail": ("url",),
    "podcast:chapters": ("url",),
    "podcast:contentLink": ("href",),
    "podcast:funding": ("url",),
    "podcast:image": ("href",),
    "podcast:license": ("url",),
    "podcast:person": ("href", "img"),
    "podcast:socialInteract": ("uri", "accountUrl"),
    "podcast:source": ("uri",),
    "podcast:trailer": ("url",),
    "podcast:transcript": ("url",),
    "psc:chapter": ("href", "image"),
}
_TEXTS = frozenset({"link", "url", "itunes:new-feed-url"})


def complete_addresses(element: Element, base: str) -> None:
    """Makes every address below an element a full one, seen from `base` and as `xml:base` says."""
    waiting = [(element, base)]
    while waiting:
        current, base = waiting.pop()
        base = joined_address(base, current.get(XML_BASE, "").strip())
        name = str(current.tag)
        for attribute in _ATTRIBUTES.get(name, ()):
            address = current.get(attribute, "").strip()
            if address:
                current.set(attribute, joined_address(base, address))
        text = own_text(current).strip()
        if text and name in _TEXTS:
            current.text = joined_address(base, text)
        waiting += [(child, base) for child in current]
