"""A page's HTML → show notes."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import markdown
import nh3
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mkdocs_podcast.feed.descriptions import MOST_BYTES, PLAIN_TAGS, cut, description
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.show_notes import show_notes
from mkdocs_podcast.text import addresses

PAGE = "https://example.org/show/episodes/12/"


def html(content: str, **more: object) -> str:
    return show_notes(content, PAGE, NotesCleaner(), **more).html  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        ("<p>Words.</p><h1>Not the title</h1>", "<p>Words.</p><h1>Not the title</h1>"),
        (
            '<h2 id="a">Links<a class="headerlink" href="#a" title="Permanent link">&para;</a></h2>',
            "<h2>Links</h2>",
        ),
        ("<p>A<!-- comment --> b</p><!-- podcast:episodes -->", "<p>A b</p>"),
        (
            '<pre><span></span><code><a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a>x\n\ny</code></pre>',
            "<pre><code>x\n\ny</code></pre>",
        ),
        (
            '<table><tr><td class="linenos"><pre>1</pre></td><td class="code"><pre><code>x</code></pre></td></tr></table>',
            "<table><tbody><tr><td><pre><code>x</code></pre></td></tr></tbody></table>",
        ),
        (
            '<pre><a id="__codelineno-0-1"></a><a href="#__codelineno-0-1"><span class="linenos">1</span></a>x</pre>',
            "<pre>x</pre>",
        ),
        (
            "<details class='tip'>\n<summary>More <em>of it</em></summary><p>x</p></details>",
            "<p>More <em>of it</em></p><p>x</p>",
        ),
        ('<p>See<a class="footnote-backref" href="#r" title="Jump back">↩</a></p>', "<p>See</p>"),
        ('<div class="toc"><ul><li><a href="#a">A</a></li></ul></div><p>x</p>', "<p>x</p>"),
        ("Plain words & more", "<p>Plain words &amp; more</p>"),
        ("", ""),
    ],
)
def test_notes_are_what_was_written_without_what_extensions_add(page: str, notes: str) -> None:
    assert html(page) == notes


@pytest.mark.parametrize(
    ("address", "full"),
    [
        ("../11/", "https://example.org/show/episodes/11/"),
        ("../../media/a b.png", "https://example.org/show/media/a%20b.png"),
        ("#links", f"{PAGE}#links"),
        ("?q=1", f"{PAGE}?q=1"),
        ("/elsewhere/", "https://example.org/elsewhere/"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        (
            "https://example.org/a b?q=&quot;&lt;ü&gt;&quot;&amp;r=1",
            "https://example.org/a%20b?q=%22%3C%C3%BC%3E%22&amp;r=1",
        ),
        ("https://exämple.org/%20ü", "https://xn--exmple-cua.org/%20%C3%BC"),
        ("https://other.example.org/?a=1&amp;b=2", "https://other.example.org/?a=1&amp;b=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_every_address_in_the_notes_is_a_full_one(address: str, full: str) -> None:
    assert html(f'<p><a href="{address}">x</a></p>') == f'<p><a href="{full}">x</a></p>'


# What sets addresses apart from each other, and what browsers drop or replace in them.
ADDRESS_PARTS = st.sampled_from(
    ["a", "b.html", ".", "..", "/", "//", "\\", "?", "#", ":", "http:", "https://", "mailto:", " ", "\t", "\n", "%2e", "é", "@", "[", "\x01"]
)  # fmt: skip
PAGES = (PAGE, "https://example.org", "http://localhost:8000/a/b.html", "https://example.org/a b/", "https://example.org/%C3%BC/",
         "https://example.org/a/../b/", "https://example.org//a/", "https://example.org/a/?b=c", "https://example.org/a:b/.c/")  # fmt: skip


@given(st.lists(ADDRESS_PARTS, max_size=6).map("".join), st.lists(st.sampled_from(PAGES)))
def test_relative_addresses_lead_where_they_lead_from_the_page(
    address: str, pages: list[str]
) -> None:
    assume(addresses.url(address) is None)
    content = f'<p><a href="{escape(address)}">x</a></p>'
    cleaner = NotesCleaner()
    for page in pages:
        expected = nh3.clean(content, url_relative=("rewrite_with_base", page), link_rel=None)
        assert cleaner.clean(content, page) == expected.strip()


def test_images_have_full_addresses_too() -> None:
    assert (
        html('<p><img alt="A &quot;b&quot;" src="a.png"></p>')
        == f'<p><img alt="A &quot;b&quot;" src="{PAGE}a.png"></p>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'></p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' JaVa&#x0A;script:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='vbscript:x'>x</a>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<iframe src='https://evil.example/'></iframe>",
        "<style>@import 'https://evil.example/'</style>",
        "<template><script>alert(1)</script></template>",
        "<form action='https://evil.example/'><button>x</button></form>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<a href='x' style='position:fixed'>x</a>",
        "<object data='https://evil.example/'></object><embed src='x'>",
    ],
)
def test_nothing_in_the_notes_can_act(hostile: str) -> None:
    found = show_notes(f"<p>a</p>{hostile}<p>b</p>", PAGE, NotesCleaner())
    for text in (found.html, found.description):
        assert not re.search(
            r"alert|script:|onerror|onclick|onload|evil|<style|style=|<script|<iframe|<form|data:",
            text,
        )
        assert text.startswith("<p>a</p>")
        assert text.endswith("<p>b</p>")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('Never end a link at `href="https://`.', 'Never end a link at `href="https://`.'),
        ('Write <code>src="//x y" </code>', 'Write <code>src="//x y" </code>'),
        (
            "An <a title='href=\"https://' href='https://example.org/ü'>address</a>",
            'An <a title="href=&quot;https://" href="https://example.org/%C3%BC">address</a>',
        ),
    ],
)
def test_words_about_addresses_stay_as_they_are(words: str, expected: str) -> None:
    link = '<a href="https://example.org/docs">docs</a>'
    assert html(f"<p>{words} {link}</p>") == f"<p>{expected} {link}</p>"


def test_a_page_without_notes_has_its_summary_for_a_description() -> None:
    found = show_notes("", PAGE, NotesCleaner(), summary="What it's <about>.")
    assert (found.html, found.description) == ("", "<p>What it's &lt;about&gt;.</p>")


@pytest.mark.parametrize(
    ("content", "description"),
    [
        ("<p>Long notes.</p>", "<p>Bread &amp; salt.</p>\n<p>Long notes.</p>"),
        ("<h2>Links</h2><p>Bread &amp; salt.</p>", "<p>Links</p><p>Bread &amp; salt.</p>"),
        ("", "<p>Bread &amp; salt.</p>"),
    ],
)
def test_the_authors_own_description_leads_the_feeds(content: str, description: str) -> None:
    found = show_notes(content, PAGE, NotesCleaner(), lead="Bread & salt.", summary="Bread & salt.")
    assert found.description == description
    assert found.html == html(content)


def test_the_authors_own_description_counts_toward_the_limit_of_the_feeds() -> None:
    found = show_notes(f"<p>{'Words. ' * 2000}</p>", PAGE, NotesCleaner(), lead="x" * 500)
    assert found.description.startswith(f"<p>{'x' * 500}</p>\n<p>Words.")
    assert 3900 < len(found.description.encode()) <= MOST_BYTES


@pytest.mark.parametrize(
    ("notes", "plain"),
    [
        ("<h2>Links</h2><p>x</p>", "<p>Links</p><p>x</p>"),
        ("<table><thead><tr><th>Time</th><th>What</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "<p>Time What</p><p>1 2</p>"),
        ("<blockquote><p>q</p></blockquote><hr><pre><code>x</code></pre>", "<p>q</p><p>x</p>"),
        ('<p>a <img alt="A > b" src="https://x.example/a.png"><br>b <abbr title="x">c</abbr></p>', "<p>a  b c</p>"),
        ('<ul><li><a href="https://x.example/" title="t">x</a></li></ul>', '<ul><li><a href="https://x.example/" title="t">x</a></li></ul>'),
        ("<p><strong></strong></p><p>x</p>", "<p>x</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ("<dl><dt>a</dt><dd><p>b</p><ul><li>c</li></ul></dd></dl>", "<p>a</p><p>b</p><ul><li>c</li></ul>"),
        ("<table><tr><td><pre><code>a</code></pre></td><td>b</td></tr></table>", "<p>a</p> b"),
        ("<figure><p>a</p><figcaption><p>b</p></figcaption></figure>", "<p>a</p><p>b</p>"),
    ],
)  # fmt: skip
def test_a_description_has_the_few_tags_that_every_app_shows(notes: str, plain: str) -> None:
    assert description(notes) == plain


def test_each_tab_has_its_name_before_it() -> None:
    text = '=== "One"\n\n    a\n\n    === "Inner *x*"\n\n        b\n\n    === "Inner y"\n\n        c\n\n=== "Two"\n\n    d\n'
    page = markdown.markdown(
        text,
        extensions=["pymdownx.tabbed"],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    said = re.findall(r"<p>(.*?)</p>", html(page))
    assert said == ["One", "a", "Inner <em>x</em>", "b", "Inner y", "c", "Two", "d"]
    assert re.sub("<[^<>]*>", "", html(page)).split() == [
        "One",
        "a",
        "Inner",
        "x",
        "b",
        "Inner",
        "y",
        "c",
        "Two",
        "d",
    ]


def test_times_follow_a_description() -> None:
    assert (
        description("<p>x</p>", ["(00:00) A & b", "(01:00) C"])
        == "<p>x</p>\n<p>(00:00) A &amp; b</p>\n<p>(01:00) C</p>"
    )


def test_times_that_the_notes_have_themselves_are_not_repeated() -> None:
    notes = "<ul><li>0:00 Hello</li><li>1:30 On</li><li>1:02:03 Off</li></ul>"
    assert description(notes, ["(00:00:00) Hello", "(00:01:30) On", "(01:02:03) Off"]) == notes


def test_times_that_would_leave_no_room_for_words_are_left_out() -> None:
    assert (
        description(
            "<p>x</p>", [f"({number:02}:00) A long title of a chapter" for number in range(60)]
        )
        == "<p>x</p>"
    )


def test_times_are_kept_where_the_words_are_cut() -> None:
    found = description(f"<p>{'A sentence. ' * 500}</p>", ["(00:00) A", "(01:00) B", "(02:00) C"])
    assert found.endswith("<p>(02:00) C</p>")
    assert "A sentence.</p>\n<p>(00:00)" in found
    assert 3800 < len(found.encode()) <= MOST_BYTES


@pytest.mark.parametrize("most", [30, 100, 1000, 4000])
@pytest.mark.parametrize(
    "notes",
    [
        f"<p>{'One more sentence. ' * 1000}</p>",
        f"<p>{'日本語の文章です。' * 1000}</p>",
        f"<p>{'&amp;&lt;' * 3000}</p>",
        f"<ul>{'<li>An <b>entry</b> of a list.</li>' * 400}</ul>",
        f"<p>{'x' * 10_000}</p>",
        f"<ol>{'<li><p>One.</p><ul><li><em>Two.</em></li></ul></li>' * 300}</ol>",
    ],
)
def test_a_description_is_cut_within_its_bytes_and_every_tag_is_closed(
    notes: str, most: int
) -> None:
    found = description(notes, most=most)
    assert len(found.encode()) <= most
    assert balanced(found)
    assert most < 100 or len(found.encode()) > most // 2


def test_words_are_cut_at_the_end_of_a_sentence() -> None:
    assert (
        cut("<p>A first sentence. A &amp; B. And one that is cut</p>", 50)
        == "<p>A first sentence. A &amp; B.</p>"
    )


FRAGMENTS = st.lists(
    st.sampled_from(["<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<b>", "</b>", "<table><tr><td>", "<h2>", "</h2>", "<br>", "<dl>", "<dd>", "</dd>", "<pre>", "</pre>"])
    | st.text(max_size=30).map(lambda text: text)
)  # fmt: skip


@given(FRAGMENTS.map("".join), st.integers(20, 200))
def test_whatever_is_written_the_description_fits_and_is_well_nested(
    content: str, most: int
) -> None:
    found = description(NotesCleaner().clean(content, PAGE), most=most)
    assert len(found.encode()) <= most
    assert balanced(found)


def balanced(content: str) -> bool:
    """Whether every tag is of the few that are allowed, and closed in its turn."""

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.opened: list[str] = []
            self.fine = True

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.fine &= tag in PLAIN_TAGS and not (tag == "p" and "p" in self.opened)
            self.opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            self.fine &= bool(self.opened) and self.opened.pop() == tag

    reader = Reader()
    reader.feed(content)
    reader.close()
    return reader.fine and not reader.opened
