"""Episodes as JSON has them, for entries of the cache: what differs from an empty one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import NoneType
from typing import Any

from ..model.episode import Audio, Episode, Link, Person, Sponsor
from ..model.feed_tags import NO_EXTRAS, FeedExtras
from ..source.frontmatter import FrontMatter
from .kept_front_matter import UnfitError, load_value, write_value

__all__ = ["UnfitError", "load_episode", "write_episode"]

_EMPTY = Episode("", "")
# The fields that hold several of a kind.
_KINDS: Mapping[str, Any] = {
    "audio": Audio,
    "people": Person,
    "links": Link,
    "reading_list": Link,
    "sponsors": Sponsor,
}
_TEXTS = frozenset({"tags", "redirects"})
# What authors write as data.
_DATA = frozenset({"chapters", "transcript"})
_ATOMS = (str, int, bool, NoneType)
# Where an entry has these, they are kept elsewhere.
_ELSEWHERE = frozenset({"path", "meta"})


def write_episode(episode: Episode, front: FrontMatter) -> dict[str, Any]:
    """What was read of an episode. Raises UnfitError where it would not come back as it is."""
    if episode.meta is not front.meta:
        raise UnfitError
    data: dict[str, Any] = {}
    for name, value, default in zip(Episode._fields, episode, _EMPTY, strict=True):
        if name not in _ELSEWHERE and value != default:
            data[name] = _write(name, value)
    return data


def _write(name: str, value: Any) -> Any:
    if name in _KINDS:
        return [_write_part(part) for part in value]
    if name in _TEXTS:
        return list(value)
    if name in _DATA:
        return write_value(value)
    if name == "feed":
        return _write_extras(value)
    if type(value) is dt.datetime and type(value.tzinfo) is dt.timezone:
        return value.isoformat()
    return _write_atom(value)


def _write_part(part: tuple[Any, ...]) -> list[Any]:
    """A recording, a person, or a link; a recording with further addresses has more than atoms."""
    return [list(value) if value == () else _write_atom(value) for value in part]


def _write_extras(extras: FeedExtras) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, value in vars(extras).items():
        if value != getattr(NO_EXTRAS, name):
            data[name] = _write_atom(value)
    return data


def _write_atom(value: Any) -> Any:
    if type(value) not in _ATOMS:
        raise UnfitError
    return value


def load_episode(data: Mapping[str, Any], path: str, front: FrontMatter) -> Episode:
    """The episode of the page at a path. Raises ValueError, TypeError or LookupError for data that
    is not of one."""
    fields: dict[str, Any] = {name: _load(name, value) for name, value in data.items()}
    return Episode(path, meta=front.meta, **fields)


def _load(name: str, value: Any) -> Any:
    if name == "audio":
        return tuple(_load_audio(part) for part in value)
    if name in _KINDS:
        return tuple(map(_KINDS[name]._make, value))
    if name in _TEXTS:
        return tuple(value)
    if name in _DATA:
        return load_value(value)
    if name == "feed":
        return FeedExtras(**value)
    if name in ("date", "updated"):
        return dt.datetime.fromisoformat(value)
    return value


def _load_audio(values: list[Any]) -> Audio:
    audio = Audio._make(values)
    return audio._replace(sources=tuple(audio.sources))
