"""Dates, in every shape that real episodes write them in.

`date` returns None for a value that is not a date, and raises ValueError, with a sentence, for one
that is meant to be a date and is broken.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

from .patterns import pattern

_UTC = dt.timezone.utc
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What is longer is no date, and not worth a search.
_LONGEST = 80

_ISO_DATE = pattern(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|_UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_DOTTED_DATE = pattern(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_LONG_DATE = pattern(
    r"(?:[A-Za-z]+,\s*)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
)
_LONG_DATE_DAY_FIRST = pattern(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_SCRIPT_DATE = pattern(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-]\d{4})(?: \(.*\))?"
)


def date(value: Any) -> dt.datetime | None:
    """An aware time; one without a zone counts as _UTC. Numbers are seconds or milliseconds since
    1970."""
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=_UTC)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=_UTC)
    if isinstance(value, str) and value.strip():
        return _written_date(value.strip())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _epoch(value)
    return None


def _epoch(value: float) -> dt.datetime | None:
    # Compared before it is divided: an integer may be too large for that.
    if 100_000_000 < value < 10_000_000_000:
        return dt.datetime.fromtimestamp(value, _UTC)
    return (
        dt.datetime.fromtimestamp(value / 1000, _UTC)
        if 100_000_000_000 < value < 10_000_000_000_000
        else None
    )


def _written_date(value: str) -> dt.datetime | None:
    if re.fullmatch(r"[0-9]{9,13}", value):
        return _epoch(int(value))
    try:
        found = _read_date(value) if len(value) <= _LONGEST else None
    except (ValueError, OverflowError, TypeError, IndexError):
        found = None
    if found is None:
        raise ValueError(
            f"`{value[:60]}` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"
        )
    return found


def _read_date(value: str) -> dt.datetime | None:
    if found := _ISO_DATE.fullmatch(value):
        return _at(*(int(part or 0) for part in found.groups()[:6]), zone=_zone(found[7]))
    if found := _DOTTED_DATE.fullmatch(value):
        day, month, year, *time = (int(part or 0) for part in found.groups())
        return _at(year, month, day, *time)
    if found := _LONG_DATE.fullmatch(value):
        return _at(int(found[3]), _month(found[1]), int(found[2]))
    if found := _LONG_DATE_DAY_FIRST.fullmatch(value):
        return _at(int(found[3]), _month(found[2]), int(found[1]))
    if found := _SCRIPT_DATE.fullmatch(value):
        day, year, *time = (int(found[number]) for number in range(2, 7))
        return _at(year, _month(found[1]), day, *time, zone=_zone(found[7]))
    if re.search(r"[A-Za-z]{3}", value):
        read = parsedate_to_datetime(value)
        return read if read.tzinfo else read.replace(tzinfo=_UTC)
    return None


def _at(*parts: int, zone: dt.timezone = _UTC) -> dt.datetime:
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    return dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _zone(offset: str | None) -> dt.timezone:
    if not offset or offset[0] not in "+-":
        return _UTC
    digits = offset[1:].replace(":", "")
    delta = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return dt.timezone(-delta if offset[0] == "-" else delta)
