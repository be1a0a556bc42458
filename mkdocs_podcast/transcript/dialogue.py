"""Transcripts for people, as HTML, Markdown or plain text, with names and times here and there →
cues.

`**Ana:** Good morning.`, `Ana (0:12): ...`, `[00:12:04] Ana: ...`, a name and a time on a line of
their own, headings with times; in HTML also `<cite>` and `<time>` (Podcasting 2.0).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model.cue import Cue
from ..model.problems import Problems
from ..source import frontmatter
from ..text import prose, values
from ..text.clock_times import TIME, clock, moment
from ..text.visible_lines import visible
from . import speakers
from .cue_text import CHANGE, Placed, joined

# How fast people speak: what lies between two times is shared out by length, what follows the last
# one is reckoned.
_LETTERS_A_SECOND = 15
# A whole transcript may be one paragraph; what turns Markdown into words takes a stretch at a time.
_STRETCH = 5_000

_LEADING_TIME = re.compile(
    rf"[\[(]?(?P<time>{TIME})[\])]?(?:\s*(?:-|–|—|→|-->)\s*[\[(]?{TIME}[\])]?)?[\s:–—|-]*(?=\s|\Z|\w)"
)
_NAME_AND_TIME = re.compile(
    r"(?P<name>[^\W_][^:：\[\]()<>\n]{0,48}?)[ \t]*"
    rf"(?P<open>[\[(])?(?P<time>{TIME})[\])]?[ \t]*(?P<colon>[:：])?(?:\s+|\Z)"
)
_STRONG = re.compile(
    r"(?P<mark>\*\*|__)(?=\S)(?P<strong>[^*_\n]{1,80}?)(?P=mark)(?P<colon>[ \t]*[:：])?"
)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t#]*\Z")
_RULE = re.compile(r" {0,3}(?:[-*_=][ \t]*){3,}\Z")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+(?=\*\*|\[|\d))?")
_FIRST_LINE = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*([^\n]{1,60})[ \t]*(?=\n|\Z)")
_ANY_TIME = re.compile(rf"[\[(]?(?P<time>{TIME})[\])]?")
_COLONS = (":", "：")
_FRONT_MATTER = ("---", "+++", "{")
_TRAILING_TIME = re.compile(rf"[\s\[(–—|-]+(?P<time>{TIME})[\])]?\s*\Z")

TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>")
_BLOCK_TAGS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
    }
    | {"section", "article", "tr", "td", "pre", "body", "head", "title"}
)
_HEADING_TAGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a line that stands for one; `strong` is the name that begins it, by its
    markup."""

    line: int
    text: str
    strong: str = ""
    heading: bool = False


class _Piece(NamedTuple):
    """What somebody says; `start` only where it is written."""

    line: int
    start: float | None
    speaker: str
    text: str


def markdown(text: str, problems: Problems) -> tuple[list[Placed], bool]:
    """The cues in a page of Markdown, and whether they have times."""
    # MkDocs takes lines of `Host: ...` for front matter as well; here somebody says so.
    front = (
        frontmatter.read(text)
        if text.startswith(_FRONT_MATTER)
        else frontmatter.FrontMatter({}, text)
    )
    shown = visible(front.body)
    alone = _names_alone(shown)
    blocks = [
        replace(block, text=_words(block.text), strong=prose.plain(block.strong))
        for block in _blocks(shown, front.line, alone)
    ]
    return _spread(list(_pieces(blocks, alone)), problems)


def plain(text: str, problems: Problems) -> tuple[list[Placed], bool]:
    """The cues in plain text, and whether they have times."""
    alone = _names_alone(text)
    return _spread(list(_pieces(list(_blocks(text, 1, alone)), alone)), problems)


def html(text: str, problems: Problems) -> tuple[list[Placed], bool]:
    """The cues in a page or fragment of HTML, and whether they have times."""
    blocks = _Html().read(visible(text, code=False))
    alone = _names_alone("\n\n".join(block.text for block in blocks))
    return _spread(list(_pieces(blocks, alone)), problems)


def _words(text: str) -> str:
    """The words of Markdown, however long."""
    parts = []
    while len(text) > _STRETCH:
        cut = text.rfind(" ", 0, _STRETCH)
        cut = cut if cut > 0 else _STRETCH
        parts.append(prose.plain(text[:cut]))
        text = text[cut:].lstrip(" ")
    return joined((*parts, prose.plain(text)))


