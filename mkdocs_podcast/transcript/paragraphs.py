"""Cues, of which a recording has thousands, → paragraphs, which people read and searches find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.cue import Cue, Transcript
from .cue_text import CHANGE, joined

# A paragraph ends with a sentence once it has this many letters, and in any case when it has the
# most.
_ENOUGH = 350
_MOST = 800
# Seconds of silence after which a new thought begins.
_PAUSE = 2.0
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")
_SENTENCE = re.compile(r".*?(?:[.!?…][\"'”’»)\]]*(?=\s)|[。！？][”』」）]*|\Z)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says without a pause, `start` and `end` in seconds; `cues` are its parts."""

    start: float
    end: float
    speaker: str
    text: str
    cues: tuple[Cue, ...] = ()


def paragraphs(transcript: Transcript) -> tuple[Paragraph, ...]:
    """The transcript by speakers, pauses and sentences.

    A cue that is longer than a paragraph is divided at its sentences, and its time in proportion to
    their lengths.
    """
    found: list[Paragraph] = []
    held: list[Cue] = []
    size = 0
    for whole in transcript.cues:
        for cue in (whole,) if len(whole.text) <= _MOST else _divided(whole):
            if held and _begins(cue, held[-1], size, transcript.timed):
                found.append(_paragraph(held))
                held, size = [], 0
            held.append(cue)
            size += len(cue.text) + 1
    if held:
        found.append(_paragraph(held))
    return tuple(found)


def _begins(cue: Cue, before: Cue, size: int, timed: bool) -> bool:
    if cue.speaker != before.speaker or (timed and cue.start - before.end > _PAUSE):
        return True
    if size >= _MOST or (size >= _ENOUGH and SENTENCE_END.search(before.text[-4:])):
        return True
    return cue.text[:1] in ">-–—" and CHANGE.match(cue.text) is not None


def _paragraph(held: list[Cue]) -> Paragraph:
    first = held[0]
    if mark := CHANGE.match(first.text):
        held = [replace(first, text=first.text[mark.end() :]), *held[1:]]
    end = max(cue.end for cue in held)
    return Paragraph(first.start, end, first.speaker, joined(cue.text for cue in held), tuple(held))


def _divided(cue: Cue) -> Iterator[Cue]:
    """A cue in parts of about a paragraph each."""
    rate = (cue.end - cue.start) / len(cue.text)
    so_far = 0
    for part in _parts(cue.text):
        start = cue.start + so_far * rate
        so_far += len(part)
        yield Cue(
            round(start, 3), round(cue.start + so_far * rate, 3), part.strip(" "), cue.speaker
        )


def _parts(text: str) -> Iterator[str]:
    part = ""
    for sentence in _SENTENCE.findall(text):
        while len(sentence) > _MOST:
            cut = sentence.rfind(" ", 1, _MOST) + 1 or _MOST
            yield part + sentence[:cut]
            part, sentence = "", sentence[cut:]
        part += sentence
        if len(part) >= _ENOUGH:
            yield part
            part = ""
    if part.strip(" "):
        yield part
