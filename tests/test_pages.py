"""What an episode's page is made of, and what other tools are told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from mkdocs_podcast.markdown.markers import (
    HEAD_END,
    HEAD_START,
    PLAYER_END,
    PLAYER_START,
    TITLE_BEFORE,
)
from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.pages import page_text
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.frontmatter import FrontMatter
from mkdocs_podcast.source.page_reading import Reading


@dataclass(frozen=True)
class File:
    src_uri: str
    url: str


FILES = {
    "assets/a b.png": File("assets/a b.png", "assets/a%20b.png"),
    "about.md": File("about.md", "about/"),
}
PAGE = File("episodes/one.md", "episodes/one/")


@pytest.mark.parametrize(
    ("path", "raw", "base", "meant"),
    [
        ("/assets/a%20b.png", False, "/", "../assets/a%20b.png"),
        ("/assets/a%20b.png", True, "/", "../../assets/a%20b.png"),
        ("/show/assets/a b.png", False, "/show/", "../assets/a%20b.png"),
        ("/about.md", False, "/", "../about.md"),
        ("/gone.png", False, "/", "/gone.png"),
        ("/gone.png", True, "/show/", "/show/gone.png"),
        ("/show/gone.png", True, "/show/", "/show/gone.png"),
        ("/", True, "/show/", "/show/"),
    ],
)
def test_an_address_below_the_sites_root_leads_there_from_the_page(
    path: str, raw: bool, base: str, meant: str
) -> None:
    assert page_text.address_in_docs(PAGE, FILES.get, base, path, raw) == meant


def test_the_page_begins_with_its_players_line_and_resolves_its_addresses() -> None:
    made = page_text.markdown(
        "![x]({{ site.url }}/x.png)",
        Episode("a.md", "A"),
        "key",
        lambda path, raw: f"..{path}",
        {},
    )
    line, empty, body = made.split("\n", 2)
    assert line.startswith("<!-- podcast:episode {")
    assert (empty, body) == ("", "![x](../x.png)")


@pytest.mark.parametrize(
    ("html", "placed"),
    [
        (f"<h1>T</h1>{HEAD_START}P{HEAD_END}rest", "<h1>T</h1>[P]rest"),
        (f"{HEAD_START}{HEAD_END}rest", "[]rest"),
        (f"x<h1>T</h1> {HEAD_START}{TITLE_BEFORE}P{HEAD_END}rest", "x[<h1>T</h1> P]rest"),
        (f"{HEAD_START}{TITLE_BEFORE}P{HEAD_END}rest", "[P]rest"),
        ("<h1>T</h1>rest", "[]<h1>T</h1>rest"),
        (f"{HEAD_START}never closed", f"[]{HEAD_START}never closed"),
    ],
)
def test_the_head_stands_where_the_player_is_or_at_the_top(html: str, placed: str) -> None:
    assert page_text.place_head(html, lambda title, player: f"[{title}{player}]") == placed


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a</p>", "<p>a</p>"),
        (
            f"a{PLAYER_START}<x></x>{PLAYER_END}b{PLAYER_START}2{PLAYER_END}c",
            "a<!--podcast-taken-out 0-->b<!--podcast-taken-out 1-->c",
        ),
        (f"{PLAYER_START}never closed", "never closed"),
    ],
)
def test_players_are_taken_out_and_put_back(html: str, shown: str) -> None:
    remaining, players = page_text.take_out_players(html)
    assert remaining == shown
    without_marks = html.replace(PLAYER_START, "").replace(PLAYER_END, "")
    assert page_text.put_players_back(remaining, players) == without_marks


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("---\ntitle: x\n---\nBody", False),
        ("Title: x\n\nBody", False),
        ("# No front matter", True),
        ("News: x\n\nBody", True),
        ("---\ntwitter: @x\n---\nBody", True),
        ('+++\ntitle = "x"\n+++\nBody', True),
        ("---\ntitle: x\n---", True),
    ],
)
def test_it_is_known_which_pages_mkdocs_reads_otherwise(text: str, lost: bool) -> None:
    reading = Reading(
        frontmatter.read(text), Episode("e.md", "E", date=dt.datetime.now(dt.timezone.utc))
    )
    assert reading.is_lost_on_mkdocs is lost


def test_a_page_that_mkdocs_reads_itself_needs_no_help() -> None:
    assert not Reading(
        FrontMatter({"a": 1}, "", source="a: 1\n"), Episode("e.md", "E")
    ).is_lost_on_mkdocs
