"""The project's own player: what its fragment needs, and which addresses it can play."""

from __future__ import annotations

import posixpath
import re
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from . import values
from .patterns import pattern

AUDIO_TYPES = {
    **{extension: kind for extension, kind in values.AUDIO_TYPES.items() if kind.startswith("audio/")},
    # Some browsers ask for the codec before they try.
    "opus": "audio/ogg; codecs=opus",
}
_AUDIO = pattern(rf"[^?#]+\.({'|'.join(AUDIO_TYPES)})(?:[?#].*)?", re.IGNORECASE | re.DOTALL)


class Source(NamedTuple):
    """One format of a recording: its address as seen from the page, and its MIME type or an empty string."""

    url: str
    type: str = ""


class Player(NamedTuple):
    """What the fragment `player.html` shows.

    `key` stands for the recording wherever it is played. `duration` is in seconds. `page` is the address of the
    episode's page, where the player stands elsewhere; `download` that of the file to keep, where it is not the first
    source.
    """

    title: str
    key: str
    sources: tuple[Source, ...]
    duration: int | None = None
    page: str = ""
    image: str = ""
    download: str = ""


def audio_type(address: str) -> str:
    """The MIME type of an address that ends like an audio file; else an empty string."""
    found = _AUDIO.fullmatch(address)
    return AUDIO_TYPES[found[1].lower()] if found else ""


def player_of_file(address: str, title: str) -> Player:
    """The player for one file linked from a page; its name serves where the author gave no title."""
    path = unquote(urlsplit(address).path)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    return Player(
        title=title or re.sub(r"[-_\s]+", " ", stem).strip() or "Audio",
        key=key_of_file(address),
        sources=(Source(address, audio_type(address)),),
    )


def key_of_file(address: str) -> str:
    """The same for one file from every page that plays it, however deep the page lies."""
    parts = urlsplit(address)
    if parts.netloc:
        return f"{parts.netloc}{parts.path}"
    return re.sub(r"^(?:\.{1,2}/)+", "", posixpath.normpath(parts.path))


def is_playable(address: str) -> bool:
    """Whether a page may load this: http(s), or an address on the site itself."""
    try:
        return urlsplit(re.sub(r"[\x00-\x20\x7f]", "", address)).scheme.lower() in ("", "http", "https")
    except ValueError:
        return False


def is_on_site(address: str) -> bool:
    """Whether this is a path, not the address of another site or a script."""
    return is_playable(address) and not re.match(r"\s*(?:[a-z][a-z0-9+.-]*:|//|[?#]|$)", address, re.IGNORECASE)


def seconds(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 1e7 else None
