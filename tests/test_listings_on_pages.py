"""The index, tag pages, and lists on other pages."""

from __future__ import annotations

from pathlib import Path

from sites import build, episode, episodes


def titles(cards: object) -> list[str]:
    return [card.h2.get_text() for card in cards]  # type: ignore[attr-defined]


def test_the_index_has_a_card_per_episode_newest_first(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    assert titles(site.content("podcast/index.html").select(".podcast-card")) == [
        "Number 003",
        "Number 002",
        "Number 001",
    ]


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
            folder, episodes(5, "a b, ünïcode, C++, C#, .net"), {"per_page": 2}, use_directory_urls=directory_urls
        )
        for page in [
            name for name in site.files() if name.startswith(("podcast/", "episodes/")) and name.endswith(".html")
        ]:
            content = site.page(page) if page.endswith("cards.html") else site.content(page)
            for link in content.select("a[href]"):
                href = str(link["href"])
                if "://" in href or href.startswith("#"):
                    continue
                from urllib.parse import unquote

                target = (site.out / page).parent / unquote(href)
                assert target.is_file() or (directory_urls and (target / "index.html").is_file()), f"{page}: {href}"


def test_the_user_s_own_index_gets_the_list_in_the_place_of_the_comment(tmp_path: Path) -> None:
    own = "# Our show\n\nBefore.\n\n<!-- podcast:episodes -->\n\nAfter.\n"
    site = build(tmp_path, {**episodes(2), "podcast/index.md": own})
    text = site.content("podcast/index.html").get_text(" ", strip=True)
    assert text.index("Before.") < text.index("Number 002") < text.index("Number 001") < text.index("After.")
    assert [heading.get_text() for heading in site.content("podcast/index.html").select("h1")] == ["Our show"]


def test_the_user_s_own_index_without_the_comment_gets_the_list_at_its_end(tmp_path: Path) -> None:
    site = build(tmp_path, {**episodes(2), "listen/README.md": "# Our show\n\nBefore.\n"}, {"index": "listen/index.md"})
    text = site.content("listen/index.html").get_text(" ", strip=True)
    assert text.index("Before.") < text.index("Number 002")


def test_the_home_page_can_be_the_index(tmp_path: Path) -> None:
    site = build(tmp_path, {**episodes(3), "index.md": "# Our show\n"}, {"index": "index.md", "per_page": 2})
    links = [link["href"] for link in site.content("index.html").select(".podcast-card h2 a")]
    assert links == ["episodes/003/", "episodes/002/"]
    assert site.content("page/2/index.html").select_one(".podcast-pager a[rel=prev]")["href"] in {"../../", "../.././"}


def test_the_tag_overview_counts_and_leads_to_each_tag(tmp_path: Path) -> None:
    pages = {"a.md": episode("A", tags="one, two"), "b.md": episode("B", tags="Two")}
    site = build(tmp_path, pages)
    links = {
        link.get_text(" ", strip=True): link["href"] for link in site.content("podcast/tags/index.html").select("a")
    }
    assert links == {"one 1": "../../podcast/tags/one/", "two 2": "../../podcast/tags/two/"}
    assert titles(site.content("podcast/tags/two/index.html").select(".podcast-card")) == ["B", "A"]


def test_a_show_may_have_no_tag_pages(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(2), {"tags": False})
    assert not [name for name in site.files() if "tags" in name]
    assert site.content("episodes/001/index.html").select_one(".podcast-tags a")["href"] == "../../podcast/"


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
    assert content.select_one('a[href="https://open.spotify.com/show/x"]').get_text(strip=True) == "Spotify"
    assert "<!-- podcast:episodes -->" in content.pre.get_text()


def test_the_first_page_of_a_thousand_episodes_is_small_and_the_filter_has_the_rest(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(1000, "all, some"), plugins=[{"podcast": {}}])
    assert len(site.text("podcast/index.html").encode()) <= 40_000
    everything = site.page("podcast/index.cards.html").select(".podcast-card")
    assert len(everything) == 1000
    assert everything[0].h2.a["href"].startswith("../episodes/")


def test_lists_are_not_in_the_search(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/1.md": episode("Zebra crossing", tags="stripes", body="Hooves.")})
    index = site.text("search/search_index.json")
    assert "Hooves" in index
    assert '"location":"podcast/' not in index.replace(" ", "") or index.count("Zebra crossing") <= 3
