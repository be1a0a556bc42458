"""Entries of JSON documents, segments or words: their times and speakers, by the names that programs
give these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..text import values
from ..text.clock_times import moment

SECONDS = 1
MILLISECONDS = 1000


class TimeKeys(NamedTuple):
    """The names of one end of a segment.

    `names` are tried in their order, each with its unit; None is the unit of the list. `offset` is
    the key within whisper.cpp's `offsets`, `position` the place in Transformers' `timestamp` pair.
    """

    names: tuple[tuple[str, int | None], ...]
    offset: str
    position: int


START = TimeKeys(
    names=(
        ("startTime", None),
        ("start_ms", MILLISECONDS),
        ("startMs", MILLISECONDS),
        ("start", None),
        ("start_time", None),
        # Rev
        ("ts", None),
    ),
    offset="from",
    position=0,
)
END = TimeKeys(
    names=(
        ("endTime", None),
        ("end_ms", MILLISECONDS),
        ("endMs", MILLISECONDS),
        ("end", None),
        ("end_time", None),
        ("end_ts", None),
        ("end_timestamp", None),
    ),
    offset="to",
    position=1,
)
# Podlove has a number in `speaker` and the name in `voice`.
_SPEAKER_KEYS = (
    "voice",
    "speaker",
    "speaker_label",
    "speakerName",
    "speaker_id",
    "speakerTag",
    "name",
)


def read_time(entry: Mapping[str, Any], keys: TimeKeys, unit: int) -> float | None:
    """One end of a segment in seconds."""
    for name, key_unit in keys.names:
        value = entry.get(name)
        if value is not None:
            return _to_seconds(value, key_unit or unit)
    offset = get_nested(entry, ("offsets", keys.offset))
    if offset is not None:
        return _to_seconds(offset, MILLISECONDS)
    timestamp = entry.get("timestamp")
    if isinstance(timestamp, list) and len(timestamp) == 2:
        return moment(timestamp[keys.position])
    if isinstance(timestamp, str) and keys is START:
        return moment(timestamp)
    return None


def _to_seconds(value: Any, unit: int) -> float | None:
    """A time, of which `unit` are in a second."""
    # An integer may be too large to be divided.
    if isinstance(value, (int, float)) and abs(value) < 10**12:
        value = value / unit
    return moment(value)


def read_speaker(entry: Mapping[str, Any]) -> str:
    """The speaker's name; of programs that only count them, `Speaker 0`."""
    speaker = get_first(entry, _SPEAKER_KEYS)
    if isinstance(speaker, Mapping):
        speaker = speaker.get("name")
    if isinstance(speaker, int) and not isinstance(speaker, bool):
        return f"Speaker {speaker}"
    return values.written(speaker)


def get_first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """The value of the first key that has one."""
    for key in keys:
        if entry.get(key) not in (None, ""):
            return entry[key]
    return None


def get_nested(document: Any, keys: Iterable[str]) -> Any:
    """The value of a key within mappings, or None."""
    for key in keys:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document
