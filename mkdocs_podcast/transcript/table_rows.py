"""Tables in tab-separated or comma-separated values, whose first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..model.problems import Problems

# The spellings of each column that is read.
Columns = Mapping[str, Sequence[str]]


class _TabSeparated(csv.excel_tab):
    """Whisper writes quotation marks in tab-separated values as they are."""

    quoting = csv.QUOTE_NONE


def split_header(line: str) -> tuple[str, list[str]]:
    """The delimiter of a table, and the names of its columns in small letters."""
    delimiter = next((mark for mark in "\t;" if mark in line), ",")
    return delimiter, [name.strip(' "\t').casefold() for name in line.split(delimiter)]


def find_columns(names: Sequence[str], columns: Columns) -> dict[str, int]:
    """The places of the columns that are read."""
    places = {}
    for column, spellings in columns.items():
        matches = [names.index(name) for name in spellings if name in names]
        if matches:
            places[column] = matches[0]
    return places


def read_rows(
    text: str, columns: Columns, problems: Problems
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row below the header, with the number of its last line; columns that the table lacks are
    empty."""
    delimiter, names = split_header(text.partition("\n")[0])
    places = find_columns(names, columns)
    dialect: type[csv.Dialect] = _TabSeparated if delimiter == "\t" else csv.excel
    reader = csv.reader(io.StringIO(text), dialect, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.add("the table cannot be read from here on: export it again", reader.line_num)
            return
        if reader.line_num > 1 and any(row):
            yield reader.line_num, _select(row, places, columns)


def _select(row: Sequence[str], places: Mapping[str, int], columns: Columns) -> dict[str, str]:
    cells = dict.fromkeys(columns, "")
    for column, place in places.items():
        if place < len(row):
            cells[column] = row[place].strip()
    return cells
