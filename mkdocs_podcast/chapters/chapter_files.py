"""The text of a file of chapters → chapters. What format it has is told by the text, not by the
file's name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .chapter_checks import Placed, checked
from .chapter_lines import timed
from .chapter_values import entries

_JSON_START = pattern(r"\{|\[\s*[\[{\"\]]")
_OGM_TIME = pattern(r"CHAPTER(\d{1,4})=(.*)", re.IGNORECASE)
_OGM_NAME = pattern(r"CHAPTER(\d{1,4})NAME=(.*)", re.IGNORECASE)
_LABEL = pattern(r"(\d+(?:\.\d+)?)\t(\d+(?:\.\d+)?)(?:\t(.*))?")
_METADATA_ESCAPE = pattern(r"\\(.)")


def read(
    text: str, path: str, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters in the text of the file at `path`, and what is wrong with it.

    JSON chapters (1.0 to 1.2), Podlove Simple Chapters, WebVTT, ffmpeg's metadata, Audacity's
    labels, Matroska's simple chapters, or lines of `12:04 What a hook is <https://...>`. `duration`
    is the recording's, in seconds.
    """
    problems = Problems(path)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    placed = _reader(text)(text, problems) if text.strip() else []
    if not placed and not problems.all():
        problems.add(
            "there are no chapters in it: write a line such as `12:04 What a hook is` for each"
        )
    return checked(placed, problems, duration), problems.all()


def _reader(text: str) -> Callable[[str, Problems], list[Placed]]:
    start = text.lstrip()[:200]
    if start.startswith("WEBVTT") or (
        "-->" in text and re.search(r"^\d[\d:.,]*\s+-->", text, re.MULTILINE)
    ):
        return _webvtt
    if start.startswith("<"):
        return _simple_chapters
    if start.startswith(";FFMETADATA"):
        return _metadata
    return _json if _JSON_START.match(start) else _plain


def _json(text: str, problems: Problems) -> list[Placed]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        problems.add(f"the JSON cannot be read ({error.msg}): correct it there", error.lineno)
        return []
    except (ValueError, RecursionError):
        problems.add('the JSON cannot be read: write `{"version": "1.2.0", "chapters": [...]}`')
        return []
    return [(None, chapter) for chapter in entries(data, problems, None, values.written)]


def _simple_chapters(text: str, problems: Problems) -> list[Placed]:
    """Podlove Simple Chapters 1.2, also from the midst of a feed. A document type is refused:
    entities come with it."""
    # Few shows have chapters in XML.
    from xml.parsers import expat

    placed: list[Placed] = []
    # Whatever encoding it names was that of the file.
    parser = expat.ParserCreate("utf-8")
    # Nothing may stand before the declaration; the lines that do are counted all the same.
    lines_above = text[: len(text) - len(text.lstrip())].count("\n")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "chapter":
            return
        line = parser.CurrentLineNumber + lines_above
        begins = moment(attributes.get("start"))
        if begins is None:
            given = quoted(attributes.get("start", ""))
            problems.add(f"a chapter's `start` is {given}: write it as 00:12:04.000", line)
            return
        title, url, image = (
            values.written(attributes.get(key, "")) for key in ("title", "href", "image")
        )
        placed.append((line, Chapter(begins, title, url, image)))

    def refuse(*_: object) -> None:
        raise ValueError("a document type is not allowed in it: take the line with `<!DOCTYPE` out")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.strip().encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        problems.add(
            f"the XML is broken here ({expat.ErrorString(error.code)}): correct it",
            error.lineno + lines_above,
        )
    except ValueError as error:
        problems.add(str(error), parser.CurrentLineNumber + lines_above)
    return placed


def _webvtt(text: str, problems: Problems) -> list[Placed]:
    from ..transcript.captions import read_webvtt

    cues = read_webvtt(text, problems, with_speakers=False).cues
    return [(line, Chapter(cue.start, cue.text, end=cue.end)) for line, cue in cues]


def _metadata(text: str, problems: Problems) -> list[Placed]:
    """The `[CHAPTER]` sections of ffmpeg's metadata files."""
    placed: list[Placed] = []
    for line, section in _sections(text):
        start, end = (
            _tick(section.get(key), section.get("TIMEBASE", "1/1000000000"))
            for key in ("START", "END")
        )
        if start is None:
            problems.add(
                "a [CHAPTER] has no START that can be read: write START=724000 below TIMEBASE=1/1000",
                line,
            )
        else:
            title = _METADATA_ESCAPE.sub(r"\1", section.get("TITLE", ""))
            placed.append((line, Chapter(start, values.written(title), end=end)))
    return placed


def _sections(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    section: dict[str, str] | None = None
    begins = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("["):
            if section is not None:
                yield begins, section
            section, begins = ({}, number) if line.strip().upper() == "[CHAPTER]" else (None, 0)
        elif section is not None and not line.startswith((";", "#")):
            key, equals, value = line.partition("=")
            if equals:
                section[key.strip().upper()] = value
    if section is not None:
        yield begins, section


def _tick(value: str | None, base: str) -> float | None:
    found = re.fullmatch(r"(\d{1,12})/(\d{1,12})", base.strip())
    if (
        value is None
        or not found
        or not int(found[2])
        or not re.fullmatch(r"\d{1,18}", value.strip())
    ):
        return None
    return moment(int(value) * int(found[1]) / int(found[2]))


def _plain(text: str, problems: Problems) -> list[Placed]:
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    lines = [
        (number, line) for number, line in lines if line and not line.startswith(("#", ";", "//"))
    ]
    if any(_OGM_TIME.match(line) for _, line in lines):
        return _simple_matroska(lines, problems)
    placed: list[Placed] = []
    for number, line in lines:
        # In Audacity's labels of frequencies, which are no chapters, the line begins with a
        # backslash.
        if label := _LABEL.fullmatch(line):
            start, end = moment(label[1]), moment(label[2])
            found = (
                Chapter(start, values.written(label[3] or ""), end=end if end != start else None)
                if start is not None
                else None
            )
        else:
            said = timed(line)
            found = (
                Chapter(said.start, values.written(said.title), said.url, end=said.end)
                if said
                else None
            )
        if found:
            placed.append((number, found))
        elif not line.startswith("\\"):
            problems.add(
                f"{quoted(line)} does not begin with a time: write `12:04 What a hook is`", number
            )
    return placed


def _simple_matroska(lines: list[tuple[int, str]], problems: Problems) -> list[Placed]:
    """`CHAPTER01=00:00:00.000` and `CHAPTER01NAME=Title`, as mkvmerge and Vorbis comments have
    them."""
    names = {found[1]: found[2] for _, line in lines if (found := _OGM_NAME.fullmatch(line))}
    placed: list[Placed] = []
    for number, line in lines:
        if found := _OGM_TIME.fullmatch(line):
            start = moment(found[2])
            if start is None:
                problems.add(
                    f"{quoted(found[2])} is no time: write CHAPTER{found[1]}=00:12:04.000", number
                )
            else:
                placed.append((number, Chapter(start, values.written(names.get(found[1], "")))))
    return placed
