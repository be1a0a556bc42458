"""Times of a recording, and lengths of time: `12:04` or `1:02:03.5` ↔ seconds.

`seconds` is the one reader of what is written. Formats that are strict by their specification check
the shape first, and then call it.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from .patterns import pattern
from .values import is_number

# For use within larger patterns: it has no groups.
TIME = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,6})?(?!\w|[:.,]\d)"
# What is longer is not a time, and not worth a search.
LONGEST = 80
_CLOCK = pattern(r"(?:(\d{1,9}):)?(\d{1,9}):(\d{1,2})(?:[.,](\d{1,9}))?")
_NUMBER = pattern(r"\d+(?:\.\d+)?")
# `PT26M6.5S` (ISO 8601, 5.5.2.2), `12m4s`, `60 mins 10 secs`, `1 hour and 5 minutes`.
_UNIT = pattern(
    r"(?<!\d)(\d+(?:\.\d+(?=\s*s))?)\s*(h|hours?|hrs?|m|mins?|minutes?|s|secs?|seconds?)(?![A-Za-z])\.?",
    re.IGNORECASE,
)
_BETWEEN_UNITS = pattern(r"(?:PT)?(?:\s|,|and)*", re.IGNORECASE)
_SECONDS_PER_UNIT = {"h": 3600, "m": 60, "s": 1}
_QUOTES = str.maketrans("“”\"'", "    ")
# No recording is as long.
_TOO_MANY_SECONDS = 360_000


def seconds(text: str) -> float | None:
    """Seconds of a time that is written as `1:02:03`, `1:2:3`, `46:56.5`, `12m4s`, `PT26M6S`,
    `60 mins 10 secs` or a number; None for everything else.

    There is no limit to what may come out.
    """
    if len(text) > LONGEST:
        return None
    match = _CLOCK.fullmatch(text)
    if not match:
        text = " ".join(text.translate(_QUOTES).split())
        text = text.replace(" :", ":").replace(": ", ":")
        match = _CLOCK.fullmatch(text)
    if match:
        return _clock_seconds(match)
    if _NUMBER.fullmatch(text):
        return float(text)
    return _seconds_in_units(text)


def _clock_seconds(match: re.Match[str]) -> float | None:
    hours = int(match[1] or 0)
    minutes = int(match[2])
    whole_seconds = int(match[3])
    if whole_seconds > 59:
        return None
    # Without hours, the minutes of a long recording go on from 59.
    if match[1] and minutes > 59:
        return None
    whole = hours * 3600 + minutes * 60 + whole_seconds
    if not match[4]:
        return whole
    return whole + float(f"0.{match[4]}")


def _seconds_in_units(text: str) -> float | None:
    amounts = _UNIT.findall(text)
    if not amounts:
        return None
    text_between = _UNIT.sub("", text)
    if not _BETWEEN_UNITS.fullmatch(text_between):
        return None
    total = 0.0
    for number, unit in amounts:
        total += float(number) * _SECONDS_PER_UNIT[unit[0].lower()]
    return total


def moment(value: Any) -> float | None:
    """Seconds, to the millisecond, from a written time or a number of seconds; else None.

    YAML reads an unquoted `12:04` as base 60, which makes seconds of it: 724. TOML makes a time of
    day of `00:12:04`.
    """
    if isinstance(value, dt.time):
        value = value.isoformat()
    if isinstance(value, str):
        value = seconds(value)
    # Compared before it is converted: an integer may be too large for that.
    if not is_number(value):
        return None
    if not 0 <= value < _TOO_MANY_SECONDS:
        return None
    return round(float(value), 3)


def duration(value: Any) -> int | None:
    """Whole seconds, from a written length of time or a number of seconds; None for what is not a
    length of time.

    Raises ValueError, with a sentence, for what is meant to be one and is broken.
    """
    length = moment(value)
    if length is None:
        if isinstance(value, str) and value.strip() and seconds(value) is None:
            text = " ".join(value.split())[:40]
            raise ValueError(f"`{text}` is not a length of time: write it as 1:02:03")
        return None
    if length < 100 and not length.is_integer() and _has_no_unit(value):
        suggestion = f"{length:.2f}".replace(".", ":")
        raise ValueError(f"`{length}` may be minutes or seconds: write it as {suggestion}")
    return int(length) or None


def written_duration(value: Any) -> int | None:
    """Whole seconds of a text that can be nothing but a length of time: `38:31`, `26 min`."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    # A number may be anything.
    if _has_no_unit(value):
        return None
    length = moment(value)
    if length is None:
        return None
    return int(length) or None


def _has_no_unit(value: Any) -> bool:
    if isinstance(value, str):
        return _NUMBER.fullmatch(value.strip()) is not None
    return isinstance(value, float)


def clock(time: float) -> str:
    """What people read: `0:00`, `12:04`, `1:02:03`; parts of a second are left out."""
    return _clock_of(int(time))


# A show's transcripts have the same few thousand times.
@lru_cache(maxsize=10_000)
def _clock_of(seconds: int) -> str:
    hours, minutes, whole_seconds = _parts(seconds)
    if hours:
        return f"{hours}:{minutes:02}:{whole_seconds:02}"
    return f"{minutes}:{whole_seconds:02}"


def anchor(time: float) -> str:
    """Where a link to the moment leads (W3C Media Fragments, 4.2.1): `t=12:04`; `t=36.1` where it
    is not whole."""
    tenths = round(time * 10)
    if tenths % 10:
        return f"t={tenths / 10}"
    return f"t={_clock_of(tenths // 10)}"


def stamp(time: float) -> str:
    """What WebVTT and Podlove Simple Chapters want: `00:12:04.000`."""
    whole, thousandths = divmod(round(time * 1000), 1000)
    hours, minutes, whole_seconds = _parts(whole)
    return f"{hours:02}:{minutes:02}:{whole_seconds:02}.{thousandths:03}"


def _parts(whole: int) -> tuple[int, int, int]:
    """Hours, minutes and seconds."""
    return whole // 3600, whole // 60 % 60, whole % 60
