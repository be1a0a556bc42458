"""WebVTT and SubRip as nearly all programs write them, read in one pass.

Whatever is unusual in a file leaves all of it to the readers of `captions`, which are several times
slower, and know what to say about it. Both read the same cues.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat

from ..model.cue import Cue
from ..text import values
from ..text.patterns import pattern
from .caption_text import read_turns, remove_tags
from .cue_text import LocatedCue

# A line that is not blank.
_LINE = r"[ \t]*[^ \t\n][^\n]*\n"
_WEBVTT_HEAD = pattern(
    rf"(WEBVTT(?:[ \t][^\n]*)?\n(?:{_LINE})*)\n+"
    # Blocks without cues.
    rf"(?:(?:NOTE|STYLE|REGION)(?:[ \t][^\n]*)?\n(?:{_LINE})*\n+)*"
)
# A cue's text begins with who speaks, where that is said; a blank line ends it.
_CUE_TEXT = r"(?:<v ([^<>&\n]*)>)?(.+(?:\n.+)*)(?:\n\n+|\n?\Z)"
_WEBVTT_TIME = r"((?:[0-9]{2}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3})"
_WEBVTT_CUE = pattern(
    # Its name may be above the times.
    rf"^((?:.+\n)??{_WEBVTT_TIME}[ \t]+-->[ \t]+{_WEBVTT_TIME}(?:[ \t].*)?\n{_CUE_TEXT})",
    re.MULTILINE,
)
_SUBRIP_TIME = r"([0-9]{2}:[0-5][0-9]:[0-5][0-9],[0-9]{3})"
_SUBRIP_CUE = pattern(
    rf"^([0-9]+\n{_SUBRIP_TIME} --> {_SUBRIP_TIME}(?:[ \t].*)?\n{_CUE_TEXT})",
    re.MULTILINE,
)
_MAYBE_NO_WORDS = pattern(r"[\[(:：]|\A\W*\Z")
_VOICE_END = "</v>"
# What the arrow of a time line is written with.
_ARROWS = ("->", "-&gt;", "→", "–>", "—>")

# One cue as it is written: all of it, its times, the name of who speaks, and its lines.
_WrittenCue = tuple[str, str, str, str, str]


def read_ordinary_webvtt(text: str) -> tuple[str, list[LocatedCue]] | None:
    """The header of a WebVTT file and its cues; None where anything in the file is unusual."""
    head = _WEBVTT_HEAD.match(text)
    if not head:
        return None
    cues = _read_cues(text, head.end(), _WEBVTT_CUE.findall(text, head.end()))
    if cues is None:
        return None
    return head[1], cues


def read_ordinary_subrip(text: str) -> list[LocatedCue] | None:
    """The cues of an SRT file; None where anything in it is unusual."""
    return _read_cues(text, 0, _SUBRIP_CUE.findall(text))


def find_webvtt_header(text: str) -> str:
    """The header of a WebVTT file that begins as is usual, and whose first cue has words; "" for
    any other."""
    head = _WEBVTT_HEAD.match(text)
    if not head or not _has_words(_WEBVTT_CUE.match(text, head.end())):
        return ""
    return head[1]


def begins_with_subrip_cue(text: str) -> bool:
    """Whether a text begins as SRT does, with a cue that has words."""
    return _has_words(_SUBRIP_CUE.match(text))


def _has_words(cue: re.Match[str] | None) -> bool:
    # Marks of silence are in brackets, and what ends with a colon may be a name only.
    return cue is not None and _is_plain(cue[5]) and not _MAYBE_NO_WORDS.search(cue[5])


def _read_cues(text: str, first: int, written: Sequence[_WrittenCue]) -> list[LocatedCue] | None:
    """The cues, if the text from `first` on consists of nothing else, and they are in order."""
    if first + sum(len(cue[0]) for cue in written) != len(text):
        return None
    # Another one may be in a line that is meant to have times.
    arrows = _ARROWS if "&" in text or not text.isascii() else _ARROWS[:1]
    if sum(map(text.count, arrows)) != len(written):
        return None
    starts = _read_times([cue[1] for cue in written])
    ends = _read_times([cue[2] for cue in written])
    if starts != sorted(starts) or any(map(operator.gt, starts, ends)):
        return None
    texts = [cue[4].removesuffix(_VOICE_END) for cue in written]
    if any(map(_ends_with_blank_line, texts)) or _may_roll(texts):
        return None
    voices = [cue[3] for cue in written]
    return list(zip(repeat(0), _make_cues(starts, ends, voices, texts)))


def _make_cues(
    starts: Iterable[float], ends: Iterable[float], voices: Sequence[str], texts: Sequence[str]
) -> Iterator[Cue]:
    """The cues of captions, by their columns."""
    names = {voice: values.written(values.unescape(voice)) for voice in set(voices)}
    turns = [text.strip(" ") for text in texts]
    # In most files all is plain, which one look tells.
    if all(turns) and _is_plain("".join(texts)):
        speakers = [names[voice] for voice in voices]
        yield from map(Cue._make, zip(starts, ends, turns, speakers, strict=True))
        return
    for start, end, voice, text, turn in zip(starts, ends, voices, texts, turns, strict=True):
        if turn and _is_plain(text):
            yield Cue(start, end, turn, names[voice])
            continue
        tag = f"<v {voice}>" if voice else ""
        for speaker, spoken in read_turns([tag + text]):
            yield Cue(start, end, spoken, speaker)


def _read_times(times: Sequence[str]) -> list[float]:
    """The seconds of times that all have thousandths."""
    digits = "\n".join(times).replace(":", "").replace(".", "").replace(",", "")
    return [
        (number // 10_000_000 * 3_600_000 + number // 100_000 % 100 * 60_000 + number % 100_000)
        / 1000
        for number in map(int, digits.split())
    ]


def _is_plain(spoken: str) -> bool:
    """Whether it has neither markup nor entities nor line breaks nor odd spaces, as most have not."""
    return (
        spoken.isprintable()
        and "<" not in spoken
        and "&" not in spoken
        and "{" not in spoken
        and "  " not in spoken
    )


def _ends_with_blank_line(text: str) -> bool:
    return text[-1:].isspace() and not text.rpartition("\n")[2].strip()


def _may_roll(texts: Sequence[str]) -> bool:
    """Whether half of the captions, or more, may begin with words of the one above."""
    others = 0
    for above, text in pairwise(map(remove_tags, texts)):
        first_words = text.split(None, 1)
        if first_words and first_words[0] not in above:
            others += 1
            if others * 2 >= len(texts):
                return False
    return len(texts) > 1
