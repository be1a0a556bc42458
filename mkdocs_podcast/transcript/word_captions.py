"""Cues of a word each, as programs that time every word write them → captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.cue import Cue
from .cue_text import group_cues, join_pieces
from .paragraphs import ends_sentence

# Apple's advice for WebVTT.
MAX_LINE_LETTERS = 65
_MAX_CAPTION_LETTERS = 2 * MAX_LINE_LETTERS
# Seconds between words of one caption.
_LONG_PAUSE = 1.0


def join_words(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Captions of about a sentence, of what one speaker says without a pause."""
    return map(_join_cues, group_cues(cues, _starts_caption))


def _starts_caption(cue: Cue, previous: Cue, letters: int) -> bool:
    """Whether a cue starts a caption after one of so many letters that ends with `previous`."""
    if cue.speaker != previous.speaker or cue.start - previous.end > _LONG_PAUSE:
        return True
    if letters + len(cue.text) > _MAX_CAPTION_LETTERS:
        return True
    if letters < MAX_LINE_LETTERS:
        return False
    return ends_sentence(previous.text)


def _join_cues(cues: Sequence[Cue]) -> Cue:
    return Cue(
        start=cues[0].start,
        end=max(cue.end for cue in cues),
        text=join_pieces(cue.text for cue in cues),
        speaker=cues[0].speaker,
    )
