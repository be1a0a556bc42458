"""A Channel and its Items → RSS 2.0, with the tags of Apple, Podcasting 2.0, Atom and Podlove.

The XML is written item by item, so that a feed of thousands is never held as a whole. Nothing is
looked up and nothing decided here: what a Channel or an Item holds is what the feed says. The same
input gives the same bytes.

What authors give for the feed only is written by the table in model/feed_tags.py, whose rows are in
the order of the channel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from email.utils import format_datetime
from itertools import chain

from ..model.feed_rows import Element
from ..model.feed_tags import CHANNEL_TAGS
from ..model.recording_tags import ALTERNATE_ENCLOSURE
from ..text.clock_times import stamp
from ..text.xml_text import (
    NAMESPACES,
    attribute_text,
    attributes,
    cdata,
    element,
    escaped,
    namespaces_in,
)
from .channel import Channel, FeedDocument, FeedPerson, Item
from .elements import channel_elements, item_elements, write_element

FEED_TYPE = "application/rss+xml"
# Whoever is of no other group is of this one (https://podcastindex.org/namespace/1.0#person).
_USUAL_GROUP = "cast"
_CHAPTERS_TYPE = "application/json+chapters"
_TRANSCRIPT = Element({"url": "url", "type": "type", "language": "language", "rel": "rel"})


def item_xml(item: Item) -> str:
    return f"<item>\n{_lines(_item(item))}</item>\n"


def write(
    channel: Channel, document: FeedDocument, xml_of: Callable[[Item], str] = item_xml
) -> Iterator[str]:
    """One document of the feed, in pieces that are to be written one after the other, in UTF-8
    without a BOM.

    `xml_of` gives the XML of an item, or an empty text for one that is left out.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for path in document.stylesheets:
        kind = "css" if path.endswith(".css") else "xsl"
        yield f'<?xml-stylesheet type="text/{kind}" href="{attribute_text(path)}"?>\n'
    yield f'<rss version="2.0"{_declarations(channel, document.items)}>\n<channel>\n'
    yield _lines(_channel(channel, document))
    yield from map(xml_of, document.items)
    yield "</channel>\n</rss>\n"


def _declarations(channel: Channel, items: Iterable[Item]) -> str:
    """The namespaces that the document uses, as attributes of its root."""
    raw = [channel.extras.raw, *(item.extras.raw for item in items)]
    declared = {**NAMESPACES, **namespaces_in(chain.from_iterable(raw))}
    return attributes({f"xmlns:{prefix}": uri for prefix, uri in declared.items()})


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts if part)


def _optional(name: str, text: str) -> str:
    if text:
        return f"<{name}>{escaped(text)}</{name}>"
    return ""


def _explicit(is_explicit: bool) -> str:
    return f"<itunes:explicit>{'true' if is_explicit else 'false'}</itunes:explicit>"


def _date(value: dt.datetime | None) -> str:
    """RFC 2822, with a numeric zone."""
    if value:
        return format_datetime(value)
    return ""


def _channel(channel: Channel, document: FeedDocument) -> Iterator[str]:
    """The rows of the table, with what has no row where it belongs between them."""
    elements = channel_elements(channel.extras)
    elements["locked"] = _locked(channel)
    before: dict[str, Callable[[], Iterator[str]]] = {
        "copyright": lambda: _title(channel, document),
        "type": lambda: _picture_and_kind(channel),
        "new_feed_url": lambda: iter([_owner(channel)]),
        "locked": lambda: iter([_optional("podcast:guid", channel.guid)]),
        "location": lambda: map(_person, channel.people),
    }
    for tag in CHANNEL_TAGS:
        if tag.name in before:
            yield from before[tag.name]()
        yield elements.get(tag.name, "")


def _title(channel: Channel, document: FeedDocument) -> Iterator[str]:
    yield _optional("title", channel.title)
    yield _optional("link", channel.link)
    yield f"<description>{cdata(channel.description or channel.title)}</description>"
    yield _optional("language", channel.language)
    yield from _links(document)


def _picture_and_kind(channel: Channel) -> Iterator[str]:
    yield _optional("lastBuildDate", _date(channel.built))
    yield _optional("generator", channel.generator)
    yield from _artwork(channel)
    yield from _categories(channel.categories)
    yield _explicit(channel.explicit)
    yield _optional("itunes:author", channel.author)


def _links(document: FeedDocument) -> Iterator[str]:
    """The document's own address, and those of its neighbours (RFC 5005)."""
    addresses = {
        "self": document.url,
        "first": document.first,
        "prev": document.previous,
        "next": document.next,
        "last": document.last,
    }
    for rel, href in addresses.items():
        if href:
            yield element("atom:link", rel=rel, href=href, type=FEED_TYPE)


