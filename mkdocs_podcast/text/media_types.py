"""The one table of media types: which file extension is which type, for browsers and for feeds."""

from __future__ import annotations

import re
from typing import NamedTuple

from .addresses import extension
from .patterns import pattern


class MediaType(NamedTuple):
    """What a file extension stands for.

    `page` is the MIME type that browsers know, `feed` the one that podcast directories ask for, and
    `source` what the `type` of an HTML `<source>` says; some browsers ask for the codec before they
    try.
    """

    page: str
    feed: str
    source: str


def _same(mime: str, *, feed: str = "", source: str = "") -> MediaType:
    return MediaType(mime, feed or mime, source or mime)


MEDIA_TYPES = {
    "mp3": _same("audio/mpeg"),
    "m4a": _same("audio/mp4", feed="audio/x-m4a"),
    "m4b": _same("audio/mp4", feed="audio/x-m4a"),
    "aac": _same("audio/aac"),
    "ogg": _same("audio/ogg"),
    "oga": _same("audio/ogg"),
    "opus": _same("audio/ogg", source="audio/ogg; codecs=opus"),
    "flac": _same("audio/flac"),
    "wav": _same("audio/wav"),
    "mp4": _same("video/mp4"),
    "m4v": _same("video/mp4", feed="video/x-m4v"),
    "mov": _same("video/quicktime"),
    "webm": _same("video/webm"),
}
AUDIO_EXTENSIONS = tuple(
    name for name, known in MEDIA_TYPES.items() if known.page.startswith("audio/")
)
_AUDIO = pattern(rf"[^?#]+\.({'|'.join(AUDIO_EXTENSIONS)})(?:[?#].*)?", re.IGNORECASE | re.DOTALL)


def media_type(address: str) -> str:
    """The MIME type that an address's file extension stands for, or an empty string."""
    known = MEDIA_TYPES.get(extension(address))
    return known.page if known else ""


def feed_type(name: str) -> str:
    """The MIME type that a feed gives for a file name or URL, or an empty string."""
    known = MEDIA_TYPES.get(extension(name))
    return known.feed if known else ""


def audio_type(address: str) -> str:
    """The type for a `<source>` of an address that ends like an audio file; else an empty string."""
    match = _AUDIO.fullmatch(address)
    return MEDIA_TYPES[match[1].lower()].source if match else ""
