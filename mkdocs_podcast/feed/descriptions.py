"""Clean notes → an item's description: the few tags that every app shows, within directories'
limits."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from ..html.tags import coarse_pieces, pieces
from ..text import clock_times, prose
from ..text.patterns import pattern

MOST_BYTES = 4000
# What podcast apps show of a description (PSP-1).
PLAIN_TAGS = frozenset({"a", "b", "em", "i", "li", "ol", "p", "strong", "ul"})
# Times of chapters take at most this part of a description.
_MOST_BYTES_OF_TIMES = 2000
# A description is made from the beginning of long notes.
_LONGEST_BEGINNING = 8_000
# These become paragraphs where they hold no others.
_PARAGRAPH_LIKE = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "pre", "figcaption", "caption"}
)
_HOLDERS = _PARAGRAPH_LIKE | {"p", "ul", "ol", "li"}
_CELLS = frozenset({"td", "th"})
_VOID = frozenset({"br", "hr", "img"})
_BLANK_LINES = pattern(r"\n\s*\n")
_TIME = pattern(r"(?<![\d:])(?:\d{1,2}:)?\d{1,3}:\d\d(?![\d:])")


def description(
    notes: str, times: Sequence[str] = (), most: int = MOST_BYTES, more: str = ""
) -> str:
    """Clean notes in the markup that every app understands, with a list of times: at most `most`
    bytes of UTF-8. `more` is what ends it where it does not hold all of the notes."""
    plain = _plain(_beginning(notes))
    times_list = ""
    if times and not _holds_times(plain, times):
        times_list = "\n".join(map(paragraph, times))
    if len(times_list.encode()) > min(_MOST_BYTES_OF_TIMES, most):
        times_list = ""
    room = most - len(times_list.encode()) - 1
    prose_part = cut(plain, room)
    if more and prose_part != plain:
        prose_part = cut(plain, room - len(more.encode()) - 1)
        return "\n".join(filter(None, (prose_part, more, times_list)))
    return "\n".join(filter(None, (prose_part, times_list)))


def paragraph(text: str) -> str:
    """Plain text as a paragraph of HTML; empty for no text."""
    if not text.strip():
        return ""
    return f"<p>{html.escape(text, quote=False)}</p>"


def cut(content: str, most: int) -> str:
    """Clean HTML with at most `most` bytes of UTF-8, cut at a sentence where one ends near, with
    every tag closed."""
    if len(content.encode()) <= most and _is_balanced(content):
        return content
    whole = _whole_paragraphs(content, most)
    fitting = "".join(_fitting(content[len(whole) :], most - len(whole.encode())))
    # What was cut may have left elements that hold nothing.
    remainder = _plain(fitting)
    if not remainder:
        return whole
    if whole and fitting[0] == "\n":
        return f"{whole}\n{remainder}"
    return whole + remainder


def _beginning(notes: str) -> str:
    """As much of long notes as a description can need, to the end of a paragraph."""
    if len(notes) <= _LONGEST_BEGINNING:
        return notes
    end = notes.rfind("</p>", 0, _LONGEST_BEGINNING) + len("</p>")
    if end <= _LONGEST_BEGINNING // 2:
        return notes
    return notes[:end]


def _holds_times(notes: str, times: Sequence[str]) -> bool:
    """Whether the notes have the list of times themselves."""
    expected: set[int] = set()
    for line in times:
        expected.update(_seconds(line)[:1])
    return expected <= set(_seconds(notes))


def _seconds(text: str) -> list[int]:
    """The times in a text, in seconds: `(01:02:03)` is the same as `1:02:03`."""
    times = []
    for clock_time in _TIME.findall(text):
        seconds = clock_times.seconds(clock_time)
        if seconds is not None:
            times.append(int(seconds))
    return times


def _plain(notes: str) -> str:
    """The notes in the few tags of descriptions, without elements and lines that hold nothing."""
    content = _Simplifier().run(notes)
    if "\n" not in content:
        return content
    return _BLANK_LINES.sub("\n", content).strip()


class _Open:
    """An element that is open: where its start tag is among the parts, and what was in it so far."""

    def __init__(self, name: str, position: int) -> None:
        self.name = name
        self.position = position
        self.has_text = False
        self.holds_paragraphs = False


class _Simplifier:
    """Headings, rows and code become paragraphs, as far as they hold none; other tags go."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.opened = [_Open("", 0)]
        # Where a cell has just ended: a space comes there if another cell follows.
        self.cell_end: int | None = None

    def run(self, notes: str) -> str:
        for text, tag, slash, name in coarse_pieces(notes):
            if text:
                self.add_text(text)
            if name == "br":
                self.parts.append(" ")
            elif name in _VOID:
                # Rules and images are nothing to read.
                continue
            elif slash:
                self.close(tag)
            elif tag:
                self.open(name, tag)
        return "".join(self.parts)

    def add_text(self, text: str) -> None:
        self.parts.append(text)
        if text.isspace():
            return
        self.cell_end = None
        self.opened[-1].has_text = True
        if "</p>" in text:
            self.mark_holders()

    def open(self, name: str, tag: str) -> None:
        if self.cell_end is not None:
            if name in _CELLS:
                self.parts[self.cell_end] = " "
            self.cell_end = None
        if name in _HOLDERS:
            self.mark_holders()
        self.opened.append(_Open(name, len(self.parts)))
        # A paragraph's tag is put there when it is known what the element holds.
        if name in PLAIN_TAGS:
            self.parts.append(tag)
        else:
            self.parts.append("")

    def mark_holders(self) -> None:
        """Notes that the elements around hold a paragraph."""
        for element in reversed(self.opened):
            if element.holds_paragraphs:
                break
            element.holds_paragraphs = True

    def close(self, tag: str) -> None:
        if len(self.opened) == 1:
            return
        element = self.opened.pop()
        self.cell_end = None
        is_plain = element.name in PLAIN_TAGS
        becomes_paragraph = element.name in _PARAGRAPH_LIKE and not element.holds_paragraphs
        if element.has_text:
            self.opened[-1].has_text = True
        elif is_plain or becomes_paragraph:
            del self.parts[element.position :]
            return
        if becomes_paragraph:
            self.parts[element.position] = "<p>"
            self.parts.append("</p>")
        elif is_plain:
            self.parts.append(tag)
        elif element.name in _CELLS:
            self.parts.append("")
            self.cell_end = len(self.parts) - 1


