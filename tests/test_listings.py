"""Which pages list episodes, and what is on each."""

from __future__ import annotations

import pytest

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.pages.listings import (
    ListPaths,
    all_listings,
    page_path,
    pager_numbers,
    reserved_slugs,
)


def show(count: int, *tags: str) -> Show:
    return Show(
        "My show",
        episodes=tuple(Episode(f"{number}.md", str(number), tags=tags) for number in range(count)),
    )


@pytest.mark.parametrize(
    ("first", "number", "path"),
    [
        ("podcast/index.md", 1, "podcast/index.md"),
        ("podcast/index.md", 2, "podcast/page/2.md"),
        ("podcast/README.md", 2, "podcast/page/2.md"),
        ("index.md", 3, "page/3.md"),
        ("podcast.md", 2, "podcast/page/2.md"),
        ("podcast/tags/ai.md", 2, "podcast/tags/ai/page/2.md"),
        ("tags/ai/index.md", 2, "tags/ai/page/2.md"),
    ],
)
def test_later_pages_stand_below_the_first(first: str, number: int, path: str) -> None:
    assert page_path(first, number) == path


def test_every_episode_is_on_one_page_of_the_index() -> None:
    pages = list(all_listings(show(5), ListPaths("podcast/index.md", ""), 2))
    assert [page.path for page in pages] == [
        "podcast/index.md",
        "podcast/page/2.md",
        "podcast/page/3.md",
    ]
    assert [episode.title for page in pages for episode in page.episodes] == list("01234")
    assert [page.title for page in pages] == ["My show", "My show (page 2)", "My show (page 3)"]
    assert [page.is_front for page in pages] == [True, False, False]
    assert [(page.previous, page.next) for page in pages] == [
        ("", "podcast/page/2.md"),
        ("podcast/index.md", "podcast/page/3.md"),
        ("podcast/page/2.md", ""),
    ]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2)])
def test_no_page_is_empty_but_the_index_of_an_empty_show(count: int, pages: int) -> None:
    assert len(list(all_listings(show(count), ListPaths("index.md", ""), 2))) == pages


def test_tags_have_an_overview_and_pages_of_their_own() -> None:
    pages = list(all_listings(show(3, "AI", "c++"), ListPaths("index.md", "tags/{tag}.md"), 2))
    assert [(page.kind, page.path, page.title) for page in pages[2:]] == [
        ("tags", "tags/index.md", "Tags"),
        ("tag", "tags/ai.md", "AI"),
        ("tag", "tags/ai/page/2.md", "AI (page 2)"),
        ("tag", "tags/c-plus-plus.md", "c++"),
        ("tag", "tags/c-plus-plus/page/2.md", "c++ (page 2)"),
    ]
    assert all(page.tag and page.tag.count == 3 for page in pages if page.kind == "tag")


@pytest.mark.parametrize(("tags", "path"), [((), "tags/{tag}.md"), (("a",), "")])
def test_without_tags_or_a_path_for_them_there_is_only_the_index(
    tags: tuple[str, ...], path: str
) -> None:
    assert {
        page.kind for page in all_listings(show(3, *tags), ListPaths("index.md", path), 20)
    } == {"index"}


def test_no_two_pages_share_a_path() -> None:
    tags = ("index", "page", "Page", "a", "a-2", "a!", "2")
    paths = [
        page.path
        for page in all_listings(
            show(5, *tags), ListPaths("podcast/index.md", "podcast/{tag}.md"), 2
        )
    ]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize(
    ("number", "of", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_the_pager_links_the_ends_and_what_is_near(
    number: int, of: int, shown: list[int | None]
) -> None:
    assert pager_numbers(number, of) == shown


@pytest.mark.parametrize(
    ("tags", "paths", "reserved"),
    [
        ("podcast/tags/{tag}.md", ["podcast/tags/x.md", "podcast/x.md"], {"x"}),
        (
            "podcast/tags/{tag}.md",
            ["podcast/tags/x/index.md", "podcast/tags/y/README.md"],
            {"x", "y"},
        ),
        ("{tag}/index.md", ["a.md", "b/index.md", "c/d.md"], {"a", "b", "c/d"}),
        ("t/{tag}-episodes.md", ["t/a-episodes.md", "t/b.md"], {"a"}),
        ("podcast/{tag}.md", ["podcast/index.md"], set()),
        ("", ["a.md"], set()),
    ],
)
def test_a_tag_cannot_have_the_place_of_another_page(
    tags: str, paths: list[str], reserved: set[str]
) -> None:
    assert reserved_slugs(tags, "{tag}", paths) == reserved


def test_the_page_of_a_tag_gives_way_to_what_is_there() -> None:
    reserved = reserved_slugs("{tag}.md", "{tag}", ["ai.md"])
    episodes = tuple(
        Episode(f"{number}.md", str(number), tags=("AI", "AI 2")) for number in range(3)
    )
    pages = list(
        all_listings(
            Show("S", episodes=episodes, reserved=reserved), ListPaths("index.md", "{tag}.md"), 9
        )
    )
    assert [page.path for page in pages if page.kind == "tag"] == ["ai-2.md", "ai-2-2.md"]


def test_a_later_page_gives_way_to_what_is_there() -> None:
    taken = {"podcast/page/2.md", "podcast/page/2-list.md"}
    pages = list(all_listings(show(3), ListPaths("podcast/index.md", ""), 1, taken.__contains__))
    assert [page.path for page in pages] == [
        "podcast/index.md",
        "podcast/page/2-list-list.md",
        "podcast/page/3.md",
    ]
    assert pages[0].next == pages[1].path == pages[2].previous


def test_titles_are_in_the_language_of_the_show() -> None:
    episodes = tuple(Episode(f"{number}.md", str(number), tags=("AI",)) for number in range(2))
    german = Show("Meine Sendung", language="de", episodes=episodes)
    pages = all_listings(german, ListPaths("index.md", "tags/{tag}.md"), 1)
    assert [page.title for page in pages] == [
        "Meine Sendung",
        "Meine Sendung (Seite 2)",
        "Schlagwörter",
        "AI",
        "AI (Seite 2)",
    ]


@pytest.mark.parametrize(
    ("count", "index", "tag"),
    [(1, [1], [1]), (2, [2], [2]), (3, [2, 1], [3]), (7, [2, 5], [5, 2]), (8, [2, 5, 1], [5, 3])],
)
def test_the_first_page_of_the_index_can_be_shorter_than_all_others(
    count: int, index: list[int], tag: list[int]
) -> None:
    pages = list(
        all_listings(
            show(count, "AI"), ListPaths("podcast/index.md", "tags/{tag}.md"), 2, per_further_page=5
        )
    )
    for kind, lengths in (("index", index), ("tag", tag)):
        assert [len(page.episodes) for page in pages if page.kind == kind] == lengths
    titles = [one.title for page in pages if page.kind == "index" for one in page.episodes]
    assert titles == list(map(str, range(count)))
