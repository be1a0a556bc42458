"""Names of front matter's keys: how they compare, and how their author spelled them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

# Mappings whose keys count as if they were at the top, after those that are there.
CONTAINERS = ("itunes", "extra", "params")


def normal(key: str) -> str:
    """The form in which tables write keys: in lower case, with `_` for `-`."""
    return key.casefold().replace("-", "_")


def squeeze(key: str) -> str:
    """The form in which keys are compared: `audioUrl`, `audio_url` and `Audio-URL` are one key, and
    `itunes:episode` is `itunes_episode`."""
    return key.casefold().replace("-", "").replace("_", "").replace(":", "")


def flatten(
    meta: Mapping[str, Any], name_of: Callable[[str], str] = normal, depth: int = 2
) -> dict[str, Any]:
    """Front matter by normal key; what a mapping holds also as `mapping.key`, and what `podcast:`
    holds as if it were at the top.

    `name_of` gives the normal form of a key. Of two spellings of one key, the first counts that
    holds something.
    """
    flat: dict[str, Any] = {}
    for key, value in meta.items():
        name = name_of(str(key))
        if not flat.get(name):
            flat[name] = value
        if isinstance(value, dict):
            for inner_key, inner_value in _inner_entries(name, value, name_of, depth):
                inner_name = name_of(f"{name}.{inner_key}")
                if not flat.get(inner_name):
                    flat[inner_name] = inner_value
    podcast = flat.get("podcast")
    # An anchor may make a mapping contain itself.
    if isinstance(podcast, dict) and depth:
        inner = flatten(podcast, name_of, depth - 1)
        inner.pop("podcast", None)
        flat.update(inner)
    return flat


def _inner_entries(
    name: str, mapping: Mapping[Any, Any], name_of: Callable[[str], str], depth: int
) -> list[tuple[str, Any]]:
    """What a mapping holds, by keys below its name."""
    if name in CONTAINERS and depth:
        return list(flatten(mapping, name_of, depth - 1).items())
    return [(str(key), value) for key, value in mapping.items()]


def spelled(meta: Mapping[str, Any], key: str) -> str:
    """A key in its normal form, as the front matter's author wrote it."""
    spelling = _spelling(meta, key)
    if not spelling:
        spelling = _spelling(meta, f"podcast.{key}").partition(".")[2]
    return spelling or key


def _spelling(meta: Mapping[Any, Any], key: str) -> str:
    outer, _, inner = key.partition(".")
    for name, value in meta.items():
        if squeeze(str(name)) != squeeze(outer):
            continue
        if not inner:
            return str(name)
        if not isinstance(value, dict):
            return ""
        inner_spelling = _spelling(value, inner)
        if inner_spelling:
            return f"{name}.{inner_spelling}"
        return ""
    return ""
