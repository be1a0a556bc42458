"""A format of a recording as feeds have it (`podcast:alternateEnclosure`): what writes it, and what
it is read by."""

from __future__ import annotations

from ..text.records import NamedTuple
from .feed_rows import Element, Inside


class Source(NamedTuple):
    """Where a format can be had: an address, of the web or another one such as `ipfs://...`, and
    the type of what is there, where that is not the format's."""

    uri: str
    content_type: str = ""


class Integrity(NamedTuple):
    """What a format's bytes are known by: `type` is `sri` or `pgp-signature`."""

    type: str
    value: str


ALTERNATE_ENCLOSURE = Element(
    {
        "type": "type",
        "length": "length",
        "bitrate": "bits_per_second",
        "height": "height",
        "lang": "language",
        "title": "title",
        "rel": "rel",
        "codecs": "codecs",
        "default": "is_default",
    },
    inside=(
        Inside(
            "sources",
            "podcast:source",
            Element({"uri": "uri", "contentType": "content_type"}),
        ),
        Inside("integrity", "podcast:integrity", Element({"type": "type", "value": "value"})),
    ),
)
