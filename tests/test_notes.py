"""A page's HTML → show notes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.feed.show_notes import (
    MOST_BYTES,
    PLAIN_TAGS,
    clean,
    cut,
    description,
    show_notes,
)
from mkdocs_podcast.pages import page_text

PAGE = "https://example.org/show/episodes/12/"
EMBED = (
    '<podcast-embed class="podcast-embed podcast-embed--video podcast-embed--ratio" data-title="Hooks &amp; eyes" data-search-exclude>'
    '<template>\n<iframe src="https://www.youtube-nocookie.com/embed/x" title="YouTube player: Hooks &amp; eyes"></iframe></template>'
    '<p class="podcast-embed__link"><a href="https://www.youtube.com/watch?v=x&amp;t=1">Open on YouTube</a></p>\n</podcast-embed>'
)
CLIP = (
    '<section class="podcast-listen" aria-label="Listen to A clip"><podcast-player><audio controls aria-label="A clip">'
    '<source src="../../media/clip.mp3" type="audio/mpeg"></audio></podcast-player></section>'
)


def html(content: str, **more: object) -> str:
    return show_notes(content, PAGE, **more).html  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        ("<h1 id='t'>Title</h1>\n<p>Words.</p>", "<p>Words.</p>"),
        ("<!-- kept -->\n<h1>Title <a href='#'>x</a></h1><p>Words.</p>", "<p>Words.</p>"),
        ("<p>Words.</p><h1>Not the title</h1>", "<p>Words.</p><h1>Not the title</h1>"),
        (
            f"<h1>T</h1><p>{page_text.HEAD_START}{CLIP}{page_text.HEAD_END}</p><p>Words.</p>",
            "<p>Words.</p>",
        ),
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
        ('<p class="podcast-refused">Something was left out.</p><p>x</p>', "<p>x</p>"),
        ("Plain words & more", "<p>Plain words &amp; more</p>"),
        ("", ""),
    ],
)
def test_notes_are_what_was_written_without_title_player_and_furniture(
    page: str, notes: str
) -> None:
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
    found = show_notes(f"<p>a</p>{hostile}<p>b</p>", PAGE)
    for text in (found.html, found.description):
        assert not re.search(
            r"alert|script:|onerror|onclick|onload|evil|<style|style=|<script|<iframe|<form|data:",
            text,
        )
        assert text.startswith("<p>a</p>")
        assert text.endswith("<p>b</p>")


def test_a_link_stands_in_the_place_of_an_embed() -> None:
    link = '<p><a href="https://www.youtube.com/watch?v=x&amp;t=1">Watch on YouTube: Hooks &amp; eyes</a></p>'
    assert html(f"<p>a</p>{EMBED}<p>b</p>") == f"<p>a</p>{link}<p>b</p>"


def test_a_link_stands_in_the_place_of_an_embed_that_was_set_aside() -> None:
    content, kept = page_text.set_aside(f"<p>a</p>{EMBED}<p>b</p>")
    assert html(content, kept=kept) == html(f"<p>a</p>{EMBED}<p>b</p>")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "Watch on YouTube"),
        (' data-title="A talk"', "Watch on YouTube: A talk"),
        (' data-title="A chess player: his life"', "Watch on YouTube: A chess player: his life"),
        (' data-title="&lt;b&gt;"', "Watch on YouTube: &lt;b&gt;"),
    ],
)
def test_the_link_says_what_is_there(title: str, words: str) -> None:
    found = html(EMBED.replace(' data-title="Hooks &amp; eyes"', title))
    assert found == f'<p><a href="https://www.youtube.com/watch?v=x&amp;t=1">{words}</a></p>'


def test_the_link_says_it_in_the_sites_language() -> None:
    embed = EMBED.replace("Open on YouTube", "Bei YouTube öffnen").replace(
        "YouTube player", "YouTube-Player"
    )
    assert "<a href" in html(embed)
    assert re.sub("<[^<>]*>", "", html(embed)) == "Bei YouTube öffnen: Hooks &amp; eyes"


def test_a_link_stands_in_the_place_of_a_clip_but_not_of_the_episodes_own_player() -> None:
    clip = "https://example.org/show/media/clip.mp3"
    assert html(CLIP) == f'<p><a href="{clip}">A clip</a></p>'
    assert html(f"<p>a</p>{CLIP}", own=[clip]) == "<p>a</p>"


@pytest.mark.parametrize(
    "video",
    [
        '<video controls src="../v%20w.mp4?a=1&amp;b=2">Old browsers</video>',
        "<video\ncontrols><source type='video/mp4' src='../v%20w.mp4?a=1&b=2'><source src='x.webm'></video>",
    ],
)
def test_a_link_stands_in_the_place_of_a_video_in_the_page(video: str) -> None:
    url = "https://example.org/show/episodes/v%20w.mp4?a=1&amp;b=2"
    assert html(f"<p>a</p>{video}<p>b</p>") == f'<p>a</p><p><a href="{url}">Watch</a></p><p>b</p>'


def test_a_video_without_an_address_is_left_out() -> None:
    assert html("<p>a</p><video src=''></video><video></video><p>b</p>") == "<p>a</p><p>b</p>"


def test_a_page_without_notes_has_its_summary_for_a_description() -> None:
    found = show_notes("<h1>Title</h1>", PAGE, summary="What it's <about>.")
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
    found = show_notes(content, PAGE, lead="Bread & salt.", summary="Bread & salt.")
    assert found.description == description
    assert found.html == html(content)


def test_the_authors_own_description_counts_toward_the_limit_of_the_feeds() -> None:
    found = show_notes(f"<p>{'Words. ' * 2000}</p>", PAGE, lead="x" * 500)
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


def test_times_that_the_notes_have_themselves_are_not_told_twice() -> None:
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
    found = description(clean(content, PAGE), most=most)
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
