"""The line by which a page asks for its player holds what the player needs, and nothing that does
harm."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.markdown.episode_line import source_on_page, write_episode_line
from mkdocs_podcast.model.episode import Audio, Episode

LOCAL = Audio("media/a b#1.mp3", "audio/mpeg", duration=61, local=True)
REMOTE = Audio("https://a.org/x.mp3", "audio/mpeg")
PLAYER = "https://player.fireside.fm/v2/abc+def"


def held(line: str) -> dict[str, Any]:
    assert line.startswith("<!-- podcast:episode {")
    assert line.endswith("} -->")
    read = json.loads(line.removeprefix("<!-- podcast:episode ").removesuffix(" -->"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize(
    ("known", "sources", "embed"),
    [
        ({"audio": (LOCAL, REMOTE)}, ["../media/a%20b%231.mp3", "https://a.org/x.mp3"], ""),
        ({"audio": (REMOTE,), "player": PLAYER}, [], PLAYER),
        ({"player": PLAYER}, [], PLAYER),
        (
            {"audio": (REMOTE,), "player": PLAYER, "player_in_notes": True},
            ["https://a.org/x.mp3"],
            "",
        ),
        ({"player": PLAYER, "player_in_notes": True}, [], PLAYER),
        ({}, [], ""),
    ],
    ids=[
        "audio",
        "player before audio",
        "player",
        "audio before a player in the notes",
        "player in the notes",
        "nothing",
    ],
)
def test_an_episode_has_one_player(known: dict[str, Any], sources: list[str], embed: str) -> None:
    data = held(write_episode_line(Episode("episodes/one.md", "One", **known), "key"))
    assert [one["src"] for one in data["sources"]] == sources
    assert data["embed"] == embed


@pytest.mark.parametrize(("given_duration", "meant"), [(None, 61), (90, 90)])
def test_the_duration_is_the_episodes_else_the_recordings(
    given_duration: int | None, meant: int
) -> None:
    assert (
        held(
            write_episode_line(
                Episode("a.md", "A", audio=(REMOTE, LOCAL), duration=given_duration), ""
            )
        )["duration"]
        == meant
    )


@pytest.mark.parametrize(
    ("page", "src"),
    [
        ("a.md", "media/x.mp3"),
        ("e/a.md", "../media/x.mp3"),
        ("media/a.md", "x.mp3"),
        ("a b/c/a.md", "../../media/x.mp3"),
    ],
)
def test_a_file_is_named_from_the_page(page: str, src: str) -> None:
    assert source_on_page(Audio("media/x.mp3", local=True), page)["src"] == src


@given(st.text(), st.text())
def test_no_title_or_key_leaves_the_comment_or_begins_another(title: str, key: str) -> None:
    line = write_episode_line(Episode("a.md", title, audio=(REMOTE,)), key)
    inside = line.removeprefix("<!--").removesuffix("-->")
    assert not {"<", ">", "&", "\n", "\x02", "\x03"} & set(inside)
    assert "--" not in inside
    assert (held(line)["title"], held(line)["key"]) == (title, key)
