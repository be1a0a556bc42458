"""Episodes in folders of their own, and where their files are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.source.companion_files import chapters_beside, transcripts_beside
from mkdocs_podcast.source.episode_reader import Site, read_episode
from mkdocs_podcast.source.frontmatter import FrontMatter
from mkdocs_podcast.source.selection import Selection
from sites import MP3, build, page_of

PLAYER = "<audio controls src='https://cdn.example.org/159.mp3'></audio>"
CDN = "https://cdn.example.org/"


@pytest.mark.parametrize(
    ("include", "path", "text", "is_episode"),
    [
        ("episodes/*/README.md", "episodes/a/README.md", "# Caching\n\nNotes.", True),
        ("episodes/**/index.md", "episodes/a/index.md", "# Caching\n\nNotes.", True),
        ("episodes/159/README.md", "episodes/159/README.md", "# Caching", True),
        ("episodes/**/README.md", "episodes/README.md", "<!-- podcast:episodes -->", False),
        ("episodes/", "episodes/159/README.md", f"# Caching\n\n{PLAYER}", True),
        ("episodes/", "episodes/159/README.md", "# Episode 159 : Caching\n\nNotes.", True),
        ("episodes/", "episodes/ep-159/index.md", "# #159: Caching\n\nNotes.", True),
        ("episodes/", "episodes/159/README.md", "# Caching\n\nNotes.", False),
        ("episodes/", "episodes/season-2/index.md", f"# Season 2\n\n{PLAYER}", False),
        ("episodes/", "episodes/2021/index.md", "# Episodes of 2021", False),
        ("episodes/", "episodes/index.md", f"# Episodes\n\n{PLAYER}", False),
        ("guests/*.md", "guests/ana.md", "# A talk with Ana", True),
        ("**/*-transcript.md", "shows/a-transcript.md", "# A", True),
        ("shows/", "shows/guests/ana.md", "# Ana", False),
        ("shows/", "shows/a-transcript.md", "# A", False),
    ],
)
def test_what_a_pattern_names_is_an_episode_and_an_index_with_signs_of_one(
    include: str, path: str, text: str, is_episode: bool
) -> None:
    reading, problem = Selection([include], [], Site()).read(path, text)
    assert (reading is not None) is is_episode
    assert (problem is None) is is_episode


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["episodes/ep1/track.mp3"], "episodes/ep1/track.mp3"),
        (["episodes/ep1/track.mp3", "episodes/track.mp3"], "episodes/track.mp3"),
        (["episodes/ep1/track.mp3", "track.mp3"], "episodes/ep1/track.mp3"),
        (["track.mp3"], "track.mp3"),
    ],
)
def test_a_file_may_be_in_a_folder_named_like_the_page(files: list[str], found: str) -> None:
    site = Site(exists=files.__contains__)
    front = FrontMatter({"audio": "track.mp3"}, "")
    episode, problems = read_episode("episodes/ep1.md", front, site)
    assert [audio.url for audio in episode.audio] == [found]
    assert problems == []


def test_transcript_and_chapters_may_be_in_a_folder_named_like_the_page() -> None:
    files = {"episodes/ep1/transcript.vtt", "episodes/ep1/chapters.json"}
    (transcript,) = transcripts_beside("episodes/ep1.md", [], files)
    assert transcript.url == "episodes/ep1/transcript.vtt"
    chapters = chapters_beside("episodes/ep1.md", [], files)
    assert chapters == "episodes/ep1/chapters.json"


@pytest.mark.parametrize(
    ("image", "prefix", "url"),
    [
        ("one.jpg", CDN, CDN + "one.jpg"),
        ("2021/one.jpg", CDN + "covers", CDN + "covers/2021/one.jpg"),
        ("one", CDN + "{filename}.jpg", CDN + "one.jpg"),
        ("/one.jpg", CDN, ""),
        ("../one.jpg", CDN, ""),
        ("one.jpg", "", ""),
    ],
)
def test_a_bare_picture_is_below_the_image_prefix(image: str, prefix: str, url: str) -> None:
    front = FrontMatter({"image": image}, "")
    episode, problems = read_episode("a.md", front, Site(image_prefix=prefix))
    assert (episode.image, episode.image_local) == (url, False)
    assert bool(problems) is not bool(url)


def test_a_picture_in_the_docs_folder_comes_before_the_image_prefix() -> None:
    site = Site(exists=["one.jpg"].__contains__, image_prefix=CDN)
    episode, _ = read_episode("a.md", FrontMatter({"image": "one.jpg"}, ""), site)
    assert (episode.image, episode.image_local) == ("one.jpg", True)


@pytest.mark.parametrize(
    "image", ["/assets/cover.png", "assets/cover.png", "/show/assets/cover.png"]
)
def test_the_show_s_image_means_what_it_means_in_front_matter(tmp_path: Path, image: str) -> None:
    pages: dict[str, Any] = {
        "assets/cover.png": b"\x89PNG",
        "ep/one.md": page_of(title="One", date="2026-01-01", audio="one.mp3"),
        "ep/one/one.mp3": MP3,
    }
    podcast = {"image": image, "channel": {"images": ["/assets/cover.png"]}}
    site = build(tmp_path, pages, podcast, strict=False, site_url="https://ana.example/show/")
    assert not any("not in the docs folder" in warning for warning in site.warnings)
    address = "https://ana.example/show/assets/cover.png"
    feed = site.text("podcast/feed.xml")
    channel = feed.split("<item>")[0]
    assert f'<itunes:image href="{address}"/>' in channel
    assert f'<podcast:image href="{address}"' in channel
    assert "https://ana.example/show/ep/one/one.mp3" in feed
    assert "/assets/cover.png" in str(site.content("podcast/index.html"))


def test_other_paths_of_the_options_may_begin_with_a_slash(tmp_path: Path) -> None:
    pages = {"one.md": page_of(title="One", date="2026-01-01", audio="https://a.org/1.mp3")}
    podcast = {"index": "/shows/index.md", "feed": "/shows/feed.xml"}
    files = build(tmp_path, pages, podcast, strict=False).files()
    assert {"shows/index.html", "shows/feed.xml"} <= set(files)


def test_a_missing_image_of_the_show_is_reported_as_it_is_written(tmp_path: Path) -> None:
    pages = {"one.md": page_of(title="One", date="2026-01-01", audio="https://a.org/1.mp3")}
    site = build(tmp_path, pages, {"image": "/assets/none.png"}, strict=False)
    assert any("`/assets/none.png` is not in the docs folder" in one for one in site.warnings)


def test_a_left_out_index_is_reported_at_info() -> None:
    _, problem = Selection(["episodes/"], [], Site()).read("episodes/index.md", "# Episodes")
    assert problem is not None
    assert problem.severity is Severity.INFO
