"""Files in other encodings, and pointers in the places of files: read, or named with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import media
from mkdocs_podcast.cli import main
from mkdocs_podcast.text.encodings import decode_text
from sites import build, episode, make, page_of

POINTER = media.lfs_pointer(110_517_008)
UMLAUTS = "---\ntitle: Über uns\n---\n\n# Über uns\n\nKäse.\n"


@pytest.mark.parametrize(
    ("data", "text", "reason"),
    [
        ("Käse".encode(), "Käse", ""),
        ("Käse".encode("utf-8-sig"), "Käse", ""),
        ("\ufeffKäse".encode("utf-16-le"), "Käse", "UTF-16"),
        ("\ufeffKäse".encode("utf-16-be"), "Käse", "UTF-16"),
        ("Käse".encode("latin-1"), "K\ufffdse", "not UTF-8"),
        ("Käse".encode("utf-16-le"), "", "not text"),
        (b"\x00\x01", "", "not text"),
        (b"", "", ""),
    ],
)
def test_the_encoding_of_a_file_is_told_by_its_bytes(data: bytes, text: str, reason: str) -> None:
    decoded, message = decode_text(data)
    assert decoded == text
    assert reason in message
    assert bool(reason) == bool(message)


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("latin-1", "about.md: the file is not UTF-8, and some letters are lost: save it as UTF-8"),
        ("utf-16", "about.md: the file is UTF-16, which few programs read: save it as UTF-8"),
    ],
)
def test_a_page_in_another_encoding_is_named_though_it_is_no_episode(
    tmp_path: Path, encoding: str, message: str
) -> None:
    pages = {"a.md": episode(), "about.md": UMLAUTS.encode(encoding)}
    site = build(tmp_path, pages, strict=False)
    assert site.warnings == [f"podcast: {message}"]


def test_a_page_in_another_encoding_is_named_where_no_show_reads_it(tmp_path: Path) -> None:
    pages = {"episodes/a.md": episode(), "about.md": UMLAUTS.encode("latin-1")}
    podcast = {"episodes": {"include": ["episodes/*.md"]}}
    site = build(tmp_path, pages, podcast, strict=False)
    assert site.warnings == [
        "podcast: about.md: the file is not UTF-8, and some letters are lost: save it as UTF-8"
    ]
    assert "K\ufffdse." in site.content("about/index.html").get_text()


def test_a_page_in_another_encoding_is_named_once_where_two_shows_read_it(tmp_path: Path) -> None:
    pages = {"a.md": episode(), "about.md": UMLAUTS.encode("latin-1")}
    shows = [
        {
            "podcast": {
                "index": f"{name}.md",
                "feed": False,
                "tags": f"{name}/{{tag}}.md",
                "episodes": {"include": ["*.md"]},
            }
        }
        for name in ("one", "two")
    ]
    site = build(tmp_path, pages, strict=False, plugins=shows)
    assert len([warning for warning in site.warnings if "about.md: the file" in warning]) == 1


def test_an_episode_in_utf_16_is_read(tmp_path: Path) -> None:
    page = episode("Folge über Käse").encode("utf-16")
    site = build(tmp_path, {"a.md": page}, strict=False)
    assert "Folge über Käse" in site.text("podcast/feed.xml")
    assert "Folge über Käse" in site.content("a/index.html").get_text()


def test_a_page_in_utf_16_without_a_mark_is_named(tmp_path: Path) -> None:
    pages = {"a.md": episode(), "about.md": "# About\n".encode("utf-16-le")}
    site = build(tmp_path, pages, strict=False)
    assert [warning for warning in site.warnings if "about.md: the file is not UTF-8" in warning]


def test_pointers_of_git_lfs_are_named_in_the_place_of_any_file(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": page_of(
            title="A",
            date="2026-01-01",
            audio="a.mp3",
            image="a.jpg",
            transcript="a.vtt",
            chapters="a.json",
        ),
        **dict.fromkeys(("a.jpg", "a.vtt", "a.json", "cover.png"), POINTER),
        "a.mp3": media.mp3(5),
    }
    site = build(tmp_path, pages, {"image": "cover.png"}, strict=False)
    messages = [str(problem) for problem in site.problems if "git lfs pull" in problem.message]
    for name in ("a.jpg", "a.vtt", "a.json", "cover.png"):
        assert len([line for line in messages if name in line]) == 1, name
    assert "oid sha256" not in site.content("a/index.html").get_text()
    assert "transcript" not in site.text("podcast/feed.xml")


@pytest.mark.parametrize("site_url", ["https://example.org/", None])
def test_pointers_that_only_pages_show_are_mentioned_in_one_line(
    tmp_path: Path, site_url: str | None
) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": episode(body="![A clip](clip.mp3)\n\n![A picture](b.png)"),
        **dict.fromkeys(("clip.mp3", "b.png"), POINTER),
    }
    site = build(tmp_path, pages, site_url=site_url)
    messages = [line for line in site.infos if "git lfs pull" in line]
    assert len(messages) == 1
    assert "is a Git-LFS pointer (one of 2), which no browser plays or shows" in messages[0]


def test_a_transcript_that_is_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {"a.md": page_of(title="A", audio="a.mp3", transcript="a.vtt")}
    pages["a.mp3"] = media.mp3(5)
    config_file = make(tmp_path, {**pages, "a.vtt": "WEBVTT\n"})
    with (tmp_path / "docs" / "a.vtt").open("r+b") as file:
        file.truncate(65 << 20)
    site = build(tmp_path, {}, strict=False)
    assert config_file.is_file()
    assert [line for line in site.warnings if "a.vtt: the file has more than 64 MB" in line]


def test_a_document_as_transcript_is_named(tmp_path: Path) -> None:
    front = {"title": "A", "date": "2026-01-01", "audio": "https://cdn.example.org/a.mp3"}
    pages = {"a.md": page_of(**front, transcript="a.docx"), "a.docx": b"PK\x03\x04\0\0"}
    site = build(tmp_path, pages, strict=False)
    messages = [line for line in site.warnings if "a.docx" in line]
    assert len(messages) == 1
    assert messages[0].endswith(
        "`transcript`: `a.docx` is left out, as apps do not read .docx: "
        "export it as WebVTT, SRT or plain text"
    )


def test_the_lock_takes_a_pointer_whose_duration_front_matter_gives(tmp_path: Path) -> None:
    page = page_of(title="A", date="2026-01-01", audio="a.mp3", duration="1:02:03")
    make(tmp_path, {"a.md": page, "a.mp3": POINTER})
    result = CliRunner().invoke(main, ["lock", "-f", str(tmp_path / "mkdocs.yml")])
    assert (result.exit_code, "git lfs pull" in result.output) == (0, False)
    data = json.loads((tmp_path / "podcast.lock.json").read_text("utf-8"))
    (show,) = data["shows"].values()
    (entry,) = show["episodes"].values()
    assert entry["audio"]["a.mp3"]["length"] == 110_517_008


def test_two_shows_read_pages_in_other_encodings_without_a_warning_of_mkdocs(
    tmp_path: Path,
) -> None:
    pages = {
        "a/1.md": "---\ntitle: One\naudio: https://cdn.example.org/1.mp3\n---\n",
        "b/1.md": "---\ntitle: Two\naudio: https://cdn.example.org/2.mp3\n---\n",
        "other.md": "# Café\n".encode("latin-1"),
    }
    shows = [
        {
            "podcast": {
                "episodes": {"include": [f"{name}/*.md"]},
                "index": f"{name}.md",
                "tags": False,
                "feed": False,
            }
        }
        for name in ("a", "b")
    ]
    site = build(tmp_path, pages, strict=False, plugins=shows)
    assert [message for message in site.warnings if "other.md" not in message] == []
    assert len(site.warnings) == 1
