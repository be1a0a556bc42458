"""`mkdocs-podcast new` goes on with a show as its author began it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import media
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.new_episode import next_number
from mkdocs_podcast.importing.page_places import media_folder, page_path
from mkdocs_podcast.model.episode import Audio, Episode
from mkdocs_podcast.source.frontmatter import read
from sites import MP3, episode, make, page_of, rebuild

TODAY = dt.date(2026, 1, 31)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def numbered(*numbers: tuple[int | None, int | None, str]) -> list[Episode]:
    return [
        Episode("a.md", "A", season=season, number=number, type=kind)  # type: ignore[arg-type]
        for season, number, kind in numbers
    ]


@pytest.mark.parametrize(
    ("episodes", "following"),
    [
        ([], (None, 1)),
        ([(None, 3, "full"), (None, 2, "full")], (None, 4)),
        ([(2, 2, "full"), (2, 1, "full"), (1, 9, "full")], (2, 3)),
        ([(2, 11, "full"), (1, 10, "full"), (1, 1, "full")], (2, 12)),
        ([(None, 99, "trailer"), (None, 2, "full")], (None, 3)),
        ([(3, None, "trailer"), (2, 4, "full"), (2, 1, "full")], (2, 5)),
        ([(None, None, "full")], (None, None)),
        ([(None, None, "trailer")], (None, 1)),
        ([(None, 0, "full")], (None, 1)),
    ],
)
def test_the_number_goes_on(episodes: Any, following: Any) -> None:
    assert next_number(numbered(*episodes)) == following


@pytest.mark.parametrize(
    ("paths", "following"),
    [
        ([], "episodes/008-the-loaf.md"),
        (["show/007-crust.md", "show/006-crumb.md"], "show/008-the-loaf.md"),
        (["show/7.md"], "show/8.md"),
        (["show/ep07.md"], "show/ep08.md"),
        (["show/E007_crust.md"], "show/E008_the-loaf.md"),
        (["show/crust.md"], "show/the-loaf.md"),
        (["2026-01-01-crust.md"], "2026-01-31-the-loaf.md"),
        (["posts/2025/2025-12-31-crust.md"], "posts/2026/2026-01-31-the-loaf.md"),
        (["show/007-crust/index.md"], "show/008-the-loaf/index.md"),
        (["show/crust/index.md"], "show/the-loaf/index.md"),
        (["show/S01E07-crust.md"], "show/S02E08-the-loaf.md"),
        (["show/s1e7.md"], "show/s2e8.md"),
        (["show/Season 1 E07 - Crust.md"], "show/Season 2 E08 - the-loaf.md"),
        (["show/#7 - Crust.md"], "show/#8 - the-loaf.md"),
        (["show/20260101-crust.md"], "show/20260131-the-loaf.md"),
        (["show/2026_01_01 crust.md"], "show/2026_01_31 the-loaf.md"),
        (["show/2026-01-01.md"], "show/2026-01-31.md"),
        (["posts/2025/12/crust.md"], "posts/2026/01/the-loaf.md"),
        (["a/odd.md", "a/006-x.md", "a/005-x.md"], "a/008-the-loaf.md"),
    ],
)
def test_the_page_is_called_as_the_others_are(paths: list[str], following: str) -> None:
    episodes = [Episode(path, "A", number=7 - place) for place, path in enumerate(paths)]
    assert page_path(episodes, (), "The loaf", 2, 8, TODAY) == following


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("\U0001f525", "episode"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u65e5\u672c\u8a9e", "\u65e5\u672c\u8a9e"),
        ("#61: <b>Cheese</b>", "61-cheese"),
        ('He said "No" \\ a/b', "he-said-no-a-b"),
    ],
)
def test_any_title_makes_a_name(title: str, name: str) -> None:
    episodes = [Episode("show/crust.md", "A")]
    assert page_path(episodes, (), title, None, None, TODAY) == f"show/{name}.md"


@pytest.mark.parametrize(
    ("include", "folder"),
    [("shows/a/**/*.md", "shows/a"), ("*.md", ""), ("/x/*/y.md", "x"), ("podcast/*.md", "podcast")],
)
def test_the_first_page_is_where_the_show_looks_for_it(include: str, folder: str) -> None:
    path = page_path([], [include], "A", None, 1, TODAY)
    assert path == f"{folder}/001-a.md".lstrip("/")


@pytest.mark.parametrize(
    ("page", "audio", "following"),
    [
        ("show/1.md", "show/media/1.mp3", "show/media"),
        ("show/1.md", "assets/audio/1.mp3", "assets/audio"),
        ("show/1/index.md", "show/1/1.mp3", "show"),
    ],
)
def test_the_recording_is_where_the_others_are(page: str, audio: str, following: str) -> None:
    episodes = [Episode(page, "A", audio=(Audio(audio, local=True),))]
    assert media_folder(episodes, "show/2.md") == following


def run(folder: Path, *arguments: str, code: int = 0) -> Result:
    config = str(folder / "mkdocs.yml")
    result = CliRunner().invoke(main, ["new", *arguments, "-f", config])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def test_a_page_without_recording_is_a_draft_and_an_episode(tmp_path: Path) -> None:
    make(tmp_path, {"episodes/001-one.md": episode(audio="https://a.org/1.mp3\nepisode: 1")})
    run(tmp_path, 'The  loaf: a "story"')
    page = tmp_path / "docs/episodes/002-the-loaf-a-story.md"
    front = read(page.read_text("utf-8")).meta
    assert front["title"] == 'The loaf: a "story"'
    assert (front["episode"], front["draft"], front["category"]) == (2, True, "podcast")
    site = rebuild(tmp_path / "mkdocs.yml", serving=True)
    assert "podcast: 2 episodes, 1 tag." in site.infos or any("2 episodes" in i for i in site.infos)


def test_a_recording_is_copied_and_its_tags_fill_the_page(tmp_path: Path) -> None:
    make(tmp_path, {}, {"episodes": {"include": ["episodes/*.md"]}})
    recording = tmp_path / "six.mp3"
    cover = media.frame(b"APIC", b"\0image/png\0\3\0" + PNG)
    chapters = (media.ctoc(["a"]), media.chap("a", 1, 9, media.title("Crust")))
    tag = media.id3(media.title("Pips"), cover, *chapters)
    recording.write_bytes(media.mp3(10, tag))
    output = json.loads(run(tmp_path, "--audio", str(recording), "--json").stdout)
    page = Path(output["path"])
    assert page.name == "001-pips.md"
    front = read(page.read_text("utf-8")).meta
    assert front["audio"] == "media/six.mp3" == output["audio"]
    assert (page.parent / "media/six.mp3").read_bytes() == recording.read_bytes()
    assert (page.parent / front["image"]).read_bytes() == PNG
    assert "draft" not in front
    assert front["chapters"] == [{"start": "0:01", "title": "Crust"}]
    assert "notes" not in page.read_text("utf-8")
    assert rebuild(tmp_path / "mkdocs.yml").warnings == []


def test_an_address_and_a_file_of_the_docs_folder_are_not_copied(tmp_path: Path) -> None:
    make(tmp_path, {"sound/a.mp3": MP3}, {"episodes": {"include": ["episodes/*.md"]}})
    address = json.loads(run(tmp_path, "A", "--audio", "https://a.org/1.mp3", "--json").stdout)
    assert address["audio"] == "https://a.org/1.mp3"
    inside = tmp_path / "docs/sound/a.mp3"
    output = json.loads(run(tmp_path, "B", "--audio", str(inside), "--json").stdout)
    assert output["audio"] == "../sound/a.mp3"


def two_shows(folder: Path) -> None:
    shows = []
    for name in "ab":
        episodes = {"include": [f"{name}/*.md"], "exclude": ["*/index.md"]}
        options = {"title": f"Show {name}", "index": f"{name}/index.md", "episodes": episodes}
        shows.append({"podcast": {**options, "tags": False}})
    make(folder, {}, plugins=shows)


def test_one_of_several_shows_is_named(tmp_path: Path) -> None:
    two_shows(tmp_path)
    assert "`Show a`, `Show b`" in run(tmp_path, "A", code=2).output
    assert "there is no show `c`" in run(tmp_path, "A", "--show", "c", code=2).output
    run(tmp_path, "A", "--show", "show b")
    assert (tmp_path / "docs/b/001-a.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "give the title"),
        (("A", "--audio", "nowhere.mp3"), 1, "nowhere.mp3"),
        (("A", "--audio", __file__), 1, "not a recording"),
        (("One",), 1, "is there already"),
    ],
)
def test_a_mistake_is_a_sentence(
    arguments: tuple[str, ...], code: int, message: str, tmp_path: Path
) -> None:
    page = page_of(title="One", date="2026-01-01", audio="https://a.org/1.mp3")
    make(tmp_path, {"episodes/one.md": page})
    assert message in run(tmp_path, *arguments, code=code).output


def test_a_site_without_the_plugin_is_named(tmp_path: Path) -> None:
    make(tmp_path, {}, plugins=["search"])
    assert "has no podcast" in run(tmp_path, "A", code=1).output
