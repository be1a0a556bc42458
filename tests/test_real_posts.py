"""Posts of real podcasts, from seven generators, say here what they say to a reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adversarial import seconds
from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.model.problems import Problem
from mkdocs_podcast.source import frontmatter, selection
from mkdocs_podcast.source.episode_reader import Site, read_episode

DATA = Path(__file__).resolve().parents[2] / "shared/data"
POSTS = sorted(path for path in DATA.glob("*/**/*.md") if path.name != "SOURCES.md")
CDN = "https://cdn.example.org/"
SITE = Site(media_prefix=CDN)

pytestmark = pytest.mark.skipif(
    not POSTS, reason="the folder with other people's posts is not here"
)


def read(path: str, site: Site = SITE) -> tuple[Episode, list[Problem]]:
    text = (DATA / path).read_text("utf-8")
    return read_episode(path, frontmatter.read(text), site)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: str(path.relative_to(DATA)))
def test_a_real_post_is_read_at_once(path: Path) -> None:
    text = path.read_text("utf-8")
    assert seconds(lambda: read_episode(path.name, frontmatter.read(text), SITE)) < 0.2
    front = frontmatter.read(text)
    found, _ = read_episode(path.name, front, SITE)
    assert found.title
    assert text.replace("\r\n", "\n").endswith(front.body)


SEED = "posts/seed/2022-03-31-matt-squire-open-source-mlops-podcast.md"
CHRIS = "posts/hugo-cloudwithchris/content/episode/"
WHOAMI = "posts/jekyll-whoami/_posts/episodes/"
DNE = "posts/jekyll-devnaestrada/_posts/"
BOOTLOADER = "sites/the-bootloader/docs/episodes/"

FACTS: list[tuple[str, dict[str, Any]]] = [
    (
        SEED,
        {
            "title": "Podcast: Open-Source MLOps with Matt Squire",
            "date": "2022-03-31T00:02:00+00:00",
            "tags": [
                "podcast",
                "mlops",
                "evergreen",
                "bigger-picture",
                "tooling",
                "education",
                "machine-learning",
            ],
            "people": ["Alex Strick van Linschoten"],
            "player": "https://player.fireside.fm/v2/vA-gqsEV+UsZ0ZY4P?theme=dark",
            "player_in_notes": True,
            "audio": [],
            "number": None,
        },
    ),
    (
        "posts/hugo-ado/content/episode/containers-security.md",
        {
            "title": "Containers and Security with Ben Hughes and Jessie Frazelle",
            "date": "2016-05-12T18:16:10-05:00",
            "audio": [CDN + "arrested-devops-podcast-episode063.mp3"],
            "number": 63,
            "explicit": True,
            "people": ["bhughes", "jfrazelle", "bkromhout"],
            "links": ["https://www.youtube.com/watch?v=qPs5U5hdciM"],
            "redirects": ["/63"],
        },
    ),
    (
        "posts/hugo-ado/content/episode/transformation.md",
        {
            "duration": 2262,
            "number": 149,
            "explicit": False,
            "people": ["ashafer", "jkerr", "mstratton"],
        },
    ),
    (
        CHRIS + "azure-spring-cloud/index.md",
        {
            "title": "35 - A discussion on Azure Spring Cloud",
            "date": "2021-04-23T15:30:00+00:00",
            "audio": [CDN + "35%20-%20A%20discussion%20on%20Azure%20Spring%20Cloud.mp3"],
            "duration": 3410,
            "number": 35,
            "tags": ["Cloud", "Azure", "Learn", "Java"],
            "people": ["gittevermeiren", "chrisreddington"],
            "explicit": False,
        },
    ),
    (
        CHRIS + "toolup-tuesday-1/index.md",
        {
            "number": None,
            "label": "TT001",
            "audio": [],
            "player": "https://www.youtube.com/watch?v=lkOwQhjIbJc",
        },
    ),
    (
        "posts/hugo-castalio/content/episodes/001-og-maciel.md",
        {
            "title": "Episódio Zero: Og Maciel",
            "date": "2011-02-16T15:07:00+00:00",
            "audio": ["https://archive.org/download/castalio-podcast-01/castalio-podcast-01.mp3"],
            "number": 1,
            "player": "",
            "people": ["Og Maciel"],
            "redirects": ["/episodio-zero-og-maciel.html"],
        },
    ),
    (
        "posts/hugo-radio-t/hugo/content/posts/podcast-371.md",
        {
            "title": "Радио-Т 371",
            "date": "2013-12-21T16:27:00+00:00",
            "audio": ["https://cdn.radio-t.com/rt_podcast371.mp3"],
            "image": "https://radio-t.com/images/radio-t/rt371.jpg",
            "number": 371,
            "tags": [],
        },
    ),
    (
        "posts/svelte-syntaxfm/shows/839.md",
        {
            "date": "2024-10-25T11:00:00+00:00",
            "audio": ["https://traffic.megaphone.fm/FSI9800830329.mp3"],
            "number": 839,
            "people": ["Søren Bramer Schmidt"],
            "links": ["https://www.youtube.com/watch?v=_dEmd55gZRw"],
        },
    ),
    (
        "posts/svelte-syntaxfm/shows/893 - Everyone Is Talking About MCP.md",
        {
            "title": "Everyone Is Talking About MCP",
            "number": 893,
            "date": "2025-04-14T11:00:00+00:00",
        },
    ),
    (
        DNE + "2022/2022-02-25-tc39-1.md",
        {
            "title": "DNE 323 - TC39 #01",
            "date": "2022-02-25T00:00:00+00:00",
            "audio": [CDN + "DNE_323.mp3"],
            "duration": 2571,
            "number": 323,
            "people": ["Mario Souto", "Willian Martins"],
            "links": ["https://play.libsyn.com/embed/episode/id/22241846"],
        },
    ),
    (
        DNE + "2017/2017-11-17-outro-lado-dos-eventos.md",
        {"tags": ["Podcast", "Front-end", "Back-end", "Pauta", "Eventos"], "duration": 2732},
    ),
    (
        WHOAMI + "2019-09-18-Creativity-and-Writing.md",
        {
            "date": "2019-09-18T00:00:00+00:00",
            "audio": [],
            "number": 1,
            "season": 3,
            "transcript": None,
            "tags": ["Dune", "writing", "stories", "creativity", "learning"],
        },
    ),
    (
        WHOAMI + "2023-09-26-Ep48-Why-Am-I-Ashamed.md",
        {
            "number": 48,
            "season": None,
            "player": "https://www.youtube.com/watch?v=qwBbENKmuRw",
            "player_in_notes": False,
        },
    ),
    (
        "posts/plain-python-bytes/show_notes/077.md",
        {"title": "Python Bytes 77", "number": 77, "date": None},
    ),
    (
        BOOTLOADER + "2022/ep003.md",
        {
            "title": "Episode 3 - The Middle is a Pumpkin",
            "date": "2022-10-24T00:00:00+00:00",
            "number": 3,
            "people": ["Paul Cutler"],
            "player": "https://player.captivate.fm/episode/8533871b-5007-4c44-bf46-b37fe50d9de5/",
            "player_in_notes": True,
        },
    ),
    (
        BOOTLOADER + "2026/ep031.md",
        {"date": "2026-04-06T00:00:00+00:00", "number": 31, "people": []},
    ),
]


def described(found: Episode) -> dict[str, Any]:
    """An episode in the words of the table above."""
    return {
        **{name: getattr(found, name) for name in found._fields if name != "meta"},
        "date": found.date and found.date.replace(microsecond=0).isoformat(),
        "audio": [one.url for one in found.audio],
        "tags": list(found.tags),
        "people": [person.name for person in found.people],
        "links": [link.url for link in found.links],
        "redirects": list(found.redirects),
    }


@pytest.mark.parametrize(
    ("path", "facts"), FACTS, ids=[path.rsplit("/", 1)[-1] for path, _ in FACTS]
)
def test_a_real_post_says_what_its_reader_sees(path: str, facts: dict[str, Any]) -> None:
    found = described(read(path)[0])
    assert {name: found[name] for name in facts} == facts


@pytest.mark.parametrize(
    ("path", "line", "words"),
    [
        (CHRIS + "weekly-vlog-033/index.md", 2, "`2021-08-15-T09:30:00Z` is not a date"),
        (
            WHOAMI + "2021-08-19-Ep25-Why-Am-I-Attracted-to-You.md",
            16,
            "the closing line `---` needs a line break",
        ),
        (
            WHOAMI + "2023-09-26-Ep48-Why-Am-I-Ashamed.md",
            17,
            "the closing line `---` needs a line break",
        ),
        (
            WHOAMI + "2021-08-19-Ep25-Why-Am-I-Attracted-to-You.md",
            9,
            "`Ep-25-Why-Am-I-Attracted-to-You-e1656kd` is not",
        ),
        (
            DNE + "2022/2022-02-25-tc39-1.md",
            11,
            "`libsyn-image`: `DNE_323_TC39-20220224-9ujmxaavv1.png` is not",
        ),
    ],
)
def test_a_broken_post_is_reported_with_the_line_to_fix(path: str, line: int, words: str) -> None:
    _, problems = read(path)
    assert [problem.line for problem in problems if words in problem.message] == [line]


def test_a_broken_date_is_replaced_by_the_right_one_beside_it() -> None:
    assert (
        described(read(CHRIS + "weekly-vlog-033/index.md")[0])["date"]
        == "2021-08-15T09:30:00+00:00"
    )


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        (SEED, True),
        ("posts/hugo-ado/content/episode/open-source.md", True),
        ("posts/hugo-ado/content/guest/bolin.md", False),
        ("posts/hugo-radio-t/hugo/content/posts/podcast-371.md", True),
        ("posts/hugo-radio-t/hugo/content/posts/prep-696.md", False),
        ("posts/hugo-radio-t/hugo/content/posts/bittorrent-sync.md", False),
        ("posts/svelte-syntaxfm/shows/839.md", True),
        ("posts/plain-python-bytes/show_notes/077.md", False),
        (CHRIS + "_index.md", False),
    ],
)
def test_a_real_post_says_itself_whether_it_is_an_episode(path: str, is_one: bool) -> None:
    assert selection.is_episode(frontmatter.read((DATA / path).read_text("utf-8")), SITE) is is_one


def test_transcripts_and_guests_beside_real_episodes_are_not_episodes() -> None:
    beside = {
        path.parent.name
        for path in POSTS
        if selection.why_not_an_episode(
            path.relative_to(DATA).as_posix(), frontmatter.read(path.read_text("utf-8"))
        )
    }
    assert beside >= {"guest", "2026", "2022"}
    heard = [
        path
        for path in POSTS
        if path.parent.parent.name == "episodes" and path.name.startswith("ep")
    ]
    assert heard
    for path in heard:
        front = frontmatter.read(path.read_text("utf-8"))
        assert not selection.why_not_an_episode(path.relative_to(DATA).as_posix(), front)
