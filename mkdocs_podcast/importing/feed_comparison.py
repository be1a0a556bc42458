"""Two feeds of one show, field by field: what the old one says and the new one does not.

Fields are compared by what they mean to an app: a time in any zone, a duration in any spelling,
show notes by their words. The new feed may say more, and may have files on its own site that the
old one had elsewhere. Elements that no app reads are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from ..text import values
from ..text.code import without_scripts
from ..text.patterns import pattern
from .element_meaning import Meaning, meaning_of, says
from .feed_elements import DEAD, DEAD_IN_CHANNEL, is_dead
from .feed_parts import texts_of
from .feed_xml import read_document
from .imported import SourceError
from .item_matching import (
    child_text,
    enclosure_url,
    item_identity,
    item_name,
    match_items,
)

_TAG = pattern(r"<[^<>]{0,5000}>")
_WORD = pattern(r"\w+")
_NOTES = ("description", "content:encoded", "itunes:summary")
_COMPARED_APART = frozenset({*_NOTES, "item"})
# What another site is expected to say otherwise: where pages are, and where the feed is.
_ELSEWHERE = frozenset({"link", "atom:link", "image", "itunes:new-feed-url", "comments"})
# Where recordings are named that may be named otherwise.
_FURTHER = frozenset({"enclosure", "media:content"})
_AUTHORS = frozenset({"itunes:author", "dc:creator"})
# What an item says with the words of another element, where it says nothing else.
_REPEATS = {"itunes:title": "title"}


class Difference(NamedTuple):
    """A field that is not the same: `where` names the episode, "" the show. `new` is "" where the new
    feed does not have it."""

    where: str
    field: str
    old: str
    new: str


def compare_feeds(old: bytes, new: bytes) -> list[Difference]:
    """What the old feed says and the new one does not. Raises SourceError for what is no feed."""
    old_channel, new_channel = channel_of_feed(old), channel_of_feed(new)
    site = _own_site(new_channel)
    author = child_text(new_channel, "itunes:author")
    differences = [*_compare("", old_channel, new_channel, DEAD | DEAD_IN_CHANNEL, site)]
    for match in match_items(old_channel.findall("item"), new_channel.findall("item")):
        name = item_name(match.old)
        if match.new is None:
            differences.append(Difference(name, "item", item_identity(match.old), ""))
            continue
        for difference in _compare(name, match.old, match.new, DEAD, site):
            # An item often names the author of the show once more.
            if difference.field in _AUTHORS and difference.old == author:
                continue
            differences.append(difference)
    return differences


def channel_of_feed(data: bytes) -> Element:
    """Raises SourceError for what is no RSS."""
    channel = read_document(data).root.find("channel")
    if channel is None:
        raise SourceError("the feed is not RSS")
    return channel


def _own_site(channel: Element) -> str:
    """The beginning of the addresses of the site that the feed is on."""
    for link in channel.findall("atom:link"):
        if link.get("rel") == "self":
            scheme, host, *_ = urlsplit(link.get("href", ""))
            return f"{scheme}://{host}/"
    return ""


def _compare(
    where: str, old: Element, new: Element, dead: frozenset[str], site: str
) -> Iterator[Difference]:
    """What one element of the old feed says, the show's or an episode's, and the new one does not."""
    new_meanings: dict[str, list[Meaning]] = {}
    for child in _compared(new):
        new_meanings.setdefault(str(child.tag), []).append(meaning_of(child))
    for child in _compared(old):
        name = str(child.tag)
        meaning = meaning_of(child)
        if is_dead(name, dead | _ELSEWHERE) or meaning.is_empty:
            continue
        if _is_said(meaning, new_meanings, site) or _is_repeated(meaning, new):
            continue
        # Apps play the first enclosure, which has to be the same; others are alternatives.
        url = meaning.attributes.get("url")
        is_played = name == "enclosure" and url == enclosure_url(old)
        if name in _FURTHER and not is_played and url in _recordings(new_meanings):
            continue
        new_values = map(_shown, new.findall(name))
        yield Difference(where, name, _shown(child), next(new_values, ""))
    yield from _lost_words(where, old, new)


def _is_said(meaning: Meaning, new_meanings: Mapping[str, list[Meaning]], site: str) -> bool:
    """Whether an element of the new feed says it."""
    candidates = new_meanings.get(meaning.tag, [])
    return any(says(candidate, meaning, site) for candidate in candidates)


def _is_repeated(meaning: Meaning, new: Element) -> bool:
    """Whether an element only repeats another one, which the new feed has."""
    repeated = _REPEATS.get(meaning.tag)
    if not repeated or not meaning.text:
        return False
    return meaning.text == child_text(new, repeated)


def _recordings(meanings: Mapping[str, Iterable[Meaning]]) -> set[object]:
    """The addresses of an item's recordings."""
    urls = {meaning.attributes.get("url") for meaning in meanings.get("enclosure", ())}
    for alternate in meanings.get("podcast:alternateEnclosure", ()):
        urls |= {source.attributes.get("uri") for source in alternate.children}
    return urls


def _compared(parent: Element) -> Iterable[Element]:
    """The children that are compared one by one."""
    for child in parent:
        if isinstance(child.tag, str) and child.tag not in _COMPARED_APART:
            yield child


def _shown(element: Element) -> str:
    """What an element says, for a message: its text, and its attributes."""
    pieces = texts_of([element])
    for name, value in element.attrib.items():
        pieces.append(f"{name}={value}")
    return " ".join(pieces)[:200]


def _lost_words(where: str, old: Element, new: Element) -> Iterator[Difference]:
    """Show notes whose words are not in those of the new feed, nor in the addresses of its links:
    some hosts write these out in a description."""
    new_words = {*_words(new, _NOTES), *_words_in_tags(new)}
    for name in _NOTES:
        if name in DEAD:
            continue
        lost = [word for word in _words(old, (name,)) if word not in new_words]
        if lost:
            yield Difference(where, name, " ".join(lost)[:200], "")


def _words(parent: Element, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        html = values.unescape(child_text(parent, name))
        text = values.unescape(_TAG.sub(" ", without_scripts(html)))
        yield from _WORD.findall(text.casefold())


def _words_in_tags(parent: Element) -> Iterator[str]:
    for name in _NOTES:
        html = values.unescape(child_text(parent, name))
        for tag in _TAG.findall(html):
            address = values.unescape(tag)
            both = f"{address} {unquote(address)}"
            yield from _WORD.findall(both.casefold())
