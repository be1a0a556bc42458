"""The project's own player: what its fragment needs, and which addresses it can play."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from ..model.player import Player, Source
from ..text.media_types import audio_type


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
