"""Seasons and years: what a show is divided into, and where a new listener begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.model.show import Show, in_order
from mkdocs_podcast.pages.archive import archive_of, index_order
from mkdocs_podcast.pages.group_view import GroupViews
from mkdocs_podcast.pages.listings import ListPaths, all_listings
from mkdocs_podcast.pages.show_links import ShowLinks
from mkdocs_podcast.text.translations import words_of
from sites import build, page_of

WORDS = words_of("en")


def an_episode(title: str, date: str = "", **more: Any) -> Episode:
    day = dt.datetime.fromisoformat(f"{date}T00:00:00+00:00") if date else None
    return Episode(f"{title}.md", title, url=f"{title}/", date=day, **more)


def a_show(*episodes: Episode, **more: Any) -> Show:
    return Show("S", episodes=in_order(episodes), **more)


def of_years(*years: int) -> list[Episode]:
    return [
        an_episode(f"{year}-{number}", f"{year}-01-{number:02}")
        for number, year in enumerate(years, 1)
    ]


TWO_SEASONS = [
    an_episode("a", "2025-01-01", season=1, number=1),
    an_episode("b", "2025-01-08", season=1, number=2),
    an_episode("teaser", "2025-02-01", season=2, type="trailer"),
    an_episode("c", "2025-02-08", season=2, number=1),
    # It comes out while the second season runs.
    an_episode("bonus", "2025-02-10", season=1, type="bonus"),
    an_episode("d", "2025-02-15", season=2, number=2),
]


@pytest.mark.parametrize(
    ("episodes", "seasons", "years"),
    [
        (TWO_SEASONS, ["Season 2", "Season 1"], []),
        (TWO_SEASONS[:2], [], []),
        ([*TWO_SEASONS, an_episode("x", "2024-01-01")], ["Season 2", "Season 1", "Other episodes"], []),
        (of_years(*[2024] * 7, *[2025] * 6), [], ["2025", "2024"]),
        (of_years(*[2024] * 6, *[2025] * 6), [], []),
        (of_years(*[2024] * 13), [], []),
        ([*of_years(*[2024] * 7, *[2025] * 6), an_episode("x")], [], ["2025", "2024", "Other episodes"]),
        ([*TWO_SEASONS, *of_years(*[2023] * 7)], ["Season 2", "Season 1", "Other episodes"], []),
        (
            [*TWO_SEASONS, *of_years(*[2023] * 7, 2022)],
            ["Season 2", "Season 1", "Other episodes"],
            ["2025", "2023", "2022"],
        ),
    ],
)  # fmt: skip
def test_a_show_is_divided_by_seasons_or_by_years_where_it_has_several(
    episodes: Sequence[Episode], seasons: list[str], years: list[str]
) -> None:
    archive = archive_of(a_show(*episodes), WORDS)
    assert [group.name for group in archive.seasons] == seasons
    assert [group.name for group in archive.years] == years
    for groups in (archive.seasons, archive.years):
        assert sum(group.count for group in groups) in {0, len(episodes)}


def test_a_season_has_its_own_name_too() -> None:
    show = a_show(*TWO_SEASONS, season_names={1: "The sea at night"})
    names = [group.name for group in archive_of(show, WORDS).seasons]
    assert names == ["Season 2", "Season 1: The sea at night"]


@pytest.mark.parametrize(
    ("is_serial", "order"),
    [(False, "d c teaser bonus b a"), (True, "a b bonus teaser c d")],
)
def test_the_index_keeps_seasons_together_and_a_serial_show_begins_at_its_beginning(
    is_serial: bool, order: str
) -> None:
    show = a_show(*TWO_SEASONS, is_serial=is_serial)
    titles = [episode.title for episode in index_order(show, archive_of(show, WORDS))]
    assert titles == order.split()


PATHS = ListPaths("podcast/index.md", "", "podcast/seasons/{season}.md", "podcast/years/{year}.md")


def test_a_season_has_pages_from_its_first_episode_on() -> None:
    listings = [item for item in all_listings(a_show(*TWO_SEASONS), PATHS, 2) if item.group]
    assert [(item.path, [episode.title for episode in item.episodes]) for item in listings] == [
        ("podcast/seasons/2.md", ["teaser", "c"]),
        ("podcast/seasons/2/page/2.md", ["d"]),
        ("podcast/seasons/1.md", ["a", "b"]),
        ("podcast/seasons/1/page/2.md", ["bonus"]),
    ]


def test_episodes_of_no_season_or_year_have_no_page() -> None:
    show = a_show(*TWO_SEASONS, an_episode("x", "2024-01-01"))
    paths = {item.path for item in all_listings(show, PATHS, 20)}
    assert paths == {"podcast/index.md", "podcast/seasons/1.md", "podcast/seasons/2.md"}


def test_an_episode_at_the_path_of_a_season_stays_there() -> None:
    show = a_show(*TWO_SEASONS)
    paths = ListPaths("index.md", seasons="{season}.md")
    assert {item.path for item in all_listings(show, paths, 20)} == {"index.md", "1.md", "2.md"}
    taken = a_show(*TWO_SEASONS[1:], TWO_SEASONS[0]._replace(path="1.md"))
    assert {item.path for item in all_listings(taken, paths, 20)} == {"index.md", "2.md"}


@pytest.mark.parametrize(
    ("episodes", "is_serial", "start"),
    [
        (TWO_SEASONS, False, ("Start here", "teaser")),
        (TWO_SEASONS[:2], False, None),
        (TWO_SEASONS[:2], True, ("Start with the first episode", "a")),
        ([an_episode("only", type="bonus")], True, None),
    ],
)
def test_a_new_listener_begins_with_the_trailer_or_a_serial_show_s_first_episode(
    episodes: Sequence[Episode], is_serial: bool, start: tuple[str, str] | None
) -> None:
    show = a_show(*episodes, is_serial=is_serial)
    views = GroupViews(ShowLinks(show, str, str), Fragments())
    found = views.start_of_show()
    assert (found and (found.words, found.title)) == start


def episode_page(number: int, season: int | None = None, **front: Any) -> str:
    audio = f"https://cdn.example.org/{number}.mp3"
    numbered = {"season": season, "episode": number} if season else {}
    front = {"title": f"Number {number}", "date": f"2025-01-{number:02}", "audio": audio} | front
    return page_of(**front, **numbered)


SITE: Mapping[str, str] = {
    **{f"e/{number}.md": episode_page(number, 1 + number // 5) for number in range(1, 9)},
    # It comes out while the season runs.
    "e/teaser.md": episode_page(9, title="Teaser", season=2, type="trailer"),
}


def test_seasons_are_headings_of_the_index_and_pages_of_their_own(tmp_path: Path) -> None:
    names = {"season_names": {1: "Low tide"}}
    site = build(tmp_path, SITE, {"per_page": 6, "channel": names}, strict=False)
    index = site.content("podcast/index.html")
    groups = index.select(".podcast-group")
    assert [group.h2.get_text(" ", strip=True) for group in groups] == [
        "Season 2 5 episodes",
        "Season 1: Low tide 4 episodes",
    ]
    assert [len(group.select(".podcast-card h3")) for group in groups] == [4, 1]
    assert index.select_one(".podcast-start a")["href"] == "../e/teaser/"
    links = {link.get_text(): link["href"] for link in index.select(".podcast-archive a")}
    assert links == {
        "Season 2": "../podcast/seasons/2/",
        "Season 1: Low tide": "../podcast/seasons/1/",
        "Oldest first": "../podcast/page/2/",
    }
    season = site.content("podcast/seasons/1/index.html")
    assert season.h1.get_text() == "Season 1: Low tide"
    assert [card.h2.get_text() for card in season.select(".podcast-card")] == [
        "Number 1",
        "Number 2",
        "Number 3",
        "Number 4",
    ]
    assert not season.select(".podcast-start")
    assert (
        site.content("podcast/seasons/2/index.html").select_one(".podcast-start a").get_text()
        == "Teaser"
    )


def test_a_page_of_the_author_s_at_a_season_s_address_is_that_season_s_page(tmp_path: Path) -> None:
    pages = {**SITE, "podcast/seasons/1.md": "# The first year\n\nHow it began.\n"}
    content = build(tmp_path, pages).content("podcast/seasons/1/index.html")
    assert content.h1.get_text(strip=True).startswith("The first year")
    assert len(content.select(".podcast-card")) == 4


def test_a_show_may_have_no_pages_of_seasons_and_years(tmp_path: Path) -> None:
    years = {f"e/{year}.md": episode_page(1, date=f"{year}-01-01", title=str(year)) for year in range(2001, 2015)}  # fmt: skip
    site = build(tmp_path, {**SITE, **years}, {"seasons": False, "years": False})
    assert not [name for name in site.files() if "/seasons/" in name or "/years/" in name]
    group = site.content("podcast/index.html").select_one(".podcast-group h2")
    assert group is not None
    assert not group.a


def test_a_serial_show_s_index_begins_with_its_first_episode(tmp_path: Path) -> None:
    pages = {name: page for name, page in SITE.items() if name < "e/5"}
    site = build(tmp_path, pages, {"channel": {"type": "serial"}}, strict=False)
    index = site.content("podcast/index.html")
    titles = [card.h2.get_text() for card in index.select(".podcast-card")]
    assert titles == ["Number 1", "Number 2", "Number 3", "Number 4"]
    assert not index.select(".podcast-latest")
    assert index.select_one(".podcast-start").get_text(" ", strip=True) == (
        "Start with the first episode Number 1"
    )


def test_an_archive_by_year_has_a_page_for_each(tmp_path: Path) -> None:
    pages = {
        f"e/{number}.md": episode_page(1 + number, date=f"{2024 + number % 2}-01-{1 + number:02}")
        for number in range(14)
    }
    site = build(tmp_path, pages)
    headings = site.content("podcast/index.html").select(".podcast-group > h2")
    assert [heading.get_text(" ", strip=True) for heading in headings] == [
        "2025 7 episodes",
        "2024 7 episodes",
    ]
    year = site.content("podcast/years/2024/index.html")
    assert len(year.select(".podcast-card")) == 7
    assert year.select_one(".podcast-title a")["href"] == "../../years/2025/"
