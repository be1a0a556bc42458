"""What a build says about scheduled episodes."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.pages.schedule import far_ahead, next_out, scheduled

NOW = dt.datetime(2026, 1, 31, 12, tzinfo=dt.timezone.utc)


def episode(path: str, *date: int, draft: bool = False) -> Episode:
    at = dt.datetime(*date, tzinfo=dt.timezone.utc) if date else None  # type: ignore[arg-type]
    return Episode(path=path, title="A", date=at, draft=draft)


def test_the_next_one_out_is_told_and_how_many_there_are() -> None:
    mixed = [
        episode("later.md", 2026, 5, 1),
        episode("next.md", 2026, 2, 1, 7),
        episode("out.md", 2026, 1, 1),
        episode("undated.md"),
        episode("draft.md", 2062, 1, 1, draft=True),
    ]
    due = scheduled(mixed, NOW)
    assert (
        next_out(due)
        == "2 episodes scheduled. Next: next.md, 2026-02-01 07:00 UTC. Build the site again then."
    )
    assert next_out(due[:1]).startswith("1 episode scheduled.")
    assert list(far_ahead(due, NOW)) == []


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ((2027, 1, 30), None),
        ((2027, 3, 1), "2027-03-01, more than a year from now"),
        ((2028, 1, 5), "2028-01-05, 2 years from now"),
        ((2062, 1, 5), "2062-01-05, 36 years from now"),
        ((9999, 12, 31), "9999-12-31, 7974 years from now"),
    ],
)
def test_a_date_more_than_a_year_ahead_is_doubted(date: tuple[int, ...], told: str | None) -> None:
    found = [str(one) for one in far_ahead(scheduled([episode("a.md", *date)], NOW), NOW)]
    what = f"a.md: `date`: the episode is scheduled for {told}, and left out until then"
    remedy = "correct it, or write `draft: true` if there is no date yet"
    assert found == ([f"{what}: {remedy}"] if told else [])
