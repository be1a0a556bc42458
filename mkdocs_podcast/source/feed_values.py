"""What only the feed reads, from mkdocs.yml and from front matter: one value → a part of the model.

Each function returns None for a value that is not of its kind, and raises ValueError, with a
sentence, for one that is meant to be of its kind and is broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

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
from ..text import addresses, dates, values
from ..text.clock_times import moment
from ..text.patterns import pattern
from ..text.xml_text import checked

T = TypeVar("T")

_MOST = 200
_GEO = pattern(
    r"(?:geo:)?(-?\d{1,3}(?:\.\d+)?,\s*-?\d{1,3}(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w=.;-]+)?)"
)
_OSM = pattern(r"[NWR]\d{1,20}(?:#\d+)?", re.IGNORECASE)


def funding(value: Any) -> tuple[Funding, ...] | None:
    """Where listeners can give money: `{url, text}`, or a list of these."""

    def one(entry: Any) -> Funding:
        told = _mapping(entry)
        return Funding(_address(told, "url"), _text(told, "text", "title", "name"))

    return _each(value, one, "{url: https://example.org/support, text: Support the show}")


def locations(value: Any) -> tuple[Location, ...] | None:
    """Places: a name, `{name, geo, osm, country, rel}`, or a list of these."""

    def one(entry: Any) -> Location:
        told = _mapping(entry, alone="name")
        geo, osm = _optional(told, "geo"), _optional(told, "osm")
        found = _GEO.fullmatch(geo)
        if geo and not found:
            raise ValueError(f"`{geo[:40]}` is no `geo:latitude,longitude`")
        if osm and not _OSM.fullmatch(osm):
            raise ValueError(f"`{osm[:40]}` is no id of OpenStreetMap, such as R113314")
        name, rel, country = _text(told, "name"), _optional(told, "rel"), _optional(told, "country")
        return Location(
            name,
            rel,
            f"geo:{found[1].replace(' ', '')}" if found else "",
            osm.upper(),
            country.upper(),
        )

    return _each(value, one, "{name: Berlin, geo: 'geo:52.52,13.40', osm: R62422}")


def license_(value: Any) -> License | None:
    """The licence: an SPDX identifier, or `{name, url}`."""

    def one(entry: Any) -> License:
        told = _mapping(entry, alone="name")
        return License(_text(told, "name", "id"), _address(told, "url") if told.get("url") else "")

    found = _each(value, one, "cc-by-4.0, or {name: My licence, url: https://example.org/licence}")
    return found[0] if found else None


def txt(value: Any) -> tuple[Txt, ...] | None:
    """Texts for machines: `{purpose: text}`, a text, or a list of either or of `{purpose, text}`."""
    if isinstance(value, dict) and not {"text", "purpose"} & {str(key) for key in value}:
        value = [{"purpose": purpose, "text": text} for purpose, text in value.items()]

    def one(entry: Any) -> Txt:
        told = _mapping(entry, alone="text")
        return Txt(_text(told, "text"), _optional(told, "purpose"))

    return _each(value, one, "{purpose: verify, text: a1b2c3}")


def social(value: Any) -> tuple[Social, ...] | None:
    """Where comments are: `{protocol, uri, account_id, account_url, priority}`, or a list of these."""

    def one(entry: Any) -> Social:
        told = _mapping(entry)
        protocol = _text(told, "protocol").casefold()
        uri = _optional(told, "uri") or _optional(told, "url")
        if not uri and protocol != "disabled":
            raise ValueError("it has no `uri`")
        if re.match(r"(?:javascript|data|vbscript):", uri, re.IGNORECASE):
            raise ValueError(f"`{uri[:40]}` is no address of comments")
        priority = told.get("priority")
        return Social(
            protocol,
            addresses.url(uri) or uri,
            _optional(told, "account_id"),
            _address(told, "account_url") if told.get("account_url") else "",
            priority if isinstance(priority, int) and not isinstance(priority, bool) else None,
        )

    return _each(value, one, "{protocol: activitypub, uri: https://example.social/@show/1}")


def soundbites(value: Any) -> tuple[Soundbite, ...] | None:
    """Stretches worth hearing alone: `{start, duration, title}`, or a list of these; `end` may
    stand for `duration`."""

    def one(entry: Any) -> Soundbite:
        told = _mapping(entry)
        start = _moment(told, "start")
        duration = _moment(told, "duration") if "duration" in told else _moment(told, "end") - start
        if duration <= 0:
            raise ValueError("it ends before it begins")
        return Soundbite(start, duration, _optional(told, "title"))

    return _each(value, one, "{start: '12:04', duration: 45, title: What a hook is}")


def podroll(value: Any) -> tuple[RemoteItem, ...] | None:
    """Shows to recommend: `{guid, url, title}`, or a list of these."""

    def one(entry: Any) -> RemoteItem:
        told = _mapping(entry)
        known = guid(told.get("guid"))
        if not known:
            raise ValueError("it has no `guid`, the `podcast:guid` of the other show's feed")
        url = _address(told, "url") if told.get("url") else ""
        return RemoteItem(
            known, url, _optional(told, "item"), _optional(told, "medium"), _optional(told, "title")
        )

    return _each(value, one, "{guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, title: Another show}")


def update_frequency(value: Any) -> UpdateFrequency | None:
    """How often episodes come: words, or `{text, rrule, start, complete}`."""

    def one(entry: Any) -> UpdateFrequency:
        told = _mapping(entry, alone="text")
        start = dates.date(told.get("start"))
        return UpdateFrequency(
            _text(told, "text"),
            _optional(told, "rrule"),
            start,
            values.boolean(told.get("complete")) is True,
        )

    found = _each(
        value, one, "{text: Every other Monday, rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'}"
    )
    return found[0] if found else None


def images(value: Any) -> tuple[FeedImage, ...] | None:
    """More pictures: a file or URL, `{url, alt, aspect_ratio, width, height, type, purpose}`, or a
    list of these."""

    def one(entry: Any) -> FeedImage:
        told = _mapping(entry, alone="url")
        return FeedImage(
            url=_text(told, "url", "href"),
            alt=_optional(told, "alt"),
            aspect_ratio=_optional(told, "aspect_ratio"),
            width=_whole(told, "width"),
            height=_whole(told, "height"),
            type=_optional(told, "type"),
            purpose=_optional(told, "purpose"),
        )

    return _each(value, one, "{url: assets/banner.jpg, aspect_ratio: 16/9, purpose: artwork}")


def guid(value: Any) -> str | None:
    """A UUID, in lower case."""
    if not isinstance(value, str) or not value.strip():
        return None
    from uuid import UUID

    try:
        return str(UUID(value.strip()))
    except ValueError:
        raise ValueError(
            f"`{value[:60]}` is no UUID, such as 917393e3-1b1e-5cef-ace4-edaa54e1f810"
        ) from None


def raw(value: Any) -> tuple[str, ...] | None:
    """XML that is put into the feed as it stands: one text, or a list of them."""
    entries = value if isinstance(value, list) else [value]
    return (
        tuple(
            checked(entry) for entry in entries[:_MOST] if isinstance(entry, str) and entry.strip()
        )
        or None
    )


def _shown(value: Any) -> str:
    """A value in a sentence. A list or mapping may be endless."""
    told = values.text(value)
    return (
        f"`{told[:60]}`"
        if told
        else "an empty value"
        if value is None
        else f"a {type(value).__name__}"
    )


def _each(value: Any, make: Callable[[Any], T], example: str) -> tuple[T, ...] | None:
    """What is made of the value, or of each entry of a list."""
    if value is None or isinstance(value, bool) or value in ("", [], {}):
        return None
    entries = value if isinstance(value, list) else [value]
    try:
        return tuple(make(entry) for entry in entries[:_MOST])
    except ValueError as error:
        raise ValueError(f"{error}: write it as `{example}`") from None


def _mapping(entry: Any, alone: str = "") -> Mapping[str, Any]:
    """The entry by its keys, as `account_id`; a text alone stands for the key `alone`."""
    if isinstance(entry, dict):
        return {re.sub(r"[- ]", "_", str(key)).casefold(): value for key, value in entry.items()}
    if alone and isinstance(entry, (str, int, float)) and not isinstance(entry, bool):
        return {alone: entry}
    raise ValueError(f"{_shown(entry)} does not tell enough")


def _optional(told: Mapping[str, Any], name: str) -> str:
    return values.text(told.get(name)) or ""


def _text(told: Mapping[str, Any], *names: str) -> str:
    found = next(filter(None, (values.text(told.get(name)) for name in names)), None)
    if not found:
        raise ValueError(f"it has no `{names[0]}`")
    return found


def _address(told: Mapping[str, Any], name: str) -> str:
    address = addresses.url(told.get(name))
    if not address:
        raise ValueError(
            f"its `{name}`, {_shown(told.get(name))}, is no address that begins with https://"
        )
    return address


def _whole(told: Mapping[str, Any], name: str) -> int | None:
    value = told.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _moment(told: Mapping[str, Any], name: str) -> float:
    """Seconds, from `1:02:03.5` or a number."""
    found = moment(told.get(name))
    if found is None:
        raise ValueError(f"its `{name}`, {_shown(told.get(name))}, is no time")
    return found
