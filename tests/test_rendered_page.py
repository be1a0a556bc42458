"""What the Markdown extension hands over when an episode's page is done: its notes, its players,
and whether it plays what it promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.show_notes import show_notes
from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.markdown.extension import PodcastExtension
from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.model.rendered_page import RenderedPage
from mkdocs_podcast.pages.player_check import player_problem

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
TRANSISTOR = "https://share.transistor.fm/s/1a2b3c4d"
SOUNDCLOUD = "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/"
RECORDING = {"src": "../media/a.mp3", "type": "audio/mpeg"}
ADDRESS = "../media/a.mp3"


def line(**fields: Any) -> str:
    data = {"title": "Hooks & eyes", "key": "k", "sources": [], "embed": "", **fields}
    text = json.dumps(data).replace("-", "\\u002d").replace("&", "\\u0026")
    return f"<!-- podcast:episode {text} -->"


def convert(
    body: str,
    *extensions: Any,
    language: str = "en",
    folder: Path | None = None,
    **fields: Any,
) -> tuple[str, RenderedPage]:
    pages: list[RenderedPage] = []
    ours = PodcastExtension(
        fragments=Fragments([str(folder)] if folder else [], language),
        report=lambda message, quote: None,
        rendered=lambda md, page: pages.append(page),
        locate=lambda md, address: address,
    )
    md = markdown.Markdown(extensions=["toc", "footnotes", "md_in_html", *extensions, ours])
    html = md.convert(f"{line(**fields)}\n\n{body}\n")
    (page,) = pages
    return html, page


def rendered(body: str, *extensions: Any, **fields: Any) -> RenderedPage:
    return convert(body, *extensions, **fields)[1]


def notes(body: str, **fields: Any) -> str:
    return rendered(body, **fields).notes.strip()


@pytest.mark.parametrize(
    "body",
    [
        "# Hooks & eyes\n\nWords.",
        "Hooks & eyes\n===\n\nWords.",
        "<h1>Hooks &amp; eyes</h1>\n\nWords.",
        "<!-- kept -->\n\n# Hooks & *eyes*\n\nWords.",
        "<!-- podcast:player -->\n\n# Hooks & eyes\n\nWords.",
        "# Episode 12: Hooks & eyes\n\nWords.",
        "Words.\n\n<!-- podcast:player -->",
        "Words.",
    ],
)
def test_the_notes_are_the_page_without_its_title_and_its_player(body: str) -> None:
    html, page = convert(body, sources=[RECORDING])
    assert page.notes.strip() == "<p>Words.</p>"
    assert html.count("<h1") == 1
    assert html.count("<audio") == 1


@pytest.mark.parametrize("heading", ["Sponsors", "Show notes", "Transcript", "Eyes", "Hook"])
def test_a_first_heading_that_is_not_the_title_is_a_section(heading: str) -> None:
    html, page = convert(f"# {heading}\n\nWords.\n\n# More", sources=[RECORDING])
    assert html.startswith('<h1 id="podcast-title">Hooks &amp; eyes</h1>')
    assert f">{heading}</h1>" in html.split("podcast-head-->")[-1]
    assert f">{heading}</h1>" in page.notes
    assert ">More</h1>" in page.notes


def test_a_heading_from_which_the_title_was_taken_is_the_title_however_it_is_written() -> None:
    html, page = convert("# :smile: Hello\n\nWords.", title="Hi", begins_with_title=True)
    assert html.count("<h1") == 1
    assert page.notes.strip() == "<p>Words.</p>"


@pytest.mark.parametrize(
    ("body", "link"),
    [
        (YOUTUBE, f'<a href="{YOUTUBE}">Watch on YouTube: Hooks &amp; eyes</a>'),
        (
            '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="A <b>talk</b>"></iframe>',
            f'<a href="{YOUTUBE}">Watch on YouTube: A &lt;b&gt;talk&lt;/b&gt;</a>',
        ),
        (TRANSISTOR, f'<a href="{TRANSISTOR}">Listen on Transistor: Hooks &amp; eyes</a>'),
        (
            '<iframe src="https://maps.example.com/?a=1&amp;b=2"></iframe>',
            '<a href="https://maps.example.com/?a=1&amp;b=2">Open on maps.example.com</a>',
        ),
        ("![A clip](../media/clip.mp3)", '<a href="../media/clip.mp3">A clip</a>'),
        ("![](../media/a-clip.mp3)", '<a href="../media/a-clip.mp3">a clip</a>'),
        (
            '<video controls src="v%20w.mp4?a=1&amp;b=2">Old browsers</video>',
            '<a href="v%20w.mp4?a=1&amp;b=2">Watch</a>',
        ),
        (
            "<video controls><source type='video/mp4' src='a.mp4?a=1&b=2'><source src='x.webm'></video>",
            '<a href="a.mp4?a=1&amp;b=2">Watch</a>',
        ),
    ],
)
def test_a_link_stands_for_each_embed_clip_and_video(body: str, link: str) -> None:
    found = notes(f"A\n\n{body}\n\nB")
    assert found.replace("\n\n", "\n") == f"<p>A</p>\n<p>{link}</p>\n<p>B</p>"


def test_the_link_says_it_in_the_sites_language() -> None:
    page = rendered(YOUTUBE, language="de")
    assert ">Bei YouTube ansehen: Hooks &amp; eyes</a>" in page.notes


@pytest.mark.parametrize(
    "body",
    [
        f"![Again]({ADDRESS})",
        f'<audio controls src="{ADDRESS}"></audio>',
        '<iframe src="javascript:alert(1)"></iframe>',
        "<video src=''></video><video></video>",
        "<!-- podcast:player -->",
    ],
)
def test_nothing_stands_for_the_episodes_own_player_or_a_refused_frame(body: str) -> None:
    page = rendered(
        f"A\n\n{body}\n\nB",
        sources=[RECORDING],
    )
    assert page.notes.split() == ["<p>A</p>", "<p>B</p>"]


def test_nothing_stands_for_a_recording_that_is_heard_in_a_providers_player() -> None:
    page = rendered(f"A\n\n![Again]({ADDRESS})", embed=TRANSISTOR, recordings=[ADDRESS])
    assert "a.mp3" not in page.notes


def test_an_overridden_fragment_changes_nothing_in_the_notes(tmp_path: Path) -> None:
    (tmp_path / "podcast").mkdir()
    for name in ("embed", "player"):
        (tmp_path / "podcast" / f"{name}.html").write_text("<iframe></iframe>")
    body = f"A\n\n{YOUTUBE}\n\n![A clip](clip.mp3)"
    assert rendered(body, folder=tmp_path) == rendered(body)


def test_what_the_page_shows_is_handed_over_in_its_order() -> None:
    page = rendered(f"{YOUTUBE}\n\n![A clip](clip.mp3)\n\n{TRANSISTOR}", sources=[RECORDING])
    assert [embed.name for embed in page.embeds] == ["YouTube", "Transistor"]
    assert [player.title for player in page.players] == ["A clip", "Hooks & eyes"]


class _WithoutFirstRawBlock(Treeprocessor):
    """Stands for an extension that loses what was put aside."""

    def run(self, root: Any) -> None:
        self.md.htmlStash.rawHtmlBlocks[0] = ""


class _Losing(markdown.extensions.Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_WithoutFirstRawBlock(md), "losing", 1)


PLAYED = [
    ("Words.", {"sources": [RECORDING]}),
    (f"![Here]({ADDRESS})", {"sources": [RECORDING]}),
    (f'<audio controls src="{ADDRESS}"></audio>', {"sources": [RECORDING]}),
    (f'<audio controls src="{ADDRESS}"><track src="a.vtt"></audio>', {"sources": [RECORDING]}),
    (f"A.\n\n[^1]: ![Here]({ADDRESS})", {"sources": [RECORDING]}),
    ("## <!-- podcast:player --> here\n\nA.", {"sources": [RECORDING]}),
    ("## About this podcast\n\nA.", {"sources": [RECORDING]}),
    ("## About this podcast\n\nA.", {"embed": TRANSISTOR}),
    ("# Podcast\n\n## A podcast\n\n### <b>podcast</b>", {"embed": TRANSISTOR}),
    (f"<div>\n\n{TRANSISTOR}\n\n</div>", {"embed": TRANSISTOR}),
    (f"<div markdown>\n\n{TRANSISTOR}\n\n</div>", {"embed": TRANSISTOR}),
    (f"{TRANSISTOR}\n\nA.", {"embed": TRANSISTOR}),
    (f'<iframe src="{TRANSISTOR}"></iframe>', {"embed": TRANSISTOR}),
    ("A.\n\n[^1]: Heard\n\n    https://share.transistor.fm/s/1a2b3c4d", {"embed": TRANSISTOR}),
    (f"> {TRANSISTOR}", {"sources": [RECORDING]}),
    (f'<iframe src="{SOUNDCLOUD}22"></iframe>', {"embed": f"{SOUNDCLOUD}11"}),
    (f'<iframe src="{SOUNDCLOUD}11&color=red"></iframe>', {"embed": f"{SOUNDCLOUD}11"}),
    ("A.", {"embed": "https://unknown.example/e/1"}),
]


@pytest.mark.parametrize(("body", "fields"), PLAYED)
@pytest.mark.parametrize("extensions", [(), (_Losing(),)], ids=["", "a block is lost"])
def test_an_episode_with_something_to_play_has_its_player_once(
    body: str, fields: dict[str, Any], extensions: tuple[Any, ...]
) -> None:
    html, page = convert(body, *extensions, **fields)
    assert (page.needs_player, page.play_count) == (True, 1)
    if "sources" in fields:
        assert html.count("<audio controls") == 1
    else:
        played = fields["embed"].replace("/s/", "/e/").split("?color")[0]
        assert html.count(f'<iframe src="{played}') == 1


def test_an_episode_that_plays_its_recording_again_is_counted() -> None:
    page = rendered(f"![Here]({ADDRESS})\n\n![Again]({ADDRESS})", sources=[RECORDING])
    assert page.play_count == 2


@pytest.mark.parametrize("embed", ["", "javascript:alert(1)", "https://"])
def test_an_episode_whose_player_cannot_be_shown_plays_nothing(embed: str) -> None:
    page = rendered("A.", embed=embed)
    assert (page.needs_player, page.play_count) == (bool(embed), 0)


def test_a_page_without_an_episode_is_not_handed_over() -> None:
    pages: list[RenderedPage] = []
    ours = PodcastExtension(rendered=lambda md, page: pages.append(page))
    markdown.markdown(YOUTUBE, extensions=[ours])
    assert pages == []


def test_the_words_of_a_heading_in_the_table_of_contents_hold_no_player() -> None:
    ours = PodcastExtension()
    md = markdown.Markdown(extensions=["toc", ours])
    md.convert(f"{line(sources=[RECORDING])}\n\n## A podcast ![x](clip.mp3) here")
    assert [token["name"] for token in md.toc_tokens] == ["A podcast here"]


def test_the_notes_reach_the_feed_with_full_addresses() -> None:
    page = rendered("[Two](../2/)\n\n![A clip](../media/clip.mp3)")
    found = show_notes(page.notes, "https://example.org/episodes/1/", NotesCleaner())
    assert 'href="https://example.org/episodes/2/"' in found.html
    assert '<a href="https://example.org/episodes/media/clip.mp3">A clip</a>' in found.html


@pytest.mark.parametrize(
    ("needs_player", "count", "severity"),
    [
        (False, 0, None),
        (True, 1, None),
        (True, 0, Severity.WARNING),
        (True, 2, Severity.INFO),
    ],
)
def test_a_page_that_does_not_play_its_episode_once_is_a_problem(
    needs_player: bool, count: int, severity: Severity | None
) -> None:
    page = RenderedPage(needs_player=needs_player, play_count=count)
    problem = player_problem("a.md", page)
    assert (problem.severity if problem else None) is severity
