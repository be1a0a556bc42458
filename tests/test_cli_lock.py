"""`mkdocs-podcast lock`, on whole sites."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

import media
from mkdocs_podcast.build import kept_facts
from mkdocs_podcast.cli import main
from mkdocs_podcast.lock import measuring
from mkdocs_podcast.lock.guids import show_guid
from mkdocs_podcast.lock.lock_reader import parse_lock
from mkdocs_podcast.lock.lock_writer import format_lock
from mkdocs_podcast.lock.lockfile import Lock, LockedEpisode, LockedShow
from mkdocs_podcast.media import recordings
from mkdocs_podcast.media.facts import Facts
from servers import Server, hosting
from sites import build, episode, make, rebuild, write

SOUND = media.mp3_with_frame_count(61)
OTHER_SOUND = media.mp3_with_frame_count(125)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with hosting() as running:
        yield running


def run(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["lock", "-f", str(folder / "mkdocs.yml"), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def written(folder: Path) -> Lock:
    return parse_lock((folder / "podcast.lock.json").read_text("utf-8"))


def guids(folder: Path) -> dict[str, str]:
    return {one.path: one.guid for show in written(folder).shows for one in show.episodes}


def entry_at(show: LockedShow, path: str) -> LockedEpisode:
    (entry,) = (episode for episode in show.episodes if episode.path == path)
    return entry


def configure(folder: Path, **changes: Any) -> None:
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text("utf-8")), **changes}), "utf-8")


def local(name: str, title: str = "", **more: str) -> dict[str, str | bytes]:
    return {
        f"{name}.md": episode(title or name.title(), audio=f"{name}.mp3", **more),
        f"{name}.mp3": SOUND,
    }


def test_local_remote_and_lfs_recordings_are_measured_and_written(
    tmp_path: Path, server: Server
) -> None:
    url = server.put("two.mp3", OTHER_SOUND, etag='"1"')
    pages = {**local("one"), "two.md": episode("Two", "2026-01-02", url)}
    make(
        tmp_path,
        {
            **pages,
            "three.md": episode("Three", audio="three.mp3"),
            "three.mp3": media.lfs_pointer(5_000_000),
        },
    )
    result = run(tmp_path)
    assert (
        "three.md: `three.mp3` is a Git-LFS pointer, which has no duration: run `git lfs pull`"
        in result.stderr
    )
    assert result.exit_code == 1
    data = json.loads((tmp_path / "podcast.lock.json").read_text("utf-8"))
    ((guid, show),) = data["shows"].items()
    assert guid == show_guid("https://example.org/podcast/feed.xml")
    facts = {one["path"]: one["audio"] for one in show["episodes"].values()}
    assert facts["one.md"]["one.mp3"]["length"] == len(SOUND)
    assert facts["one.md"]["one.mp3"]["duration"] == pytest.approx(61, abs=0.05)
    assert len(facts["one.md"]["one.mp3"]["sha256"]) == 64
    assert facts["two.md"][url]["length"] == len(OTHER_SOUND)
    assert facts["two.md"][url]["etag"] == '"1"'
    assert facts["three.md"]["three.mp3"]["length"] == 5_000_000
    assert "duration" not in facts["three.md"]["three.mp3"]


def test_a_listener_s_place_stays_with_an_episode_whose_page_is_renamed(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    assert run(tmp_path).exit_code == 0
    (guid,) = guids(tmp_path).values()
    docs = tmp_path / "docs"
    for name in ("one", "first"):
        if name == "first":
            (docs / "one.md").rename(docs / "first.md")
        site = rebuild(tmp_path / "mkdocs.yml")
        player = site.content(f"{name}/index.html").select_one("podcast-player")
        button = site.content("podcast/index.html").select_one(".podcast-play")
        assert player is not None
        assert button is not None
        assert player["data-key"] == button["data-key"] == guid


def test_a_second_run_changes_nothing_and_fetches_nothing(tmp_path: Path, server: Server) -> None:
    url = server.put("two.mp3", SOUND, etag='"1"')
    make(tmp_path, {**local("one"), "two.md": episode("Two", "2026-01-02", url)})
    assert run(tmp_path).exit_code == 0
    before = (tmp_path / "podcast.lock.json").read_bytes()
    server.asked.clear()
    result = run(tmp_path)
    assert result.output.splitlines() == ["podcast.lock.json: 2 episodes."]
    assert server.asked == [("HEAD", "/two.mp3", "")]
    assert (tmp_path / "podcast.lock.json").read_bytes() == before
    assert run(tmp_path, "--check").exit_code == 0
    run(tmp_path, "--again")
    assert server.requests("GET")


def recorded(names: list[str]) -> Callable[..., Facts]:
    def read_facts(path: Path, *, hashed: bool) -> Facts:
        names.append(path.name)
        return recordings.read_facts(path, hashed=hashed)

    return read_facts


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are measured, a minute after they were written."""
    names: list[str] = []
    now = time.time_ns
    monkeypatch.setattr(measuring, "read_facts", recorded(names))
    monkeypatch.setattr(kept_facts.time, "time_ns", lambda: now() + 60 * 10**9)
    return names


