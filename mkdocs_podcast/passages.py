"""What was said, as a page shows it: cues → paragraphs → passages under headings that search can find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

# A paragraph ends at a pause this long, or with the sentence after this many letters.
PAUSE = 2.0
LETTERS = 500
# A passage without a chapter to follow is this long, in seconds.
LENGTH = 120
ENDS = (".", "!", "?", "…", "。", "؟")


class Cue(Protocol):
    """A line of a transcript; times in seconds."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def speaker(self) -> str: ...


class Chapter(Protocol):
    """Where a chapter begins, in seconds."""

    @property
    def start(self) -> float: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says without a long pause. `speaker` is empty where the one before goes on."""

    start: float
    speaker: str
    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        return " ".join(cue.text for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs under a heading: the chapter's title, or an empty string where only the time tells it apart."""

    start: float
    title: str
    paragraphs: tuple[Paragraph, ...]


def paragraphs(cues: Iterable[Cue]) -> Iterator[Paragraph]:
    """The cues, which are in order, in paragraphs."""
    current: list[Cue] = []
    speaker = ""
    for cue in cues:
        if current and _begins(current, cue):
            yield _paragraph(current, speaker)
            speaker = current[0].speaker
            current = []
        current.append(cue)
    if current:
        yield _paragraph(current, speaker)


def _begins(current: Sequence[Cue], cue: Cue) -> bool:
    last = current[-1]
    if cue.speaker != last.speaker or cue.start - last.end > PAUSE:
        return True
    return sum(len(one.text) for one in current) > LETTERS and last.text.endswith(ENDS)


def _paragraph(cues: Sequence[Cue], before: str) -> Paragraph:
    speaker = cues[0].speaker
    return Paragraph(cues[0].start, "" if speaker == before else speaker, tuple(cues))


def passages(cues: Iterable[Cue], chapters: Sequence[Chapter] = ()) -> tuple[Passage, ...]:
    """The transcript in passages: one per chapter, else one for each two minutes or so."""
    starts = {chapter.start: chapter.title for chapter in chapters}
    found: list[tuple[float, str, list[Paragraph]]] = []
    due = sorted(starts)
    for paragraph in paragraphs(cues):
        title = None
        # A chapter may begin within a sentence.
        while due and due[0] <= paragraph.start + 1:
            title = starts[due.pop(0)]
        if title is None and (not found or (not starts and paragraph.start - found[-1][0] >= LENGTH)):
            title = ""
        if title is None:
            found[-1][2].append(paragraph)
        else:
            found.append((paragraph.start, title, [paragraph]))
    return tuple(Passage(start, title, tuple(said)) for start, title, said in found)
