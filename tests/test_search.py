"""The site's search finds what is said in episodes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_podcast.build import search_size
from mkdocs_podcast.model.cue import Cue
from mkdocs_podcast.model.search_detail import SearchDetail
from mkdocs_podcast.pages.passages import passages
from mkdocs_podcast.pages.transcript_search import distinct_words, search_entries
from sites import Site, build, page_of

HOSTILE = '<script>alert(1)</script><!--podcast-said--></p> & "quoted"'
CUES = [
    ("00:01.000", "00:04.000", "Welcome to the lighthouse."),
    ("00:36.100", "00:40.000", "The foghorn answers."),
    (
        "03:10.000",
        "03:12.000",
        HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;"),
    ),
]
VTT = "WEBVTT\n" + "".join(f"\n{start} --> {end}\n<v Ana>{text}\n" for start, end, text in CUES)
CHAPTERS = [
    {"start": "0:00", "title": "Hello"},
    {"start": 36.1, "title": "The <horn>"},
    {"start": "3:00", "title": "End"},
]
THEMES: list[dict[str, Any]] = [
    {"name": "material", "font": False},
    {"name": "mkdocs"},
    {"name": "readthedocs"},
]


def show(tmp_path: Path, podcast: dict[str, Any] | None = None, **more: Any) -> Site:
    told = {"audio": "https://cdn.example.org/one.mp3", "duration": 300, "transcript": "one.vtt"}
    pages = {
        "episodes/one.md": page_of(
            "## The notes\n\nA page.", title="One", chapters=CHAPTERS, **told
        ),
        "episodes/two.md": page_of(
            "## Other notes", title="Two", **{**told, "transcript": "two.txt"}
        ),
        "episodes/one.vtt": VTT,
        "episodes/two.txt": "Ana: Barnacles everywhere.\n\nTom: Indeed.\n",
    }
    return build(
        tmp_path, pages, {"episodes": {"include": ["episodes/*.md"]}, **(podcast or {})}, **more
    )


def entries(site: Site) -> dict[str, dict[str, str]]:
    return {
        entry["location"]: entry
        for entry in json.loads(site.text("search/search_index.json"))["docs"]
    }


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme["name"]))
def test_each_chapter_is_an_entry_that_leads_to_its_moment(
    tmp_path: Path, theme: dict[str, Any]
) -> None:
    site = show(tmp_path, theme=theme)
    found = entries(site)
    assert "The foghorn answers." in found["episodes/one/#t=36.1"]["text"]
    assert found["episodes/one/#t=0:01"]["title"] == "Hello (0:01)"
    page = site.page("episodes/one/index.html")
    for location in ("episodes/one/#t=0:01", "episodes/one/#t=36.1", "episodes/one/#t=3:10"):
        assert len(page.select(f'podcast-transcript [id="{location.split("#")[1]}"]')) == 1
    assert "Barnacles everywhere." in found["episodes/two/#podcast-transcript"]["text"]
    assert site.page("episodes/two/index.html").select_one("#podcast-transcript") is not None


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme["name"]))
def test_the_page_has_the_transcript_once_and_the_contents_that_it_had(
    tmp_path: Path, theme: dict[str, Any]
) -> None:
    found, without = (
        show(tmp_path / str(search), {"transcripts": {"search": search}}, theme=theme)
        for search in (True, False)
    )
    assert found.text("episodes/one/index.html").count("The foghorn answers.") == 1
    for name in ("episodes/one/index.html", "episodes/two/index.html"):
        assert found.text(name) == without.text(name)


def test_what_is_said_stays_out_of_a_search_that_is_not_to_have_it(tmp_path: Path) -> None:
    site = show(tmp_path, {"transcripts": {"search": False}})
    assert "foghorn" not in site.text("search/search_index.json")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme["name"]))
def test_what_is_said_is_text_in_the_index(tmp_path: Path, theme: dict[str, Any]) -> None:
    site = show(tmp_path, theme=theme)
    text = entries(site)["episodes/one/#t=3:10"]["text"]
    # Material keeps text as HTML, and shows it as such.
    assert ("&lt;script&gt;alert(1)" in text) == (theme["name"] == "material")
    assert ("<script>" in text) == (theme["name"] != "material")
    assert not site.page("episodes/one/index.html").select("podcast-transcript script")


def test_a_page_that_search_leaves_out_is_left_out_with_what_is_said(tmp_path: Path) -> None:
    told = {"audio": "https://cdn.example.org/one.mp3", "duration": 300, "transcript": "one.vtt"}
    page = page_of("Some notes.", title="One", search={"exclude": True}, **told)
    site = build(tmp_path, {"episodes/one.md": page, "episodes/one.vtt": VTT})
    assert "foghorn" not in site.text("search/search_index.json")
    assert "foghorn" in site.text("episodes/one/index.html")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme["name"]))
def test_a_search_of_words_has_each_once_and_leads_to_the_transcript(
    tmp_path: Path, theme: dict[str, Any]
) -> None:
    site = show(tmp_path, {"transcripts": {"search": "words"}}, theme=theme)
    found = entries(site)
    words = re.split(r"[^a-z]+", found["episodes/one/#podcast-transcript"]["text"])
    assert found["episodes/one/#podcast-transcript"]["title"] == "Transcript"
    assert not [location for location in found if "#t=" in location]
    for word in ("welcome", "lighthouse", "foghorn", "answers", "quoted"):
        assert words.count(word) == 1
    assert words.count("the") == 1
    assert site.page("episodes/one/index.html").select_one("#podcast-transcript") is not None


def test_no_word_that_is_said_is_missing_from_a_search_of_words() -> None:
    said = ["So, “C# and C++” – it's 50%!", "Ärger? Étude: re-run; so (again)", "今日は雨です。"]
    assert distinct_words(said) == [
        *("so", "c#", "and", "c++", "it's", "50%", "ärger", "étude", "re-run", "again"),
        "今日は雨です。",
    ]


def test_the_words_of_an_hour_are_in_blocks_that_results_can_show() -> None:
    cues = [Cue(number, number + 1, f"Word{number} again.") for number in range(100)]
    (entry,) = search_entries(passages(cues), SearchDetail.WORDS, "Transcript")
    assert entry.anchor == "podcast-transcript"
    blocks = BeautifulSoup(entry.html, "html.parser").find_all("p")
    assert [len(block.text.split()) for block in blocks] == [40, 40, 21]


def test_a_site_with_much_talk_has_its_words_searched_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = show(tmp_path / "few")
    assert not [message for message in few.infos if "transcripts" in message]
    monkeypatch.setattr(search_size, "_MOST_LETTERS", 50)
    much = show(tmp_path / "much")
    assert set(entries(much)) >= {"episodes/one/#podcast-transcript"}
    assert "episodes/one/#t=36.1" not in entries(much)
    (message,) = [message for message in much.infos if "transcripts" in message]
    assert "`transcripts: {search: text}`" in message
    asked_for = show(tmp_path / "asked", {"transcripts": {"search": "text"}})
    assert entries(asked_for) == entries(few)
    assert not [message for message in asked_for.infos if "transcripts" in message]


def test_what_is_wrong_with_a_transcript_is_said_wherever_it_is_read(tmp_path: Path) -> None:
    broken = f"{VTT}\n00:04:00.000 -> 00:05:00.000\nThe end.\n"
    told = {"audio": "https://cdn.example.org/one.mp3", "duration": 300}
    pages = {
        "episodes/one.md": page_of("Notes.", title="One", **told),
        "episodes/one.vtt": broken,
        # Only the first of them is shown.
        "episodes/two.md": page_of("Notes.", title="Two", transcript=["a.vtt", "b.vtt"], **told),
        "episodes/a.vtt": VTT,
        "episodes/b.vtt": broken,
    }
    site = build(tmp_path, pages, {"transcripts": {"search": False}}, strict=False)
    (warning,) = site.warnings
    assert ".vtt:12: `00:04:00.000 -> 00:05:00.000` is not how WebVTT writes times" in warning
    assert "(1 more like this" in warning
