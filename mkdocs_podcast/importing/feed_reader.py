"""A podcast's feed → an imported show: every element becomes an option, a key, or the show's own
XML; what is none of these is named in `left_out`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from ..model.categories import read_categories, why_unknown
from ..model.feed_tags import CHANNEL_TAGS
from ..text import addresses, values
from .feed_elements import DEAD_IN_CHANNEL, person_entry, raw_elements, read_tag, without_empty
from .feed_items import distinct_episodes, read_item
from .feed_parts import Parts
from .feed_shapes import channel_of
from .feed_xml import Document
from .imported import ImportedShow, LeftOut

# Links from a feed to itself, to its pages, to what it belongs to.
_DEAD_LINKS = frozenset(
    {"self", "alternate", "first", "last", "next", "previous", "prev-archive", "next-archive"}
    | {"current", "via", "related", "edit", "replies"}
)


def read_feed(document: Document, url: str = "") -> ImportedShow:
    """The show of a feed, which was at the address `url`. Raises SourceError."""
    return read_channel(channel_of(document.root, url), url, document.remarks)


def read_channel(channel: Element, url: str, remarks: Iterable[str]) -> ImportedShow:
    """The show of a channel, whose feed is at `url`."""
    left_out = [LeftOut("", "", "", remark) for remark in remarks]
    parts = Parts(channel)
    items = parts.take("item")
    feed_url = _own_address(parts) or url
    site, options = _show(parts, left_out)
    episodes = []
    for number, item in enumerate(items, 1):
        # The first item of a feed is its newest.
        name = f"Episode {len(items) + 1 - number}"
        episodes.append(read_item(item, name, site.get("site_url", ""), left_out))
    distinct = distinct_episodes(filter(None, episodes), left_out)
    return ImportedShow(site, options, tuple(distinct), tuple(left_out), feed_url)


def _own_address(parts: Parts) -> str:
    """Where the feed is. Links to its other pages are of use only where it is."""
    feed_url = ""
    links = parts.take("atom:link")
    for link in links:
        if link.get("rel") == "self":
            feed_url = feed_url or addresses.url(link.get("href")) or ""
    parts.put_back(link for link in links if link.get("rel") not in _DEAD_LINKS)
    return feed_url


def _show(parts: Parts, left_out: list[LeftOut]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options of MkDocs, and those of the plugin."""
    site = {
        "site_name": values.text(parts.text("title")),
        "site_url": addresses.url(parts.text("link")),
        "site_description": values.text(parts.text("description", "itunes:summary")),
    }
    options = {
        "author": values.text(parts.text("itunes:author")),
        "image": _image(parts),
        "language": parts.text("language"),
        "categories": _categories(parts, left_out),
        "explicit": values.yes_or_no(parts.text("itunes:explicit")),
        "channel": _channel(parts, left_out),
    }
    return without_empty(site), without_empty(options)


def _image(parts: Parts) -> str:
    image = parts.attribute("itunes:image", "href")
    for element in parts.take("image"):
        image = image or (element.findtext("url") or "").strip()
    return addresses.url(image) or ""


def _categories(parts: Parts, left_out: list[LeftOut]) -> list[Any]:
    """Categories as mkdocs.yml has them: `Technology`, or `{Education: How To}`."""
    categories: list[Any] = []
    for element in parts.take("itunes:category"):
        name = values.text(element.get("text")) or ""
        inside = [values.text(child.get("text")) or "" for child in element]
        entries: list[Any] = [{name: inner} for inner in inside]
        for entry in entries or [name]:
            pairs = read_categories(entry)
            if pairs and not why_unknown(pairs[0]):
                categories.append(entry)
            else:
                left_out.append(LeftOut("", "itunes:category", name, "directories do not know it"))
    return categories


def _channel(parts: Parts, left_out: list[LeftOut]) -> dict[str, Any]:
    """The options below `channel`."""
    owner = {}
    for element in parts.take("itunes:owner"):
        inner = Parts(element)
        owner = without_empty(
            {"name": inner.text("itunes:name"), "email": inner.text("itunes:email")}
        )
    options: dict[str, Any] = {"guid": parts.text("podcast:guid"), "owner": owner}
    locked = parts.text("podcast:locked")
    if locked:
        options["locked"] = values.boolean(locked)
    options["people"] = [person_entry(element) for element in parts.take("podcast:person")]
    for tag in CHANNEL_TAGS:
        value = read_tag(tag, parts, "", left_out)
        if value not in (None, tag.default):
            options[tag.name] = value
    options["raw"] = list(raw_elements(parts, "", DEAD_IN_CHANNEL, left_out))
    return without_empty(options)
