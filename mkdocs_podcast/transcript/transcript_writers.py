"""Transcripts → what apps, browsers and people read."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from ..model.cue import Cue, Transcript
from ..text import values
from ..text.clock_times import clock, stamp
from .cue_text import between, joined
from .paragraphs import SENTENCE_END, paragraphs

# Apple's advice for WebVTT.
_LONGEST_LINE = 65
# Programs that time each word make cues of these; a cue of a caption has more.
_WORDS_OF_A_CAPTION = 3
_LONGEST_CAPTION = 2 * _LONGEST_LINE
# Seconds between words of one caption.
_PAUSE = 1.0


def to_webvtt(transcript: Transcript) -> str:
    """A WebVTT file in the subset that every app reads: no settings, no comments, speakers as `<v
    Name>`.

    Empty for a transcript without times. Cues of a word each are put together to captions.
    """
    if not transcript.timed:
        return ""
    blocks = ["WEBVTT\n"]
    for cue in _captions(sorted(transcript.cues, key=lambda cue: cue.start)):
        if text := values.written(cue.text):
            # Rounded before they are compared: an end has to be later than its start.
            end = max(round(cue.start * 1000) + 1, round(cue.end * 1000)) / 1000
            voice = (
                f"<v {html.escape(speaker, quote=False)}>"
                if (speaker := values.written(cue.speaker))
                else ""
            )
            lines = "\n".join(map(_escaped, _wrapped(text)))
            blocks.append(f"{stamp(cue.start)} --> {stamp(end)}\n{voice}{lines}\n")
    return "\n".join(blocks)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")


def _wrapped(text: str) -> Iterator[str]:
    """Lines of words; no line begins with what marks another speaker, nor ends where no space would
    be read."""
    line = ""
    for word in text.split(" "):
        full = len(line) + 1 + len(word) > _LONGEST_LINE
        if full and line and word[:1] not in "->–—" and between(line, word):
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _captions(cues: Sequence[Cue]) -> Iterable[Cue]:
    words = sum(cue.text.count(" ") + 1 for cue in cues)
    return cues if words >= _WORDS_OF_A_CAPTION * len(cues) else _merged(cues)


def _merged(cues: Sequence[Cue]) -> Iterator[Cue]:
    held: list[Cue] = []
    size = 0
    for cue in cues:
        if held and _begins(cue, held[-1], size):
            yield _caption(held)
            held, size = [], 0
        held.append(cue)
        size += len(cue.text) + 1
    if held:
        yield _caption(held)


def _begins(cue: Cue, before: Cue, size: int) -> bool:
    if cue.speaker != before.speaker or cue.start - before.end > _PAUSE:
        return True
    return size + len(cue.text) > _LONGEST_CAPTION or bool(
        size >= _LONGEST_LINE and SENTENCE_END.search(before.text[-4:])
    )


def _caption(held: list[Cue]) -> Cue:
    return Cue(
        held[0].start,
        max(cue.end for cue in held),
        joined(cue.text for cue in held),
        held[0].speaker,
    )


def to_html(transcript: Transcript) -> str:
    """A fragment of HTML: `<cite>Name:</cite> <time>0:00</time> <p>...</p>` for each paragraph
    (Podcasting 2.0)."""
    parts = []
    for paragraph in paragraphs(transcript):
        if paragraph.speaker:
            parts.append(f"<cite>{html.escape(paragraph.speaker)}:</cite>\n")
        if transcript.timed:
            parts.append(f"<time>{clock(paragraph.start)}</time>\n")
        parts.append(f"<p>{html.escape(paragraph.text)}</p>\n")
    return "".join(parts)
