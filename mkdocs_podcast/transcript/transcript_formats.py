"""The text of a transcript → the transcript. What format it has is told by the text first, by the
file's name last."""

from __future__ import annotations

import re

from ..model.cue import Transcript
from ..model.problems import Problem, Problems
from ..text import addresses, values
from .captions import TIMING, in_order, subrip, webvtt
from .cue_text import Placed

_JSON_START = re.compile(r"\{\s*[\"}]|\[\s*\{")
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|!--|html|head|body|cite|time|p|div|h[1-6]|article|section|ul|ol|b|strong|span|blockquote)\b",
    re.IGNORECASE,
)
_HTML_INSIDE = re.compile(r"^\s*<(?:cite|time|p)\b[^<>]*>", re.IGNORECASE | re.MULTILINE)
_MARKDOWN_INSIDE = re.compile(r"^(?:#{1,6} |(?:[-*+] )?\*\*\S[^*\n]*\*\*)", re.MULTILINE)
_FIRST_TIMING = re.compile(rf"^{TIMING.pattern}$", re.MULTILINE)
# How far a look at a text goes.
_GLANCE = 4_000


def kind(text: str, path: str = "") -> str:
    """The MIME type of a transcript's text."""
    start = text.lstrip("\ufeff \t\r\n")[:_GLANCE].replace("\r\n", "\n").replace("\r", "\n")
    ending = addresses.extension(path)
    if start.startswith("WEBVTT"):
        return "text/vtt"
    if _JSON_START.match(start):
        return "application/json"
    if timing := _FIRST_TIMING.search(start):
        return "application/x-subrip" if "," in timing[0] or ending == "srt" else "text/vtt"
    if ending in {"md", "markdown"} or re.match(r"---[ \t]*\n", start):
        return "text/markdown"
    if _HTML_START.match(start) or _HTML_INSIDE.search(start):
        return "text/html"
    return "text/markdown" if _MARKDOWN_INSIDE.search(start) and ending != "txt" else "text/plain"


def read(text: str, path: str, language: str = "") -> tuple[Transcript, list[Problem]]:
    """The transcript in the text of the file at `path`, and what is wrong with it. Never raises.

    WebVTT, SRT, JSON (Podcasting 2.0, Podlove, Whisper and its relatives), HTML, Markdown or plain
    text with names and times. `language` comes before the one that the text names.
    """
    problems = Problems(path)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = kind(text, path)
    placed, named, timed = _read(found, text, problems)
    if not placed:
        problems.add("there are no words in this transcript")
    cues = in_order(placed) if timed else tuple(cue for _, cue in placed)
    return Transcript(cues, language or values.language(named), found, timed), problems.all()


def _read(found: str, text: str, problems: Problems) -> tuple[list[Placed], str, bool]:
    """The cues, the language that the text names, and whether the cues have times."""
    if found == "text/vtt":
        return *webvtt(text, problems), True
    if found == "application/x-subrip":
        return *subrip(text, problems), True
    # The others are rarer, and what reads them takes longer to load.
    if found == "application/json":
        from .segments import segments

        return segments(text, problems)
    from . import dialogue

    reader = {"text/html": dialogue.html, "text/markdown": dialogue.markdown}.get(
        found, dialogue.plain
    )
    placed, timed = reader(text, problems)
    return placed, "", timed
