"""Names in front of what they say: `Ana Ferreira: Good morning.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from .cue_text import CHANGE, Placed

MOST_WORDS = 4
_PREFIX = re.compile(
    r"(?:(?:>>+|[-–—])\s*)?\[?(?P<name>[^\W_][^:：\[\]<>\n]{0,48}?)\]?\s?[:：](?:\s+|\Z)"
)
# Words of a name that begin with a small letter.
_PARTICLES = frozenset(
    {
        "and",
        "und",
        "y",
        "e",
        "et",
        "de",
        "da",
        "di",
        "do",
        "dos",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
    }
    | {"el", "al", "bin", "ibn", "zu", "zur", "&", "of", "the"}
)
# Where names stand in front, one does so near the beginning; else there have to be many.
_NEAR_THE_BEGINNING = 3
_ONE_IN = 5


def split(text: str) -> tuple[str, str]:
    """The name in front of a text, or "", and the text after it."""
    found = _PREFIX.match(text)
    return (
        (found["name"].strip(), text[found.end() :])
        if found and is_name(found["name"])
        else ("", text)
    )


def is_name(words: str) -> bool:
    """Whether a few words look like somebody's name: `Ana Ferreira`, `Speaker 1`, `SPEAKER_00`."""
    parts = words.split()
    if not 0 < len(parts) <= MOST_WORDS or not any(letter.isalpha() for letter in words):
        return False
    if words[-1] in ".,;!?" and not re.search(r"\b(?:[A-Z]|Jr|Sr|Dr)\.\Z", words):
        return False
    return not parts[0][0].islower() and all(
        part in _PARTICLES or not part[0].islower() for part in parts
    )


def stand_in_front(texts: Sequence[str]) -> bool:
    """Whether the texts of a transcript begin with names, or have a colon here and there."""
    if any(split(text)[0] for text in islice(texts, _NEAR_THE_BEGINNING)):
        return True
    return sum(bool(split(text)[0]) for text in texts) * _ONE_IN > len(texts) > 0


def named(placed: list[Placed]) -> list[Placed]:
    """The cues with the names in front of them as speakers; who has begun to speak goes on until
    somebody else does."""
    texts = [cue.text for _, cue in placed]
    if any(cue.speaker for _, cue in placed) or not stand_in_front(texts):
        return placed
    return list(_named(placed))


def _named(placed: list[Placed]) -> Iterable[Placed]:
    speaker = ""
    for line, cue in placed:
        name, text = split(cue.text)
        if name:
            speaker = name
        elif CHANGE.match(text):
            speaker = ""
        if text:
            yield line, replace(cue, text=text, speaker=speaker)
