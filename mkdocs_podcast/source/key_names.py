"""Names of front matter's keys: how they compare, and how their author spelled them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def normal(key: str) -> str:
    """The form in which keys are compared: whatever their case, with `-` for `_`."""
    return key.casefold().replace("-", "_")


def flatten(meta: Mapping[str, Any], depth: int = 2) -> dict[str, Any]:
    """Front matter by normal key; what a mapping holds also as `mapping.key`, and what `podcast:`
    holds as if it were at the top."""
    flat: dict[str, Any] = {}
    for key, value in meta.items():
        name = normal(str(key))
        flat[name] = value
        if isinstance(value, dict):
            for inner_key, inner_value in value.items():
                flat[f"{name}.{normal(str(inner_key))}"] = inner_value
    podcast = flat.get("podcast")
    # An anchor may make a mapping contain itself.
    if isinstance(podcast, dict) and depth:
        inner = flatten(podcast, depth - 1)
        inner.pop("podcast", None)
        flat.update(inner)
    return flat


def spelled(meta: Mapping[str, Any], key: str) -> str:
    """A key in its normal form, as the front matter's author wrote it."""
    spelling = _spelling(meta, key)
    if not spelling:
        spelling = _spelling(meta, f"podcast.{key}").partition(".")[2]
    return spelling or key


def _spelling(meta: Mapping[Any, Any], key: str) -> str:
    outer, _, inner = key.partition(".")
    for name, value in meta.items():
        if normal(str(name)) != outer:
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
