"""The index, tag pages, and lists on other pages."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from sites import build, episode, episodes, rebuild


def titles(cards: object) -> list[str]:
    return [card.h2.get_text() for card in cards]  # type: ignore[attr-defined]


def test_the_index_has_a_card_per_episode_newest_first(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    assert titles(site.content("podcast/index.html").select(".podcast-card")) == [
        "Number 003",
        "Number 002",
        "Number 001",
    ]


@pytest.mark.parametrize(("count", "words"), [(1, []), (5, []), (6, ["Filter 6 episodes"])])
def test_more_than_five_episodes_can_be_filtered(
    tmp_path: Path, count: int, words: list[str]
) -> None:
    site = build(tmp_path, episodes(count))
    content = site.content("podcast/index.html")
    assert [field["placeholder"] for field in content.select(".podcast-filter input")] == words
    assert len(content.select(".podcast-filter, .podcast-count")) == 2 * len(words)


def test_the_newest_episode_leads_the_first_page_of_the_index_only(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(4), {"per_page": 2})
    latest = site.content("podcast/index.html").select(".podcast-latest .podcast-card")
    assert titles(latest) == ["Number 004"]
    assert not site.content("podcast/page/2/index.html").select(".podcast-latest")


def test_index_and_tag_pages_are_of_the_given_size_and_linked_to_each_other(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(7), {"per_page": 3})
    for first in ("podcast", "podcast/tags/all"):
        pages = [f"{first}/index.html", f"{first}/page/2/index.html", f"{first}/page/3/index.html"]
        assert [len(site.content(page).select(".podcast-card")) for page in pages] == [3, 3, 1]
        following = site.content(pages[1]).select_one(".podcast-pager a[rel=next]")
        assert following is not None
        assert (site.out / pages[1]).parent.joinpath(following["href"]).resolve() == (
            site.out / pages[2]
        ).parent.resolve()
    assert not (site.out / "podcast/page/4").exists()


def test_every_link_on_generated_pages_leads_to_a_file(tmp_path: Path) -> None:
    for directory_urls in (True, False):
        folder = tmp_path / str(directory_urls)
        folder.mkdir()
        site = build(
            folder,
            episodes(5, "a b, ünïcode, C++, C#, .net"),
            {"per_page": 2},
            use_directory_urls=directory_urls,
        )
        for page in [
            name
            for name in site.files()
            if name.startswith(("podcast/", "episodes/")) and name.endswith(".html")
        ]:
            content = site.page(page) if page.endswith("embed.html") else site.content(page)
            for link in content.select("a[href]"):
                href = str(link["href"])
                if "://" in href or href.startswith("#"):
                    continue
                path, _, anchor = href.partition("#")
                target = (site.out / page).parent / unquote(path)
                if directory_urls and target.is_dir():
                    target /= "index.html"
                assert target.is_file(), f"{page}: {href}"
                if anchor:
                    assert f'id="{anchor}"' in target.read_text("utf-8"), f"{page}: {href}"


def test_the_user_s_own_index_gets_the_list_in_the_place_of_the_comment(tmp_path: Path) -> None:
    own = "# Our show\n\nBefore.\n\n<!-- podcast:episodes -->\n\nAfter.\n"
    site = build(tmp_path, {**episodes(2), "podcast/index.md": own})
    text = site.content("podcast/index.html").get_text(" ", strip=True)
    assert (
        text.index("Before.")
        < text.index("Number 002")
        < text.index("Number 001")
        < text.index("After.")
    )
    assert [heading.get_text() for heading in site.content("podcast/index.html").select("h1")] == [
        "Our show"
    ]


def test_the_user_s_own_index_without_the_comment_gets_the_list_at_its_end(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {**episodes(2), "listen/README.md": "# Our show\n\nBefore.\n"},
        {"index": "listen/index.md"},
    )
    text = site.content("listen/index.html").get_text(" ", strip=True)
    assert text.index("Before.") < text.index("Number 002")


def test_the_home_page_can_be_the_index(tmp_path: Path) -> None:
    site = build(
        tmp_path, {**episodes(3), "index.md": "# Our show\n"}, {"index": "index.md", "per_page": 2}
    )
    links = [link["href"] for link in site.content("index.html").select(".podcast-card h2 a")]
    assert links == ["episodes/003/", "episodes/002/"]
    assert site.content("page/2/index.html").select_one(".podcast-pager a[rel=prev]")["href"] in {
        "../../",
        "../.././",
    }


def test_the_tag_overview_counts_and_leads_to_each_tag(tmp_path: Path) -> None:
    pages = {"a.md": episode("A", tags="one, two"), "b.md": episode("B", tags="Two")}
    site = build(tmp_path, pages)
    links = {
        link.get_text(" ", strip=True): link["href"]
        for link in site.content("podcast/tags/index.html").select("a")
    }
    assert links == {
        "All episodes": "../",
        "one 1": "../tags/one/",
        "two 2": "../tags/two/",
    }
    assert titles(site.content("podcast/tags/two/index.html").select(".podcast-card")) == ["B", "A"]


def test_a_show_may_have_no_tag_pages(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(2), {"tags": False})
    assert not [name for name in site.files() if "tags" in name]
    assert (
        site.content("episodes/001/index.html").select_one(".podcast-tags a")["href"]
        == "../../podcast/"
    )


def test_comments_list_episodes_tags_and_subscriptions_on_any_page(tmp_path: Path) -> None:
    page = (
        "# News\n\n<!-- podcast:episodes limit=2 -->\n\n## Old\n\n<!-- podcast:episodes tag=rare -->\n\n"
        "<!-- podcast:tags -->\n\n<!-- podcast:subscribe -->\n\n```\n<!-- podcast:episodes -->\n```\n"
    )
    pages = {**episodes(3), "old.md": episode("Rare", "2001-01-01", tags="rare"), "news.md": page}
    site = build(tmp_path, pages, {"subscribe": {"spotify": "https://open.spotify.com/show/x"}})
    content = site.content("news/index.html")
    assert titles(content.select(".podcast-card")) == ["Number 003", "Number 002", "Rare"]
    assert content.select_one('a[href="../podcast/tags/rare/"]')
    assert (
        content.select_one('a[href="https://open.spotify.com/show/x"]').get_text(strip=True)
        == "Spotify"
    )
    assert "<!-- podcast:episodes -->" in content.pre.get_text()


def test_the_first_page_of_a_thousand_episodes_is_small_and_the_filter_has_the_rest(
    tmp_path: Path,
) -> None:
    site = build(tmp_path, episodes(1000, "all, some"), plugins=[{"podcast": {}}])
    assert len(site.text("podcast/index.html").encode()) <= 40_000
    data = json.loads(site.text("podcast/episodes.json"))
    assert len(data["episodes"]) == 1000
    assert len(site.text("podcast/episodes.json").encode()) <= 150_000


def test_lists_are_not_in_the_search(tmp_path: Path) -> None:
    site = build(
        tmp_path, {"episodes/1.md": episode("Zebra crossing", tags="stripes", body="Hooves.")}
    )
    index = site.text("search/search_index.json")
    assert "Hooves" in index
    assert (
        '"location":"podcast/' not in index.replace(" ", "") or index.count("Zebra crossing") <= 3
    )


def test_the_index_at_the_place_of_a_tag_moves_the_tag(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": episode("A", tags="x")}, {"index": "podcast/tags/x.md"})
    assert site.content("podcast/tags/x/index.html").h1.get_text() == "Signal Path"
    assert site.content("podcast/tags/x-2/index.html").h1.get_text() == "x"
    assert (
        site.content("a/index.html").select_one(".podcast-tags a")["href"] == "../podcast/tags/x-2/"
    )


def test_an_episode_at_the_place_of_a_list_stays_what_it_is(tmp_path: Path) -> None:
    pages = {
        "podcast/tags/ai/index.md": episode("About AI", "2026-01-03", tags="ai"),
        "podcast/page/2.md": episode("Two", "2026-01-02", tags="ai"),
        "podcast/page/3/index.md": "# Not an episode\n",
        **episodes(2),
    }
    site = build(tmp_path, pages, {"per_page": 1})
    for path, title in [("tags/ai", "About AI"), ("page/2", "Two"), ("page/3", "Not an episode")]:
        content = site.content(f"podcast/{path}/index.html")
        assert content.h1.get_text() == title
        assert not content.select(".podcast-list")
    order = [
        site.content(f"podcast/{path}index.html")
        for path in ("", "page/2-list/", "page/3-list/", "page/4/")
    ]
    assert [titles(page.select(".podcast-card")) for page in order] == [
        ["About AI"],
        ["Two"],
        ["Number 002"],
        ["Number 001"],
    ]
    assert "podcast: podcast/page/2.md is where a list's next page would be" in " ".join(site.infos)
    assert site.content("podcast/tags/ai-2/index.html").select(".podcast-card")


def test_a_page_of_ones_own_for_a_tag_has_its_words_before_the_list(tmp_path: Path) -> None:
    for number, (own, heading) in enumerate(
        [("# All on AI\n\nMy words.", "All on AI"), ("My words.", "AI")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        site = build(folder, {"a.md": episode("A", tags="AI"), "podcast/tags/ai.md": own})
        content = site.content("podcast/tags/ai/index.html")
        assert [found.get_text() for found in content.select("h1")] == [heading]
        text = content.get_text(" ", strip=True)
        assert text.index(heading) < text.index("My words.") < text.index("Some notes.")


@pytest.mark.parametrize("own", ["Welcome.\n\n<!-- podcast:episodes -->\n\nAfter.", "Welcome."])
def test_the_shows_head_comes_before_the_words_of_an_index_without_a_heading(
    tmp_path: Path, own: str
) -> None:
    site = build(
        tmp_path,
        {**episodes(2), "podcast/index.md": own},
        {"description": "What it is about.", "author": "Ana & Tom"},
    )
    content = site.content("podcast/index.html")
    assert [heading.get_text() for heading in content.select("h1")] == ["Signal Path"]
    text = content.get_text(" ", strip=True)
    order = [
        "Signal Path",
        "Ana & Tom",
        "What it is about.",
        "Welcome.",
        "Number 002",
        "Number 001",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "After." not in own or places[-1] < text.index("After.")


def test_a_page_may_link_to_the_index_before_there_are_episodes(tmp_path: Path) -> None:
    site = build(tmp_path, {"about.md": "[Listen](podcast/index.md)"})
    assert "No episode is out yet." in site.content("podcast/index.html").get_text()
    assert site.content("about/index.html").select_one("a[href='../podcast/']")


def test_an_index_without_episodes_is_in_no_navigation_that_does_not_name_it(
    tmp_path: Path,
) -> None:
    site = build(tmp_path, {"about.md": "# About"})
    assert not site.page("index.html").select("nav a[href*=podcast], link[href='podcast/']")
    site = build(tmp_path, {"about.md": "# About", **episodes(1)})
    assert site.page("index.html").select("nav a[href*=podcast]")


def test_the_index_goes_with_the_last_episode(tmp_path: Path) -> None:
    build(tmp_path, episodes(1))
    (tmp_path / "docs/episodes/001.md").unlink()
    site = rebuild(tmp_path / "mkdocs.yml")
    assert site.warnings == []
    assert "podcast/index.html" not in site.files()
    preview = rebuild(tmp_path / "mkdocs.yml", serving=True)
    assert "No episode is out yet." in preview.content("podcast/index.html").get_text()


@pytest.mark.parametrize(
    ("podcast", "lengths"),
    [({}, (20, 100)), ({"per_page": 30}, (30, 30)), ({"per_page": 200}, (101, 101))],
)
def test_the_option_for_the_length_of_pages_sets_that_of_tags_too(
    tmp_path: Path, podcast: dict[str, int], lengths: tuple[int, int]
) -> None:
    site = build(tmp_path, episodes(101, "x"), podcast)
    pages = ("podcast/index.html", "podcast/tags/x/index.html")
    assert tuple(len(site.page(page).select(".podcast-card")) for page in pages) == lengths
