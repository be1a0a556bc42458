"""What can be read of a feed that is not well-formed and cannot be put right: feedparser
reads what it can, and loses what it does not know."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement

SALVAGED = (
    "only what feedparser reads of it is taken (titles, dates, links, GUIDs, recordings, notes, "
    "pictures, tags, and Apple's numbers and durations; no people, chapters or transcripts)"
)
_LONGEST = 20_000_000
# feedparser's names → the elements of the feed that is made of them.
_CHANNEL = {
    "title": "title",
    "link": "link",
    "description": "description",
    "language": "language",
    "author": "itunes:author",
    "rights": "copyright",
}
_ITEM = {
    "title": "title",
    "link": "link",
    "id": "guid",
    "published": "pubDate",
    "summary": "description",
    "author": "itunes:author",
    "itunes_duration": "itunes:duration",
    "itunes_episode": "itunes:episode",
    "itunes_season": "itunes:season",
    "itunes_episodetype": "itunes:episodeType",
}


def salvaged_feed(text: str) -> Element | None:
    """The root of a feed with what could be read; None where that is nothing."""
    if len(text) > _LONGEST:
        return None
    from feedparser import parse  # type: ignore[import-untyped]

    try:
        # An address or a path would be opened, hence bytes in memory.
        feed = parse(BytesIO(text.encode("utf-8", "replace")))
    except Exception:  # It is given what no reader is made for.
        return None
    if not feed.get("entries"):
        return None
    root = Element("rss")
    channel = SubElement(root, "channel")
    _add_texts(channel, feed["feed"], _CHANNEL)
    _add_image(channel, feed["feed"])
    for entry in feed["entries"]:
        _add_item(channel, entry)
    return root


def _add_texts(parent: Element, values: Any, names: dict[str, str]) -> None:
    for name, tag in names.items():
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            SubElement(parent, tag).text = value.strip()


def _add_image(parent: Element, values: Any) -> None:
    address = (values.get("image") or {}).get("href")
    if address:
        SubElement(parent, "itunes:image", href=str(address))


def _add_item(channel: Element, entry: Any) -> None:
    item = SubElement(channel, "item")
    _add_texts(item, entry, _ITEM)
    _add_image(item, entry)
    for enclosure in entry.get("enclosures", []):
        names = {"url": "href", "length": "length", "type": "type"}
        attributes = {name: str(enclosure.get(source, "")) for name, source in names.items()}
        SubElement(item, "enclosure", attributes)
    for content in entry.get("content", []):
        SubElement(item, "content:encoded").text = str(content.get("value", ""))
    for tag in entry.get("tags", []):
        SubElement(item, "category").text = str(tag.get("term", ""))
