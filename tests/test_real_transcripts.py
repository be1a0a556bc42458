"""Transcripts and chapters of real podcasts are read, to the last cue."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast import chapters, transcript
from mkdocs_podcast.model import cue
from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.source import frontmatter

DATA = Path(__file__).resolve().parents[2] / "shared/data"
TRANSCRIPTS = sorted(path for path in DATA.glob("transcripts/**/*") if path.is_file())
PAGES = sorted(DATA.glob("sites/the-bootloader/docs/transcripts/**/*-transcript.md"))
CHAPTERS = sorted(DATA.glob("chapters/*.json"))
POSTS = sorted(DATA.glob("**/*.md"))

pytestmark = pytest.mark.skipif(
    not TRANSCRIPTS, reason="the folder with other people's transcripts is not here"
)


def name(path: Path) -> str:
    return str(path.relative_to(DATA))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=name)
def test_a_real_transcript_is_read_without_problems(path: Path) -> None:
    text = path.read_text("utf-8")
    talk, problems = transcript.parse_transcript(text, path.name)
    assert problems == []
    assert talk.timed
    arrows = sum(line.count("-->") for line in text.split("\n"))
    # One cue of Haskell Weekly may hold the words of two people.
    assert len(talk.cues) >= arrows
    assert talk.cues[-1].end > 0
    assert len(transcript.group_paragraphs(talk)) > 1
    again, problems = transcript.parse_transcript(
        transcript.transcript_to_webvtt(talk), "again.vtt"
    )
    assert problems == []
    assert spoken(again) == spoken(talk)


def spoken(talk: cue.Transcript) -> str:
    return " ".join(cue.text for cue in talk.cues)


SPEAKERS = {
    "transcripts/example.vtt": {"Sarah", "Gillian"},
    "transcripts/example.srt": {"Travis", "Gilon", "Sarah"},
    "transcripts/example.json": {"Darth Vader", "Luke"},
    "transcripts/example.html": {"Travis", "Gilon", "Sarah"},
    "transcripts/syntax-srt/Syntax0.srt": {"Wes Bos", "Scott Tolinski"},
    "transcripts/pythonbytes-vtt/061-on-being-a-senior-engineer.vtt": {""},
    "transcripts/haskellweekly-vtt/episode-1.vtt": {""},
}


@pytest.mark.parametrize(("path", "speakers"), SPEAKERS.items())
def test_the_speakers_of_a_real_transcript_are_recognized(path: str, speakers: set[str]) -> None:
    talk, _ = transcript.parse_transcript((DATA / path).read_text("utf-8"), path)
    assert {cue.speaker for cue in talk.cues} == speakers


def test_an_srt_file_and_an_html_page_of_the_same_talk_have_the_same_words() -> None:
    srt, _ = transcript.parse_transcript(
        (DATA / "transcripts/example.srt").read_text("utf-8"), "a.srt"
    )
    html, _ = transcript.parse_transcript(
        (DATA / "transcripts/example.html").read_text("utf-8"), "a.html"
    )
    assert spoken(srt).split()[:500] == spoken(html).split()[:500]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_real_page_with_a_transcript_loses_no_word(path: Path) -> None:
    text = path.read_text("utf-8")
    talk, problems = transcript.parse_transcript(text, path.name)
    assert problems == []
    body = frontmatter.read(text).body
    spoken_letters = "".join(character for character in spoken(talk) if character.isalnum())
    page_letters = "".join(character for character in body if character.isalnum())
    # Names and times, which are not spoken, are what is missing.
    assert len(spoken_letters) > 0.97 * len(page_letters) - 1500


def test_names_and_times_on_lines_of_their_own_are_recognized() -> None:
    pages = {}
    for path in PAGES:
        talk, _ = transcript.parse_transcript(path.read_text("utf-8"), path.name)
        pages[path.name[:3]] = (talk.timed, {cue.speaker for cue in talk.cues} - {""})
    assert pages["003"] == (True, {"Paul Cutler", "Tod Kurt"})
    assert pages["021"] == (False, {"Paul", "Tod"})
    assert pages["026"] == (False, {"Paul Cutler", "Tod Kurt", "Liz Clark"})
    assert pages["007"] == (False, set())


@pytest.mark.parametrize("path", CHAPTERS, ids=name)
def test_real_chapters_are_read(path: Path) -> None:
    listed, problems = chapters.parse_chapters(path.read_text("utf-8"), path.name)
    assert len(listed) >= 9
    assert [problem for problem in problems if problem.severity is not Severity.INFO] == []


def test_the_times_in_real_notes_are_found() -> None:
    counted = {}
    for path in POSTS:
        front = frontmatter.read(path.read_text("utf-8"))
        note_chapters, _ = chapters.read_note_chapters(front.body, path.name, front.line)
        counted[path.name] = len(note_chapters)
    assert counted["ep001.md"] == 6
    assert counted["ep027.md"] == 8
    assert counted["podcast-520.md"] >= 5
    assert counted["325 - keyboard.md"] == 4
    # Transcripts of the same site have times too, and are no lists of chapters.
    assert sum(bool(count) for name, count in counted.items() if "transcript" in name) == 0
