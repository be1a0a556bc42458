"""`mkdocs-podcast export` gives a show in one file, and nothing is lost in it."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from media import mp3
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.feed_comparison import compare_feeds
from sites import episodes, make, page_of, rebuild

MP3 = mp3(20)
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana>Bread.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def site(folder: Path) -> None:
    titles = ["Crust", "Crumb", "End & (all)"]
    chapters = [{"start": start, "title": title} for start, title in enumerate(titles)]
    page = page_of(
        "Notes with a [link](https://a.org/) and ![art](art/crust.png).",
        title="Crust & <crumb>", date="2026-01-01", audio="media/1.mp3", transcript="1.vtt",
        chapters=chapters, guests=["Bo"], season=1, episode=1, tags=["rye"],
    )  # fmt: skip
    draft = page_of(title="Later", draft=True, audio="https://cdn.example.org/2.mp3")
    pages = {"episodes/1.md": page, "episodes/2.md": draft, "episodes/media/1.mp3": MP3,
        "episodes/1.vtt": VTT, "episodes/art/crust.png": PNG, "other.md": "# Other\n"}  # fmt: skip
    podcast = {"author": "Ana", "description": "Bread.", "categories": ["Arts"],
        "episodes": {"include": ["episodes/*.md"]}}  # fmt: skip
    make(folder, pages, podcast)


def run(folder: Path, *arguments: str, code: int = 0) -> Result:
    config = str(folder / "mkdocs.yml")
    result = CliRunner().invoke(main, ["export", *arguments, "-f", config])
    assert result.exit_code == code, result.output
    return result


def test_the_archive_has_the_whole_show(tmp_path: Path) -> None:
    site(tmp_path)
    target = tmp_path / "show.zip"
    output = run(tmp_path, str(target), "--media", "--json").stdout
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert json.loads(output)["files"] == names == sorted(names)
        assert {"README.txt", "feed.xml", "show.json", "media.json", "site/mkdocs.yml", "pages/episodes/1.md",
            "pages/episodes/2.md", "pages/episodes/1.vtt", "pages/episodes/art/crust.png",
            "pages/episodes/media/1.mp3"} <= set(names)  # fmt: skip
        assert "pages/other.md" not in names
        assert [name for name in names if name.startswith("published/")] == [
            "published/episodes/1/chapters.json"
        ]
        show = json.loads(archive.read("show.json"))
        media = {entry["episode"]: entry for entry in json.loads(archive.read("media.json"))}
        feed = archive.read("feed.xml").decode()
    first = next(episode for episode in show["episodes"] if episode["path"] == "episodes/1.md")
    assert first["title"] == "Crust & <crumb>"
    assert first["people"][0]["name"] == "Bo"
    assert first["guid"] in feed
    assert first["front_matter"]["tags"] == ["rye"]
    assert media["episodes/1.md"]["url"] == "https://example.org/episodes/media/1.mp3"
    assert media["episodes/1.md"]["sha256"] == hashlib.sha256(MP3).hexdigest()
    assert media["episodes/1.md"]["bytes"] == len(MP3)
    assert media["episodes/1.md"]["archive"] == "pages/episodes/media/1.mp3"
    assert media["episodes/2.md"]["archive"] == ""


def test_the_same_show_gives_the_same_bytes_and_no_recordings_unasked(tmp_path: Path) -> None:
    site(tmp_path)
    for name in ("a.zip", "b.zip"):
        run(tmp_path, str(tmp_path / name))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert "pages/episodes/media/1.mp3" not in zipfile.ZipFile(tmp_path / "a.zip").namelist()


def test_its_feed_has_the_notes_of_every_episode_in_full(tmp_path: Path) -> None:
    make(tmp_path, episodes(2), {"feeds": {"full_notes": 1}})
    run(tmp_path, str(tmp_path / "show.zip"))
    feed = zipfile.ZipFile(tmp_path / "show.zip").read("feed.xml")
    assert feed.count(b"<content:encoded>") == 2


def test_its_feed_imported_again_gives_the_same_feed(tmp_path: Path) -> None:
    site(tmp_path / "old")
    run(tmp_path / "old", str(tmp_path / "show.zip"))
    old = zipfile.ZipFile(tmp_path / "show.zip").read("feed.xml")
    assert b"<item>" in old
    (tmp_path / "feed.xml").write_bytes(old)
    new = tmp_path / "new"
    new.mkdir()
    result = CliRunner().invoke(
        main, ["import", str(tmp_path / "feed.xml"), "--into", str(new), "--offline"]
    )
    assert result.exit_code == 0, result.output
    rebuild(new / "mkdocs.yml")
    (feed,) = new.glob("site/**/feed.xml")
    # Chapters are a file of the new site.
    (chapters,) = new.glob("site/**/chapters.json")
    differences = compare_feeds(old, feed.read_bytes())
    assert [difference.field for difference in differences] in ([], ["podcast:chapters"])
    titles = [chapter["title"] for chapter in json.loads(chapters.read_text("utf-8"))["chapters"]]
    assert titles == ["Crust", "Crumb", "End & (all)"]
    # Times of chapters are no part of what the page says.
    assert b"(00:01) Crumb" in old
    descriptions = [
        re.findall(rb"<description>.*?</description>", text, re.DOTALL)
        for text in (old, feed.read_bytes())
    ]
    assert descriptions[0] == descriptions[1]


def test_a_show_without_feed_is_exported_and_said_to_be(tmp_path: Path) -> None:
    make(tmp_path, {"a.md": page_of(title="A", audio="https://a.org/1.mp3")}, site_url="")
    output = run(tmp_path, str(tmp_path / "show.zip"), code=1).output
    assert "no feed" in output
    assert "pages/a.md" in zipfile.ZipFile(tmp_path / "show.zip").namelist()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    site(tmp_path)
    output = run(tmp_path, str(tmp_path / "no/show.zip"), code=1).output
    assert "show.zip cannot be written (No such file or directory): check the folder." in output
    assert "mkdocs.yml cannot" not in output