def test_a_file_that_stays_as_it_is_is_not_read_again(
    tmp_path: Path, read_files: list[str]
) -> None:
    make(tmp_path, {**local("one"), **local("two", date="2026-01-02")})
    run(tmp_path)
    lock = written(tmp_path)
    assert sorted(read_files) == ["one.mp3", "two.mp3"]
    run(tmp_path)
    assert len(read_files) == 2
    # The facts are known, whatever the lock file says.
    (tmp_path / "podcast.lock.json").unlink()
    run(tmp_path)
    assert len(read_files) == 2
    assert written(tmp_path) == lock
    run(tmp_path, "--again")
    assert len(read_files) == 4


def test_a_file_that_has_changed_is_read_even_if_its_size_and_date_are_the_same(
    tmp_path: Path, read_files: list[str]
) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    path = tmp_path / "docs" / "one.mp3"
    status = path.stat()
    path.write_bytes(SOUND[:-1] + b"x")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "its content has changed" in run(tmp_path).output
    assert read_files == ["one.mp3", "one.mp3"]
    (entry,) = written(tmp_path).shows[0].episodes
    assert entry.audio[0].facts.sha256 == hashlib.sha256(SOUND[:-1] + b"x").hexdigest()


def test_a_file_that_has_just_been_written_is_read_the_next_time_too(
    tmp_path: Path, read_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    make(tmp_path, local("one"))
    monkeypatch.setattr(measuring, "read_facts", recorded(read_files))
    run(tmp_path)
    run(tmp_path)
    assert read_files == ["one.mp3", "one.mp3"]


def test_a_site_that_wants_no_cache_gets_none(tmp_path: Path, read_files: list[str]) -> None:
    make(tmp_path, local("one"), {"cache": False})
    run(tmp_path)
    run(tmp_path)
    assert read_files == ["one.mp3", "one.mp3"]
    assert not (tmp_path / ".cache").exists()


def test_renaming_pages_moving_the_domain_and_replacing_the_host_change_no_guid(
    tmp_path: Path, server: Server
) -> None:
    old, new = server.put("old/two.mp3", OTHER_SOUND), server.put("new/2.mp3", OTHER_SOUND)
    make(
        tmp_path,
        {
            **local("one"),
            "two.md": episode("Two", "2026-01-02", old),
            **local("three", date="2026-01-03"),
        },
    )
    run(tmp_path)
    before, show = guids(tmp_path), written(tmp_path).shows[0].guid
    docs = tmp_path / "docs"
    (docs / "first").mkdir()
    for name in ("one.md", "one.mp3"):
        (docs / name).rename(docs / "first" / name)
    (docs / "two.md").rename(docs / "second.md")
    write(tmp_path, {"second.md": episode("Two", "2026-01-02", new)})
    (docs / "three.mp3").rename(docs / "third.mp3")
    write(tmp_path, {"three.md": episode("Renamed", "2026-03-03", "third.mp3")})
    configure(tmp_path, site_url="https://other.example.org/show/")
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "second.md: was two.md, and keeps its GUID." in result.output
    assert guids(tmp_path) == {
        "first/one.md": before["one.md"], "second.md": before["two.md"], "three.md": before["three.md"],
    }  # fmt: skip
    assert written(tmp_path).shows[0].guid == show


@pytest.mark.parametrize(
    "podcast",
    [
        {},
        {"channel": {"guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810"}},
        {"feed": "größe/the feed.xml"},
        {"index": "größe/index.md"},
    ],
)
def test_the_first_lock_has_the_guids_that_the_feed_has_published(
    tmp_path: Path, podcast: dict[str, Any]
) -> None:
    site = build(tmp_path, {**local("one"), "podcast/README.md": "# Ours\n"}, podcast, strict=False)
    feed = next(
        path for path in site.out.rglob("*.xml") if "<rss" in path.read_text("utf-8")
    ).read_text("utf-8")
    run(tmp_path)
    (show,) = written(tmp_path).shows
    assert f"<podcast:guid>{show.guid}</podcast:guid>" in feed
    assert [f">{one.guid}</guid>" in feed for one in show.episodes] == [True]


def test_a_show_without_a_feed_is_locked_all_the_same(tmp_path: Path) -> None:
    make(tmp_path, local("one"), {"feed": False})
    assert run(tmp_path).exit_code == 0
    assert written(tmp_path).shows[0].episodes[0].audio[0].facts.length == len(SOUND)


def test_what_cannot_be_measured_is_reported_and_everything_else_is_written(
    tmp_path: Path, server: Server
) -> None:
    good, bad = server.put("good.mp3", SOUND), f"{server.address}/bad.mp3"
    pages = {
        "good.md": episode("Good", audio=good),
        "bad.md": episode("Bad", "2026-01-02", bad),
        **local("empty"),
    }
    make(tmp_path, {**pages, "empty.mp3": b""})
    result = run(tmp_path)
    assert result.exit_code == 1
    assert (
        f"Failed: bad.md: `{bad}` does not exist (the server says 404): check the address"
        in result.stderr
    )
    assert "Failed: empty.md: `empty.mp3` is empty: export it again" in result.stderr
    show = written(tmp_path).shows[0]
    assert [len(entry_at(show, f"{name}.md").audio) for name in ("good", "bad", "empty")] == [
        1,
        0,
        0,
    ]


def test_recordings_are_reported_in_the_order_of_their_pages(
    tmp_path: Path, server: Server
) -> None:
    pages = {}
    for name in "abcdef":
        pages[f"{name}.md"] = episode(name, audio=server.put(f"{name}.mp3", SOUND))
        # The first answers last.
        server.files[f"/{name}.mp3"].wait = 0.3 if name == "a" else 0.0
    make(tmp_path, pages)
    lines = [line for line in run(tmp_path).output.splitlines() if " bytes" in line]
    assert [line[0] for line in lines] == [*"abcdef"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal.")
@pytest.mark.parametrize("options", [(), ("--check",)], ids=["writing", "checking"])
def test_stopping_the_command_waits_for_no_server_and_keeps_what_was_measured(
    tmp_path: Path, server: Server, options: tuple[str, ...]
) -> None:
    fast, known, slow = (
        server.put(f"{name}.mp3", SOUND, etag='"1"') for name in ("fast", "known", "slow")
    )
    make(tmp_path, {"known.md": episode("Known", audio=known)})
    run(tmp_path)
    before = written(tmp_path)
    server.files["/known.mp3"].wait = server.files["/slow.mp3"].wait = 600.0
    pages = {"fast.md": ("2026-01-02", fast), "slow.md": ("2026-01-03", slow)}
    write(tmp_path, {name: episode(name, date, url) for name, (date, url) in pages.items()})

    ran, said = stopped(tmp_path, *options, after=f"fast.md: `{fast}`: {len(SOUND):,} bytes")
    assert ran == 130
    assert said.startswith("Stopped before every recording was measured.")
    (show,) = written(tmp_path).shows
    assert entry_at(show, "known.md") == entry_at(before.shows[0], "known.md")
    if options:
        assert written(tmp_path) == before
        return
    assert "What was measured until then is written: run this again for the rest." in said
    assert [len(entry_at(show, f"{name}.md").audio) for name in ("fast", "slow")] == [1, 0]

    server.files["/known.mp3"].wait = server.files["/slow.mp3"].wait = 0.0
    again = run(tmp_path)
    assert again.exit_code == 0
    assert f"slow.md: `{slow}` is new." in again.output
    assert "fast.md" not in again.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal.")
def test_shows_that_were_not_reached_when_the_command_was_stopped_stay_as_they_were(
    tmp_path: Path, server: Server
) -> None:
    shows = [{"podcast": {"title": name, "index": f"{name}/index.md", "tags": False,
                          "episodes": {"include": [f"{name}/*.md"]}}} for name in ("first", "second")]  # fmt: skip
    urls = {name: server.put(f"{name}.mp3", SOUND) for name in ("first", "second")}
    make(
        tmp_path,
        {f"{name}/1.md": episode(name, audio=url) for name, url in urls.items()},
        plugins=shows,
    )
    run(tmp_path)
    before = {one.index: one for one in written(tmp_path).shows}
    quick, slow = server.put("quick.mp3", SOUND), server.put("slow.mp3", SOUND, wait=600.0)
    write(
        tmp_path,
        {f"first/{n}.md": episode(n, "2026-01-02", url) for n, url in (("2", quick), ("3", slow))},
    )
    (tmp_path / "docs/second/1.md").rename(tmp_path / "docs/second/one.md")

    ran, _ = stopped(tmp_path, after="first/2.md: ")
    assert ran == 130
    after = {one.index: one for one in written(tmp_path).shows}
    assert after["second/index.md"] == before["second/index.md"]
    assert {one.path: len(one.audio) for one in after["first/index.md"].episodes} == {
        "first/1.md": 1, "first/2.md": 1, "first/3.md": 0,
    }  # fmt: skip


def stopped(folder: Path, *options: str, after: str) -> tuple[int, str]:
    """The exit status of the command, and what it says, when Ctrl-C is pressed after a line that
    begins so."""

    def heed() -> None:
        # What runs the tests in the background may have had them ignore it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    command = [sys.executable, "-m", "mkdocs_podcast", "lock", *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, text=True, preexec_fn=heed, **pipes) as running:  # type: ignore[call-overload]
        assert any(line.startswith(after) for line in running.stdout)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=120)
    return running.returncode, said


def test_the_command_does_not_repeat_what_a_build_reports(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    write(
        tmp_path,
        {
            **local("two"),
            "three.md": episode("Three", audio="three.mp3"),
            "three.mp3": SOUND[:9000],
        },
    )
    said = run(tmp_path).stderr
    assert said == "Failed: three.md: `three.mp3` is cut off: copy or upload it again, whole\n"
    (show,) = written(tmp_path).shows
    assert [len(one.audio) for one in sorted(show.episodes, key=lambda one: one.path)] == [1, 0, 1]


def test_a_server_that_fails_later_takes_nothing_away(tmp_path: Path, server: Server) -> None:
    url = server.put("a.mp3", SOUND)
    make(tmp_path, {"a.md": episode("A", audio=url)})
    run(tmp_path)
    before = written(tmp_path)
    server.files.clear()
    assert run(tmp_path).exit_code == 1
    assert written(tmp_path) == before


def test_offline_asks_no_server_and_keeps_what_is_known(tmp_path: Path, server: Server) -> None:
    make(tmp_path, {"a.md": episode("A", audio=server.put("a.mp3", SOUND))})
    run(tmp_path)
    server.asked.clear()
    write(tmp_path, {"b.md": episode("B", "2026-01-02", server.put("b.mp3", SOUND))})
    result = run(tmp_path, "--offline")
    assert server.asked == []
    assert result.exit_code == 1
    assert "is not measured, as `--offline` is given" in result.stderr
    assert set(guids(tmp_path)) == {"a.md", "b.md"}
    assert len(entry_at(written(tmp_path).shows[0], "a.md").audio) == 1


def test_check_writes_nothing_and_fails_where_something_is_to_be_written(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    result = run(tmp_path, "--check")
    assert result.exit_code == 1
    assert "not up to date: run `mkdocs-podcast lock`" in result.stderr
    assert not (tmp_path / "podcast.lock.json").exists()
    run(tmp_path)
    assert run(tmp_path, "--check").exit_code == 0
    # The same size, and another content: no build sees that, and this does.
    write(tmp_path, {"one.mp3": SOUND[:-1] + b"\1"})
    result = run(tmp_path, "--check")
    assert "one.md: `one.mp3`: its content has changed." in result.output
    assert result.exit_code == 1


def test_drafts_are_locked_and_may_lack_their_recording(tmp_path: Path, server: Server) -> None:
    text = episode("Later", audio=f"{server.address}/later.mp3").replace(
        "---\n", "---\ndraft: true\n", 1
    )
    make(tmp_path, {**local("one"), "later.md": text})
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "Note: later.md: " in result.output
    assert "later.md" in guids(tmp_path)
    assert run(tmp_path, "--strict").exit_code == 1


def test_a_server_with_bad_habits_gets_one_note(tmp_path: Path, server: Server) -> None:
    urls = [server.put(f"{number}.mp3", SOUND, head=405) for number in range(3)]
    make(
        tmp_path,
        {f"{n}.md": episode(f"Title {n}", f"2026-01-0{n + 1}", url) for n, url in enumerate(urls)},
    )
    result = run(tmp_path)
    assert result.exit_code == 0
    notes = [line for line in result.output.splitlines() if line.startswith("Note: ")]
    host = server.address.removeprefix("http://")
    assert notes == [
        f"Note: {host} does not answer HEAD requests, which podcast directories send: ask for them there (3 recordings)."
    ]
    assert run(tmp_path, "--strict").exit_code == 1


def test_an_episode_that_is_gone_is_removed_from_the_file_and_listed(tmp_path: Path) -> None:
    make(tmp_path, {**local("one"), **local("two", date="2026-01-02")})
    run(tmp_path)
    (tmp_path / "docs/two.md").unlink()
    assert "two.md: gone." in run(tmp_path).output
    assert set(guids(tmp_path)) == {"one.md"}


def test_a_site_whose_pages_are_all_gone_keeps_its_lock_file(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    before = written(tmp_path)
    configure(tmp_path, plugins=[{"podcast": {"episodes": {"include": ["nowhere/*.md"]}}}])
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "has 1 episode, and keeps them: check `include`" in result.stderr
    assert written(tmp_path) == before


def test_what_is_not_certain_is_left_to_the_author(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    (guid,) = guids(tmp_path).values()
    (tmp_path / "docs/one.md").unlink()
    copies = {f"{name}.md": episode("One", audio="one.mp3") for name in ("x", "y")}
    write(tmp_path, copies)
    result = run(tmp_path)
    assert result.exit_code == 1
    assert f"x.md: it may be what was one.md (`guid: {guid}`): write that `guid`" in result.stderr
    assert guids(tmp_path) == {"one.md": guid}
    write(tmp_path, {"x.md": copies["x.md"].replace("---\n", f"---\nguid: {guid}\n", 1)})
    assert run(tmp_path).exit_code == 0
    assert guids(tmp_path)["x.md"] == guid
    assert guids(tmp_path)["y.md"] != guid


def test_both_sides_of_a_conflict_are_joined(tmp_path: Path) -> None:
    make(tmp_path, {**local("one"), **local("two", date="2026-01-02")})
    run(tmp_path)
    whole = (tmp_path / "podcast.lock.json").read_text("utf-8")
    (show,) = written(tmp_path).shows
    sides = [
        format_lock(Lock((type(show)(show.guid, show.index, (one,)),))) for one in show.episodes
    ]
    conflict = f"<<<<<<< ours\n{sides[0]}=======\n{sides[1]}>>>>>>> theirs\n"
    (tmp_path / "podcast.lock.json").write_text(conflict, "utf-8")
    assert run(tmp_path).exit_code == 0
    assert (tmp_path / "podcast.lock.json").read_text("utf-8") == whole


def test_several_shows_share_the_file_and_a_show_of_another_site_stays(tmp_path: Path) -> None:
    def show(name: str, **more: str) -> dict[str, Any]:
        return {"title": name, "episodes": {"include": [f"{name}/*.md"]}, "index": f"{name}/index.md",
                "tags": f"{name}/tags/{{tag}}.md", **more}  # fmt: skip

    pages = {f"{name}/1.md": episode(name, audio="/one.mp3") for name in ("bread", "butter")}
    make(
        tmp_path,
        {**pages, "one.mp3": SOUND},
        plugins=[{"podcast": show("bread")}, {"podcast": show("butter")}],
    )
    assert run(tmp_path).exit_code == 0
    first = {one.index: one.guid for one in written(tmp_path).shows}
    assert set(first) == {"bread/index.md", "butter/index.md"}
    assert len(set(first.values())) == 2
    configure(tmp_path, plugins=[{"podcast": show("bread")}])
    run(tmp_path)
    assert {one.index: one.guid for one in written(tmp_path).shows} == first
    configure(tmp_path, plugins=[{"podcast": show("bread", lock="locks.json")}])
    (tmp_path / "podcast.lock.json").unlink()
    run(tmp_path)
    assert [one.index for one in parse_lock((tmp_path / "locks.json").read_text()).shows] == [
        "bread/index.md"
    ]


@pytest.mark.parametrize(
    "text", ["<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n", '{"version": 1,']
)
def test_a_build_with_a_lock_file_that_cannot_be_used_publishes_no_other_guids(
    tmp_path: Path, text: str
) -> None:
    config = make(tmp_path, local("one"))
    run(tmp_path)
    (tmp_path / "podcast.lock.json").write_text(text, "utf-8")
    site = rebuild(config)
    (warning,) = site.warnings
    assert warning.startswith("podcast: podcast.lock.json:1: ")
    assert [
        info
        for info in site.infos
        if "The feed is not written, as podcast.lock.json cannot be used" in info
    ]
    assert "podcast/feed.xml" not in site.files()
    checked = CliRunner().invoke(main, ["check", "-f", str(config)])
    assert (
        "no feed is written, as podcast.lock.json cannot be used: fix it first [no-feed]"
        in checked.output
    )


def test_a_lock_file_that_an_editor_has_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    path = tmp_path / "podcast.lock.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert run(tmp_path, "--check").exit_code == 0


def test_a_site_without_a_recording_gets_no_lock_file(tmp_path: Path) -> None:
    make(tmp_path, {"a.md": "---\ntitle: A\ncategory: podcast\n---\nNotes.\n"})
    assert run(tmp_path).exit_code == 0
    assert not (tmp_path / "podcast.lock.json").exists()


def test_a_show_without_an_address_has_no_guid_yet(tmp_path: Path) -> None:
    make(tmp_path, local("one"), site_url="")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "Signal Path: the show has no GUID: set `site_url` in mkdocs.yml" in result.stderr
    assert not (tmp_path / "podcast.lock.json").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "podcast.lock.json:1 is not valid JSON"),
        ('{"version": 9}', "podcast.lock.json was written by a newer version"),
        (b"\xff\xfe", "podcast.lock.json is not UTF-8"),
    ],
    ids=["broken", "newer", "no text"],
)
def test_a_lock_file_that_cannot_be_used_is_reported_and_stays(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    make(tmp_path, local("one"))
    data = text.encode() if isinstance(text, str) else text
    (tmp_path / "podcast.lock.json").write_bytes(data)
    result = run(tmp_path)
    assert result.exit_code == 1
    assert said in result.stderr
    assert (tmp_path / "podcast.lock.json").read_bytes() == data


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (None, "does not exist"),
        ("site_name: [", "cannot be used"),
        (
            "site_name: A\nplugins: [podcast: {per_page: x}]",
            "cannot be used: fix what is reported above",
        ),
        ("site_name: A\nplugins: [search]", "has no podcast: put `podcast` under `plugins`"),
    ],
    ids=["missing", "not YAML", "wrong option", "no podcast"],
)
def test_a_site_that_cannot_be_read_is_reported(
    tmp_path: Path, config: str | None, said: str
) -> None:
    (tmp_path / "docs").mkdir()
    if config is not None:
        (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_build_writes_no_lock_file(tmp_path: Path) -> None:
    rebuild(make(tmp_path, local("one")))
    assert not list(tmp_path.glob("*.json"))


def test_the_command_works_as_a_program_and_starts_without_mkdocs(tmp_path: Path) -> None:
    make(tmp_path, local("one"))
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs_podcast", "lock"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert "one.md: new." in ran.stdout
    code = "import mkdocs_podcast.cli, sys; print({'mkdocs', 'tinytag', 'requests', 'urllib.request'} & set(sys.modules))"
    light = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert light.stdout.strip() == "set()"


def test_two_commands_at_once_write_what_both_measured(tmp_path: Path, server: Server) -> None:
    for name in ("bread", "butter"):
        url = server.put(f"{name}.mp3", SOUND, wait=0.5)
        podcast = {
            "episodes": {"include": [f"{name}.md"]},
            "index": f"{name}/index.md",
            "tags": False,
        }
        config = make(tmp_path, {f"{name}.md": episode(name, audio=url)}, podcast)
        config.rename(tmp_path / f"{name}.yml")
    command = [sys.executable, "-m", "mkdocs_podcast", "lock", "-f"]
    running = [
        subprocess.Popen([*command, f"{name}.yml"], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        for name in ("bread", "butter")
    ]
    notes = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert any("Note: Waiting for another `mkdocs-podcast lock`" in note for note in notes)
    assert guids(tmp_path).keys() == {"bread.md", "butter.md"}
    assert {len(one.audio) for show in written(tmp_path).shows for one in show.episodes} == {1}


@pytest.mark.parametrize("text", ["", "\n", '{"version": 1}'], ids=["empty", "blank", "no shows"])
def test_a_damaged_lock_file_fails_a_strict_build_and_stays(tmp_path: Path, text: str) -> None:
    make(tmp_path, local("one"))
    run(tmp_path)
    path = tmp_path / "podcast.lock.json"
    path.write_text(text, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "WARNING -  podcast: podcast.lock.json" in ran.stderr
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "podcast.lock.json" in result.stderr
    assert path.read_text("utf-8") == text


def test_a_guid_that_was_published_as_another_fails_a_strict_build(tmp_path: Path) -> None:
    config = make(tmp_path, {**local("one"), **local("two", date="2026-01-02")})
    run(tmp_path)
    locked = guids(tmp_path)
    page = tmp_path / "docs/one.md"
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nguid: other\n", 1), "utf-8")
    (warning,) = rebuild(config).warnings
    assert warning.startswith(
        f"podcast: one.md:2: `guid` is not the one in podcast.lock.json, {locked['one.md']}"
    )
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, capture_output=True
    )
    assert ran.returncode == 1
    assert run(tmp_path).exit_code == 1
    assert guids(tmp_path) == {**locked, "one.md": "other"}
    assert rebuild(config).warnings == []


def test_the_report_as_json_says_what_the_lines_say(tmp_path: Path) -> None:
    pages = {**local("one"), "two.md": episode("Two", audio="https://cdn.example.org/two.mp3")}
    make(tmp_path, pages, site_url="https://example.org/")
    result = run(tmp_path, "--json", "--check", "--offline")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    [file] = report["files"]
    assert (Path(file["path"]).name, file["episodes"]) == ("podcast.lock.json", 2)
    assert any("one.md" in change for change in file["changes"])
    assert ["two.md" in failure for failure in report["failures"]] == [True]
    assert (report["written"], report["stopped"]) == (False, False)
