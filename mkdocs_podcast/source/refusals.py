"""Why a field cannot use what is under its main key: sentences that begin with the value, and end
as the table of fields says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from ..model.episode import EPISODE_TYPES
from ..model.feed_details import ShowType
from ..model.problems import Severity
from ..text import values
from ..text.patterns import pattern
from .fields import FIELDS, LOOSE_AUDIO_KEYS, Refusal
from .key_table import base_key, is_general

_SHOW_TYPES = frozenset(get_args(ShowType))
_MEANT_AS_TYPE = pattern(
    r"\b(?:full|trailers?|bonus|teaser|preview|extra|special|episodic|serial)\b", re.IGNORECASE
)


def why_unusable(name: str, key: str, value: Any) -> str:
    """A sentence about a value that the field `name` cannot hold; "" where nothing, or something
    else, is meant by it."""
    refusal = _refusal_of(name, key)
    if not refusal or is_empty(value):
        return ""
    if key not in (name, FIELDS[name].keys[0]) and _may_hold_others(name, key, value):
        return ""
    if refusal.means_something_else(value) or _is_of_show(key, value):
        return ""
    # Under these, an address of anything else may be given.
    if key in LOOSE_AUDIO_KEYS and isinstance(value, str):
        return ""
    return f"{quote_value(value)} {refusal.sentence_end}"


def _refusal_of(name: str, key: str) -> Refusal | None:
    """The field's refusal, where a value under the key is meant for the field."""
    field = FIELDS[name]
    if not field.refusal:
        return None
    keys = (field.keys[0], *field.refusal.also)
    if key in keys:
        return field.refusal
    if not is_general(key) and base_key(key) in keys:
        return field.refusal
    return None


def _may_hold_others(name: str, key: str, value: Any) -> bool:
    """Whether a value may be one of another field, or hold one: `episode: {number: 3}`."""
    if isinstance(value, dict):
        return any(other.startswith(f"{key}.") for other in FIELDS[name].keys)
    return isinstance(value, bool)


def _is_of_show(key: str, value: Any) -> bool:
    """Whether a value is the show's: `itunes_type: serial`."""
    if key == "type":
        return False
    if base_key(key) != "type":
        return False
    return value in _SHOW_TYPES


def unusable_entries(
    name: str, key: str, value: Any, is_usable: Callable[[Any], bool]
) -> list[str]:
    """A sentence about each entry of a list that the field `name` leaves out, beside others that it
    takes."""
    refusal = _refusal_of(name, key)
    if not refusal or not isinstance(value, (list, tuple)):
        return []
    if all(isinstance(entry, str) for entry in value):
        return []
    unusable = [entry for entry in value if not is_empty(entry) and not is_usable(entry)]
    return [f"{quote_value(entry)} {refusal.sentence_end}" for entry in unusable]


def severity_of(key: str, value: Any) -> Severity:
    """Of a refused value: a site may well use `type: Interviews` for sections of its own."""
    if key == "type" and isinstance(value, str) and not _is_meant_as_type(value):
        return Severity.INFO
    return Severity.WARNING


def _is_meant_as_type(word: str) -> bool:
    from difflib import get_close_matches

    if _MEANT_AS_TYPE.search(word):
        return True
    return bool(get_close_matches(word.casefold(), EPISODE_TYPES, cutoff=0.75))


def is_empty(value: Any) -> bool:
    """Whether a value is a blank that was never filled in: nothing, zero, `false`, or a list or
    mapping of these."""
    if isinstance(value, dict):
        return all(map(_is_blank, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(_is_blank, value))
    return _is_blank(value)


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return not value


def quote_value(value: Any) -> str:
    """A value as a sentence names it."""
    if isinstance(value, dict):
        keys = ", ".join(f"`{values.text(key)}`" for key in list(value)[:3])
        if keys:
            return f"a mapping with {keys}"
        return "an empty mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{(values.text(value) or '')[:60]}`"
