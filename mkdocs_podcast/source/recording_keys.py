"""What values of front matter say about recordings: which are audio, and which files they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import embeds
from ..text import media_types, values
from ..text.patterns import pattern
from .body_recordings import frame_source
from .fields import LOOSE_AUDIO_KEYS, WHOLE_KEYS
from .guards import naming_text, text_or_empty, url_or_empty
from .key_table import base_key, is_general
from .site import Site

_MOST_FORMATS = 20
_LONGEST_NAME = 300
# What WordPress keeps of a recording: its address, bytes and type, then what PowerPress adds.
_ENCLOSURE = pattern(
    r"(?P<url>https?://\S+)\s+(?P<length>[0-9]{1,15})\s+(?P<type>(?:audio|video)/\S+)"
    r"(?:\s+(?P<more>\S[\s\S]*))?",
)
_DURATION = pattern(r'"duration";s:[0-9]+:"([0-9:]+)"')
_BEGINS_WITH_TIME = pattern(r"[\[(]?[0-9]+:[0-9]{2}")


def is_marked(flat: Mapping[str, Any], site: Site) -> bool:
    """Whether front matter (flattened) makes a page an episode by itself: audio, a `podcast:`
    mapping, or the category."""
    if isinstance(flat.get("podcast"), dict):
        return True
    keys = site.key_table.present(flat)
    if _has_label(flat, keys.get("categories", ()), site.category):
        return True
    if _has_label(flat, keys.get("tags", ()), site.tag):
        return True
    for key in keys.get("audio", ()):
        if is_audio(key, flat[key], site):
            return True
    for key in keys.get("player", ()):
        # In a mapping that may hold anything, an address need not be a player's.
        if is_general(key):
            continue
        if _is_player(flat[key], site):
            return True
    return False


def _has_label(flat: Mapping[str, Any], keys: Iterable[str], label: str) -> bool:
    """Whether tags or categories have a label, whatever its case; "" matches none."""
    if not label:
        return False
    for key in keys:
        folded_labels = map(str.casefold, labels(key, flat[key]))
        if label.casefold() in folded_labels:
            return True
    return False


def _is_player(value: Any, site: Site) -> bool:
    if not isinstance(value, str):
        return False
    address = frame_source(value)
    if not address:
        address = url_or_empty(value)
    return bool(provider_source(address, site))


def labels(key: str, value: Any) -> list[str]:
    """Tags or categories; under a key in the singular, a text is one of them."""
    return values.texts(value, whole=key in WHOLE_KEYS) or []


def is_audio(key: str, value: Any, site: Site) -> bool:
    """Whether a value means audio: under a general key only what ends like a media file does."""
    entries = list(audio_entries(value))
    is_loose = base_key(key) in LOOSE_AUDIO_KEYS
    if key not in site.keys["audio"] and is_general(key):
        is_loose = True
    if "filename" in key and "{filename}" in site.media_prefix:
        is_loose = False
    if is_loose:
        return any(map(_is_media, entries))
    return bool(entries)


def _is_media(entry: tuple[str, Mapping[str, Any]]) -> bool:
    """Whether an address ends like that of a media file, or is said to be one's."""
    address, details = entry
    if media_types.media_type(address):
        return True
    return text_or_empty(details.get("type")).startswith(("audio/", "video/"))


def audio_entries(value: Any, depth: int = 3) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(address, details) of each format in a string, a list, or a mapping of one or of several
    formats."""
    inner_entries: Iterable[Any] = ()
    enclosure = _enclosure(value)
    if enclosure:
        yield enclosure["url"], enclosure
    elif naming_text(value):
        yield naming_text(value), {}
    elif isinstance(value, dict):
        address = values.first(value)
        if isinstance(address, str) and address.strip():
            yield address.strip(), value
        else:
            inner_entries = [value.get(extension) for extension in media_types.MEDIA_TYPES]
    elif isinstance(value, (list, tuple)):
        inner_entries = value[:_MOST_FORMATS]
    if not depth:
        return
    for entry in inner_entries:
        if isinstance(entry, (str, dict)):
            yield from audio_entries(entry, depth - 1)


def _enclosure(value: Any) -> dict[str, Any]:
    """The recording that WordPress has as one text; empty for anything else."""
    match = _ENCLOSURE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        return {}
    details: dict[str, Any] = {"url": match["url"], "type": match["type"]}
    if int(match["length"]):
        details["length"] = int(match["length"])
    duration = _DURATION.search(match["more"] or "")
    if duration:
        details["duration"] = duration[1]
    return details


def file_names(name: str, value: Any) -> Iterator[str]:
    """The addresses of files that `chapters` or `transcript` names; what is written out in full
    names none."""
    entries = [value]
    if name == "transcript" and isinstance(value, list):
        entries = value[:_MOST_FORMATS]
    for entry in entries:
        if isinstance(entry, dict):
            entry = values.first(entry)
        file_name = naming_text(entry)
        if _is_file_name(file_name):
            yield file_name


def _is_file_name(text: str) -> bool:
    if not text:
        return False
    if len(text) > _LONGEST_NAME:
        return False
    # Chapters may be lines of text with times, or in the notes.
    if "\n" in text:
        return False
    if _BEGINS_WITH_TIME.match(text):
        return False
    return text.casefold() != "notes"


def provider_source(address: str, site: Site) -> str:
    """The address, without parameters, of the provider's player that an address stands for; "" if
    it is not a provider's."""
    embed = embeds.resolve(address, peertube=site.peertube, castopod=site.castopod)
    if embed:
        return embed.src.split("?")[0]
    return ""
