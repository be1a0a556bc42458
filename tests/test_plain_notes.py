"""Show notes that are known to be right before they are rendered: nothing is found in them once they
are."""

from __future__ import annotations

import json
from typing import Any

import markdown
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mkdocs_podcast import check
from mkdocs_podcast.feed.channel import Enclosure, Item
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.show_notes import show_notes
from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.markdown.extension import PodcastExtension
from mkdocs_podcast.markdown.plain_notes import is_plain
from mkdocs_podcast.model.rendered_page import RenderedPage
from mkdocs_podcast.pages.player_check import player_problem

PAGE = "https://example.org/episodes/1/"
LINE = "<!-- podcast:episode {} -->".format(
    json.dumps({"title": "A", "key": "k", "sources": [{"src": "../a.mp3", "type": "audio/mpeg"}]})
)
FRAME = '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="A" allowfullscreen></iframe>'
# Its page does not tell the address of its player.
CAPTIVATE = "https://the-show.captivate.fm/episode/one"


def page(notes: str) -> str:
    return f"{LINE}\n\n{notes}\n"


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "Words, & more *words*; `code`.\n\n## A heading\n\n- one\n- two\n\n1. three\n\n> four\n\n| a |\n|---|\n| b |",
        "See [the notes](https://example.org/a/?b=c&d=e#f), and [more](http://example.com).",
        f"Words.\n\n{FRAME}\n\nMore.\n\n{FRAME}",
        FRAME,
        '!!! note\n    Words.\n\n=== "A tab"\n\n    Words.\n\n```python\nx = 1\n```',
        f"[A word]({CAPTIVATE})",
        "12:04 What a hook is",
    ],
)
def test_notes_of_words_links_and_frames_are_plain(notes: str) -> None:
    assert is_plain(page(notes))
    assert problems(notes) == []


@pytest.mark.parametrize(
    "notes",
    [
        "[a](other.md)",
        "[a](https://example.org/a.html 'A title')",
        "[a](<https://example.org/>)",
        "[a](https:example.org)",
        "[a](https:///example.org)",
        "[a](ftp://example.org)",
        "[a][b]\n\n[b]: other.md",
        "[[a]]",
        "[[a](https://example.org)](other.md)",
        "![A sound](a.mp3)",
        "![A picture](https://example.org/a.png)",
        "[![A](https://example.org/a.png)](https://example.org)",
        "<audio src='a.mp3'></audio>",
        "<!-- podcast:player -->",
        "<!-- podcast:episodes -->",
        "<https://example.org>",
        '<iframe src="other.html"></iframe>',
        '<iframe src="javascript:x"></iframe>',
        '<iframe src="ftp://example.org" data-x src="https://example.org"></iframe>',
        '<iframe SRC="ftp://example.org" src="https://example.org"></iframe>',
        '<iframe src="https://"></iframe>',
        f"Words {FRAME}",
        f"[\n\n{FRAME}\n\n](https://example.org)",
        f"<div>\n\n{FRAME}\n\n</div>",
        CAPTIVATE,
        f"[{CAPTIVATE}]({CAPTIVATE})",
        f"[the&#45;show.captivate.fm/episode/one]({CAPTIVATE})",
        "www.example.org",
        "{{ page.title }}",
        "{: .a }",
        "a \\[b](c)",
        "A[^1]\n\n[^1]: B",
        "*[A]: B",
        "\0",
    ],
)
def test_whatever_else_there_is_may_be_wrong(notes: str) -> None:
    assert not is_plain(page(notes))


def test_a_page_whose_line_is_not_the_first_is_not_plain() -> None:
    assert not is_plain(f"# A title\n\n{page('Words.')}")
    assert not is_plain("Words.")


PARTS = st.sampled_from(
    ["[", "](", ")", "](https://example.org/a)", "[a", "](a.md)", "!", "\n\n", "\n", " ", "    ", "`", "``", "*", "_", "**", "- ", "1. ", "# ", "> ", "\t", "|", "a", "A b.", "&", "&#45;", ":", "//", "https://", "http", "www.", "a.mp3", "\\", "<", ">", "<b>", "{", "}", "^", "~~", "$", "+", "==", "--8<-- ", '"', "'", "=== \"a\"", "!!! note", CAPTIVATE, f"[a b]({CAPTIVATE})", f"[a]({CAPTIVATE})", FRAME, f"\n\n{FRAME}\n\n"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=12).map("".join))
def test_nothing_is_found_in_plain_notes_once_they_are_rendered(notes: str) -> None:
    assume(is_plain(page(notes)))
    assert problems(notes) == []


def problems(notes: str) -> list[Any]:
    """What rendering the notes reports, and what their rules do."""
    pages: list[RenderedPage] = []
    found: list[Any] = []
    ours = PodcastExtension(
        fragments=Fragments([]),
        report=lambda message, quote: found.append(message),
        rendered=lambda md, rendered: pages.append(rendered),
        locate=lambda md, address: found.append(address),
    )
    extensions = [
        "toc",
        "tables",
        "admonition",
        "attr_list",
        "footnotes",
        "abbr",
        "md_in_html",
        "pymdownx.magiclink",
        "pymdownx.superfences",
        "pymdownx.tilde",
        "pymdownx.caret",
        ours,
    ]
    markdown.Markdown(
        extensions=extensions,
        extension_configs={"pymdownx.magiclink": {"repo_url_shorthand": True}},
    ).convert(page(notes))
    (rendered,) = pages
    made = show_notes(rendered.notes, PAGE, NotesCleaner(), summary="Words.")
    item = Item("a.md", "A", "1", PAGE, Enclosure("https://example.org/a.mp3", "audio/mpeg"))
    found += check.of_notes(item, made)
    found += [player_problem("a.md", rendered)]
    return [problem for problem in found if problem]
