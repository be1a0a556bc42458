"""The children of one element of a feed, each taken once: what nobody takes is not lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from ..model.feed_rows import Element as TagForm
from ..model.feed_rows import FeedTag, Form
from ..text.patterns import pattern
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES, attributes, escaped, well_formed

_SCRIPT = pattern(r"(?i)\s*(?:javascript|data|vbscript):")
_NUMBER = pattern(r"0|[1-9][0-9]{0,8}")
_KNOWN_PREFIXES = frozenset({**NAMESPACES, **MORE_NAMESPACES})


class Parts:
    """What is in an element. Taking an element by its name makes it known."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._rest = [child for child in element if isinstance(child.tag, str)]

    def take(self, *names: str) -> list[Element]:
        """The elements of these names, in the document's order."""
        elements = []
        remaining = []
        for child in self._rest:
            if child.tag in names:
                elements.append(child)
            else:
                remaining.append(child)
        self._rest = remaining
        return elements

    def put_back(self, elements: Iterable[Element]) -> None:
        """Makes elements that were taken a part of the rest again."""
        self._rest += elements

    def text(self, *names: str) -> str:
        """The text of the first name that has one; the elements of all of them are taken."""
        texts: list[str] = []
        for name in names:
            texts += texts_of(self.take(name))
        return next(iter(texts), "")

    def peek(self, name: str) -> list[Element]:
        """The elements of a name, which stay to be taken."""
        return [child for child in self._rest if child.tag == name]

    def drop(self, element: Element) -> None:
        """Take this very element."""
        self._rest = [child for child in self._rest if child is not element]

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


def texts_of(elements: Iterable[Element]) -> list[str]:
    """The texts of those that have one."""
    return list(filter(None, map(text_of, elements)))


def own_text(element: Element) -> str:
    """The text of an element up to the first one inside."""
    return element.text or ""


def text_after(element: Element) -> str:
    """The text from the end of an element to the next one."""
    return element.tail or ""


def attributes_of(element: Element) -> dict[str, str]:
    """The attributes that have a value."""
    attributes = {}
    for name, value in element.attrib.items():
        text = value.strip()
        if text:
            attributes[name] = text
    return attributes


def tag_values(parts: Parts, tag: FeedTag) -> list[object]:
    """What an author would write for a row of the table of feed tags: the same rows write the feed.

    A mapping for an element with attributes, else its text. An element that says more than the row
    can hold is left, to be kept as it is.
    """
    form = tag.form
    if form in (Form.TEXT, Form.YES):
        return list(texts_of(parts.take(tag.xml)))
    if not isinstance(form, TagForm):
        return []
    entries: list[object] = []
    for element in parts.peek(form.around or tag.xml):
        written = _written_children(form, element)
        if all(_can_be_read(tag, form, child) for child in written):
            parts.drop(element)
            entries += [form_entry(form, child) for child in written]
    return entries


def _written_children(form: TagForm, element: Element) -> list[Element]:
    """The elements that a row writes: those inside the element around them, else the one itself."""
    if form.around:
        return list(filter(says_anything, element))
    return list(filter(says_anything, [element]))


def _can_be_read(tag: FeedTag, form: TagForm, element: Element) -> bool:
    """Whether front matter can say what the element says: else it stays as it is, unless it holds
    a script, for which it is refused with the reason."""
    if element.tag != tag.xml:
        return False
    if not can_hold(form, element):
        return False
    if any(map(_SCRIPT.match, element.attrib.values())):
        return True
    try:
        return bool(tag.read(form_entry(form, element)))
    except ValueError:
        return False


def can_hold(form: TagForm, element: Element) -> bool:
    """Whether a form has a part for everything that the element says."""
    if not form.text and own_text(element).strip():
        return False
    if not attributes_of(element).keys() <= form.attributes.keys():
        return False
    forms = {inside.xml: inside.form for inside in form.inside}
    for child in element:
        if child.tag not in forms:
            return False
        if not can_hold(forms[child.tag], child):
            return False
    return True


def says_anything(element: Element) -> bool:
    """Whether an element has a text, a child, or an attribute with a value."""
    if len(element):
        return True
    return bool(text_of(element) or attributes_of(element))


def form_entry(form: TagForm, element: Element) -> dict[str, object]:
    """What an author would write for an element of this form."""
    entry: dict[str, object] = {}
    text = text_of(element)
    if form.text and text:
        entry[form.text] = text
    given = attributes_of(element)
    for attribute, part in form.attributes.items():
        if attribute in given:
            entry[part] = _number_or_text(given[attribute])
    for inside in form.inside:
        children = filter(says_anything, element.findall(inside.xml))
        inner = [form_entry(inside.form, child) for child in children]
        if inner:
            entry[inside.part] = inner
    return entry


def _number_or_text(text: str) -> int | str:
    """A value as YAML reads it: `007` is a text."""
    if _NUMBER.fullmatch(text):
        return int(text)
    return text


def as_xml(element: Element, plain_names: Collection[str] = ()) -> str:
    """An element as it may be put into another feed; "" where its namespace is not known.

    Of RSS' own elements, those of `plain_names` may.
    """
    if ":" not in element.tag and element.tag not in plain_names:
        return ""
    for child in element.iter():
        prefix, colon, _ = str(child.tag).partition(":")
        if colon and prefix not in _KNOWN_PREFIXES:
            return ""
    try:
        return well_formed(_written(element))
    except (ValueError, RecursionError):
        return ""


def _written(element: Element) -> str:
    """An element whose names have prefixes already."""
    pieces = [escaped(own_text(element))]
    for child in element:
        pieces.append(_written(child))
        pieces.append(escaped(text_after(child)))
    inside = "".join(pieces)
    start = f"<{element.tag}{attributes(element.attrib)}"
    if not inside.strip():
        return f"{start}/>"
    return f"{start}>{inside}</{element.tag}>"
