"""JSON of programs that time every word → a cue for each word.

https://platform.openai.com/docs/api-reference/audio/verbose-json-object
https://elevenlabs.io/docs/api-reference/speech-to-text/convert
https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
https://docs.rev.ai/api/asynchronous/transcripts/
https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded
https://www.assemblyai.com/docs/api-reference/transcripts/get
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.cue import Cue
from ..text import values
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

_EACH = "*"
# Where programs put the words: the keys on the way to them, or every entry of a list.
_WORD_LISTS: tuple[tuple[str | int, ...], ...] = (
    ("words",),  # OpenAI, ElevenLabs, AssemblyAI
    ("word_segments",),  # WhisperX
    ("transcripts", _EACH, "words"),  # ElevenLabs, of several channels
    ("segments", _EACH, "words"),  # ElevenLabs, exported in segments
    ("results", "items"),  # AWS Transcribe
    ("results", "channels", _EACH, "alternatives", 0, "words"),  # Deepgram
    ("results", _EACH, "alternatives", 0, "words"),  # Google
    ("monologues", _EACH, "elements"),  # Rev
    ("results",),  # Speechmatics
    ("result",),  # Vosk
)
_TEXT_KEYS = ("punctuated_word", "word", "text", "value", "content")
_PUNCTUATION = frozenset({"punctuation", "punct"})
# How far from the end of one word the next one is looked for in the text of all.
_NEAR = 40


def read_words(document: Any) -> list[Cue]:
    """A cue for each word that a document times; empty where it times none."""
    for path in _WORD_LISTS:
        entries = [entry for entry in _collect(document, path) if isinstance(entry, Mapping)]
        cues = _read_entries(entries, _speakers_by_start(document))
        if cues:
            return _with_punctuation(cues, get_nested(document, ("text",)))
    return []


def _collect(value: Any, path: Sequence[str | int]) -> Iterator[Any]:
    """The entries of the lists at a path."""
    if isinstance(value, list):
        yield from _collect_from_list(value, path)
    elif isinstance(value, Mapping) and path:
        key, *further = path
        if isinstance(key, str) and key != _EACH:
            yield from _collect(value.get(key), further)


def _collect_from_list(entries: Sequence[Any], path: Sequence[str | int]) -> Iterator[Any]:
    if not path:
        yield from entries
        return
    step, *further = path
    if step == _EACH:
        for entry in entries:
            for word in _collect(entry, further):
                yield _with_speaker(word, entry)
    elif isinstance(step, int) and len(entries) > step:
        yield from _collect(entries[step], further)


def _with_speaker(word: Any, parent: Any) -> Any:
    """A word of a monologue, with the speaker of that."""
    if not isinstance(word, Mapping) or not isinstance(parent, Mapping):
        return word
    if "speaker" not in parent:
        return word
    return {"speaker": parent["speaker"], **word}


def _speakers_by_start(document: Any) -> dict[Any, Any]:
    """AWS lists who speaks beside the words, by their starts."""
    segments = get_nested(document, ("results", "speaker_labels", "segments"))
    speakers = {}
    for item in _collect(segments, (_EACH, "items")):
        if not isinstance(item, Mapping):
            continue
        start = item.get("start_time")
        if isinstance(start, str):
            speakers[start] = item.get("speaker_label")
    return speakers


def _read_entries(entries: Sequence[Mapping[str, Any]], speakers: Mapping[Any, Any]) -> list[Cue]:
    unit = _find_unit(entries)
    cues: list[Cue] = []
    # Of each cue, its text and the punctuation after it.
    texts: list[list[str]] = []
    for entry in entries:
        alternative = next(_collect(entry, ("alternatives",)), None)
        if isinstance(alternative, Mapping):
            entry = {**alternative, **entry}
        text = values.written(get_first(entry, _TEXT_KEYS))
        kind = values.written(entry.get("type"))
        if not text or kind == "spacing":
            continue
        if kind in _PUNCTUATION:
            if texts:
                texts[-1].append(text)
            continue
        cue = _read_word(entry, unit, speakers)
        if cue:
            cues.append(cue)
            texts.append([text])
        elif texts:
            # Some find no times for numbers.
            texts[-1].append(f" {text}")
    with_texts = []
    for cue, pieces in zip(cues, texts, strict=True):
        with_texts.append(cue._replace(text="".join(pieces)))
    return with_texts


def _read_word(entry: Mapping[str, Any], unit: int, speakers: Mapping[Any, Any]) -> Cue | None:
    """The times and the speaker of a word; None where it has no time."""
    start = read_time(entry, START, unit)
    if start is None:
        return None
    end = read_time(entry, END, unit)
    if end is None or end < start:
        end = start
    speaker = read_speaker(entry)
    if not speaker:
        written_start = entry.get("start_time")
        if isinstance(written_start, str):
            speaker = values.written(speakers.get(written_start))
    return Cue(start, end, "", speaker)


def _find_unit(entries: Sequence[Mapping[str, Any]]) -> int:
    """AssemblyAI has whole milliseconds; the other programs have seconds with fractions."""
    for entry in entries:
        if "text" not in entry or "type" in entry:
            return SECONDS
        if not isinstance(entry.get("end"), int):
            return SECONDS
    return MILLISECONDS


def _with_punctuation(cues: list[Cue], text: Any) -> list[Cue]:
    """The words as the text of all of them has them: OpenAI leaves punctuation out of the words."""
    if not isinstance(text, str):
        return cues
    punctuated = []
    end = 0
    for cue in cues:
        start = text.find(cue.text, end, end + len(cue.text) + _NEAR)
        if start < 0:
            return cues
        end = start + len(cue.text)
        while end < len(text):
            if text[end].isspace() or text[end].isalnum():
                break
            end += 1
        punctuated.append(cue._replace(text=text[start:end]))
    return punctuated
