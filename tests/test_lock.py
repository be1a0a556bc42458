"""The lock file: what it holds, how it is written, how it is read, and how it merges."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.lock.lockfile import (
    Lock,
    LockedEpisode,
    LockedShow,
    LockError,
    dump,
    guid_for,
    join,
    parse,
    show_guid,
)
from mkdocs_podcast.media.facts import Facts, LockedAudio

SHOW = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def audio(
    url: str, length: int | None = 1_000_000, duration: float | None = 61.5, **more: str
) -> LockedAudio:
    return LockedAudio(url, Facts("audio/mpeg", length, duration), **more)


def entry(path: str, *recordings: LockedAudio, **more: str) -> LockedEpisode:
    given = {
        "guid": guid_for(path, SHOW),
        "title": path.title(),
        "date": "2026-01-31T00:00:00+00:00",
        **more,
    }
    return LockedEpisode(
        path=path, audio=recordings or (audio(f"https://cdn.example.org/{path}.mp3"),), **given
    )


def lock(*entries: LockedEpisode, index: str = "podcast/index.md") -> Lock:
    return Lock((LockedShow(SHOW, index, entries),))


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("", ""),
    ],
)
def test_a_shows_guid_is_that_of_the_specification(url: str, guid: str) -> None:
    assert show_guid(url) == guid


def test_an_episodes_guid_comes_from_front_matter_else_the_lock_else_its_path() -> None:
    locked = LockedEpisode("old-guid", "a.md")
    assert guid_for("a.md", SHOW, locked, "own") == "own"
    assert guid_for("a.md", SHOW, locked) == "old-guid"
    assert guid_for("a.md", SHOW) == guid_for("a.md", SHOW) != guid_for("b.md", SHOW)
    assert guid_for("a.md", SHOW) != guid_for("a.md", "9b024349-ccf0-5f69-a609-6b82873eab3c")
    assert guid_for("a.md", "a guid that is no UUID") != guid_for("a.md", "another")
    assert guid_for("a.md", "") == ""


def test_the_file_is_sorted_has_a_value_a_line_and_ends_in_a_newline() -> None:
    one = entry(
        "a.md",
        audio("m/a.mp3", etag='"x"', modified="Sat, 31 Jan 2026 00:00:00 GMT"),
        guid="b",
        title="Über",
    )
    two = entry("b.md", audio("m/b.mp3", None, None), guid="a", title="", date="")
    text = dump(lock(one, two))
    assert text == dump(lock(two, one))
    assert text.endswith("}\n")
    assert text.splitlines() == [
        "{",
        '  "version": 1,',
        '  "shows": {',
        f'    "{SHOW}": {{',
        '      "index": "podcast/index.md",',
        '      "episodes": {',
        '        "a": {',
        '          "path": "b.md",',
        '          "title": "",',
        '          "date": "",',
        '          "audio": {',
        '            "m/b.mp3": {',
        '              "type": "audio/mpeg"',
        "            }",
        "          }",
        "        },",
        '        "b": {',
        '          "path": "a.md",',
        '          "title": "Über",',
        '          "date": "2026-01-31T00:00:00+00:00",',
        '          "audio": {',
        '            "m/a.mp3": {',
        '              "type": "audio/mpeg",',
        '              "length": 1000000,',
        '              "duration": 61.5,',
        r'              "etag": "\"x\"",',
        '              "modified": "Sat, 31 Jan 2026 00:00:00 GMT"',
        "            }",
        "          }",
        "        }",
        "      }",
        "    }",
        "  }",
        "}",
    ]


TEXT = st.text(max_size=30)
FACTS = st.builds(
    Facts,
    TEXT,
    st.none() | st.integers(0, 10**14),
    st.none() | st.floats(0, 1e6),
    st.text("0123456789abcdef"),
)
AUDIO = st.lists(
    st.builds(LockedAudio, TEXT, FACTS, TEXT, TEXT), max_size=3, unique_by=lambda one: one.url
)
EPISODES = st.lists(
    st.builds(LockedEpisode, TEXT, TEXT.filter(bool), TEXT, TEXT, AUDIO.map(tuple)),
    max_size=4,
    unique_by=lambda one: one.guid,
)


@given(
    st.lists(
        st.builds(LockedShow, TEXT, TEXT, EPISODES.map(tuple)),
        max_size=3,
        unique_by=lambda one: one.guid,
    )
)
def test_what_is_written_reads_back_equal_whatever_text_is_in_it(shows: list[LockedShow]) -> None:
    text = dump(Lock(tuple(shows)))
    assert dump(parse(text)) == text
    assert {
        show.guid: {one.guid: set(one.audio) for one in show.episodes} for show in parse(text).shows
    } == {show.guid: {one.guid: set(one.audio) for one in show.episodes} for show in shows}


def test_a_name_that_is_not_utf_8_can_be_written() -> None:
    text = dump(lock(entry("caf\udce9.md")))
    text.encode("utf-8")
    assert parse(text).shows[0].episodes[0].path == "caf\udce9.md"


GOOD = dump(lock(entry("a.md", guid="ga"), entry("b.md", guid="gb")))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "is not valid JSON (Expecting value)"),
        (GOOD.replace('"path": "b.md",', '"path": "b.md"'), 21, "is not valid JSON"),
        ("[1]", 1, "is not a lock file"),
        ('{"a": 1}', 1, "is not a lock file"),
        ("[" * 100_000, None, "is not a lock file"),
        ('{"version": ' + "9" * 5000 + "}", None, "is not valid JSON"),
        (GOOD.replace('"version": 1', '"version": 2'), None, "was written by a newer version of mkdocs-podcast"),
        (GOOD.replace('"version": 1', '"version": "x"'), 2, "`version` is no version"),
        (GOOD.replace('"gb"', '"ga"'), 19, "`ga` stands there twice"),
        (GOOD.replace('"path": "b.md"', '"path": 7'), 19, "`gb` has a `path` that is no text"),
        (GOOD.replace('"path": "b.md"', '"path": ""'), 19, "`gb` has no `path`"),
        (GOOD.replace('"length": 1000000', '"length": -1', 1), 12, "a `length` that is no number of bytes"),
        (GOOD.replace('"length": 1000000', '"length": 1.5', 1), 12, "a `length` that is no number of bytes"),
        (GOOD.replace('"duration": 61.5', '"duration": NaN', 1), 12, "a `duration` that is no number of seconds"),
        ('{"version": 1, "shows": []}', 1, "`shows` is no mapping"),
        ('{"version": 1,\n"shows": {"s": 1}}', 2, "`s` is no mapping"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_told_with_the_line_and_the_remedy(
    text: str, line: int | None, said: str
) -> None:
    with pytest.raises(LockError) as caught:
        parse(text)
    assert said in str(caught.value)
    assert ": " in str(caught.value)
    assert caught.value.line == line


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | TEXT,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                TEXT | st.sampled_from(["version", "shows", "episodes", "audio", "path"]),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_any_json_is_read_or_refused_with_a_sentence(data: object) -> None:
    text = json.dumps({"version": 1, "shows": {"s": data}})
    try:
        parse(text)
    except LockError as error:
        assert str(error).endswith("run `mkdocs-podcast lock`")  # noqa: PT017


def test_a_show_is_found_again_when_its_index_page_has_moved() -> None:
    held = lock(entry("a.md"), index="old/index.md")
    assert held.show_of("old/index.md", [], ["old/index.md"]) == held.shows[0]
    assert held.show_of("new/index.md", ["a.md"], ["new/index.md"]) == held.shows[0]
    assert held.show_of("new/index.md", ["other.md"], ["new/index.md"]) is None
    assert held.show_of("new/index.md", ["a.md"], ["new/index.md", "old/index.md"]) is None


def test_a_shows_guid_stays_the_locked_one_unless_the_option_says_otherwise() -> None:
    held = lock(entry("a.md"))
    new_url = "https://moved.example.org/feed.xml"
    assert held.begin("podcast/index.md", new_url, [], []) == (held.shows[0], SHOW)
    assert held.begin("podcast/index.md", new_url, [], [], "own") == (
        replace(held.shows[0], guid="own"),
        SHOW,
    )
    assert Lock().begin("i.md", "https://podnews.net/rss", ["a.md"], ["i.md"]) == (
        LockedShow("9b024349-ccf0-5f69-a609-6b82873eab3c", "i.md"), "",
    )  # fmt: skip
    assert Lock().begin("i.md", "", [], []) == (LockedShow("", "i.md"), "")


def git(folder: Path, *arguments: str, fails: bool = False) -> None:
    identity = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr


def merged(folder: Path, base: Lock, ours: Lock, theirs: Lock, *, conflicts: bool = False) -> str:
    """The file after git has merged two branches that changed it."""
    file = folder / "podcast.lock.json"
    git(folder, "init", ".")
    for branch, content in (("main", base), ("theirs", theirs), ("ours", ours)):
        git(folder, "checkout", *([] if branch == "main" else ["main"]), *(["-b", branch]))
        file.write_text(dump(content), "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-m", branch)
    git(folder, "merge", "theirs", fails=conflicts)
    return file.read_text("utf-8")


def test_two_branches_that_add_the_next_episode_merge_without_conflict(tmp_path: Path) -> None:
    before = [entry(f"episodes/{number:03}.md") for number in range(1, 25)]
    ours, theirs = entry("episodes/025.md"), entry("episodes/026.md")
    text = merged(tmp_path, lock(*before), lock(*before, ours), lock(*before, theirs))
    assert text == dump(lock(*before, ours, theirs))


def test_a_rename_and_a_new_recording_of_the_same_episode_merge_without_conflict(
    tmp_path: Path,
) -> None:
    before = [entry(f"{number}.md") for number in range(9)]
    renamed = before[4]._replace(path="renamed.md")
    remade = before[4]._replace(audio=(audio(before[4].audio[0].url, 2_000_000),))
    text = merged(
        tmp_path,
        lock(*before),
        lock(*before[:4], renamed, *before[5:]),
        lock(*before[:4], remade, *before[5:]),
    )
    assert text == dump(lock(*before[:4], remade._replace(path="renamed.md"), *before[5:]))


def test_a_conflict_is_told_and_both_sides_can_be_joined(tmp_path: Path) -> None:
    before = [entry("a.md", guid="m")]
    ours, theirs = entry("b.md", guid="x"), entry("c.md", guid="y")
    text = merged(
        tmp_path, lock(*before), lock(*before, ours), lock(*before, theirs), conflicts=True
    )
    with pytest.raises(
        LockError, match="holds git's conflict markers: run `mkdocs-podcast lock`"
    ) as caught:
        parse(text)
    assert text.splitlines()[(caught.value.line or 0) - 1].startswith("<<<<<<<")
    assert dump(join(text)) == dump(lock(*before, ours, theirs))


def test_a_conflict_about_a_guid_is_left_to_its_author(tmp_path: Path) -> None:
    text = merged(
        tmp_path, lock(), lock(entry("a.md", guid="x")), lock(entry("a.md", guid="y")), conflicts=True
    )  # fmt: skip
    with pytest.raises(LockError, match=r"two GUIDs for a\.md, . and .: take out the one"):
        join(text)
