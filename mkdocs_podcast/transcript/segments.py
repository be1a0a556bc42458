"""JSON as programs that transcribe write it → cues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..model.cue import Cue
from ..model.problems import Problems
from ..text import values
from .cue_text import NO_END, LocatedCue, SourceCues, fill_ends
from .file_texts import parse_json_document
from .json_entries import (
    END,
    MILLISECONDS,
    SECONDS,
    START,
    get_first,
    get_nested,
    read_speaker,
    read_time,
)
from .word_captions import join_words
from .word_times import read_words

_EXAMPLE = '{"version": "1.0.0", "segments": [...]}'
_TEXT_KEYS = ("body", "text", "transcript", "content")


class _SegmentList(NamedTuple):
    """Where a program puts its segments, and how many of its units of time are in a second.

    The unit is that of keys whose names do not tell theirs.
    """

    keys: tuple[str, ...]
    unit: int = SECONDS


# In the order in which they are tried.
_SEGMENT_LISTS = (
    _SegmentList(("segments",)),  # Podcasting 2.0, Whisper and WhisperX
    _SegmentList(("transcripts",)),  # Podlove
    _SegmentList(("transcript", "segments")),
    _SegmentList(("transcription",)),  # whisper.cpp
    _SegmentList(("utterances",), MILLISECONDS),  # AssemblyAI
    _SegmentList(("results", "utterances")),  # Deepgram
    _SegmentList(("chunks",)),  # Whisper in Transformers
    _SegmentList(("cues",)),
    _SegmentList(("transcript",)),
)


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
    # Some have the text of all, or the words of each channel, where others have segments.
    if entries is None or not _have_times(entries, unit):
        words = sorted(read_words(document), key=lambda cue: cue.start)
        if words:
            return SourceCues([(0, cue) for cue in join_words(words)], language)
    if entries is None:
        return SourceCues(_read_whole_text(document, problems), language, timed=False)
    cues: list[LocatedCue] = []
    for number, entry in enumerate(entries, 1):
        cue = _read_segment(entry, number, unit, problems)
        if cue:
            # The format has no lines that an author would look for.
            cues.append((0, cue))
    return SourceCues(fill_ends(cues), language)


def _read_language(document: Any) -> str:
    for keys in _LANGUAGE_KEYS:
        if value := get_nested(document, keys):
            return values.written(value)
    return ""


def _find_segments(document: Any) -> tuple[list[Any] | None, int]:
    """The segments, and the unit of times whose keys do not tell theirs, or None."""
    events = get_nested(document, ("events",))
    if isinstance(events, list):
        return [_read_event(event) for event in events], MILLISECONDS
    if isinstance(document, list):
        return document, SECONDS
    for keys, unit in _SEGMENT_LISTS:
        segments = get_nested(document, keys)
        if isinstance(segments, list):
            return segments, unit
    return None, SECONDS


def _read_event(event: Any) -> Any:
    """A segment of an event in YouTube's own JSON; empty for one that only breaks a line."""
    if not isinstance(event, Mapping) or not isinstance(event.get("segs"), list):
        return {}
    texts = [get_nested(part, ("utf8",)) for part in event["segs"]]
    start, length = event.get("tStartMs"), event.get("dDurationMs")
    end = start + length if isinstance(start, int) and isinstance(length, int) else None
    text = "".join(text for text in texts if isinstance(text, str))
    return {"start_ms": start, "end_ms": end, "text": text}


def _have_times(entries: Sequence[Any], unit: int) -> bool:
    """Whether any entry of a list is a segment."""
    return any(
        isinstance(entry, Mapping) and read_time(entry, START, unit) is not None
        for entry in entries
    )


def _read_whole_text(document: Any, problems: Problems) -> list[LocatedCue]:
    text = ""
    if isinstance(document, Mapping):
        text = values.written(get_first(document, _TEXT_KEYS))
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
    text = values.written(get_first(entry, _TEXT_KEYS))
    if not text:
        return None
    start = read_time(entry, START, unit)
    end = read_time(entry, END, unit)
    if start is None:
        problems.add(
            f"segment {number} has no start that can be read: give its `startTime` in seconds"
        )
        return None
    if end is None:
        end = NO_END
    elif end < start:
        problems.add(f"segment {number} ends before it starts: correct its times")
        end = start
    return Cue(start, end, text, read_speaker(entry))
