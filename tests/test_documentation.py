"""The documentation around a show: which episodes are about a page, and which pages they mention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.pages.documentation import Connection, DocsPage, connect
from sites import Site, build, page_of, rebuild

PAGES = [DocsPage("tape.md", "Tape", "tape/", ("Sound", "hiss")), DocsPage("air.md", "Air", "air/")]
EPISODES = [
    Episode("3.md", "Three", tags=("sound",)),
    Episode("2.md", "Two", tags=("sound", "Hiss")),
    Episode("1.md", "One"),
]
LINKS = {"1.md": ["tape.md", "air.md", "tape.md", "3.md"], "3.md": ["air.md"]}


@pytest.mark.parametrize(
    ("connection", "about_tape", "about_air"),
    [
        (Connection(), [], []),
        (Connection(by_tags=True), ["Two", "Three"], []),
        (Connection(by_links=True), ["One"], ["Three", "One"]),
        (Connection(by_tags=True, by_links=True), ["One", "Two", "Three"], ["Three", "One"]),
    ],
)
def test_episodes_about_a_page_link_to_it_or_share_its_tags(
    connection: Connection, about_tape: list[str], about_air: list[str]
) -> None:
    about = connect(EPISODES, PAGES, LINKS, connection).episodes
    assert [episode.title for episode in about["tape.md"]] == about_tape
    assert [episode.title for episode in about["air.md"]] == about_air


def test_an_episode_mentions_each_page_once_in_the_order_of_its_notes() -> None:
    mentioned = connect(EPISODES, PAGES, LINKS, Connection(by_links=True)).pages
    assert [link.name for link in mentioned["1.md"]] == ["Tape", "Air"]


NOTES = "See [the manual](../guide/tape.md#splicing), [home](../index.md), [it](2.md) and [far](https://a.org)."


def site_with(folder: Path, options: Any, **more: Any) -> Site:
    pages = {
        "e/1.md": page_of(NOTES, title="One", date="2025-01-01", audio="https://a.org/1.mp3", tags=["sound"]),
        "e/2.md": page_of(title="Two", date="2025-01-02", audio="https://a.org/2.mp3", tags=["Tape"]),
        "guide/tape.md": page_of("# Tape & hiss\n\n## Splicing\n\nCut it.", tags=["tape"]),
        "guide/other.md": "# Other\n\nWords.\n",
        "index.md": "# Home\n",
    }  # fmt: skip
    return build(folder, pages, options, **more)


def about(site: Site, path: str) -> list[tuple[str, str]]:
    links = site.content(path).select(".podcast-related a")
    return [(link.get_text(), str(link["href"])) for link in links]


def mentioned(site: Site, path: str) -> list[tuple[str, str]]:
    links = site.content(path).select(".podcast-mentioned a")
    return [(link.get_text(), str(link["href"])) for link in links]


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_pages_and_episodes_lead_to_each_other(tmp_path: Path, use_directory_urls: bool) -> None:
    both = {"documentation": {"tags": True, "links": True}}
    site = site_with(tmp_path, both, use_directory_urls=use_directory_urls)
    end = "/index.html" if use_directory_urls else ".html"
    suffix = "/" if use_directory_urls else ".html"
    up = "../../" if use_directory_urls else "../"
    home = f"{up}./" if use_directory_urls else f"{up}index.html"
    assert about(site, f"guide/tape{end}") == [
        ("One", f"{up}e/1{suffix}"),
        ("Two", f"{up}e/2{suffix}"),
    ]
    assert about(site, f"guide/other{end}") == []
    assert [name for name, _ in about(site, "index.html")] == ["One"]
    assert mentioned(site, f"e/1{end}") == [
        ("Tape & hiss", f"{up}guide/tape{suffix}"),
        ("Home", home.replace("././", "./")),
    ]
    assert mentioned(site, f"e/2{end}") == []


def test_nothing_is_connected_unless_it_is_asked_for(tmp_path: Path) -> None:
    site = site_with(tmp_path, {})
    assert about(site, "guide/tape/index.html") == []
    assert mentioned(site, "e/1/index.html") == []


def test_an_edit_of_one_side_shows_on_the_other_in_a_build_with_a_cache(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"documentation": {"links": True}})
    assert about(site, "guide/other/index.html") == []
    notes = tmp_path / "docs/e/2.md"
    notes.write_text(notes.read_text("utf-8") + "\nOn [others](../guide/other.md).\n", "utf-8")
    again = rebuild(tmp_path / "mkdocs.yml")
    assert about(again, "guide/other/index.html") == [("Two", "../../e/2/")]
    heading = tmp_path / "docs/guide/other.md"
    heading.write_text("# Else\n", "utf-8")
    last = rebuild(tmp_path / "mkdocs.yml")
    assert mentioned(last, "e/2/index.html") == [("Else", "../../guide/other/")]
