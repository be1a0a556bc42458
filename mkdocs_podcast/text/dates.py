"""Dates, in every shape that real episodes write them in."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

from .patterns import pattern
from .values import is_number

_UTC = dt.timezone.utc
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What is longer is not a date, and not worth a search.
_LONGEST = 80

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
_MONTH_NAME = r"(?P<month>[A-Za-z]{3,9})"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_SHAPES = (
    # 2026-01-31, 2026-01-31T09:00:00Z, 2026/1/31 9:00 +01:00, 2026-01-31 9:00 UTC+01:00
    pattern(
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})[-/]{_DAY}"
        rf"(?:[T ]\s*{_TIME}(?::(?P<second>\d{{2}})(?:[.,]\d+)?)?)?"
        r"\s*(?:Z|(?:_?UTC|GMT)?(?P<zone>[+-]\d{2}(?::?\d{2})?)?)",
        re.IGNORECASE,
    ),
    # 20260131
    pattern(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"),
    # 31.1.2026, 9:00
    pattern(rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?:,?\s+{_TIME}(?::(?P<second>\d{{2}}))?)?"),
    # Saturday, January 31st, 2026
    pattern(rf"(?:[A-Za-z]+,\s*)?{_MONTH_NAME}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"),
    # 31st January 2026
    pattern(rf"{_DAY}(?:st|nd|rd|th)?\s+{_MONTH_NAME}\.?,?\s+{_YEAR}"),
    # Sat Jan 31 2026 09:00:00 GMT+0100 (CET), as JavaScript writes it
    pattern(
        rf"[A-Z][a-z]{{2}} (?P<month>[A-Z][a-z]{{2}}) {_DAY} {_YEAR} "
        rf"{_TIME}:(?P<second>\d{{2}}) GMT(?P<zone>[+-]\d{{4}})(?: \(.*\))?"
    ),
)
_EPOCH = pattern(r"[0-9]{9,13}")
_WORD = pattern(r"[A-Za-z]{3}")
_TIME_OF_DAY = pattern(r"(?:[Tt,]\s*|(?<!\s)\s+)\d{1,2}:\d.*", re.DOTALL)
_FIRST_DAY_AS_NUMBER = 1900_01_01
_LAST_DAY_AS_NUMBER = 2100_12_31


def date(value: Any) -> dt.datetime | None:
    """An aware time; one without a zone is in UTC. Numbers are seconds or milliseconds since 1970,
    or days such as 20260131.

    None for a value that is not a date. Raises ValueError, with a sentence, for one that is meant
    to be a date and is broken.
    """
    if isinstance(value, dt.datetime):
        return _aware(value)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=_UTC)
    if isinstance(value, str):
        return _written_date(value.strip())
    if not is_number(value):
        return None
    if isinstance(value, int) and _FIRST_DAY_AS_NUMBER <= value <= _LAST_DAY_AS_NUMBER:
        return _try_to_read(str(value))
    return _epoch(value)


def iso_date(date: dt.datetime) -> str:
    """The day as ISO 8601, and the time where it is not the midnight of a date without one."""
    return date.isoformat().removesuffix("T00:00:00+00:00")


def day(value: Any) -> dt.datetime | None:
    """The day of a written date whose time is not valid; None without one."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    day_only = _TIME_OF_DAY.sub("", value.strip(), count=1)
    if day_only == value.strip():
        return None
    time = _try_to_read(day_only)
    if time is None:
        return None
    # In `2022-01-27-16`, the last number would be a zone.
    if time.tzinfo is not _UTC:
        return None
    return time


def _aware(time: dt.datetime) -> dt.datetime:
    if time.tzinfo:
        return time
    return time.replace(tzinfo=_UTC)


def _epoch(value: float) -> dt.datetime | None:
    # Compared before it is divided: an integer may be too large for that.
    if 100_000_000 < value < 10_000_000_000:
        return dt.datetime.fromtimestamp(value, _UTC)
    if 100_000_000_000 < value < 10_000_000_000_000:
        return dt.datetime.fromtimestamp(value / 1000, _UTC)
    return None


def _written_date(text: str) -> dt.datetime | None:
    if not text:
        return None
    if _EPOCH.fullmatch(text):
        return _epoch(int(text))
    time = _try_to_read(text)
    if time:
        return time
    if day(text):
        raise ValueError(
            f"`{text[:60]}` has a day, but no valid time: write it as 2026-01-31T09:00:00Z"
        )
    raise ValueError(f"`{text[:60]}` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z")


def _try_to_read(text: str) -> dt.datetime | None:
    try:
        return _read_date(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _read_date(text: str) -> dt.datetime | None:
    """Raises whatever the library raises for a date that there is not."""
    if len(text) > _LONGEST:
        return None
    for shape in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            return _from_parts(match.groupdict())
    if _WORD.search(text):
        return _aware(parsedate_to_datetime(text))
    return None


def _from_parts(parts: dict[str, str | None]) -> dt.datetime:
    return dt.datetime(
        int(parts["year"] or 0),
        _month(parts["month"] or ""),
        int(parts["day"] or 0),
        int(parts.get("hour") or 0),
        int(parts.get("minute") or 0),
        int(parts.get("second") or 0),
        tzinfo=_zone(parts.get("zone") or ""),
    )


def _month(text: str) -> int:
    """The number of a month; raises ValueError for a name that is not one."""
    if text.isdecimal():
        return int(text)
    return _MONTHS.index(text[:3].casefold()) + 1


def _zone(offset: str) -> dt.timezone:
    """The zone of `+01:00`, `-0330` or `+01`; UTC for everything else."""
    if not offset.startswith(("+", "-")):
        return _UTC
    digits = offset[1:].replace(":", "")
    delta = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if offset.startswith("-"):
        delta = -delta
    return dt.timezone(delta)
