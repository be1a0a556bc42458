"""Front matter in files beside pages: Material's `.meta.yml` and `.authors.yml`, and `ep1.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_podcast.source.meta_files import MetaFiles
from mkdocs_podcast.source.page_reading import Reading
from mkdocs_podcast.source.selection import Selection
from mkdocs_podcast.source.site import Site
from sites import Site as BuiltSite
from sites import build, page_of

RECORDING = "https://cdn.example.org/1.mp3"
PAGE = page_of(title="One", date="2026-01-01", audio=RECORDING, length=2_000_000)
COMPLETE: dict[str, Any] = {
    "description": "A show.",
    "categories": ["Arts"],
    "author": "Ana",
    "image": "https://cdn.example.org/cover.png",
    "channel": {"owner": {"name": "Ana", "email": "ana@example.org"}},
}


def read(
    path: str, text: str, files: Mapping[str, str], include: tuple[str, ...] = ()
) -> Reading | None:
    folder_files = [name for name in files if name.endswith(".meta.yml")]
    meta_files = MetaFiles(folder_files, files.__contains__, files.__getitem__)
    return Selection(include, [], Site(meta_files=meta_files)).read(path, text)[0]


def test_a_folder_s_file_completes_front_matter_the_nearest_last() -> None:
    files = {
        ".meta.yml": "season: 1\ntags: [site]\nhosts: [Ana]\nexplicit: true",
        "ep/.meta.yml": "season: 7\ntags: [folder]\nextra: {location: Here}",
        "other/.meta.yml": "season: 9",
    }
    text = page_of(title="One", audio=RECORDING, tags=["page"], explicit=False)
    reading = read("ep/one.md", text, files)
    assert reading is not None
    episode = reading.episode
    assert (episode.season, episode.explicit) == (7, False)
    assert episode.tags == ("site", "folder", "page")
    assert [person.name for person in episode.hosts] == ["Ana"]
    assert [path for path, _ in reading.front.meta_files] == [".meta.yml", "ep/.meta.yml"]


@pytest.mark.parametrize(
    ("path", "text", "is_episode"),
    [
        ("ep/one.md", "# One\n\nNotes.", True),
        ("ep/one.md", page_of(title="One"), True),
        ("ep/index.md", "# All episodes", False),
        ("other/one.md", "# One\n\nNotes.", False),
    ],
)
def test_a_folder_s_file_can_make_its_pages_episodes_but_not_its_index(
    path: str, text: str, is_episode: bool
) -> None:
    files = {"ep/.meta.yml": "category: podcast\nhosts: [Ana]"}
    assert (read(path, text, files) is not None) is is_episode
    if is_episode or path == "ep/index.md":
        assert (read(path, text, files, ("ep/",)) is not None) is is_episode


@pytest.mark.parametrize("source", ["", "- a\n- b", "just text", "a: [", "season: [\n"])
def test_a_file_without_usable_keys_changes_nothing(source: str) -> None:
    reading = read("ep/one.md", PAGE, {"ep/.meta.yml": source})
    assert reading is not None
    assert reading.episode.season is None


@pytest.mark.parametrize(
    ("path", "text", "name", "include", "title"),
    [
        ("ep/one.md", "Notes.", "ep/one.yml", (), "Beside"),
        ("ep/one.md", "Notes.", "ep/one.yaml", (), "Beside"),
        ("ep/1/index.md", "Notes.", "ep/1/index.yml", (), "Beside"),
        ("ep/one.md", PAGE, "ep/one.yml", (), "One"),
        ("ep/one.md", page_of(season=2), "ep/one.yml", ("ep/",), "Beside"),
        ("ep/one.md", PAGE, "ep/one.yml", ("ep/",), "One"),
        ("ep/one.md", "Notes.", "ep/two.yml", ("ep/",), "One"),
    ],
)
def test_a_file_beside_a_page_is_its_front_matter(
    path: str, text: str, name: str, include: tuple[str, ...], title: str
) -> None:
    files = {name: f"title: Beside\naudio: {RECORDING}\nepisode: 7\n"}
    reading = read(path, text, files, include)
    assert reading is not None
    assert reading.episode.title == title
    assert (reading.episode.number == 7) is bool(reading.front.meta_files)


def test_a_file_beside_a_page_with_front_matter_is_left_alone_without_a_pattern() -> None:
    files = {"ep/one.yml": f"audio: {RECORDING}\n"}
    assert read("ep/one.md", page_of(title="One"), files) is None


def test_other_yaml_beside_a_page_makes_no_episode() -> None:
    files = {"api.yml": "openapi: 3.0.0\ninfo: {title: API}\n"}
    assert read("api.md", "# API\n\nText.", files) is None


def test_a_mistake_in_a_file_beside_a_page_is_reported_there() -> None:
    files = {"ep/one.yml": f"audio: {RECORDING}\ntwitter: @somebody\n"}
    reading = read("ep/one.md", "Notes.", files)
    assert reading is not None
    assert [(problem.path, problem.line) for problem in reading.problems] == [("ep/one.yml", 2)]


def test_the_meta_plugin_s_file_counts_once_on_page_and_in_feed(tmp_path: Path) -> None:
    pages = {
        "ep/.meta.yml": "season: 7\nhosts: [Ana Host]\ntags: [fromfolder]\nstatus: new\n",
        "ep/one.md": PAGE.replace("title:", "tags: [mine]\ntitle:"),
        "ep/other.md": "# Other\n\nText.\n",
    }
    site = _built(tmp_path, pages, ["meta", "tags"])
    feed = site.text("podcast/feed.xml")
    assert "<itunes:season>7</itunes:season>" in feed
    assert ">Ana Host</podcast:person>" in feed
    assert feed.count("<item>") == 1
    tags = [tag.get_text() for tag in site.content("ep/one/index.html").select(".md-tag")]
    assert tags == ["fromfolder", "mine"]


def test_without_the_plugin_its_file_is_nothing(tmp_path: Path) -> None:
    site = _built(tmp_path, {"ep/.meta.yml": "season: 7\n", "ep/one.md": PAGE}, [])
    assert "itunes:season" not in site.text("podcast/feed.xml")


def test_a_blog_s_authors_are_people_of_its_episodes(tmp_path: Path) -> None:
    authors = {
        "authors": {
            "ana": {
                "name": "Ana Ferreira",
                "description": "Host",
                "avatar": "https://cdn.example.org/ana.png",
                "url": "https://example.org/ana",
            }
        }
    }
    pages = {
        "blog/index.md": "# Blog\n",
        "blog/.authors.yml": yaml.safe_dump(authors),
        "blog/posts/one.md": "---\ndate: 2026-01-31\nauthors: [ana]\ncategories: [Podcast]\n"
        f"audio: {RECORDING}\nlength: 2000000\n---\n\n# One\n\nIntro.\n\n<!-- more -->\n\nRest.\n",
    }
    feed = _built(tmp_path, pages, ["blog"]).text("podcast/feed.xml")
    assert 'href="https://example.org/ana"' in feed
    assert 'img="https://cdn.example.org/ana.png"' in feed
    assert ">Ana Ferreira</podcast:person>" in feed


def _built(folder: Path, pages: Mapping[str, str | bytes], plugins: list[str]) -> BuiltSite:
    entries = ["search", *plugins, {"podcast": COMPLETE}]
    site = build(folder, pages, strict=False, plugins=entries)
    assert site.warnings == []
    return site
