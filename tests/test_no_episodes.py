"""A site with the plugin and without an episode gets only what its own pages ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_podcast.cli import main
from sites import Site, build, episode, make

PAGES = {"about.md": "# About\n\nHello."}


def our_files(site: Site) -> list[str]:
    return [path for path in site.files() if "podcast" in path]


def loads_assets(site: Site, path: str = "index.html") -> bool:
    links = site.page(path).select("link[href*='podcast.css'], script[src*='podcast.js']")
    assert len(links) in (0, 2)
    return bool(links)


@pytest.mark.parametrize("podcast", [{}, {"tags": "podcast/tags/{tag}.md"}])
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_build_adds_nothing(tmp_path: Path, podcast: dict[str, Any], theme: str) -> None:
    site = build(tmp_path, PAGES, podcast, theme={"name": theme})
    assert our_files(site) == []
    assert not loads_assets(site)
    assert not loads_assets(site, "404.html")
    assert "podcast" not in site.text("sitemap.xml")
    assert "podcast" not in site.text("search/search_index.json")


def test_the_site_is_the_one_without_the_plugin(tmp_path: Path) -> None:
    plain = build(tmp_path / "plain", PAGES, plugins=["search"])
    site = build(tmp_path / "with", PAGES)
    assert site.files() == plain.files()
    for path in ("index.html", "about/index.html", "404.html", "sitemap.xml"):
        assert site.text(path) == plain.text(path)


def test_a_preview_has_the_index(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES, serving=True)
    assert "podcast/index.html" in site.files()
    assert loads_assets(site)


@pytest.mark.parametrize(
    "text",
    [
        "![A clip](media/clip.mp3)",
        "https://www.youtube.com/watch?v=LVWTQcZbLgY",
        "<!-- podcast:episodes -->",
    ],
)
def test_a_page_with_a_block_gets_the_assets_and_nothing_else(tmp_path: Path, text: str) -> None:
    site = build(
        tmp_path, {"about.md": f"# About\n\n{text}", "media/clip.mp3": b"ID3"}, strict=False
    )
    assert loads_assets(site)
    assert {path.rpartition("/")[0] for path in our_files(site)} == {"assets/podcast"}


@pytest.mark.parametrize(
    ("pages", "more"),
    [
        ({"about.md": "[Listen](podcast/index.md)"}, {}),
        (PAGES, {"nav": ["index.md", "about.md", {"Podcast": "podcast/index.md"}]}),
    ],
)
def test_an_index_that_the_site_leads_to_stays(
    tmp_path: Path, pages: dict[str, str | bytes], more: dict[str, Any]
) -> None:
    site = build(tmp_path, pages, **more)
    assert "No episode is out yet." in site.content("podcast/index.html").get_text()
    assert loads_assets(site)


def test_a_show_without_episodes_changes_nothing_of_the_other_one(tmp_path: Path) -> None:
    empty = {
        "title": "Later",
        "index": "later/index.md",
        "tags": False,
        "episodes": {"include": ["later/*.md"]},
    }
    full = {
        "title": "Now",
        "index": "now/index.md",
        "tags": False,
        "episodes": {"include": ["now/*.md"]},
    }
    site = build(
        tmp_path,
        {"now/1.md": episode()},
        plugins=["search", {"podcast": empty}, {"podcast": full}],
        strict=False,
    )
    assert "now/index.html" in site.files()
    assert not [path for path in site.files() if path.startswith("later/")]
    assert loads_assets(site)


def test_episodes_that_are_not_out_keep_the_index(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/1.md": episode(date="2999-01-01")}, strict=False)
    assert "podcast/index.html" in site.files()
    assert loads_assets(site)


DATED = "---\ndate: 2026-01-31\n---\nText.\n"
PLAYED = "# A talk\n\nhttps://player.fireside.fm/v2/7d8ZVZEB+Q3MJmLYY\n"


@pytest.mark.parametrize(
    ("pages", "pattern"),
    [
        ({"shows/one.md": "# One\n", "shows/index.md": "# Shows\n"}, "shows/*.md"),
        ({"Podcast/2026/one.md": "# One\n", "Podcast/two.md": "# Two\n"}, "Podcast/**/*.md"),
        ({"en/episodes/one.md": "# One\n", "talks/a.md": DATED, "talks/b.md": DATED}, "en/episodes/*.md"),
        ({"talks/a.md": DATED, "talks/b.md": DATED, "talks/c.md": "# C\n"}, "talks/*.md"),
        ({"talks/a.md": PLAYED, "talks/b.md": PLAYED}, "talks/*.md"),
        ({"talks/2026-01-31-a.md": "# A\n", "talks/2026-02-28-b.md": "# B\n"}, "talks/*.md"),
    ],
)  # fmt: skip
def test_a_folder_of_what_looks_like_episodes_is_named(
    tmp_path: Path, pages: dict[str, str | bytes], pattern: str
) -> None:
    site = build(tmp_path / "before", pages)
    (message,) = [text for text in site.infos if "no page is an episode yet" in text]
    assert message.endswith(f"did you mean `episodes: {{include: [{pattern}]}}`?")
    named = build(tmp_path / "after", pages, {"episodes": {"include": [pattern]}}, strict=False)
    assert not [
        text
        for text in named.infos + named.warnings
        if "episode yet:" in text or "matches no" in text
    ]
    assert "podcast/index.html" in named.files()


@pytest.mark.parametrize(
    ("pages", "podcast"),
    [
        (PAGES, {}),
        ({"guide/a.md": DATED, "guide/b.md": "# B\n", "guide/c.md": "# C\n"}, {}),
        ({"guide/a.md": DATED}, {}),
        ({"a.md": DATED, "b.md": DATED}, {}),
        ({"shows/guests/ana.md": "# Ana\n", "shows/index.md": "# Shows\n"}, {}),
        ({"shows/one.md": "# One\n"}, {"episodes": {"exclude": ["shows/"]}}),
    ],
)
def test_no_folder_is_named_where_none_looks_like_one(
    tmp_path: Path, pages: dict[str, str | bytes], podcast: dict[str, Any]
) -> None:
    site = build(tmp_path, pages, podcast)
    (message,) = [text for text in site.infos if "no page is an episode yet" in text]
    assert message.endswith(
        "give one `audio` or `category: podcast` in its front matter, "
        "or name the pages, such as `episodes: {include: [episodes/*.md]}`"
    )


def test_a_check_names_the_same_folder(tmp_path: Path) -> None:
    config_file = make(tmp_path, {"shows/one.md": "# One\n"})
    result = CliRunner().invoke(main, ["check", "--config-file", str(config_file)])
    assert "did you mean `episodes: {include: [shows/*.md]}`?" in " ".join(result.output.split())
