"""Cues, of which a recording has thousands, → paragraphs, which people read and searches find."""

from __future__ import annotations

import math
import operator
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, pairwise
from typing import NamedTuple

from ..model.cue import Cue, Cues, Transcript
from ..text.patterns import pattern
from .cue_text import TURN_MARK, TURN_MARK_STARTS, join_pieces

# A paragraph ends with a sentence once it has this many letters, and in any case when it has the
# maximum.
_ENOUGH_LETTERS = 350
_MAX_LETTERS = 800
# Seconds of silence after which a new thought begins.
_LONG_SILENCE = 2.0
_SENTENCE_ENDS = frozenset(".!?…。！？")
# What may be after the end of a sentence.
_CLOSING = "\"'”’»)]"
_SENTENCE = pattern(r".*?(?:[.!?…][\"'”’»)\]]*(?=\s)|[。！？][”』」）]*|\Z)\s*", re.DOTALL)


class Paragraph(NamedTuple):
    """What one speaker says without a pause, `start` and `end` in seconds: the cues of the `talk`
    from the `first` on, up to `stop`.

    They have no columns of their own: a talk has a hundred paragraphs, and a show a thousand talks.
    """

    start: float
    speaker: str
    talk: Cues
    first: int
    stop: int

    @property
    def cues(self) -> Cues:
        return self.talk[self.first : self.stop]

    @property
    def texts(self) -> Sequence[str]:
        return self.talk.texts[self.first : self.stop]

    @property
    def end(self) -> float:
        return max(self.talk.ends[self.first : self.stop])

    @property
    def text(self) -> str:
        return join_pieces(self.texts)


def group_paragraphs(transcript: Transcript) -> tuple[Paragraph, ...]:
    """The transcript by speakers, pauses and sentences."""
    cues, starts = find_paragraphs(transcript)
    return tuple(
        Paragraph(cues.starts[first], cues.speakers[first], cues, first, stop)
        for first, stop in pairwise([*starts, len(cues)])
    )


def find_paragraphs(transcript: Transcript) -> tuple[Cues, list[int]]:
    """The cues as paragraphs have them, and the indexes of those that begin one.

    A cue that is longer than a paragraph is divided at its sentences, and its time in proportion to
    their lengths.
    """
    cues = Cues.of(transcript.cues)
    if max(map(len, cues.texts), default=0) > _MAX_LETTERS:
        cues = Cues.of(_split_long_cues(cues))
    silence = _LONG_SILENCE if transcript.timed else math.inf
    turns = _find_turns(cues, silence)
    starts = list(_divide_turns(cues.texts, turns))
    return _without_turn_marks(cues, starts), starts


def _find_turns(cues: Cues, silence: float) -> list[int]:
    """The indexes of the cues with which somebody else begins, or the same person after so many
    seconds of silence.

    Columns are compared as a whole: a transcript has a thousand cues.
    """
    if not cues:
        return []
    speakers, texts = cues.speakers, cues.texts
    turns = {0}
    turns.update(compress(count(1), map(operator.ne, speakers, speakers[1:])))
    # Many programs have a cue end as the next one starts.
    if cues.starts[1:] != cues.ends[:-1]:
        pauses = map(operator.sub, cues.starts[1:], cues.ends)
        turns.update(compress(count(1), map(silence.__lt__, pauses)))
    # Most texts begin with letters.
    if not TURN_MARK_STARTS.isdisjoint(cues.first_letters):
        turns.update(index for index, text in enumerate(texts) if TURN_MARK.match(text))
    return sorted(turns)


def _divide_turns(texts: Sequence[str], turns: Sequence[int]) -> Iterator[int]:
    """The indexes of the texts that begin a paragraph: those of turns, and within these after a
    sentence once a paragraph has enough letters."""
    # How many letters there are before each text.
    letters = list(accumulate(map((1).__add__, map(len, texts)), initial=0))
    for first, stop in pairwise([*turns, len(texts)]):
        start = first
        index = first
        while index < stop:
            yield start
            index = bisect_left(letters, letters[start] + _ENOUGH_LETTERS, start + 1)
            most_letters = letters[start] + _MAX_LETTERS
            while (
                index < stop
                and letters[index] < most_letters
                and not ends_sentence(texts[index - 1])
            ):
                index += 1
            start = index


def ends_sentence(text: str) -> bool:
    return text[-4:].rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS


def _without_turn_marks(cues: Cues, starts: Iterable[int]) -> Cues:
    """The cues without the marks at these, which begin paragraphs: a paragraph shows by itself that
    somebody else speaks."""
    marked = [index for index in starts if cues.texts[index][:1] in TURN_MARK_STARTS]
    if not marked:
        return cues
    texts = list(cues.texts)
    for index in marked:
        turn_mark = TURN_MARK.match(texts[index])
        if turn_mark:
            texts[index] = texts[index][turn_mark.end() :]
    return Cues(cues.starts, cues.ends, texts, cues.speakers)


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
