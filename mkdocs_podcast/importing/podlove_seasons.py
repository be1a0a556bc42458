"""Podlove Publisher's seasons: each begins on a day, and has the episodes from then on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .plain_values import date_of, line_of


class PodloveSeason(NamedTuple):
    """A season, which begins on a day; the first may begin at any time."""

    start: dt.date = dt.date.min
    title: str = ""


def seasons_of(rows: Iterable[Mapping[str, str]]) -> tuple[PodloveSeason, ...]:
    """The seasons of an export's table, the first of them first."""
    seasons = []
    for row in rows:
        season = PodloveSeason(title=line_of(row.get("title")))
        start = date_of(row.get("start_date"))
        if start:
            season = season._replace(start=start.date())
        seasons.append(season)
    return tuple(sorted(seasons))


def season_names(seasons: Iterable[PodloveSeason]) -> dict[int, str]:
    """The titles of seasons, by their numbers."""
    return {number: season.title for number, season in enumerate(seasons, 1) if season.title}


def season_on(seasons: Iterable[PodloveSeason], date: dt.datetime | None) -> int | None:
    """The number of the season that a day is in."""
    if not date:
        return None
    return sum(season.start <= date.date() for season in seasons) or None
