"""A transcript says the same, by the same people and at the same times, whatever it was written in."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adversarial import PIECES, growth, seconds, text_of
from mkdocs_podcast import transcript
from mkdocs_podcast.model.cue import Cue, Transcript
from mkdocs_podcast.text import values

TALK = (
    Cue(0.5, 2.0, "Hello there.", "Ana"),
    Cue(2.0, 4.25, "Hello, Ana & all.", "Bo"),
    Cue(60.0, 61.0, "Bye.", "Bo"),
)
VTT = """WEBVTT

00:00:00.500 --> 00:00:02.000
<v Ana>Hello there.

00:00:02.000 --> 00:00:04.250
<v Bo>Hello, Ana &amp; all.

00:01:00.000 --> 00:01:01.000
<v Bo>Bye.
"""
TIMED = {
    "text/vtt": VTT,
    "text/vtt, with all that it may have": (
        "WEBVTT - a talk\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE by\nhand\n\n"
        "1\n00:00.500 --> 00:02.000 align:start position:0%\n<v.loud Ana><i>Hello</i> <c.a.b>there</c>.</v>\n\n"
        "NOTE between\n\nsecond cue\n00:02.000 --> 00:04.250\n<v Bo>Hello, <00:00:02.500>Ana &amp;\n<b>all</b>.\n\n\n\n"
        "00:01:00.000 --> 00:01:01.000\n<v Bo>Bye."
    ),
    "application/x-subrip": (
        "1\n00:00:00,500 --> 00:00:02,000\nAna: Hello there.\n\n2\n00:00:02,000 --> 00:00:04,250\nBo: Hello, <i>Ana</i> &amp;\n"
        "{\\an8}all.\n\n3\n00:01:00,000 --> 00:01:01,000\nBye.\n"
    ),
    "application/x-subrip, without numbers": (
        "00:00:00,500 --> 00:00:02,000\nAna: Hello there.\n\n00:00:02,000 --> 00:00:04,250 X1:1\n<font color=\"red\">Bo: Hello, Ana & all.</font>\n\n"
        "00:01:00,000 --> 00:01:01,000\nBye."
    ),
    "application/json": json.dumps(
        {"version": "1.0.0", "segments": [{"speaker": cue.speaker, "startTime": cue.start, "endTime": cue.end, "body": cue.text} for cue in TALK]}
    ),
    "application/json of Whisper": json.dumps(
        {"text": "...", "language": "en", "segments": [{"id": 1, "start": cue.start, "end": cue.end, "text": f" {cue.text}", "speaker": cue.speaker, "words": []} for cue in TALK]}
    ),
    "application/json of whisper.cpp": json.dumps(
        {"result": {"language": "en"}, "transcription": [{"timestamps": {}, "offsets": {"from": cue.start * 1000, "to": cue.end * 1000}, "text": f" {cue.text}", "speaker": cue.speaker} for cue in TALK]}
    ),
    "application/json of Podlove": json.dumps(
        [{"start": "x", "start_ms": cue.start * 1000, "end": "y", "end_ms": cue.end * 1000, "speaker": "7", "voice": cue.speaker, "text": cue.text} for cue in TALK]
    ),
    "application/json of AssemblyAI": json.dumps(
        {"language_code": "en", "words": [], "utterances": [{"start": int(cue.start * 1000), "end": int(cue.end * 1000), "speaker": cue.speaker, "text": cue.text} for cue in TALK]}
    ),
    "application/json of Deepgram": json.dumps(
        {"results": {"utterances": [{"start": cue.start, "end": cue.end, "speaker": cue.speaker, "transcript": cue.text} for cue in TALK]}}
    ),
    "application/json of Transformers": json.dumps(
        {"text": "", "chunks": [{"timestamp": [cue.start, cue.end], "text": cue.text, "speaker": cue.speaker} for cue in TALK]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("kind", "text"), TIMED.items(), ids=TIMED)
def test_a_timed_transcript_is_read_whatever_its_format(kind: str, text: str, ends: str) -> None:
    talk, problems = transcript.parse_transcript("\ufeff" + text.replace("\n", ends), "ep")
    assert (talk.cues, problems) == (TALK, [])
    assert talk.type == kind.replace(",", " ").split()[0]
    assert talk.timed


TOLD = (("Ana", "Hello there."), ("Bo", "Hello, Ana & all."), ("Bo", "Bye."))
SPOKEN = {
    "bold names": "**Ana:** Hello there.\n\n**Bo:** Hello, Ana &amp; all.\n\nBye.\n",
    "bold names, colon after": "**Ana**: Hello there.\n\n__Bo__: Hello, Ana & all.\n\n__Bo__: Bye.\n",
    "names": "Ana: Hello there.\n\nBo: Hello, Ana & all.\n\nBo: Bye.\n",
    "a line each": "**Ana:** Hello\nthere.\n**Bo:** Hello, Ana & all.\n**Bo:** Bye.\n",
    "names on lines of their own": "Ana\n\nHello there.\n\nBo\n\nHello, Ana & all.\n\nBo\n\nBye.\n\nAna\n\n",
    "names above": "Ana\nHello there.\n\nBo\n- Hello, Ana & all.\n\nBo\nBye.\n\nAna\n",
    "headings": "---\ntitle: x\n---\n# Transcript\n\n## Ana\n\nHello there.\n\n## Bo\n\nHello, Ana & all.\n\n## Bo\n\nBye.\n\n## Ana\n",
    "lists": "- **Ana:** Hello there.\n- **Bo:** Hello, *Ana* & all.\n- **Bo:** Bye.\n",
    "comments and code": "<!-- Bo: hidden -->\n**Ana:** Hello there.\n\n```\nAna: code\n```\n\n**Bo:** Hello, [Ana](a.md) & all.\n\nBye.",
    "HTML": "<p><b>Ana:</b> Hello\nthere.</p>\n<p><strong>Bo</strong>: Hello, <b>Ana</b> &amp; all.</p><script>x</script><p>Bye.</p>",
    "HTML with cite": "<cite>Ana:</cite>\n<p>Hello there.</p>\n<cite>Bo:</cite><p>Hello, <em>Ana</em> &amp; all.</p><p>Bye.</p>",
}


@pytest.mark.parametrize("text", SPOKEN.values(), ids=SPOKEN)
def test_a_transcript_without_times_has_speakers(text: str) -> None:
    talk, problems = transcript.parse_transcript(text, "ep")
    assert problems == []
    assert not talk.timed
    assert {(cue.start, cue.end) for cue in talk.cues} == {(0, 0)}
    assert tuple((cue.speaker, cue.text) for cue in talk.cues) == TOLD


MARKED = {
    "in brackets, in front": "[00:00:10] Ana: Hello there.\n\n[00:00:20] Bo: Hello, Ana & all.\n\n[00:01:00] Bo: Bye.",
    "without brackets": "0:10 **Ana:** Hello there.\n\n0:20 **Bo:** Hello, Ana & all.\n\n1:00 **Bo:** Bye.",
    "after the name": "Ana (0:10): Hello there.\n\nBo (0:20): Hello, Ana & all.\n\nBo (1:00): Bye.",
    "after the name in bold": "**Ana** (0:10): Hello there.\n\n**Bo [0:20]:** Hello, Ana & all.\n\n**Bo** [1:00] Bye.",
    "on a line of their own": "Ana  0:10  \nHello there.\n\nBo  0:20\n\nHello, Ana & all.\n\nBo  1:00\nBye.",
    "headings": "## 0:10 Hello\n\n**Ana:** Hello there.\n\n## The answer (0:20)\n\n**Bo:** Hello, Ana & all.\n\n### 1:00\n\nBye.",
    "a line each": "00:00:10 Ana: Hello there.\n00:00:20 Bo: Hello, Ana & all.\n00:01:00 Bo: Bye.\n",
    "HTML": "<cite>Ana:</cite>\n<time>0:10</time>\n<p>Hello there.</p>\n<cite>Bo:</cite>\n<time>0:20</time>\n<p>Hello, Ana &amp; all.</p>\n<time>1:00</time><p>Bye.</p>",
    "HTML in paragraphs": "<p><cite>Ana</cite> <time>0:10</time> Hello there.</p><p><cite>Bo</cite> <time>0:20</time> Hello, Ana &amp; all.</p><p><time>1:00</time> Bye.</p>",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_occasional_times_make_a_timed_transcript(text: str) -> None:
    talk, problems = transcript.parse_transcript(text, "ep")
    assert problems == []
    assert tuple((cue.speaker, cue.text) for cue in talk.cues) == TOLD
    assert [(cue.start, cue.end) for cue in talk.cues] == [(10, 20), (20, 60), (60, 61)]


def test_paragraphs_between_two_times_divide_the_time_by_their_length() -> None:
    talk, _ = transcript.parse_transcript(
        "[0:10] " + "a" * 30 + "\n\n" + "b" * 10 + "\n\n[0:50] c", "ep.md"
    )
    assert [(cue.start, cue.end) for cue in talk.cues] == [(10, 40), (40, 50), (50, 51)]


def test_a_time_in_a_sentence_does_not_start_a_cue() -> None:
    talk, _ = transcript.parse_transcript(
        "At 10:30 we met.\n\nBob 10:45 was late: at 11:00 he came.\n\nThe end.", "ep.txt"
    )
    assert not talk.timed
    assert [cue.text for cue in talk.cues] == [
        "At 10:30 we met.",
        "Bob 10:45 was late: at 11:00 he came.",
        "The end.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**This is important.**\n\n**Very much** so.\n",
        "**There is one thing to be said of it:** patience.\n",
        "<p><b>This is important.</b></p><p><strong>Very much</strong> so.</p>",
    ],
)
def test_words_in_bold_are_not_a_speaker(text: str) -> None:
    talk, _ = transcript.parse_transcript(text, "ep")
    assert {cue.speaker for cue in talk.cues} == {""}
    assert " ".join(cue.text for cue in talk.cues) in (
        "This is important. Very much so.",
        "There is one thing to be said of it: patience.",
    )


def test_a_speaker_on_the_first_line_is_not_front_matter() -> None:
    talk, _ = transcript.parse_transcript("Host: Welcome.\n\nGuest: Thank you.\n", "ep.md")
    assert [(cue.speaker, cue.text) for cue in talk.cues] == [
        ("Host", "Welcome."),
        ("Guest", "Thank you."),
    ]


def test_a_colon_in_a_sentence_does_not_make_a_speaker() -> None:
    lines = [
        f"00:00:{second:02},000 --> 00:00:{second:02},900\nAnd so we went on.\n"
        for second in range(50)
    ]
    lines[30] = "00:00:30,000 --> 00:00:30,900\nRemember: always test.\n"
    talk, _ = transcript.parse_transcript("\n".join(lines), "ep.srt")
    assert {cue.speaker for cue in talk.cues} == {""}
    assert talk.cues[30].text == "Remember: always test."


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("- Hi.\n- Hello.", ["- Hi.", "- Hello."]),
        ("-Hi.\n-Hello.", ["- Hi.", "- Hello."]),
        ("&gt;&gt; Hi,\nyou.\n&gt;&gt; Hello.", [">> Hi, you.", ">> Hello."]),
        ("a -\nb", ["a - b"]),
        ("<v Ana>Hi.</v> <v Bo>Hello.</v>", ["Ana|Hi.", "Bo|Hello."]),
        ("List<String> &lt; 3 <3", ["List<String> < 3 <3"]),
        ("日本\n語", ["日本語"]),
        ("a\n\n", ["a"]),
        ("<c></c>", []),
    ],
)
def test_each_speaker_in_a_caption_gets_a_cue(text: str, turns: list[str]) -> None:
    talk, _ = transcript.parse_transcript(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n", "ep.vtt")
    assert [f"{cue.speaker}|{cue.text}" if cue.speaker else cue.text for cue in talk.cues] == turns


BROKEN = [
    ("00:00.000 --> 00:01.000\nHi\n", "a.vtt", "a.vtt:1: the first line has to be `WEBVTT`, or browsers and apps refuse the file: add it"),
    ("WEBVTT\n\n00:00:00.000 -> 00:00:01.000\nHi\n", "a.vtt", "a.vtt:3: `00:00:00.000 -> 00:00:01.000` is not how WebVTT writes times, and some apps refuse it: write it as `00:12:04.000 --> 00:12:06.500`"),
    ("WEBVTT\n\n00:00:00,000 --> 00:00:01,000\nHi\n", "a.vtt", "a.vtt:3: `00:00:00,000 --> 00:00:01,000` is not how WebVTT"),
    ("WEBVTT\n\n0:00 --> 0:01\nHi\n", "a.vtt", "a.vtt:3: `0:00 --> 0:01` is not how WebVTT"),
    ("WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nHi\n", "a.vtt", "a.vtt:3: the cue ends at 0:01, before it starts at 0:02: correct its times"),
    ("WEBVTT\n\n00:02.000 --> 00:03.000\nb\n\n00:01.000 --> 00:02.000\nHi\n", "a.vtt", "a.vtt:6: the cue starts at 0:01, earlier than the one above it: put the cues in order"),
    ("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n00:01.000 --> 00:02.000\nyou\n", "a.vtt", "a.vtt:5: a blank line is missing before this cue: add one"),
    ("WEBVTT\n\n00:00.000 --> 00:01.000\na\n\nHi\n", "a.vtt", "a.vtt:6: the text here is cut off from its cue by a blank line, and browsers leave it out: remove the blank line"),
    ("WEBVTT\n\nlost\nwords\n\n00:00.000 --> 00:01.000\nHi\n", "a.vtt", "a.vtt:3: the text here has no time line above it and is left out: add one"),
    ("WEBVTT\n\n1\n00:00:xx --> 00:01.000\nlost\n\n00:01.000 --> 00:02.000\nHi\n", "a.vtt", "a.vtt:4: `00:00:xx --> 00:01.000` is not a time line: write it as `00:12:04.000 --> 00:12:06.500`"),
    ("1\n00:00:00.000 --> 00:00:01.000\nHi\n", "a.srt", "a.srt:2: `00:00:00.000 --> 00:00:01.000` is not how SRT writes times, and some apps refuse it: write it as `00:12:04,000 --> 00:12:06,500`"),
    ("1\n00:00:00,000 --> 00:00:01,000\na\n2\n00:00:01,000 --> 00:00:02,000\nHi\n", "a.srt", "a.srt:4: a blank line is missing before this cue: add one"),
    ('{"segments": [{"body": "lost"}, {"startTime": 1, "endTime": 2, "body": "Hi"}]}', "a.json", "a.json: segment 1 has no start that can be read: give its `startTime` in seconds"),
    ('{"segments": [7, {"startTime": 1, "endTime": 2, "body": "Hi"}]}', "a.json", 'a.json: segment 1 is not a segment: write `{"startTime": 0, "endTime": 2.5, "body": "..."}`'),
    ('{"segments": [{"startTime": 1, "endTime": 0, "body": "Hi"}]}', "a.json", "a.json: segment 1 ends before it starts: correct its times"),
    ("[0:20] a\n\n[0:10] Hi\n\n[0:30] b", "a.md", "a.md:3: 0:10 comes after 0:20: correct the time, which is left out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "message"), BROKEN, ids=lambda value: repr(value)[-30:])
def test_a_fault_is_reported_with_its_line_and_the_remaining_cues_are_read(
    text: str, path: str, message: str
) -> None:
    talk, problems = transcript.parse_transcript(text, path)
    assert len(problems) == 1
    assert str(problems[0]).startswith(message)
    spoken_text = " ".join(cue.text for cue in talk.cues)
    assert "Hi" in spoken_text
    assert "lost" not in spoken_text
    assert "00:" not in spoken_text


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("", "a.vtt", "a.vtt: there are no words in this transcript"),
        ('{"segments": [\n}', "a.json", "a.json:2: the JSON cannot be read ("),
        ('{"a": 1}', "a.json", "a.json: there are no segments in it: write `"),
        ('{"a":' * 100_000, "a.json", "a.json: the JSON cannot be read: write `"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_transcript_without_words_is_reported(text: str, path: str, message: str) -> None:
    talk, problems = transcript.parse_transcript(text, path)
    assert talk.cues == ()
    assert str(problems[0]).startswith(message)


def test_the_configured_language_overrides_the_one_in_the_file() -> None:
    text = "WEBVTT\nLanguage: de\n\n00:00.000 --> 00:01.000\nHallo\n"
    assert transcript.parse_transcript(text, "a.vtt")[0].language == "de"
    assert transcript.parse_transcript(text, "a.vtt", "de-AT")[0].language == "de-AT"
    assert (
        transcript.parse_transcript(TIMED["application/json of whisper.cpp"], "a.json")[0].language
        == "en"
    )
    assert (
        transcript.parse_transcript(TIMED["application/json of AssemblyAI"], "a.json")[0].language
        == "en"
    )
    # A name is no code, and a feed may only hold codes.
    document = '{"language": "english", "segments": [{"start": 0, "end": 1, "text": "Hello"}]}'
    assert transcript.parse_transcript(document, "a.json")[0].language == ""


def test_webvtt_is_written_in_the_subset_that_every_app_reads() -> None:
    long = "word " * 20 + "end"
    talk = Transcript((Cue(0, 0, "A & B <i> -->", "Ana <x>"), Cue(1.0004, 1.0004, long)))
    assert transcript.transcript_to_webvtt(talk) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:00.001\n<v Ana &lt;x&gt;>A &amp; B &lt;i> --&gt;\n\n"
        "00:00:01.000 --> 00:00:01.001\n"
        + " ".join(["word"] * 13)
        + "\n"
        + " ".join(["word"] * 7)
        + " end\n"
    )


def test_a_name_that_ends_with_hyphens_makes_no_arrow() -> None:
    talk = Transcript((Cue(0, 1, "Hello there, you.", "Ana --"),))
    written = transcript.transcript_to_webvtt(talk)
    assert "<v Ana -- >Hello there, you." in written
    assert transcript.parse_transcript(written, "a.vtt")[0].cues == talk.cues


def test_words_with_times_of_their_own_are_joined_to_captions() -> None:
    timed_words = [
        Cue(number * 0.5, number * 0.5 + 0.4, word, "Ana")
        for number, word in enumerate(["I", "am", "your", "father", "."])
    ]
    timed_words += [Cue(2.5, 3.0, "No!", "Luke"), Cue(9.0, 9.5, "Later", "Luke")]
    written = transcript.transcript_to_webvtt(Transcript(tuple(timed_words)))
    assert [line for line in written.split("\n") if line and "-->" not in line] == [
        "WEBVTT",
        "<v Ana>I am your father.",
        "<v Luke>No!",
        "<v Luke>Later",
    ]


def test_a_transcript_without_times_has_no_webvtt() -> None:
    assert transcript.transcript_to_webvtt(Transcript((Cue(0, 0, "Hello."),), timed=False)) == ""


def test_html_is_written_for_people() -> None:
    talk = Transcript(
        (
            Cue(61, 62, "Hello <b>.", "Ana & Co"),
            Cue(62, 63, "And you?", "Ana & Co"),
            Cue(63, 64, "Yes.", ""),
        )
    )
    assert transcript.transcript_to_html(talk) == (
        "<cite>Ana &amp; Co:</cite>\n<time>1:01</time>\n<p>Hello &lt;b&gt;. And you?</p>\n<time>1:03</time>\n<p>Yes.</p>\n"
    )
    untimed = Transcript((Cue(0, 0, "Hello."),), timed=False)
    assert transcript.transcript_to_html(untimed) == "<p>Hello.</p>\n"


def cues(*parts: tuple[Any, ...]) -> Transcript:
    return Transcript(tuple(Cue(*part) for part in parts))


SENTENCE = "This sentence is about as long as one line of a caption usually is."


def test_a_paragraph_is_what_one_speaker_says_without_a_pause() -> None:
    talk = cues(
        (0, 1, "One", "Ana"),
        (1, 2, "two.", "Ana"),
        (2, 3, "Three.", "Bo"),
        (9, 10, "Four.", "Bo"),
        (10, 11, ">> Five."),
    )
    paragraphs = transcript.group_paragraphs(talk)
    assert [
        (paragraph.start, paragraph.end, paragraph.speaker, paragraph.text)
        for paragraph in paragraphs
    ] == [
        (0, 2, "Ana", "One two."),
        (2, 3, "Bo", "Three."),
        (9, 10, "Bo", "Four."),
        (10, 11, "", "Five."),
    ]
    assert paragraphs[0].cues == talk.cues[:2]


def test_a_long_speech_is_divided_at_sentences() -> None:
    talk = cues(*((number, number + 1, SENTENCE, "Ana") for number in range(20)))
    paragraphs = transcript.group_paragraphs(talk)
    assert [len(paragraph.cues) for paragraph in paragraphs] == [6, 6, 6, 2]
    unpunctuated = cues(*((number, number + 1, SENTENCE[:-1], "Ana") for number in range(30)))
    assert [len(paragraph.cues) for paragraph in transcript.group_paragraphs(unpunctuated)] == [
        12,
        12,
        6,
    ]


def test_a_cue_of_several_minutes_is_divided_at_sentences_and_its_time_in_proportion() -> None:
    paragraphs = transcript.group_paragraphs(cues((100, 300, " ".join([SENTENCE] * 20), "Ana")))
    assert len(paragraphs) == 4
    assert paragraphs[0].start == 100
    assert paragraphs[-1].end == pytest.approx(300, abs=0.2)
    assert paragraphs[1].start == pytest.approx(160, abs=1)
    assert all(
        paragraph.text.startswith("This") and paragraph.text.endswith("is.")
        for paragraph in paragraphs
    )


def test_a_long_cue_without_sentences_is_divided_and_loses_nothing() -> None:
    for text in ("word " * 1000, "字" * 5000):
        paragraphs = transcript.group_paragraphs(cues((0, 100, text.strip())))
        assert max(len(paragraph.text) for paragraph in paragraphs) <= 800
        assert "".join(paragraph.text.replace(" ", "") for paragraph in paragraphs) == text.replace(
            " ", ""
        )


def test_ten_hours_of_speech_are_read_in_well_under_a_second() -> None:
    talk = cues(
        *(
            (second, second + 2.5, SENTENCE, "Ana" if second % 60 else "Bo")
            for second in range(0, 36_000, 3)
        )
    )
    assert seconds(lambda: transcript.group_paragraphs(talk)) < 0.3
    written = transcript.transcript_to_webvtt(talk)
    assert seconds(lambda: transcript.parse_transcript(written, "a.vtt")) < 1


WORDS = st.text(min_size=1, max_size=200).map(values.written).filter(bool)
MARKS = (
    "-",
    "–",
    "—",
    ">>",
    "-a",
    "&amp;",
    "<v x>",
    "<",
    "-->",
    "NOTE",
    "1",
    "00:01.000",
    "a: b",
    "日本",
    "語",
    ",",
    "...",
)
AWKWARD = st.lists(st.sampled_from(MARKS), min_size=1, max_size=60).map(" ".join)
NAMES = st.text(min_size=1, max_size=30).map(values.written).filter(bool)


@given(
    st.lists(
        st.tuples(st.integers(0, 350_000_000), st.integers(1, 100_000), WORDS | AWKWARD, NAMES),
        min_size=1,
        max_size=6,
    )
)
@example([(0, 1, "<\xa0", "Ana")])
def test_any_words_of_any_speaker_survive_writing_and_reading(
    parts: list[tuple[int, int, str, str]],
) -> None:
    expected = [
        Cue(start / 1000, (start + length) / 1000, text, name)
        for start, length, text, name in sorted(parts)
    ]
    # Cues of a word each would be put together.
    expected = [Cue(cue.start, cue.end, f"x {cue.text} y z", cue.speaker) for cue in expected]
    read, problems = transcript.parse_transcript(
        transcript.transcript_to_webvtt(Transcript(tuple(expected))), "a.vtt"
    )
    assert problems == []
    assert sorted(map(repr, read.cues)) == sorted(map(repr, expected))
    document = {
        "segments": [
            {"startTime": cue.start, "endTime": cue.end, "body": cue.text, "speaker": cue.speaker}
            for cue in expected
        ]
    }
    assert sorted(
        map(repr, transcript.parse_transcript(json.dumps(document), "a.json")[0].cues)
    ) == sorted(map(repr, expected))


@given(st.lists(st.tuples(WORDS, NAMES), min_size=1, max_size=6))
def test_html_for_people_contains_every_word(parts: list[tuple[str, str]]) -> None:
    talk = cues(
        *(
            (number * 10, number * 10 + 5, f"x {text} y", f"A{name}")
            for number, (text, name) in enumerate(parts)
        )
    )
    read, _ = transcript.parse_transcript(transcript.transcript_to_html(talk), "a.html")
    # A colon after a name may be the name's own, and white space of other scripts is spread at
    # will.
    squeezed = "".join("".join(cue.text.split()) for cue in read.cues)
    for cue in talk.cues:
        assert "".join(cue.text.split()) in squeezed


@given(
    st.text(max_size=300), st.sampled_from(["a.vtt", "a.srt", "a.json", "a.html", "a.md", "a.txt"])
)
def test_any_text_is_read_without_an_error(text: str, path: str) -> None:
    for start in ("", "WEBVTT\n\n", "<p>", "---\n"):
        talk, _ = transcript.parse_transcript(start + text, path)
        transcript.group_paragraphs(talk)
        transcript.transcript_to_webvtt(talk)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["segments", "start", "end", "text", "speaker", "utterances", "offsets", "from", "timestamp", "language"]), inner, max_size=4)))  # fmt: skip
def test_json_of_any_shape_is_read_without_an_error(value: Any) -> None:
    talk, problems = transcript.parse_transcript(json.dumps({"segments": value}), "a.json")
    assert talk.cues or problems


HARD = (
    "00:00.000 --> 00:01.000\n",
    "00:00 -->",
    "-->",
    "a: ",
    "**a",
    "**A:** ",
    "<cite>",
    "<p>",
    "<v ",
    "[0:00] ",
    "A 0:00 ",
    "1\n",
    "a. ",
)


@pytest.mark.parametrize("path", ["a.vtt", "a.srt", "a.md", "a.html"])
def test_a_long_text_is_read_in_reasonable_time(path: str) -> None:
    start = {
        "a.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\n",
        "a.srt": "00:00:00,000 --> 00:00:01,000\n",
        "a.html": "<p>",
    }

    def read(text: str) -> None:
        transcript.transcript_to_webvtt(transcript.parse_transcript(text, path)[0])

    times = {
        piece: seconds(partial(read, start.get(path, "") + text_of(piece, 60_000)))
        for piece in (*HARD, *PIECES)
    }
    assert {piece: time for piece, time in times.items() if time >= 1} == {}


@pytest.mark.parametrize(
    ("path", "start", "piece", "end"),
    [
        ("a.md", "# A", "—", "x"),
        ("a.md", "# A", " -", "x"),
        ("a.md", "# ", "#", "x"),
        ("a.md", "Hello.\n\n", " ", "x" * 70),
        ("a.txt", "Hello.\n\n", " ", "x" * 70),
        ("a.html", "<p>", "<b></b> ", ""),
        ("a.html", "<p>", "<b>", ""),
        ("a.html", "", "<cite>", ""),
        ("a.vtt", "WEBVTT\n\n", "1 -->", "x"),
        ("a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n", "<v ", ""),
    ],
)
def test_reading_takes_a_time_that_grows_with_the_length(
    path: str, start: str, piece: str, end: str
) -> None:
    def read(text: str) -> None:
        transcript.parse_transcript(text, path)

    assert growth(read, piece, start=start, end=end) < 8


@pytest.mark.parametrize("piece", ["> ", "- ", ". ", "Hello ", "日"])
def test_writing_takes_a_time_that_grows_with_the_length(piece: str) -> None:
    def write(text: str) -> None:
        transcript.transcript_to_webvtt(Transcript((Cue(0, 1, text),)))

    assert growth(write, piece) < 8


WHOLE = {
    "a.vtt": "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello.\n",
    "a.srt": "1\n00:00:00,000 --> 00:00:01,000\nHello.\n",
    "a.json": '{"segments": [{"startTime": 0, "endTime": 1, "body": "Hello."}]}',
}


@pytest.mark.parametrize(("path", "text"), WHOLE.items(), ids=WHOLE)
def test_a_file_that_is_cut_off_is_reported_and_its_remains_are_not_published(
    path: str, text: str
) -> None:
    for length in range(text.index("Hello")):
        talk, problems = transcript.parse_transcript(text[:length], path)
        assert talk.cues == ()
        assert len(problems) == 1, text[:length]


def test_plain_text_with_the_ending_of_captions_is_reported_and_not_published() -> None:
    talk, problems = transcript.parse_transcript("1\n00:00", "a.srt")
    assert talk.cues == ()
    assert [str(problem) for problem in problems] == [
        "a.srt: this is not SRT: export it again, or give plain text the ending .txt"
    ]


@pytest.mark.parametrize("path", ["a.vtt", "a.srt", "a.json", "a.html", "a.md", "a.txt"])
@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_of_any_format_is_reported_once(path: str, text: str) -> None:
    talk, problems = transcript.parse_transcript(text, path)
    assert talk.cues == ()
    assert [str(problem) for problem in problems] == [
        f"{path}: there are no words in this transcript"
    ]
