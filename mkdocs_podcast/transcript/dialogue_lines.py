"""Lines of Markdown or plain text → the paragraphs of a dialogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..text import prose, values
from ..text.patterns import pattern
from .cue_text import TURN_MARK, join_pieces
from .dialogue_marks import (
    DialogueBlock,
    is_bold_speaker,
    is_speaker_line,
    match_name_and_time,
    split_leading_time,
)
from .speakers import split_speaker

_BOLD = pattern(
    r"(?P<mark>\*\*|__)(?=\S)(?P<text>[^*_\n]{1,80}?)(?P=mark)(?P<colon>(?:[ \t]*[:：])?)"
)
_HEADING = pattern(r" {0,3}#{1,6}[ \t]+(?![ \t])(?P<text>[^\n]*)\Z")
_RULE = pattern(r" {0,3}(?:[-*_=][ \t]*){3,}\Z")
_QUOTE_OR_ITEM = pattern(r"[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+(?=\*\*|\[|\d))?")


def read_line_blocks(
    text: str, first_line: int, standalone_names: frozenset[str]
) -> Iterator[DialogueBlock]:
    """Paragraphs, divided where a line begins with a name in bold, a name and a time, or a time.

    `first_line` is the number of the text's first line.
    """
    current: DialogueBlock | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), first_line):
        block = _start_block(line, number, is_inside=bool(lines))
        if current and lines and (block or not line.strip()):
            yield replace(current, text=join_pieces(lines))
            lines = []
        if block is None:
            if lines and not _RULE.match(line):
                lines.append(values.written(line))
        elif _is_complete(block, standalone_names):
            yield block
        else:
            current = block
            lines = [block.text]
    if current and lines:
        yield replace(current, text=join_pieces(lines))


def _is_complete(block: DialogueBlock, standalone_names: frozenset[str]) -> bool:
    """Whether the line below a block belongs to another one."""
    if block.is_heading or not block.text:
        return True
    return is_speaker_line(block.text, standalone_names)


def _start_block(line: str, number: int, *, is_inside: bool) -> DialogueBlock | None:
    """The block that a line begins; None for one that continues a paragraph or is without words.

    `is_inside` says that the line above belongs to a paragraph.
    """
    if not line.strip() or _RULE.match(line):
        return None
    if heading := _HEADING.match(line):
        title = prose.plain(heading["text"].rstrip(" \t#"))
        return DialogueBlock(number, values.written(title), is_heading=True)
    text = values.written(_QUOTE_OR_ITEM.sub("", line, count=1))
    time, remainder = split_leading_time(text)
    if bold := _BOLD.match(remainder):
        name = bold["text"] + bold["colon"]
        following = remainder[bold.end() :].strip()
        if is_bold_speaker(name, following):
            leading_time = text[: len(text) - len(remainder)]
            return DialogueBlock(number, leading_time + following, bold_name=name)
    if not is_inside or time is not None or _begins_speech(remainder):
        return DialogueBlock(number, text)
    return None


def _begins_speech(text: str) -> bool:
    """Whether somebody else begins to speak: by a name and a time, a mark, or a name."""
    if match_name_and_time(text) or TURN_MARK.match(text):
        return True
    return bool(split_speaker(text)[0])
