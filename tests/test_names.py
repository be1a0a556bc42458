"""Names that are not known: what is suggested for them, and that nothing is suggested for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast.host.option_lines import line_of_option
from mkdocs_podcast.pages.subscriptions import similar_place
from mkdocs_podcast.source.near_paths import near_path
from mkdocs_podcast.text.matching import near_miss
from sites import build, episode


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("adio", "audio"),
        ("auido", "audio"),
        ("audioo", "audio"),
        ("durration", "duration"),
        ("trasncript", "transcript"),
        ("dscripton", "description"),
        ("dtae", "date"),
        ("data", ""),
        ("radio", ""),
        ("audio", ""),
        ("audios", ""),
        ("layout", ""),
        ("", ""),
    ],
)
def test_only_a_slip_of_the_keyboard_is_a_near_miss(word: str, choice: str) -> None:
    choices = ["audio", "duration", "transcript", "description", "date"]
    assert near_miss(word, choices) == choice


PATHS = (
    "episodes/a.mp3",
    "episodes/b/Talk.MP3",
    "media/ep11.mp3",
    "cover.png",
    "x/two.vtt",
    "two.vtt",
)


@pytest.mark.parametrize(
    ("address", "similar"),
    [
        ("docs/episodes/a.mp3", "a.mp3"),
        ("docs/a.mp3", "a.mp3"),
        ("A.MP3", "a.mp3"),
        (r"b\talk.mp3", "b/Talk.MP3"),
        ("../docs/cover.png", "cover.png"),
        ("assets/cover.png", "cover.png"),
        ("ep11.mp3", "media/ep11.mp3"),
        ("b/tlak.mp3", "b/Talk.MP3"),
        ("media/ep12.mp3", ""),
        ("elsewhere/two.vtt", "two.vtt"),
        ("nothing.mp3", ""),
        ("", ""),
        ("/", ""),
    ],
)
def test_a_path_with_nothing_at_it_suggests_the_file_that_is_there(
    address: str, similar: str
) -> None:
    assert near_path(address, "episodes/one.md", PATHS) == similar


@pytest.mark.parametrize(
    ("place", "similar"),
    [
        ("spotfy", "spotify"),
        ("Pocket Cast", ""),
        ("pocketcatss", "pocketcasts"),
        ("spotify", ""),
        ("pocket_casts", ""),
        ("My own app", ""),
    ],
)
def test_a_place_to_subscribe_is_suggested_only_for_a_slip(place: str, similar: str) -> None:
    assert similar_place(place) == similar


MKDOCS_YML = """site_name: X
site_url: !ENV [URL, "https://example.org/"]
plugins:
  - search
  - podcast:
      title: A
      channel: {owner: {name: Ana}}
      episodes:
        # A comment.
        "include": [a.md]
"""


@pytest.mark.parametrize(
    ("option", "line"),
    [
        ("title", 6),
        ("channel.owner", 7),
        ("channel.owner.name", 7),
        ("episodes.include", 10),
        ("site_url", 2),
        ("include", None),
        ("name", None),
    ],
)
def test_the_line_of_an_option_is_known(option: str, line: int | None) -> None:
    assert line_of_option(MKDOCS_YML, option) == line


def test_the_line_is_unknown_where_two_shows_set_the_option_or_yaml_is_broken() -> None:
    shows = "plugins:\n  - podcast: {title: A}\n  - podcast: {title: B, index: b.md}\n"
    assert line_of_option(shows, "title") is None
    assert line_of_option(shows, "index") == 3
    assert line_of_option("a: [", "title") is None


def test_the_line_of_a_show_s_option_is_in_its_own_entry() -> None:
    shows = "plugins:\n  - search\n  - podcast\n  - podcast:\n      title: B\n"
    assert [line_of_option(shows, "title", show) for show in (0, 1)] == [None, 5]


def test_an_unknown_option_is_reported_once_with_its_line(tmp_path: Path) -> None:
    options = {"include": ["a.md"], "titel": "A", "channel": {"owner": {"nmae": "Ana"}}}
    site = build(tmp_path, {"one.md": episode()}, options, strict=False)
    text = (tmp_path / "mkdocs.yml").read_text()
    lines = {key: line for line, content in enumerate(text.split("\n"), 1) for key in options
             if content.strip().startswith(f"{key}:")}  # fmt: skip
    owner_line = lines["channel"] + 2
    assert sorted(message.split(": ", 2)[2] for message in site.warnings) == [
        f"There is no option `channel.owner.nmae` (did you mean `channel.owner.name`?) (line {owner_line} of mkdocs.yml).",
        f"There is no option `include` (did you mean `episodes.include`?) (line {lines['include']} of mkdocs.yml).",
        f"There is no option `titel` (did you mean `title`?) (line {lines['titel']} of mkdocs.yml).",
    ]


def test_a_misspelled_place_to_subscribe_is_reported_and_still_linked(tmp_path: Path) -> None:
    options = {"subscribe": {"spotfy": "https://open.spotify.com/show/x"}}
    site = build(tmp_path, {"one.md": episode()}, options, strict=False)
    [warning] = site.warnings
    assert "`spotfy` is not a known place to subscribe (did you mean `spotify`?) (line " in warning


def test_a_path_from_above_the_docs_folder_names_the_file_that_is_there(tmp_path: Path) -> None:
    pages = {"episodes/a.mp3": b"x", "episodes/one.md": episode(audio="docs/episodes/a.mp3")}
    site = build(tmp_path, pages, strict=False)
    assert site.warnings[0] == (
        "podcast: episodes/one.md:4: `audio`: `docs/episodes/a.mp3` is not in the docs folder: "
        "did you mean `a.mp3`?"
    )
    assert len(site.warnings) == 1
