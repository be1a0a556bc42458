"""A podcast's feed → an imported show: every element becomes an option, a key, or the show's own
XML. The rest is named in `left_out`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from ..lock.guids import show_guid
from ..model import feed_values
from ..model.categories import category_text, present_category
from ..model.feed_tags import CHANNEL_TAGS
from ..text import addresses, values
from ..text.xml_text import escaped
from .feed_elements import (
    DEAD_IN_CHANNEL,
    image_address,
    person_entry,
    raw_elements,
    read_tag,
)
from .feed_items import distinct_episodes, read_item
from .feed_parts import Parts, text_of
from .feed_shapes import channel_of
from .feed_xml import Document
from .imported import ImportedEpisode, ImportedShow, LeftOut
from .page_names import page_name
from .plain_values import address_of, without_empty, without_key

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
    site, options = _show(parts, feed_url, left_out)
    episodes = []
    for number, item in enumerate(items, 1):
        # The first item of a feed is its newest.
        name = f"Episode {len(items) + 1 - number}"
        episodes.append(read_item(item, name, site.get("site_url", ""), left_out))
    author = options.get("author")
    distinct = distinct_episodes(filter(None, episodes), left_out)
    show_episodes = [without_author_of_show(episode, author) for episode in distinct]
    show_episodes = list(_named_apart(show_episodes))
    return ImportedShow(site, options, tuple(show_episodes), tuple(left_out), feed_url)


def without_author_of_show(episode: ImportedEpisode, author: object) -> ImportedEpisode:
    """The episode without an author whom the show names already."""
    front = episode.front
    if front.get("apple_author") == author:
        front = without_key(front, "apple_author")
    creator = f"<dc:creator>{escaped(str(author))}</dc:creator>"
    raw = [xml for xml in front.get("feed_raw", ()) if xml != creator]
    return episode._replace(front=without_empty({**front, "feed_raw": raw}))


def _named_apart(episodes: Sequence[ImportedEpisode]) -> Iterator[ImportedEpisode]:
    """The episodes; those of one address, which is that of the show, are called by their titles."""
    counts = Counter(episode.address for episode in episodes)
    for episode in episodes:
        if episode.address and counts[episode.address] > 1:
            episode = episode._replace(name=page_name("", episode.title))
        yield episode


def _own_address(parts: Parts) -> str:
    """Where the feed is. Links to its other pages are of use only where it is."""
    feed_url = ""
    further_links = []
    for link in parts.take("atom:link"):
        rel = link.get("rel")
        if rel == "self" and not feed_url:
            feed_url = address_of(link.get("href"))
        if rel not in _DEAD_LINKS:
            further_links.append(link)
    parts.put_back(further_links)
    return feed_url


def _show(
    parts: Parts, feed_url: str, left_out: list[LeftOut]
) -> tuple[dict[str, Any], dict[str, Any]]:
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
        "channel": _channel(parts, feed_url, left_out),
    }
    return without_empty(site), without_empty(options)


def _image(parts: Parts) -> str:
    """The address of the artwork: Apple's, else that of RSS itself."""
    image = image_address(parts)
    for element in parts.take("image"):
        if not image:
            image = address_of(element.findtext("url", "").strip())
    return image


def _categories(parts: Parts, left_out: list[LeftOut]) -> list[Any]:
    """Categories as mkdocs.yml has them: `Technology`, or `{Education: How To}`. Former ones become
    what they are called now; those that directories do not know are for `check` to name."""
    pairs = []
    for element in parts.take("itunes:category"):
        name = values.text(element.get("text"))
        if not name:
            continue
        names_inside = filter(None, [values.text(child.get("text")) for child in element])
        pairs += [(name, inner_name) for inner_name in list(names_inside) or [""]]
    categories: list[Any] = []
    for pair in pairs:
        present = present_category(pair)
        if present != pair:
            reason = f"directories have dropped it: it is `{category_text(present)}` now"
            left_out.append(LeftOut("", "itunes:category", category_text(pair), reason))
        name, inner_name = present
        entry: str | dict[str, str] = name
        if inner_name:
            entry = {name: inner_name}
        if entry not in categories:
            categories.append(entry)
    return categories


def _guid(parts: Parts, feed_url: str, left_out: list[LeftOut]) -> str:
    """The show's GUID. Directories know a show without one by that of its feed's address."""
    text = parts.text("podcast:guid")
    guid = None
    try:
        guid = feed_values.guid(text)
    except ValueError as error:
        left_out.append(LeftOut("", "podcast:guid", text, str(error)))
    return guid or show_guid(feed_url)


def _channel(parts: Parts, feed_url: str, left_out: list[LeftOut]) -> dict[str, Any]:
    """The options below `channel`."""
    owner = {}
    for element in parts.take("itunes:owner"):
        inner = Parts(element)
        owner = without_empty(
            {"name": inner.text("itunes:name"), "email": inner.text("itunes:email")}
        )
    options: dict[str, Any] = {"guid": _guid(parts, feed_url, left_out), "owner": owner}
    for element in parts.take("podcast:locked"):
        options["locked"] = values.boolean(text_of(element))
        # In the tag's first draft, `owner` was `email`.
        locked_owner = element.get("owner") or element.get("email")
        if locked_owner == owner.get("email"):
            locked_owner = None
        options["locked_owner"] = locked_owner
    options["people"] = [person_entry(element) for element in parts.take("podcast:person")]
    for tag in CHANNEL_TAGS:
        value = read_tag(tag, parts, "", left_out)
        if value not in (None, tag.default):
            options[tag.name] = value
    options["raw"] = list(raw_elements(parts, "", DEAD_IN_CHANNEL, left_out))
    return without_empty(options)
