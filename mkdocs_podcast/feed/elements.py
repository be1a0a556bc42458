"""Values → the elements of a feed, by the rows of the table of tags (model/feed_tags.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from email.utils import format_datetime
from typing import Any

from ..model.feed_rows import Element, FeedTag, Form
from ..model.feed_tags import CHANNEL_TAGS, FEED_TAGS, ITEM_TAGS, NO_EXTRAS, FeedExtras
from ..text.xml_text import attributes as xml_attributes
from ..text.xml_text import element


def channel_elements(extras: FeedExtras) -> dict[str, str]:
    """The XML of every tag that the channel has, by the tag's name, in the order of the table."""
    return _elements(CHANNEL_TAGS, extras)


def item_elements(extras: FeedExtras) -> Iterable[str]:
    """The XML of every tag that the item has, in the order of the table."""
    if extras is NO_EXTRAS:
        return ()
    return _elements(ITEM_TAGS, extras).values()


def _elements(tags: Iterable[FeedTag], extras: FeedExtras) -> dict[str, str]:
    elements = {}
    for tag in tags:
        if tag.form is Form.SEPARATE:
            continue
        value = getattr(extras, tag.name)
        if value:
            elements[tag.name] = write_tag(tag, value)
    return elements


def addresses_of(extras: FeedExtras) -> Iterator[str]:
    """The addresses of the web in tags, in the order of the table; "" where a value has none."""
    if extras is NO_EXTRAS:
        return
    for tag in FEED_TAGS:
        value = getattr(extras, tag.name)
        if not value or not isinstance(tag.form, Element) or not tag.form.address:
            continue
        for part in _values(tag, value):
            yield str(_part(part, tag.form.address))


def _values(tag: FeedTag, value: object) -> tuple[Any, ...]:
    """The values that are a tag each."""
    if not tag.is_repeated:
        return (value,)
    assert isinstance(value, tuple)
    return value


def write_tag(tag: FeedTag, value: object) -> str:
    """The elements, a line each, of a value that is not empty."""
    if tag.form is Form.YES:
        return f"<{tag.xml}>Yes</{tag.xml}>"
    if tag.form is Form.TEXT:
        return element(tag.xml, str(value))
    values = _values(tag, value)
    if not isinstance(tag.form, Element):
        return "\n".join(values)
    elements = [write_element(tag.xml, tag.form, part) for part in values]
    if not tag.form.around:
        return "\n".join(elements)
    return f"<{tag.form.around}>{''.join(elements)}</{tag.form.around}>"


def write_element(name: str, form: Element, value: object) -> str:
    """One element, whose attributes and text are parts of the value."""
    attributes = {}
    for attribute, part in form.attributes.items():
        attributes[attribute] = _part(value, part, mail_times=form.mail_times)
    text = ""
    if form.text:
        text = str(_part(value, form.text))
    inside = "".join(_elements_inside(form, value))
    if inside:
        return f"<{name}{xml_attributes(attributes)}>{inside}</{name}>"
    return element(name, text, **attributes)


def _elements_inside(form: Element, value: object) -> Iterator[str]:
    for inside in form.inside:
        inner = getattr(value, inside.part)
        # A named tuple is one value.
        if inner is None or hasattr(inner, "_fields"):
            inner = (inner,) if inner else ()
        for inner_value in inner:
            yield write_element(inside.xml, inside.form, inner_value)


def _part(value: object, name: str, *, mail_times: bool = False) -> object:
    """A part of a value as an attribute has it; "" and None are not written."""
    part = value[name] if isinstance(value, dict) else getattr(value, name)
    if part is True:
        return "true"
    if part is False:
        return ""
    if isinstance(part, float):
        # Seconds, to the thousandth: `73`, `73.25`.
        return f"{part:.3f}".rstrip("0").rstrip(".")
    if isinstance(part, dt.datetime):
        if mail_times:
            return format_datetime(part)
        return part.isoformat()
    return part
