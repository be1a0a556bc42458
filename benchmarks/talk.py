"""Generated talk: an hour has about 9000 words, 1500 of them different, as real talk has."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import NamedTuple

SPEAKERS = ("Ana", "Tom", "Priya Nair")
_SYLLABLES = [
    "".join((first, vowel, last))
    for first in "bdfgklmnprst"
    for vowel in "aeiou"
    for last in ("", "n", "r")
]
_WORDS = 20_000
# How fast words become rarer (Mandelbrot): so that 2500 words of talk have 620 different ones, and
# 4800 have 900, as transcripts of podcasts do.
_EXPONENT, _SHIFT = 1.5, 10


class Vocabulary(NamedTuple):
    """Words, frequent ones first and short, and the weights of all up to each."""

    words: list[str]
    weights: list[float]


def talk_words() -> Vocabulary:
    generator = random.Random(0)
    texts = dict.fromkeys(
        "".join(generator.choices(_SYLLABLES, k=_syllables(rank))) for rank in range(3 * _WORDS)
    )
    words = list(texts)[:_WORDS]
    weights = accumulate((rank + _SHIFT) ** -_EXPONENT for rank in range(1, len(words) + 1))
    return Vocabulary(words, list(weights))


def _syllables(rank: int) -> int:
    if rank < 40:
        return 1
    return 2 if rank < 4_000 else 3


def webvtt(generator: random.Random, vocabulary: Vocabulary, length: int, cues: int) -> str:
    """So many seconds of talk in so many cues, with speakers who take turns."""
    words = max(1, round(length * 2.5 / cues))
    lines = ["WEBVTT\n"]
    speaker = SPEAKERS[0]
    for number in range(cues):
        spoken = generator.choices(vocabulary.words, cum_weights=vocabulary.weights, k=words)
        end = generator.choice(".,?,,")
        times = f"{stamp(length * number / cues)} --> {stamp(length * (number + 1) / cues)}"
        lines.append(f"{times}\n<v {speaker}>{' '.join(spoken).capitalize()}{end}\n")
        if generator.random() < 0.15:
            speaker = generator.choice(SPEAKERS)
    return "\n".join(lines)


def stamp(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
