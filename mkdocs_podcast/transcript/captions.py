"""WebVTT and SubRip → cues.

What browsers and apps refuse is reported with its line; what can be understood is read.
WebVTT: https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from ..model.cue import Cue, Cues
from ..model.problems import Problems
from ..text import values
from ..text.clock_times import clock
from ..text.patterns import pattern
from .caption_text import read_turns
from .cue_text import Caption, LocatedCue, SourceCues
from .ordinary_captions import (
    begins_with_subrip_cue,
    find_webvtt_header,
    read_ordinary_subrip,
    read_ordinary_webvtt,
)
from .rolling_captions import unroll_captions
from .speakers import assign_speakers, have_speaker_prefixes
from .time_lines import (
    SBV,
    SBV_TIME_LINE,
    SUBRIP,
    WEBVTT,
    CaptionFormat,
    find_time_lines,
    read_time_line,
)

_SIGNATURE = pattern(r"WEBVTT(?:[ \t].*)?")
_LANGUAGE_SETTING = pattern(r"Language[ \t]*:[ \t]*(\S+)", re.IGNORECASE)
# Blocks of WebVTT that hold no cues.
_OTHER_BLOCK = pattern(r"(?:NOTE|STYLE|REGION)(?:[ \t]|\Z)")


# Of the lines, the index of the first one of a text and that of the next time line: the text.
_TextReader = Callable[[list[str], int, int, Problems], list[str]]


class OrdinaryCaptions(NamedTuple):
    """The cues of captions in order, and the language that their file names or ""."""

    cues: Cues
    language: str


def read_ordinary(text: str, mime_type: str) -> OrdinaryCaptions | None:
    """What is read of captions as nearly all programs write them; None where anything is unusual.
    Line breaks are `\n`."""
    cues, language = None, ""
    if mime_type == "application/x-subrip":
        cues = read_ordinary_subrip(text)
    elif mime_type == "text/vtt" and (ordinary := read_ordinary_webvtt(text)):
        cues = ordinary[1]
        language = _read_header(ordinary[0].split("\n"))[1]
    if cues is None:
        return None
    if not any(cues.speakers) and have_speaker_prefixes(cues.texts):
        located = assign_speakers(list(zip(repeat(0), cues)))
        cues = Cues.of(cue for _, cue in located)
    return OrdinaryCaptions(cues, language)


def read_webvtt(text: str, problems: Problems) -> SourceCues:
    """The cues of a WebVTT file, and the language that its header names. Line breaks are `\n`.

    Names in front of what is said become speakers where the file names none as `<v Name>`.
    """
    source = read_any_webvtt(text, problems)
    return source._replace(cues=assign_speakers(source.cues))


def read_any_webvtt(text: str, problems: Problems) -> SourceCues:
    """The cues of a WebVTT file, however it is written, with the speakers that it names as `<v
    Name>`."""
    lines = text.split("\n")
    language = ""
    first = 0
    if _SIGNATURE.fullmatch(lines[0]):
        first, language = _read_header(lines)
    else:
        problems.add(
            "the first line has to be `WEBVTT`, or browsers and apps refuse the file: add it", 1
        )
    captions = _read_captions(lines, first, WEBVTT, _read_webvtt_text, problems)
    return SourceCues(list(_read_cues(captions, problems)), language)


def look_at_first_cue(text: str, mime_type: str) -> str | None:
    """The language that captions name, or "", by their beginning; None where that is unusual."""
    if mime_type == "application/x-subrip":
        if begins_with_subrip_cue(text):
            return ""
        return None
    header = find_webvtt_header(text) if mime_type == "text/vtt" else ""
    if not header:
        return None
    return values.language(_read_header(header.split("\n"))[1])


def read_subrip(text: str, problems: Problems) -> SourceCues:
    """The cues of an SRT file. Line breaks are `\\n`."""
    return SourceCues(assign_speakers(read_any_subrip(text, problems)))


def read_any_subrip(text: str, problems: Problems) -> list[LocatedCue]:
    """The cues of an SRT file, however it is written, without speakers."""
    captions = _read_captions(text.split("\n"), 0, SUBRIP, _read_subrip_text, problems)
    return list(_read_cues(captions, problems))


def read_sbv(text: str, problems: Problems) -> SourceCues:
    """The cues of an SBV file, as YouTube writes it. Line breaks are `\\n`."""
    lines = SBV_TIME_LINE.sub(r"\1 --> \2", text).split("\n")
    captions = _read_captions(lines, 0, SBV, _read_sbv_text, problems)
    return SourceCues(assign_speakers(list(_read_cues(captions, problems))))


def _read_header(lines: Sequence[str]) -> tuple[int, str]:
    """The index of the first line below the header, and the language that the header names."""
    language = ""
    index = 1
    while index < len(lines) and lines[index].strip(" \t") and "-->" not in lines[index]:
        if setting := _LANGUAGE_SETTING.match(lines[index]):
            language = setting[1]
        index += 1
    return index, language


def _read_captions(
    lines: list[str],
    first: int,
    caption_format: CaptionFormat,
    read_text: _TextReader,
    problems: Problems,
) -> Iterator[Caption]:
    """The captions from the line at index `first` on; `read_text` reads the lines below a time
    line."""
    time_lines = find_time_lines(lines, first, caption_format)
    ends = [*(time_line.position for time_line in time_lines), len(lines)]
    for paragraph in _stray_paragraphs(lines, first, ends[0]):
        problems.add(
            "the text here has no time line above it and is left out: add one", paragraph[0] + 1
        )
    for time_line, next_index in zip(time_lines, ends[1:], strict=True):
        times = read_time_line(time_line, caption_format, problems)
        number = time_line.position + 1
        text = read_text(lines, number, next_index, problems)
        if times is None:
            continue
        start, end = times
        if end < start:
            problems.add(
                f"the cue ends at {clock(end)}, before it starts at {clock(start)}: "
                "correct its times",
                number,
            )
            end = start
        yield Caption(number, start, end, text)


def _read_webvtt_text(lines: list[str], first: int, stop: int, problems: Problems) -> list[str]:
    """The lines of a cue's text, which ends with an empty line; a line of spaces is part of it.

    What follows up to the next time line, at `stop`, is the next cue's name, a comment, or text
    that a blank line has cut off.
    """
    end = first
    while end < stop and lines[end]:
        end += 1
    text = lines[first:end]
    if end == stop < len(lines):
        _drop_cue_number(text)
        # To browsers and apps, a line of spaces separates this cue from the next one as well.
        if not text or text[-1].strip():
            problems.add("a blank line is missing before this cue: add one", stop + 1)
        return text
    for paragraph in _stray_paragraphs(lines, end, stop):
        problems.add(
            "the text here is cut off from its cue by a blank line, and browsers leave it out: "
            "remove the blank line",
            paragraph[0] + 1,
        )
        text += [lines[index] for index in paragraph]
    return text


def _stray_paragraphs(lines: list[str], first: int, stop: int) -> Iterator[list[int]]:
    """The indexes of the lines of each paragraph up to the time line at `stop`, without comments
    and without the name of the next cue."""
    paragraphs: list[list[int]] = [[]]
    for index in range(first, stop):
        if lines[index].strip(" \t"):
            paragraphs[-1].append(index)
        elif paragraphs[-1]:
            paragraphs.append([])
    # The line directly above a time line is the name of its cue.
    if stop < len(lines) and paragraphs[-1]:
        paragraphs[-1].pop()
    for paragraph in paragraphs:
        if paragraph and not _OTHER_BLOCK.match(lines[paragraph[0]]):
            yield paragraph


def _read_subrip_text(lines: list[str], first: int, stop: int, problems: Problems) -> list[str]:
    """The lines up to the number of the next cue, blank ones included."""
    text = lines[first:stop]
    while text and not text[-1].strip():
        text.pop()
    if stop < len(lines) and _drop_cue_number(text) and text and text[-1].strip():
        problems.add("a blank line is missing before this cue: add one", stop)
    return text


def _read_sbv_text(lines: list[str], first: int, stop: int, problems: Problems) -> list[str]:
    """The lines up to the next cue; `[br]` breaks one."""
    return "\n".join(lines[first:stop]).replace("[br]", "\n").split("\n")


def _drop_cue_number(text: list[str]) -> bool:
    """Whether the last of the lines is the number of the next cue; it is removed from them."""
    if not text or not text[-1].strip().isdecimal():
        return False
    text.pop()
    return True


def _read_cues(captions: Iterable[Caption], problems: Problems) -> Iterator[LocatedCue]:
    latest = 0.0
    for caption in unroll_captions(list(captions)):
        if caption.start < latest:
            problems.add(
                f"the cue starts at {clock(caption.start)}, earlier than the one above it: "
                "put the cues in order",
                caption.line,
            )
        latest = max(latest, caption.start)
        for speaker, text in read_turns(caption.text):
            yield caption.line, Cue(caption.start, caption.end, text, speaker)
