"""Recordings and players in a page's Markdown."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from ..html.tags import find_tags, next_tag
from ..text import addresses, code, media_types
from ..text.patterns import pattern

# An extension is one only at the end of a path: `https://www.oggcamp.example/` is no recording.
_AUDIO_FILE = rf"[^\s()<>\[\]]+\.(?:{'|'.join(media_types.AUDIO_EXTENSIONS)})(?=[\s()<>\[\]?#]|\Z)"
_AUDIO_TAGS = frozenset({"audio", "source"})
_AUDIO_LINK = pattern(rf"\]\(\s*<?(?P<address>{_AUDIO_FILE}(?:[?#][^\s()<>\[\]]*)?)", re.IGNORECASE)
_AUDIO_IMAGE = pattern(rf"!\[[^\[\]]*\]\(\s*<?{_AUDIO_FILE}", re.IGNORECASE)


def plays(body: str) -> bool:
    """Whether the body plays a recording by itself: `<audio controls>`, or `![Title](file.mp3)`."""
    if "<audio" not in body and "![" not in body:
        return False
    visible = code.without_hidden(body)
    if _AUDIO_IMAGE.search(visible):
        return True
    return any("controls" in tag.attributes for tag in find_tags(visible, {"audio"}))


def audio_in(body: str) -> str:
    """The address of the first `<audio>` in the body; "" without one."""
    if "<audio" in body or "<source" in body:
        visible = code.without_hidden(body)
        for tag in find_tags(visible, _AUDIO_TAGS):
            address = tag.attributes.get("src", "").strip()
            if address and not code.is_indented_code(visible, tag.start):
                return address
    return ""


def linked_recordings(body: str) -> list[str]:
    """The addresses of the recordings that the body links to, in order; of several formats of one,
    the first."""
    if not _AUDIO_LINK.search(body):
        return []
    visible = code.without_hidden(body)
    recordings: dict[str, str] = {}
    for link in _AUDIO_LINK.finditer(visible):
        address = link["address"]
        if not code.is_indented_code(visible, link.start()) and not _is_host(address):
            path = address.split("?")[0].split("#")[0]
            recordings.setdefault(posixpath.splitext(posixpath.basename(path))[0], address)
    return list(recordings.values())


def _is_host(address: str) -> bool:
    """Whether an address has no path: what looks like an extension ends its host's name then."""
    _, slashes, after_slashes = address.partition("//")
    return bool(slashes) and "/" not in after_slashes


def frame_source(value: Any) -> str | None:
    """The address of the player in an iframe."""
    if not isinstance(value, str) or "<" not in value:
        return None
    frame = next_tag(value, {"iframe"})
    if frame:
        return addresses.url(frame.attributes.get("src"))
    return None
