"""Markdown → the plain words of a summary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, UNPAIRED_RUNS, seconds, text_of
from markdown_documents import documents
from mkdocs_podcast.source import episode_facts
from mkdocs_podcast.text import prose


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("a **bold** and *slanted* __word__", "a bold and slanted word"),
        ("**bold with *slanted* in it**", "bold with slanted in it"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("**over\ntwo lines**", "over two lines"),
        ("[a link](https://a.org/x_(y) 'title') and [another][ref]", "a link and another"),
        ("![an image](a.png) words", "words"),
        ("<https://a.org/x>", "https://a.org/x"),
        ("<b class='x'>tags</b> &amp; <!-- comments --> entities", "tags & entities"),
        ("a<script>alert(1)</script>b<STYLE>i{}</STYLE >c", "abc"),
        ("never <!-- closed", "never"),
        ("`code` and ``co`de``", "code and co`de"),
        (r"\*escaped\* \[x\]", "*escaped* [x]"),
        ("{% tag %}kept{: .lead }", "kept"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a\x00b\ue000&#xe000;", "ab"),
        ("", ""),
    ],
)
def test_only_the_words_of_markdown_are_left(markdown: str, words: str) -> None:
    assert prose.plain(markdown) == words


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("First words.\n\nSecond.", "First words."),
        ("\t\nAfter a line of space.", "After a line of space."),
        ("# Title\n\n## Part\n\nThe words.", "The words."),
        ("![x](a.png)\n\n- list\n\n> quote\n\n| a |\n\n1. one\n\nThe words.", "The words."),
        ("```\ncode\n\nmore code\n```\n\nThe words.", "The words."),
        ("~~~\ncode\n```\nmore\n\nlast\n~~~\n\nThe words.", "The words."),
        ("    indented code\n\nThe words.", "The words."),
        ("<div>\n<p>html</p>\n</div>\n\nThe words.", "The words."),
        ("<em>Inline</em> tags begin words.", "Inline tags begin words."),
        ("<https://a.org> begins words.", "https://a.org begins words."),
        ("{{< youtube x >}}\n\n{% include x.html %}\n\n:::note\n\nThe words.", "The words."),
        (
            "[one](https://a.org) • [two](https://b.org)\n\nhttps://c.org\n\nThe words.",
            "The words.",
        ),
        (
            "Published: today\n\n**Hosts:** A and B\n\nSponsored by [X](https://x.org)\n\nThe words.",
            "The words.",
        ),
        ("**Only a bold line**\n\nThe words.", "The words."),
        ('[sound](https://a.org/x.mp3)\n<audio src="x.mp3"></audio>\n\nThe words.', "The words."),
        ("[ref]: https://a.org\n\n[^1]: note\n\n***\n\nThe words.", "The words."),
        ("[Ana](https://a.org) joins us.", "Ana joins us."),
        ("Before.\n\nAlso before.\n\n<!-- more -->\n\nAfter.", "Before. Also before."),
        ("# Only a heading", ""),
        ("", ""),
    ],
)
def test_a_summary_is_the_first_running_text(body: str, summary: str) -> None:
    assert prose.summary(body) == summary


@pytest.mark.parametrize(
    ("words", "most", "short"),
    [
        ("Short.", 10, "Short."),
        ("One sentence here. Another one that is cut", 30, "One sentence here."),
        ("No sentence ends anywhere near this place", 20, "No sentence ends…"),
        ("Ends, with a comma before the cut", 11, "Ends, with…"),
    ],
)
def test_long_words_are_cut_where_it_reads_well(words: str, most: int, short: str) -> None:
    assert prose.shorten(words, most) == short


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("# One\n", "One"),
        ("\n\n# One ## \nText", "One"),
        ("# C#", "C"),
        ("# *One* & [two](x) { .big }\n", "One & two"),
        ("One\n===\n", "One"),
        ("## Not the first level\n", ""),
        ("#hashtag\n", ""),
        ("Words\n\n# Later\n", ""),
        ("", ""),
    ],
)
def test_the_heading_at_the_top_is_the_pages_own(body: str, heading: str) -> None:
    assert prose.first_heading(body) == heading


@given(st.text())
def test_a_summary_is_one_line_of_bounded_length(body: str) -> None:
    summary = prose.summary(body)
    assert len(summary) <= 300
    assert len(summary.splitlines()) <= 1


@pytest.mark.parametrize("piece", [*PIECES, UNPAIRED_RUNS], ids=lambda piece: repr(piece)[:20])
def test_long_markdown_takes_little_time(piece: str) -> None:
    body = text_of(piece)
    for read in (prose.plain, prose.summary, prose.first_heading):
        assert seconds(lambda read=read: read(body)) < 1  # type: ignore[misc]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_a_summary_begins_with_what_is_written_without_markup() -> None:
    count = 0
    texts = (f"Some words, {text}" for text in documents(300, seed=6))
    for body in ("# A\n\nB <!-- more --> c", "<!-- more -->\n\nHi", "x" * 400, "w. " * 90, *texts):
        beginning = letters(prose.plain_beginning(body))
        summary = letters(prose.summary(body))
        if summary:
            assert summary.startswith(beginning)
            count += bool(beginning)
    assert count > 200


@pytest.mark.parametrize(
    ("description", "body", "expected"),
    [
        ("What a hook is.", "# Title\n\nWhat *a hook* is. And more.", ""),
        ("What a hook is.", "[What](u) a hook is.", ""),
        ("What a hook is.", "Whatever.", "What a hook is."),
        ("What a hook is.", "What a *rope* is.", "What a hook is."),
        ("What a hook is.", "- What a hook is.", "What a hook is."),
        # The notes are made of it.
        ("What a hook is.", "", ""),
        ("What", "What a hook is.", ""),
        ("What a hook is.", "What", ""),
        ("", "What", ""),
    ],
)
def test_a_description_that_the_notes_begin_with_is_not_repeated(
    description: str, body: str, expected: str
) -> None:
    assert episode_facts.lead(description, body) == expected
