"""One list of chapters, whatever it was written in, and what apps and directories are given of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, growth, seconds, text_of
from feed_samples import MINIMAL, MINIMAL_ITEM, xml
from mkdocs_podcast import chapters
from mkdocs_podcast.model.chapter import Chapter
from mkdocs_podcast.model.problems import Problem, Severity
from mkdocs_podcast.text import values

HELLO = Chapter(0.0, "Hello")
HOOK = Chapter(724.0, "What a hook is")
END = Chapter(3723.5, "Good night")
THREE = (HELLO, HOOK, END)
LINKED = Chapter(
    724.0, "What a hook is", "https://example.org/hook", "https://example.org/hook.png"
)


def messages(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


GIVEN = {
    "mappings": "- {start: '0:00', title: Hello}\n- {start: '12:04', title: What a hook is}\n- {start: '1:02:03.5', title: Good night}",
    "unquoted times": "- {time: 0:00, title: Hello}\n- {time: 12:04, title: What a hook is}\n- {time: 1:02:03.5, title: Good night}",
    "seconds": "- {startTime: 0, title: Hello}\n- {startTime: 724, title: What a hook is}\n- {startTime: 3723.5, title: Good night}",
    "lines": "- 0:00 Hello\n- 12:04 - What a hook is\n- '[1:02:03.5] Good night'",
    "a mapping of times": "0:00: Hello\n12:04: What a hook is\n1:02:03.5: Good night",
    "a list of times": "- 0:00: Hello\n- 12:04: What a hook is\n- 1:02:03.5: {title: Good night}",
    "pairs": "- ['0:00', Hello]\n- [12:04, What a hook is]\n- [3723.5, Good night]",
    "a whole document": "{version: 1.2.0, chapters: [{startTime: 0, title: Hello}, {startTime: 724, title: What a hook is}, {startTime: 3723.5, title: Good night}]}",
}


@pytest.mark.parametrize("written", GIVEN.values(), ids=GIVEN)
def test_front_matter_gives_chapters_in_every_shape(written: str) -> None:
    assert chapters.read_chapter_values(yaml.safe_load(written), "ep.md") == (THREE, [])


def test_front_matter_may_use_the_names_of_other_tools_for_the_parts_of_a_chapter() -> None:
    entries = [
        {
            "start": "12:04",
            "title": "A &amp; B",
            "href": "https://example.org/",
            "img": {"url": "a.png"},
            "end": "13:00",
        },
        {
            "start": 790,
            "name": "Later",
            "url": "../other/",
            "image": "b.png",
            "endTime": 800.5,
            "toc": False,
        },
        {"start_ms": 801500, "title": 1984, "hidden": "yes"},
    ]
    listed, problems = chapters.read_chapter_values(entries, "ep.md")
    assert problems == []
    assert listed == (
        Chapter(724.0, "A & B", "https://example.org/", "a.png", 780.0),
        Chapter(790.0, "Later", "../other/", "b.png", 800.5, hidden=True),
        Chapter(801.5, "1984", hidden=True),
    )


def test_a_colon_in_a_line_of_front_matter_stays_in_the_title() -> None:
    listed, problems = chapters.read_chapter_values(
        yaml.safe_load("- 0:00 Hooks: what they are\n- 1:00 More"), "ep.md"
    )
    assert [chapter.title for chapter in listed] == ["Hooks: what they are", "More"]
    assert problems == []


BROKEN = [
    ([{"title": "Hello"}], "ep.md:7: chapter 1, `Hello`, has no time: give its `start` as '12:04', '1:02:03' or a number of seconds"),
    ([{"start": "soon", "title": "Hello"}], "ep.md:7: chapter 1, `Hello`, has the time `soon`, which cannot be read: give its `start` as '12:04', '1:02:03' or a number of seconds"),
    (["Hello"], "ep.md:7: chapter 1, `Hello`, has no time in front: write `12:04 What a hook is`"),
    ([7], "ep.md:7: chapter 1, `7`, is not a chapter: write `{start: '12:04', title: ...}`"),
    ([{"start": 5}], "ep.md:7: the chapter at 0:05 has no title: give it one, or it is left out"),
    ([], "ep.md:7: there are no chapters in it: write a list of `{start: '12:04', title: What a hook is}`"),
    ("soon", "ep.md:7: `soon` is not a list of chapters"),
    ([{"start": 60, "title": "A", "end": 30}], "ep.md:7: the chapter `A` at 1:00 ends at 0:30, before it starts: correct one of the two"),
    ([{"start": 60, "title": "A", "end": "x"}], "ep.md:7: the chapter `A` has the end `x`, which cannot be read"),
    ([{"start": 60, "title": "A", "url": "javascript:alert(1)"}], "ep.md:7: the chapter `A` at 1:00 has the url `javascript:alert(1)`, which is not a web address: give one that begins with https://"),
    (["0:10 A", "0:10 B"], "ep.md:7: the chapter `B` at 0:10 starts at the same time as `A` at 0:10: give it a time of its own, or it is left out"),
    (["0:10 A", "0:05 B"], "ep.md:7: the chapter `B` at 0:05 comes after `A` at 0:10: the chapters were put in order"),
    (["2:00:00 A"], "ep.md:7: the chapter `A` at 2:00:00 starts after the end of the recording (1:00:00): correct its time"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "message"), BROKEN, ids=lambda value: repr(value)[:30])
def test_a_broken_chapter_is_reported_in_one_sentence(value: Any, message: str) -> None:
    listed, problems = chapters.read_chapter_values(value, "ep.md", 7, duration=3600)
    assert messages(problems) == [message]
    assert not any(problem.severity is Severity.INFO for problem in problems)
    assert [chapter.start for chapter in listed] == sorted({chapter.start for chapter in listed})
    assert not any(chapter.url for chapter in listed)


def test_a_broken_chapter_does_not_affect_the_other_ones() -> None:
    listed, problems = chapters.read_chapter_values(
        ["0:00 Hello", "later", "12:04 What a hook is"], "ep.md"
    )
    assert listed == (HELLO, HOOK)
    assert len(problems) == 1


def test_a_file_that_is_wrong_on_most_lines_gets_a_few_messages() -> None:
    _, problems = chapters.parse_chapters("0:00 Hello\n" + "no time\n" * 5000, "ep.txt")
    assert len(problems) == 11
    assert problems[-1].message == "4990 more of its lines have problems like these"


@pytest.mark.parametrize(
    "text",
    [
        "no time here\n" * 5000,
        '{"format": {"filename": "a"}, "streams": [{"index": 0}], "programs": []}',
        '[{"a": 1}, {"b": 2}]',
        "TITLE: EDL\nFCM: NON-DROP FRAME\n001 AX V C\n",
        "<a><chapter/><chapter/></a>",
    ],
)
def test_a_file_in_an_unknown_format_gets_one_message(text: str) -> None:
    listed, problems = chapters.parse_chapters(text, "ep.chapters.txt")
    assert listed == ()
    assert len(problems) == 1
    assert problems[0].message == (
        "no chapter in it can be read, as its format is not known: write a line such as "
        "`12:04 What a hook is` for each, or export JSON chapters"
    )


def test_chapters_of_a_recording_follow_the_same_rules() -> None:
    listed, problems = chapters.check_chapters(
        [HOOK, HELLO, HELLO, Chapter(5.0, "")], "ep.mp3", duration=800
    )
    assert listed == (HELLO, HOOK)
    assert len(problems) == 3


def test_a_chapter_in_the_last_second_of_a_duration_in_whole_seconds_stays() -> None:
    assert chapters.check_chapters([Chapter(60.4, "Bye")], "ep.mp3", duration=60)[0] == (
        Chapter(60.4, "Bye"),
    )


FILES = {
    "JSON 1.2": '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Hello"}, {"startTime": 724, "title": "What a hook is"}, {"startTime": 3723.5, "title": "Good night"}]}',
    "JSON 1.0 with null": '{"version": "1.0.0", "chapters": [{"startTime": 0.0, "title": "Hello", "img": null, "url": null}, {"startTime": 724.0, "title": "What a hook is"}, {"startTime": "3723.5", "title": "Good night"}]}',
    "JSON of Podlove": '[{"start": "00:00:00.000", "title": "Hello", "href": "", "image": ""}, {"start": "00:12:04.000", "title": "What a hook is"}, {"start": "01:02:03.500", "title": "Good night"}]',
    "Podlove Simple Chapters": '<?xml version="1.0" encoding="UTF-8"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="00:00:00" title="Hello"/>\n<psc:chapter start="12:04" title="What a hook is"/>\n<psc:chapter start="01:02:03.500" title="Good night"/>\n</psc:chapters>',
    "Simple Chapters without a namespace": '<psc:chapters><psc:chapter start="0" title="Hello"/><psc:chapter start="724" title="What a hook is"/><psc:chapter start="3723.5" title="Good night"/></psc:chapters>',
    "lines": "00:00:00.000 Hello\n00:12:04.000 What a hook is\n01:02:03.500 Good night\n",
    "loose lines": "# Chapters\n\n0:00 Hello\n(12:04) What a hook is\n[1:02:03.5] – Good night",
    "Matroska's": "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Hello\nCHAPTER02=00:12:04.000\nCHAPTER02NAME=What a hook is\nCHAPTER03=01:02:03.500\nCHAPTER03NAME=Good night",
}

FILES |= {
    "Reaper's markers": '#,Name,Start,End,Length,Color\nM1,Hello,0:00.000,,,\nM2,"What a hook is",12:04.000,,,\nM3,Good night,1:02:03.5,,,FF0000\n',
    "Audition's markers": "Name\tStart\tDuration\tTime Format\tType\tDescription\nHello\t0:00.000\t0:00.000\tdecimal\tCue\t\nWhat a hook is\t12:04.000\t0:00.000\tdecimal\tCue\t\nGood night\t1:02:03.5\t0:00.000\tdecimal\tCue\t\n",
    "a project of Reaper": '<REAPER_PROJECT 0.1 "7.0"\n  MARKER 1 0 Hello 0\n  MARKER 2 724 "What a hook is" 0 0 1\n  MARKER 3 3723.5 "Good night" 1\n  MARKER 3 3800 "" 1\n  <TRACK\n  >\n>\n',
    "a table": "Time;Title\n0:00;Hello\n724;What a hook is\n1:02:03.5;Good night\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_file_is_read_whatever_its_name(text: str, ends: str) -> None:
    assert chapters.parse_chapters("\ufeff" + text.replace("\n", ends), "ep.chapters") == (
        THREE,
        [],
    )


CUE_SHEET = 'REM GENRE Podcast\nPERFORMER "Ana"\nTITLE "A show"\nFILE "ep.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "Hello"\n    PERFORMER "Ana"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "What a hook is"\n    INDEX 00 12:02:00\n    INDEX 01 12:04:00\n  TRACK 03 AUDIO\n    TITLE "Good night"\n    INDEX 01 62:03:37\n'  # fmt: skip


def test_a_cue_sheet_has_times_in_frames_of_a_cd() -> None:
    listed, problems = chapters.parse_chapters(CUE_SHEET, "ep.cue")
    assert problems == []
    assert [(chapter.start, chapter.title) for chapter in listed] == [
        (0.0, "Hello"),
        (724.0, "What a hook is"),
        (3723.493, "Good night"),
    ]


ENDED = {
    "ffprobe": '{"chapters": [{"id": 0, "time_base": "1/1000", "start": 0, "start_time": "0.000000", "end": 10000, "end_time": "10.000000", "tags": {"title": "Hello & welcome"}}, {"id": 1, "time_base": "1/1000", "start": 10000, "start_time": "10.000000", "end": 20000, "end_time": "20.000000", "tags": {"title": "Bye"}}]}',
    "Reaper's regions": "#,Name,Start,End,Length\nR1,Hello & welcome,0:00.000,0:10.000,0:10.000\nR2,Bye,0:10.000,,0:10.000\n",
    "WebVTT": "WEBVTT\n\n1\n00:00.000 --> 00:10.000\nHello &amp; <i>welcome</i>\n\n00:00:10.000 --> 00:00:20.000 align:start\nBye\n",
    "ffmpeg": ";FFMETADATA1\ntitle=Ep\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=10000\ntitle=Hello & welcome\n\n[CHAPTER]\nTIMEBASE=1/1\nSTART=10\nEND=20\ntitle=B\\ye\n[STREAM]\ntitle=x",
    "Audacity": "0.000000\t10.000000\tHello & welcome\n\\\t100.0\t200.0\n10.000000\t20.000000\tBye\n",
}


@pytest.mark.parametrize("text", ENDED.values(), ids=ENDED)
def test_a_format_with_ends_of_chapters_keeps_them(text: str) -> None:
    listed, problems = chapters.parse_chapters(text, "ep.chapters")
    assert listed == (Chapter(0.0, "Hello & welcome", end=10.0), Chapter(10.0, "Bye", end=20.0))
    assert problems == []


def test_a_colon_in_a_title_in_webvtt_is_not_that_of_a_speaker() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:10.000\nPart 1: Hooks\n\n00:10.000 --> 00:20.000\nPart 2: More\n"
    assert [chapter.title for chapter in chapters.parse_chapters(text, "a.vtt")[0]] == [
        "Part 1: Hooks",
        "Part 2: More",
    ]


def test_chapters_keep_their_links_and_images() -> None:
    psc = '<chapters><chapter start="12:04" title="What a hook is" href="https://example.org/hook" image="https://example.org/hook.png"/></chapters>'
    assert chapters.parse_chapters(psc, "a.psc") == ((LINKED,), [])
    plain = "12:04 What a hook is <https://example.org/hook>"
    assert chapters.parse_chapters(plain, "a.txt")[0][0].url == "https://example.org/hook"


BROKEN_FILES = [
    ("", "a: there are no chapters in it: write a line such as `12:04 What a hook is` for each"),
    ('{"chapters": [\n{"startTime": 0,}]}', "a:2: the JSON cannot be read ("),
    ("[" * 100_000, "a: "),
    ('{"chapters": []}', "a: there are no chapters in it"),
    ('"soon"', "a:1: `\"soon\"` does not begin with a time"),
    ('<chapters>\n<chapter start="x" title="A"/></chapters>', "a:2: a chapter's `start` is `x`: write it as 00:12:04.000"),
    ("<chapters>\n<chapter", "a:2: the XML is broken here ("),
    ('<!DOCTYPE x [<!ENTITY a "b">]>\n<chapters/>', "a:1: a document type is not allowed in it: remove the line with `<!DOCTYPE`"),
    ("0:00 Hello\nHook", "a:2: `Hook` does not begin with a time: write `12:04 What a hook is`"),
    (";FFMETADATA1\n[CHAPTER]\nSTART=x", "a:2: a [CHAPTER] has no START that can be read: write START=724000 below TIMEBASE=1/1000"),
    ("#,Name,Start,End,Length\nR1,A,1.1.00,2.1.00,1.0.00\nR2,B,2.1.00,,\n", "a:2: its times are measures and beats: set the ruler to minutes and seconds, and export it again"),
    ("Name,Start\nA,x\n", "a:2: `x` is not a time: write it as 0:12:04.000"),
    ('FILE "a"\nTRACK 01 AUDIO\nTITLE "A"\nINDEX 01 00:00:00\nFILE "b"\nTRACK 02 AUDIO\nINDEX 01 00:00:00', "a:5: only the tracks above are read: this one is in another file"),
    ("CHAPTER01=x", "a:1: `x` is not a time: write CHAPTER01=00:12:04.000"),
    ("0:00 Hello\n0:00 Hook", "a:2: the chapter `Hook` at 0:00 starts at the same time as `Hello` at 0:00: give it a time of its own, or it is left out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BROKEN_FILES, ids=lambda value: repr(value)[:30])
def test_a_broken_file_is_reported_with_its_line(text: str, message: str) -> None:
    _, problems = chapters.parse_chapters(text, "a")
    assert len(problems) == 1
    assert messages(problems)[0].startswith(message)


def test_the_encoding_that_an_xml_document_declares_is_ignored() -> None:
    text = "\n\n<?xml version='1.0' encoding='ISO-8859-1'?>\n<chapters><chapter start='5' title='Übung'/><chapter/></chapters>"
    listed, problems = chapters.parse_chapters(text, "a.psc")
    assert [chapter.title for chapter in listed] == ["Übung"]
    assert [problem.line for problem in problems] == [4]


def test_entities_of_a_document_are_never_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><chapters><chapter start="0" title="&b;"/></chapters>'
    listed, _ = chapters.parse_chapters(bomb, "a.xml")
    assert listed == ()


NOTES = {
    "list": "Before.\n\n- 0:00 Hello\n- 12:04 What a hook is\n- 1:02:03.5 Good night\n",
    "list in brackets": "* (0:00) Hello\n* (12:04) What a hook is\n* (1:02:03.5) Good night",
    "numbered, square brackets": "1. [0:00] Hello\n2. [12:04] What a hook is\n3. [1:02:03.5]: Good night",
    "bold": "- **0:00** Hello\n- **12:04** What a hook is\n- **1:02:03.5** Good night",
    "bold links to moments": "- **[0:00](#t=0)** Hello\n- [**12:04**](#t=724) – What a hook is\n- [1:02:03.5](https://example.org/?t=1) Good night",
    "linked as a whole": "- [0:00 Hello](#t=0)\n- [12:04 What a hook is](#t=724)\n- [1:02:03.5 - Good night](#t=1)",
    "dashes": "- 0:00 – Hello\n- 12:04 - What a hook is\n- 1:02:03.5: Good night",
    "headings": "## 0:00 Hello\n\nWords.\n\n### 12:04 What a hook is {#hook}\n\nMore.\n\n## [1:02:03.5] Good night ##",
    "headings with the time behind": "## Hello 0:00\n\n## What a hook is (12:04)\n\n## Good night 1:02:03.5",
    "items with the time behind": "- Hello - *0:00*.\n- **What a hook is** 12:04\n- Good night – 1:02:03.5",
    "lines": "0:00 Hello\n12:04 What a hook is\n1:02:03.5 Good night",
    "lines with breaks": "0:00 Hello<br>\n12:04 What a hook is<br/>1:02:03.5 Good night",
    "table": "| Time | Topic |\n| --- | --- |\n| 0:00 | Hello |\n| 12:04 | What a hook is |\n| 1:02:03.5 | Good night |",
    "table, other way round": "| # | Topic | Start |\n|--|--|--|\n| 1 | Hello | 0:00 |\n| 2 | What a hook is | [12:04](#t=724) |\n| 3 | Good night | **1:02:03.5** |",
    "table without edges": "Time | Topic\n--- | ---\n0:00 | Hello\n12:04 | What a hook is\n1:02:03.5 | Good night",
    "HTML": "<ul><li>0:00 Hello</li>\n<li><a href='#t=1'>12:04</a> What a hook is</li><li>1:02:03.5 Good night</li></ul>",
    "HTML table": "<table><tr><td>0:00</td><td>Hello</td></tr>\n<tr><td>12:04</td><td>What a hook is</td></tr>\n<tr><td>1:02:03.5</td><td>Good night</td></tr></table>",
    "quoted": "> - 0:00 Hello\n> - 12:04 What a hook is\n> - 1:02:03.5 Good night",
    "contents, then headings": "- 0:00 Hello\n- 12:04 What a hook is\n- 1:02:03.5 Good night\n\n## 0:00 Hello\n\n## 12:04 What a hook is\n",
}


@pytest.mark.parametrize("body", NOTES.values(), ids=NOTES)
def test_times_in_the_notes_make_chapters(body: str) -> None:
    listed, problems = chapters.read_note_chapters(body, "ep.md")
    assert [(chapter.start, chapter.title) for chapter in listed] == [
        (chapter.start, chapter.title) for chapter in THREE
    ]
    assert [problem for problem in problems if "put in order" not in problem.message] == []


def test_a_title_that_is_one_link_has_its_address() -> None:
    body = (
        "- 0:00 [Hello](https://example.org/a_(b))\n- 12:04 What a [hook](https://example.org) is"
    )
    listed, _ = chapters.read_note_chapters(body, "ep.md")
    assert [(chapter.title, chapter.url) for chapter in listed] == [
        ("Hello", "https://example.org/a_(b)"),
        ("What a hook is", ""),
    ]


def test_a_range_of_times_has_an_end() -> None:
    listed, _ = chapters.read_note_chapters("- 0:00 - 12:04 Hello\n- 12:04–13:00: More", "ep.md")
    assert [(chapter.start, chapter.end) for chapter in listed] == [(0, 724), (724, 780)]


NO_CHAPTERS = {
    "prose": "We met at 12:04 and left at 13:00, then at 14:00 again.\n\nCome at 10:30",
    "code": "```\n0:00 Hello\n12:04 What a hook is\n1:02:03 Bye\n```\n\n~~~\n0:00 a\n~~~",
    "indented code": "Words.\n\n    0:00 Hello\n    12:04 What a hook is\n    1:02:03 Bye",
    "comments": "<!-- 0:00 Hello\n12:04 What a hook is\n1:02:03 Bye -->",
    "preformatted": "<pre>\n0:00 Hello\n12:04 What\n13:00 Bye</pre>",
    "times of day": "- 10:00 am Doors\n- 10:30 Uhr Talk\n- 11:00 UTC End",
    "items that end in a time": "- We met at 12:04\n- We left at 13:00\n- We came back at 14:00",
    "longer numbers": "- 12:04:05:06 a\n- 2001:0db8 b\n- 1:1 c",
}


@pytest.mark.parametrize("body", NO_CHAPTERS.values(), ids=NO_CHAPTERS)
def test_other_times_in_the_notes_are_not_chapters(body: str) -> None:
    listed, problems = chapters.read_note_chapters(body, "ep.md")
    assert listed == ()
    assert "have no times" in problems[0].message


def test_a_problem_in_the_notes_has_the_line_of_the_page() -> None:
    _, problems = chapters.read_note_chapters(
        "Hello.\n\n- 0:00 A\n- 0:10 B\n- 0:10 C\n", "ep.md", line=12
    )
    assert [problem.line for problem in problems] == [16]


def test_json_chapters_follow_the_specification() -> None:
    listed = (
        HELLO,
        Chapter(724.25, "Hook", "hook/", "hook.png", 800.0),
        Chapter(730.0, "", "", "https://example.org/x.png", hidden=True),
        Chapter(740.0, "Nowhere", "missing/"),
    )
    urls = {"hook/": "https://example.org/hook/", "hook.png": "https://example.org/hook.png"}
    written = chapters.chapters_to_json(
        listed, lambda address: urls.get(address, address if ":" in address else "")
    )
    assert json.loads(written) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Hello"},
            {
                "startTime": 724.25,
                "endTime": 800,
                "title": "Hook",
                "img": "https://example.org/hook.png",
                "url": "https://example.org/hook/",
            },
            {"startTime": 730, "img": "https://example.org/x.png", "toc": False},
            {"startTime": 740, "title": "Nowhere"},
        ],
    }
    assert written == chapters.chapters_to_json(
        listed, lambda address: urls.get(address, address if ":" in address else "")
    )


LISTS = [
    (THREE, "Opening", ["(00:00:00) Hello", "(00:12:04) What a hook is", "(01:02:03) Good night"]),
    (
        (HELLO, HOOK, Chapter(800.9, "Bye")),
        "",
        ["(00:00) Hello", "(12:04) What a hook is", "(13:20) Bye"],
    ),
    (
        (HOOK, Chapter(800.0, "Bye")),
        "Opening",
        ["(00:00) Opening", "(12:04) What a hook is", "(13:20) Bye"],
    ),
    ((HELLO, HOOK), "Opening", []),
    ((), "Opening", []),
    ((HELLO, HOOK, Chapter(800.0, "x", hidden=True)), "", []),
    # Apps show whole seconds: two chapters in one are one line.
    (
        (HELLO, Chapter(5.1, "A"), Chapter(5.9, "B"), HOOK),
        "",
        ["(00:00) Hello", "(00:05) A", "(12:04) What a hook is"],
    ),
]


@pytest.mark.parametrize(("listed", "opening", "lines"), LISTS)
def test_the_list_in_a_description_is_one_that_directories_read_as_chapters(
    listed: tuple[Chapter, ...], opening: str, lines: list[str]
) -> None:
    assert chapters.chapters_to_lines(listed, opening) == lines


TITLES = st.text(min_size=1, max_size=60).map(values.written).filter(bool)
STARTS = st.integers(0, 350_000_000).map(lambda thousandths: thousandths / 1000)
LISTED = st.lists(
    st.tuples(STARTS, TITLES), min_size=1, max_size=8, unique_by=lambda entry: entry[0]
).map(sorted)


@given(LISTED)
def test_any_title_survives_writing_and_reading(listed: list[tuple[float, str]]) -> None:
    expected = tuple(Chapter(start, title) for start, title in listed)
    assert chapters.parse_chapters(chapters.chapters_to_json(expected), "a")[0] == expected
    assert (
        chapters.parse_chapters(xml(MINIMAL, MINIMAL_ITEM._replace(chapters=expected)), "a")[0]
        == expected
    )


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.integers(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["start", "title", "url", "img", "end", "toc", "chapters", "12:04"]), inner, max_size=4)))  # fmt: skip
def test_front_matter_of_any_shape_is_read_without_an_error(value: Any) -> None:
    listed, problems = chapters.read_chapter_values(value, "ep.md")
    assert listed or problems
    json.loads(chapters.chapters_to_json(listed))


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    chapters.parse_chapters(text, "a")
    chapters.read_note_chapters(text, "a")


@pytest.mark.parametrize(
    "piece",
    [*PIECES, "0:00 ", "0:00\n", "[0:00](", "| 0:00 ", "- 0:00 a\n", "<li>0:00", "<!--0:00"],
)
def test_a_long_text_is_read_in_reasonable_time(piece: str) -> None:
    text = text_of(piece, 100_000)
    assert seconds(lambda: chapters.read_note_chapters(text, "a")) < 1
    assert seconds(lambda: chapters.parse_chapters(text, "a")) < 1


def test_a_start_in_milliseconds_that_is_too_large_to_divide_is_not_a_time() -> None:
    listed, problems = chapters.read_chapter_values(
        [{"start_ms": 10**400, "title": "Hello"}], "ep.md"
    )
    assert listed == ()
    assert [problem.message.partition(":")[0] for problem in problems] == [
        "chapter 1, `Hello`, has no time"
    ]


@pytest.mark.parametrize("text", [*FILES.values(), *ENDED.values()], ids=[*FILES, *ENDED])
def test_a_file_that_is_cut_off_before_its_first_chapter_is_reported(text: str) -> None:
    for length in range(text.index("Hello")):
        listed, problems = chapters.parse_chapters(text[:length], "ep.chapters")
        assert listed == ()
        assert problems


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_is_reported_once(text: str) -> None:
    listed, problems = chapters.parse_chapters(text, "a.json")
    assert listed == ()
    assert messages(problems) == [
        "a.json: there are no chapters in it: write a line such as `12:04 What a hook is` for each"
    ]


@pytest.mark.parametrize(
    ("start", "piece", "end"),
    [
        ("", "0:00 ", "x"),
        ("0:00 ", "-", "x"),
        ("0:00 ", "<https://", "x"),
        ("0:00 Hello", " ", "0:00"),
        ("## Hello ", "—", "0:00x"),
        ("| ", "0:00 | ", "x"),
        ("<chapters>", "<chapter start='0:00' title='a'/>", ""),
        (";FFMETADATA1\n", "[CHAPTER]\n", ""),
        ("<REAPER_PROJECT\n", "MARKER 1 ", ""),
        ("<REAPER_PROJECT\nMARKER 1 1 ", '"', ""),
        ("Name,Start\n", "a,1\n", ""),
        ("Name,Start\n", 'a,"', ""),
        ("", "TRACK 01 AUDIO\n", ""),
        ("TRACK 01 AUDIO\n", "INDEX 01 00:00:00\n", ""),
        ("", "TRACK 0", ""),
        ("", "\t\n", "x"),
    ],
)
def test_reading_takes_a_time_that_grows_with_the_length(start: str, piece: str, end: str) -> None:
    def read(text: str) -> None:
        chapters.parse_chapters(text, "a")
        chapters.read_note_chapters(text, "a")

    assert growth(read, piece, start=start, end=end) < 8
