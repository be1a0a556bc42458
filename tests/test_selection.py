"""Which pages are episodes, and which only lie beside them."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.source import frontmatter, selection
from mkdocs_podcast.source.episode_reader import Site
from mkdocs_podcast.source.frontmatter import FrontMatter


@pytest.mark.parametrize(
    ("patterns", "path", "matches"),
    [
        (["episodes/**/*.md"], "episodes/2022/ep001.md", True),
        (["episodes/*.md"], "episodes/ep001.md", True),
        (["episodes/*.md"], "episodes/2022/ep001.md", False),
        (["episodes/"], "episodes/2022/Season 2/ep001.md", True),
        (["ep*.md"], "anywhere/ep001.md", True),
        (["/ep*.md"], "anywhere/ep001.md", False),
        (["episodes/", "!episodes/draft*"], "episodes/draft-1.md", False),
    ],
)
def test_a_pattern_is_one_of_gitignore(patterns: list[str], path: str, matches: bool) -> None:
    assert selection.matcher(patterns)(path) is matches


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("---\ntitle: x\n---\n", True),
        ("+++\n", True),
        ('{"a": 1}', True),
        ("\ufeff---\n", True),
        ("Title: x\n\nBody", True),
        ("\n---\n", True),
        ("<!-- by hand -->\n---\n", True),
        (";;;\n", True),
        ("# Heading\n", False),
        ("Words and more\n", False),
        ("", False),
    ],
)
def test_a_page_without_front_matter_is_not_parsed(text: str, may: bool) -> None:
    assert selection.may_have_front_matter(text) is may
    if not may:
        assert frontmatter.read(text).meta == {}


@pytest.mark.parametrize(
    ("path", "meta", "body", "words"),
    [
        ("transcripts/2022/001.md", {"title": "x"}, "Body", "its name"),
        ("Transcripts/001.md", {"title": "x"}, "Body", "its name"),
        ("episodes/ep001-transcript.md", {"title": "x"}, "Body", "its name"),
        ("episodes/guests/ana.md", {"title": "Ana"}, "Body", "its name"),
        ("episodes/_index.md", {"title": "Episodes"}, "Body", "its name"),
        ("episodes/blank-episode.md", {"title": "x"}, "Body", "its name"),
        ("episodes/031.md", {"title": "Episode 31 Transcript"}, "Body", "its title"),
        ("episodes/index.md", {"title": "Episodes"}, "Body", "the section's own page"),
        ("episodes/README.md", {}, "<!-- podcast:episodes -->", "the section's own page"),
        ("episodes/new.md", {}, " \n", "empty"),
        ("episodes/one.md", {"title": "One"}, "", ""),
        ("episodes/one/index.md", {"title": "One", "date": "2022-01-01"}, "Body", ""),
        ("episodes/one/index.md", {"title": "One", "publish_date": "2022-01-01"}, "Body", ""),
        ("episodes/12-transcripts-for-everyone.md", {"title": "One"}, "Body", ""),
        ("episodes/12-the-transcript.md", {"title": "One", "audio": "a.mp3"}, "Body", ""),
        ("guests/interview.md", {"podcast": {"season": 1}}, "Body", ""),
        ("_posts/2022-01-01-one.md", {"title": "One"}, "Body", ""),
    ],
)
def test_a_page_beside_the_episodes_is_one_only_with_a_recording(
    path: str, meta: dict[str, Any], body: str, words: str
) -> None:
    reason = selection.why_not_an_episode(path, FrontMatter(meta, body))
    assert words in reason
    assert bool(reason) == bool(words)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("---\naudio: a.mp3\n---\n", True),
        ("---\ncategory: podcast\n---\n", True),
        ("---\ncategory: news\n---\n", False),
        ("Audio: a.mp3\n\nBody", True),
        ("---\ntitle: x\n---\n<audio src=a.mp3>", False),
        ("No front matter", False),
    ],
)
def test_without_a_pattern_front_matter_alone_makes_an_episode(text: str, is_one: bool) -> None:
    assert selection.is_episode(frontmatter.read(text), Site()) is is_one


PLAYER = '<iframe src="https://player.fireside.fm/v2/abc+def"></iframe>'


@pytest.mark.parametrize(
    ("path", "body", "minor"),
    [
        ("episodes/guests/ana.md", "Who Ana is.", True),
        ("episodes/guests/ana.md", "[The recording](https://a.org/x.mp3)", True),
        ("episodes/guests/ana.md", "`<audio controls src=x.mp3>`", True),
        ("episodes/guests/ana.md", "![Ana](https://a.org/x.mp3)", False),
        ("episodes/one-transcript.md", "<audio controls src='x.mp3'></audio>", False),
        ("episodes/templates/one.md", PLAYER, False),
        ("episodes/index.md", PLAYER, True),
    ],
)
def test_a_page_left_out_by_its_name_is_warned_of_when_something_plays_there(
    path: str, body: str, minor: bool
) -> None:
    reading, problem = selection.Selection(["episodes/"], [], Site()).read(
        path, f"---\ntitle: One\n---\n{body}"
    )
    assert reading is None
    assert problem is not None
    assert (problem.severity is Severity.INFO) is minor
    assert "not an episode, as it" in problem.message
    assert ("list the page in `exclude`" in problem.message) is not minor


@pytest.mark.parametrize(
    ("source", "line", "key"),
    [
        ("title: All\naudio: media/a.mp3", 3, "audio"),
        ("Podcast_File: https://a.org/a.mp3", 2, "Podcast_File"),
        ("podcast:\n  Season: 2", 3, "Season"),
        ("title: All\nepisode: 7", 3, "episode"),
        (
            "title: All\ndescription: x\ndate: 2022-01-01\nimage: a.png\ntags: [a]\nhosts: [Ana]",
            None,
            "",
        ),
        ("title: All\nlink: https://a.org/\naudio: no\nchapters: []", None, ""),
        ("hide: [toc]", None, ""),
    ],
)
def test_front_matter_of_an_episode_on_the_index_is_reported(
    source: str, line: int | None, key: str
) -> None:
    problem = selection.index_problem("podcast/index.md", f"---\n{source}\n---\n", Site())
    assert (problem and problem.line) == line
    if problem:
        assert f"`{key}`: this page is the show's index, and not an episode" in problem.message
    assert selection.index_problem("podcast/index.md", "# Episodes\n", Site()) is None
