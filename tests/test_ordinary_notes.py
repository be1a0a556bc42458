"""Show notes that are cleaned in one look: the sanitiser makes the same of them."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, seconds
from mkdocs_podcast.feed import notes_cleaner
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.ordinary_notes import clean_ordinary_notes

PAGE = "https://example.org/show/episodes/12/"
PAGES = (PAGE, "https://example.org/", "https://example.org/a/b.html")
MARKDOWN = """
## What we *said* & did

It's "so": 1 < 2, with **words**, `code`, [a page](../11/), [a part](#part), [more](../../a.html#b),
[much *more*](https://example.com/?a=1&b=2) and é.

- [One](https://example.com/1)
- Two

And:

1. Three

    With another paragraph.

2. Four
"""


def sanitised(content: str, page: str) -> str:
    """What the sanitiser makes of notes."""
    cleaner = NotesCleaner()
    cleaner._base = notes_cleaner._Base.of_page(page)
    return cleaner._new_cleaner(cleaner._base.url).clean(content).strip()


def test_what_markdown_makes_of_most_notes_is_ordinary() -> None:
    content = markdown.markdown(MARKDOWN, extensions=["toc"])
    assert 'id="' in content
    for page in PAGES:
        assert clean_ordinary_notes(content, page) == sanitised(content, page)


@pytest.mark.parametrize(
    "content",
    [
        *("<p>a", "a</p>", "a", "<p><p>a</p></p>", "<h1>a</h2>", "<p>a</p><!-- b -->", "<P>a</P>"),
        *("<p>a &amp b</p>", "<p>a & b</p>", "<p>&nbsp;</p>", "<p>\u00a0</p>", "<p>a > b</p>"),
        *("<p>a\0</p>", "<p>a\r</p>", "<p>\x85</p>", "<p>&#60;script&#62;</p>", "<ul><li>a</li></ul>"),
        *("<p onclick='a'>b</p>", '<h2 id="a" onclick="b">c</h2>', "<script>a</script>"),
        *("<p><img src=x onerror=a></p>", "<p><i>a</i></p>", "<p><em><em>a</em></em></p>"),
        '<p><a href="#a"><a href="#b">a</a></a></p>',
        # What would be a tag without the emphasis in it.
        *("<<em>a</em>p>b</p>", "<h<em>1</em>>a</h1>", "<p>&am<em>p</em>;</p>", "<em>a</em>"),
        '<h2 id="<em>a</em>">b</h2>',
        '<h2 id="<a href="#a">b</a>">c</h2>',
        '<p><a href="<code>#a</code>">b</a></p>',
        '<p <em>a</em>>b</p>',
        "<ul>\n<em>a</em><li>b</li>\n</ul>",
        '<h2<em>a</em>id="b">c</h2>',
        '<p><a<em>a</em>href="#b">c</a></p>',
        "<em><a href='#a'>b</a></em>",
        '<p><a href="#a" onclick="b">c</a></p>',
        "<p><a href='#a'>b</a></p>",
        *(
            f'<p><a href="{address}">a</a></p>'
            for address in (
                *("javascript:a", "JaVaScript:a", "data:a", "mailto:a@b.org", "//b.org", "/a", ""),
                *("?a", "a?b", "a:b", "a//b", "./a", "a/../b", "a b", "é", "a%20b", "\\a", " #a"),
                *("http://1.2.3.4/", "http://a/", "https://a.org:80/", "https://a@b.org/"),
                *("https://xn--a.org/", "https:a.org", "https://a.org/\ta", "https://a.org/&quot;"),
                "&#106;avascript:a",
            )
        ),
    ],
)  # fmt: skip
def test_whatever_is_unusual_is_left_to_the_sanitiser(content: str) -> None:
    assert clean_ordinary_notes(content, PAGE) is None
    assert clean_ordinary_notes(f"<p>a</p>\n{content}\n<p>b</p>", PAGE) is None


@pytest.mark.parametrize(
    "page", ["", "https://example.org", "http://localhost:8000/", "https://a.org/a/../b/", "/a/"]
)
def test_a_page_whose_address_is_unusual_has_no_ordinary_notes(page: str) -> None:
    assert clean_ordinary_notes('<p><a href="#a">b</a></p>', page) is None


def test_no_address_is_above_the_site() -> None:
    link = '<p><a href="../../../../../a/">b</a></p>'
    assert clean_ordinary_notes(link, PAGE) == '<p><a href="https://example.org/a/">b</a></p>'


TEXTS = st.sampled_from(["a", " ", "\n", "&amp;", "&lt;", "&gt;", '"', "'", "é", "\u2028", "]]>"])
TEXT = st.lists(TEXTS, max_size=3).map("".join)
ADDRESSES = st.sampled_from(
    [
        *("../11/", "../../../../a.html", "a/b#c", "#c", "..", "../", "a..b/", "a./b", "~a", "?q"),
        *("https://a.org/", "https://a.org", "http://b-c.example.org/a,b:c?d=e&amp;f=%20#g"),
    ]
)
EMPHASIS = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["em", "strong", "code"]), TEXT)
LINKS = st.builds('<a href="{}">{}</a>'.format, ADDRESSES, st.one_of(TEXT, EMPHASIS))
LINES = st.lists(st.one_of(TEXT, EMPHASIS, LINKS), max_size=3).map("".join)
ITEM = st.one_of(LINES.map("<li>{}</li>\n".format), LINES.map("<li>\n<p>{}</p>\n</li>\n".format))
ITEMS = st.lists(ITEM, max_size=2).map("".join)
BLOCKS = st.one_of(
    LINES.map("<p>{}</p>".format),
    st.builds("<h{0}{1}>{2}</h{0}>".format, st.integers(1, 6), st.just(' id="a-b_1"'), LINES),
    st.builds("<{0}>\n{1}</{0}>".format, st.sampled_from(["ul", "ol"]), ITEMS),
    st.sampled_from(["<hr />", "<p>", "</p>", "<b>a", "a", "<!-- a -->", "<p>\x00</p>"]),
)


@given(st.lists(BLOCKS, min_size=1, max_size=3).map("\n".join), st.sampled_from(PAGES))
def test_the_sanitiser_makes_the_same_of_ordinary_notes(content: str, page: str) -> None:
    ordinary = clean_ordinary_notes(content, page)
    if ordinary is not None:
        assert ordinary == sanitised(content, page)


@pytest.mark.parametrize(
    "piece", [*PIECES, "<p>a</p>", "<p>", "<ul>\n<li>a</li>\n", "&amp;", '<a href="#a">']
)
def test_long_notes_take_linear_time(piece: str) -> None:
    assert seconds(lambda: clean_ordinary_notes("<p>" + piece * 20_000, PAGE)) < 1
