"""Tables with a row for each cue, in tab-separated or comma-separated values, as Whisper and
whisper.cpp write them → cues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import moment
from .cue_text import NO_END, LocatedCue, SourceCues, fill_ends
from .speakers import assign_speakers
from .table_rows import find_columns, read_rows, split_header

_COLUMNS = {
    "start": ("start", "start time", "start_time", "begin"),
    "end": ("end", "end time", "end_time", "stop"),
    "text": ("text", "transcript", "caption", "content"),
    "speaker": ("speaker", "speaker name", "name"),
}
# Whole numbers are milliseconds where a cue would otherwise last for minutes on average.
_LONGEST_CUE = 100


def read_cue_table(text: str, problems: Problems) -> SourceCues:
    """The cues of a table, whose first line names its columns. Line breaks are `\\n`."""
    text = text.lstrip("\n")
    _, names = split_header(text.partition("\n")[0])
    columns = find_columns(names, _COLUMNS)
    if "start" not in columns or "text" not in columns:
        problems.add("no column of it is named `start` or `text`: name each in the first line", 1)
        return SourceCues([])
    table = list(read_rows(text, _COLUMNS, problems))
    unit = _find_unit(table)
    located: list[LocatedCue] = []
    for line, cells in table:
        cue = _read_row(cells, unit)
        if cue:
            located.append((line, cue))
        else:
            problems.add(f"{quoted(cells['start'])} is not a time: write seconds, or 0:12:04", line)
    cues = []
    for line, cue in fill_ends(located):
        if cue.text:
            cues.append((line, cue))
    return SourceCues(assign_speakers(cues))


def _find_unit(table: Sequence[tuple[int, Mapping[str, str]]]) -> int:
    """How many of the table's units of time are in a second: Whisper has whole milliseconds."""
    longest = 0
    for _, cells in table:
        time = cells["end"] or cells["start"]
        if not _is_whole(time):
            return 1
        longest = max(longest, int(time))
    if longest > _LONGEST_CUE * len(table):
        return 1000
    return 1


def _read_row(cells: Mapping[str, str], unit: int) -> Cue | None:
    start = _read_cell(cells["start"], unit)
    if start is None:
        return None
    end = NO_END
    written_end = _read_cell(cells["end"], unit)
    if written_end is not None:
        end = max(start, written_end)
    text = values.written(cells["text"])
    speaker = values.written(cells["speaker"])
    return Cue(start, end, text, speaker)


def _read_cell(time: str, unit: int) -> float | None:
    if unit > 1 and _is_whole(time):
        return moment(int(time) / unit)
    return moment(time)


def _is_whole(time: str) -> bool:
    return len(time) < 12 and time.isdecimal()
