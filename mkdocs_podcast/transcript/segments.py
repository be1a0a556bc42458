"""JSON as programs that transcribe write it → cues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..model.cue import Cue
from ..model.problems import Problems
from ..text import values
from ..text.clock_times import moment
from .cue_text import LocatedCue, SourceCues
from .file_texts import parse_json_document

_EXAMPLE = '{"version": "1.0.0", "segments": [...]}'
_SECONDS = 1
_MILLISECONDS = 1000
# A cue's end where the segment has none.
_NO_END = -1.0


class _SegmentList(NamedTuple):
    """Where a program puts its segments, and how many of its units of time are in a second.

    The unit is that of keys whose names do not tell theirs.
    """

    keys: tuple[str, ...]
    unit: int = _SECONDS


# In the order in which they are tried.
_SEGMENT_LISTS = (
    _SegmentList(("segments",)),  # Podcasting 2.0, Whisper and WhisperX
    _SegmentList(("transcripts",)),  # Podlove
    _SegmentList(("transcript", "segments")),
    _SegmentList(("transcription",)),  # whisper.cpp
    _SegmentList(("utterances",), _MILLISECONDS),  # AssemblyAI
    _SegmentList(("results", "utterances")),  # Deepgram
    _SegmentList(("chunks",)),  # Whisper in Transformers
    _SegmentList(("cues",)),
    _SegmentList(("transcript",)),
)


class _TimeKeys(NamedTuple):
    """The names of one end of a segment.

    `names` are tried in their order, each with its unit; None is the unit of the list. `offset` is
    the key within whisper.cpp's `offsets`, `position` the place in Transformers' `timestamp` pair.
    """

    names: tuple[tuple[str, int | None], ...]
    offset: str
    position: int


_START = _TimeKeys(
    names=(
        ("startTime", None),
        ("start_ms", _MILLISECONDS),
        ("startMs", _MILLISECONDS),
        ("start", None),
        ("start_time", None),
    ),
    offset="from",
    position=0,
)
_END = _TimeKeys(
    names=(
        ("endTime", None),
        ("end_ms", _MILLISECONDS),
        ("endMs", _MILLISECONDS),
        ("end", None),
        ("end_time", None),
    ),
    offset="to",
    position=1,
)
_TEXT_KEYS = ("body", "text", "transcript", "content")
# Podlove has a number in `speaker` and the name in `voice`.
_SPEAKER_KEYS = ("voice", "speaker", "speaker_label", "speakerName", "name")
_LANGUAGE_KEYS = (("language",), ("result", "language"), ("language_code",), ("lang",))


def read_segments(text: str, problems: Problems) -> SourceCues:
    """The cues in a JSON document, and the language that it names.

    A document that has only a text is one cue without times.
    """
    document = parse_json_document(text, _EXAMPLE, problems)
    if document is None:
        return SourceCues([])
    language = _read_language(document)
    entries, unit = _find_segments(document)
    if entries is None:
        return SourceCues(_read_whole_text(document, problems), language, timed=False)
    cues = []
    for number, entry in enumerate(entries, 1):
        cue = _read_segment(entry, number, unit, problems)
        if cue:
            cues.append(cue)
    # The format has no lines that an author would look for.
    return SourceCues([(0, cue) for cue in _fill_ends(cues)], language)


def _read_language(document: Any) -> str:
    for keys in _LANGUAGE_KEYS:
        if value := _get_nested(document, keys):
            return values.written(value)
    return ""


def _find_segments(document: Any) -> tuple[list[Any] | None, int]:
    """The segments, and the unit of times whose keys do not tell theirs; None where there are none."""
    if isinstance(document, list):
        return document, _SECONDS
    for keys, unit in _SEGMENT_LISTS:
        segments = _get_nested(document, keys)
        if isinstance(segments, list):
            return segments, unit
    return None, _SECONDS


def _get_nested(document: Any, keys: Iterable[str]) -> Any:
    for key in keys:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document


def _read_whole_text(document: Any, problems: Problems) -> list[LocatedCue]:
    text = ""
    if isinstance(document, Mapping):
        text = values.written(_get_first(document, _TEXT_KEYS))
    if text:
        return [(1, Cue(0, 0, text))]
    problems.add(
        'there are no segments in it: write `{"segments": [{"startTime": 0, "body": "..."}]}`'
    )
    return []


def _read_segment(entry: Any, number: int, unit: int, problems: Problems) -> Cue | None:
    """The cue of a segment; its end is negative where the segment has none.

    None for a segment without words, and, with a problem, for one that cannot be read.
    """
    if not isinstance(entry, Mapping):
        problems.add(
            f"segment {number} is not a segment: "
            'write `{"startTime": 0, "endTime": 2.5, "body": "..."}`'
        )
        return None
    text = values.written(_get_first(entry, _TEXT_KEYS))
    if not text:
        return None
    start = _read_time(entry, _START, unit)
    end = _read_time(entry, _END, unit)
    if start is None:
        problems.add(
            f"segment {number} has no start that can be read: give its `startTime` in seconds"
        )
        return None
    if end is None:
        end = _NO_END
    elif end < start:
        problems.add(f"segment {number} ends before it starts: correct its times")
        end = start
    return Cue(start, end, text, _read_speaker(entry))


def _read_time(entry: Mapping[str, Any], keys: _TimeKeys, unit: int) -> float | None:
    """One end of a segment in seconds."""
    for name, own_unit in keys.names:
        value = entry.get(name)
        if value is not None:
            return _to_seconds(value, own_unit or unit)
    offset = _get_nested(entry, ("offsets", keys.offset))
    if offset is not None:
        return _to_seconds(offset, _MILLISECONDS)
    pair = entry.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return moment(pair[keys.position])
    return None


def _to_seconds(value: Any, unit: int) -> float | None:
    """A time, of which `unit` are in a second."""
    # An integer may be too large to be divided.
    if isinstance(value, (int, float)) and abs(value) < 10**12:
        value = value / unit
    return moment(value)


def _read_speaker(entry: Mapping[str, Any]) -> str:
    speaker = _get_first(entry, _SPEAKER_KEYS)
    if isinstance(speaker, Mapping):
        speaker = speaker.get("name")
    return values.written(speaker)


def _fill_ends(cues: Sequence[Cue]) -> list[Cue]:
    """The cues, in which one without an end lasts until the next one starts."""
    filled = []
    for index, cue in enumerate(cues):
        if cue.end < 0:
            next_start = cues[index + 1].start if index + 1 < len(cues) else cue.start
            cue = replace(cue, end=max(cue.start, next_start))
        filled.append(cue)
    return filled


def _get_first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """The value of the first key that has one."""
    for key in keys:
        if entry.get(key) not in (None, ""):
            return entry[key]
    return None
