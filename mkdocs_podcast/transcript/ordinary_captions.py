"""WebVTT and SubRip as nearly all programs write them, read in one pass.

Whatever is unusual in a file leaves all of it to the readers of `captions`, which are several times
slower, and know what to say about it. Both read the same cues.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.cue import Cue, Cues
from ..text import values
from ..text.patterns import pattern
from .caption_text import read_turns, remove_tags

# A line that is not blank.
_LINE = r"[ \t]*[^ \t\n][^\n]*\n"
_WEBVTT_HEAD = pattern(
    rf"(WEBVTT(?:[ \t][^\n]*)?\n(?:{_LINE})*)\n+"
    # Blocks without cues.
    rf"(?:(?:NOTE|STYLE|REGION)(?:[ \t][^\n]*)?\n(?:{_LINE})*\n+)*"
)
# Between two cues: blank lines, the times of the second one, and who speaks, where that is said. The
# shape of the times is looked at later, of all at once.
_VOICE = r"(?:<v ([^<>&\n]*)>)?"
_WEBVTT_SEPARATOR = pattern(
    # A cue's name may be above its times.
    rf"\n\n(?:[^>\n]+\n)??(.{{9,12}}) --> (.{{8,11}}[0-9])(?:[ \t][^>\n]*)?\n{_VOICE}"
)
_SUBRIP_SEPARATOR = pattern(rf"\n\n[0-9]+\n(.{{12}}) --> (.{{12}})(?:[ \t][^>\n]*)?\n{_VOICE}")
_WEBVTT_TIMES = pattern(r"(?:(?:[0-9]{2}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}\n)*")
_SUBRIP_TIMES = pattern(r"(?:[0-9]{2}:[0-5][0-9]:[0-5][0-9],[0-9]{3}\n)*")
_MAYBE_NO_WORDS = pattern(r"[\[(:：]|\A\W*\Z")
# Between the texts of cues; plain.
_SEAM = "|"
_PRINTABLE_ASCII = bytes(range(0x20, 0x7F))
_BLANK_LINE = "\n\n"
_VOICE_END = "</v>"
# What the arrow of a time line is written with: usually the first.
_ARROWS = ("->", "-&gt;", "→", "–>", "—>")


class _Captions(NamedTuple):
    """How a format separates its cues, and how it writes times, in a line each."""

    separator: re.Pattern[str]
    times: re.Pattern[str]


_WEBVTT = _Captions(_WEBVTT_SEPARATOR, _WEBVTT_TIMES)
_SUBRIP = _Captions(_SUBRIP_SEPARATOR, _SUBRIP_TIMES)


def read_ordinary_webvtt(text: str) -> tuple[str, Cues] | None:
    """The header of a WebVTT file and its cues; None where anything in the file is unusual."""
    head = _WEBVTT_HEAD.match(text)
    if not head or "->" in head[0]:
        return None
    cues = _read_cues(text[head.end() :], _WEBVTT)
    if cues is None:
        return None
    return head[1], cues


def read_ordinary_subrip(text: str) -> Cues | None:
    """The cues of an SRT file; None where anything in it is unusual."""
    return _read_cues(text, _SUBRIP)


def find_webvtt_header(text: str) -> str:
    """The header of a WebVTT file that begins as is usual, and whose first cue has words; "" for
    any other."""
    head = _WEBVTT_HEAD.match(text)
    if not head or not _begins_with_words(text[head.end() :], _WEBVTT):
        return ""
    return head[1]


def begins_with_subrip_cue(text: str) -> bool:
    """Whether a text begins as SRT does, with a cue that has words."""
    return _begins_with_words(text, _SUBRIP)


def _begins_with_words(text: str, captions: _Captions) -> bool:
    """Whether the text begins with a cue that has words."""
    text = _BLANK_LINE + text
    times = captions.separator.match(text)
    if not times or _read_times([times[1]], [times[2]], captions.times) is None:
        return False
    spoken = text[times.end() :].partition(_BLANK_LINE)[0].removesuffix("\n")
    # Marks of silence are in brackets, and what ends with a colon may be a name only.
    return _is_plain(spoken) and not _MAYBE_NO_WORDS.search(spoken)


def _read_cues(text: str, captions: _Captions) -> Cues | None:
    """The cues, if the text consists of nothing else, and they are in order."""
    before, *columns = captions.separator.split(_BLANK_LINE + text.rstrip("\n"))
    times = _read_times(columns[0::4], columns[1::4], captions.times)
    if before or times is None:
        return None
    starts, ends = times
    texts = _clean_texts(columns[3::4])
    spoken = _SEAM + _SEAM.join(texts)
    if _is_cut_off(spoken) or _has_arrow(text, spoken):
        return None
    if starts != sorted(starts) or any(map(operator.gt, starts, ends)):
        return None
    # In most files all is plain, which one look tells.
    is_plain = _is_plain(spoken)
    turns = list(map(str.strip, texts))
    if turns != texts and any(map(_ends_with_blank_line, texts)):
        return None
    if _may_roll(texts if is_plain else list(map(remove_tags, texts))):
        return None
    voices = columns[2::4]
    names = {voice: values.written(values.unescape(voice or "")) for voice in set(voices)}
    speakers = list(map(names.__getitem__, voices))
    if is_plain and "" not in turns:
        return Cues(starts, ends, turns, speakers)
    return Cues.of(_read_each(starts, ends, voices, texts, speakers))


def _clean_texts(written: list[str]) -> list[str]:
    """The texts without further blank lines below them, and without the tag that closes a voice."""
    spoken = _SEAM.join(written)
    if "\n" not in spoken and _VOICE_END not in spoken:
        return written
    return [lines.rstrip("\n").removesuffix(_VOICE_END) for lines in written]


def _is_cut_off(spoken: str) -> bool:
    """Whether a blank line is among what is spoken, or above a text."""
    # A single letter is found faster than two.
    return "\n" in spoken and (_BLANK_LINE in spoken or f"{_SEAM}\n" in spoken)


def _has_arrow(text: str, spoken: str) -> bool:
    """Whether a line that is meant to have times may be among what is spoken."""
    if ">" in spoken and _ARROWS[0] in spoken:
        return True
    if "&" not in text and text.isascii():
        return False
    return any(arrow in text for arrow in _ARROWS[1:])


def _read_each(
    starts: Iterable[float],
    ends: Iterable[float],
    voices: Iterable[str | None],
    texts: Iterable[str],
    speakers: Iterable[str],
) -> Iterator[Cue]:
    """The cues of captions of which some have markup."""
    for start, end, voice, text, name in zip(starts, ends, voices, texts, speakers, strict=True):
        turn = text.strip(" ")
        if turn and _is_plain(text):
            yield Cue(start, end, turn, name)
            continue
        tag = f"<v {voice}>" if voice else ""
        for speaker, spoken in read_turns([tag + text]):
            yield Cue(start, end, spoken, speaker)


def _read_times(
    starts: list[str], ends: list[str], shape: re.Pattern[str]
) -> tuple[list[float], list[float]] | None:
    """The seconds of the starts and of the ends; None where one of them has another shape."""
    # Many programs have a cue end as the next one starts.
    is_unbroken = starts[1:] == ends[:-1]
    times = starts + ends[-1:] if is_unbroken else starts + ends
    written = "\n".join([*times, ""])
    if not shape.fullmatch(written):
        return None
    seconds = _read_seconds(written)
    if is_unbroken:
        return seconds[:-1], seconds[1:]
    return seconds[: len(starts)], seconds[len(starts) :]


def _read_seconds(times: str) -> list[float]:
    digits = times.replace(":", "").replace(".", "").replace(",", "")
    numbers = list(map(int, digits.split()))
    # Of hours, minutes, seconds and thousandths in one number, which a minute has 40,000 too many
    # of, and an hour 2,400,000 more.
    if max(numbers, default=0) < 10_000_000:
        return [(number - number // 100_000 * 40_000) / 1000 for number in numbers]
    return [
        (number - number // 100_000 * 40_000 - number // 10_000_000 * 2_400_000) / 1000
        for number in numbers
    ]


def _is_plain(spoken: str) -> bool:
    """Whether it has neither markup nor entities nor line breaks nor odd spaces, as most have not."""
    return (
        _is_printable(spoken)
        and "<" not in spoken
        and "&" not in spoken
        and "{" not in spoken
        and "  " not in spoken
    )


def _is_printable(spoken: str) -> bool:
    # What Python knows of each character takes five times as long.
    if spoken.isascii():
        return not spoken.encode().translate(None, _PRINTABLE_ASCII)
    return spoken.isprintable()


def _ends_with_blank_line(text: str) -> bool:
    return text[-1:].isspace() and not text.rpartition("\n")[2].strip()


def _may_roll(texts: Sequence[str]) -> bool:
    """Whether half of the captions, or more, may begin with words of the one above."""
    others = 0
    for above, text in pairwise(texts):
        first_words = text.split(None, 1)
        if first_words and first_words[0] not in above:
            others += 1
            if others * 2 >= len(texts):
                return False
    return len(texts) > 1
