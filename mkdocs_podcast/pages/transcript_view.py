"""The passages of a transcript → their HTML.

A page has a thousand lines, and a template takes longer for each of them than joining strings does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add

from markupsafe import Markup, escape

from ..html.escaping import escape_lines, escape_text
from ..html.fragments import Fragments
from ..model.cue import Cues
from ..text.clock_times import anchor, clock
from ..transcript.cue_text import between, cue_separators
from .passages import Passage, paragraph_texts, speaker_from


def draw_transcript(passages: Sequence[Passage], fragments: Fragments) -> str:
    """The transcript, folded."""
    paragraphs = list(_draw_paragraphs(passages, fragments))
    # The passages are values, of which two may be equal.
    drawn = {id(passage): html for passage, html in zip(passages, paragraphs, strict=True)}
    # A site's own fragment may draw the passages or the lines by itself, and need `between`.
    return fragments.render(
        "transcript",
        passages=passages,
        text=lambda: Markup("\n".join(_add_headings(passages, paragraphs, fragments))),
        paragraphs=lambda passage: Markup(drawn[id(passage)]),
        between=between,
    )


def _add_headings(
    passages: Sequence[Passage], paragraphs: Sequence[str], fragments: Fragments
) -> Iterable[str]:
    """The passages, with their headings where they are timed."""
    if not passages[0].timed:
        return paragraphs
    fill = fragments.filler("transcript-passage", "moment", "heading", "paragraphs")
    headings = [escape(passage.title or clock(passage.start)) for passage in passages]
    return map(fill, [passage.anchor for passage in passages], headings, paragraphs)


def _draw_paragraphs(passages: Sequence[Passage], fragments: Fragments) -> Iterator[str]:
    """The paragraphs of each passage."""
    talk, is_timed = passages[0].talk, passages[0].timed
    if is_timed:
        starts = [first for passage in passages for first in passage.bounds[:-1]]
        texts = iter(_draw_lines(talk, pairwise([*starts, len(talk)]), fragments))
    else:
        texts = iter(escape_lines(paragraph_texts(passages)))
    times = ("moment", "clock") if is_timed else ()
    fill = fragments.filler("transcript-paragraph", *times, "lines")
    fill_with_speaker = fragments.filler("transcript-paragraph", *times, "speaker", "lines")
    names = {speaker: escape_text(speaker) for speaker in set(talk.speakers)}
    for passage in passages:
        paragraphs = []
        for first in passage.bounds[:-1]:
            start = talk.starts[first]
            values = (anchor(start), clock(start)) if is_timed else ()
            speaker = speaker_from(talk, first)
            if speaker:
                paragraphs.append(fill_with_speaker(*values, names[speaker], next(texts)))
            else:
                paragraphs.append(fill(*values, next(texts)))
        yield "\n".join(paragraphs)


def _draw_lines(
    talk: Cues, bounds: Iterable[tuple[int, int]], fragments: Fragments
) -> Iterator[str]:
    """The lines between each two bounds, with what separates them.

    Those of all are made at once, which is faster.
    """
    pieces = fragments.pieces("transcript-line", "start", "text")
    if pieces:
        return _join_lines(talk, bounds, *pieces)
    fill = fragments.filler("transcript-line", "start", "text")
    lines = list(map(fill, talk.starts, escape_lines(talk.texts)))
    separated_lines = list(map(add, cue_separators(talk), lines))
    return (lines[first] + "".join(separated_lines[first + 1 : stop]) for first, stop in bounds)


def _join_lines(
    talk: Cues, bounds: Iterable[tuple[int, int]], before: str, middle: str, after: str
) -> Iterator[str]:
    """The lines between each two bounds, with the HTML around the start and the text of each.

    They are joined from columns, without a string for each line.
    """
    columns = ["", "", middle, ""] * len(talk)
    seams = {separator: f"{after}{separator}{before}" for separator in ("", " ")}
    columns[0::4] = map(seams.__getitem__, cue_separators(talk))
    columns[1::4] = map(str, talk.starts)
    columns[3::4] = escape_lines(talk.texts)
    for first, stop in bounds:
        # Without what ends the line above.
        yield before + "".join(columns[4 * first + 1 : 4 * stop]) + after
