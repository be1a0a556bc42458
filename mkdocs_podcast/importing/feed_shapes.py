"""Feeds of any kind → a channel with items, as RSS 2.0 has them: Atom, RSS 1.0, Media RSS, and what
old feeds leave out.

Elements that say the same under another name get the name that the reader of feeds knows; all
addresses are full ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement

from ..text.media_types import media_type
from .feed_addresses import XML_BASE, complete_addresses
from .feed_parts import own_text, text_after, text_of
from .imported import SourceError
from .plain_values import address_of, joined_address

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Atom's elements whose text is that of an element of RSS.
_FEED_TEXTS = {
    "atom:title": "title",
    "atom:subtitle": "description",
    "atom:rights": "copyright",
    "atom:updated": "lastBuildDate",
    "atom:generator": "generator",
}
_DEAD = frozenset(
    {"atom:id", "atom:category", "atom:contributor", "atom:published", "atom:updated"}
    | {"atom:source"}
)
_ENTRY_TEXTS = {
    "atom:title": "title",
    "atom:id": "guid",
    "atom:rights": "copyright",
    "atom:summary": "description",
}
_PLAYED = ("audio/", "video/")
_ICONS = ("atom:logo", "atom:icon")
_AddPart = Callable[[Element, Element], None]


def channel_of(root: Element, url: str = "") -> Element:
    """The channel of a feed that was at the address `url`, with all its items. Raises SourceError."""
    new_location = root.findtext("redirect/newLocation", "").strip()
    if new_location:
        raise SourceError(f"the feed has moved: import {new_location[:300]}")
    channel = root.find("channel")
    if root.tag == "atom:feed":
        channel = _of_atom(root)
    if channel is None:
        raise SourceError("the feed has no channel: give the address of a podcast's RSS feed")
    if channel is not root:
        channel.extend(root.findall("item"))
    base = url or address_of(_first_text(channel, "link"))
    complete_addresses(channel, joined_address(base, root.get(XML_BASE, "").strip()))
    _add_payment(channel)
    for item in channel.iter("item"):
        _add_media(item)
    return channel


def next_page(channel: Element) -> str:
    """The address of the page with the episodes before these (RFC 5005), or ""."""
    for link in channel.findall("atom:link"):
        if link.get("rel", "").strip().casefold() == "next":
            return address_of(link.get("href"))
    return ""


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, name)
    for key, value in attributes.items():
        if value:
            element.set(key, value)
    element.text = text
    return element


def _of_atom(feed: Element) -> Element:
    """The channel of a feed of Atom, with an item for each entry."""
    channel = Element("channel")
    _translate(feed, channel, _FEED_TEXTS, _FEED_PARTS)
    _add(channel, "itunes:image", href=_first_text(feed, *_ICONS))
    language = feed.get(_LANGUAGE, "")
    if language and channel.find("language") is None:
        _add(channel, "language", language)
    return channel


def _add_entry(channel: Element, entry: Element) -> None:
    """Adds the item of an entry of Atom."""
    item = SubElement(channel, "item")
    base = entry.get(XML_BASE, "")
    if base:
        item.set(XML_BASE, base)
    _translate(entry, item, _ENTRY_TEXTS, _ENTRY_PARTS)
    date = _first_text(entry, "atom:published", "atom:updated")
    if date:
        _add(item, "pubDate", date)


def _translate(
    source: Element, target: Element, texts: Mapping[str, str], parts: Mapping[str, _AddPart]
) -> None:
    """Adds what is in an element of Atom to one of RSS; what RSS has no other name for, as it is."""
    for child in source:
        name = str(child.tag)
        if name in texts:
            _add(target, texts[name], _text(child))
        elif name in parts:
            parts[name](target, child)
        elif name not in _DEAD:
            target.append(child)


def _first_text(element: Element, *names: str) -> str:
    """The text of the first element inside that has one, by its name."""
    for name in names:
        text = element.findtext(name, "").strip()
        if text:
            return text
    return ""


def _add_feed_link(channel: Element, link: Element) -> None:
    if link.get("rel", "alternate") == "alternate":
        _add(channel, "link", link.get("href", ""))
    else:
        channel.append(link)


def _add_nothing(target: Element, child: Element) -> None:
    """What is added in another place."""


def _add_link(item: Element, link: Element) -> None:
    rel = link.get("rel", "alternate")
    if rel == "alternate":
        if item.find("link") is None:
            _add(item, "link", link.get("href", ""))
    elif rel == "enclosure":
        kind, length = link.get("type", ""), link.get("length", "")
        _add(item, "enclosure", url=link.get("href", ""), type=kind, length=length)
    elif rel not in ("self", "edit"):
        item.append(link)


def _add_content(item: Element, content: Element) -> None:
    """The text of an entry; what is in another file is a recording where it says that it is."""
    source, kind = content.get("src", ""), content.get("type", "")
    if not source:
        _add(item, "content:encoded", _text(content))
    elif kind.startswith(_PLAYED):
        _add(item, "enclosure", url=source, type=kind)


def _add_category(item: Element, category: Element) -> None:
    _add(item, "category", category.get("label") or category.get("term") or "")


def _add_author(item: Element, author: Element) -> None:
    _add(item, "itunes:author", _author(author))


def _add_contributor(item: Element, contributor: Element) -> None:
    _add(item, "podcast:person", _author(contributor), role="contributor")


_FEED_PARTS: Mapping[str, _AddPart] = {
    "atom:link": _add_feed_link,
    "atom:author": _add_author,
    "atom:entry": _add_entry,
    **dict.fromkeys(_ICONS, _add_nothing),
}
_ENTRY_PARTS: Mapping[str, _AddPart] = {
    "atom:link": _add_link,
    "atom:content": _add_content,
    "atom:category": _add_category,
    "atom:author": _add_author,
    "atom:contributor": _add_contributor,
}


def _text(construct: Element) -> str:
    """What a text of Atom says, as HTML (RFC 4287, 3.1)."""
    kind = construct.get("type", "text")
    if kind == "xhtml":
        return "".join(map(_html, construct))
    text = text_of(construct)
    if kind in ("html", "text/html"):
        return text
    return escape(text, quote=False)


def _html(element: Element) -> str:
    """XHTML without its namespaces."""
    name = str(element.tag).rpartition("}")[2]
    attributes = ""
    for key, value in element.attrib.items():
        if not key.startswith("{"):
            attributes += f' {key}="{escape(value)}"'
    inside = escape(own_text(element), quote=False)
    for child in element:
        inside += _html(child)
        inside += escape(text_after(child), quote=False)
    return f"<{name}{attributes}>{inside}</{name}>"


def _author(person: Element) -> str:
    return _first_text(person, "atom:name", "atom:email")


def _add_payment(channel: Element) -> None:
    """`atom:link rel="payment"` asks for support, as `podcast:funding` does."""
    for link in channel.findall("atom:link"):
        if link.get("rel") != "payment":
            continue
        channel.remove(link)
        if channel.find("podcast:funding") is None:
            title = link.get("title", "")
            url = link.get("href", "")
            _add(channel, "podcast:funding", title, url=url)


def _add_media(item: Element) -> None:
    """Recordings and pictures of Media RSS, where RSS itself does not name them."""
    addresses_taken = {
        "",
        *_values_of(item, "enclosure", "url"),
        *_values_of(item, "itunes:image", "href"),
    }
    for parent, media in list(_media(item)):
        url = media.get("url", "")
        if url not in addresses_taken and not _add_as_rss(item, media):
            continue
        addresses_taken.add(url)
        if not len(media):
            parent.remove(media)
    for group in item.findall("media:group"):
        if not len(group):
            item.remove(group)


def _values_of(item: Element, name: str, attribute: str) -> list[str]:
    """What the elements of a name have in an attribute."""
    return [element.get(attribute, "") for element in item.findall(name)]


def _add_as_rss(item: Element, media: Element) -> bool:
    """Adds the element of RSS that says the same as one of Media RSS; False where none does."""
    url = media.get("url", "")
    kind = media.get("type", "")
    usual_kind = kind or media_type(url) or media.get("medium", "") + "/"
    if media.tag == "media:thumbnail" or usual_kind.startswith("image/"):
        if item.find("itunes:image") is not None:
            return False
        _add(item, "itunes:image", href=url)
        return True
    if not usual_kind.startswith(_PLAYED):
        return False
    length = media.get("fileSize", "")
    _add(item, "enclosure", url=url, type=kind, length=length)
    return True


def _media(item: Element) -> Iterator[tuple[Element, Element]]:
    """Each recording and picture of Media RSS in an item, with the element that it is in."""
    for parent in (item, *item.findall("media:group")):
        for child in list(parent):
            if child.tag in ("media:content", "media:thumbnail"):
                yield parent, child
