"""The passages of a transcript → their HTML.

A page has a thousand lines, and a template takes longer for each of them than joining strings does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise
from operator import add

from markupsafe import Markup

from ..html.escaping import escape_lines
from ..html.fragments import Fragments
from ..text.clock_times import anchor, clock
from ..transcript import Paragraph
from ..transcript.cue_text import between, separators
from .passages import Passage, paragraph_texts


def draw_transcript(passages: Sequence[Passage], fragments: Fragments) -> str:
    """The transcript, folded."""
    paragraphs = iter(_draw_paragraphs(passages, fragments))
    # The passages are values, of which two may be equal.
    drawn = {
        id(passage): Markup("\n".join(next(paragraphs) for _ in passage.paragraphs))
        for passage in passages
    }
    # A site's own fragment may draw the lines by itself, and need `between`.
    return fragments.render(
        "transcript",
        passages=passages,
        paragraphs=lambda passage: drawn[id(passage)],
        between=between,
    )


def _draw_paragraphs(passages: Sequence[Passage], fragments: Fragments) -> Iterator[str]:
    """The paragraphs of all passages."""
    is_timed = any(passage.timed for passage in passages)
    paragraphs = [paragraph for passage in passages for paragraph in passage.paragraphs]
    if is_timed:
        texts: Sequence[str] = list(_draw_lines(paragraphs, fragments))
    else:
        texts = escape_lines(paragraph_texts(passages))
    times = ("moment", "clock") if is_timed else ()
    fill = fragments.filler("transcript-paragraph", *times, "lines")
    fill_with_speaker = fragments.filler("transcript-paragraph", *times, "speaker", "lines")
    for paragraph, lines in zip(paragraphs, texts, strict=True):
        start = paragraph.start
        values = (anchor(start), clock(start)) if times else ()
        if paragraph.speaker:
            yield fill_with_speaker(*values, escape(paragraph.speaker), lines)
        else:
            yield fill(*values, lines)


def _draw_lines(paragraphs: Sequence[Paragraph], fragments: Fragments) -> Iterator[str]:
    """The lines of each paragraph, with what separates them.

    Those of all are made at once, which is faster.
    """
    texts: list[str] = []
    starts: list[float] = []
    for paragraph in paragraphs:
        texts += paragraph.texts
        starts += paragraph.starts
    lengths = (paragraph.stop - paragraph.first for paragraph in paragraphs)
    bounds = accumulate(lengths, initial=0)
    pieces = fragments.pieces("transcript-line", "start", "text")
    if pieces:
        return _join_lines(starts, texts, bounds, *pieces)
    fill = fragments.filler("transcript-line", "start", "text")
    lines = list(map(fill, starts, escape_lines(texts)))
    separated_lines = list(map(add, separators(texts), lines))
    return (
        lines[first] + "".join(separated_lines[first + 1 : stop])
        for first, stop in pairwise(bounds)
    )


def _join_lines(
    starts: Sequence[float],
    texts: Sequence[str],
    bounds: Iterable[int],
    before: str,
    middle: str,
    after: str,
) -> Iterator[str]:
    """The lines between each two bounds, with the HTML around the start and the text of each.

    They are joined from columns, without a string for each line.
    """
    columns = [""] * (4 * len(texts))
    columns[0::4] = [f"{after}{separator}{before}" for separator in separators(texts)]
    columns[1::4] = map(str, starts)
    columns[2::4] = [middle] * len(texts)
    columns[3::4] = escape_lines(texts)
    for first, stop in pairwise(bounds):
        # Without what ends the line above.
        yield before + "".join(columns[4 * first + 1 : 4 * stop]) + after
