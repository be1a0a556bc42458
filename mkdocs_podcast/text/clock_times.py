"""A moment of a recording: `12:04` or `1:02:03.5` ↔ seconds."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

from .patterns import pattern

# For use within larger patterns: it has no groups.
TIME = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,6})?(?!\w|[:.,]\d)"
_CLOCK = pattern(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,9}))?")
_UNITS = pattern(
    r"(?:PT)?(?=\d)(?:(\d{1,4})\s?h)?\s?(?:(\d{1,6})\s?m(?:in)?)?\s?(?:(\d{1,7}(?:\.\d{1,9})?)\s?s)?",
    re.IGNORECASE,
)
_NUMBER = pattern(r"\d{1,9}(?:\.\d{1,9})?")
# No recording is as long.
_MOST_SECONDS = 360_000.0
_LONGEST = 40


def moment(value: Any) -> float | None:
    """Seconds, to the millisecond, from `12:04`, `1:02:03,250`, `12m4s` or a number of seconds;
    else None.

    YAML reads an unquoted `12:04` as base 60, which makes seconds of it: 724. TOML makes a time of
    day of `00:12:04`.
    """
    if isinstance(value, dt.time):
        value = value.isoformat()
    if isinstance(value, str):
        seconds = _written(value.strip()) if len(value) <= _LONGEST else None
    else:
        seconds = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    # Compared before it is converted: an integer may be too large for that.
    if seconds is None or not 0 <= seconds < _MOST_SECONDS or not math.isfinite(seconds):
        return None
    return round(float(seconds), 3)


def _written(word: str) -> float | None:
    if found := _CLOCK.fullmatch(word):
        hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
        if seconds > 59 or (found[1] and minutes > 59):
            return None
        return hours * 3600 + minutes * 60 + seconds + (float(f"0.{found[4]}") if found[4] else 0)
    if _NUMBER.fullmatch(word):
        return float(word)
    if word and (found := _UNITS.fullmatch(word)):
        return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + float(found[3] or 0)
    return None


def clock(seconds: float) -> str:
    """What people read: `0:00`, `12:04`, `1:02:03`; parts of a second are left out."""
    hours, minutes, rest = _parts(int(seconds))
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def anchor(seconds: float) -> str:
    """Where a link to the moment leads (W3C Media Fragments, 4.2.1): `t=12:04`; `t=36.1` where it
    is not whole."""
    tenths = round(seconds * 10)
    return f"t={tenths / 10}" if tenths % 10 else f"t={clock(tenths / 10)}"


def stamp(seconds: float) -> str:
    """What WebVTT and Podlove Simple Chapters want: `00:12:04.000`."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    hours, minutes, rest = _parts(whole)
    return f"{hours:02}:{minutes:02}:{rest:02}.{thousandths:03}"


def _parts(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds // 60 % 60, seconds % 60
