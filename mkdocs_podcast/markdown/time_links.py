"""Times in the show notes → links that play from there: `12:04 What a hook is`, `a hook (12:04)`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..text.clock_times import anchor, moment
from ..text.patterns import pattern

_HOLDERS = {"p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "h5", "h6"}
_TIME = pattern(r"(?:(?<=^)\s*|(?<=[(\[]))(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?=$|[\s)\]–—:-])")


def link_times(root: Element, duration: float | None, page: str = "") -> None:
    """Links the times that begin a paragraph, an item, a cell, a heading or a line, and those in
    brackets.

    A time after the end of the recording, `duration` in seconds, is one of the day. The links lead
    to places on the `page`, or on the one that they stand on.
    """
    for holder in [element for element in root.iter() if element.tag in _HOLDERS]:
        if ":" in (holder.text or ""):
            _link(holder, holder, 0, duration, page)
        for child in [child for child in holder if ":" in (child.tail or "")]:
            _link(holder, child, list(holder).index(child) + 1, duration, page)


def _link(
    holder: Element, carrier: Element, position: int, duration: float | None, page: str
) -> None:
    """Links the times in the holder's own text, or in that after one of its children."""
    is_own = carrier is holder
    text = (carrier.text if is_own else carrier.tail) or ""
    links: list[Element] = []
    shown = ""
    end = 0
    for found in _TIME.finditer(text):
        words = found[0].strip()
        time = moment(words)
        begins_line = is_own or carrier.tag == "br" or found.start() > 0
        if not begins_line or time is None or (duration and time > duration):
            continue
        before = text[end : found.end() - len(words)]
        if links:
            links[-1].tail = before
        else:
            shown = before
        link = Element("a", {"href": f"{page}#{anchor(time)}", "class": "podcast-moment"})
        link.text = words
        links.append(link)
        end = found.end()
    if not links:
        return
    links[-1].tail = text[end:]
    if is_own:
        carrier.text = shown
    else:
        carrier.tail = shown
    holder[position:position] = links
