"""Material's search reads pages by a quicker reader, and its index is the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from material.plugins.search import plugin as search

from markdown_documents import documents
from mkdocs_podcast.host import second_phase
from mkdocs_podcast.host.shortcuts import material_search, search_writer
from mkdocs_podcast.host.shortcuts.search_sections import read_sections
from sites import build, episode, episodes, page_of

BLOCKS = (
    *("<p>{}</p>\n", "<li>{}</li>\n", '<h2 id="h">{}</h2>\n', "<pre><code>{}</code></pre>\n", "{}"),
    *(
        '<div><h3 id="q">{}</h3>{}</div>\n',
        '<blockquote><div><h4 id="r">{}</h4></div></blockquote>',
    ),
)
INLINES = (
    *(
        "word",
        "See ",
        " and ",
        ".",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "&amp;",
        "&am",
        "p;",
        "&not",
        ">",
    ),
    *(
        '<a href="u">text</a>',
        '<a href="u"> t </a>',
        '<a href="u"></a>',
        "<em>--</em>",
        "<b>>x</b>",
    ),
    *("<code>c</code>", "<strong><em>n</em> m</strong>", "<br />\n", "<b>", "</b>", "<i>", "</i>"),
    *(
        '<a class="headerlink" href="#h">¶</a>',
        '<a title="a>b" href="u">q</a>',
        "<!--",
        "-->",
        "--",
    ),
    *(
        "<span data-search-exclude>x <span>y</span> z</span>",
        '<span class="k">k</span>',
        "<B>b</B>",
    ),
    *("<title>a <i>b</i></title>", "<?x <i>b</i> ?>", "<script>'<i>b</i>'</script>", "</p>", "<p>"),
)


def pages(count: int) -> Iterator[str]:
    """Random HTML, and that of random Markdown."""
    for number in range(count):
        generator = random.Random(number)
        blocks = []
        for block in generator.choices(BLOCKS, k=generator.randint(1, 6)):
            inline = ["".join(generator.choices(INLINES, k=generator.randint(1, 7))) for _ in "ab"]
            blocks.append(block.format(*inline))
        yield "".join(blocks)
    md = Markdown(extensions=["toc", "tables", "fenced_code", "md_in_html"])
    for text in documents(count, seed=3):
        # Python's parser of HTML gives up at some.
        with suppress(AssertionError):
            yield md.reset().convert(text)


def index(read: Any, html: str) -> object:
    try:
        sections = read(html)
    except (AttributeError, ValueError) as error:
        # What HTML out of order does to the search.
        return type(error)
    if sections is None:
        return None
    return [
        (section.id, "".join(section.title).strip(), "".join(section.text).strip())
        for section in sections
        if not section.is_excluded()
    ]


def stock_sections(html: str) -> list[Any]:
    parser = search.Parser()
    parser.feed(html)
    parser.close()
    return list(parser.data)


def quick_sections(html: str) -> list[Any] | None:
    return read_sections(html, search.Section, search.Element)


def test_the_index_of_random_pages_is_the_same() -> None:
    count = 0
    for html in pages(2500):
        quick = index(quick_sections, html)
        if quick is not None:
            assert quick == index(stock_sections, html)
            count += 1
    assert count > 900


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Text before <b>anything",
        '<p>See <a href="u&amp;v" title="t>">this</a> and <em>that</em>.</p>\n\n<!-- note - -->\n',
        '<h2 id="h">T<a class="headerlink" href="#h">¶</a> <a href="u">v</a></h2><p>a</p>',
        '<h1 id="a">A</h1><p>x</p><h1 id="&lt;b">B</h1>\n <h2>C</h2>',
        "<pre><code>a\n\n <b>b</b>\n</code></pre>\n<p>\n</p><ul>\n<li> </li>\n</ul>",
        "<p>&am<em>p;</em> &lt;b&gt; &nbsp;</p><p/><br/>x<hr />",
        "<p>a <b>b</p> c</b></p></div><section><h3>d</h3></section>",
    ],
)
def test_sections_of_ordinary_html_are_those_of_material(html: str) -> None:
    assert quick_sections(html) is not None
    assert index(quick_sections, html) == index(stock_sections, html)


@pytest.mark.parametrize(
    "html",
    [
        '<p>a</p><p data-search-exclude="">c</p>',
        '<td class="linenodiv">1</td>',
        "<p>a</p><textarea><p></textarea>",
        "<p>a</p><TEXTAREA>c</TEXTAREA>",
        "<p>a < b</p>",
        "<p id=a>b</p>",
        "<!DOCTYPE html><p>a</p>",
        "<p>a</p><!-- a -- b -->",
        "<p>a</p",
        '<div><h3 id="q">a</h3></div>',
    ],
)
def test_other_html_is_left_to_the_parser_of_material(html: str) -> None:
    assert quick_sections(html) is None


PAGES = {
    **episodes(2),
    "episodes/001.md": episode(
        "One", body="## A *part*\n\nSee [this](002.md), **that** and `code`.\n"
    ),
    "partly.md": '# Partly\n\n<p data-search-exclude="">Out</p> <p data-search-x="1">In</p>\n',
    "hidden.md": "---\nsearch: {exclude: true}\n---\n# Hidden\n",
    "boosted.md": "---\nsearch: {boost: 2}\ntags: [a]\n---\n# Boosted *page*\n\nText\n",
}


def spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has what is written of indexes recorded."""
    written: list[str] = []
    pieces = search_writer._pieces

    def recorded(index: Any) -> Iterator[str]:
        for piece in pieces(index):
            written.append(piece)
            yield piece

    monkeypatch.setattr(search_writer, "_pieces", recorded)
    return written


