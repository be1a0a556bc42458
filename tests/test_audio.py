"""Facts about a recording: size, duration, type, hash; and a sentence for every file that is not
what it should be."""

from __future__ import annotations

import hashlib
import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import media
from mkdocs_podcast.media import measurement, recordings
from mkdocs_podcast.media.facts import AudioError, Facts
from mkdocs_podcast.media.recordings import RecordingReader, read_facts
from mkdocs_podcast.text.media_types import feed_type

DEMO = Path(__file__).resolve().parent.parent / "docs/episodes/media"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> AudioError:
    with pytest.raises(AudioError) as caught:
        read_facts(path)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "kind", "seconds"),
    [
        ("a.mp3", media.mp3(30), "audio/mpeg", 30),
        ("a.MP3", media.mp3_with_frame_count(30), "audio/mpeg", 30),
        ("tag.mp3", media.mp3(30, media.id3(media.title("A"), padding=900)), "audio/mpeg", 30),
        (
            "picture.mp3",
            media.mp3(1, media.id3(media.frame(b"APIC", bytes(900_000)))),
            "audio/mpeg",
            1,
        ),
        ("padded.mp3", bytes(700) + media.mp3(30), "audio/mpeg", 30),
        ("a.m4a", media.m4a(61.5), "audio/x-m4a", 61.5),
        ("a.m4b", media.m4a(61.5), "audio/x-m4a", 61.5),
        ("a.mp4", media.m4a(61.5), "video/mp4", 61.5),
        ("a.ogg", media.vorbis(12.25), "audio/ogg", 12.25),
        ("a.opus", media.opus(12.25), "audio/ogg", 12.25),
        ("a.flac", media.flac(90), "audio/flac", 90),
        ("lossless.m4a", media.lossless(61.5), "audio/x-m4a", 61.5),
        ("a.wav", media.wav(3), "audio/wav", 3),
        ("streamed.wav", media.wav(3, 0xFFFFFFFF), "audio/wav", 3),
        ("unfinished.wav", media.wav(3, 0), "audio/wav", 3),
        ("long.wav", media.rf64(3), "audio/wav", 3),
        ("a.aac", media.aac(), "audio/aac", None),
        ("a.webm", media.webm(), "video/webm", None),
        ("without-ending", media.m4a(5), "audio/x-m4a", 5),
        ("no-duration.m4a", media.m4a(0), "audio/x-m4a", None),
    ],
    ids=range(20),
)
def test_a_file_tells_its_type_size_and_duration(
    tmp_path: Path, name: str, data: bytes, kind: str, seconds: float | None
) -> None:
    facts = read_facts(written(tmp_path, name, data))
    assert (facts.type, facts.length) == (kind, len(data))
    assert facts.duration == (None if seconds is None else pytest.approx(seconds, abs=0.03))
    assert facts.sha256 == ""


def test_real_recordings_have_the_durations_that_ffprobe_tells() -> None:
    found = {
        name: read_facts(DEMO / f"{name}.mp3").duration
        for name in ("trailer", "six-pips", "clip-telephone")
    }
    assert found == {"trailer": 90.672, "six-pips": 110.736, "clip-telephone": 29.496}


def test_the_hash_is_that_of_the_whole_file(tmp_path: Path) -> None:
    data = media.mp3(2000)
    assert len(data) > recordings._BLOCK_SIZE
    assert (
        read_facts(written(tmp_path, "a.mp3", data), hashed=True).sha256
        == hashlib.sha256(data).hexdigest()
    )


def test_a_git_lfs_pointer_tells_size_and_hash_of_the_file_that_is_not_here(tmp_path: Path) -> None:
    path = written(tmp_path, "a.mp3", media.lfs_pointer(74_922_036, "ab" * 32))
    assert read_facts(path) == Facts("audio/mpeg", 74_922_036, None, "ab" * 32)


