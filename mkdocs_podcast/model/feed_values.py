"""What only the feed reads, from mkdocs.yml and from front matter: one value → a part of the model.

Each function returns None for a value that is not of its kind, and raises ValueError, with a
sentence, for one that is meant to be of its kind and is broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from ..text import addresses, dates, values
from ..text.matching import nearest
from ..text.patterns import pattern
from ..text.xml_text import well_formed
from .feed_details import (
    ContentLink,
    FeedImage,
    Funding,
    License,
    Location,
    PlatformBlock,
    Podping,
    RemoteItem,
    Social,
    Soundbite,
    Trailer,
    Txt,
    UpdateFrequency,
)
from .feed_entries import Entry, list_of, one_entry

Choice = TypeVar("Choice")

_MOST_SNIPPETS = 200
_LONGEST_QUOTE = 60
_GEO = pattern(
    r"(?:geo:)?(-?\d{1,3}(?:\.\d+)?,\s*-?\d{1,3}(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w=.;-]+)?)"
)
_OSM = pattern(r"[NWR]\d{1,20}(?:#\d+)?", re.IGNORECASE)
_SCRIPT = pattern(r"(?:javascript|data|vbscript):", re.IGNORECASE)


def one_of(choices: tuple[Choice, ...]) -> Callable[[Any], Choice | None]:
    """What reads one of the words, exactly as it is written."""

    def read(value: Any) -> Choice | None:
        for choice in choices:
            if choice == value:
                return choice
        if not isinstance(value, str):
            return None
        listed = ", ".join(f"`{choice}`" for choice in choices)
        similar = nearest(value, [str(choice) for choice in choices])
        raise ValueError(f"expected one of {listed}, but got {value[:_LONGEST_QUOTE]!r}{similar}")

    return read


def guid(value: Any) -> str | None:
    """A UUID, in lower case."""
    if not isinstance(value, str) or not value.strip():
        return None
    from uuid import UUID

    try:
        return str(UUID(value.strip()))
    except ValueError:
        example = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
        raise ValueError(f"`{value[:_LONGEST_QUOTE]}` is not a UUID, such as {example}") from None


def raw(value: Any) -> tuple[str, ...] | None:
    """XML that is put into the feed as it is: one text, or a list of them."""
    entries = value if isinstance(value, list) else [value]
    texts = [entry for entry in entries[:_MOST_SNIPPETS] if isinstance(entry, str)]
    return tuple(well_formed(text) for text in texts if text.strip()) or None


def parts(
    required: tuple[str, ...], optional: tuple[str, ...], example: str
) -> Callable[[Any], dict[str, str] | None]:
    """What reads a mapping of texts, for a tag whose parts only the feed looks at."""

    def read(entry: Entry) -> dict[str, str]:
        texts = {name: entry.text(name) for name in required}
        return texts | {name: entry.optional(name) for name in optional}

    return one_entry(read, example)


def _funding(entry: Entry) -> Funding:
    return Funding(entry.address("url"), entry.text("text", "title", "name"))


def _location(entry: Entry) -> Location:
    return Location(
        name=entry.text("name"),
        rel=entry.optional("rel"),
        geo=_geo(entry.optional("geo")),
        osm=_osm(entry.optional("osm")),
        country=entry.optional("country").upper(),
    )


def _geo(text: str) -> str:
    """A `geo:` URI (RFC 5870), which may be given without its scheme; "" for ""."""
    if not text:
        return ""
    match = _GEO.fullmatch(text)
    if not match:
        raise ValueError(f"`{text[:40]}` is not written as `geo:latitude,longitude`")
    return "geo:" + match[1].replace(" ", "")


def _osm(text: str) -> str:
    if text and not _OSM.fullmatch(text):
        raise ValueError(f"`{text[:40]}` is not an id of OpenStreetMap, such as R113314")
    return text.upper()


def _license(entry: Entry) -> License:
    return License(entry.text("name", "id"), entry.optional_address("url"))


def _txt(entry: Entry) -> Txt:
    return Txt(entry.text("text"), entry.optional("purpose"))


def _social(entry: Entry) -> Social:
    protocol = entry.text("protocol").casefold()
    uri = entry.optional("uri") or entry.optional("url")
    if not uri and protocol != "disabled":
        raise ValueError("it has no `uri`")
    if _SCRIPT.match(uri):
        raise ValueError(f"`{uri[:40]}` is not an address of comments")
    return Social(
        protocol=protocol,
        uri=addresses.url(uri) or uri,
        account_id=entry.optional("account_id"),
        account_url=entry.optional_address("account_url"),
        priority=entry.whole("priority"),
    )


def _soundbite(entry: Entry) -> Soundbite:
    """A stretch that ends after its `duration`, or at its `end`."""
    start = entry.moment("start")
    has_end = "duration" not in entry.parts
    duration = entry.moment("end") - start if has_end else entry.moment("duration")
    if duration <= 0:
        raise ValueError("it ends before it begins")
    return Soundbite(start, duration, entry.optional("title"))


def remote_item(entry: Entry) -> RemoteItem:
    """Another show, or one of its episodes."""
    feed_guid = guid(entry.parts.get("guid", entry.parts.get("feed_guid")))
    if not feed_guid:
        raise ValueError("it has no `guid`, the `podcast:guid` of the other show's feed")
    return RemoteItem(
        feed_guid=feed_guid,
        feed_url=entry.optional_address("url") or entry.optional_address("feed_url"),
        item_guid=entry.optional("item") or entry.optional("item_guid"),
        medium=entry.optional("medium"),
        title=entry.optional("title"),
    )


def _update_frequency(entry: Entry) -> UpdateFrequency:
    return UpdateFrequency(
        text=entry.text("text"),
        rrule=entry.optional("rrule"),
        start=dates.date(entry.parts.get("start")),
        complete=values.boolean(entry.parts.get("complete")) is True,
    )


def _image(entry: Entry) -> FeedImage:
    return FeedImage(
        url=entry.text("url", "href"),
        alt=entry.optional("alt"),
        aspect_ratio=entry.optional("aspect_ratio"),
        width=entry.pixels("width"),
        height=entry.pixels("height"),
        type=entry.optional("type"),
        purpose=entry.optional("purpose"),
    )


def _content_link(entry: Entry) -> ContentLink:
    return ContentLink(entry.address("url"), entry.optional("text") or entry.optional("title"))


def _trailer(entry: Entry) -> Trailer:
    date = dates.date(entry.parts.get("date"))
    if not date:
        raise ValueError("it has no `date`")
    return Trailer(
        title=entry.text("title"),
        url=entry.text("url"),
        date=date,
        type=entry.optional("type"),
        length=entry.whole("length"),
        season=entry.whole("season"),
    )


def _platform_block(entry: Entry) -> PlatformBlock:
    answer = values.boolean(entry.parts.get("answer", True))
    if answer is None:
        raise ValueError("its `answer` is neither `true` nor `false`")
    return PlatformBlock("yes" if answer else "no", entry.optional("platform").casefold())


funding = list_of(_funding, "{url: https://example.org/support, text: Support the show}")
locations = list_of(
    _location, "{name: Berlin, geo: 'geo:52.52,13.40', osm: R62422}", bare_text="name"
)
license_ = one_entry(
    _license,
    "cc-by-4.0, or {name: My licence, url: https://example.org/licence}",
    bare_text="name",
)
_txt_entries = list_of(_txt, "{purpose: verify, text: a1b2c3}", bare_text="text")
social = list_of(_social, "{protocol: activitypub, uri: https://example.social/@show/1}")
soundbites = list_of(_soundbite, "{start: '12:04', duration: 45, title: What a hook is}")
podroll = list_of(remote_item, "{guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, title: Another show}")
publisher = one_entry(
    remote_item, "{guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, url: https://example.org/feed.xml}"
)
content_links = list_of(_content_link, "{url: https://example.org/live, text: The recording live}")
trailers = list_of(
    _trailer, "{title: Coming soon, url: https://example.org/trailer.mp3, date: 2026-01-31}"
)
_platform_blocks = list_of(_platform_block, "{google: true}", bare_text="platform")
update_frequency = one_entry(
    _update_frequency,
    "{text: Every other Monday, rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'}",
    bare_text="text",
)
images = list_of(
    _image, "{url: assets/banner.jpg, aspect_ratio: 16/9, purpose: artwork}", bare_text="url"
)


def txt(value: Any) -> tuple[Txt, ...] | None:
    """Texts for machines: `{purpose: text}`, a text, or a list of either or of `{purpose, text}`."""
    if isinstance(value, dict) and not {"text", "purpose"} & {str(key) for key in value}:
        value = [{"purpose": purpose, "text": text} for purpose, text in value.items()]
    return _txt_entries(value)


def platform_blocks(value: Any) -> tuple[PlatformBlock, ...] | None:
    """Who is told not to show the podcast: everybody (`true`), a platform, a list of them, or
    answers by platform (`{google: true}`)."""
    if isinstance(value, bool):
        return (PlatformBlock("yes" if value else "no"),)
    if isinstance(value, dict) and not {"platform", "answer"} & {str(key) for key in value}:
        value = [{"platform": platform, "answer": answer} for platform, answer in value.items()]
    return _platform_blocks(value)


def podping(value: Any) -> Podping | None:
    """Whether changes are announced over Podping."""
    if isinstance(value, dict):
        value = value.get("uses")
    answer = values.boolean(value)
    if answer is None:
        return None
    return Podping("true" if answer else "false")
