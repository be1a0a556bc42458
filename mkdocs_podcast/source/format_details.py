"""What front matter says of a format of a recording for the feed only."""

from __future__ import annotations

from typing import Any

from ..model.recording_tags import Integrity, Source
from ..text import addresses, values
from ..text.patterns import pattern

_MOST_SOURCES = 50
_NUMBER = pattern(r"\d{1,15}(?:\.\d{1,6})?")
_SCRIPT = pattern(r"(?:javascript|data|vbscript):")
_DIGEST = pattern(r"sha(?:256|384|512)-[A-Za-z0-9+/]{20,100}={0,2}")


def bitrate(value: Any) -> str:
    """Bits per second, as they are written; "" for anything but a number."""
    text = values.text(value) or ""
    if _NUMBER.fullmatch(text):
        return text
    return ""


def sources(value: Any) -> tuple[Source, ...]:
    """Addresses, of the web or others, or mappings with `uri` and `content_type`."""
    entries = value if isinstance(value, list) else [value]
    read = map(_source, entries[:_MOST_SOURCES])
    return tuple(source for source in read if source.uri)


def _source(entry: Any) -> Source:
    content_type = ""
    if isinstance(entry, dict):
        content_type = values.text(entry.get("content_type")) or ""
        entry = entry.get("uri") or entry.get("url")
    uri = values.text(entry) or ""
    if _SCRIPT.match(uri.casefold()):
        return Source("")
    return Source(addresses.url(uri) or uri, content_type)


def integrity(value: Any) -> Integrity | None:
    """A digest (`sha384-...`), or a mapping with `type` and `value`."""
    if isinstance(value, dict):
        kind, text = values.text(value.get("type")), values.text(value.get("value"))
        if kind and text:
            return Integrity(kind, text)
        return None
    text = values.text(value)
    if text and _DIGEST.fullmatch(text):
        return Integrity("sri", text)
    return None