def _blocks(text: str, first: int, alone: frozenset[str]) -> Iterator[_Block]:
    """Paragraphs, divided where a line begins with a name in bold, a name and a time, or a time."""
    open_: _Block | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), first):
        block = _begins(line, number, bool(lines))
        if lines and (block or not line.strip()):
            if open_:
                yield replace(open_, text=joined(lines))
            lines = []
        if block and (block.heading or not block.text or _is_header(block.text, alone)):
            yield block
        elif block:
            open_, lines = block, [block.text]
        elif lines and not _RULE.match(line):
            lines.append(values.written(line))
    if lines and open_:
        yield replace(open_, text=joined(lines))


def _begins(line: str, number: int, inside: bool) -> _Block | None:
    """The block that a line begins; None for one that goes on, or says nothing."""
    if not line.strip() or _RULE.match(line):
        return None
    if heading := _HEADING.match(line):
        return _Block(number, values.written(prose.plain(heading["words"])), heading=True)
    start = _ITEM.match(line)
    words = values.written(line[start.end() :] if start else line)
    time, rest = _time_in_front(words)
    if strong := _STRONG.match(rest):
        name = strong["strong"] + (strong["colon"] or "")
        after = rest[strong.end() :].strip()
        if _names(name, after):
            return _Block(number, words[: len(words) - len(rest)] + after, strong=name)
    if (
        time is not None
        or not inside
        or _name_and_time(rest)
        or CHANGE.match(rest)
        or speakers.split(rest)[0]
    ):
        return _Block(number, words)
    return None


def _names(strong: str, after: str) -> bool:
    """Whether words in bold name who says what comes after, or are words with emphasis."""
    name = _ANY_TIME.sub("", strong).strip(" ()[]")
    if name.endswith(_COLONS) or after.startswith(_COLONS):
        return 0 < len(name.split()) <= speakers.MOST_WORDS
    return speakers.is_name(name) and (not after or _time_in_front(after)[0] is not None)


def _time_in_front(text: str) -> tuple[float | None, str]:
    found = _LEADING_TIME.match(text)
    return (moment(found["time"]), text[found.end() :].lstrip()) if found else (None, text)


def _name_and_time(text: str) -> re.Match[str] | None:
    """`Ana (0:12): ...`, or `Ana  0:12` with nothing after it."""
    found = _NAME_AND_TIME.match(text)
    if not found or not speakers.is_name(found["name"].strip(" -–—,")):
        return None
    return found if found["open"] or found["colon"] or found.end() == len(text) else None


def _is_header(text: str, alone: frozenset[str]) -> bool:
    found = _name_and_time(text)
    return text.strip(" :") in alone or (found is not None and found.end() == len(text))


def _names_alone(text: str) -> frozenset[str]:
    """Names that stand on lines of their own, at the beginning of paragraphs, more than once."""
    found = (line.strip(" \t#:") for line in _FIRST_LINE.findall(text))
    counted = Counter(
        line for line in found if line and line[-1].isalnum() and speakers.is_name(line)
    )
    return frozenset(name for name, count in counted.items() if count > 1)


def _pieces(blocks: list[_Block], alone: frozenset[str]) -> Iterator[_Piece]:
    """What is said, by whom: whoever was named last."""
    in_front = speakers.stand_in_front(
        [_time_in_front(block.text)[1] for block in blocks if not block.heading]
    )
    speaker = ""
    start: float | None = None
    just_named = False
    for block in blocks:
        time, name, text = (
            _heading(block, alone) if block.heading else _parts(block, in_front, alone)
        )
        just_named = bool(name) or just_named
        # The mark of another speaker, where it does not repeat what the name has said.
        mark = CHANGE.match(text)
        if name or (mark and not just_named):
            speaker = name
        start = time if time is not None else start
        if text:
            yield _Piece(
                block.line, start, speaker, text[mark.end() :] if mark and just_named else text
            )
            start, just_named = None, False


def _heading(block: _Block, alone: frozenset[str]) -> tuple[float | None, str, str]:
    """A heading is not spoken: it may tell the time, or the name."""
    time, _ = _time_in_front(block.text)
    if time is None and (found := _TRAILING_TIME.search(block.text)):
        time = moment(found["time"])
    name = block.text.strip(" :")
    return time, name if name in alone else "", ""


