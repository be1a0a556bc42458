"""A Channel and its Items → RSS 2.0, with the tags of Apple, Podcasting 2.0, Atom and Podlove.

The XML is written item by item, so that a feed of thousands is never held as a whole. Nothing is
looked up and nothing decided here: what a Channel or an Item holds is what the feed says. The same
input gives the same bytes.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from ..model.feed_details import (
    FeedImage,
    Funding,
    License,
    Location,
    RemoteItem,
    Social,
    Soundbite,
    Txt,
    UpdateFrequency,
)
from ..text.clock_times import stamp
from ..text.xml_text import NAMESPACES, attributes, cdata, element, escaped, namespaces_in, quoted
from .channel import (
    AlternateEnclosure,
    Channel,
    Document,
    FeedPerson,
    Item,
    Trailer,
    TranscriptLink,
)

FEED_TYPE = "application/rss+xml"
_CHAPTERS_TYPE = "application/json+chapters"


def write(channel: Channel, document: Document) -> Iterator[str]:
    """One document of the feed, in pieces that are to be written one after the other, in UTF-8
    without a BOM."""
    raw = (
        *channel.extras.raw,
        *(snippet for item in document.items for snippet in item.extras.raw),
    )
    declared = {**NAMESPACES, **namespaces_in(raw)}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for place in document.stylesheets:
        kind = "css" if place.endswith(".css") else "xsl"
        yield f'<?xml-stylesheet type="text/{kind}" href="{quoted(place)}"?>\n'
    yield f'<rss version="2.0"{attributes((f"xmlns:{prefix}", uri) for prefix, uri in declared.items())}>\n<channel>\n'
    yield _lines(_channel(channel, document))
    for item in document.items:
        yield f"<item>\n{_lines(_item(item))}</item>\n"
    yield "</channel>\n</rss>\n"


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts if part)


def _optional(name: str, text: str) -> str:
    return f"<{name}>{escaped(text)}</{name}>" if text else ""


def _yes(name: str, wanted: bool) -> str:
    """Only `Yes` counts; any other value is as good as no tag."""
    return f"<{name}>Yes</{name}>" if wanted else ""


def _date(value: dt.datetime | None) -> str:
    """RFC 2822, with a numeric zone."""
    return format_datetime(value) if value else ""


def _channel(channel: Channel, document: Document) -> Iterator[str]:
    yield _optional("title", channel.title)
    yield _optional("link", channel.link)
    yield f"<description>{cdata(channel.description or channel.title)}</description>"
    yield _optional("language", channel.language)
    yield from _links(channel, document)
    yield _optional("copyright", channel.extras.copyright)
    yield _optional("lastBuildDate", _date(channel.built))
    yield _optional("generator", channel.generator)
    yield from _apple(channel)
    yield from _podcasting(channel)
    yield from channel.extras.raw


def _links(channel: Channel, document: Document) -> Iterator[str]:
    yield element("atom:link", rel="self", href=document.url, type=FEED_TYPE)
    for rel, href in (
        ("first", document.first),
        ("prev", document.previous),
        ("next", document.next),
        ("last", document.last),
    ):
        if href:
            yield element("atom:link", rel=rel, href=href, type=FEED_TYPE)


def _apple(channel: Channel) -> Iterator[str]:
    extras = channel.extras
    if channel.image:
        url, title, link = escaped(channel.image), escaped(channel.title), escaped(channel.link)
        yield f"<image>\n<url>{url}</url>\n<title>{title}</title>\n<link>{link}</link>\n</image>"
        yield element("itunes:image", href=channel.image)
    below: dict[str, list[str]] = {}
    for category, subcategory in channel.categories:
        below.setdefault(category, []).append(subcategory)
    for category, subcategories in below.items():
        inner = "".join(element("itunes:category", text=name) for name in subcategories if name)
        start = f'<itunes:category text="{quoted(category)}"'
        yield f"{start}>{inner}</itunes:category>" if inner else f"{start}/>"
    yield f"<itunes:explicit>{'true' if channel.explicit else 'false'}</itunes:explicit>"
    yield _optional("itunes:author", channel.author)
    yield f"<itunes:type>{extras.type}</itunes:type>"
    if extras.owner.email:
        inner = _optional("itunes:name", extras.owner.name) + _optional(
            "itunes:email", extras.owner.email
        )
        yield f"<itunes:owner>{inner}</itunes:owner>"
    yield _optional("itunes:new-feed-url", extras.new_feed_url)
    yield _yes("itunes:block", extras.block)
    yield _yes("itunes:complete", extras.complete)


def _podcasting(channel: Channel) -> Iterator[str]:
    extras = channel.extras
    yield _optional("podcast:guid", channel.guid)
    yield element("podcast:locked", "yes" if extras.locked else "no", owner=extras.owner.email)
    yield _optional("podcast:medium", extras.medium)
    yield from map(_funding, extras.funding)
    yield from map(_person, channel.people)
    yield from map(_location, extras.locations)
    yield from map(_license, filter(None, [extras.license]))
    yield from map(_trailer, channel.trailers)
    yield from map(_update_frequency, filter(None, [extras.update_frequency]))
    yield from map(_social, extras.social)
    yield from map(_txt, extras.txt)
    if extras.podroll:
        yield f"<podcast:podroll>{''.join(map(_remote_item, extras.podroll))}</podcast:podroll>"
    yield from map(_image, extras.images)


def _item(item: Item) -> Iterator[str]:
    notes = item.notes()
    enclosure = item.enclosure
    yield f"<title>{escaped(item.title)}</title>"
    yield _optional("link", item.link)
    yield f'<guid isPermaLink="false">{escaped(item.guid)}</guid>'
    yield _optional("pubDate", _date(item.date))
    yield f"<description>{cdata(notes.description)}</description>" if notes.description else ""
    yield f"<content:encoded>{cdata(notes.html)}</content:encoded>" if notes.html else ""
    yield f'<enclosure url="{quoted(enclosure.url)}" length="{enclosure.length or 0}" type="{quoted(enclosure.type)}"/>'
    yield (
        f"<itunes:duration>{max(int(enclosure.duration), 1)}</itunes:duration>"
        if enclosure.duration
        else ""
    )
    yield f'<itunes:image href="{quoted(item.image)}"/>' if item.image else ""
    if item.explicit is not None:
        yield f"<itunes:explicit>{'true' if item.explicit else 'false'}</itunes:explicit>"
    yield f"<itunes:episodeType>{item.type}</itunes:episodeType>"
    yield from _numbers(item)
    yield from _chapters(item)
    yield from map(_transcript, item.transcripts)
    yield from map(_alternate, item.alternates)
    yield from map(_person, item.people)
    yield from _extras(item)


def _numbers(item: Item) -> Iterator[str]:
    extras = item.extras
    if item.season:
        yield f"<itunes:season>{item.season}</itunes:season>"
    if item.season is not None:
        yield element("podcast:season", str(item.season), name=extras.season_name)
    if item.number:
        yield f"<itunes:episode>{item.number}</itunes:episode>"
    if item.number_text:
        yield element("podcast:episode", item.number_text, display=extras.display)


def _chapters(item: Item) -> Iterator[str]:
    if item.chapters_url:
        yield element("podcast:chapters", url=item.chapters_url, type=_CHAPTERS_TYPE)
    shown = [chapter for chapter in item.chapters if not chapter.hidden]
    if shown:
        # Starts have all their colons, as some apps take bare seconds for nought.
        inner = "\n".join(
            element(
                "psc:chapter", start=stamp(it.start), title=it.title, href=it.url, image=it.image
            )
            for it in shown
        )
        yield f'<psc:chapters version="1.2">\n{inner}\n</psc:chapters>'


def _seconds(value: float) -> str:
    """`73`, `73.25`: a decimal number, to the thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _extras(item: Item) -> Iterator[str]:
    extras = item.extras
    yield _yes("itunes:block", extras.block)
    yield from map(_funding, extras.funding)
    yield from map(_location, extras.locations)
    yield from map(_license, filter(None, [extras.license]))
    yield from map(_soundbite, extras.soundbites)
    yield from map(_social, extras.social)
    yield from map(_txt, extras.txt)
    yield from extras.raw


