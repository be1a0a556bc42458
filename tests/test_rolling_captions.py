"""Captions that repeat what scrolls up are read once; others keep every repetition."""

from __future__ import annotations

import pytest

from adversarial import growth
from mkdocs_podcast import transcript

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
SPACE
let's<00:00:00.320><c> speak</c><00:00:00.640><c> of</c><00:00:00.800><c> wool</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
let's speak of wool
SPACE

00:00:02.320 --> 00:00:04.630 align:start position:0%
let's speak of wool
and<00:00:02.639><c> of</c><00:00:02.973><c> yarn</c>

00:00:04.630 --> 00:00:04.640 align:start position:0%
and of yarn
SPACE

00:00:04.640 --> 00:00:06.000 align:start position:0%
and of yarn
yarn is spun

""".replace("SPACE", " ")


def captions(*texts: str) -> str:
    """An SRT file of captions, a second each."""
    return "\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number + 1:02},000\n{text}\n"
        for number, text in enumerate(texts, 1)
    )


def spoken(text: str, path: str) -> list[str]:
    talk, problems = transcript.parse_transcript(text, path)
    assert problems == []
    return [cue.text for cue in talk.cues]


ROLLING = {
    "by a line": captions("a b", "a b\nc d", "c d\ne f", "e f\ng h"),
    "by two lines": captions("a b\nc d", "a b\nc d\ne f", "c d\ne f\ng h"),
    "as ffmpeg converts them": captions("a b", "a b", "a b\nc d", "c d", "c d\ne f", "e f", "e f\ng h"),
    "on one line": captions("a b c d", "a b c d e f", "d e f g h"),
    "by a word": captions("a b", "a b c", "a b c d", "a b c d e", "a b c d e f", "a b c d e f g h"),
}  # fmt: skip


@pytest.mark.parametrize("text", ROLLING.values(), ids=ROLLING)
def test_each_phrase_of_rolling_captions_is_read_once(text: str) -> None:
    assert " ".join(spoken(text, "a.srt")) == "a b c d e f g h"


def test_captions_of_youtube_are_read_once_and_without_a_warning() -> None:
    talk, problems = transcript.parse_transcript(YOUTUBE, "a.vtt")
    assert problems == []
    assert [(cue.start, cue.text) for cue in talk.cues] == [
        (0.16, "let's speak of wool"),
        (2.32, "and of yarn"),
        (4.64, "yarn is spun"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Yes.", "Yes.", "Yes.", "No."),
        ("Thank you.", "Thank you all.", "Goodbye.", "Goodbye, Ana.", "Hm.", "Hm?"),
        ("To be", "or not to be", "that is", "that"),
        ("a b c", "a b c d"),
    ],
)
def test_captions_in_which_people_repeat_themselves_are_kept(texts: tuple[str, ...]) -> None:
    assert spoken(captions(*texts), "a.srt") == list(texts)


@pytest.mark.parametrize("piece", ["a ", "a b ", "a\n", "<c>a", "a<c> "])
def test_long_rolling_captions_take_a_time_that_grows_with_the_length(piece: str) -> None:
    def read(text: str) -> None:
        transcript.parse_transcript(captions(text, f"{text} b", f"{text} b c", "d"), "a.srt")

    assert growth(read, piece) < 8
