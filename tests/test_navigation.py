"""Where episodes are in the navigation, and what leads to them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from sites import Site, build, episode, episodes


def links(site: Site, page: str = "index.html") -> list[str]:
    """The addresses in the theme's navigation."""
    return [link["href"] for link in site.page(page).select("nav.md-nav--primary a.md-nav__link")]


def test_episodes_stay_out_of_an_automatic_navigation_which_has_the_index(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    assert links(site) == [".", "podcast/"] or links(site) == ["./", "podcast/"]


def test_all_episodes_come_back_where_the_option_says_so(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3), {"episodes": {"nav": True}})
    assert [link for link in links(site) if "episodes/" in link] == [
        "episodes/001/",
        "episodes/002/",
        "episodes/003/",
    ]


def test_the_newest_come_back_where_the_option_gives_their_number(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(5), {"episodes": {"nav": 2}})
    assert [link for link in links(site) if "episodes/" in link] == [
        "episodes/004/",
        "episodes/005/",
    ]


def test_an_episode_that_the_user_lists_stays(tmp_path: Path) -> None:
    nav = ["index.md", {"Listen first": "episodes/002.md"}]
    site = build(tmp_path, episodes(3), nav=nav)
    assert [link for link in links(site) if "episodes/" in link] == ["episodes/002/"]
    assert not [message for message in site.infos if "not included in the" in message]


TABS = {"name": "material", "font": False, "features": ["navigation.tabs"]}


def has_sidebar(site: Site, page: str) -> bool:
    sidebar = site.page(page).select_one(".md-sidebar--primary")
    return sidebar is not None and not sidebar.has_attr("hidden")


def test_no_page_of_a_show_has_a_sidebar_with_one_link(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(2), theme=TABS)
    for page in ("podcast", "podcast/tags/all", "episodes/001"):
        assert not has_sidebar(site, f"{page}/index.html")
    nav = [{"Show": ["podcast/index.md", "index.md"]}]
    site = build(tmp_path, {**episodes(1), "podcast/index.md": "# Show"}, theme=TABS, nav=nav)
    assert has_sidebar(site, "podcast/index.html")
    assert has_sidebar(site, "episodes/001/index.html")


def test_without_tabs_the_sidebar_stays(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(1))
    assert has_sidebar(site, "podcast/index.html")
    assert has_sidebar(site, "episodes/001/index.html")


def test_the_index_is_the_active_item_while_an_episode_is_open(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        episodes(2),
        theme={"name": "material", "font": False, "features": ["navigation.tabs"]},
    )
    for page in ("episodes/001/index.html", "podcast/tags/all/index.html"):
        active = site.page(page).select("nav.md-nav--primary .md-nav__item--active > a")
        assert [link.get_text(strip=True) for link in active] == ["Podcast"]
        tab = site.page(page).select(".md-tabs__item--active")
        assert [item.get_text(strip=True) for item in tab] == ["Podcast"]
    home = site.page("index.html").select("nav.md-nav--primary .md-nav__item--active")
    assert [item.get_text(strip=True) for item in home] == ["Home"]


def test_an_episode_leads_to_the_ones_before_and_after(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    around = site.content("episodes/002/index.html").select(".podcast-around a")
    assert [(link["rel"][0], link["href"]) for link in around] == [
        ("prev", "../001/"),
        ("next", "../003/"),
    ]
    assert len(site.content("episodes/001/index.html").select(".podcast-around a")) == 1


def test_drafts_and_scheduled_episodes_are_served_with_a_badge_and_not_built(
    tmp_path: Path,
) -> None:
    soon = dt.date.today() + dt.timedelta(days=30)
    pages = {
        "episodes/1.md": episode("Out"),
        "episodes/2.md": episode("Later", date=str(soon)),
        "episodes/3.md": episode("Not yet").replace("---\n", "---\ndraft: true\n", 1),
    }
    built = build(tmp_path, pages)
    assert [
        card.get_text() for card in built.content("podcast/index.html").select(".podcast-card h2")
    ] == ["Out"]
    assert not (built.out / "episodes/2/index.html").exists()
    assert [
        message
        for message in built.infos
        if f"1 episode scheduled. Next: episodes/2.md, {soon}" in message
    ]
    served = build(tmp_path, {}, serving=True)
    cards = served.content("podcast/index.html").select(".podcast-card")
    assert {
        card.h2.get_text(): re.findall("Draft|Scheduled", card.get_text()) for card in cards
    } == {
        "Later": ["Scheduled"],
        "Out": [],
        "Not yet": ["Draft"],
    }
    assert "Scheduled" in served.content("episodes/2/index.html").get_text()


def test_a_date_so_far_ahead_that_it_is_hardly_meant_is_told_with_its_line(tmp_path: Path) -> None:
    pages = {
        "episodes/1.md": episode("Out"),
        "episodes/2.md": episode("Mistyped", date="2962-01-05"),
    }
    (warning,) = build(tmp_path, pages, strict=False).warnings
    assert warning.startswith(
        "podcast: episodes/2.md:3: `date`: the episode is scheduled for 2962-01-05, 9"
    )


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_the_theme_s_own_next_and_previous_follow_the_show(tmp_path: Path, theme: str) -> None:
    site = build(tmp_path, episodes(3), theme={"name": theme})
    page = site.page("episodes/002/index.html")
    drawn = "[rel={0}]" if theme != "readthedocs" else ".rst-footer-buttons a[title='{1}']"
    for way, title, path in (("next", "Number 003", "003/"), ("prev", "Number 001", "001/")):
        link = page.select_one(drawn.format(way, title))
        assert link is not None
        assert str(link["href"]).endswith(path)