def test_a_broken_git_lfs_pointer_is_reported_as_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.mp3", media.lfs_pointer(5).replace(b"size 5", b"size five"))
    assert "is a damaged Git-LFS pointer: run `git lfs pull`" in str(refused(path))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.mp3", b"", "is empty"),
        ("a.mp3", b"<!doctype html><title>404</title>", "is a web page"),
        ("a.m4a", b"\xef\xbb\xbf\n <html>", "is a web page"),
        ("a.mp3", b"no sound " * 500, "holds no known kind of sound"),
        ("a.mp3", media.id3(media.title("A")) + b"\0" * 5000, "holds no known kind of sound"),
        ("a.mp3", media.mp3_with_frame_count(30)[:100_000], "is cut off"),
        ("a.wav", media.wav(30)[:100_000], "is cut off"),
        ("a.m4a", media.m4a(30)[:-40], "is cut off"),
        ("a.m4a", media.m4a(30)[:30], "is cut off"),
        ("a.ogg", media.vorbis(30)[:-40], "is cut off"),
        ("a.opus", media.opus(30)[:60], "is damaged"),
        ("a.flac", media.flac(0), "is damaged"),
        ("a.mp3", media.mp3(0.06) + bytes(2_000_000), "is damaged"),
        ("a.mp3", media.id3(media.title("A")) + media.mp3(0.06) + bytes(2_000_000), "is damaged"),
    ],
    ids=range(14),
)
def test_a_file_that_cannot_be_published_gets_a_sentence_and_keeps_its_size(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    error = refused(written(tmp_path, name, data))
    assert said in str(error)
    assert ": " in str(error), "no remedy"
    assert error.facts == Facts(feed_type(name), None if "web page" in said else len(data), None)


def test_a_wrong_name_is_reported_with_the_right_one_and_the_content_counts(tmp_path: Path) -> None:
    data = media.m4a(30)
    error = refused(written(tmp_path, "a.mp3", data))
    assert str(error).startswith("is not .mp3 inside but MPEG-4 (.m4a): name it .m4a")
    assert error.facts == Facts("audio/x-m4a", len(data), 30.0)


def test_a_file_is_read_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_files = []
    monkeypatch.setattr(
        recordings,
        "read_facts",
        lambda path, *, hashed: read_files.append(path.name) or read_facts(path),
    )
    reader = RecordingReader()
    path = written(tmp_path, "a.mp3", media.mp3(10))
    empty = written(tmp_path, "b.mp3", b"")
    assert [reader(path).length, reader(path).length] == [len(media.mp3(10))] * 2
    for _ in range(2):
        with pytest.raises(AudioError, match="is empty"):
            reader(empty)
    assert read_files == ["a.mp3", "b.mp3"]
    path.write_bytes(media.mp3(20))
    assert reader(path).length == len(media.mp3(20))
    os.utime(path, (1, 1))
    reader(path)
    assert read_files == ["a.mp3", "b.mp3", "a.mp3", "a.mp3"]


def test_directories_get_types_that_they_ask_for() -> None:
    names = ("a.mp3", "a.m4a", "a.mp4", "a.m4v", "https://example.org/A.OPUS?x=1", "a.txt", "a")
    assert [feed_type(name) for name in names] == [
        "audio/mpeg", "audio/x-m4a", "video/mp4", "video/x-m4v", "audio/ogg", "", "",
    ]  # fmt: skip


WHOLE = [
    media.mp3(1), media.mp3_with_frame_count(1), media.m4a(5, [(0, b"A")]), media.vorbis(5), media.opus(5), media.flac(5),
    media.wav(0.1), media.mp3(1, media.id3(media.title("A"))), media.aac(), media.lfs_pointer(12345),
]  # fmt: skip


def outcome(data: bytes) -> tuple[Facts, str]:
    try:
        return measurement.measure_file(BytesIO(data), "a.mp3"), "is fine: nothing to do"
    except AudioError as error:
        return error.facts, str(error)


@given(st.sampled_from(WHOLE), st.data())
def test_a_file_with_any_bytes_changed_or_lost_is_read_or_refused_with_a_sentence(
    whole: bytes, drawn: st.DataObject
) -> None:
    data = bytearray(whole)
    for _ in range(drawn.draw(st.integers(0, 4))):
        data[drawn.draw(st.integers(0, min(len(data), 600) - 1))] = drawn.draw(st.integers(0, 255))
    cut = bytes(data[: drawn.draw(st.integers(0, len(data)))])
    facts, sentence = outcome(cut)
    assert ": " in sentence
    assert facts.length == len(cut)
    assert facts.duration is None or facts.duration > 0
