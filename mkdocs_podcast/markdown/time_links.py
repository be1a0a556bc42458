"""Times in the show notes → links that play from there: `12:04 What a hook is`, `a hook (12:04)`."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..text.clock_times import anchor, moment
from ..text.patterns import pattern
from ..text.records import NamedTuple

_HOLDERS = frozenset({"p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "h5", "h6"})
_TIME = pattern(r"(?:(?<=^)\s*|(?<=[(\[]))(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?=$|[\s)\]–—:-])")


class _TimeInText(NamedTuple):
    """A time as it is written, where it begins and ends in its text, and its seconds."""

    text: str
    start: int
    stop: int
    seconds: float


def link_times(root: Element, duration: float | None, page: str = "") -> None:
    """Links the times that begin a paragraph, an item, a cell, a heading or a line, and those in
    brackets.

    A time after the end of the recording, `duration` in seconds, is one of the day. The links lead
    to places on the `page`, or on the one that they are on.
    """
    linker = _TimeLinker(duration, page)
    holders = [element for element in root.iter() if element.tag in _HOLDERS]
    for holder in holders:
        linker.link_in(holder)


class _TimeLinker:
    def __init__(self, duration: float | None, page: str) -> None:
        self.duration = duration
        self.page = page

    def link_in(self, holder: Element) -> None:
        """Links the times in an element's own text, and in those after its children."""
        position = 0
        text = holder.text or ""
        if ":" in text:
            holder.text, links = self.split(text, begins_line=True)
            holder[0:0] = links
            position = len(links)
        for child in holder[position:]:
            position += 1
            text = child.tail or ""
            if ":" in text:
                child.tail, links = self.split(text, begins_line=child.tag == "br")
                holder[position:position] = links
                position += len(links)

    def split(self, text: str, *, begins_line: bool) -> tuple[str, list[Element]]:
        """The text before the first time, and a link for each time, with the text that follows it."""
        leading_text = ""
        end = 0
        links: list[Element] = []
        for time in self.times(text, begins_line=begins_line):
            between = text[end : time.start]
            if links:
                links[-1].tail = between
            else:
                leading_text = between
            links.append(self.link(time))
            end = time.stop
        if not links:
            return text, []
        links[-1].tail = text[end:]
        return leading_text, links

    def times(self, text: str, *, begins_line: bool) -> Iterator[_TimeInText]:
        for match in _TIME.finditer(text):
            if match.start() == 0 and not begins_line:
                continue
            time = match[0].strip()
            seconds = moment(time)
            if seconds is not None and self.is_in_recording(seconds):
                yield _TimeInText(time, match.end() - len(time), match.end(), seconds)

    def is_in_recording(self, seconds: float) -> bool:
        return not self.duration or seconds <= self.duration

    def link(self, time: _TimeInText) -> Element:
        address = f"{self.page}#{anchor(time.seconds)}"
        link = Element("a", {"href": address, "class": "podcast-moment"})
        link.text = time.text
        return link
