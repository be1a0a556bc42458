"""`mkdocs-podcast check --moving`: what subscribers would notice of a new feed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feed_samples import MINIMAL, MINIMAL_ITEM, xml
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.feed_move import Effect, compare_move
from mkdocs_podcast.importing.feed_shapes import channel_of
from mkdocs_podcast.importing.feed_xml import read_document

ONE = MINIMAL_ITEM
TWO = MINIMAL_ITEM._replace(
    title="Two",
    guid="guid-2",
    enclosure=ONE.enclosure._replace(url="https://cdn.example.org/2.mp3"),
    date=ONE.date and ONE.date.replace(day=12),
    number=2,
    number_text="2",
    season=1,
)
OLD = xml(MINIMAL, TWO, ONE)


def effects(new: str, old: str = OLD) -> list[tuple[str, str]]:
    """What is noticed, and of which episode."""
    channels = [channel_of(read_document(text.encode()).root) for text in (old, new)]
    notices = compare_move(*channels).notices
    return [(notice.effect.value, notice.episode) for notice in notices]


@pytest.mark.parametrize(
    ("old", "new", "noticed"),
    [
        ("", "", []),
        ("guid-2<", "other<", [("loads-again", "Two")]),
        ("12 Jan", "1 Jan", [("changes-place", "Two")]),
        ("Mon, 12 Jan 2026", "Tue, 13 Jan 2026", [("changes-date", "Two")]),
        ("12 Jan 2026 09:30:00", "12 Jan 2026 09:30:59", []),
        ("09:30:00 +0000", "10:30:00 +0100", []),
        ("org/2.mp3", "net/2.mp3", [("other-recording", "Two")]),
        ("<title>Two", "<title>2", [("other-title", "Two")]),
        ("<itunes:season>1", "<itunes:season>2", [("other-number", "Two")]),
        ("<title>A show", "<title>The show", [("other-title", "")]),
    ],
)
def test_what_differs_is_what_subscribers_notice(
    old: str, new: str, noticed: list[tuple[str, str]]
) -> None:
    assert effects(OLD.replace(old, new)) == noticed


def test_a_number_that_the_old_feed_does_not_have_disturbs_nobody() -> None:
    old = OLD
    for tag in ("<itunes:season>1</itunes:season>", "<itunes:episode>2</itunes:episode>"):
        old = old.replace(tag, "")
    old = re.sub(r"<podcast:(?:season|episode)[^/]*/podcast:\w+>", "", old)
    assert effects(OLD, old) == []


def test_an_episode_that_is_not_in_the_new_feed_vanishes_and_another_appears() -> None:
    three = TWO._replace(
        title="Three",
        guid="guid-3",
        enclosure=TWO.enclosure._replace(url="https://cdn.example.org/3.mp3"),
    )
    assert effects(xml(MINIMAL, three, ONE)) == [("vanishes", "Two"), ("appears", "Three")]


def test_an_episode_without_a_guid_is_known_by_its_recording() -> None:
    guid = '<guid isPermaLink="false">{}</guid>'
    old = OLD.replace(guid.format("guid-2"), "")
    assert effects(OLD, old) == [("loads-again", "Two")]
    assert effects(OLD.replace("guid-2<", "https://cdn.example.org/2.mp3<"), old) == []


def test_another_guid_of_the_show_is_noticed_by_directories() -> None:
    old = OLD.replace("<item>", "<podcast:guid>a</podcast:guid><item>", 1)
    assert effects(OLD, old) == [("other-show", "")]
    assert effects(old, OLD) == []


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_has_its_sentence(effect: Effect) -> None:
    from mkdocs_podcast.importing.move_report import _SENTENCES

    assert _SENTENCES[effect]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that an import of the old feed makes."""
    old = OLD.replace(MINIMAL.url, "https://old.example.org/feed.xml")
    (tmp_path / "old.xml").write_text(old, "utf-8")
    result = CliRunner().invoke(
        main, ["import", str(tmp_path / "old.xml"), "--into", str(tmp_path), "--offline"]
    )
    assert result.exit_code == 0, result.output
    return tmp_path


def check(site: Path, *options: str) -> Result:
    config = str(site / "mkdocs.yml")
    arguments = ["check", "-f", config, "--moving", str(site / "old.xml"), *options]
    return CliRunner().invoke(main, arguments)


def test_of_an_imported_show_subscribers_notice_nothing(site: Path) -> None:
    result = check(site)
    assert (result.exit_code, result.stdout) == (0, "Subscribers notice nothing: 2 episodes.\n")


def test_what_is_noticed_is_said_with_the_remedy_and_fails(site: Path) -> None:
    page = next(path for path in (site / "docs").rglob("*.md") if "guid-2" in path.read_text())
    page.write_text(page.read_text().replace("guid: guid-2", "guid: other"), "utf-8")
    result = check(site)
    assert result.exit_code == 1
    assert result.stdout == (
        "error: apps list it a second time, as new, and load it again, since its GUID is another. "
        "Set `guid` in its front matter to the old one (1) [loads-again]\n"
        "  Two: guid-2 -> other\n\n"
        "1 error, 0 warnings; both feeds have 2 episodes.\n"
    )


def test_only_what_disturbs_fails_unless_it_is_strict(site: Path) -> None:
    old = site / "old.xml"
    old.write_text(old.read_text("utf-8").replace("<title>Two", "<title>Number two"), "utf-8")
    assert check(site).exit_code == 0
    assert check(site, "--strict").exit_code == 1
    result = json.loads(check(site, "--format", "json").stdout)
    assert result["warnings"] == 1
    assert result["notices"] == [
        {
            "effect": "other-title",
            "severity": "warning",
            "episode": "Number two",
            "old": "Number two",
            "new": "Two",
        }
    ]


def test_many_episodes_of_one_effect_are_counted(site: Path) -> None:
    items = [
        ONE._replace(
            title=f"No. {number}",
            guid=f"gone-{number}",
            enclosure=ONE.enclosure._replace(url=f"https://cdn.example.org/x{number}.mp3"),
        )
        for number in range(5)
    ]
    (site / "old.xml").write_text(xml(MINIMAL, TWO, ONE, *items), "utf-8")
    lines = check(site).stdout.splitlines()
    assert "(5) [vanishes]" in lines[0]
    assert lines[4] == "  and 2 more"


def test_an_old_feed_that_cannot_be_read_is_an_error_without_a_traceback(site: Path) -> None:
    (site / "old.xml").write_text("<html>Not here</html>", "utf-8")
    result = check(site)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert result.exception is None or isinstance(result.exception, SystemExit)
