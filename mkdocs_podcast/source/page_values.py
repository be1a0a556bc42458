"""A value of front matter where a template's variable is in the notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from ..text import addresses
from ..text.patterns import pattern
from .key_names import normal

# Every character that Markdown reads.
_MARKDOWN = pattern(r"[*_\[\]`\\{}|~$]")
_SAFE = "/%:?#@!$&'*+,;=~-._"


def value_of(meta: Mapping[str, Any], key: str) -> str | None:
    """The text of the front matter's value at a dotted key; None where it has none, or no text."""
    value: Any = meta
    for name in key.split("."):
        value = _entry(value, name) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        texts = [_text(entry) for entry in value]
        return ", ".join(text for text in texts if text is not None)
    return _text(value)


def is_in_attribute(preceding: str) -> bool:
    """Whether what follows these characters is the value of an HTML attribute."""
    return preceding.endswith(('"', "'", "="))


def is_in_link(preceding: str) -> bool:
    """Whether what follows these two characters is the address of a link in Markdown."""
    return preceding in ("](", "(<")


def escaped_value(value: str, preceding: str) -> str:
    """A value as HTML or Markdown that follows these two characters."""
    if preceding.endswith("="):
        return escape(quote(value, safe=_SAFE))
    if is_in_attribute(preceding):
        return escape(value)
    if is_in_link(preceding) or preceding == "}}":
        return quote(value, safe=_SAFE)
    if addresses.url(value) == value:
        # Alone in a paragraph it can become a player.
        return value
    return _MARKDOWN.sub(_as_entity, escape(value))


def _as_entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _entry(mapping: Mapping[Any, Any], name: str) -> Any:
    if name in mapping:
        return mapping[name]
    normal_name = normal(name)
    for key, value in mapping.items():
        if normal(str(key)) == normal_name:
            return value
    return None


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, (str, int, float, dt.date)):
        return str(value).strip()
    return None