def _parts(block: _Block, in_front: bool, alone: frozenset[str]) -> tuple[float | None, str, str]:
    """The time, the name and the words of a paragraph."""
    time, text = _time_in_front(block.text)
    name = ""
    if block.strong:
        name = block.strong
        if found := _ANY_TIME.search(name):
            time = moment(found["time"])
            name = _ANY_TIME.sub("", name, count=1)
        name = name.strip(" :：-–—,")
    elif found := _name_and_time(text):
        time, name, text = moment(found["time"]), found["name"].strip(" -–—,"), text[found.end() :]
    elif text.strip(" :") in alone:
        name, text = text.strip(" :"), ""
    elif in_front:
        name, text = speakers.split(text)
    if name and time is None:
        time, text = _time_in_front(text)
    return time, name, text.lstrip(" :：") if name else text


def _spread(pieces: list[_Piece], problems: Problems) -> tuple[list[Placed], bool]:
    """Cues with times, where at least two are written; the words between two times share what lies
    between them."""
    groups: list[tuple[float, list[_Piece]]] = [(0.0, [])]
    for piece in pieces:
        if piece.start is not None and piece.start < groups[-1][0]:
            told = f"{clock(piece.start)} stands after {clock(groups[-1][0])}: correct the time, which is left out"
            problems.add(told, piece.line)
        elif piece.start is not None and (piece.start > groups[-1][0] or not groups[-1][1]):
            groups.append((piece.start, []))
        groups[-1][1].append(piece)
    if len({piece.start for piece in pieces if piece.start is not None}) < 2:
        return [(piece.line, Cue(0, 0, piece.text, piece.speaker)) for piece in pieces], False
    placed: list[Placed] = []
    for place, (start, said) in enumerate(groups):
        letters = sum(len(piece.text) for piece in said)
        end = (
            groups[place + 1][0]
            if place + 1 < len(groups)
            else start + max(1, letters / _LETTERS_A_SECOND)
        )
        placed += _shared(start, end, said, letters)
    return placed, True


def _shared(start: float, end: float, said: list[_Piece], letters: int) -> Iterator[Placed]:
    so_far = 0
    for piece in said:
        begins = start + (end - start) * so_far / letters
        so_far += len(piece.text)
        ends = start + (end - start) * so_far / letters
        yield piece.line, Cue(round(begins, 3), round(ends, 3), piece.text, piece.speaker)


class _Html:
    """Blocks of text from HTML; `<cite>` and what begins a block in bold is a name.

    The standard library's parser takes a time that grows with the square of a tag that nothing
    closes.
    """

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.words: list[str] = []
        self.strong: list[str] = []
        self.in_name = ""
        self.is_heading = False
        self.is_cited = False
        self.line = 1

    def read(self, text: str) -> list[_Block]:
        line, end = 1, 0
        for tag in TAG.finditer(text):
            self.say(text[end : tag.start()], line)
            line += text.count("\n", end, tag.end())
            end = tag.end()
            (self.close if tag["close"] else self.open)(tag["name"].lower())
        self.say(text[end:], line)
        self.end_block()
        return self.blocks

    def open(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.end_block()
            self.is_heading = tag in _HEADING_TAGS
        elif tag == "time":
            self.words.append(" [")
        elif tag == "cite" and not self.in_name:
            # It names who speaks next, wherever it stands.
            if self.strong:
                self.end_block()
            self.in_name = tag
            self.is_cited = True
        elif tag in {"b", "strong"} and not self.in_name and not "".join(self.words).strip():
            self.in_name = tag

    def close(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.end_block()
        elif tag == "time":
            self.words.append("] ")
        elif tag == self.in_name:
            self.in_name = ""

    def say(self, words: str, line: int) -> None:
        if not self.words and not self.strong:
            self.line = line + words[: len(words) - len(words.lstrip())].count("\n")
        (self.strong if self.in_name else self.words).append(values.unescape(words))

    def end_block(self) -> None:
        text, strong = values.written("".join(self.words)), values.written("".join(self.strong))
        if (
            strong
            and not (self.is_cited and len(strong) <= _LONGEST_NAME)
            and not _names(strong, text)
        ):
            text, strong = joined((strong, text)), ""
        if text or strong:
            self.blocks.append(
                _Block(self.line, text.lstrip(":： ") if strong else text, strong, self.is_heading)
            )
        self.words, self.strong, self.in_name, self.is_heading, self.is_cited = (
            [],
            [],
            "",
            False,
            False,
        )
