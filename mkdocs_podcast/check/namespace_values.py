"""What values of the tags of Podcasting 2.0 have to look like."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, get_args

from ..model.feed_details import FeedImage, Medium
from ..text.patterns import pattern

if TYPE_CHECKING:
    from .picture_headers import Picture

ALL_MEDIA = get_args(Medium)
NAMED_MEDIA = tuple(medium for medium in ALL_MEDIA if not medium.endswith("L"))
_RATIO = pattern(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)")
_RRULE_PART = pattern(r"(?P<name>[A-Z-]+)=(?P<value>[^;=\s]+)")
_FREQUENCIES = frozenset(("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
_RRULE_PARTS = frozenset(
    (
        *("FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST"),
        *("BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY"),
        *("BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"),
    )
)


def is_recurrence_rule(rule: str) -> bool:
    """Whether it is one of RFC 5545, section 3.3.10, with each part once."""
    parts: dict[str, str] = {}
    for text in rule.split(";"):
        part = _RRULE_PART.fullmatch(text)
        if not part or part["name"] in parts:
            return False
        parts[part["name"]] = part["value"]
    if parts.get("FREQ") not in _FREQUENCIES:
        return False
    return _RRULE_PARTS.issuperset(parts)


def is_ratio(text: str) -> bool:
    """Whether it is written as `16/9`."""
    return _RATIO.fullmatch(text) is not None


def has_written_ratio(image: FeedImage) -> bool:
    """Whether the picture's pixels, where both are given, have its `aspect_ratio`."""
    match = _RATIO.fullmatch(image.aspect_ratio)
    if not match:
        return True
    wide = float(match[1])
    high = float(match[2])
    if not image.width or not image.height:
        return True
    product = high * image.width
    return abs(wide * image.height - product) <= 0.02 * product


def has_written_size(picture: Picture, image: FeedImage) -> bool:
    """Whether a picture has the pixels that were written down; a broken one has none."""
    if not picture.width:
        return True
    if image.width not in (None, 0, picture.width):
        return False
    return image.height in (None, 0, picture.height)


def is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
