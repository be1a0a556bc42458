"""The passages of a transcript → their HTML.

A page has a thousand lines, and a template takes longer for each of them than joining strings does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from operator import add

from markupsafe import Markup

from ..html.fragments import Fragments
from ..text.clock_times import anchor, clock
from ..transcript.cue_text import between, separators
from .passages import Passage


def draw_transcript(passages: Sequence[Passage], fragments: Fragments) -> str:
    """The transcript, folded."""
    # A site's own fragment may draw the lines by itself, and need `between`.
    return fragments.render(
        "transcript",
        passages=passages,
        paragraphs=partial(draw_paragraphs, fragments=fragments),
        between=between,
    )


def draw_paragraphs(passage: Passage, fragments: Fragments) -> Markup:
    """The paragraphs of a passage."""
    texts = _draw_lines(passage, fragments) if passage.timed else _draw_texts(passage)
    times = ("moment", "clock") if passage.timed else ()
    fill = fragments.filler("transcript-paragraph", *times, "lines")
    fill_with_speaker = fragments.filler("transcript-paragraph", *times, "speaker", "lines")
    paragraphs = []
    for paragraph, lines in zip(passage.paragraphs, texts, strict=True):
        start = paragraph.start
        values = (anchor(start), clock(start)) if times else ()
        if paragraph.speaker:
            speaker = escape(paragraph.speaker)
            paragraphs.append(fill_with_speaker(*values, speaker, lines))
        else:
            paragraphs.append(fill(*values, lines))
    return Markup("\n".join(paragraphs))


def _draw_texts(passage: Passage) -> Iterator[str]:
    """What is said in each paragraph."""
    for paragraph in passage.paragraphs:
        yield escape(paragraph.text)


def _draw_lines(passage: Passage, fragments: Fragments) -> Iterator[str]:
    """The lines of each paragraph, with what separates them.

    Those of all are made at once, which is faster.
    """
    texts: list[str] = []
    starts: list[float] = []
    for paragraph in passage.paragraphs:
        texts += paragraph.cues.texts
        starts += paragraph.cues.starts
    fill = fragments.filler("transcript-line", "start", "text")
    lines = list(map(fill, starts, _escape_all(texts)))
    separated_lines = list(map(add, separators(texts), lines))
    first = 0
    for paragraph in passage.paragraphs:
        stop = first + len(paragraph.cues)
        yield lines[first] + "".join(separated_lines[first + 1 : stop])
        first = stop


def _escape_all(texts: Sequence[str]) -> list[str]:
    """The texts as HTML."""
    escaped = escape("\n".join(texts)).split("\n")
    if len(escaped) != len(texts):
        return list(map(escape, texts))
    return escaped
