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
    """The chapters, as far as the XML can be read.

    A document type is refused, as entities come with it.
    """
    # Few shows have chapters in XML.
    from xml.parsers import expat

    located: list[LocatedChapter] = []
    # The text has been decoded: the encoding that it names was that of the file.
    parser = expat.ParserCreate("utf-8")
    # Nothing may precede the declaration, but the lines above it count.
    lines_above = text[: len(text) - len(text.lstrip())].count("\n")

    def add_chapter(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "chapter":
            return
        line = parser.CurrentLineNumber + lines_above
        chapter = _make_chapter(attributes, line, problems)
        if chapter:
            located.append((line, chapter))

    def refuse_document_type(*_: object) -> None:
        raise ValueError("a document type is not allowed in it: remove the line with `<!DOCTYPE`")

    parser.StartElementHandler = add_chapter
    parser.StartDoctypeDeclHandler = refuse_document_type
    try:
        parser.Parse(text.strip().encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        problems.add(
            f"the XML is broken here ({expat.ErrorString(error.code)}): correct it",
            error.lineno + lines_above,
        )
    except ValueError as error:
        problems.add(str(error), parser.CurrentLineNumber + lines_above)
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
