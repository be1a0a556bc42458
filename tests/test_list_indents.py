"""Lists that other generators indent by two spaces mean the same to Python-Markdown."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from mkdocs_podcast.importing.list_indents import with_wide_lists
from mkdocs_podcast.importing.notes_markdown import markdown_of

_SPACE = re.compile(r"\s*(</?\w+>)\s*")

# What a list means, without paragraphs and the ends of items.
LISTS = [
    ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>"),
    ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</ul><li>c</ol>"),
    ("10. a\n    - b\n11. c", "<ol><li>a<ul><li>b</ul><li>c</ol>"),
    ("- a\n  1. b\n  2. c\n     - d\n- e", "<ul><li>a<ol><li>b<li>c<ul><li>d</ul></ol><li>e</ul>"),
    ("  - a\n    - b\n  - c", "<ul><li>a<ul><li>b</ul><li>c</ul>"),
    ("- a\n\t- b", "<ul><li>a<ul><li>b</ul></ul>"),
    ("- a\n  goes on\n  - b", "<ul><li>a goes on<ul><li>b</ul></ul>"),
    ("1. a\n\n   more\n2. b", "<ol><li>a more<li>b</ol>"),
    ("- a\n  - b\n\n    more\n  - c\n- d", "<ul><li>a<ul><li>b more<li>c</ul><li>d</ul>"),
    ("- a\n  - b\n\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>"),
    ("- a\n\n  more\n\n      code\n\n- b", "<ul><li>a more<pre><code>code</code></pre><li>b</ul>"),
    ("1. a\n   ```sh\n   x\n   ```\n2. b", "<ol><li>a<pre><code>x</code></pre><li>b</ol>"),
    ("- a\n\n  ~~~\n  x\n\nEnd", "<ul><li>a<pre><code>x</code></pre></ul>End"),
    ("## A\n* b\n* c", "<h2>A</h2><ul><li>b<li>c</ul>"),
    # Lists of Python-Markdown stay.
    ("- a\n    - b\n        - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>"),
    ("1. a\n\n    more\n\n2. b", "<ol><li>a more<li>b</ol>"),
]


@pytest.mark.parametrize(("text", "html"), LISTS)
def test_a_list_means_what_it_meant(text: str, html: str) -> None:
    rendered = re.sub(r"</?p>|</li>", " ", markdown(with_wide_lists(text)))
    shown = _SPACE.sub(r"\1", rendered.replace("\n", " "))
    assert " ".join(shown.split()) == html


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n\n    - code\n      - code",
        "```\n- a\n  - b\n```",
        "<pre>\n- a\n  - b\n</pre>",
        "<!--\n- a\n  - b\n-->",
        "In the autumn of\n1986. It was cold.\n  Very.",
        "- - -\n  words",
        "- a\n- b\n\nWords.\n\n    - code",
        "> - a\n>   - b",
    ],
)
def test_what_is_no_list_stays(text: str) -> None:
    assert with_wide_lists(text) == text


def test_lists_of_notes_in_html_are_indented_by_four() -> None:
    html = "<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>more</p></li></ol>"
    assert markdown_of(html) == "1. a\n    - b\n2. c\n\n    more"
