"""What an item of a feed says about its episode: show notes, and a description where it says more."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..text import clock_times
from ..text.patterns import pattern
from .feed_parts import Parts, text_of
from .notes_markdown import links_in, markdown_of, text_in

NOTES = ("description", "content:encoded", "itunes:summary")
_WORD = pattern(r"\w+")
_ADDRESS = pattern(r"https?://\S{1,2000}")
# A list of more times is no part of a description, which has 4000 bytes.
_MOST_CHAPTERS = 400


def read_notes(parts: Parts, base: str) -> tuple[str, str]:
    """The show notes as Markdown, and the description where the notes and the chapters do not say
    the same."""
    content = parts.text("content:encoded")
    description = parts.text("description", "itunes:summary")
    notes = markdown_of(content or description, base)
    if not content or description in ("", content):
        return notes, ""
    summary = text_in(description)
    words = _words_of(summary)
    for chapters in parts.peek("psc:chapters"):
        words = _without_times(words, chapters)
    if words in _words_of(text_in(content)):
        return notes, ""
    return notes, summary


def _words_of(text: str) -> str:
    """The words of a text, between blanks. Hosts write the address of a link after its words when they
    make a description of notes."""
    words = _WORD.findall(_ADDRESS.sub(" ", text).casefold())
    return f" {' '.join(words)} "


def _without_times(words: str, chapters: Element) -> str:
    """The words of a description without the list of times that is written again from chapters."""
    for chapter in chapters[:_MOST_CHAPTERS]:
        start = clock_times.moment(chapter.get("start", "").strip())
        if start is None:
            continue
        title = _words_of(chapter.get("title", ""))
        time = _words_of(clock_times.stamp(start).partition(".")[0]).strip()
        with_hours = f" {time}{title}"
        without_hours = f" {time.partition(' ')[2]}{title}"
        words = words.replace(with_hours, " ", 1).replace(without_hours, " ", 1)
    return words


def description_of_its_own(parts: Parts) -> str:
    """The description, in HTML, where it leads to what the notes do not: as text, it would not."""
    notes = parts.peek("content:encoded")
    descriptions = parts.peek("description")
    if not notes or not descriptions:
        return ""
    description = text_of(descriptions[0])
    if links_in(description) <= links_in(text_of(notes[0])):
        return ""
    return description