def _is_balanced(content: str) -> bool:
    """Whether as many elements of clean HTML end as begin."""
    return content.count("<") == 2 * content.count("</")


def _whole_paragraphs(content: str, most: int) -> str:
    """What has room up to the end of a paragraph, where no tag is open there."""
    beginning = content.encode()[:most].decode(errors="ignore")
    end = beginning.rfind("</p>")
    if end < 0:
        return ""
    beginning = beginning[: end + len("</p>")]
    if not _is_balanced(beginning):
        return ""
    return beginning


def _fitting(content: str, most: int) -> Iterator[str]:
    """The tags and texts that fit, with what closes them always counted in."""
    opened: list[str] = []
    room = most
    for text, tag, slash, name in pieces(content):
        size = len(text.encode())
        if size > room:
            yield _shortened(text, room)
            break
        yield text
        room -= size
        if slash:
            # Its room was taken when it was opened.
            opened.pop()
        elif tag:
            room -= len(tag.encode()) + len(f"</{name}>")
            if room < 0:
                break
            opened.append(name)
        yield tag
    for name in reversed(opened):
        yield f"</{name}>"


def _shortened(escaped: str, room: int) -> str:
    """The escaped text, cut so that it takes at most `room` bytes."""
    plain = html.unescape(escaped)
    most = room
    while most > 0:
        text = html.escape(prose.shorten(plain, most), quote=False)
        excess = len(text.encode()) - room
        if excess <= 0:
            return text
        most = min(most, len(plain)) - max(excess // 4, 1)
    return ""
