"""What a build says about the episodes to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ..model.episode import Episode
from ..model.problems import Problem
from ..text.matching import counted

_YEAR = dt.timedelta(days=365.25)
Due = tuple[dt.datetime, str]


def upcoming_episodes(episodes: Iterable[Episode], now: dt.datetime) -> tuple[Episode, ...]:
    """The episodes that come out after the time `now` (aware), the next one first."""
    upcoming = [episode for episode in episodes if episode.status(now) == "scheduled"]
    return tuple(sorted(upcoming, key=lambda episode: (episode.date, episode.path)))


def scheduled(episodes: Iterable[Episode], now: dt.datetime) -> list[Due]:
    """When episodes come out that are not out at the time `now` (aware), and their pages; the next
    one first."""
    upcoming = upcoming_episodes(episodes, now)
    return [(episode.date, episode.path) for episode in upcoming if episode.date]


def next_out(due: Sequence[Due]) -> str:
    """How many episodes are scheduled, and which comes next."""
    date, path = due[0]
    count = counted(len(due), "episode")
    return f"{count} scheduled. Next: {path}, {date:%Y-%m-%d %H:%M %Z}. Build the site again then."


def far_ahead(due: Iterable[Due], now: dt.datetime) -> Iterator[Problem]:
    """On dates more than a year ahead, which are seldom meant: 2062 was to be 2026."""
    for date, path in due:
        years = (date - now) / _YEAR
        if years > 1:
            ahead = f"{years:.0f} years" if years > 1.5 else "more than a year"
            what = f"the episode is scheduled for {date:%Y-%m-%d}, {ahead} from now, and left out until then"
            yield Problem(
                path,
                f"`date`: {what}: correct it, or write `draft: true` if there is no date yet",
                field="date",
            )
