"""Transcripts for people, as HTML, Markdown or plain text, with names and times here and there →
cues.

`**Ana:** Good morning.`, `Ana (0:12): ...`, `[00:12:04] Ana: ...`, a name and a time on a line of
their own, headings with times; in HTML also `<cite>` and `<time>` (Podcasting 2.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model.cue import Cue
from ..model.problems import Problems
from ..source import frontmatter
from ..text import prose
from ..text.clock_times import clock
from ..text.code import visible_lines, without_scripts
from .cue_text import LETTERS_PER_SECOND, TURN_MARK, LocatedCue, SourceCues, join_pieces
from .dialogue_html import HtmlDialogueReader
from .dialogue_lines import read_line_blocks
from .dialogue_marks import (
    DialogueBlock,
    extract_time,
    find_standalone_names,
    find_trailing_time,
    match_name_and_time,
    split_leading_time,
)
from .speakers import have_speaker_prefixes, split_speaker

# A whole transcript may be one paragraph; `prose.plain` reads this many characters at a time.
_STRETCH = 5_000
_FRONT_MATTER_STARTS = ("---", "+++", "{")


class _Speech(NamedTuple):
    """What is marked in a paragraph: when, by whom, what."""

    time: float | None
    speaker: str
    text: str


class _Utterance(NamedTuple):
    """What somebody says; `start` only where it is written."""

    line: int
    start: float | None
    speaker: str
    text: str


def read_markdown_dialogue(text: str, problems: Problems) -> SourceCues:
    """The cues in a page of Markdown."""
    body, first_line = text, 1
    # MkDocs also takes lines of `Host: ...` for front matter; here they are what somebody says.
    if text.startswith(_FRONT_MATTER_STARTS):
        front = frontmatter.read(text)
        body, first_line = front.body, front.line
    body = visible_lines(body)
    standalone_names = find_standalone_names(body)
    blocks = [
        replace(block, text=_plain_text(block.text), bold_name=prose.plain(block.bold_name))
        for block in read_line_blocks(body, first_line, standalone_names)
    ]
    return _read_blocks(blocks, standalone_names, problems)


def read_plain_dialogue(text: str, problems: Problems) -> SourceCues:
    """The cues in plain text."""
    standalone_names = find_standalone_names(text)
    blocks = list(read_line_blocks(text, 1, standalone_names))
    return _read_blocks(blocks, standalone_names, problems)


def read_html_dialogue(text: str, problems: Problems) -> SourceCues:
    """The cues in a page or fragment of HTML."""
    blocks = HtmlDialogueReader().read(without_scripts(text))
    standalone_names = find_standalone_names("\n\n".join(block.text for block in blocks))
    return _read_blocks(blocks, standalone_names, problems)


def _plain_text(markdown: str) -> str:
    """The words of Markdown, however long it is."""
    parts = []
    while len(markdown) > _STRETCH:
        cut = markdown.rfind(" ", 1, _STRETCH)
        if cut == -1:
            cut = _STRETCH
        parts.append(prose.plain(markdown[:cut]))
        markdown = markdown[cut:].lstrip(" ")
    parts.append(prose.plain(markdown))
    return join_pieces(parts)


def _read_blocks(
    blocks: Sequence[DialogueBlock], standalone_names: frozenset[str], problems: Problems
) -> SourceCues:
    return _assign_times(list(_read_utterances(blocks, standalone_names)), problems)


def _read_utterances(
    blocks: Sequence[DialogueBlock], standalone_names: frozenset[str]
) -> Iterator[_Utterance]:
    """What is said, by the speaker who was named last."""
    texts = [split_leading_time(block.text)[1] for block in blocks if not block.is_heading]
    has_prefixes = have_speaker_prefixes(texts)
    speaker = ""
    start: float | None = None
    was_named = False
    for block in blocks:
        if block.is_heading:
            speech = _read_heading(block, standalone_names)
        else:
            speech = _read_paragraph(block, standalone_names, has_prefixes=has_prefixes)
        text = speech.text
        was_named = was_named or bool(speech.speaker)
        turn_mark = TURN_MARK.match(text)
        if turn_mark and was_named:
            # The mark of another speaker repeats what the name has said.
            text = text[turn_mark.end() :]
        if speech.speaker or (turn_mark and not was_named):
            speaker = speech.speaker
        if speech.time is not None:
            start = speech.time
        if speech.text:
            yield _Utterance(block.line, start, speaker, text)
            start = None
            was_named = False


def _read_heading(block: DialogueBlock, standalone_names: frozenset[str]) -> _Speech:
    """A heading is not spoken: it may hold the time, or the name."""
    time, _ = split_leading_time(block.text)
    if time is None:
        time = find_trailing_time(block.text)
    name = block.text.strip(" :")
    return _Speech(time, name if name in standalone_names else "", "")


def _read_paragraph(
    block: DialogueBlock, standalone_names: frozenset[str], *, has_prefixes: bool
) -> _Speech:
    time, text = split_leading_time(block.text)
    name = ""
    if block.bold_name:
        bold_time, name = extract_time(block.bold_name)
        if bold_time is not None:
            time = bold_time
        name = name.strip(" :：-–—,")
    elif match := match_name_and_time(text):
        name, time, text = match
    elif text.strip(" :") in standalone_names:
        name, text = text.strip(" :"), ""
    elif has_prefixes:
        name, text = split_speaker(text)
    if not name:
        return _Speech(time, "", text)
    if time is None:
        time, text = split_leading_time(text)
    return _Speech(time, name, text.lstrip(" :："))


def _assign_times(utterances: Sequence[_Utterance], problems: Problems) -> SourceCues:
    """Cues with times where at least two times are written; the utterances between two of them
    share what lies between."""
    groups = _group_by_time(utterances, problems)
    written_times = {utterance.start for utterance in utterances} - {None}
    if len(written_times) < 2:
        untimed = [
            (utterance.line, Cue(0, 0, utterance.text, utterance.speaker))
            for utterance in utterances
        ]
        return SourceCues(untimed, timed=False)
    cues: list[LocatedCue] = []
    for index, (start, group) in enumerate(groups):
        if index + 1 < len(groups):
            end = groups[index + 1][0]
        else:
            # The time between two marks is divided by length, the time after the last is estimated.
            end = start + max(1, _count_letters(group) / LETTERS_PER_SECOND)
        cues += _share_time(start, end, group)
    return SourceCues(cues)


def _group_by_time(
    utterances: Iterable[_Utterance], problems: Problems
) -> list[tuple[float, list[_Utterance]]]:
    """The utterances from each written time up to the next one; those above the first start at 0."""
    groups: list[tuple[float, list[_Utterance]]] = [(0.0, [])]
    for utterance in utterances:
        latest, group = groups[-1]
        start = utterance.start
        if start is not None and start < latest:
            problems.add(
                f"{clock(start)} comes after {clock(latest)}: correct the time, which is left out",
                utterance.line,
            )
        elif start is not None and (start > latest or not group):
            group = []
            groups.append((start, group))
        group.append(utterance)
    return groups


def _count_letters(utterances: Iterable[_Utterance]) -> int:
    return sum(len(utterance.text) for utterance in utterances)


def _share_time(start: float, end: float, utterances: Sequence[_Utterance]) -> Iterator[LocatedCue]:
    """The utterances as cues from `start` to `end`, each as long as its share of the letters."""
    letters = _count_letters(utterances)
    letters_before = 0
    for utterance in utterances:
        cue_start = start + (end - start) * letters_before / letters
        letters_before += len(utterance.text)
        cue_end = start + (end - start) * letters_before / letters
        cue = Cue(round(cue_start, 3), round(cue_end, 3), utterance.text, utterance.speaker)
        yield utterance.line, cue
