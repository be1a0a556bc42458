"""Blocks out of paragraphs, links and titles, whatever these are made of."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.html.unwrapping import unwrap_blocks

BLOCK = re.compile("X")
INLINE = ("a", "b", "em")


def element(name: str, inside: list[str]) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def elements(names: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(element, st.sampled_from(names), st.lists(inside, max_size=4))


words = st.sampled_from(["X", "one ", "two ", "X "])
phrases = st.recursive(words, lambda inside: elements(INLINE, inside), max_leaves=8)
pages = st.recursive(
    st.one_of(phrases, elements(("p", "h2"), phrases)),
    lambda inside: elements(("li", "div", "blockquote"), inside),
)


class Reader(HTMLParser):
    """Where each block stands, and the tags that close nothing."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.around: list[str] = []
        self.stray: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.opened or self.opened.pop() != tag:
            self.stray.append(tag)

    def handle_data(self, data: str) -> None:
        if "X" in data and self.opened:
            self.around.append(self.opened[-1])


def words_of(html: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", html)


@given(pages)
def test_every_block_stands_where_it_may_and_no_word_is_lost(html: str) -> None:
    lifted, _ = unwrap_blocks(html, BLOCK)
    read = Reader(lifted)
    assert not {"p", "h2", *INLINE} & set(read.around)
    assert (read.stray, read.opened) == ([], [])
    assert sorted(words_of(lifted)) == sorted(words_of(html))
    if "h2" not in html:
        assert words_of(lifted) == words_of(html)


@pytest.mark.parametrize(
    "html", ["<p>one</p>\nX\n<p>two</p>", "X", "<ul>\n<li>X</li>\n</ul>", "<td>one X two</td>"]
)
def test_what_is_right_stays_as_it_is(html: str) -> None:
    assert unwrap_blocks(html, BLOCK) == (html, [])
