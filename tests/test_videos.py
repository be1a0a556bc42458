"""Episodes that are videos: what their pages play, and the captions made of their transcripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import build

WEBVTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello.\n"
SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nHallo.\n"
JSON = '{"version": "1.0.0", "segments": [{"startTime": 1, "endTime": 2, "body": "Hi."}]}'


def captions_of(
    tmp_path: Path, front: str, body: str = "Notes.", **files: str
) -> list[tuple[str, str, str]]:
    """File, language and name of each track in the video of an episode's page."""
    pages: dict[str, str | bytes] = {
        "e/a.md": f"---\ntitle: A\ncategory: podcast\n{front}\n---\n{body}\n",
        "e/walk.webm": b"webm",
        "e/other.mp4": b"mp4",
    }
    pages |= {f"e/{name.replace('_', '.')}": text for name, text in files.items()}
    site = build(tmp_path, pages, strict=False)
    videos = site.content("e/a/index.html").select("video")
    assert len(videos) == 1
    tracks = videos[0].select("track")
    for track in tracks:
        assert track["kind"] == "captions"
    folder = (site.out / "e").resolve()
    files = [(site.out / "e/a" / str(track["src"])).resolve() for track in tracks]
    assert all(file.is_file() for file in files)
    return [
        (file.relative_to(folder).as_posix(), str(track["srclang"]), str(track["label"]))
        for file, track in zip(files, tracks, strict=True)
    ]


@pytest.mark.parametrize(
    ("transcript", "files", "captions"),
    [
        ("said.vtt", {"said_vtt": WEBVTT}, [("said.vtt", "en", "Captions")]),
        ("said.srt", {"said_srt": SUBRIP}, [("a/transcript.vtt", "en", "Captions")]),
        ("said.json", {"said_json": JSON}, [("a/transcript.vtt", "en", "Captions")]),
        (
            "[said.vtt, {url: said.srt, language: de}]",
            {"said_vtt": WEBVTT, "said_srt": SUBRIP},
            [("said.vtt", "en", "Captions (en)"), ("a/transcript.vtt", "de", "Captions (de)")],
        ),
        # Browsers load no captions of another site.
        ("https://a.org/said.vtt", {}, []),
        ("said.txt", {"said_txt": "Hello there."}, []),
        ("false", {"walk_vtt": WEBVTT}, []),
    ],
)
def test_a_video_has_the_transcript_as_captions(
    tmp_path: Path,
    transcript: str,
    files: dict[str, str],
    captions: list[tuple[str, str, str]],
) -> None:
    front = f"audio: walk.webm\ntranscript: {transcript}"
    assert captions_of(tmp_path, front, **files) == captions
    # What browsers are given without a script are controls of their own.
    page = (tmp_path / "site/e/a/index.html").read_text("utf-8")
    assert '<video playsinline controls preload="none"' in page
    assert "podcast-captions" not in page


@pytest.mark.parametrize(
    ("front", "video", "has_captions"),
    [
        ("", '<video controls src="walk.webm"></video>', True),
        ("", "<video controls><source src='walk.webm'></video>", True),
        ("", "![A walk](walk.webm)", True),
        ("audio: https://a.org/a.mp3\n", '<video controls src="walk.webm"></video>', False),
        ("", '<video controls src="walk.webm"><track src="own.vtt"></video>', False),
        ("", '<video autoplay muted loop src="walk.webm"></video>', False),
    ],
)
def test_a_video_in_the_notes_has_captions_where_it_is_the_recording(
    tmp_path: Path, front: str, video: str, has_captions: bool
) -> None:
    files = {"said_vtt": WEBVTT, "own_vtt": WEBVTT}
    pages: dict[str, str | bytes] = {
        "a.md": f"---\ntitle: A\ncategory: podcast\n{front}transcript: said.vtt\n---\n{video}\n",
        "walk.webm": b"webm",
    }
    pages |= {name.replace("_", "."): text for name, text in files.items()}
    content = build(tmp_path, pages, strict=False).content("a/index.html")
    assert bool(content.select("video > track[src='../said.vtt']")) == has_captions


def test_only_the_first_video_of_the_notes_has_the_captions(tmp_path: Path) -> None:
    video = '<video controls src="{}"></video>\n\n'
    pages: dict[str, str | bytes] = {
        "a.md": "---\ntitle: A\ncategory: podcast\ntranscript: said.vtt\n---\n"
        + video.format("walk.webm")
        + video.format("other.webm"),
        "said.vtt": WEBVTT,
        "walk.webm": b"webm",
        "other.webm": b"webm",
    }
    content = build(tmp_path, pages, strict=False).content("a/index.html")
    assert [len(video.select("track")) for video in content.select("video")] == [1, 0]


def test_an_episode_whose_first_format_is_audio_is_heard(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": "---\ntitle: A\naudio: [a.mp3, walk.webm]\ntranscript: said.vtt\n---\nNotes.\n",
        "a.mp3": b"mp3",
        "walk.webm": b"webm",
        "said.vtt": WEBVTT,
    }
    content = build(tmp_path, pages, strict=False).content("a/index.html")
    assert not content.select("video, track")
    assert len(content.select("audio source")) == 2
