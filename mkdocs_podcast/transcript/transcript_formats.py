"""The text of a transcript → the transcript. The text shows its format; the file's name decides
only where the text does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..model.cue import Cue, Transcript
from ..model.problems import Problem, Problems
from ..text import addresses, values
from .captions import read_subrip, read_webvtt
from .cue_text import LocatedCue, SourceCues
from .file_texts import unify_line_breaks
from .time_lines import LOOSE_TIME_LINE

_JSON_START = re.compile(r"\{\s*[\"}]|\[\s*\{")
_FRONT_MATTER_START = re.compile(r"---[ \t]*\n")
# A page or fragment begins with a tag, or has one of Podcasting 2.0 at the beginning of a line.
_HTML = re.compile(
    r"\A<(?:!doctype\s+html|!--|html|head|body|cite|time|p|div|h[1-6]|article|section|ul|ol|b|strong|span|blockquote)\b"
    r"|^\s*<(?:cite|time|p)\b[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_MARKDOWN_INSIDE = re.compile(r"^(?:#{1,6} |(?:[-*+] )?\*\*\S[^*\n]*\*\*)", re.MULTILINE)
_FIRST_TIME_LINE = re.compile(rf"^{LOOSE_TIME_LINE.pattern}$", re.MULTILINE)
# By the endings of files that are never plain text.
_FORMAT_NAMES = {"vtt": "WebVTT", "srt": "SRT", "json": "JSON"}
# How many characters are looked at to tell the format.
_GLANCE = 4_000


def detect_transcript_type(text: str, path: str = "") -> str:
    """The MIME type of a transcript's text."""
    start = unify_line_breaks(text.lstrip("\ufeff \t\r\n")[:_GLANCE])
    extension = addresses.path_extension(path)
    if start.startswith("WEBVTT"):
        return "text/vtt"
    if _JSON_START.match(start):
        return "application/json"
    if time_line := _FIRST_TIME_LINE.search(start):
        is_subrip = "," in time_line[0] or extension == "srt"
        return "application/x-subrip" if is_subrip else "text/vtt"
    if extension in {"md", "markdown"} or _FRONT_MATTER_START.match(start):
        return "text/markdown"
    if _HTML.search(start):
        return "text/html"
    if extension != "txt" and _MARKDOWN_INSIDE.search(start):
        return "text/markdown"
    return "text/plain"


def parse_transcript(text: str, path: str, language: str = "") -> tuple[Transcript, list[Problem]]:
    """The transcript in the text of the file at `path`, and what is wrong with it. Never raises.

    WebVTT, SRT, JSON (Podcasting 2.0, Podlove, Whisper and its relatives), HTML, Markdown or plain
    text with names and times. `language` overrides the one that the text names.
    """
    problems = Problems(path)
    text = unify_line_breaks(text)
    mime_type = detect_transcript_type(text, path)
    expected_format = _FORMAT_NAMES.get(addresses.path_extension(path))
    if expected_format and mime_type == "text/plain" and text.strip():
        # Cut off or damaged: its numbers and times would be published as what somebody says.
        problems.add(
            f"this is not {expected_format}: export it again, or give plain text the ending .txt"
        )
        return Transcript((), language, mime_type, timed=False), problems.all()
    source = _choose_reader(mime_type)(text, problems)
    if not source.cues and not problems.all():
        problems.add("there are no words in this transcript")
    cues = tuple(cue for _, cue in source.cues)
    if source.timed:
        cues = _sort_cues(source.cues)
    language = language or values.language(source.language)
    return Transcript(cues, language, mime_type, source.timed), problems.all()


def _choose_reader(mime_type: str) -> Callable[[str, Problems], SourceCues]:
    if mime_type == "text/vtt":
        return read_webvtt
    if mime_type == "application/x-subrip":
        return read_subrip
    # The others are rarer, and what reads them takes longer to load.
    if mime_type == "application/json":
        from .segments import read_segments

        return read_segments
    from . import dialogue

    readers = {
        "text/html": dialogue.read_html_dialogue,
        "text/markdown": dialogue.read_markdown_dialogue,
        "text/plain": dialogue.read_plain_dialogue,
    }
    return readers[mime_type]


def _sort_cues(cues: list[LocatedCue]) -> tuple[Cue, ...]:
    """The cues by their starts; none ends before it starts."""
    ordered = sorted((cue for _, cue in cues), key=lambda cue: cue.start)
    return tuple(cue if cue.end >= cue.start else replace(cue, end=cue.start) for cue in ordered)
