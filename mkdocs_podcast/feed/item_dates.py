"""The dates of a feed's items: apps sort episodes by nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .channel import Item

_SECOND = dt.timedelta(seconds=1)


def with_distinct_dates(items: Sequence[Item]) -> list[Item]:
    """Items, newest first, of which no two have one date.

    The oldest of those with one date keeps it; each newer one comes a second after the one before.
    """
    distinct: list[Item] = []
    latest: dt.datetime | None = None
    for item in reversed(items):
        date = item.date
        if date and latest and date <= latest:
            date = (latest + _SECOND).astimezone(date.tzinfo)
            item = item._replace(date=date)
        latest = date or latest
        distinct.append(item)
    distinct.reverse()
    return distinct
