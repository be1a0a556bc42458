"""The project's own player: what its fragment needs, and which addresses it can play."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from ..model.player import Player, Source
from ..text.media_types import audio_type
from ..text.patterns import pattern

_WORD_SEPARATORS = pattern(r"[-_\s]+")
_LEADING_DOTS = pattern(r"\A(?:\.{1,2}/)+")


def player_of_file(address: str, title: str, mime_type: str = "") -> Player:
    """The player for one file linked from a page; its name serves where the author gave no title."""
    return player_of_sources((Source(address, mime_type or audio_type(address)),), title)


def player_of_sources(sources: tuple[Source, ...], title: str = "") -> Player:
    """The player for the formats of one recording."""
    address = sources[0].url
    path = unquote(urlsplit(address).path)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    return Player(
        title=title or _WORD_SEPARATORS.sub(" ", stem).strip() or "Audio",
        key=key_of_file(address),
        sources=sources,
    )


def key_of_file(address: str) -> str:
    """The same for one file from every page that plays it, however deep the page lies."""
    parts = urlsplit(address)
    if parts.netloc:
        return f"{parts.netloc}{parts.path}"
    return _LEADING_DOTS.sub("", posixpath.normpath(parts.path))