def _artwork(channel: Channel) -> Iterator[str]:
    """The picture, for old readers as well."""
    if channel.image:
        url, title, link = escaped(channel.image), escaped(channel.title), escaped(channel.link)
        yield f"<image>\n<url>{url}</url>\n<title>{title}</title>\n<link>{link}</link>\n</image>"
        yield element("itunes:image", href=channel.image)


def _categories(categories: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each category once, with its subcategories inside."""
    inside: dict[str, str] = {}
    for category, subcategory in categories:
        inside.setdefault(category, "")
        if subcategory:
            inside[category] += element("itunes:category", text=subcategory)
    for category, elements in inside.items():
        start = f'<itunes:category text="{attribute_text(category)}"'
        yield f"{start}>{elements}</itunes:category>" if elements else f"{start}/>"


def _owner(channel: Channel) -> str:
    owner = channel.extras.owner
    if not owner.name and not owner.email:
        return ""
    name, email = _optional("itunes:name", owner.name), _optional("itunes:email", owner.email)
    return f"<itunes:owner>{name}{email}</itunes:owner>"


def _locked(channel: Channel) -> str:
    extras = channel.extras
    answer = "yes" if extras.locked else "no"
    return element("podcast:locked", answer, owner=extras.locked_owner or extras.owner.email)


def _item(item: Item) -> Iterator[str]:
    notes = item.notes()
    yield f"<title>{escaped(item.title)}</title>"
    yield _optional("link", item.link)
    yield f'<guid isPermaLink="false">{escaped(item.guid)}</guid>'
    yield _optional("pubDate", _date(item.date))
    description = item.extras.feed_description or notes.description
    if description:
        yield f"<description>{cdata(description)}</description>"
    if notes.html and not item.more:
        yield f"<content:encoded>{cdata(notes.html)}</content:encoded>"
    for tag in item.tags:
        yield f"<category>{escaped(tag)}</category>"
    yield from _enclosure(item)
    if item.image:
        yield f'<itunes:image href="{attribute_text(item.image)}"/>'
    if item.explicit is not None:
        yield _explicit(item.explicit)
    yield f"<itunes:episodeType>{item.type}</itunes:episodeType>"
    yield from _numbers(item)
    yield from _chapters(item)
    for link in item.transcripts:
        yield write_element("podcast:transcript", _TRANSCRIPT, link)
    for alternate in item.alternates:
        yield write_element("podcast:alternateEnclosure", ALTERNATE_ENCLOSURE, alternate)
    yield from map(_person, item.people)
    yield from item_elements(item.extras)


def _enclosure(item: Item) -> Iterator[str]:
    """The recording. RSS requires a length: an unknown one is written as 0."""
    url, media_type, length, duration = item.enclosure
    yield f'<enclosure url="{attribute_text(url)}" length="{length or 0}" type="{attribute_text(media_type)}"/>'
    if duration:
        yield f"<itunes:duration>{max(int(duration), 1)}</itunes:duration>"


def _numbers(item: Item) -> Iterator[str]:
    """Apple's numbers begin at 1, those of Podcasting 2.0 at 0."""
    if item.season:
        yield f"<itunes:season>{item.season}</itunes:season>"
    if item.season is not None:
        yield element("podcast:season", str(item.season), name=item.extras.season_name)
    if item.number:
        yield f"<itunes:episode>{item.number}</itunes:episode>"
    if item.number_text:
        yield element("podcast:episode", item.number_text, display=item.extras.display)


def _chapters(item: Item) -> Iterator[str]:
    """The address of the chapters' file, and the chapters that are in lists as Podlove has them."""
    if item.chapters_url:
        yield element("podcast:chapters", url=item.chapters_url, type=_CHAPTERS_TYPE)
    chapters = []
    for chapter in item.chapters:
        if not chapter.hidden:
            # Starts have all their colons, as some apps read bare seconds as zero.
            start = stamp(chapter.start)
            title, href, image = chapter.title, chapter.url, chapter.image
            chapters.append(
                element("psc:chapter", start=start, title=title, href=href, image=image)
            )
    if chapters:
        lines = "\n".join(chapters)
        yield f'<psc:chapters version="1.2">\n{lines}\n</psc:chapters>'


def _person(person: FeedPerson) -> str:
    role, group = person.role.lower(), person.group.lower()
    if group == _USUAL_GROUP:
        group = ""
    return element(
        "podcast:person", person.name, role=role, group=group, img=person.image, href=person.url
    )
