"""Where an episode can be heard: audio in front matter, and audio and players in the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import embeds
from ..text import addresses, code, media_types, values
from ..text.patterns import pattern
from .fields import LOOSE_AUDIO_KEYS, WHOLE_KEYS
from .site import Site

FORMATS = tuple(media_types.MEDIA_TYPES)
_AUDIO_FILE = rf"[^\s()<>\[\]]+\.(?:{'|'.join(media_types.AUDIO_EXTENSIONS)})"
_MOST_FORMATS = 20
_LONGEST_NAME = 300
_BEGINS_WITH_TIME = pattern(r"[\[(]?[0-9]+:[0-9]{2}")
# An opening that is never closed ends where the next one begins, so that a long page costs what it
# is long.
_BODY_AUDIO = pattern(
    r"<(?:audio|source)\b(?P<attributes>[^<>]*?)\bsrc\s*=\s*[\"']?(?P<tag>[^\s\"'<>]+)"
    rf"|\]\(\s*<?(?P<link>{_AUDIO_FILE}(?:\?[^\s()<>\[\]]*)?)",
    re.IGNORECASE,
)
_FRAME_SOURCE = pattern(r"<iframe\b[^<>]*?\bsrc\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE)
_BODY_PLAYER = pattern(
    rf"<audio\b[^<>]*\bcontrols\b|!\[[^\[\]]*\]\(\s*<?{_AUDIO_FILE}\b", re.IGNORECASE
)


def is_marked(flat: Mapping[str, Any], site: Site) -> bool:
    """Whether front matter (flattened) alone makes a page an episode: audio, a `podcast:` mapping,
    or the category."""
    if isinstance(flat.get("podcast"), dict):
        return True
    if site.category and _holds(flat, site.keys["categories"], site.category):
        return True
    if site.tag and _holds(flat, site.keys["tags"], site.tag):
        return True
    if any(is_audio(key, flat[key], site) for key in site.keys["audio"] if flat.get(key)):
        return True
    players = (flat[key] for key in site.keys["player"] if isinstance(flat.get(key), str))
    return any(
        provider_source(frame_source(player) or addresses.url(player) or "", site)
        for player in players
    )


def _holds(flat: Mapping[str, Any], keys: tuple[str, ...], word: str) -> bool:
    held = (found for key in keys if key in flat for found in words(key, flat[key]) or ())
    return word.casefold() in map(str.casefold, held)


def words(key: str, value: Any) -> list[str] | None:
    """Tags or categories; what stands under a key in the singular is one."""
    return values.texts(value, whole=key in WHOLE_KEYS)


def is_audio(key: str, value: Any, site: Site) -> bool:
    """Whether a value means audio: under a general key only what ends like a media file does."""
    addresses = [address for address, _ in entries(value)]
    if key not in LOOSE_AUDIO_KEYS or ("filename" in key and "{filename}" in site.media_prefix):
        return bool(addresses)
    return any(media_types.media_type(address) for address in addresses)


def entries(value: Any, depth: int = 3) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(address, details) of each format in a string, a list, or a mapping of one or of several
    formats."""
    if isinstance(value, str) and value.strip() and values.boolean(value) is None:
        yield value.strip(), {}
    held: Iterable[Any] = ()
    if isinstance(value, (list, tuple)):
        held = (item for item in value[:_MOST_FORMATS] if isinstance(item, (str, dict)))
    elif isinstance(value, dict):
        address = values.first(value)
        if isinstance(address, str) and address.strip():
            yield address.strip(), value
        else:
            held = (value[kind] for kind in FORMATS if isinstance(value.get(kind), (str, dict)))
    for one in held if depth else ():
        yield from entries(one, depth - 1)


def sheets(name: str, value: Any) -> Iterator[str]:
    """The addresses of files that `chapters` or `transcript` names; what is written out in full
    names none."""
    held = value if name == "transcript" and isinstance(value, list) else [value]
    for one in held[:_MOST_FORMATS]:
        address = values.first(one) if isinstance(one, dict) else one
        if isinstance(address, str) and _names_a_file(address.strip()):
            yield address.strip()


def _names_a_file(words: str) -> bool:
    if (
        not words
        or "\n" in words
        or len(words) > _LONGEST_NAME
        or values.boolean(words) is not None
    ):
        return False
    return words.casefold() != "notes" and not _BEGINS_WITH_TIME.match(words)


def plays(body: str) -> bool:
    """Whether the body plays a recording by itself: `<audio controls>`, or `![Title](file.mp3)`."""
    if "<audio" not in body and "![" not in body:
        return False
    return bool(_BODY_PLAYER.search(code.without_hidden(body)))


def audio_in(body: str, *, links: bool = True) -> str:
    """The address of the first `<audio>` in the body or, with `links`, of the first link to one."""
    if "<audio" not in body and "<source" not in body and "](" not in body:
        return ""
    found = _BODY_AUDIO.search(body)
    if found and ("`" in body or "~~~" in body or "<!--" in body or "    " in body or "\t" in body):
        shown = code.without_hidden(body)
        places = _BODY_AUDIO.finditer(shown)
        found = next((one for one in places if not code.is_indented_code(shown, one.start())), None)
    if not found:
        return ""
    return found["tag"] or (found["link"] if links else "")


def provider_source(address: str, site: Site) -> str:
    """The address, without parameters, of the provider's player that an address stands for; "" if
    it is none."""
    found = embeds.resolve(address, peertube=site.peertube, castopod=site.castopod)
    return found.src.split("?")[0] if found else ""


def frame_source(value: Any) -> str | None:
    """The address of the player in an iframe."""
    found = _FRAME_SOURCE.search(value) if isinstance(value, str) and "<" in value else None
    return addresses.url(values.unescape(found[1])) if found else None
