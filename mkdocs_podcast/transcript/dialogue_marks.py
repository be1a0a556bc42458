"""How people mark in a text who speaks, and when: names in bold, names with times, names on lines
of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from ..text.clock_times import TIME, moment
from ..text.patterns import pattern
from .speakers import MAX_NAME_WORDS, is_speaker_name

_LEADING_TIME = pattern(
    rf"[\[(]?(?P<time>{TIME})[\])]?(?:\s*(?:-|–|—|→|-->)\s*[\[(]?{TIME}[\])]?)?[\s:–—|-]*(?=\s|\Z|\w)"
)
_TRAILING_TIME = pattern(rf"[\s\[(–—|-](?P<time>{TIME})[\])]?\Z")
# No time at the end of a text is longer, with what sets it apart.
_TRAILING_TIME_LENGTH = 24
_ANY_TIME = pattern(rf"[\[(]?(?P<time>{TIME})[\])]?")
_NAME_AND_TIME = pattern(
    r"(?P<name>[^\W_][^:：\[\]()<>\n]{0,48}?)[ \t]*"
    rf"(?P<open>[\[(])?(?P<time>{TIME})[\])]?[ \t]*(?P<colon>[:：])?(?:\s+|\Z)"
)
_COLONS = (":", "：")
_AROUND_NAME = " -–—,"
_LONGEST_STANDALONE_NAME = 60


@dataclass(frozen=True, slots=True)
class DialogueBlock:
    """A paragraph, or a line that counts as one.

    `bold_name` is the speaker's name as the markup has it in front of the text: in bold or in
    `<cite>`, perhaps with a colon or a time.
    """

    line: int
    text: str
    bold_name: str = ""
    is_heading: bool = False


class NameAndTime(NamedTuple):
    """What `Ana (0:12): Good morning.` says."""

    name: str
    time: float | None
    text: str


def split_leading_time(text: str) -> tuple[float | None, str]:
    """The time in front of a text in seconds, or None, and the text after it."""
    match = _LEADING_TIME.match(text)
    if not match:
        return None, text
    return moment(match["time"]), text[match.end() :].lstrip()


def find_trailing_time(text: str) -> float | None:
    """The time at the end of a text in seconds."""
    match = _TRAILING_TIME.search(text.rstrip()[-_TRAILING_TIME_LENGTH:])
    if match:
        return moment(match["time"])
    return None


def extract_time(text: str) -> tuple[float | None, str]:
    """The first time in a text in seconds, or None, and the text without it."""
    match = _ANY_TIME.search(text)
    if not match:
        return None, text
    return moment(match["time"]), text[: match.start()] + text[match.end() :]


def match_name_and_time(text: str) -> NameAndTime | None:
    """`Ana (0:12): ...`, or `Ana  0:12` with nothing after it."""
    match = _NAME_AND_TIME.match(text)
    if not match:
        return None
    name = match["name"].strip(_AROUND_NAME)
    is_marked = match["open"] or match["colon"] or match.end() == len(text)
    if not is_marked or not is_speaker_name(name):
        return None
    return NameAndTime(name, moment(match["time"]), text[match.end() :])


def is_bold_speaker(bold: str, following: str) -> bool:
    """Whether words in bold name the speaker of the text that follows, or are merely emphasised."""
    name = _ANY_TIME.sub("", bold).strip(" ()[]")
    if name.endswith(_COLONS) or following.startswith(_COLONS):
        return 0 < len(name.split()) <= MAX_NAME_WORDS
    if not is_speaker_name(name):
        return False
    return not following or split_leading_time(following)[0] is not None


def find_standalone_names(text: str) -> frozenset[str]:
    """Names that are a line of their own, the first one of a paragraph, more than once."""
    names: Counter[str] = Counter()
    is_first = True
    for line in text.split("\n"):
        line = line.strip(" \t")
        if is_first and 0 < len(line) <= _LONGEST_STANDALONE_NAME:
            name = line.strip(" \t#:")
            if name and name[-1].isalnum() and is_speaker_name(name):
                names[name] += 1
        is_first = not line
    return frozenset(name for name, count in names.items() if count > 1)


def is_speaker_line(text: str, standalone_names: frozenset[str]) -> bool:
    """Whether a line is only a name, or a name with a time, and what is said follows below it."""
    if text.strip(" :") in standalone_names:
        return True
    match = match_name_and_time(text)
    return match is not None and not match.text
