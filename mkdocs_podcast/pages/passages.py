"""What was said, as a page shows it and a search finds it: paragraphs → passages under headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.chapter import Chapter
from ..model.cue import Cue, Cues, Transcript
from ..text.clock_times import anchor, clock
from ..transcript import Paragraph, find_paragraphs
from ..transcript.cue_text import are_spaced, join_pieces

# A passage without a chapter to follow is this long, in seconds.
_LENGTH = 120
# The id of the element that holds the transcript.
WHOLE_ANCHOR = "podcast-transcript"


class Passage(NamedTuple):
    """Paragraphs under a heading: the chapter's title, or an empty string where only the time tells
    it apart.

    They begin with the cues of the whole `talk` at `bounds`, of which the last is where the passage
    ends. All times are zero in one that is not `timed`.
    """

    start: float
    title: str
    talk: Cues
    bounds: Sequence[int]
    timed: bool = True

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """For a site's own fragments; a paragraph's `speaker` is empty where the one before goes
        on."""
        return tuple(
            Paragraph(
                self.talk.starts[first], speaker_from(self.talk, first), self.talk, first, stop
            )
            for first, stop in pairwise(self.bounds)
        )

    @property
    def anchor(self) -> str:
        """The id of its heading; of the whole transcript, where nothing is timed."""
        if self.timed:
            return anchor(self.start)
        return WHOLE_ANCHOR

    def heading(self, whole: str) -> str:
        """What tells it from others out of its place: `Thresholds (12:04)`, `12:04`; `whole` where
        nothing is timed."""
        if not self.timed:
            return whole
        if self.title:
            return f"{self.title} ({clock(self.start)})"
        return clock(self.start)


def passages(cues: Sequence[Cue], chapters: Sequence[Chapter] = ()) -> tuple[Passage, ...]:
    """The transcript in passages: one per chapter, else one for each two minutes or so; one where
    nothing is timed."""
    cues = Cues.of(cues)
    timed = any(cues.ends)
    titles: dict[float, str] = {}
    if timed:
        titles = {chapter.start: chapter.title for chapter in chapters if not chapter.hidden}
    groups: list[tuple[float, str, list[int]]] = []
    starts = sorted(titles)
    talk, first_cues = find_paragraphs(Transcript(cues, timed=timed))
    for first in first_cues:
        start = talk.starts[first]
        title = None
        # A chapter may begin within a sentence.
        while starts and starts[0] <= start + 1:
            title = titles[starts.pop(0)]
        if title is None and _begins_group(start, groups, has_titles=bool(titles)):
            title = ""
        if title is not None:
            groups.append((start, title, []))
        groups[-1][2].append(first)
    ends = [bounds[0] for _, _, bounds in groups[1:]] + [len(talk)]
    return tuple(
        Passage(start, title, talk, (*bounds, end), timed)
        for (start, title, bounds), end in zip(groups, ends, strict=False)
    )


def _begins_group(
    start: float, groups: Sequence[tuple[float, str, list[int]]], *, has_titles: bool
) -> bool:
    """Whether a paragraph that begins no chapter begins a passage all the same."""
    if not groups:
        return True
    return not has_titles and start - groups[-1][0] >= _LENGTH


def speaker_from(talk: Cues, first: int) -> str:
    """Who speaks from the cue on with which a paragraph begins; "" where the speaker of the one
    before goes on."""
    speaker = talk.speakers[first]
    if first and talk.speakers[first - 1] == speaker:
        return ""
    return speaker


def paragraph_texts(passages: Sequence[Passage]) -> list[str]:
    """What is said in each paragraph of all passages."""
    talk = passages[0].talk
    texts = talk.texts
    join = " ".join if are_spaced(talk) else join_pieces
    return [
        join(texts[first:stop]) for passage in passages for first, stop in pairwise(passage.bounds)
    ]
