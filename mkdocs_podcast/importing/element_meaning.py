"""An element of a feed by what it means to an app, whatever its spelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..text import clock_times, dates, values
from ..text.patterns import pattern
from .feed_parts import attributes_of, own_text
from .plain_values import full_address, line_of

_DECIMAL = pattern(r"\d{1,20}\.\d{1,20}")

# What an attribute means where it is not given.
_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "podcast:person": {"role": "host", "group": "cast"},
    "podcast:valueRecipient": {"fee": "false"},
}
# Elements that say nothing without their text.
_NAMES = frozenset({"podcast:person"})
# Attributes that had another name once.
_RENAMED = {("podcast:locked", "email"): "owner"}
# Values that mean the same, by the element and the attribute.
_SAME = {
    ("podcast:transcript", "type", "application/srt"): "application/x-subrip",
    ("podcast:chapters", "type", "application/json"): "application/json+chapters",
}
# Attributes whose values are words, in any case.
_WORDS = frozenset({"role", "group", "rel", "type", "medium", "protocol", "language", "lang"})
_TIMES = frozenset({"pubdate", "dtstart"})


class Meaning(NamedTuple):
    """What an element says: nothing in it is spelt in a way of its own."""

    tag: str
    attributes: Mapping[str, object]
    text: object
    children: tuple[Meaning, ...] = ()

    @property
    def is_empty(self) -> bool:
        if self.tag in _NAMES:
            return not self.text
        return not any((self.attributes, self.text, self.children))


def meaning_of(element: Element) -> Meaning:
    """What an element says. Attributes and elements inside that are empty say nothing."""
    tag = str(element.tag)
    attributes: dict[str, object] = {}
    for name, value in attributes_of(element).items():
        if name != "isPermaLink":
            name = _RENAMED.get((tag, name), name)
            attributes[name] = _value(tag, name, value)
    children = []
    for child in element:
        if isinstance(child.tag, str):
            meaning = meaning_of(child)
            if not meaning.is_empty:
                children.append(meaning)
    text = " ".join(own_text(element).split())
    if tag == "itunes:image" and text:
        attributes.setdefault("href", full_address(text))
        text = ""
    read = _TEXTS.get(tag, str)
    return Meaning(tag, attributes, read(text), tuple(children))


def says(new: Meaning, old: Meaning, site: str) -> bool:
    """Whether an element says everything that another one does. What the other one has elsewhere may
    be at the `site` instead."""
    if new.tag != old.tag:
        return False
    if not _is_same_text(new, old):
        return False
    new_attributes = {**_DEFAULTS.get(new.tag, {}), **new.attributes}
    for name, value in old.attributes.items():
        new_value = new_attributes.get(name)
        if new_value != value and not _has_moved(str(value), str(new_value), site):
            return False
    return all(_says_inside(new, child, site) for child in old.children)


def _says_inside(new: Meaning, old_child: Meaning, site: str) -> bool:
    """Whether an element inside says everything that another one does."""
    return any(says(child, old_child, site) for child in new.children)


def _has_moved(old: str, new: str, site: str) -> bool:
    """Whether the old value is an address, and the new one an address on the site."""
    if not site or "://" not in old:
        return False
    return new.startswith(site)


def _is_same_text(new: Meaning, old: Meaning) -> bool:
    if isinstance(new.text, dt.datetime) and isinstance(old.text, dt.datetime):
        # Episodes of one second are a second apart in feeds that are built.
        return abs(new.text - old.text) < dt.timedelta(minutes=1)
    return new.text == old.text


def _value(tag: str, name: str, value: str) -> object:
    if tag == "psc:chapter" and name == "start":
        return clock_times.moment(value)
    if name in _TIMES:
        return _time(value)
    if name in _WORDS:
        value = value.casefold()
        return _SAME.get((tag, name, value), value)
    if _DECIMAL.fullmatch(value):
        return value.rstrip("0").rstrip(".")
    if value.casefold() in ("true", "false", "yes", "no"):
        return value.casefold()
    return full_address(value)


def _time(text: str) -> object:
    return _read_or_text(dates.date, text)


def _plain(text: str) -> object:
    return line_of(text)


def _seconds(text: str) -> object:
    return _read_or_text(clock_times.duration, text)


def _read_or_text(read: Callable[[str], object], text: str) -> object:
    """What a text says; the text itself where that cannot be read."""
    try:
        return read(text) or text
    except ValueError:
        return text


# Texts that mean the same in several spellings.
_TEXTS: Mapping[str, Callable[[str], object]] = {
    "title": _plain,
    "category": _plain,
    "pubDate": _time,
    "itunes:title": _plain,
    "itunes:author": _plain,
    "itunes:name": _plain,
    "itunes:duration": _seconds,
    "itunes:explicit": values.yes_or_no,
    "itunes:block": str.casefold,
    "itunes:complete": str.casefold,
    "itunes:episode": values.number,
    "podcast:episode": values.number,
    "itunes:season": values.season,
    "podcast:season": values.season,
    "itunes:episodeType": str.casefold,
    "itunes:type": str.casefold,
    "language": str.casefold,
    "podcast:guid": str.casefold,
    "podcast:locked": str.casefold,
}
