"""The one table of media types: which file extension is which type, for browsers and for feeds."""

from __future__ import annotations

import re

from .addresses import extension
from .patterns import pattern
from .records import NamedTuple


class MediaType(NamedTuple):
    """What a file extension stands for.

    `container` is what the file is inside, `page` the MIME type that browsers know, `feed` the one
    that podcast directories ask for. `source` is what the `type` of an HTML `<source>` says: some
    browsers ask for the codec before they try. `accepted` are the types that Apple takes for the
    extension; empty where Apple takes no such file.
    """

    container: str
    page: str
    feed: str
    source: str
    accepted: tuple[str, ...] = ()


def _row(
    container: str, page: str, *, feed: str = "", source: str = "", accepted: tuple[str, ...] = ()
) -> MediaType:
    return MediaType(container, page, feed or page, source or page, accepted)


_M4A = ("audio/x-m4a", "audio/m4a", "audio/mp4")

# The first extension of a container is the one to advise for it.
MEDIA_TYPES = {
    "mp3": _row("mp3", "audio/mpeg", accepted=("audio/mpeg",)),
    "m4a": _row("mp4", "audio/mp4", feed="audio/x-m4a", accepted=_M4A),
    "m4b": _row("mp4", "audio/mp4", feed="audio/x-m4a"),
    "mp4": _row("mp4", "video/mp4", accepted=("video/mp4",)),
    "m4v": _row("mp4", "video/mp4", feed="video/x-m4v", accepted=("video/x-m4v",)),
    "mov": _row("mp4", "video/quicktime", accepted=("video/quicktime",)),
    "aac": _row("aac", "audio/aac"),
    "ogg": _row("ogg", "audio/ogg"),
    "oga": _row("ogg", "audio/ogg"),
    "opus": _row("ogg", "audio/ogg", source="audio/ogg; codecs=opus"),
    "flac": _row("flac", "audio/flac"),
    "wav": _row("wav", "audio/wav"),
    "webm": _row("webm", "video/webm"),
}
ACCEPTED_TYPES = frozenset(mime for row in MEDIA_TYPES.values() for mime in row.accepted)
# What every podcast app plays (Apple, PSP-1): apps play AAC too, which Apple does not name.
PLAYED_EVERYWHERE = ACCEPTED_TYPES | {MEDIA_TYPES["aac"].page}
# All the names of one type: MPEG-4 with sound only.
M4A_TYPES = frozenset(_M4A)
AUDIO_EXTENSIONS = tuple(name for name, row in MEDIA_TYPES.items() if row.page.startswith("audio/"))
_AUDIO = pattern(rf"[^?#]+\.({'|'.join(AUDIO_EXTENSIONS)})(?:[?#].*)?", re.IGNORECASE | re.DOTALL)


def media_type(address: str) -> str:
    """The MIME type that an address's file extension stands for, or an empty string."""
    row = MEDIA_TYPES.get(extension(address))
    return row.page if row else ""


def feed_type(name: str) -> str:
    """The MIME type that a feed gives for a file name or URL, or an empty string."""
    row = MEDIA_TYPES.get(extension(name))
    return row.feed if row else ""


def extensions_of(container: str) -> tuple[str, ...]:
    """The extensions that files of a container have, the one to advise first."""
    return tuple(name for name, row in MEDIA_TYPES.items() if row.container == container)


def audio_type(address: str) -> str:
    """The type for a `<source>` of an address that ends like an audio file; else an empty string."""
    match = _AUDIO.fullmatch(address)
    if match:
        return MEDIA_TYPES[match[1].lower()].source
    return ""
