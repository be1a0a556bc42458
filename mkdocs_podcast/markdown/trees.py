"""What the extension does with elements of the tree that Python-Markdown makes of a page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element


def clear_element(element: Element) -> None:
    """Empties an element, but leaves what follows it."""
    tail, name = element.tail, element.tag
    element.clear()
    element.tag, element.tail = name, tail


def replace_element(parent: Element, child: Element, text: str) -> None:
    """Puts text in the place of an element."""
    position = list(parent).index(child)
    text += child.tail or ""
    if position:
        append_tail(parent[position - 1], text)
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def append_tail(element: Element, text: str) -> None:
    """Adds to the text that follows an element."""
    element.tail = (element.tail or "") + text


def lone_address(paragraph: Element) -> str:
    """The address that is all there is in a paragraph, bare or as a link that shows it; else an
    empty string."""
    text = (paragraph.text or "").strip()
    if len(paragraph) == 0:
        is_address = text[:4].lower() == "http" and " " not in text and "\n" not in text
        return text if is_address else ""
    if text or len(paragraph) > 1:
        return ""
    return _self_naming_address(paragraph[0])


def _self_naming_address(link: Element) -> str:
    """The address of a link that shows it, with nothing behind the link; else an empty string."""
    if link.tag != "a" or len(link) or (link.tail or "").strip():
        return ""
    address = link.get("href", "")
    without_scheme = re.sub("^https?://", "", address)
    is_shown = (link.text or "").strip() in (address, without_scheme)
    return address if is_shown else ""
