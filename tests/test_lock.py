"""The lock file: what it holds, how it is written, how it is read, and how it merges."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.lock import folder_lock
from mkdocs_podcast.lock.guids import path_guid, show_guid
from mkdocs_podcast.lock.lock_reader import join_sides, parse_lock, read_lock
from mkdocs_podcast.lock.lock_writer import format_lock, write_lock
from mkdocs_podcast.lock.lockfile import Lock, LockedEpisode, LockedShow, LockError
from mkdocs_podcast.media.facts import AudioRecord, Facts
from sites import build, episode

SHOW = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def audio(
    url: str, length: int | None = 1_000_000, duration: float | None = 61.5, **more: str
) -> AudioRecord:
    return AudioRecord(url, Facts("audio/mpeg", length, duration), **more)


def entry(path: str, *recordings: AudioRecord, **more: str) -> LockedEpisode:
    given = {
        "guid": path_guid(path, SHOW),
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


def test_an_episodes_guid_comes_from_its_show_and_its_path() -> None:
    assert path_guid("a.md", SHOW) == path_guid("a.md", SHOW) != path_guid("b.md", SHOW)
    assert path_guid("a.md", SHOW) != path_guid("a.md", "9b024349-ccf0-5f69-a609-6b82873eab3c")
    assert path_guid("a.md", "a guid that is no UUID") != path_guid("a.md", "another")
    assert path_guid("a.md", "") == ""


def test_the_file_is_sorted_has_a_value_a_line_and_ends_in_a_newline() -> None:
    one = entry(
        "a.md",
        audio("m/a.mp3", etag='"x"', modified="Sat, 31 Jan 2026 00:00:00 GMT"),
        guid="b",
        title="Über",
    )
    two = entry("b.md", audio("m/b.mp3", None, None), guid="a", title="", date="")
    text = format_lock(lock(one, two))
    assert text == format_lock(lock(two, one))
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
    st.builds(AudioRecord, TEXT, FACTS, TEXT, TEXT), max_size=3, unique_by=lambda one: one.url
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
    text = format_lock(Lock(tuple(shows)))
    assert format_lock(parse_lock(text)) == text
    assert {
        show.guid: {one.guid: set(one.audio) for one in show.episodes}
        for show in parse_lock(text).shows
    } == {show.guid: {one.guid: set(one.audio) for one in show.episodes} for show in shows}


def test_a_name_that_is_not_utf_8_can_be_written() -> None:
    text = format_lock(lock(entry("caf\udce9.md")))
    text.encode("utf-8")
    assert parse_lock(text).shows[0].episodes[0].path == "caf\udce9.md"


GOOD = format_lock(lock(entry("a.md", guid="ga"), entry("b.md", guid="gb")))


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
        (GOOD.replace('"version": 1', '"version": "x"'), 2, "`version` is not a version"),
        (GOOD.replace('"gb"', '"ga"'), 19, "`ga` appears twice"),
        (GOOD.replace('"path": "b.md"', '"path": 7'), 19, "`gb` has a `path` that is not text"),
        (GOOD.replace('"path": "b.md"', '"path": ""'), 19, "`gb` has no `path`"),
        (GOOD.replace('"length": 1000000', '"length": -1', 1), 12, "a `length` that is not a number of bytes"),
        (GOOD.replace('"length": 1000000', '"length": 1.5', 1), 12, "a `length` that is not a number of bytes"),
        (GOOD.replace('"duration": 61.5', '"duration": NaN', 1), 12, "a `duration` that is not a number of seconds"),
        ('{"version": true, "shows": {}}', 1, "`version` is not a version"),
        ('{"version": 0, "shows": {}}', 1, "`version` is not a version"),
        ('{"version": 1}', None, "`shows` is missing, or is not a mapping"),
        (GOOD.replace('"episodes": {', '"episode": {'), 4, f"`{SHOW}` has no mapping `episodes`"),
        (GOOD.replace('"audio": {', '"sound": {', 1), 7, "`ga` has no mapping `audio`"),
        ('{"version": 1, "shows": {"s":\n{"episodes": []}}}', 1, "`s` has no mapping `episodes`"),
        ('{"version": 1, "shows": []}', 1, "`shows` is missing, or is not a mapping"),
        ('{"version": 1,\n"shows": {"s": 1}}', 2, "`s` is not a mapping"),
    ],
    ids=range(22),
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_reported_with_line_and_remedy(
    text: str, line: int | None, said: str
) -> None:
    with pytest.raises(LockError) as caught:
        parse_lock(text)
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
        parse_lock(text)
    except LockError as error:
        assert str(error).endswith("run `mkdocs-podcast lock`")  # noqa: PT017


def test_a_show_is_found_again_when_its_index_page_has_moved() -> None:
    held = lock(entry("a.md"), index="old/index.md")
    assert held.find_show("old/index.md", [], ["old/index.md"]) == held.shows[0]
    assert held.find_show("new/index.md", ["a.md"], ["new/index.md"]) == held.shows[0]
    assert held.find_show("new/index.md", ["other.md"], ["new/index.md"]) is None
    assert held.find_show("new/index.md", ["a.md"], ["new/index.md", "old/index.md"]) is None


def test_a_shows_guid_stays_the_locked_one_unless_the_option_says_otherwise() -> None:
    held = lock(entry("a.md"))
    new_url = "https://moved.example.org/feed.xml"
    assert held.continue_show("podcast/index.md", new_url, [], []) == (held.shows[0], SHOW)
    assert held.continue_show("podcast/index.md", new_url, [], [], "own") == (
        replace(held.shows[0], guid="own"),
        SHOW,
    )
    assert Lock().continue_show("i.md", "https://podnews.net/rss", ["a.md"], ["i.md"]) == (
        LockedShow("9b024349-ccf0-5f69-a609-6b82873eab3c", "i.md"), "",
    )  # fmt: skip
    assert Lock().continue_show("i.md", "", [], []) == (LockedShow("", "i.md"), "")


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
        file.write_text(format_lock(content), "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-m", branch)
    git(folder, "merge", "theirs", fails=conflicts)
    return file.read_text("utf-8")


def test_two_branches_that_add_the_next_episode_merge_without_conflict(tmp_path: Path) -> None:
    before = [entry(f"episodes/{number:03}.md") for number in range(1, 25)]
    ours, theirs = entry("episodes/025.md"), entry("episodes/026.md")
    text = merged(tmp_path, lock(*before), lock(*before, ours), lock(*before, theirs))
    assert text == format_lock(lock(*before, ours, theirs))


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
    assert text == format_lock(lock(*before[:4], remade._replace(path="renamed.md"), *before[5:]))


def test_a_conflict_is_reported_and_both_sides_can_be_joined(tmp_path: Path) -> None:
    before = [entry("a.md", guid="m")]
    ours, theirs = entry("b.md", guid="x"), entry("c.md", guid="y")
    text = merged(
        tmp_path, lock(*before), lock(*before, ours), lock(*before, theirs), conflicts=True
    )
    with pytest.raises(
        LockError, match="holds git's conflict markers: run `mkdocs-podcast lock`"
    ) as caught:
        parse_lock(text)
    assert text.splitlines()[(caught.value.line or 0) - 1].startswith("<<<<<<<")
    assert format_lock(join_sides(text)) == format_lock(lock(*before, ours, theirs))


def test_a_conflict_about_a_guid_is_left_to_its_author(tmp_path: Path) -> None:
    text = merged(
        tmp_path, lock(), lock(entry("a.md", guid="x")), lock(entry("a.md", guid="y")), conflicts=True
    )  # fmt: skip
    with pytest.raises(LockError, match=r"two GUIDs for a\.md, . and .: remove the one"):
        join_sides(text)


def test_a_file_is_read_with_its_text_and_an_absent_one_has_none(tmp_path: Path) -> None:
    path = tmp_path / "podcast.lock.json"
    assert read_lock(path) == (Lock(), None)
    path.write_text(GOOD, "utf-8")
    assert read_lock(path) == (parse_lock(GOOD), GOOD)


def test_what_is_there_and_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "podcast.lock.json"
    path.symlink_to(tmp_path / "missing.json")
    with pytest.raises(LockError, match="is a link to a file that does not exist"):
        read_lock(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(LockError, match="is a folder: name a file in it"):
        read_lock(path)


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "podcast.lock.json"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    write_lock(path, GOOD)
    assert path.read_bytes() == GOOD.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "podcast.lock.json"
    path.write_text("old", "utf-8")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_lock(path, GOOD)
    assert path.read_text("utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


ADD_SHOWS = """
import sys
from pathlib import Path
from mkdocs_podcast.lock.folder_lock import exclusive_folder
from mkdocs_podcast.lock.lock_reader import read_lock
from mkdocs_podcast.lock.lock_writer import format_lock, write_lock
from mkdocs_podcast.lock.lockfile import Lock, LockedEpisode, LockedShow

