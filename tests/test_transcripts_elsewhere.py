"""Readers written by others understand what is written here, and read what is read here in the same
way."""

from __future__ import annotations

import html
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import srt
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, require_file, require_tool
from mkdocs_podcast import transcript
from mkdocs_podcast.model.cue import Cue, Transcript
from mkdocs_podcast.text import values
from test_transcript import AWKWARD, TALK, WORDS

DATA = Path(__file__).resolve().parents[2] / "shared/data/transcripts"


def elsewhere(reader: str, texts: list[str]) -> list[Any]:
    """What another reader finds in each text: `webvtt`, the strict one of the W3C, or `apps`, one
    that apps use."""
    node = require_tool("node")
    require_file(ROOT / "node_modules/webvtt-parser", "run `npm ci`.")
    command = [node, str(ROOT / "tests/read_transcripts.mjs"), reader]
    ran = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    results: list[Any] = json.loads(ran.stdout)
    return results


TALKS = {
    "a talk": TALK,
    "no speakers": (
        Cue(0, 1, "Hello there, you."),
        Cue(1, 1, "Ends when it starts."),
        Cue(1.5, 9.9999, "Bye to you."),
    ),
    "markup": (
        Cue(0, 1, "a < b & c > d --> e <i> </i> &amp; &lt;", "Ana <x> & y"),
        Cue(1, 2, "NOTE this is it", "NOTE"),
    ),
    "long": (Cue(3600 * 30, 3600 * 31, "A sentence of some length. " * 40, "Ana"),),
    "out of order": (
        Cue(9, 10, "This is the last one.", "Bo"),
        Cue(1, 2, "This is the first one.", "Ana"),
    ),
    "words": tuple(Cue(number / 2, number / 2 + 0.4, "word", "Ana") for number in range(200)),
    "other scripts": (
        Cue(0, 1, "日本語のテキスト、です。 はい", "田中"),
        Cue(1, 2, "مرحبا بكم في البرنامج", "سارة"),
    ),
    "nothing": (),
}


def test_a_strict_parser_accepts_the_webvtt_that_is_written() -> None:
    written = [transcript.transcript_to_webvtt(Transcript(talk)) for talk in TALKS.values()]
    for name, text, result in zip(TALKS, written, elsewhere("webvtt", written), strict=True):
        assert result["errors"] == [], name
        talk, _ = transcript.parse_transcript(text, "a.vtt")
        read = [(cue["start"], cue["end"], " ".join(cue["text"].split())) for cue in result["cues"]]
        if name != "nothing":
            assert read == [
                (cue.start, cue.end, " ".join(cue.text.split())) for cue in talk.cues
            ], name
            assert [html.unescape(cue["speaker"]) for cue in result["cues"]] == [
                cue.speaker for cue in talk.cues
            ]


@settings(max_examples=8)
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 99_000_000), st.integers(0, 9000), WORDS | AWKWARD, WORDS),
            max_size=5,
        ),
        min_size=10,
        max_size=10,
    )
)
def test_a_strict_parser_accepts_the_webvtt_of_any_words(
    talks: list[list[tuple[int, int, str, str]]],
) -> None:
    transcripts = [
        Transcript(
            tuple(
                Cue(start / 1000, (start + length) / 1000, f"x {text} y z", name)
                for start, length, text, name in talk
            )
        )
        for talk in talks
    ]
    for result in elsewhere(
        "webvtt", [transcript.transcript_to_webvtt(talk) for talk in transcripts]
    ):
        assert result["errors"] == []


def test_a_parser_that_apps_use_reads_the_same_words_at_the_same_times() -> None:
    (vtt, page) = elsewhere(
        "apps",
        [
            transcript.transcript_to_webvtt(Transcript(TALK)),
            transcript.transcript_to_html(Transcript(TALK)),
        ],
    )
    assert [
        (
            segment["startTime"],
            segment["endTime"],
            segment["speaker"],
            html.unescape(segment["body"]),
        )
        for segment in vtt
    ] == [(cue.start, cue.end, cue.speaker, cue.text) for cue in TALK]
    assert [
        (segment["startTime"], segment["speaker"], html.unescape(segment["body"]))
        for segment in page
    ] == [
        (0, "Ana", "Hello there."),
        (2, "Bo", "Hello, Ana & all."),
        (60, "Bo", "Bye."),
    ]


SUBTITLES = {
    "plain": "1\n00:00:00,500 --> 00:00:02,000\nHello\nthere.\n\n2\n00:00:02,000 --> 00:01:04,250\nYes.\n",
    "blank lines inside": "1\n00:00:00,500 --> 00:00:02,000\nHello\n\nthere.\n\n2\n00:00:02,000 --> 00:01:04,250\nYes.\n\n",
    "numbers inside": "1\n00:00:00,500 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:01:04,250\n7\n",
    "points for commas": "1\n00:00:00.500 --> 00:00:02.000\nHello\n\n2\n00:00:02.000 --> 00:01:04.250\nYes.\n",
    "long hours": "1\n01:00:00,000 --> 27:00:02,000\nHello",
    "out of order": "2\n00:00:05,000 --> 00:00:06,000\nb b\n\n1\n00:00:01,000 --> 00:00:02,000\na a\n",
}


@pytest.mark.parametrize("text", SUBTITLES.values(), ids=SUBTITLES)
def test_subtitles_are_read_as_the_srt_library_reads_them(text: str) -> None:
    subtitles, _ = transcript.parse_transcript(text, "a.srt")
    expected = sorted(srt.parse(text))
    assert [(cue.start, cue.end, cue.text) for cue in subtitles.cues] == [
        (
            subtitle.start.total_seconds(),
            subtitle.end.total_seconds(),
            " ".join(subtitle.content.split()),
        )
        for subtitle in expected
    ]


@pytest.mark.skipif(
    not DATA.exists(), reason="the folder with other people's transcripts is not here"
)
@pytest.mark.parametrize("path", sorted(DATA.glob("**/*.srt")), ids=lambda path: path.name)
def test_real_subtitles_are_read_as_the_srt_library_reads_them(path: Path) -> None:
    text = path.read_text("utf-8")
    subtitles, _ = transcript.parse_transcript(text, path.name)
    expected = list(srt.parse(text))
    assert [(cue.start, cue.end) for cue in subtitles.cues] == [
        (subtitle.start.total_seconds(), subtitle.end.total_seconds()) for subtitle in expected
    ]
    for cue, subtitle in zip(subtitles.cues, expected, strict=True):
        assert values.written(subtitle.content).endswith(cue.text)


@pytest.mark.skipif(
    not DATA.exists(), reason="the folder with other people's transcripts is not here"
)
def test_a_strict_parser_accepts_the_webvtt_of_real_transcripts() -> None:
    paths = [path for path in sorted(DATA.glob("**/*")) if path.is_file()]
    written = [
        transcript.transcript_to_webvtt(
            transcript.parse_transcript(path.read_text("utf-8"), path.name)[0]
        )
        for path in paths
    ]
    for path, result in zip(paths, elsewhere("webvtt", written), strict=True):
        assert result["errors"] == [], path.name
        assert result["cues"]
