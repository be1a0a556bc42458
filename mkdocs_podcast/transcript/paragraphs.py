"""Cues, of which a recording has thousands, → paragraphs, which people read and searches find."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.cue import Cue, Transcript
from ..text.patterns import pattern
from .cue_text import TURN_MARK, join_pieces

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
    cues: Iterable[Cue] = transcript.cues
    if any(len(cue.text) > _MAX_LETTERS for cue in cues):
        cues = _split_long_cues(cues)
    silence = _LONG_SILENCE if transcript.timed else math.inf
    return tuple(map(_make_paragraph, _group_cues(cues, silence)))


def _group_cues(cues: Iterable[Cue], silence: float) -> Iterator[list[Cue]]:
    """The cues of each paragraph; after so many seconds of silence, one begins.

    Written without a call for each cue, of which a transcript has a thousand.
    """
    group: list[Cue] = []
    letters = 0
    latest_end, latest_text, latest_speaker = math.inf, "", ""
    for cue in cues:
        start, end, text, speaker = cue
        if (
            group
            and (
                speaker != latest_speaker
                or start - latest_end > silence
                or letters >= _MAX_LETTERS
                or (letters >= _ENOUGH_LETTERS and SENTENCE_END.search(latest_text[-4:]))
                # Most lines begin with a letter.
                or (not text[:1].isalnum() and TURN_MARK.match(text))
            )
        ):
            yield group
            group = []
            letters = 0
        group.append(cue)
        letters += len(text) + 1
        latest_end, latest_text, latest_speaker = end, text, speaker
    if group:
        yield group


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
