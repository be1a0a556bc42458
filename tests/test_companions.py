"""Transcripts and chapters are found where the front matter says, or beside the episode."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.companion_files import chapters_beside, transcripts_beside
from mkdocs_podcast.source.companion_types import ChapterSource, TranscriptSource, language_in
from mkdocs_podcast.source.companions import (
    chapter_source,
    chapters_of,
    transcript_sources,
    transcripts_of,
)
from mkdocs_podcast.source.episode_reader import Site, read_episode

URL = "https://cdn.example.org/wolf.vtt"
VTT = TranscriptSource("media/wolf.vtt", True, "text/vtt")
REMOTE = TranscriptSource(URL, False, "text/vtt")


def find(address: str) -> str:
    return address if address.startswith("media/") else ""


TRANSCRIPTS: list[tuple[Any, list[TranscriptSource]]] = [
    ("media/wolf.vtt", [VTT]),
    (URL, [REMOTE]),
    (["media/wolf.vtt", URL], [VTT, REMOTE]),
    ({"url": "media/wolf.vtt"}, [VTT]),
    ([{"file": "media/wolf.vtt"}, "media/wolf.vtt"], [VTT]),
    (
        [{"url": URL, "type": "application/srt", "language": "pt-BR", "rel": "captions"}],
        [TranscriptSource(URL, False, "application/x-subrip", "pt-BR", "captions")],
    ),
    ({"de": "media/a.srt", "en": {"url": URL}}, [
        TranscriptSource("media/a.srt", True, "application/x-subrip", "de"),
        TranscriptSource(URL, False, "text/vtt", "en"),
    ]),
    ({"vtt": "https://example.org/t?id=1", "json": "media/a"}, [
        TranscriptSource("https://example.org/t?id=1", False, "text/vtt"),
        TranscriptSource("media/a", True, "application/json"),
    ]),
    ({"url": URL, "lang": "pt_BR"}, [TranscriptSource(URL, False, "text/vtt", "pt-BR")]),
    ("media/wolf.de.vtt", [TranscriptSource("media/wolf.de.vtt", True, "text/vtt", "de")]),
    ("media/transcripts/001.md", [TranscriptSource("media/transcripts/001.md", True, "text/markdown")]),
    ("0", []), ("yes", []), ("", []), (None, []), (False, []), (7, []), ([[["media/wolf.vtt"]]], []),
]  # fmt: skip


@pytest.mark.parametrize(("value", "sources"), TRANSCRIPTS, ids=lambda value: repr(value)[:40])
def test_transcripts_are_named_in_every_shape(value: Any, sources: list[TranscriptSource]) -> None:
    assert transcript_sources(value, "ep.md", find) == (tuple(sources), [])


WRONG = [
    ("wolf.vtt", "`transcript`: `wolf.vtt` is not in the docs folder: put the file there, or give its URL", 0),
    ("javascript:alert(1)", "`transcript`: `javascript:alert(1)` is not an address that a page may load: write one with https://", 0),
    ([{"url": URL, "language": "Old English"}], "`transcript`: `Old English` is not a language: write a code such as `en` or `pt-BR`", 1),
    ([{"url": URL, "type": "captions"}], "`transcript`: `captions` is not a type: write a MIME type such as `text/vtt`", 1),
    ("https://example.org/wolf.docx", "`transcript`: `https://example.org/wolf.docx` is left out, as nothing says that apps can read it: give its `type`, such as `text/vtt`, or a file in WebVTT or SRT", 0),
    ({"url": URL, "type": "application/pdf"}, f"`transcript`: `{URL}` is left out, as nothing says that apps can read it: give its `type`, such as `text/vtt`, or a file in WebVTT or SRT", 0),
    ([{"url": URL, "rel": "alternate"}], "`transcript`: `rel` may only be `captions`, not `alternate`", 1),
]  # fmt: skip


@pytest.mark.parametrize(("value", "message", "left"), WRONG, ids=lambda value: repr(value)[:40])
def test_problems_with_a_transcript_are_reported_with_their_line(
    value: Any, message: str, left: int
) -> None:
    found, problems = transcript_sources(value, "ep.md", find, 9)
    assert [str(problem) for problem in problems] == [f"ep.md:9: {message}"]
    assert len(found) == left


CHAPTERS: list[tuple[Any, ChapterSource | None]] = [
    ("notes", ChapterSource(notes=True)),
    ("Show notes", ChapterSource(notes=True)),
    ("media/wolf.json", ChapterSource("media/wolf.json", True)),
    ("https://example.org/wolf.json", ChapterSource("https://example.org/wolf.json")),
    (
        {"url": "https://example.org/wolf.json", "type": "application/json+chapters"},
        ChapterSource("https://example.org/wolf.json"),
    ),
    ("0:00 Hello\n0:10 Bye\n", ChapterSource(text="0:00 Hello\n0:10 Bye\n")),
    (["0:00 Hello"], ChapterSource(data=["0:00 Hello"])),
    ({"0:00": "Hello"}, ChapterSource(data={"0:00": "Hello"})),
    ({"url": "https://example.org", "title": "x", "start": 0}, ChapterSource(data={"url": "https://example.org", "title": "x", "start": 0})),
    (False, None), (None, None), ("", None), ([], None), ("no", None), (7, None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "source"), CHAPTERS, ids=lambda value: repr(value)[:40])
def test_front_matter_says_where_the_chapters_are(value: Any, source: ChapterSource | None) -> None:
    assert chapter_source(value, "ep.md", find) == (source, [])


def test_a_missing_file_of_chapters_is_reported() -> None:
    found, problems = chapter_source("wolf.json", "ep.md", find, 4)
    assert found is None
    assert str(problems[0]) == (
        "ep.md:4: `chapters`: `wolf.json` is not in the docs folder: put the file there, or give its URL"
    )


def site_with(*names: str) -> Site:
    return Site(exists=set(names).__contains__, paths=lambda: names)


BESIDE = [
    ("episodes/ep1.md", [], ["episodes/ep1.vtt"]),
    ("episodes/ep1.md", ["media/one.mp3"], ["media/one.srt", "media/one.transcript.json"]),
    ("ep1.md", [], ["ep1.vtt", "ep1.de.vtt", "ep1.srt"]),
    ("episodes/ep1/index.md", [], ["episodes/ep1/ep1.vtt", "episodes/ep1/transcript.html"]),
]


@pytest.mark.parametrize(("page", "recordings", "names"), BESIDE)
def test_transcripts_with_the_name_of_the_episode_are_found(
    page: str, recordings: list[str], names: list[str]
) -> None:
    found = transcripts_beside(page, recordings, names, ["de"])
    assert sorted(source.url for source in found) == sorted(names)
    assert all(source.local and source.type for source in found)
    assert [source.language for source in found if ".de." in source.url] == ["de"] * (
        "ep1.de.vtt" in names
    )


@pytest.mark.parametrize(
    ("page", "recordings", "name"),
    [
        ("episodes/ep1.md", [], "episodes/ep1.chapters.json"),
        ("episodes/ep1.md", ["media/one.mp3"], "media/one.chapters.vtt"),
        ("episodes/ep1/index.md", [], "episodes/ep1/chapters.psc"),
    ],
)
def test_chapters_with_the_name_of_the_episode_are_found(
    page: str, recordings: list[str], name: str
) -> None:
    assert chapters_beside(page, recordings, [name]) == name


@pytest.mark.parametrize(
    "name", ["ep1.json", "ep1.html", "ep1.txt", "ep1.md", "ep10.vtt", "index.vtt", "transcript.vtt"]
)
def test_other_files_beside_an_episode_are_left_alone(name: str) -> None:
    for page in ("ep1.md", "index.md", "episodes/index.md"):
        assert transcripts_beside(page, [], ["ep1.vtt" if page == "index.md" else name]) == ()
        assert chapters_beside(page, [], [name]) == ""


def test_front_matter_comes_before_the_files_beside_and_false_turns_them_off() -> None:
    site = site_with("ep1.vtt", "ep1.chapters.json", "media/wolf.vtt", "media/c.json")

    def named(front: str) -> tuple[Any, Any]:
        episode, problems = read_episode(
            "ep1.md", frontmatter.read(f"---\ntitle: x\n{front}---\n"), site
        )
        assert problems == []
        transcripts, _ = transcripts_of(episode, site)
        chapters, _ = chapters_of(episode, site)
        return [source.url for source in transcripts], chapters and chapters.url

    assert named("") == (["ep1.vtt"], "ep1.chapters.json")
    assert named("transcript: media/wolf.vtt\nchapters: media/c.json\n") == (
        ["media/wolf.vtt"],
        "media/c.json",
    )
    assert named("transcript: false\nchapters: no\n") == ([], None)


def test_a_path_is_seen_from_the_page_and_from_the_docs_folder() -> None:
    site = site_with("episodes/media/wolf.vtt", "other/wolf.vtt")
    episode = Episode(
        "episodes/ep1.md", "x", transcript=["media/wolf.vtt", "/other/wolf.vtt", "../../etc/passwd"]
    )
    found, problems = transcripts_of(episode, site, 3)
    assert [source.url for source in found] == ["episodes/media/wolf.vtt", "other/wolf.vtt"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.de.vtt", "de"),
        ("a.pt-BR.srt", "pt-BR"),
        ("a.vtt", ""),
        ("de.vtt", ""),
        ("a.min.json", ""),
        ("a.ep.vtt", ""),
    ],
)
def test_a_file_name_may_hold_the_language(name: str, language: str) -> None:
    assert language_in(f"media/{name}") == language


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "file", "type", "language", "rel", "de", "vtt"]) | st.text(max_size=3), inner, max_size=3)))  # fmt: skip
def test_front_matter_of_any_shape_is_read_without_an_error(value: Any) -> None:
    transcript_sources(value, "ep.md", find)
    chapter_source(value, "ep.md", find)
