"""Feeds of any kind → a channel with items, as RSS 2.0 has them: Atom, RSS 1.0, Media RSS, and what
old feeds leave out.

Elements that say the same under another name get the name that the reader of feeds knows; all
addresses are full ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement

from ..text.media_types import media_type
from .feed_parts import text_of
from .imported import SourceError
from .plain_values import address_of

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
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
# The attributes and the elements whose values are addresses.
_ADDRESS_ATTRIBUTES = {
    "enclosure": "url",
    "itunes:image": "href",
    "atom:link": "href",
    "media:content": "url",
    "media:thumbnail": "url",
    "podcast:chapters": "url",
    "podcast:transcript": "url",
}
_ADDRESS_TEXTS = frozenset({"link", "url", "itunes:new-feed-url"})
_PLAYED = ("audio/", "video/")


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
    base = url or _link_of(channel)
    _complete_addresses(channel, _joined(base, root.get(_BASE, "")))
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


def _link_of(channel: Element) -> str:
    return address_of((channel.findtext("link") or "").strip())


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
    icons = {"atom:logo": "", "atom:icon": ""}
    for child in feed:
        name = str(child.tag)
        if name in _FEED_TEXTS:
            _add(channel, _FEED_TEXTS[name], _text(child))
        elif name == "atom:link" and child.get("rel", "alternate") == "alternate":
            _add(channel, "link", child.get("href", ""))
        elif name in ("atom:logo", "atom:icon"):
            icons[name] = text_of(child)
        elif name == "atom:author":
            _add(channel, "itunes:author", _author(child))
        elif name == "atom:entry":
            channel.append(_entry(child))
        elif name not in _DEAD:
            channel.append(child)
    _add(channel, "itunes:image", href=icons["atom:logo"] or icons["atom:icon"])
    if feed.get(_LANGUAGE) and channel.find("language") is None:
        _add(channel, "language", feed.get(_LANGUAGE, ""))
    return channel


def _entry(entry: Element) -> Element:
    """The item of an entry of Atom."""
    item = Element("item")
    if entry.get(_BASE):
        item.set(_BASE, entry.get(_BASE, ""))
    for child in entry:
        name = str(child.tag)
        if name in _ENTRY_TEXTS:
            _add(item, _ENTRY_TEXTS[name], _text(child))
        elif name in _ENTRY_PARTS:
            _ENTRY_PARTS[name](item, child)
        elif name not in _DEAD:
            item.append(child)
    date = entry.findtext("atom:published") or entry.findtext("atom:updated") or ""
    if date:
        _add(item, "pubDate", date.strip())
    return item


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


_ENTRY_PARTS: Mapping[str, Callable[[Element, Element], None]] = {
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
        return "".join(_html(child) for child in construct)
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
    inside = escape(element.text or "", quote=False)
    for child in element:
        inside += _html(child)
        inside += escape(child.tail or "", quote=False)
    return f"<{name}{attributes}>{inside}</{name}>"


def _author(person: Element) -> str:
    return (person.findtext("atom:name") or person.findtext("atom:email") or "").strip()


def _complete_addresses(element: Element, base: str) -> None:
    """Every address below an element that is relative becomes a full one, as `xml:base` says."""
    waiting = [(element, base)]
    while waiting:
        current, base = waiting.pop()
        base = _joined(base, current.get(_BASE, ""))
        name = str(current.tag)
        attribute = _ADDRESS_ATTRIBUTES.get(name, "")
        address = current.get(attribute, "")
        text = current.text or ""
        if address:
            current.set(attribute, _joined(base, address))
        elif name in _ADDRESS_TEXTS and text.strip():
            current.text = _joined(base, text)
        waiting += [(child, base) for child in current]


def _joined(base: str, address: str) -> str:
    address = address.strip()
    if not address or not base:
        return address or base
    try:
        return urljoin(base, address)
    except ValueError:
        return address


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
    known = {""}
    for enclosure in item.findall("enclosure"):
        known.add(enclosure.get("url", ""))
    for image in item.findall("itunes:image"):
        known.add(image.get("href", ""))
    for parent, media in list(_media(item)):
        url = media.get("url", "")
        if url not in known and not _add_as_rss(item, media):
            continue
        known.add(url)
        if not len(media):
            parent.remove(media)
    for group in item.findall("media:group"):
        if not len(group):
            item.remove(group)


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
