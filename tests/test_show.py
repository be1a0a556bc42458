"""Episodes → a show: order, neighbours, tags."""

from __future__ import annotations

import datetime as dt
import re
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.model.show import Show, in_order
from mkdocs_podcast.model.slugs import unique_slugs
from mkdocs_podcast.pages.show_links import ROOT, rooted
from mkdocs_podcast.text.matching import slug


def on(day: int, hours: int = 0) -> dt.datetime:
    return dt.datetime(2026, 1, day, 12, tzinfo=dt.timezone(dt.timedelta(hours=hours)))


def made(path: str, **known: object) -> Episode:
    return Episode(path, path, **known)  # type: ignore[arg-type]


SHOW = Show(
    "Show",
    episodes=in_order(
        [
            made("a.md", date=on(1), tags=("AI", "Go"), season=1),
            made("c.md", date=on(3), tags=("ai", "c++"), season=2),
            made("b.md", date=on(2), tags=("ai", "C#"), season=2),
        ]
    ),
)


@pytest.mark.parametrize(
    ("episodes", "paths"),
    [
        ([made("a", date=on(1)), made("b", date=on(2))], "ba"),
        ([made("a"), made("b", date=on(1)), made("c", number=2), made("d", number=10)], "bdca"),
        ([made("a", date=on(1)), made("b", date=on(1)), made("c", date=on(1), number=1)], "cba"),
        ([made("a", date=on(2, hours=3)), made("b", date=on(2))], "ba"),
        ([made("a", season=2, number=1), made("b", season=1, number=9)], "ab"),
        ([], ""),
    ],
    ids=["newest first", "without date last", "same date", "zones", "seasons", "none"],
)
def test_episodes_stand_newest_first(episodes: list[Episode], paths: str) -> None:
    assert "".join(episode.path for episode in in_order(episodes)) == paths
    assert in_order(reversed(episodes)) == in_order(episodes)


def test_an_episode_knows_the_one_before_and_the_one_after_it() -> None:
    around = {
        path: [one and one.path for one in SHOW.neighbours(path)]
        for path in ("a.md", "b.md", "c.md")
    }
    assert around == {"a.md": [None, "b.md"], "b.md": ["a.md", "c.md"], "c.md": ["b.md", None]}
    assert SHOW.at("b.md") is SHOW.episodes[1]
    assert SHOW.at("gone.md") is None


def test_spellings_of_a_tag_that_differ_in_case_are_one_with_the_commonest_name() -> None:
    assert [(tag.name, tag.slug, tag.count) for tag in SHOW.tags] == [
        ("ai", "ai", 3),
        ("C#", "c-sharp", 1),
        ("c++", "c-plus-plus", 1),
        ("Go", "go", 1),
    ]
    assert [episode.path for episode in SHOW.tag_of["ai"].episodes] == ["c.md", "b.md", "a.md"]


@pytest.mark.parametrize(
    ("chosen", "paths"),
    [
        ({}, "cba"),
        ({"tag": "AI"}, "cba"),
        ({"tag": "c-sharp"}, "b"),
        ({"tag": "none"}, ""),
        ({"season": 2}, "cb"),
        ({"season": 2, "tag": "ai", "limit": 1}, "c"),
        ({"limit": 0}, ""),
    ],
)
def test_episodes_are_chosen_by_tag_season_and_number(
    chosen: dict[str, object], paths: str
) -> None:
    assert "".join(episode.path[0] for episode in SHOW.select(**chosen)) == paths  # type: ignore[arg-type]


def test_seasons_are_those_that_episodes_have() -> None:
    assert SHOW.seasons == (1, 2)


@pytest.mark.parametrize(
    ("name", "made_of"),
    [
        ("Machine Learning", "machine-learning"),
        ("bigger_picture", "bigger-picture"),
        ("Straße", "strasse"),
        ("über", "über"),
        ("Подкаст", "подкаст"),
        (".NET", "net"),
        ("C++", "c-plus-plus"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "tag"),
        ("🎙", "tag"),
        ("<script>", "script"),
    ],
)
def test_a_tags_address_is_made_of_letters_and_digits(name: str, made_of: str) -> None:
    assert slug(name) == made_of


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_name_makes_an_address_that_fits_a_file_system(name: str) -> None:
    made_of = slug(name)
    assert re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", made_of)
    assert len(made_of) <= 67
    assert quote(made_of)


@given(st.lists(st.text(st.sampled_from("aA-! 2"), max_size=4), unique=True, max_size=20))
def test_no_two_names_share_an_address(names: list[str]) -> None:
    slugs = unique_slugs(names, reserved=["index", "a"])
    assert list(slugs) == names
    assert len({*slugs.values(), "index", "a"}) == len(names) + 2


def test_a_tag_named_like_a_page_of_the_listing_gets_another_address() -> None:
    assert unique_slugs(["Index", "Page"]) == {"Index": "index-2", "Page": "page-2"}


def test_thousands_of_names_with_one_slug_are_numbered_in_time() -> None:
    names = [chr(0x1F300 + number % 500) * (1 + number // 500) for number in range(8_000)]
    start = time.process_time()
    slugs = unique_slugs(names)
    assert time.process_time() - start < 1
    assert list(slugs.values())[:3] == ["tag", "tag-2", "tag-3"]
    assert len(set(slugs.values())) == len(names)


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("./", "a/b/", "a/b/"),
        ("index.html", "a/b/", "a/b/"),
        ("a/", "a/b/", "../a/b/"),
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "a/", "../"),
        ("a/b/", "ab/", "../../ab/"),
        ("a/b/c/", "a/b/d.png", "../../b/d.png"),
        ("a/b.html", "a/c.html", "../a/c.html"),
        ("a/b/", "./", "../../"),
        ("a/", "./", "../"),
        ("./", "./", "./"),
    ],
)
def test_an_address_is_the_short_way_from_the_page(page: str, address: str, expected: str) -> None:
    assert rooted(ROOT + address, page) == expected
