"""The text of a transcript → the transcript. The text shows its format; the file's name decides
only where the text does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from ..model.cue import Cue, Transcript
from ..model.problems import Problem, Problems
from ..source.companion_types import TRANSCRIPT_TYPES
from ..text import addresses, values
from ..text.patterns import pattern
from .captions import look_at_first_cue, read_ordinary, read_sbv, read_subrip, read_webvtt
from .cue_text import LocatedCue, SourceCues
from .file_texts import unify_line_breaks
from .silence_marks import may_have_silence_marks, without_silence_marks
from .time_lines import LOOSE_TIME_LINE, SBV_TIME_LINE

_PROSE_TYPES = frozenset({"text/plain", "text/markdown", "text/html"})
_JSON_START = pattern(r"\{\s*[\"}]|\[\s*\{")
_FRONT_MATTER_START = pattern(r"---[ \t]*\n")
# A page or fragment begins with a tag, or has one of Podcasting 2.0 at the beginning of a line.
_HTML = pattern(
    r"\A<(?:!doctype\s+html|!--|html|head|body|cite|time|p|div|h[1-6]|article|section|ul|ol|b|strong|span|blockquote)\b"
    r"|^\s*<(?:cite|time|p)\b[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_WHOLE_PAGE = pattern(r"(?:<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_MARKDOWN_INSIDE = pattern(r"^(?:#{1,6} |(?:[-*+] )?\*\*\S[^*\n]*\*\*)", re.MULTILINE)
_FIRST_TIME_LINE = pattern(rf"^{LOOSE_TIME_LINE.pattern}$", re.MULTILINE)
# Formats that show themselves at the beginning of their text, by the ending of their files.
_DISTINCT_STARTS = (
    ("sbv", SBV_TIME_LINE),
    (
        "ttml",
        pattern(
            r"(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*<(?:\w+:)?(?:tt|transcript|timedtext)[\s>]"
        ),
    ),
    ("ass", pattern(r"\[Script Info\]", re.IGNORECASE)),
    ("lrc", pattern(r"\[(?:ti|ar|al|au|by|re|ve|la|length|offset):", re.IGNORECASE)),
    ("tsv", pattern(r"\"?(?:start|begin)(?:[ _]time)?\"?\t", re.IGNORECASE)),
    ("csv", pattern(r"\"?(?:start|begin)(?:[ _]time)?\"?[,;]", re.IGNORECASE)),
)
_LYRICS_LINE = pattern(r"^\[\d{1,3}:\d", re.MULTILINE)
# By the endings of files that are never plain text.
_FORMAT_NAMES = {
    "vtt": "WebVTT",
    "srt": "SRT",
    "json": "JSON",
    "sbv": "SBV",
    "ttml": "TTML",
    "dfxp": "TTML",
    "ass": "Advanced SubStation Alpha",
    "ssa": "SubStation Alpha",
    "lrc": "LRC",
    "tsv": "a table of cues",
    "csv": "a table of cues",
}
_TEXT_EXTENSIONS = frozenset({"", "txt", "text", "md", "markdown", "html", "htm", "xhtml"})
# Beginnings of texts in formats that are not read.
_UNREAD_FORMATS = (
    (pattern(r"\{\\rtf"), "RTF"),
    (pattern(r"%PDF-"), "PDF"),
    (pattern(r"\{\d+\}\{\d+\}"), "MicroDVD"),
    (pattern(r"<SAMI\b", re.IGNORECASE), "SAMI"),
    (pattern(r"Scenarist_SCC\b"), "Scenarist captions"),
    (pattern(r"\[INFORMATION\]"), "SubViewer"),
    (pattern(r"(?:\d\d[:;]){3}\d\d\s+-\s+(?:\d\d[:;]){3}\d\d"), "a text with times in frames"),
    (pattern(r"<\?xml\b(?!.*<html\b)", re.DOTALL | re.IGNORECASE), "XML of another kind"),
)
# How many characters are looked at to tell the format.
_GLANCE = 4_000
# A time line, and the lines around it.
_LETTERS_OF_TIMES = 33


def detect_transcript_type(text: str, path: str = "") -> str:
    """The MIME type of a transcript's text."""
    start = unify_line_breaks(text.lstrip("\ufeff \t\r\n")[:_GLANCE])
    extension = addresses.path_extension(path)
    if start.startswith("WEBVTT"):
        return "text/vtt"
    if _JSON_START.match(start):
        return "application/json"
    for ending, distinct_start in _DISTINCT_STARTS:
        if distinct_start.match(start):
            return TRANSCRIPT_TYPES[ending]
    if extension == "lrc" and _LYRICS_LINE.search(start):
        return TRANSCRIPT_TYPES["lrc"]
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


class TranscriptFacts(NamedTuple):
    """What is to be known of a transcript before it is shown; `letters` is about how much is said,
    0 where nothing is."""

    type: str
    language: str
    timed: bool
    letters: int


def facts_of(transcript: Transcript) -> TranscriptFacts:
    letters = sum(len(cue.text) + 1 for cue in transcript.cues)
    return TranscriptFacts(transcript.type, transcript.language, transcript.timed, letters)