path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    with exclusive_folder(path.parent, lambda sentence: None):
        lock, _ = read_lock(path)
        episodes = tuple(LockedEpisode(f"{name}-{number}-{n}", f"{n}.md") for n in range(50))
        show = LockedShow(f"{name}-{number}", f"{name}/{number}.md", episodes)
        write_lock(path, format_lock(Lock((*lock.shows, show))))
"""


def test_processes_that_write_at_once_tear_nothing_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "podcast.lock.json"
    command = [sys.executable, "-c", ADD_SHOWS, str(path)]
    writers = [subprocess.Popen([*command, name]) for name in ("a", "b", "c", "d")]
    reads = 0
    while any(writer.poll() is None for writer in writers):
        read_lock(path)
        reads += 1
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    assert reads > 1
    shows = read_lock(path)[0].shows
    assert {show.guid for show in shows} == {f"{name}-{n}" for name in "abcd" for n in range(20)}
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


HOLD = """
import sys, time
from pathlib import Path
from mkdocs_podcast.lock.folder_lock import exclusive_folder

with exclusive_folder(Path(sys.argv[1]), print):
    print("inside", flush=True)
    time.sleep(600)
"""


def test_the_next_process_says_that_it_waits_and_goes_on_when_the_first_is_killed(
    tmp_path: Path,
) -> None:
    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-u", "-c", HOLD, str(tmp_path)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    with start() as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "inside\n"
        with start() as second:
            assert second.stdout is not None
            waiting = second.stdout.readline()
            assert waiting == "Waiting for another `mkdocs-podcast lock` to finish.\n"
            first.kill()
            assert second.stdout.readline() == "inside\n"
            second.kill()


def test_where_files_cannot_be_locked_a_note_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> bool:
        raise OSError(38, "Function not implemented")

    notes: list[str] = []
    monkeypatch.setattr(folder_lock, "_try_lock", fail)
    with folder_lock.exclusive_folder(tmp_path, notes.append):
        pass
    assert notes == ["Files cannot be locked here: run one `mkdocs-podcast lock` at a time."]


def test_a_folder_that_is_missing_is_left_to_whoever_writes_there(tmp_path: Path) -> None:
    notes: list[str] = []
    with folder_lock.exclusive_folder(tmp_path / "missing", notes.append):
        pass
    assert notes == []


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "podcast.lock.json"
    with path.open("wb") as file:
        # A sparse file: it takes no room on the disk.
        file.truncate((64 << 20) + 1)
    with pytest.raises(LockError, match="has more than 64 MB, which no lock file has: restore it"):
        read_lock(path)


def test_a_folder_in_place_of_the_lock_file_is_named_with_the_option(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": episode("A")}, {"lock": "docs"}, strict=False)
    assert (
        "`lock`: `docs` is a folder: name a file in it, such as `podcast.lock.json`"
        in site.warnings[0]
    )