def _transcript(link: TranscriptLink) -> str:
    return element(
        "podcast:transcript", url=link.url, type=link.type, language=link.language, rel=link.rel
    )


def _alternate(one: AlternateEnclosure) -> str:
    bits_per_second = round(one.length * 8 / one.duration) if one.length and one.duration else None
    told = attributes(
        [
            *(
                ("type", one.type),
                ("length", one.length),
                ("bitrate", bits_per_second),
                ("height", one.height),
            ),
            *(("lang", one.language), ("title", one.title), ("codecs", one.codecs)),
            ("default", "true" if one.is_default else ""),
        ]
    )
    inner = element("podcast:source", uri=one.url)
    if one.sha256:
        digest = base64.b64encode(bytes.fromhex(one.sha256)).decode()
        inner += element("podcast:integrity", type="sri", value=f"sha256-{digest}")
    return f"<podcast:alternateEnclosure{told}>{inner}</podcast:alternateEnclosure>"


def _person(one: FeedPerson) -> str:
    told = {"role": one.role.lower(), "group": one.group.lower(), "img": one.image, "href": one.url}
    return element("podcast:person", one.name, **told)


def _funding(one: Funding) -> str:
    return element("podcast:funding", one.text, url=one.url)


def _location(one: Location) -> str:
    return element(
        "podcast:location", one.name, rel=one.rel, geo=one.geo, osm=one.osm, country=one.country
    )


def _license(one: License) -> str:
    return element("podcast:license", one.name, url=one.url)


def _soundbite(one: Soundbite) -> str:
    return element(
        "podcast:soundbite",
        one.title,
        startTime=_seconds(one.start),
        duration=_seconds(one.duration),
    )


def _social(one: Social) -> str:
    told = {
        "protocol": one.protocol,
        "uri": one.uri,
        "accountId": one.account_id,
        "accountUrl": one.account_url,
    }
    return element("podcast:socialInteract", **told, priority=one.priority)


def _txt(one: Txt) -> str:
    return element("podcast:txt", one.text, purpose=one.purpose)


def _trailer(one: Trailer) -> str:
    told = {
        "url": one.url,
        "pubdate": _date(one.date),
        "type": one.type,
        "length": one.length,
        "season": one.season,
    }
    return element("podcast:trailer", one.title, **told)


def _remote_item(one: RemoteItem) -> str:
    told = {
        "feedGuid": one.feed_guid,
        "feedUrl": one.feed_url,
        "itemGuid": one.item_guid,
        "medium": one.medium,
    }
    return element("podcast:remoteItem", **told, title=one.title)


def _update_frequency(one: UpdateFrequency) -> str:
    start = one.start.isoformat() if one.start else ""
    complete = "true" if one.complete else ""
    return element(
        "podcast:updateFrequency", one.text, rrule=one.rrule, dtstart=start, complete=complete
    )


def _image(one: FeedImage) -> str:
    told = {
        "aspect_ratio": one.aspect_ratio,
        "width": one.width,
        "height": one.height,
        "type": one.type,
    }
    return element("podcast:image", href=one.url, alt=one.alt, **told, purpose=one.purpose)
