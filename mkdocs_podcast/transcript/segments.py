"""JSON as programs that transcribe write it → cues."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.cue import Cue
from ..model.problems import Problems
from ..text import values
from ..text.clock_times import moment
from .cue_text import Placed

# Where the segments are: Podcasting 2.0, Whisper and WhisperX; Podlove; whisper.cpp; AssemblyAI;
# Deepgram; Whisper in Transformers.
_PLACES = (
    *(
        ("segments",),
        ("transcripts",),
        ("transcript", "segments"),
        ("transcription",),
        ("utterances",),
    ),
    *(("results", "utterances"), ("chunks",), ("cues",), ("transcript",)),
)
# In the order in which they are tried; a unit is how many there are in a second.
_STARTS = (("startTime", 1), ("start_ms", 1000), ("startMs", 1000), ("start", 1), ("start_time", 1))
_ENDS = (("endTime", 1), ("end_ms", 1000), ("endMs", 1000), ("end", 1), ("end_time", 1))
_TEXTS = ("body", "text", "transcript", "content")
# Podlove has a number in `speaker` and the name in `voice`.
_SPEAKERS = ("voice", "speaker", "speaker_label", "speakerName", "name")
_LANGUAGES = (("language",), ("result", "language"), ("language_code",), ("lang",))


def segments(text: str, problems: Problems) -> tuple[list[Placed], str, bool]:
    """The cues in a JSON document, its language where it names one, and whether it has times."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        problems.add(f"the JSON cannot be read ({error.msg}): correct it there", error.lineno)
        return [], "", True
    except (ValueError, RecursionError):
        problems.add('the JSON cannot be read: write `{"version": "1.0.0", "segments": [...]}`')
        return [], "", True
    language = values.written(next(filter(None, (_at(data, keys) for keys in _LANGUAGES)), ""))
    found, unit = _held(data)
    if found is None:
        words = values.written(_first(data, _TEXTS)) if isinstance(data, dict) else ""
        if not words:
            problems.add(
                'there are no segments in it: write `{"segments": [{"startTime": 0, "body": "..."}]}`'
            )
        return ([(1, Cue(0, 0, words))] if words else []), language, False
    placed = [
        cue for place, entry in enumerate(found, 1) if (cue := _cue(entry, place, unit, problems))
    ]
    return _with_ends(placed), language, True


def _held(data: Any) -> tuple[list[Any] | None, int]:
    """The segments, and the unit of times that do not name theirs."""
    if isinstance(data, list):
        return data, 1
    for keys in _PLACES:
        if isinstance(held := _at(data, keys), list):
            # AssemblyAI counts milliseconds, in whole numbers; Deepgram has the same word further
            # down.
            return held, 1000 if keys == ("utterances",) else 1
    return None, 1


def _at(data: Any, keys: Iterable[str]) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _cue(entry: Any, place: int, unit: int, problems: Problems) -> Placed | None:
    if not isinstance(entry, Mapping):
        problems.add(
            f'segment {place} is none: write `{{"startTime": 0, "endTime": 2.5, "body": "..."}}`'
        )
        return None
    text = values.written(_first(entry, _TEXTS))
    if not text:
        return None
    start, end = _time(entry, _STARTS, 0, "from", unit), _time(entry, _ENDS, 1, "to", unit)
    if start is None:
        problems.add(
            f"segment {place} has no start that can be read: give its `startTime` in seconds"
        )
        return None
    if end is not None and end < start:
        problems.add(f"segment {place} ends before it starts: correct its times")
        end = start
    return 0, Cue(start, -1 if end is None else end, text, _speaker(entry))


def _time(
    entry: Mapping[str, Any], keys: Iterable[tuple[str, int]], place: int, offset: str, unit: int
) -> float | None:
    """Seconds: from a key of its own, whisper.cpp's `offsets` in milliseconds, or Transformers'
    `timestamp` pair."""
    for key, own in keys:
        if (value := entry.get(key)) is not None:
            return _scaled(value, unit if own == 1 else own)
    if (value := _at(entry, ("offsets", offset))) is not None:
        return _scaled(value, 1000)
    pair = entry.get("timestamp")
    return moment(pair[place]) if isinstance(pair, list) and len(pair) == 2 else None


def _scaled(value: Any, per_second: int) -> float | None:
    """A time of so many in a second; an integer may be too large to be divided."""
    if isinstance(value, (int, float)) and abs(value) < 10**12:
        return moment(value / per_second)
    return moment(value)


def _speaker(entry: Mapping[str, Any]) -> str:
    value = _first(entry, _SPEAKERS)
    return values.written(value.get("name") if isinstance(value, Mapping) else value)


def _with_ends(placed: list[Placed]) -> list[Placed]:
    """A segment without an end lasts until the next one starts."""
    ended = []
    for place, (line, cue) in enumerate(placed):
        if cue.end < 0:
            after = placed[place + 1][1].start if place + 1 < len(placed) else cue.start
            cue = Cue(cue.start, max(cue.start, after), cue.text, cue.speaker)
        ended.append((line, cue))
    return ended


def _first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((entry[key] for key in keys if entry.get(key) not in (None, "")), None)
