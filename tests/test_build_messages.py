"""What a build says of pages whose front matter would be lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import build

EPISODE = "title: One\naudio: https://cdn.example.org/1.mp3\n"


@pytest.mark.parametrize(
    "page",
    [
        f"\n---\n{EPISODE}---\nNotes.\n",
        f"<!-- by hand -->\n\n---\n{EPISODE}---\nNotes.\n",
        f"----\n{EPISODE}----\nNotes.\n",
        ';;;\n"title": "One",\n"audio": "https://cdn.example.org/1.mp3"\n;;;\nNotes.\n',
    ],
)
@pytest.mark.parametrize("nav", [None, [{"One": "one.md"}]])
def test_misplaced_front_matter_is_used_and_not_shown(
    tmp_path: Path, page: str, nav: object
) -> None:
    more = {"nav": nav} if nav else {}
    site = build(tmp_path, {"one.md": page}, strict=False, **more)
    content = site.content("one/index.html")
    assert "audio" not in content.get_text()
    assert content.select_one("podcast-player source")["src"] == "https://cdn.example.org/1.mp3"
    messages = [message for message in site.warnings + site.infos if "one.md:" in message]
    assert [message for message in messages if "as text" in message or "is JSON" in message]


@pytest.mark.parametrize("index", ["podcast/index.md", "podcast/README.md"])
def test_an_episode_on_the_index_gets_a_warning(tmp_path: Path, index: str) -> None:
    pages = {
        "one.md": f"---\n{EPISODE}---\n",
        index: "---\ntitle: All\naudio: https://cdn.example.org/2.mp3\n---\n",
    }
    site = build(tmp_path, pages, strict=False)
    assert site.warnings == [
        f"podcast: {index}:3: `audio`: this page is the show's index, and not an episode: give the episode a page of its own"
    ]
    assert [
        card.get_text() for card in site.content("podcast/index.html").select(".podcast-card h2")
    ] == ["One"]


def test_a_page_left_out_by_its_name_gets_a_warning_only_with_a_player(tmp_path: Path) -> None:
    pages = {
        "episodes/one.md": f"---\n{EPISODE}---\n",
        "episodes/guests/ana.md": "---\nname: Ana\n---\nWho she is.\n",
        "episodes/guests/tom.md": "---\nname: Tom\n---\n![Tom](https://cdn.example.org/t.mp3)\n",
    }
    site = build(tmp_path, pages, {"episodes": {"include": "episodes/"}}, strict=False)
    assert [message.split(":")[1].strip() for message in site.warnings] == [
        "episodes/guests/tom.md"
    ]
    assert [
        message for message in site.infos if "episodes/guests/ana.md: not an episode" in message
    ]


@pytest.mark.parametrize(
    ("chapters", "message"),
    [
        ("|\n  0:00 One\n  5:00 Two", "the chapter `Two` at 5:00 starts after the end"),
        ("\n  - {start: x, title: One}\n  - 0:10 Two", "chapter 1, `One`, has the time `x`"),
    ],
)
def test_chapters_in_front_matter_are_reported_with_the_line_of_their_key(
    tmp_path: Path, chapters: str, message: str
) -> None:
    page = f"---\n{EPISODE}duration: 60\nchapters: {chapters}\n---\nNotes.\n"
    site = build(tmp_path, {"one.md": page}, strict=False)
    assert site.warnings[0].startswith(f"podcast: one.md:5: {message}")


def test_a_missing_transcript_is_reported_once(tmp_path: Path) -> None:
    page = f"---\n{EPISODE}transcript: gone.vtt\nchapters: /elsewhere/one.json\n---\nNotes.\n"
    site = build(tmp_path, {"one.md": page}, strict=False)
    remedy = "is not in the docs folder: put the file there, or give its URL"
    assert site.warnings == [f"podcast: one.md:4: `transcript`: `gone.vtt` {remedy}"]
    mentioned = [message for message in site.infos if "is not in the docs folder" in message]
    assert mentioned == [f"podcast: one.md:5: `chapters`: `/elsewhere/one.json` {remedy}"]
