"""Transcripts in the formats that programs and services export are read, or named in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import growth
from mkdocs_podcast import transcript
from mkdocs_podcast.model.cue import Cue
from mkdocs_podcast.text import values

TALK = (
    Cue(0.5, 2.0, "Hello there.", "Ana"),
    Cue(2.0, 4.25, "Hello, Ana & all.", "Bo"),
    Cue(60.0, 61.0, "Bye.", "Bo"),
)
TTML = """<?xml version="1.0" encoding="utf-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
  xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="en" ttp:frameRate="20">
<head><metadata><ttm:agent xml:id="a"><ttm:name type="full">Ana</ttm:name></ttm:agent>
<ttm:agent xml:id="b"><ttm:name>Bo</ttm:name></ttm:agent></metadata></head>
<body><div>
  <p begin="500ms" end="2s" ttm:agent="a">Hello<br/>there.</p>
  <p begin="00:00:02.000" dur="2.25s" ttm:agent="b">Hello,
    <span>Ana</span> &amp; all.</p></div>
<div begin="30s"><p begin="00:00:30:00" end="00:00:31:00" ttm:agent="b">Bye.</p></div></body></tt>"""
TIMED = {
    "application/x-sbv": (
        "0:00:00.500,0:00:02.000\nAna: Hello there.\n\n0:00:02.000,0:00:04.250\nBo: Hello,[br]Ana & all.\n\n"
        "0:01:00.000,0:01:01.000\nBye.\n"
    ),
    "application/ttml+xml": TTML,
    "application/ttml+xml, words": (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p><span begin="0.5" end="2">Ana: Hello there.</span></p>'
        '<p><span begin="2" end="4.250">Bo: Hello, Ana &amp; all.</span> <span begin="1:00" end="1:01">Bye.</span></p></div></body></tt>'
    ),
    "application/ttml+xml of YouTube": (
        '<?xml version="1.0"?><transcript><text start="0.5" dur="1.5">Ana: Hello there.</text>'
        '<text start="2" dur="2.25">Bo: Hello,\nAna &amp;amp; all.</text><text start="60" dur="1">Bye.</text></transcript>'
    ),
    "application/ttml+xml of YouTube, version 3": (
        '<timedtext format="3"><body><p t="500" d="1500"><s>Ana: Hello</s><s t="160"> there.</s></p>'
        '<p t="2000" d="2250">Bo: Hello, Ana &amp;amp; all.</p><p t="60000" d="1000">Bye.</p></body></timedtext>'
    ),
    "text/x-ssa": (
        "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name\nStyle: Default\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,hidden\n"
        "Dialogue: 0,0:00:00.50,0:00:02.00,Default,Ana,0,0,0,,{\\i1}Hello{\\i0}\\Nthere.\n"
        "Dialogue: 1,0:00:00.50,0:00:02.00,Default,Ana,0,0,0,,Hello there.\n"
        "Dialogue: 0,0:00:02.00,0:00:04.25,Default,Bo,0,0,0,,Hello, Ana & all.\n"
        "Dialogue: 0,0:00:03.00,0:00:04.25,Default,Bo,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}\n"
        "Dialogue: 0,0:01:00.00,0:01:01.00,Default,Bo,0,0,0,,Bye.\n"
    ),
    "application/x-lrc": (
        "[ti:A talk]\n[la:en]\n[offset:+500]\n\n[00:01.00]Ana: Hello <00:01.50>there.\n[00:02.50]Bo: Hello, Ana & all.\n"
        "[00:04.75]\n[01:00:50]Bye.\n[01:01.50]\n"
    ),
    "text/tab-separated-values": "start\tend\ttext\n500\t2000\tAna: Hello there.\n2000\t4250\tBo: Hello, Ana & all.\n60000\t61000\tBye.\n",
    "text/csv": 'start,end,speaker,text\n500,2000,Ana,"Hello there."\n2000,4250,Bo,"Hello, Ana & all."\n60000,61000,Bo,"Bye."\n',
    "text/csv, in seconds": 'Start;End;Speaker;Text\n0.5;2;Ana;Hello there.\n2.0;4.25;Bo;"Hello, Ana & all."\n1:00;1:01;Bo;Bye.\n',
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("kind", "text"), TIMED.items(), ids=TIMED)
def test_a_timed_transcript_is_read_whatever_wrote_it(kind: str, text: str, ends: str) -> None:
    talk, problems = transcript.parse_transcript("\ufeff" + text.replace("\n", ends), "ep")
    assert (talk.cues, problems) == (TALK, [])
    assert talk.type == kind.replace(",", " ").split()[0]
    assert talk.timed


def test_words_of_apple_podcasts_have_spaces_between_them() -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal">'
        '<body><div><p begin="0.5" end="1:02.250" ttm:agent="SPEAKER_1"><span podcasts:unit="sentence" begin="0.5">'
        '<span begin="0.5" podcasts:unit="word">Hello</span><span begin="1" podcasts:unit="word">there.</span>'
        "</span></p></div></body></tt>"
    )
    talk, problems = transcript.parse_transcript(text, "ep.ttml")
    assert problems == []
    assert talk.cues == (Cue(0.5, 62.25, "Hello there.", "SPEAKER_1"),)


def test_events_of_youtube_are_read() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
        {"tStartMs": 500, "dDurationMs": 1500, "segs": [{"utf8": "Hello"}, {"utf8": " there."}]},
        {"tStartMs": 1500, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 2000, "segs": [{"utf8": "Bye."}]},
        {"tStartMs": 3000, "dDurationMs": 1000, "segs": [{"utf8": "Bye."}]},
    ]
    talk, problems = transcript.parse_transcript(json.dumps({"events": events}), "ep.json3")
    assert problems == []
    assert talk.cues == (Cue(0.5, 2, "Hello there."), Cue(2, 3, "Bye."), Cue(3, 4, "Bye."))


# (start, end, what is said, by whom), without the punctuation that some programs leave out.
SPOKEN = ((0.5, 1.0, "Hello", 0), (1.0, 2.0, "there.", 0), (2.5, 3.0, "Hello,", 1), (3.0, 4.25, "Ana.", 1))  # fmt: skip


def punctuated(text_key: str, **more: Any) -> list[dict[str, Any]]:
    """Words as AWS has them: punctuation is an entry of its own."""
    items: list[dict[str, Any]] = []
    for start, end, text, speaker in SPOKEN:
        word = text.rstrip(".,")
        items.append({"start_time": str(start), "end_time": str(end), "alternatives": [{text_key: word}], "type": "pronunciation", **more, "speaker_label": f"spk_{speaker}"})  # fmt: skip
        if word != text:
            items.append({"alternatives": [{text_key: text[-1]}], "type": "punctuation"})
    return items


BY_WORD = {
    "OpenAI": {"language": "english", "text": "Hello there. Hello, Ana.", "words": [{"word": text.rstrip(".,"), "start": start, "end": end} for start, end, text, _ in SPOKEN]},
    "ElevenLabs": {"language_code": "eng", "text": "", "words": [word for start, end, text, speaker in SPOKEN for word in ({"text": text, "start": start, "end": end, "type": "word", "speaker_id": f"speaker_{speaker}"}, {"text": " ", "start": end, "end": end, "type": "spacing"})]},
    "ElevenLabs, by channel": {"transcripts": [{"text": "x", "words": [{"text": text, "start": start, "end": end, "type": "word", "speaker_id": f"speaker_{speaker}"}]} for start, end, text, speaker in SPOKEN]},
    "ElevenLabs, in segments": {"language_code": "eng", "segments": [{"text": "x", "words": [{"text": text, "start": start, "end": end, "type": "word", "speaker_id": f"speaker_{speaker}"}]} for start, end, text, speaker in SPOKEN]},
    "AWS": {"jobName": "a", "results": {"transcripts": [{"transcript": "x"}], "items": punctuated("content")}},
    "Deepgram": {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [{"word": text.lower(), "punctuated_word": text, "start": start, "end": end, "speaker": speaker} for start, end, text, speaker in SPOKEN]}]}]}},
    "AssemblyAI": {"text": "Hello there. Hello, Ana.", "utterances": None, "words": [{"text": text, "start": int(start * 1000), "end": int(end * 1000), "speaker": "AB"[speaker]} for start, end, text, speaker in SPOKEN]},
    "Rev": {"monologues": [{"speaker": number, "elements": [element for start, end, text, speaker in SPOKEN if speaker == number for element in ({"type": "text", "value": text.rstrip(".,"), "ts": start, "end_ts": end}, {"type": "punct", "value": text[-1] if text[-1] in ".," else " "})]} for number in (0, 1)]},
    "Google": {"results": [{"alternatives": [{"words": [{"startTime": f"{start}s", "endTime": f"{end}s", "word": text, "speakerTag": speaker} for start, end, text, speaker in SPOKEN]}]}]},
    "Speechmatics": {"format": "2.9", "results": [{"type": "word", "start_time": start, "end_time": end, "alternatives": [{"content": text, "speaker": f"S{speaker}"}]} for start, end, text, speaker in SPOKEN]},
    "Vosk": {"result": [{"word": text, "start": start, "end": end, "conf": 1} for start, end, text, _ in SPOKEN], "text": "x"},
}  # fmt: skip
SPEAKERS = {
    "OpenAI": ("", ""),
    "Vosk": ("", ""),
    "AWS": ("spk_0", "spk_1"),
    "Deepgram": ("Speaker 0", "Speaker 1"),
    "Rev": ("Speaker 0", "Speaker 1"),
    "Google": ("Speaker 0", "Speaker 1"),
    "AssemblyAI": ("A", "B"),
    "Speechmatics": ("S0", "S1"),
}


@pytest.mark.parametrize(("name", "document"), BY_WORD.items(), ids=BY_WORD)
def test_words_with_times_are_joined_to_captions(name: str, document: Any) -> None:
    talk, problems = transcript.parse_transcript(json.dumps(document), "ep.json")
    assert problems == []
    assert talk.timed
    first, second = SPEAKERS.get(name, ("speaker_0", "speaker_1"))
    captions = (Cue(0.5, 2.0, "Hello there.", first), Cue(2.5, 4.25, "Hello, Ana.", second))
    if first == second:
        captions = (Cue(0.5, 4.25, "Hello there. Hello, Ana."),)
    assert talk.cues == captions


def test_aws_names_speakers_beside_the_words() -> None:
    items = [{**item, "speaker_label": None} for item in punctuated("content")]
    segments = [
        {"items": [{"start_time": str(start), "speaker_label": f"spk_{speaker}"}]}
        for start, _, _, speaker in SPOKEN
    ]
    document = {"results": {"items": items, "speaker_labels": {"segments": segments}}}
    talk, _ = transcript.parse_transcript(json.dumps(document), "ep.json")
    assert [cue.speaker for cue in talk.cues] == ["spk_0", "spk_1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[BLANK_AUDIO]", ""),
        ("[ Silence ]", ""),
        ("(silence)", ""),
        ("<|nospeech|>", ""),
        ("Hello. [BLANK_AUDIO]", "Hello."),
        ("[_BEG_] Hello.[_TT_150]", "Hello."),
        ("[Music]", "[Music]"),
        ("The (silence) was long.", "The (silence) was long."),
    ],
)
def test_what_programs_write_for_silence_is_left_out(text: str, words: str) -> None:
    text = text.replace("[_BEG_]", "[_BEG_1]")
    document = {"segments": [{"start": 0, "end": 1, "text": text}, {"start": 1, "text": "Bye."}]}
    talk, _ = transcript.parse_transcript(json.dumps(document), "ep.json")
    assert [cue.text for cue in talk.cues] == [*filter(None, [words]), "Bye."]


UNREAD = [
    ("{1}{20}Hello there.\n", "a.sub", "a.sub: this is MicroDVD, which is not read: export it as WebVTT or SRT"),
    ("{\\rtf1 Hello there.}", "a.txt", "a.txt: this is RTF, which is not read: export it as WebVTT or SRT"),
    ("%PDF-1.7\nHello", "a.txt", "a.txt: this is PDF, which is not read: export it as WebVTT or SRT"),
    ("<SAMI><BODY><SYNC Start=1>Hello", "a.smi", "a.smi: this is SAMI, which is not read: export it as WebVTT or SRT"),
    ("<?xml version='1.0'?><rss><p>Hello</p></rss>", "a.xml", "a.xml: this is XML of another kind, which is not read: export it as WebVTT or SRT"),
    ("[INFORMATION]\n[TITLE]x\n00:00:01.00,00:00:02.00\nHello there.\n", "a.sub", "a.sub: this is SubViewer, which is not read: export it as WebVTT or SRT"),
    ("00:00:00:12 - 00:00:02:10\nSpeaker 1\nHello there.\n", "a.txt", "a.txt: this is a text with times in frames, which is not read: export it as WebVTT or SRT"),
    ("Hello there.", "a.stl", "a.stl: .stl is not a format of transcripts that is read: export it as WebVTT or SRT, or give plain text the ending .txt"),
    ("Hello there.", "a.sbv", "a.sbv: this is not SBV: export it again, or give plain text the ending .txt"),
    ("Hello there.", "a.ttml", "a.ttml: this is not TTML: export it again, or give plain text the ending .txt"),
    ("<tt><body><p>Hello</p></body></tt>", "a.ttml", "a.ttml:1: its paragraphs have no `begin`: export it with times"),
    ('<!DOCTYPE tt [<!ENTITY a "b">]><tt><p begin="1s">&a;</p></tt>', "a.ttml", "a.ttml: this is not TTML: export it again, or give plain text the ending .txt"),
    ('<tt><body><p begin="1s">Hello', "a.ttml", "a.ttml:1: the XML is broken here (no element found): correct it"),
    ("start\tend\n1\t2\n", "a.tsv", "a.tsv:1: no column of it is named `start` or `text`: name each in the first line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "message"), UNREAD, ids=lambda value: repr(value)[-30:])
def test_what_is_not_read_is_named_in_one_sentence(text: str, path: str, message: str) -> None:
    talk, problems = transcript.parse_transcript(text, path)
    assert [str(problem) for problem in problems] == [message]
    assert "Hello there." not in [cue.text for cue in talk.cues]


FAULTS = [
    ("start\tend\ttext\nx\t2\tlost\n1\t2\tHi\n", "a.tsv:2: `x` is not a time: write seconds, or 0:12:04"),
    ("[ti:x]\nlost\n[00:01.00]Hi\n", "a.tsv:2: `lost` has no time in front and is left out: write `[00:12.00]` and what is said then"),
    ("[Script Info]\n[Events]\nDialogue: x\nDialogue: 0,x,x,,,0,0,0,,lost\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,Hi\n", "a.tsv:3: this line of dialogue has too few fields: export it again"),
    ("0:00:00.100,0:00:01.000\nHi\n\n0:00:05.000,0:00:04.000\nHi\n", "a.tsv:4: the cue ends at 0:04, before it starts at 0:05: correct its times"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=lambda value: repr(value)[-30:])
def test_a_fault_is_reported_with_its_line(text: str, message: str) -> None:
    talk, problems = transcript.parse_transcript(text, "a.tsv")
    assert str(problems[0]) == message
    assert {cue.text for cue in talk.cues} == {"Hi"}


_SIMPLE = st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=9))
_KEYS = ("words", "results", "result", "items", "channels", "alternatives", "monologues", "elements", "transcripts", "events", "segs", "utf8", "tStartMs", "type", "text", "word", "start", "start_time", "end", "ts", "speaker", "content", "speaker_labels", "segments")  # fmt: skip


@given(st.recursive(_SIMPLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)))  # fmt: skip
def test_words_of_any_shape_are_read_without_an_error(value: Any) -> None:
    talk, problems = transcript.parse_transcript(json.dumps({"x": 1, "words": value, "results": value, "events": value}), "a.json")  # fmt: skip
    assert talk.cues or problems
    assert all(values.written(cue.text) == cue.text for cue in talk.cues)


_PARTS = ("0:00:01.000,0:00:02.000\n", "[00:01.00]", "[ti:x]\n", "[Script Info]\n[Events]\n", "Dialogue: ", "0,", "0:00:01.00,", "{\\p1", "start\tend\ttext\n", "1\t2\t", '"', "<tt>", '<p begin="', "1s", '">', "</p>", "\n", "Hi", "\\N", ";", "start,end,text\n")  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=30).map("".join), st.sampled_from(["a.sbv", "a.lrc", "a.ass", "a.tsv", "a.csv", "a.ttml", "a"]))  # fmt: skip
def test_pieces_of_formats_in_any_order_are_read_without_an_error(text: str, path: str) -> None:
    talk, problems = transcript.parse_transcript(text, path)
    assert talk.cues or problems


HARD = [
    ("0:00:00.500,0:00:02.000\n", "0:00:00.500,"),
    ("0:00:00.500,0:00:02.000\n", "0:00:00.500,0:00:02.000\n"),
    ("0:00:00.500,0:00:02.000\n", "[br]"),
    ("[ti:x]\n", "[00:01.00]"),
    ("[ti:x]\n[00:01.00]", "<00:01.00"),
    ("[ti:x]\n", "[ab:"),
    ("[Script Info]\n[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,a\n"),
    ("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,", "{"),
    ("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,", "{\\p"),
    ("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,", "\\N"),
    ("[Script Info]\n[Events]\nFormat: ", "a,"),
    ("start\tend\ttext\n", "1\t2\ta\n"),
    ("start,end,text\n", '1,2,"'),
    ("start,end,text\n", "1,2,a\n"),
    ("<tt>", '<p begin="1s">a</p>'),
    ("<tt>", "<p>"),
    ("<tt>", "<!--"),
    ('<tt><p begin="1s">', "<br/>"),
    ("<tt><p>", '<span begin="1s">a</span>'),
    ("", "<!-- -->"),
    ("<?xml ", "<?xml "),
    ('{"words": [{}', ', {"word": "a", "start": 0, "end": 1}'),
    ('{"results": {"items": [{}', ', {"start_time": "1", "alternatives": [{"content": "a"}]}'),
    ('{"results": {"items": [{"start_time": "1", "alternatives": [{"content": "a"}]}', ', {"type": "punctuation", "alternatives": [{"content": "a"}]}'),
    ('{"segments": [{"start": 0, "text": "', "[_TT_"),
    ('{"segments": [{"start": 0, "text": "', "<|"),
]  # fmt: skip
_CLOSINGS = {'{"words"': "]}", '{"results"': "]}}", '{"segments"': '"}]}'}


@pytest.mark.parametrize(("start", "piece"), HARD, ids=lambda value: repr(value)[-25:])
def test_reading_takes_a_time_that_grows_with_the_length(start: str, piece: str) -> None:
    end = _CLOSINGS.get(start.split(":")[0], "")

    def read(text: str) -> None:
        transcript.parse_transcript(text, "a.txt")

    assert growth(read, piece, start=start, end=end) < 8


@pytest.mark.parametrize("begin", ["2f", "2t", "0:00:01:02"])
def test_times_of_a_root_element_may_be_in_frames_or_ticks(begin: str) -> None:
    text = f'<tt begin="{begin}" frameRate="25"><body><p begin="1s" end="2s">Hello.</p></body></tt>'
    talk, _ = transcript.parse_transcript(text, "a.ttml")
    assert [cue.text for cue in talk.cues] == ["Hello."]
