"""Cues as they are read from a file, and how the text of several is joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

from ..model.cue import Cue, Cues
from ..text.patterns import pattern

# A cue with the number of its line in the file; the line is 0 where the format has none.
LocatedCue = tuple[int, Cue]

# A cue's end where the file gives none.
NO_END = -1.0
# How long the last cue of such a file lasts: people speak about so fast.
LETTERS_PER_SECOND = 15

# Scripts that are written without spaces between words: Chinese and Japanese with their punctuation
# and wide forms.
_UNSPACED_PAIR = pattern(
    r"[\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]{2}"
)
# In captions these begin the words of somebody else.
TURN_MARK = pattern(r"(?:>>+|[-–—])[ \t]+(?=\S)|>>+(?=\S)")
TURN_MARK_STARTS = frozenset(">-–—")
_CLOSING = pattern(r"[.,!?;:…%)\]}»”]+\Z")
# What such a text begins with; nothing goes before an empty one either.
_CLOSING_STARTS = frozenset((*".,!?;:…%)]}»”", ""))


class Caption(NamedTuple):
    """A cue as it is written: the number of its time line, its times, and the lines below it."""

    line: int
    start: float
    end: float
    text: list[str]


class SourceCues(NamedTuple):
    """What a reader makes of a file: its cues, the language that the file names or "", and whether
    its cues have times."""

    cues: list[LocatedCue]
    language: str = ""
    timed: bool = True


def between(left: str, right: str) -> str:
    """What separates two pieces of a text: a space, or nothing."""
    # Most pieces are of words in Latin letters.
    if left and right[:1].isalnum() and right.isascii():
        return " "
    if not left or not right or _CLOSING.match(right):
        return ""
    if left.isascii() or right.isascii():
        return " "
    if _UNSPACED_PAIR.fullmatch(left[-1] + right[0]):
        return ""
    return " "


def join_pieces(pieces: Iterable[str]) -> str:
    """One text of several pieces, with a space between two where their script has spaces."""
    texts = list(filter(None, pieces))
    return "".join(map(add, separators(texts), texts))


def separators(texts: Sequence[str]) -> list[str]:
    """What goes before each of the texts: nothing before the first one."""
    return cue_separators(Cues((), (), texts, ()))


def cue_separators(cues: Cues) -> list[str]:
    """What goes before the text of each of the cues."""
    texts = cues.texts
    if not texts:
        return []
    if are_spaced(cues):
        return ["", *[" "] * (len(texts) - 1)]
    return list(map(between, ["", *texts], texts))


def are_spaced(cues: Cues) -> bool:
    """Whether one look at all of the texts shows that a space goes between any two of them; that is
    so in most transcripts."""
    return _CLOSING_STARTS.isdisjoint(cues.first_letters) and all(map(str.isascii, cues.texts))


def fill_ends(located: Sequence[LocatedCue]) -> list[LocatedCue]:
    """The cues, in which one without an end lasts until the next one starts."""
    filled = []
    for index, (line, cue) in enumerate(located):
        if cue.end < 0:
            end = cue.start + len(cue.text) / LETTERS_PER_SECOND
            if index + 1 < len(located):
                end = located[index + 1][1].start
            cue = cue._replace(end=max(cue.start, round(end, 3)))
        filled.append((line, cue))
    return filled


def group_cues(
    cues: Iterable[Cue], starts_group: Callable[[Cue, Cue, int], bool]
) -> Iterator[list[Cue]]:
    """The cues in groups, none of which is empty.

    `starts_group` is asked of a cue, the one before it, and the letters of the group so far.
    """
    group: list[Cue] = []
    letters = 0
    for cue in cues:
        if group and starts_group(cue, group[-1], letters):
            yield group
            group = []
            letters = 0
        group.append(cue)
        letters += len(cue.text) + 1
    if group:
        yield group