def test_an_index_of_another_kind_is_written_by_material(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search.SearchIndex, "generate_search_index", lambda index, former: "other")
    site = build(tmp_path, episodes(1))
    assert site.text("search/search_index.json") == "other"


def test_a_site_has_the_index_that_material_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    add_page = material_search._add_page

    def recorded(index: Any, module: Any, page: Any) -> None:
        read.append(page.file.src_uri)
        add_page(index, module, page)

    monkeypatch.setattr(material_search, "_add_page", recorded)
    # More than are written at once.
    monkeypatch.setattr(search_writer, "_ENTRIES_AT_ONCE", 3)
    written = spy(monkeypatch)
    extensions = [{"toc": {"permalink": True}}]
    quick = build(tmp_path / "quick", PAGES, markdown_extensions=extensions)
    assert {"index.md", "episodes/001.md", "hidden.md"} <= set(read)
    name = "search/search_index.json"
    assert "".join(written).endswith(quick.text(name))
    monkeypatch.setattr(second_phase, "quicken_search", lambda config: [])
    stock = build(tmp_path / "stock", PAGES, markdown_extensions=extensions)
    assert quick.text(name) == stock.text(name)
    assert quick.text("partly/index.html") == stock.text("partly/index.html")
    assert "data-search-x" not in stock.text("partly/index.html")
    assert "See this, that and <code>code</code>." in quick.text("search/search_index.json")


SAID = """WEBVTT

00:01.000 --> 00:04.000
<v Ana>Welcome to the "lighthouse", it's here.

00:36.100 --> 00:40.000
<v Tom>R&amp;D &amp;lt;b&amp;gt; &lt;p>\u00a0&lt;/p> and 5 &gt; 4.

03:10.000 --> 03:12.000
今日は\u2028雨です。
"""
TRANSCRIBED = {"audio": "https://cdn.example.org/a.mp3", "duration": 300, "transcript": "a.vtt"}
CHAPTERS = [
    {"start": "0:00", "title": "The <horn> & 'it'"},
    {"start": "3:00", "title": " The  end "},
]
SPOKEN = {
    "episodes/a.vtt": SAID,
    "episodes/text.txt": 'Ana: Barnacles & more.\n\nTom: "Indeed".\n',
    "episodes/chapters.md": page_of(
        "## Notes\n\nText", title="A", chapters=CHAPTERS, **TRANSCRIBED
    ),
    "episodes/plain.md": page_of("No heading", title="B", tags=["a"], **TRANSCRIBED),
    "episodes/empty.md": page_of("", title="", **TRANSCRIBED),
    "episodes/open.md": page_of("<div>\n\n<h2 id='x'>Open", title="C", **TRANSCRIBED),
    "episodes/hidden.md": page_of("Text", title="D", search={"exclude": True}, **TRANSCRIBED),
    "episodes/left-out.md": page_of(
        '<p data-search-exclude="">Out</p>', title="E", search={"boost": 2}, **TRANSCRIBED
    ),
    "episodes/untimed.md": page_of("Text", title="F", **{**TRANSCRIBED, "transcript": "text.txt"}),
}


@pytest.mark.parametrize("detail", ["text", "words"])
def test_what_is_said_is_in_the_index_as_material_would_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, detail: str
) -> None:
    options = {"transcripts": {"search": detail}}
    quick = build(tmp_path / "quick", SPOKEN, options)
    monkeypatch.setattr(second_phase, "quicken_search", lambda config: [])
    stock = build(tmp_path / "stock", SPOKEN, options)
    name = "search/search_index.json"
    assert json.loads(quick.text(name)) == json.loads(stock.text(name))
    assert quick.text(name).count("lighthouse") == 5
    for path in ("episodes/chapters/index.html", "episodes/left-out/index.html"):
        assert quick.text(path) == stock.text(path)


def test_an_unknown_search_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    assert material_search._is_known(search)
    monkeypatch.setattr(search.Parser, "handle_data", lambda self, data: None)
    assert not material_search._is_known(search)
    monkeypatch.delattr(search.Parser, "handle_data")
    monkeypatch.delattr(search, "Section")
    assert not material_search._is_known(search)
