"""Two feeds of one show, field by field: what the old one says and the new one does not.

Fields are compared by what they mean to an app: a time in any zone, a duration in any spelling,
show notes by their words. Elements that no app reads are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..text import clock_times, dates, values
from ..text.patterns import pattern
from .feed_elements import DEAD, DEAD_IN_CHANNEL, is_dead
from .feed_parts import text_of
from .feed_xml import read_document
from .imported import SourceError

_TAG = pattern(r"<[^<>]{0,5000}>")
_NOTES = ("description", "content:encoded", "itunes:summary")
# What another site is expected to say otherwise: where pages are, and where the feed is.
_ELSEWHERE = frozenset({"link", "atom:link", "image", "itunes:new-feed-url", "comments"})
_DECIMAL = pattern(r"\d{1,20}\.\d{1,20}")
# What an attribute means where it is not given.
_DEFAULTS = {"podcast:person": {"role": "host", "group": "cast"}}
_WORD = pattern(r"\w+")


class Difference(NamedTuple):
    """A field that is not the same: `where` names the episode, "" the show. `new` is "" where the new
    feed does not have it."""

    where: str
    field: str
    old: str
    new: str


def compare_feeds(old: bytes, new: bytes) -> list[Difference]:
    """What the old feed says and the new one does not. Raises SourceError for what is no feed."""
    old_channel, new_channel = _channel(old), _channel(new)
    differences = [*_compare("", old_channel, new_channel, DEAD | DEAD_IN_CHANNEL)]
    new_items = {_identity(item): item for item in new_channel.findall("item")}
    for item in old_channel.findall("item"):
        name = text_of_child(item, "title") or _identity(item)
        match = new_items.get(_identity(item))
        if match is None:
            differences.append(Difference(name, "item", _identity(item), ""))
        else:
            differences += _compare(name, item, match, DEAD)
    return differences


def _channel(data: bytes) -> Element:
    channel = read_document(data).root.find("channel")
    if channel is None:
        raise SourceError("the feed is not RSS")
    return channel


def text_of_child(parent: Element, name: str) -> str:
    child = parent.find(name)
    return "" if child is None else text_of(child)


def _identity(item: Element) -> str:
    """The GUID or, without one, the recording: apps know an episode by it."""
    enclosure = item.find("enclosure")
    address = "" if enclosure is None else enclosure.get("url", "")
    return text_of_child(item, "guid") or address


def _compare(where: str, old: Element, new: Element, dead: frozenset[str]) -> Iterator[Difference]:
    new_facts = dict(_facts(new))
    new_words = {fact.words for fact in new_facts.values()}
    for key, fact in _facts(old):
        name = key[0]
        if is_dead(name, dead) or name in _ELSEWHERE or name == "item":
            continue
        other = new_facts.get(key)
        if other is None and fact.words in new_words:
            continue
        if other is None or other.meaning != fact.meaning:
            yield Difference(where, name, fact.shown, other.shown if other else "")
    yield from _lost_words(where, old, new)


class _Fact(NamedTuple):
    """One element: what it means, in words, and as it is shown."""

    meaning: object
    words: tuple[str, str]
    shown: str


def _facts(parent: Element) -> Iterator[tuple[tuple[str, str], _Fact]]:
    """The facts of an element's children, by name and, where one name comes often, content."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _NOTES or child.tag == "item":
            continue
        meaning = _meaning(child)
        is_single = child.tag in _MEANINGS
        yield (
            (child.tag, "" if is_single else repr(meaning)),
            _Fact(meaning, (child.tag, repr(meaning)), _shown(child)),
        )


def _seconds(text: str) -> object:
    return clock_times.duration(text) or text


def _time(text: str) -> object:
    try:
        return dates.date(text) or text
    except ValueError:
        return text


def _plain(text: str) -> object:
    return values.text(text) or ""


# Elements that come once, whose text means the same in several spellings.
_MEANINGS: Mapping[str, Callable[[str], object]] = {
    "title": _plain,
    "pubDate": _time,
    "itunes:duration": _seconds,
    "itunes:explicit": values.yes_or_no,
    "itunes:author": _plain,
    "itunes:episode": values.number,
    "itunes:season": values.season,
    "itunes:episodeType": str.casefold,
    "itunes:type": str.casefold,
    "language": str.casefold,
    "guid": str.strip,
    "podcast:guid": str.strip,
}


def _meaning(element: Element) -> object:
    read = _MEANINGS.get(str(element.tag))
    if read:
        return read(text_of(element))
    return _tree(element)


def _tree(element: Element) -> object:
    """The element with all that is in it, without spaces that mean nothing."""
    attributes = dict(_DEFAULTS.get(str(element.tag), {}))
    for name, value in element.attrib.items():
        if value.strip():
            attributes[name] = _attribute(value.strip())
    attributes.pop("isPermaLink", None)
    children = sorted(repr(_tree(child)) for child in element)
    text = " ".join((element.text or "").split())
    return (str(element.tag), tuple(sorted(attributes.items())), text, tuple(children))


def _attribute(value: str) -> str:
    """A value without what means nothing in it: the case of a word, zeros after a point."""
    if _DECIMAL.fullmatch(value):
        return value.rstrip("0").rstrip(".")
    return value.casefold() if value.isalpha() else value


def _shown(element: Element) -> str:
    attributes = " ".join(f"{name}={value}" for name, value in element.attrib.items())
    return " ".join(filter(None, (text_of(element), attributes)))[:200]


def _lost_words(where: str, old: Element, new: Element) -> Iterator[Difference]:
    """Show notes whose words are not in those of the new feed."""
    said = set(_words(new))
    for name in _NOTES:
        lost = [word for word in _words(old, (name,)) if word not in said]
        if lost and name not in DEAD:
            yield Difference(where, name, " ".join(lost)[:200], "")


def _words(parent: Element, names: tuple[str, ...] = _NOTES) -> Iterator[str]:
    for name in names:
        text = values.unescape(_TAG.sub(" ", values.unescape(text_of_child(parent, name))))
        yield from (word.casefold() for word in _WORD.findall(text))
