"""Transcripts → what apps, browsers and people read."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from ..model.cue import Cue, Transcript
from ..text import values
from ..text.clock_times import clock, stamp
from .cue_text import between
from .paragraphs import group_paragraphs
from .word_captions import MAX_LINE_LETTERS, join_words

# Programs that time each word make cues of these; a cue of a caption has more.
_MIN_WORDS_PER_CAPTION = 3
# No line may begin with what marks another speaker.
_TURN_MARKS = "->–—"


def transcript_to_webvtt(transcript: Transcript) -> str:
    """A WebVTT file in the subset that every app reads: no settings, no comments, speakers as `<v
    Name>`.

    Empty for a transcript without times. Cues of a word each are joined to captions.
    """
    if not transcript.timed:
        return ""
    blocks = ["WEBVTT\n"]
    for cue in _to_captions(sorted(transcript.cues, key=lambda cue: cue.start)):
        text = values.written(cue.text)
        if text:
            blocks.append(_format_caption(cue, text))
    return "\n".join(blocks)


def _format_caption(cue: Cue, text: str) -> str:
    # Rounded before they are compared: an end has to be later than its start.
    start = round(cue.start * 1000)
    end = max(start + 1, round(cue.end * 1000))
    voice = ""
    if speaker := values.written(cue.speaker):
        # A name that ends with two hyphens would make the arrow of a time line of its tag.
        space = " " if speaker.endswith("--") else ""
        voice = f"<v {html.escape(speaker, quote=False)}{space}>"
    lines = "\n".join(map(_escape_webvtt, _wrap_lines(text)))
    return f"{stamp(cue.start)} --> {stamp(end / 1000)}\n{voice}{lines}\n"


def _escape_webvtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")


def _wrap_lines(text: str) -> Iterator[str]:
    """Lines of words; no line begins with what marks another speaker, nor ends where no space would
    be read."""
    line: list[str] = []
    length = 0
    for word in text.split(" "):
        is_full = length + len(word) > MAX_LINE_LETTERS
        if is_full and line and word[:1] not in _TURN_MARKS and between(line[-1], word):
            yield " ".join(line)
            line = []
            length = 0
        line.append(word)
        length += len(word) + 1
    yield " ".join(line)


def _to_captions(cues: Sequence[Cue]) -> Iterable[Cue]:
    word_count = sum(cue.text.count(" ") + 1 for cue in cues)
    if word_count >= _MIN_WORDS_PER_CAPTION * len(cues):
        return cues
    return join_words(cues)


def transcript_to_html(transcript: Transcript) -> str:
    """A fragment of HTML: `<cite>Name:</cite> <time>0:00</time> <p>...</p>` for each paragraph
    (Podcasting 2.0)."""
    parts = []
    for paragraph in group_paragraphs(transcript):
        if paragraph.speaker:
            parts.append(f"<cite>{html.escape(paragraph.speaker)}:</cite>\n")
        if transcript.timed:
            parts.append(f"<time>{clock(paragraph.start)}</time>\n")
        parts.append(f"<p>{html.escape(paragraph.text)}</p>\n")
    return "".join(parts)
