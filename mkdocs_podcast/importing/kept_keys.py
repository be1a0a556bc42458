"""What front matter of another generator has beside what `episode_front` writes: fields that are
data, and keys that nobody here knows. They stay, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.episode import Episode
from ..source.fields import FIELDS
from ..source.guards import quietly
from ..source.key_names import CONTAINERS, squeeze
from ..source.site import Site
from ..text.media_types import media_type

# Fields that `episode_front` writes, or that a new page says otherwise.
_WRITTEN_ELSEWHERE = frozenset(
    {"title", "date", "audio", "length", "duration", "player", "number", "season", "type", "image"}
    | {"summary", "tags", "categories", "guests", "hosts", "people", "guid", "explicit", "draft"}
    | {"published", "redirects"}
)
# Fields whose values are written as they are: all others.
_DATA = tuple(name for name in FIELDS if name not in _WRITTEN_ELSEWHERE)
# Of several keys of these fields, each says something of its own.
_SEVERAL = ("title", "summary", "image")
# Keys that say where a page is and whether it is there, which a new page says otherwise.
_TAKEN = frozenset({"permalink", "slug", "url", "draft", "published", "type", "aliases"})
# Keys that only the old generator or its theme acts on.
_FOR_THE_OLD_SITE = frozenset({"layout", "template", "comments", "weight"})
# A mapping whose entries count as if they were at the top.
_OPEN_MAPPINGS = frozenset({*CONTAINERS, "podcast"})

# The keys of a mapping that name files; a chapter may be called `Node.js`.
_ADDRESSES = frozenset(
    {"url", "uri", "href", "link", "src", "file", "path", "image", "img", "cover"}
)

# The keys of a mapping that is a recording.
_OF_RECORDINGS = frozenset(
    {squeeze(key) for name in ("audio", "length", "duration") for key in FIELDS[name].keys}
    | {"url", "src", "type", "seconds", "title", "language", "height", "codecs", "rel", "bitrate"}
    | {"sources", "integrity", "default"}
)

Locate = Callable[[str, str], str]


class Kept(NamedTuple):
    """The keys that stay, and the names of those that do not."""

    front: dict[str, Any]
    dropped: tuple[str, ...]


def kept_keys(episode: Episode, site: Site, written: Mapping[str, Any], locate: Locate) -> Kept:
    """What stays of an episode's front matter beside the keys that are `written` already.

    `locate(address, field)` gives the address on the new page of a file that a field names.
    """
    flat = site.flatten(episode.meta)
    present = site.key_table.present(flat)
    front = dict(_known_fields(episode, flat, present, locate))
    own_keys = set(map(squeeze, (*written, *front)))
    read: set[str] = set()
    for keys in present.values():
        read.update(map(squeeze, keys))
    for field in _SEVERAL:
        read.difference_update(map(squeeze, present.get(field, ())[1:]))
    numbers = set(map(squeeze, present.get("number", ())))
    dropped = []
    for key, value in episode.meta.items():
        name = squeeze(str(key))
        if name in numbers and isinstance(value, dict):
            # `episode: {number: 7, recorded: Rome}`: the number is written by itself.
            front[f"{key}_data"] = _rest(name, value, read - {name})
            continue
        if name in own_keys | _TAKEN:
            continue
        if name in _FOR_THE_OLD_SITE:
            dropped.append(str(key))
            continue
        rest = _rest(name, value, read)
        if rest not in ({}, None, ""):
            front[str(key)] = rest
    return Kept(front, tuple(dropped))


def _known_fields(
    episode: Episode,
    flat: Mapping[str, Any],
    present: Mapping[str, list[str]],
    locate: Locate,
) -> Iterator[tuple[str, Any]]:
    """The fields that are data, under the names that the plugin has for them."""
    for field in _DATA:
        for key in present.get(field, ())[:1]:
            value = _located(flat[key], field, locate)
            yield _name_for(field, key, value), value
    yield from _without_recording(episode, flat, present, locate)
    if not episode.image:
        for key in present.get("image", ())[:1]:
            yield "image", _located(flat[key], "image", locate)


def _name_for(field: str, key: str, value: Any) -> str:
    """The plugin's name of a field; the old one for what the field cannot hold, such as the `links`
    of a theme: under its own name, that would be a mistake."""
    guard = FIELDS[field].guard
    if not guard or "." in key:
        return field
    if quietly(guard, value) is None:
        return key
    return field


def _without_recording(
    episode: Episode,
    flat: Mapping[str, Any],
    present: Mapping[str, list[str]],
    locate: Locate,
) -> Iterator[tuple[str, Any]]:
    """The recording's keys where it is not in the folder: as they are."""
    if episode.audio:
        return
    for key in present.get("audio", ())[:1]:
        value = flat[key]
        if isinstance(value, str):
            # Beside a player, it is often the player's address.
            if media_type(value) or not episode.player:
                yield "audio", _located(value, "audio", locate)
        elif not episode.player and not isinstance(value, (bool, int)):
            yield "audio", _located(value, "formats", locate)
    for key in present.get("length", ())[:1]:
        yield "length", flat[key]


def _rest(name: str, value: Any, read: set[str]) -> Any:
    """What nobody has read of a value; None where that is nothing."""
    if name in _OPEN_MAPPINGS and isinstance(value, dict):
        return _rest_of_open(name, value, read)
    if name in read:
        return None
    if not isinstance(value, dict):
        return value
    unread = {}
    for key, entry in value.items():
        if f"{name}.{squeeze(str(key))}" not in read:
            unread[str(key)] = entry
    return unread or None


def _rest_of_open(name: str, mapping: dict[Any, Any], read: set[str]) -> dict[str, Any] | None:
    """What nobody has read of a mapping whose entries count as if they were at the top."""
    read_here = read
    if name == "podcast":
        # It has been read as the mapping of the recording, too.
        read_here = read | _OF_RECORDINGS
    unread = {}
    for key, entry in mapping.items():
        inner = squeeze(str(key))
        if f"{name}.{inner}" in read and inner not in _OPEN_MAPPINGS:
            continue
        rest = _rest(inner, entry, read_here)
        if rest is not None:
            unread[str(key)] = rest
    return unread or None


def _located(value: Any, field: str, locate: Locate) -> Any:
    """A value of front matter in which each file's address leads to it from the new page."""
    if isinstance(value, str):
        return locate(value, field)
    if isinstance(value, list):
        return [_located_entry(entry, field, locate) for entry in value]
    if not isinstance(value, dict):
        return value
    located = {}
    for key, entry in value.items():
        names_file = field == "formats" or squeeze(str(key)) in _ADDRESSES
        if names_file or not isinstance(entry, str):
            entry = _located(entry, field, locate)
        located[str(key)] = entry
    return located


def _located_entry(entry: Any, field: str, locate: Locate) -> Any:
    """An entry of a list. `0:00 Hello` is a chapter, and no file."""
    if field == "chapters" and isinstance(entry, str):
        return entry
    return _located(entry, field, locate)
