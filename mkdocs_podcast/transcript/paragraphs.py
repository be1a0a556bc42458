"""Cues, of which a recording has thousands, → paragraphs, which people read and searches find."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..model.cue import Cue, Transcript
from ..text.patterns import pattern
from .cue_text import TURN_MARK, group_cues, join_pieces

# A paragraph ends with a sentence once it has this many letters, and in any case when it has the
# maximum.
_ENOUGH_LETTERS = 350
_MAX_LETTERS = 800
# Seconds of silence after which a new thought begins.
_LONG_SILENCE = 2.0
SENTENCE_END = pattern(r"[.!?…。！？][\"'”’»)\]]*\Z")
_SENTENCE = pattern(r".*?(?:[.!?…][\"'”’»)\]]*(?=\s)|[。！？][”』」）]*|\Z)\s*", re.DOTALL)


class Paragraph(NamedTuple):
    """What one speaker says without a pause, `start` and `end` in seconds; `cues` are its parts."""

    start: float
    speaker: str
    cues: tuple[Cue, ...]

    @property
    def end(self) -> float:
        return max(cue.end for cue in self.cues)

    @property
    def text(self) -> str:
        return join_pieces([cue.text for cue in self.cues])


def group_paragraphs(transcript: Transcript) -> tuple[Paragraph, ...]:
    """The transcript by speakers, pauses and sentences.

    A cue that is longer than a paragraph is divided at its sentences, and its time in proportion to
    their lengths.
    """
    cues = _split_long_cues(transcript.cues)
    silence = _LONG_SILENCE if transcript.timed else math.inf
    starts_paragraph = partial(_starts_paragraph, silence)
    return tuple(map(_make_paragraph, group_cues(cues, starts_paragraph)))


def _starts_paragraph(silence: float, cue: Cue, previous: Cue, letters: int) -> bool:
    """Whether a cue starts a paragraph after one of so many letters that ends with `previous`."""
    start, _, text, speaker = cue
    if speaker != previous.speaker or start - previous.end > silence:
        return True
    if letters >= _MAX_LETTERS:
        return True
    if letters >= _ENOUGH_LETTERS and SENTENCE_END.search(previous.text[-4:]):
        return True
    # Most lines begin with a letter.
    return not text[:1].isalnum() and TURN_MARK.match(text) is not None


def _make_paragraph(cues: Sequence[Cue]) -> Paragraph:
    first = cues[0]
    # A paragraph shows by itself that somebody else speaks.
    if turn_mark := TURN_MARK.match(first.text):
        first = first._replace(text=first.text[turn_mark.end() :])
        cues = [first, *cues[1:]]
    return Paragraph(first.start, first.speaker, tuple(cues))


def _split_long_cues(cues: Iterable[Cue]) -> Iterator[Cue]:
    for cue in cues:
        if len(cue.text) <= _MAX_LETTERS:
            yield cue
        else:
            yield from _split_cue(cue)


def _split_cue(cue: Cue) -> Iterator[Cue]:
    """A cue in parts of about a paragraph each."""
    seconds_per_letter = (cue.end - cue.start) / len(cue.text)
    letters_before = 0
    for part in _split_text(cue.text):
        start = cue.start + letters_before * seconds_per_letter
        letters_before += len(part)
        end = cue.start + letters_before * seconds_per_letter
        yield Cue(round(start, 3), round(end, 3), part.strip(" "), cue.speaker)


def _split_text(text: str) -> Iterator[str]:
    """A text in parts of about a paragraph, at the ends of sentences where there are some."""
    part = ""
    for sentence in _SENTENCE.findall(text):
        while len(sentence) > _MAX_LETTERS:
            # With its space; a word that is too long is cut.
            cut = sentence.rfind(" ", 1, _MAX_LETTERS) + 1 or _MAX_LETTERS
            yield part + sentence[:cut]
            part = ""
            sentence = sentence[cut:]
        part += sentence
        if len(part) >= _ENOUGH_LETTERS:
            yield part
            part = ""
    if part.strip(" "):
        yield part
