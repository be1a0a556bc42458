"""Podlove Simple Chapters 1.2, in a file or within a feed → chapters.

https://podlove.org/simple-chapters/
"""

from __future__ import annotations

from ..model.chapter import Chapter
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from .chapter_checks import LocatedChapter


def read_simple_chapters(text: str, problems: Problems) -> list[LocatedChapter]:
    """The chapters, as far as the XML can be read."""
    # Few shows have chapters in XML.
    from ..transcript.safe_xml import SafeXmlReader

    located: list[LocatedChapter] = []

    def add_chapter(tag: str, attributes: dict[str, str]) -> None:
        if tag != "chapter":
            return
        chapter = _make_chapter(attributes, reader.line, problems)
        if chapter:
            located.append((reader.line, chapter))

    reader = SafeXmlReader(add_chapter)
    reader.read(text, problems)
    return located


def _make_chapter(attributes: dict[str, str], line: int, problems: Problems) -> Chapter | None:
    start = moment(attributes.get("start"))
    if start is None:
        written = quoted(attributes.get("start", ""))
        problems.add(f"a chapter's `start` is {written}: write it as 00:12:04.000", line)
        return None
    return Chapter(
        start=start,
        title=values.written(attributes.get("title")),
        url=values.written(attributes.get("href")),
        image=values.written(attributes.get("image")),
    )
