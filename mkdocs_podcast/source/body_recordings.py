"""Recordings and players in a page's Markdown."""

from __future__ import annotations

import re
from typing import Any

from ..text import addresses, code, media_types, values
from ..text.patterns import pattern

# An extension is one only at the end of a path: `https://www.oggcamp.example/` is no recording.
_AUDIO_FILE = rf"[^\s()<>\[\]]+\.(?:{'|'.join(media_types.AUDIO_EXTENSIONS)})(?=[\s()<>\[\]?#]|\Z)"
# An opening that is never closed ends where the next one begins, so that a long page costs what it
# is long.
_AUDIO_TAG = pattern(
    r"<(?:audio|source)\b[^<>]*?\bsrc\s*=\s*[\"']?(?P<address>[^\s\"'<>]+)", re.IGNORECASE
)
_AUDIO_LINK = pattern(rf"\]\(\s*<?(?P<address>{_AUDIO_FILE}(?:[?#][^\s()<>\[\]]*)?)", re.IGNORECASE)
_FRAME_SOURCE = pattern(r"<iframe\b[^<>]*?\bsrc\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE)
_BODY_PLAYER = pattern(
    rf"<audio\b[^<>]*\bcontrols\b|!\[[^\[\]]*\]\(\s*<?{_AUDIO_FILE}", re.IGNORECASE
)
_HIDING_MARKS = ("`", "~~~", "<!--", "    ", "\t")


def plays(body: str) -> bool:
    """Whether the body plays a recording by itself: `<audio controls>`, or `![Title](file.mp3)`."""
    if "<audio" not in body and "![" not in body:
        return False
    return bool(_BODY_PLAYER.search(code.without_hidden(body)))


def audio_in(body: str, *, links: bool = True) -> str:
    """The address of the first `<audio>` in the body or, with `links`, else of the first link to a
    recording."""
    if "<audio" in body or "<source" in body:
        address = _first_visible(_AUDIO_TAG, body)
        if address:
            return address
    if links and "](" in body:
        return _first_visible(_AUDIO_LINK, body)
    return ""


def _first_visible(address_pattern: re.Pattern[str], body: str) -> str:
    """The first match's address outside code and comments; "" if there is none."""
    match = address_pattern.search(body)
    if not match:
        return ""
    if any(mark in body for mark in _HIDING_MARKS):
        body = code.without_hidden(body)
    for match in address_pattern.finditer(body):
        address = match["address"]
        if not code.is_indented_code(body, match.start()) and not _is_only_a_host(address):
            return address
    return ""


def _is_only_a_host(address: str) -> bool:
    """Whether an address has no path: what looks like an extension ends its host's name then."""
    _, scheme_end, after_scheme = address.partition("//")
    return bool(scheme_end) and "/" not in after_scheme


def frame_source(value: Any) -> str | None:
    """The address of the player in an iframe."""
    if not isinstance(value, str) or "<" not in value:
        return None
    frame = _FRAME_SOURCE.search(value)
    return addresses.url(values.unescape(frame[1])) if frame else None
