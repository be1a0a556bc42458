"""The one scanner of tags: what it finds, what it passes over, and that it reads a text once."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.html.tags import (
    OPAQUE,
    coarse_pieces,
    element_end,
    find_tags,
    next_tag,
    pieces,
    read_attributes,
    tag_after_space,
    tag_at,
)


@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<p>", "<p>"),
        ("<p class='a'>x", "<p class='a'>"),
        ('<a title="a > b" href=x>y</a>', '<a title="a > b" href=x>'),
        ("<a title='a > b'>y", "<a title='a > b'>"),
        ('<a title="it\'s > b">y', '<a title="it\'s > b">'),
        ("<p it's>x", "<p it's>"),
        ('<p title="never closed>x', '<p title="never closed>'),
        ("</p >x", "</p >"),
        ("<br/>x", "<br/>"),
        ("<podcast-embed x>", "<podcast-embed x>"),
        ("<p\nclass=a\n>", "<p\nclass=a\n>"),
    ],
)
def test_a_tag_ends_where_a_browser_ends_it(html: str, tag: str) -> None:
    found = tag_at(html, 0)
    assert found is not None
    assert (found.text, found.is_complete) == (tag, True)


@pytest.mark.parametrize("html", ["<p", "<p title='a < b'>", "<p <b>", '<p title="'])
def test_a_tag_that_reaches_another_one_is_incomplete(html: str) -> None:
    found = tag_at(html, 0)
    assert found is not None
    assert not found.is_complete


@pytest.mark.parametrize("html", ["", "p", "< p>", "<!-- x -->", "<1>", "<>", "</>", "<?php ?>"])
def test_what_is_no_tag_gives_none(html: str) -> None:
    assert tag_at(html, 0) is None


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("<a>", {}),
        ("<a HREF='x' Title=\"y\" k=z w>", {"href": "x", "title": "y", "k": "z", "w": ""}),
        ("<a href='a' href='b'>", {"href": "a"}),
        ("<a href = 'a&amp;b'>", {"href": "a&b"}),
        ("<a data-href='1' href='2'>", {"data-href": "1", "href": "2"}),
        ("<a title='href=\"no\"' href='yes'>", {"title": 'href="no"', "href": "yes"}),
        ("<img src=x/>", {"src": "x/"}),
        ("<a x='1'y='2'>", {"x": "1", "y": "2"}),
    ],
)
def test_attributes_are_read_as_a_browser_reads_them(tag: str, attributes: dict[str, str]) -> None:
    assert read_attributes(tag) == attributes


@pytest.mark.parametrize(
    ("html", "opaque", "texts"),
    [
        ("<p><a x><b></a></p>", (), ["<a x>", "</a>"]),
        ("<abbr><A></a >", (), ["<A>", "</a >"]),
        ("<!-- <a> --><a>", (), ["<a>"]),
        ("<!-- <a> <a>", (), []),
        ("<pre><a></pre><a x>", OPAQUE, ["<a x>"]),
        ("<pre><a></pre><a x>", (), ["<a>", "<a x>"]),
        ("<PRE><a></Pre><a x>", OPAQUE, ["<a x>"]),
        ("<code>x</code><a><code><a>", OPAQUE, ["<a>"]),
        ("</pre><a>", OPAQUE, ["<a>"]),
        ("<script>'<a>'</script><style><a></style><a y>", OPAQUE, ["<a y>"]),
    ],
)
def test_named_tags_are_found_outside_comments_and_opaque_elements(
    html: str, opaque: frozenset[str], texts: list[str]
) -> None:
    assert [tag.text for tag in find_tags(html, ("a",), opaque=opaque)] == texts


def test_comments_are_looked_into_where_that_is_asked_for() -> None:
    found = next_tag("`<!--` <a>", ("a",), in_comments=True)
    assert found is not None
    assert (found.start, found.stop) == (7, 10)


def test_a_tag_after_white_space_only() -> None:
    assert tag_after_space("x \n </p>", 1) is not None
    assert tag_after_space("x y</p>", 1) is None


@pytest.mark.parametrize(
    ("html", "end"),
    [
        ("<div>a</div>b", 12),
        ("<div><div>a</div></div>b", 23),
        ("<div><!-- </div> --></div>b", 26),
        ("<div>never closed", -1),
        ("<div><div>a</div>", -1),
    ],
)
def test_an_element_ends_with_its_own_end_tag(html: str, end: int) -> None:
    tag = tag_at(html, 0)
    assert tag is not None
    assert element_end(html, tag) == end


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        self.tags.append((tag, attributes))


_values = st.text("ab >'&;=/", max_size=6).map(lambda text: text.replace('"', ""))
_attributes = st.dictionaries(st.sampled_from(["href", "class", "data-x"]), _values)


@given(st.lists(st.tuples(st.sampled_from(["a", "p", "b"]), _attributes)))
def test_it_reads_what_a_full_parser_reads(tags: list[tuple[str, dict[str, str]]]) -> None:
    html = ""
    for name, attributes in tags:
        inside = "".join(f' {key}="{value}"' for key, value in attributes.items())
        html += f"<{name}{inside}>x"
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [(tag.name, tag.attributes) for tag in find_tags(html, ("a", "b", "p"))] == reader.tags


@pytest.mark.parametrize(
    "beginning",
    ["<a ", '<a "', "<a '", "<a =", "<!-- ", "<pre>", "<a><!--", "<pre><!-- </pre><a>", '<a "<" '],
)
def test_a_text_of_nothing_but_beginnings_is_read_once(beginning: str) -> None:
    text = beginning * 40_000
    begun = time.process_time()
    for _ in find_tags(text, ("a",), opaque=OPAQUE):
        pass
    assert time.process_time() - begun < 2


def test_html_comes_in_pieces_of_text_and_tags() -> None:
    assert list(pieces('a<p title="x > y">b</p>')) == [
        ("a", '<p title="x > y">', "", "p"),
        ("b", "</p>", "/", "p"),
        ("", "", "", ""),
    ]


@given(st.text("<>/abp \"'="))
def test_pieces_make_up_the_text(html: str) -> None:
    assert "".join(text + tag for text, tag, _, _ in pieces(html)) == html
    assert "".join(text + tag for text, tag, _, _ in coarse_pieces(html)) == html


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<p>a</p> <p>b <a href='x'>c</a></p>", ["<p>", "<a href='x'>", "</a>", "</p>"]),
        ('<p>a</p>\n<p>b <a href="x" title="y">c</a> <em>d</em></p>', []),
        ("<p>a<br>b</p>", ["<p>", "<br>", "</p>"]),
        ("<p> </p><a></a>", ["<p>", "</p>", "<a>", "</a>"]),
        ("<h2>a <b>b</b></h2>", ["<h2>", "</h2>"]),
        ("<p><b><i>a</i></b></p>", ["<p>", "<b>", "</b>", "</p>"]),
        ("<pre>a</pre><abbr>b</abbr>", ["<pre>", "</pre>", "<abbr>", "</abbr>"]),
    ],
)
def test_what_holds_only_text_links_and_emphasis_is_a_piece_of_its_own(
    html: str, tags: list[str]
) -> None:
    assert [tag for _, tag, _, _ in coarse_pieces(html) if tag] == tags
