"""The children of one element of a feed, each taken once: what nobody takes is not lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from ..model.feed_rows import Element as TagForm
from ..model.feed_rows import FeedTag, Form
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES, attributes, escaped, well_formed

_KNOWN_PREFIXES = frozenset({**NAMESPACES, **MORE_NAMESPACES})


class Parts:
    """What is in an element. Taking an element by its name makes it known."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._rest = [child for child in element if isinstance(child.tag, str)]

    def take(self, *names: str) -> list[Element]:
        """The elements of these names, in the document's order."""
        found = [child for child in self._rest if child.tag in names]
        self._rest = [child for child in self._rest if child.tag not in names]
        return found

    def put_back(self, elements: Iterable[Element]) -> None:
        """Makes elements that were taken a part of the rest again."""
        self._rest += elements

    def text(self, *names: str) -> str:
        """The text of the first name that has one; the elements of all of them are taken."""
        texts = [text for name in names for text in map(text_of, self.take(name)) if text]
        return texts[0] if texts else ""

    def peek(self, name: str) -> list[Element]:
        """The elements of a name, which stay to be taken."""
        return [child for child in self._rest if child.tag == name]

    def attribute(self, name: str, attribute: str) -> str:
        """An attribute of the first element of a name that has it."""
        values = [element.get(attribute, "").strip() for element in self.take(name)]
        return next(filter(None, values), "")

    def rest(self) -> Iterator[Element]:
        """What has not been taken."""
        yield from self._rest
        self._rest = []


def text_of(element: Element) -> str:
    return "".join(element.itertext()).strip()


def tag_values(parts: Parts, tag: FeedTag) -> list[object]:
    """What an author would write for a row of the table of feed tags: the same rows write the feed.

    A mapping for an element with attributes, else its text.
    """
    if isinstance(tag.form, TagForm):
        if tag.form.around:
            inside = [child for outer in parts.take(tag.form.around) for child in outer]
            elements = [child for child in inside if child.tag == tag.xml]
        else:
            elements = parts.take(tag.xml)
        return [_entry(element, tag.form) for element in elements]
    if tag.form in (Form.TEXT, Form.YES):
        return [text for text in map(text_of, parts.take(tag.xml)) if text]
    return []


def _entry(element: Element, form: TagForm) -> dict[str, object]:
    entry: dict[str, object] = {}
    if form.text and text_of(element):
        entry[form.text] = text_of(element)
    for attribute, part in form.attributes.items():
        value = element.get(attribute, "").strip()
        if value:
            entry[part] = int(value) if value.isdecimal() and len(value) < 10 else value
    return entry


def as_xml(element: Element, plain_names: Collection[str] = ()) -> str:
    """An element as it may be put into another feed; "" where its namespace is not known.

    Of RSS' own elements, those of `plain_names` may.
    """
    used = {str(child.tag).partition(":")[0] for child in element.iter() if ":" in str(child.tag)}
    is_plain = ":" not in element.tag
    if (is_plain and element.tag not in plain_names) or not used <= _KNOWN_PREFIXES:
        return ""
    try:
        return well_formed(_written(element))
    except (ValueError, RecursionError):
        return ""


def _written(element: Element) -> str:
    """An element whose names have prefixes already."""
    children = "".join(_written(child) + escaped(child.tail or "") for child in element)
    inside = escaped(element.text or "") + children
    start = f"<{element.tag}{attributes(element.attrib)}"
    return f"{start}>{inside}</{element.tag}>" if inside.strip() else f"{start}/>"
