"""Misspelled keys of front matter, and pages that are beside episodes without being one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.bystanders import bystander_problems
from mkdocs_podcast.source.fields import FIELDS
from mkdocs_podcast.source.key_check import KeyCheck
from mkdocs_podcast.source.site import Site
from sites import build, episode, page_of

KEYS = KeyCheck({name: field.keys for name, field in FIELDS.items()})
DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("adio", "audio"),
        ("Auido", "audio"),
        ("durration", "duration"),
        ("trasncript", "transcript"),
        ("chapter", ""),
        ("chpaters", "chapters"),
        ("epsiode_type", "episode_type"),
        ("explict", "explicit"),
        ("audio", ""),
        ("authors", ""),
        ("posts", ""),
        ("layout", ""),
        ("template", ""),
        ("titel", ""),
        ("slug", ""),
    ],
)
def test_a_key_is_suggested_only_for_a_slip_of_one_of_ours(key: str, suggestion: str) -> None:
    assert KEYS.suggest(key) == suggestion


@pytest.mark.skipif(not DATA.exists(), reason="the posts of other generators are not here")
def test_no_key_of_a_real_post_is_taken_for_a_slip() -> None:
    slips = set()
    for path in DATA.rglob("*.m*d*"):
        front = frontmatter.read(path.read_text("utf-8", "replace"))
        slips |= {problem.message for problem in KEYS.problems(path.name, front)}
    assert slips == set()


def test_a_misspelled_key_of_an_episode_is_reported_with_its_line(tmp_path: Path) -> None:
    page = episode().replace("tags:", "durration: 12:00\ntags:")
    site = build(tmp_path, {"one.md": page}, strict=False)
    assert site.warnings == ["podcast: one.md:5: unknown key `durration`: did you mean `duration`?"]


def test_a_misspelled_key_below_podcast_is_reported_and_one_beside_the_right_one_is_not(
    tmp_path: Path,
) -> None:
    pages = {
        "one.md": page_of(podcast={"audio": "https://cdn.example.org/1.mp3", "sesaon": 2}),
        "two.md": page_of(audio="https://cdn.example.org/2.mp3", seasson="x", season=2),
    }
    site = build(tmp_path, pages, strict=False)
    [warning] = site.warnings
    assert "one.md:4: unknown key `sesaon`: did you mean `season`?" in warning


def test_a_page_that_a_misspelled_key_keeps_from_being_an_episode_is_named(tmp_path: Path) -> None:
    pages = {
        "episodes/one.md": episode(),
        "episodes/two.md": "---\ntitle: Two\nadio: media/two.mp3\n---\n",
        "else/three.md": "---\ntitle: Three\nauido: three.mp3\n---\n",
        "else/four.md": "---\ntitle: Four\ncategry: Podcast\n---\n",
        "else/five.md": "---\ntitle: Five\nauido: on\n---\nadio: x.mp3\n",
    }
    site = build(tmp_path, pages, strict=False)
    assert sorted(site.warnings) == [
        "podcast: else/four.md:3: not an episode, as `categry` is an unknown key: did you mean `category`?",
        "podcast: else/three.md:3: not an episode, as `auido` is an unknown key: did you mean `audio`?",
        "podcast: episodes/two.md:3: not an episode, as `adio` is an unknown key: did you mean `audio`?",
    ]


UNUSABLE = [
    (
        "date: 2026-01-31\naudio: [1, 2]",
        "3: `audio`: not an episode, as a list names no recording: give a file, a URL, or a mapping with `url`",
    ),
    (
        "enclosure: {length: 12}",
        "2: `enclosure`: not an episode, as a mapping with `length` names no recording: give a file, a URL, or a mapping with `url`",
    ),
    (
        "embed: 3",
        "2: `embed`: not an episode, as `3` is not the address of a player: give it in full, with https://",
    ),
    (
        "title: A\ncategory: podcats",
        "3: `category`: not an episode, as `podcats` is another category: did you mean `podcast`?",
    ),
    ("audio: no", ""),
    ("category: posts", ""),
    ("enclosure: https://example.org/picture", ""),
]


@pytest.mark.parametrize(("source", "sentence"), UNUSABLE)
def test_a_page_among_episodes_is_named_for_what_keeps_it_from_being_one(
    source: str, sentence: str
) -> None:
    pages = [("episodes/a.md", f"---\n{source}\n---\n")]
    problems = bystander_problems(pages, ["episodes/b.md"], Site(), KEYS)
    messages = [str(problem) for problem in problems if problem.severity is not Severity.INFO]
    assert messages == ([f"episodes/a.md:{sentence}"] if sentence else [])


def test_front_matter_in_another_format_that_is_broken_is_named_among_episodes() -> None:
    pages = [("episodes/a.md", "+++\ntitle = A\n+++\n"), ("b.md", "+++\ntitle = A\n+++\n")]
    [problem] = bystander_problems(pages, ["episodes/b.md"], Site(), KEYS)
    assert str(problem).startswith("episodes/a.md:2: the front matter is not valid TOML")


def test_pages_among_episodes_that_are_none_are_mentioned_once(tmp_path: Path) -> None:
    pages = {
        **{f"episodes/{number}.md": episode() for number in range(3)},
        "episodes/a.md": "# A page\n",
        "episodes/b.md": "---\ntitle: B\n---\n",
        "episodes/index.md": "# All\n",
        "episodes/transcripts/t.md": "# Said\n",
        "about.md": "# About\n",
    }
    site = build(tmp_path, pages)
    mentioned = [message for message in site.infos if "not an episode" in message]
    assert mentioned == [
        "podcast: episodes/a.md: not an episode, as its front matter has no `audio` or `category: podcast` (nor does that of 1 more page among episodes): add it, or list the page in `exclude`"
    ]


@pytest.mark.parametrize(
    "options", [{"exclude": ["episodes/a.md"]}, {"include": ["episodes/0.md"]}]
)
def test_pages_that_the_options_leave_out_are_not_mentioned(
    tmp_path: Path, options: dict[str, object]
) -> None:
    pages = {"episodes/0.md": episode(), "episodes/a.md": "# A page\n"}
    site = build(tmp_path, pages, {"episodes": options})
    assert not [message for message in site.infos if "not an episode" in message]


def test_most_pages_of_a_folder_called_episodes_are_named_as_those_of_other_folders_are_not(
    tmp_path: Path,
) -> None:
    for folder, count in {"episodes": 1, "notes": 0}.items():
        pages = {f"{folder}/{name}.md": "# Notes\n" for name in "bcd"}
        site = build(tmp_path / folder, {f"{folder}/a.md": episode(), **pages})
        messages = [text for text in site.infos if "(nor does that of 2 more pages" in text]
        assert len(messages) == count
