"""Names in front of what is said: `Ana Ferreira: Good morning.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..text.patterns import pattern
from .cue_text import TURN_MARK, LocatedCue

MAX_NAME_WORDS = 4
_SPEAKER_PREFIX = pattern(
    r"(?:(?:>>+|[-–—])\s*)?\[?(?P<name>[^\W_][^:：\[\]<>\n]{0,48}?)\]?\s?[:：](?:\s+|\Z)"
)
# Words of a name that begin with a small letter.
_PARTICLES = frozenset(
    {
        "&",
        "al",
        "and",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "e",
        "el",
        "et",
        "ibn",
        "la",
        "le",
        "of",
        "the",
        "und",
        "van",
        "von",
        "y",
        "zu",
        "zur",
    }
)
_INITIAL_OR_TITLE = pattern(r"\b(?:[A-Z]|Jr|Sr|Dr)\.\Z")
# Where names are written in front, one is near the beginning; otherwise there have to be many.
_TEXTS_NEAR_BEGINNING = 3
_ONE_NAME_IN = 5


def split_speaker(text: str) -> tuple[str, str]:
    """The name in front of a text, or "", and the text after it."""
    # Most lines have no colon.
    if ":" not in text and "：" not in text:
        return "", text
    match = _SPEAKER_PREFIX.match(text)
    if match and is_speaker_name(match["name"]):
        return match["name"].strip(), text[match.end() :]
    return "", text


def is_speaker_name(text: str) -> bool:
    """Whether a few words look like somebody's name: `Ana Ferreira`, `Speaker 1`, `SPEAKER_00`."""
    words = text.split()
    if not 0 < len(words) <= MAX_NAME_WORDS:
        return False
    if not any(letter.isalpha() for letter in text):
        return False
    # A name ends with a full stop only in `J.` or `Jr.`
    if text[-1] in ".,;!?" and not _INITIAL_OR_TITLE.search(text):
        return False
    if words[0][0].islower():
        return False
    return all(word in _PARTICLES or not word[0].islower() for word in words)


def have_speaker_prefixes(texts: Sequence[str]) -> bool:
    """Whether the texts of a transcript begin with names, or merely have a colon here and there."""
    if any(map(_has_speaker, islice(texts, _TEXTS_NEAR_BEGINNING))):
        return True
    count = sum(map(_has_speaker, texts))
    return count * _ONE_NAME_IN > len(texts) > 0


def _has_speaker(text: str) -> bool:
    return bool(split_speaker(text)[0])


def assign_speakers(cues: list[LocatedCue]) -> list[LocatedCue]:
    """The cues with the names in front of them as speakers; a speaker goes on until somebody else
    begins.

    Unchanged where a cue already has a speaker, or where the texts do not begin with names.
    """
    if any(cue.speaker for _, cue in cues):
        return cues
    if not have_speaker_prefixes([cue.text for _, cue in cues]):
        return cues
    return list(_split_speakers(cues))


def _split_speakers(cues: list[LocatedCue]) -> Iterator[LocatedCue]:
    speaker = ""
    for line, cue in cues:
        name, text = split_speaker(cue.text)
        if name:
            speaker = name
        elif TURN_MARK.match(text):
            speaker = ""
        if text:
            yield line, cue._replace(text=text, speaker=speaker)
