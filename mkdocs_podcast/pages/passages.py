"""What was said, as a page shows it and a search finds it: paragraphs → passages under headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..model.chapter import Chapter
from ..model.cue import Cue, Cues, Transcript
from ..text.clock_times import anchor, clock
from ..transcript import Paragraph, group_paragraphs
from ..transcript.cue_text import are_spaced

# A passage without a chapter to follow is this long, in seconds.
_LENGTH = 120
# The id of the element that holds the transcript.
WHOLE_ANCHOR = "podcast-transcript"


class Passage(NamedTuple):
    """Paragraphs under a heading: the chapter's title, or an empty string where only the time tells
    it apart.

    A paragraph's `speaker` is empty where the one before goes on. All times are zero in one that
    is not `timed`.
    """

    start: float
    title: str
    paragraphs: tuple[Paragraph, ...]
    timed: bool = True

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
    groups: list[tuple[float, str, list[Paragraph]]] = []
    starts = sorted(titles)
    speaker = ""
    for paragraph in group_paragraphs(Transcript(cues, timed=timed)):
        title = None
        # A chapter may begin within a sentence.
        while starts and starts[0] <= paragraph.start + 1:
            title = titles[starts.pop(0)]
        if title is None and _begins_group(paragraph, groups, has_titles=bool(titles)):
            title = ""
        if title is not None:
            groups.append((paragraph.start, title, []))
        goes_on = paragraph.speaker == speaker
        groups[-1][2].append(paragraph._replace(speaker="") if goes_on else paragraph)
        speaker = paragraph.speaker
    return tuple(Passage(start, title, tuple(group), timed) for start, title, group in groups)


def _begins_group(
    paragraph: Paragraph, groups: Sequence[tuple[float, str, list[Paragraph]]], *, has_titles: bool
) -> bool:
    """Whether a paragraph that begins no chapter begins a passage all the same."""
    if not groups:
        return True
    return not has_titles and paragraph.start - groups[-1][0] >= _LENGTH


def paragraph_texts(passages: Sequence[Passage]) -> list[str]:
    """What is said in each paragraph of all passages."""
    paragraphs = [paragraph for passage in passages for paragraph in passage.paragraphs]
    pieces = [piece for paragraph in paragraphs for piece in paragraph.texts]
    if are_spaced(pieces):
        return [" ".join(paragraph.texts) for paragraph in paragraphs]
    return [paragraph.text for paragraph in paragraphs]
