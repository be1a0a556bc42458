"""TTML and its relatives in XML, among them YouTube's own → cues.

https://www.w3.org/TR/ttml2/#timing
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .caption_text import read_turns
from .cue_text import NO_END, LocatedCue, SourceCues, fill_ends
from .safe_xml import SafeXmlReader
from .speakers import assign_speakers

_ROOTS = ("tt", "transcript", "timedtext")
_AMOUNT = pattern(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)")
_FRAMES = pattern(r"(\d+:\d\d:\d\d):(\d+)(?:\.\d+)?")
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
    located: list[LocatedCue] = []
    for piece in reader.pieces:
        located.extend(reader.make_cues(piece))
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
        end = NO_END
        if piece.end is not None:
            end = max(piece.start, piece.end)
        speaker = self._speaker_of(piece)
        cues = []
        for voice, turn in read_turns(text.split("\n")):
            cue = Cue(piece.start, end, turn, voice or speaker)
            cues.append((piece.line, cue))
        return cues

    def _speaker_of(self, piece: _Piece) -> str:
        name = values.written("".join(self._names.get(piece.speaker, ())))
        if name:
            return name
        # Other keys, such as `v1`, are only for programs.
        if piece.speaker.casefold().startswith("speaker"):
            return piece.speaker
        return ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._begins:
            parent = self._begins[-1]
        else:
            parent = 0.0
            # What frames and ticks are comes before the first time.
            self._read_root(tag, attributes)
        start, end = self._read_times(attributes, parent)
        if start is None:
            self._begins.append(parent)
        else:
            self._begins.append(start)
        agent = attributes.get("agent", "")
        if tag == "agent":
            self._agent = attributes.get("id", "")
        elif tag == "name":
            self._is_name = True
        elif tag in ("p", "text"):
            self._paragraph = _Piece(self.xml.line, start, end, agent)
            self.pieces.append(self._paragraph)
        elif self._paragraph:
            inner = _Piece(self.xml.line, start, end, agent or self._paragraph.speaker)
            self._start_inside(self._paragraph, tag, attributes, inner)

    def _start_inside(
        self, paragraph: _Piece, tag: str, attributes: dict[str, str], inner: _Piece
    ) -> None:
        """Reads an element within a paragraph, which is a piece where only it has times."""
        if tag == "br":
            self.pieces[-1].text.append("\n")
        elif paragraph.start is not None:
            # Words within it need no times of their own; Apple has no space between them.
            if attributes.get("unit") == "word":
                self.pieces[-1].text.append(" ")
        elif inner.start is not None:
            self.pieces.append(inner)

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
            if not self._is_youtube:
                text = text.replace("\n", " ")
            self.pieces[-1].text.append(text)

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
        ticks_in_second = 1.0
        if "frameRate" in attributes:
            ticks_in_second = frame_rate
        tick_rate = _positive(attributes.get("tickRate", ""), ticks_in_second)
        self._unit["t"] = 1 / tick_rate

    def _read_times(
        self, attributes: dict[str, str], parent: float
    ) -> tuple[float | None, float | None]:
        """The start and the end of an element, in seconds from the beginning."""
        if "t" in attributes or "d" in attributes:
            milliseconds = {}
            for name, key in (("begin", "t"), ("dur", "d")):
                if key in attributes:
                    milliseconds[name] = f"{attributes[key]}ms"
            attributes = milliseconds
        start = self._read_time(attributes.get("begin") or attributes.get("start"))
        end = self._read_time(attributes.get("end"))
        length = self._read_time(attributes.get("dur"))
        if start is None:
            return None, None
        absolute_start = round(parent + start, 3)
        if end is None:
            if length is None:
                return absolute_start, None
            end = start + length
        return absolute_start, round(parent + end, 3)

    def _read_time(self, time: str | None) -> float | None:
        if not time or len(time) > 40:
            return None
        amount = _AMOUNT.fullmatch(time)
        if amount:
            seconds_per_unit = self._unit[amount[2]]
            return moment(float(amount[1]) * seconds_per_unit)
        frames = _FRAMES.fullmatch(time)
        if not frames:
            return moment(time)
        whole = moment(frames[1])
        if whole is None:
            return None
        return whole + int(frames[2]) * self._unit["f"]


def _positive(text: str, default: float) -> float:
    if len(text) >= 9 or not text.isdecimal():
        return default
    return float(text) or default
