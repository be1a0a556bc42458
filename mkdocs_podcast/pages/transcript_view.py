"""The passages of a transcript → their HTML.

A page has a thousand lines, and a template takes longer for each of them than joining strings does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from markupsafe import Markup

from ..html.fragments import Fragments
from ..text.clock_times import anchor, clock
from ..transcript import Paragraph
from ..transcript.cue_text import between, interlace
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
    draw_lines = _draw_lines if passage.timed else _draw_text
    paragraphs = []
    for paragraph in passage.paragraphs:
        values: dict[str, str] = {}
        if passage.timed:
            values["moment"] = anchor(paragraph.start)
            values["clock"] = clock(paragraph.start)
        if paragraph.speaker:
            values["speaker"] = escape(paragraph.speaker)
        values["lines"] = draw_lines(paragraph, fragments)
        fill = fragments.filler("transcript-paragraph", *values)
        paragraphs.append(fill(*values.values()))
    return Markup("\n".join(paragraphs))


def _draw_text(paragraph: Paragraph, fragments: Fragments) -> str:
    return escape(paragraph.text)


def _draw_lines(paragraph: Paragraph, fragments: Fragments) -> str:
    """The lines, and what separates them."""
    fill = fragments.filler("transcript-line", "start", "text")
    texts = [cue.text for cue in paragraph.cues]
    starts = [cue.start for cue in paragraph.cues]
    return interlace(texts, map(fill, starts, _escape_all(texts)))


def _escape_all(texts: Sequence[str]) -> list[str]:
    """The texts as HTML; all at once, which is faster."""
    escaped = escape("\n".join(texts)).split("\n")
    if len(escaped) != len(texts):
        return list(map(escape, texts))
    return escaped
