"""What the extension does with elements of the tree that Python-Markdown makes of a page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..text.patterns import pattern

_WEB_SCHEME = pattern(r"\Ahttps?://")


def clear_element(element: Element) -> None:
    """Empties an element, but leaves what follows it."""
    tail, name = element.tail, element.tag
    element.clear()
    element.tag, element.tail = name, tail


def replace_element(parent: Element, child: Element, text: str) -> None:
    """Puts text in place of an element."""
    position = list(parent).index(child)
    text += child.tail or ""
    if position:
        previous = parent[position - 1]
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def lone_address(paragraph: Element) -> str:
    """The address that is all there is in a paragraph, bare or as a link that shows it; else an
    empty string."""
    if len(paragraph) > 1:
        return ""
    text = "".join(paragraph.itertext()).strip()
    if len(paragraph) == 0:
        is_address = text[:4].lower() == "http" and " " not in text and "\n" not in text
        return text if is_address else ""
    link = paragraph[0]
    address = link.get("href", "")
    if link.tag != "a" or len(link):
        return ""
    without_scheme = _WEB_SCHEME.sub("", address)
    if text in (address, without_scheme):
        return address
    return ""
