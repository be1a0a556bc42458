"""TTML and its relatives in XML, among them YouTube's own → cues.

https://www.w3.org/TR/ttml2/#timing
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from .caption_text import read_turns
from .cue_text import NO_END, LocatedCue, SourceCues, fill_ends
from .safe_xml import SafeXmlReader
from .speakers import assign_speakers

_ROOTS = ("tt", "transcript", "timedtext")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)")
_FRAMES = re.compile(r"(\d+:\d\d:\d\d):(\d+)(?:\.\d+)?")
_SECONDS_PER_UNIT = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


@dataclass
class _Piece:
    """A text with the times that it has from `p`, or from `span` where that has none."""

    line: int
    start: float | None
    end: float | None
    speaker: str
    text: list[str] = field(default_factory=list)


def read_timed_text(text: str, problems: Problems) -> SourceCues:
    """The cues of a document, and the language that it names."""
    reader = _TimedTextReader(problems)
    reader.xml.read(text, problems)
    located = [cue for piece in reader.pieces for cue in reader.make_cues(piece)]
    if reader.untimed_line and not located:
        problems.add("its paragraphs have no `begin`: export it with times", reader.untimed_line)
    return SourceCues(assign_speakers(fill_ends(located)), reader.language)


class _TimedTextReader:
    """Collects the pieces of a document, in its order."""

    def __init__(self, problems: Problems) -> None:
        self.xml = SafeXmlReader(self._start, self._end, self._data)
        self.pieces: list[_Piece] = []
        self.language = ""
        self.untimed_line = 0
        self._problems = problems
        # Of each open element, when it begins: the times within it count from there.
        self._begins: list[float] = []
        self._unit: dict[str, float] = dict(_SECONDS_PER_UNIT)
        self._is_youtube = False
        self._paragraph: _Piece | None = None
        self._names: dict[str, list[str]] = {}
        self._agent = ""
        self._is_name = False

    def make_cues(self, piece: _Piece) -> list[LocatedCue]:
        text = "".join(piece.text)
        # YouTube escapes its texts twice.
        if self._is_youtube:
            text = values.unescape(text)
        if piece.start is None:
            if text.strip() and not self.untimed_line:
                self.untimed_line = piece.line
            return []
        end = NO_END if piece.end is None else max(piece.start, piece.end)
        speaker = values.written("".join(self._names.get(piece.speaker, ())))
        # Others, such as `v1`, are only for programs.
        if not speaker and piece.speaker.casefold().startswith("speaker"):
            speaker = piece.speaker
        return [
            (piece.line, Cue(piece.start, end, turn, voice or speaker))
            for voice, turn in read_turns(text.split("\n"))
        ]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._begins[-1] if self._begins else 0.0
        start, end = self._read_times(attributes, parent)
        if not self._begins:
            self._read_root(tag, attributes)
        self._begins.append(parent if start is None else start)
        agent = attributes.get("agent", "")
        if tag == "agent":
            self._agent = attributes.get("id", "")
        elif tag == "name":
            self._is_name = True
        elif tag in ("p", "text"):
            self._paragraph = _Piece(self.xml.line, start, end, agent)
            self.pieces.append(self._paragraph)
        elif self._paragraph and tag == "br":
            self.pieces[-1].text.append("\n")
        elif self._paragraph and self._paragraph.start is not None:
            # Words within it need no times of their own; Apple has no space between them.
            if attributes.get("unit") == "word":
                self.pieces[-1].text.append(" ")
        elif self._paragraph and start is not None:
            speaker = agent or self._paragraph.speaker
            self.pieces.append(_Piece(self.xml.line, start, end, speaker))

    def _end(self, tag: str) -> None:
        self._begins.pop()
        if tag in ("p", "text"):
            self._paragraph = None
        elif tag == "name":
            self._is_name = False

    def _data(self, text: str) -> None:
        if self._is_name:
            self._names.setdefault(self._agent, []).append(text)
        elif self._paragraph:
            # Only `br` breaks a line, but in YouTube's.
            self.pieces[-1].text.append(text if self._is_youtube else text.replace("\n", " "))

    def _read_root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in _ROOTS:
            self._problems.add(
                f"{quoted(f'<{tag}>')} is not a transcript: give it in WebVTT or SRT"
            )
        self._is_youtube = tag != "tt"
        self.language = attributes.get("lang", "")
        frame_rate = _positive(attributes.get("frameRate", ""), 30.0)
        numerator, _, denominator = attributes.get("frameRateMultiplier", "").partition(" ")
        frame_rate *= _positive(numerator, 1.0) / _positive(denominator, 1.0)
        self._unit["f"] = 1 / frame_rate
        has_frames = "frameRate" in attributes
        self._unit["t"] = 1 / _positive(
            attributes.get("tickRate", ""), frame_rate if has_frames else 1.0
        )

    def _read_times(
        self, attributes: dict[str, str], parent: float
    ) -> tuple[float | None, float | None]:
        """The start and the end of an element, in seconds from the beginning."""
        if "t" in attributes or "d" in attributes:
            milliseconds = {"begin": "t", "dur": "d"}
            attributes = {
                name: f"{attributes[key]}ms"
                for name, key in milliseconds.items()
                if key in attributes
            }
        start = self._read_time(attributes.get("begin") or attributes.get("start"))
        end = self._read_time(attributes.get("end"))
        length = self._read_time(attributes.get("dur"))
        if start is None:
            return None, None
        if end is None and length is not None:
            end = start + length
        return round(parent + start, 3), None if end is None else round(parent + end, 3)

    def _read_time(self, time: str | None) -> float | None:
        if not time or len(time) > 40:
            return None
        if amount := _AMOUNT.fullmatch(time):
            return moment(float(amount[1]) * self._unit[amount[2]])
        if frames := _FRAMES.fullmatch(time):
            whole = moment(frames[1])
            return None if whole is None else whole + int(frames[2]) * self._unit["f"]
        return moment(time)


def _positive(text: str, default: float) -> float:
    is_number = text.isdecimal() and int(text[:9]) > 0 and len(text) < 9
    return float(text) if is_number else default