def look_at_beginning(text: str, path: str, language: str) -> TranscriptFacts | None:
    """The facts that ordinary captions show with their first cue; None where all of a file has to
    be read."""
    text = unify_line_breaks(text)
    mime_type = detect_transcript_type(text, path)
    start = text[:_GLANCE]
    file_language = look_at_first_cue(start, mime_type)
    if file_language is None:
        return None
    # The whole file has about as many times.
    letters_of_times = start.count("-->") * _LETTERS_OF_TIMES * len(text) // len(start)
    letters = len(text) - letters_of_times
    return TranscriptFacts(mime_type, language or file_language, True, max(1, letters))


def parse_transcript(text: str, path: str, language: str = "") -> tuple[Transcript, list[Problem]]:
    """The transcript in the text of the file at `path`, and what is wrong with it. Never raises.

    WebVTT, SRT, SBV, TTML, SubStation Alpha, LRC, tables of cues, JSON (Podcasting 2.0, Podlove,
    Whisper and its relatives, words with times), HTML, Markdown or plain text with names and
    times. `language` overrides the one that the text names.
    """
    problems = Problems(path)
    text = unify_line_breaks(text)
    mime_type = detect_transcript_type(text, path)
    if reason := _why_unread(text, path, mime_type):
        problems.add(reason)
        return Transcript((), language, mime_type, timed=False), problems.all()
    ordinary = read_ordinary(text, mime_type)
    if ordinary and ordinary.cues and not may_have_silence_marks(text):
        language = language or values.language(ordinary.language)
        return Transcript(ordinary.cues, language, mime_type), []
    if ordinary:
        source = SourceCues(list(zip(repeat(0), ordinary.cues)), ordinary.language)
    else:
        source = _choose_reader(mime_type)(text, problems)
    located = source.cues
    if may_have_silence_marks(text):
        located = list(without_silence_marks(located))
    if not located and not problems.all():
        problems.add("there are no words in this transcript")
    cues = tuple(cue for _, cue in located)
    if source.timed:
        cues = _sort_cues(located)
    language = language or values.language(source.language)
    return Transcript(cues, language, mime_type, source.timed), problems.all()


def _why_unread(text: str, path: str, mime_type: str) -> str:
    """Why the text cannot be a transcript; "" where it may be one.

    Its numbers and tags would be published as what somebody says.
    """
    if mime_type not in _PROSE_TYPES or not text.strip():
        return ""
    remedy = "export it as WebVTT or SRT"
    start = text.lstrip()[:_GLANCE]
    for signature, name in _UNREAD_FORMATS:
        if signature.match(start):
            return f"this is {name}, which is not read: {remedy}"
    extension = addresses.path_extension(path)
    format_name = _FORMAT_NAMES.get(extension, "")
    if format_name and _WHOLE_PAGE.match(start):
        # What a server sends in place of a file that it does not have.
        return f"this is a web page, not {format_name}: download the file again, or give it the ending .html"
    if format_name and mime_type == "text/plain":
        # Cut off or damaged.
        return f"this is not {format_name}: export it again, or give plain text the ending .txt"
    if extension not in {*_TEXT_EXTENSIONS, *_FORMAT_NAMES}:
        return (
            f".{extension} is not a format of transcripts that is read: {remedy}, "
            "or give plain text the ending .txt"
        )
    return ""


def _choose_reader(mime_type: str) -> Callable[[str, Problems], SourceCues]:
    if mime_type == "text/vtt":
        return read_webvtt
    if mime_type == "application/x-subrip":
        return read_subrip
    # The others are rarer, and what reads them takes longer to load.
    if mime_type == "application/json":
        from .segments import read_segments

        return read_segments
    if mime_type not in _PROSE_TYPES:
        return _choose_rare_reader(mime_type)
    from . import dialogue

    readers = {
        "text/html": dialogue.read_html_dialogue,
        "text/markdown": dialogue.read_markdown_dialogue,
        "text/plain": dialogue.read_plain_dialogue,
    }
    return readers[mime_type]


def _choose_rare_reader(mime_type: str) -> Callable[[str, Problems], SourceCues]:
    from . import cue_tables, lyrics, sub_station, timed_text

    readers = {
        "sbv": read_sbv,
        "ttml": timed_text.read_timed_text,
        "ass": sub_station.read_sub_station,
        "lrc": lyrics.read_lyrics,
        "tsv": cue_tables.read_cue_table,
        "csv": cue_tables.read_cue_table,
    }
    by_type = {TRANSCRIPT_TYPES[ending]: reader for ending, reader in readers.items()}
    return by_type[mime_type]


def _sort_cues(cues: list[LocatedCue]) -> tuple[Cue, ...]:
    """The cues by their starts; none ends before it starts."""
    ordered = [cue for _, cue in cues]
    ordered.sort(key=attrgetter("start"))
    for index, cue in enumerate(ordered):
        if cue.end < cue.start:
            ordered[index] = cue._replace(end=cue.start)
    return tuple(ordered)
