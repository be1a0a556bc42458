"""The enclosures of an item → the formats of a recording, as front matter has them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ..model.recording_tags import ALTERNATE_ENCLOSURE
from ..text import addresses, values
from ..text.media_types import media_type
from .feed_parts import Parts, can_hold, form_entry
from .imported import LeftOut
from .plain_values import first_address, without_false, without_key

_NOT_AN_ADDRESS = "it is not an address that begins with http:// or https://"
Format = dict[str, Any]


def take_picture(parts: Parts) -> str:
    """The address of a picture among the enclosures: it is no recording."""
    pictures = []
    for element in parts.peek("enclosure"):
        if element.get("type", "").strip().startswith("image/"):
            parts.drop(element)
            pictures.append(element.get("url"))
    return first_address(pictures)


def read_formats(parts: Parts, where: str, left_out: list[LeftOut]) -> list[Format]:
    """The enclosures, the one that apps play first, then the alternatives. An alternative that has
    no address of the web, or says more than front matter can, stays in the feed as it is."""
    formats: list[Format] = []
    for element in parts.take("enclosure"):
        entry = {
            "url": addresses.url(element.get("url")),
            "type": element.get("type", "").strip(),
            "length": values.size(element.get("length")),
        }
        if entry["url"]:
            formats.append(without_false(entry))
        elif element.get("url"):
            left_out.append(LeftOut(where, "enclosure", element.get("url", ""), _NOT_AN_ADDRESS))
    for element in parts.peek("podcast:alternateEnclosure"):
        alternate = _alternate(element)
        if alternate:
            parts.drop(element)
            _add(formats, alternate, where, left_out)
    if len(formats) > 1:
        formats[0]["default"] = True
    return [_without_usual_type(entry) for entry in formats]


def _alternate(element: Element) -> Format | None:
    """The format of an alternative; None where front matter has no room for what it says."""
    if not can_hold(ALTERNATE_ENCLOSURE, element):
        return None
    entry: Format = form_entry(ALTERNATE_ENCLOSURE, element)
    sources: list[Any] = entry.pop("sources", [])
    url = first_address(source.get("uri") for source in sources)
    if not url:
        return None
    integrity = _integrity(entry.pop("integrity", [None])[0])
    return without_false(
        {
            "url": url,
            **entry,
            "bits_per_second": None,
            "bitrate": entry.get("bits_per_second"),
            "is_default": None,
            "default": values.boolean(entry.get("is_default")),
            "sources": _mirrors(sources, url),
            "integrity": integrity,
        }
    )


def _mirrors(sources: list[Any], url: str) -> list[Any]:
    """The other addresses of a recording; whole sources where one says of which type it is."""
    if any("content_type" in source for source in sources):
        return sources
    return [source["uri"] for source in sources if source.get("uri") != url]


def _integrity(entry: Any) -> Any:
    """A digest; as text where it is one that browsers know."""
    if entry and entry.get("type") == "sri":
        return entry.get("value")
    return entry


def _add(formats: list[Format], entry: Format, where: str, left_out: list[LeftOut]) -> None:
    """Add a format, or what it says of the enclosure to that."""
    is_default = entry.pop("default", False)
    if not formats:
        formats.append(entry)
        return
    main = formats[0]
    if entry["url"] == main["url"]:
        _merge(main, entry, where, left_out)
    elif is_default:
        # The enclosure's address leads there, through a counter of downloads.
        entry["sources"] = [entry["url"], *entry.get("sources", [])]
        _merge(main, entry, where, left_out)
    else:
        formats.append(entry)


def _merge(main: Format, entry: Format, where: str, left_out: list[LeftOut]) -> None:
    for name, value in entry.items():
        if name in main and main[name] != value and name != "url":
            reason = f"the enclosure has another {name}, which counts"
            left_out.append(LeftOut(where, "podcast:alternateEnclosure", str(value), reason))
        main.setdefault(name, value)


def _without_usual_type(entry: Format) -> Format:
    """A format without a type that its address tells."""
    if entry.get("type") == media_type(entry["url"]):
        return without_key(entry, "type")
    return entry
