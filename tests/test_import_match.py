"""Pages that exist get the recordings of a feed, and nothing else of them changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.page_completion import CompletionError, completed
from mkdocs_podcast.importing.page_matching import title_key
from mkdocs_podcast.source import frontmatter

_SEED = Path(__file__).parents[2] / "shared/data/posts/seed"
_PLAYER = "https://player.fireside.fm/v2/vA-gqsEV+UsZ0ZY4P?theme=dark"
_KEYS = {"audio": "https://cdn.example.org/1.mp3", "length": 12345678, "guid": "a-1"}
_LINES = "audio: https://cdn.example.org/1.mp3\nlength: 12345678\nguid: a-1\n"


def item(
    title: str, date: str = "31 Mar 2022 00:00:00", name: str = "a1b2c3d4", player: str = ""
) -> str:
    return f"""<item><title>{title}</title><guid isPermaLink="false">guid-{name}</guid>
<pubDate>Thu, {date} GMT</pubDate><link>https://show.example.org/{name}</link>
<enclosure url="https://aphid.fireside.fm/d/1437767933/{name}.mp3" length="31234567"
 type="audio/mpeg"/><itunes:duration>43:21</itunes:duration>
<fireside:playerURL>{player}</fireside:playerURL></item>"""


def write_feed(folder: Path, *items: str) -> Path:
    path = folder / "feed.xml"
    path.write_text(
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
        'xmlns:fireside="http://fireside.fm/modules/rss/fireside"><channel><title>A</title>'
        f"{''.join(items)}</channel></rss>"
    )
    return path


def write_page(folder: Path, text: str, name: str = "a.md") -> Path:
    path = folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def match(folder: Path, *arguments: str, exit_code: int = 0) -> str:
    feed = str(folder / "feed.xml")
    result = CliRunner().invoke(
        main, ["import", feed, "--match", "--into", str(folder), *arguments]
    )
    assert result.exit_code == exit_code, result.output
    return result.output


def post(title: str, date: str = "2022-03-31", body: str = "Text.") -> str:
    return f'---\ntitle: "{title}"\ndate: {date}  # when\n---\n\n{body}\n'


def test_a_page_is_found_by_its_player(tmp_path: Path) -> None:
    player = _PLAYER.partition("?")[0]
    write_feed(tmp_path, item("Other", name="e5f6a7b8"), item("MLOps", player=player))
    text = post("Something else", body=f'<iframe src="{_PLAYER}" width="740"></iframe>')
    page = write_page(tmp_path, text)
    assert "1 page: completed" in match(tmp_path)
    lines = (
        "audio: https://aphid.fireside.fm/d/1437767933/a1b2c3d4.mp3\nlength: 31234567\n"
        "duration: '43:21'\nguid: guid-a1b2c3d4\n"
    )
    assert page.read_text() == text.replace("# when\n---", f"# when\n{lines}---")


def test_a_page_is_found_by_its_title_and_date(tmp_path: Path) -> None:
    write_feed(tmp_path, item("12: Open-Source MLOps with Matt"), item("Other", name="e5f6a7b8"))
    write_page(tmp_path, post("Podcast: Open-Source MLOps with Matt", "2022-04-01"))
    output = match(tmp_path)
    assert "docs/a.md: audio, length, duration, guid" in output
    assert "1 episode without a page:\n  Other" in output


def test_an_import_afterwards_writes_the_pages_that_are_missing(tmp_path: Path) -> None:
    write_feed(tmp_path, item("MLOps"), item("Other", name="e5f6a7b8"))
    page = write_page(tmp_path, post("MLOps"))
    match(tmp_path)
    before = page.read_bytes()
    arguments = ["import", str(tmp_path / "feed.xml"), "--into", str(tmp_path), "--offline"]
    output = CliRunner().invoke(main, arguments).output
    assert "1 is new\n  1 is on a page of your own" in output
    assert [path.name for path in (tmp_path / "docs/episodes").iterdir()] == ["other.md"]
    assert page.read_bytes() == before
    output = CliRunner().invoke(main, arguments).output
    assert "1 is as it was\n  1 is on a page of your own" in output


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write_feed(tmp_path, item("MLOps"))
    page = write_page(tmp_path, post("MLOps"))
    match(tmp_path)
    before = page.read_bytes()
    assert "1 page: nothing is missing" in match(tmp_path)
    assert page.read_bytes() == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write_feed(tmp_path, item("MLOps"))
    page = write_page(tmp_path, post("MLOps"))
    assert "nothing is written" in match(tmp_path, "--dry-run")
    assert page.read_text() == post("MLOps")


@pytest.mark.parametrize(
    ("pages", "items", "reason"),
    [
        ([post("A long title", "2021-01-01")], [item("A long title")], "dates more than"),
        ([post("Same"), post("Same")], [item("Same")], "several have this title"),
        ([post("Same")], [item("Same"), item("Same", name="e5f6a7b8")], "several have this title"),
        ([post("Learning slowly, part 1")], [item("Learning slowly - part 2")], "titles alike"),
        (
            [post("Mine", "2020-01-01", f'<iframe src="{_PLAYER}"></iframe>')],
            [item("Theirs", player=_PLAYER)],
            "another title",
        ),
    ],
)
def test_what_is_not_certain_is_left_as_it_is(
    tmp_path: Path, pages: list[str], items: list[str], reason: str
) -> None:
    write_feed(tmp_path, *items)
    paths = [write_page(tmp_path, text, f"{number}.md") for number, text in enumerate(pages)]
    assert reason in match(tmp_path, exit_code=3)
    assert [path.read_text() for path in paths] == pages


def test_a_link_to_another_episode_is_no_player(tmp_path: Path) -> None:
    write_feed(tmp_path, item("First", name="episode-12345"))
    text = post("Second", body="As in [the first](https://show.example.org/episode-12345).")
    page = write_page(tmp_path, text)
    assert "1 episode without a page" in match(tmp_path)
    assert page.read_text() == text


def test_what_a_page_says_itself_stays(tmp_path: Path) -> None:
    write_feed(tmp_path, item("MLOps"))
    text = '---\ntitle: MLOps\ndate: 2022-03-31\naudio: mine.mp3\nduration: "1:00:00"\n---\nText.\n'
    page = write_page(tmp_path, text)
    match(tmp_path)
    assert page.read_text() == text.replace("---\nText", "guid: guid-a1b2c3d4\n---\nText")


def test_the_report_as_json_names_every_page(tmp_path: Path) -> None:
    write_feed(tmp_path, item("MLOps"), item("Other", name="e5f6a7b8"))
    write_page(tmp_path, post("MLOps"))
    report = json.loads(match(tmp_path, "--json"))
    assert [(page["path"], page["match"]) for page in report["pages"]] == [
        ("docs/a.md", "completed")
    ]
    assert report["without_page"] == ["Other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1 # b\nb:\n  - c\n---\nText\n", f"---\na: 1 # b\nb:\n  - c\n{_LINES}---\nText\n"),
        ("---\na: |\n  ---\n  b\n---\nText", f"---\na: |\n  ---\n  b\n{_LINES}---\nText"),
        (
            "---\r\na: 1\r\n---\r\nText\r\n",
            "---\r\na: 1\r\n" + _LINES.replace("\n", "\r\n") + "---\r\nText\r\n",
        ),
        ("\ufeff---\na: 1\n---\nText\n", f"\ufeff---\na: 1\n{_LINES}---\nText\n"),
        (
            "+++\na = 1\n[b]\nc = 2\n+++\nText\n",
            (
                '+++\naudio = "https://cdn.example.org/1.mp3"\nlength = 12345678\nguid = "a-1"\n'
                "a = 1\n[b]\nc = 2\n+++\nText\n"
            ),
        ),
        (
            '{\n  "a": 1\n}\nText\n',
            (
                '{\n  "audio": "https://cdn.example.org/1.mp3",\n  "length": 12345678,\n'
                '  "guid": "a-1",\n  "a": 1\n}\nText\n'
            ),
        ),
    ],
)
def test_lines_are_added_to_every_kind_of_front_matter(text: str, expected: str) -> None:
    assert completed(text, _KEYS) == expected
    meta = frontmatter.read(expected).meta
    assert {key: meta[key] for key in _KEYS} == _KEYS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Text\n", "no front matter"),
        ("---\naudio:\n---\nText\n", "`audio` already"),
        ("---\nGUID: 1\n---\nText\n", "`guid` already"),
        ("---\n{a: 1}\n---\nText\n", "safely"),
        ("---\na: 1\nText\n", "does not end"),
    ],
)
def test_what_cannot_be_completed_safely_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CompletionError, match=reason):
        completed(text, _KEYS)


@pytest.mark.parametrize(
    "title",
    ["Bread", "Podcast: Bread", "#12 Bread", "12: Bread", "Episode 12 - Bread", "S2E3: Bread"],
)
def test_what_shows_put_before_a_title_does_not_count(title: str) -> None:
    assert title_key(title) == "bread"


@pytest.mark.parametrize("title", ["12 Angry Men", "2001", "Podcasting", "Show your work"])
def test_a_title_is_not_cut(title: str) -> None:
    assert title_key(title) == title.casefold().replace(" ", "-")


@pytest.mark.skipif(not _SEED.is_dir(), reason="the posts of others are not here")
@pytest.mark.parametrize("has_player", [True, False])
def test_a_real_post_is_completed(tmp_path: Path, has_player: bool) -> None:
    [source] = _SEED.glob("*.md")
    page = write_page(tmp_path, source.read_text("utf-8"), source.name)
    player = _PLAYER.partition("?")[0] if has_player else ""
    write_feed(
        tmp_path,
        item("Another", name="e5f6a7b8", date="24 Mar 2022 00:00:00"),
        item("Open-Source MLOps with Matt Squire", player=player),
    )
    assert "1 page: completed" in match(tmp_path)
    old, new = source.read_text("utf-8").split("\n"), page.read_text("utf-8").split("\n")
    added = [line.partition(":")[0] for line in new if line not in old]
    assert added == ["audio", "length", "duration", "guid"]
    assert [line for line in new if line in old] == old
