"""What values of front matter say about recordings: which are audio, and which files they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import embeds
from ..text import addresses, media_types, values
from ..text.patterns import pattern
from .body_recordings import frame_source
from .fields import LOOSE_AUDIO_KEYS, WHOLE_KEYS
from .site import Site

_MOST_FORMATS = 20
_LONGEST_NAME = 300
_BEGINS_WITH_TIME = pattern(r"[\[(]?[0-9]+:[0-9]{2}")


def is_marked(flat: Mapping[str, Any], site: Site) -> bool:
    """Whether front matter (flattened) makes a page an episode by itself: audio, a `podcast:`
    mapping, or the category."""
    if isinstance(flat.get("podcast"), dict):
        return True
    if site.category and _has_label(flat, site.keys["categories"], site.category):
        return True
    if site.tag and _has_label(flat, site.keys["tags"], site.tag):
        return True
    for key in site.keys["audio"]:
        if flat.get(key) and is_audio(key, flat[key], site):
            return True
    return any(_is_player(flat.get(key), site) for key in site.keys["player"])


def _has_label(flat: Mapping[str, Any], keys: tuple[str, ...], label: str) -> bool:
    for key in keys:
        if key not in flat:
            continue
        if label.casefold() in map(str.casefold, labels(key, flat[key]) or ()):
            return True
    return False


def _is_player(value: Any, site: Site) -> bool:
    if not isinstance(value, str):
        return False
    address = frame_source(value) or addresses.url(value)
    return bool(address and provider_source(address, site))


def labels(key: str, value: Any) -> list[str] | None:
    """Tags or categories; under a key in the singular, a text is one of them."""
    return values.texts(value, whole=key in WHOLE_KEYS)


def is_audio(key: str, value: Any, site: Site) -> bool:
    """Whether a value means audio: under a general key only what ends like a media file does."""
    entry_addresses = [address for address, _ in audio_entries(value)]
    if key not in LOOSE_AUDIO_KEYS:
        return bool(entry_addresses)
    if "filename" in key and "{filename}" in site.media_prefix:
        return bool(entry_addresses)
    return any(map(media_types.media_type, entry_addresses))


def audio_entries(value: Any, depth: int = 3) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(address, details) of each format in a string, a list, or a mapping of one or of several
    formats."""
    if isinstance(value, str):
        if value.strip() and values.boolean(value) is None:
            yield value.strip(), {}
    elif isinstance(value, (list, tuple)):
        yield from _inner_entries(value[:_MOST_FORMATS], depth)
    elif isinstance(value, dict):
        address = values.first(value)
        if isinstance(address, str) and address.strip():
            yield address.strip(), value
        else:
            formats = [value[name] for name in media_types.MEDIA_TYPES if name in value]
            yield from _inner_entries(formats, depth)


def _inner_entries(
    entries: list[Any] | tuple[Any, ...], depth: int
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not depth:
        return
    for entry in entries:
        if isinstance(entry, (str, dict)):
            yield from audio_entries(entry, depth - 1)


def file_names(name: str, value: Any) -> Iterator[str]:
    """The addresses of files that `chapters` or `transcript` names; what is written out in full
    names none."""
    entries = value if name == "transcript" and isinstance(value, list) else [value]
    for entry in entries[:_MOST_FORMATS]:
        address = values.first(entry) if isinstance(entry, dict) else entry
        if isinstance(address, str) and _is_file_name(address.strip()):
            yield address.strip()


def _is_file_name(text: str) -> bool:
    if not text or "\n" in text or len(text) > _LONGEST_NAME:
        return False
    if text.casefold() == "notes" or _BEGINS_WITH_TIME.match(text):
        return False
    return values.boolean(text) is None


def provider_source(address: str, site: Site) -> str:
    """The address, without parameters, of the provider's player that an address stands for; "" if
    it is not a provider's."""
    embed = embeds.resolve(address, peertube=site.peertube, castopod=site.castopod)
    return embed.src.split("?")[0] if embed else ""
