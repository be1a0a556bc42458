"""What a feed says of an enclosure: the file counts, then the lock file, then what the author
typed."""

from __future__ import annotations

from pathlib import Path

import pytest

import media
from mkdocs_podcast.lock.enclosure_facts import resolve_facts
from mkdocs_podcast.lock.lockfile import LockedEpisode
from mkdocs_podcast.media.facts import AudioRecord, Facts
from mkdocs_podcast.media.recordings import RecordingReader
from mkdocs_podcast.model.episode import Audio, Episode

URL = "https://cdn.example.org/a.mp3"
EPISODE = Episode("a.md", "A")
REMOTE = Audio(URL, "audio/mpeg")
LOCAL = Audio("m/a.mp3", "audio/mpeg", local=True)
SOUND = media.mp3(60)


def locked(
    url: str, length: int, duration: float | None, sha256: str = "", kind: str = "audio/mpeg"
) -> LockedEpisode:
    return LockedEpisode(
        "g", "a.md", audio=(AudioRecord(url, Facts(kind, length, duration, sha256)),)
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.mp3"
    path.write_bytes(SOUND)
    return path


def said(
    audio: Audio, path: Path | None, lock: LockedEpisode | None, episode: Episode = EPISODE
) -> list[str]:
    return [str(problem) for problem in resolve_facts(episode, audio, path, lock)[1]]


def test_a_file_in_the_docs_counts_before_the_lock_and_what_was_typed(file: Path) -> None:
    facts, problems = resolve_facts(EPISODE, LOCAL, file, locked("m/a.mp3", len(SOUND), 60.0))
    assert facts == Facts("audio/mpeg", len(SOUND), pytest.approx(60, abs=0.1))
    assert problems == []


def test_a_pointer_gives_the_size_and_the_lock_the_duration_of_the_same_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(media.lfs_pointer(5_000_000, "ab" * 32))
    same = locked("m/a.mp3", 5_000_000, 300.5, "ab" * 32)
    assert resolve_facts(EPISODE, LOCAL, path, same) == (
        Facts("audio/mpeg", 5_000_000, 300.5, "ab" * 32),
        [],
    )
    other = locked("m/a.mp3", 5_000_000, 300.5, "cd" * 32)
    facts, problems = resolve_facts(EPISODE._replace(duration=100), LOCAL, path, other)
    assert facts == Facts("audio/mpeg", 5_000_000, 100, "ab" * 32)
    assert "its content has changed: run `mkdocs-podcast lock`" in str(problems[0])


def test_a_remote_file_is_as_the_lock_says() -> None:
    facts, problems = resolve_facts(
        EPISODE._replace(duration=95), REMOTE, None, locked(URL, 7_000_000, 100.25)
    )
    assert facts == Facts("audio/mpeg", 7_000_000, 100.25)
    assert problems == []


def test_what_was_typed_counts_where_nothing_was_measured() -> None:
    facts, problems = resolve_facts(
        EPISODE._replace(duration=95), REMOTE._replace(length=7_000_000), None, None
    )
    assert facts == Facts("audio/mpeg", 7_000_000, 95)
    assert problems == []
    m4a = Audio("https://cdn.example.org/a.m4a", "audio/mp4", 7_000_000)
    assert resolve_facts(EPISODE, m4a, None, None)[0].type == "audio/x-m4a"
    assert resolve_facts(EPISODE, m4a._replace(type="audio/m4a"), None, None)[0].type == "audio/m4a"


def test_an_unknown_size_is_left_open() -> None:
    assert resolve_facts(EPISODE, REMOTE, None, None) == (Facts("audio/mpeg", None, None), [])


def test_typed_values_that_contradict_the_file_are_reported_and_the_file_counts(file: Path) -> None:
    wrong = LOCAL._replace(length=52_428_800, type="audio/ogg")
    facts, problems = resolve_facts(EPISODE._replace(duration=3600), wrong, file, None)
    assert facts.length == len(SOUND)
    assert [str(problem) for problem in problems] == [
        f"a.md: front matter gives `m/a.mp3` 52,428,800 bytes, but it has {len(SOUND):,}: remove `length`",
        "a.md: front matter gives `m/a.mp3` a duration of 1:00:00, but it has 1:00: remove `duration`",
        "a.md: front matter gives `m/a.mp3` the type audio/ogg, but it is audio/mpeg: remove `type`",
    ]


def test_typed_values_that_contradict_the_lock_are_reported() -> None:
    (sentence,) = said(REMOTE._replace(length=52_428_800), None, locked(URL, 74_922_036, 100.0))
    assert "52,428,800 bytes, but it has 74,922,036" in sentence


def test_minutes_for_a_duration_are_good_enough(file: Path) -> None:
    assert said(LOCAL, file, None, EPISODE._replace(duration=110)) == []


def test_a_file_that_differs_from_the_lock_is_reported(file: Path) -> None:
    (sentence,) = said(LOCAL, file, locked("m/a.mp3", 100, 5.0, kind="audio/ogg"))
    assert sentence == (
        f"a.md: `m/a.mp3` is not what podcast.lock.json says, as its type was audio/ogg and is audio/mpeg, its size was "
        f"100 bytes and is {len(SOUND):,}, its duration was 0:05 and is 1:00: run `mkdocs-podcast lock`"
    )


def test_a_broken_or_missing_file_is_reported_once_and_its_size_is_kept(file: Path) -> None:
    file.write_bytes(media.mp3_with_frame_count(60)[:90_000])
    facts, problems = resolve_facts(EPISODE._replace(duration=60), LOCAL, file, None)
    assert facts == Facts("audio/mpeg", 90_000, 60)
    assert [str(problem) for problem in problems] == [
        "a.md: `m/a.mp3` is cut off: copy or upload it again, whole"
    ]
    file.unlink()
    (sentence,) = said(LOCAL, file, None)
    assert sentence == "a.md: `m/a.mp3` cannot be read (No such file or directory): check the file"


def test_a_reader_that_remembers_can_be_given(file: Path) -> None:
    reader = RecordingReader()
    assert resolve_facts(EPISODE, LOCAL, file, None, reader)[0].length == len(SOUND)
    assert len(reader.results) == 1
