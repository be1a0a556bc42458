"""Advanced SubStation Alpha, `.ass` and `.ssa` → cues.

http://www.tcax.org/docs/ass-specs.htm
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .caption_text import read_turns
from .cue_text import LocatedCue, SourceCues
from .speakers import assign_speakers

# Those of files that name none.
_DEFAULT_FIELDS = (
    *("layer", "start", "end", "style", "name"),
    *("marginl", "marginr", "marginv", "effect", "text"),
)
_OVERRIDE = pattern(r"\{[^{}]*\}")
# What follows is a shape, not text.
_DRAWING = pattern(r"\{[^{}]*\\p[1-9][^{}]*\}")
_LINE_BREAK = pattern(r"\\[Nn]")


def read_sub_station(text: str, problems: Problems) -> SourceCues:
    """The cues of the dialogue in a script. Line breaks are `\\n`."""
    located: list[LocatedCue] = []
    previous: list[Cue] = []
    for number, line in _read_dialogue(text, problems):
        cues = list(_read_cues(line))
        if not cues and moment(line["start"]) is None:
            problems.add(f"{quoted(line['start'])} is not a time: write it as 0:12:04.00", number)
        # Effects repeat a line in several layers.
        if cues != previous:
            located += [(number, cue) for cue in cues]
        previous = cues
    return SourceCues(assign_speakers(located))


def _read_dialogue(text: str, problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    """The number and the fields of each line of dialogue."""
    fields: Sequence[str] = _DEFAULT_FIELDS
    is_event = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("["):
            is_event = line.strip().lower() == "[events]"
        key, _, value = line.partition(":")
        key = key.strip().lower()
        if is_event and key == "format":
            fields = [name.strip().lower() for name in value.split(",")]
        elif is_event and key == "dialogue":
            cells = [cell.strip() for cell in value.split(",", len(fields) - 1)]
            if len(cells) == len(fields):
                yield (
                    number,
                    {**dict.fromkeys(_DEFAULT_FIELDS, ""), **dict(zip(fields, cells, strict=True))},
                )
            else:
                problems.add("this line of dialogue has too few fields: export it again", number)


def _read_cues(fields: dict[str, str]) -> Iterator[Cue]:
    start, end = moment(fields["start"]), moment(fields["end"])
    text = fields["text"]
    if start is None or _DRAWING.search(text):
        return
    text = _OVERRIDE.sub("", text).replace("\\h", " ")
    speaker = values.written(fields["name"] or fields.get("actor"))
    for voice, turn in read_turns(_LINE_BREAK.split(text)):
        yield Cue(start, max(start, end or start), turn, voice or speaker)
