"""A transcript's lines in paragraphs, and these under headings; and both on a page."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mkdocs_podcast.html.escaping import escape_lines
from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.html.slots import pieces_of, slot
from mkdocs_podcast.model.chapter import Chapter
from mkdocs_podcast.model.cue import Cue
from mkdocs_podcast.pages.passages import Passage, passages
from mkdocs_podcast.pages.transcript_view import draw_transcript

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> & </details>'


def cue(start: float, text: str = "Word.", speaker: str = "Ana") -> Cue:
    return Cue(start, start + 1.5, text, speaker)


def shape(
    shown_passages: tuple[Passage, ...],
) -> list[tuple[float, str, list[tuple[float, str, int]]]]:
    """Each passage's start, title, and its paragraphs by start, speaker and number of lines."""
    return [
        (
            passage.start,
            passage.title,
            [
                (paragraph.start, paragraph.speaker, len(paragraph.cues))
                for paragraph in passage.paragraphs
            ],
        )
        for passage in shown_passages
    ]


def test_a_paragraph_has_one_speaker_who_is_named_once() -> None:
    cues = [
        cue(0),
        cue(1.6),
        cue(3.2, speaker="Tom"),
        cue(5, speaker="Tom"),
        cue(20, speaker="Tom"),
        cue(22, speaker="Ana"),
    ]
    assert shape(passages(cues)) == [
        (0, "", [(0, "Ana", 2), (3.2, "Tom", 2), (20, "", 1), (22, "Ana", 1)])
    ]


def test_a_long_speech_is_divided_after_a_sentence() -> None:
    cues = [
        cue(1.6 * number, "Ten words that go on and on without an end" + "." * (number % 5 == 4))
        for number in range(30)
    ]
    paragraphs = passages(cues)[0].paragraphs
    assert len(paragraphs) > 1
    assert all(paragraph.text.endswith("end.") for paragraph in paragraphs)


def test_chapters_are_the_headings_and_the_last_of_several_wins() -> None:
    cues = [cue(2), cue(4), cue(30), cue(59.5), cue(70)]
    chapters = [
        Chapter(0, "Hello"),
        Chapter(28, "Empty"),
        Chapter(29, "Middle"),
        Chapter(60, "End"),
    ]
    assert [(passage.start, passage.title) for passage in passages(cues, chapters)] == [
        (2, "Hello"),
        (30, "Middle"),
        (59.5, "End"),
    ]


def test_without_chapters_there_is_a_heading_every_two_minutes() -> None:
    assert [passage.start for passage in passages([cue(10 * number) for number in range(40)])] == [
        0,
        120,
        240,
        360,
    ]


def test_a_transcript_without_cues_has_no_passages() -> None:
    assert passages([], [Chapter(0, "Hello")]) == ()
    assert Fragments().render("transcript", passages=()) == ""


def test_markup_in_cues_and_chapters_is_text_on_a_page() -> None:
    shown_passages = passages([cue(1, HOSTILE, HOSTILE)], [Chapter(0, HOSTILE)])
    chapters = [
        Chapter(0, HOSTILE, "javascript:alert(1)", "data:text/html,x"),
        Chapter(9, "Fine", "https://example.org/?a=1&b=2"),
    ]
    html = draw_transcript(shown_passages, Fragments()) + Fragments().render(
        "chapters", chapters=chapters
    )
    page = BeautifulSoup(html, "html.parser")
    assert not page.find_all(["script", "img"])
    assert page.h3 is not None
    assert page.h3.get_text() == HOSTILE
    assert [link["href"] for link in page.select(".podcast-chapters a")] == [
        "#t=0:00",
        "#t=0:09",
        "https://example.org/?a=1&b=2",
    ]
    assert page.select_one("[data-t]")["data-t"] == "1"  # type: ignore[index]


def test_a_hidden_chapter_is_not_a_heading() -> None:
    assert [
        passage.title
        for passage in passages(
            [cue(1), cue(9)], [Chapter(0, "Hello"), Chapter(8, "", hidden=True)]
        )
    ] == ["Hello"]


def test_a_transcript_without_times_is_one_text_without_links_to_moments() -> None:
    shown_passages = passages(
        [Cue(0, 0, "One.", "Ana"), Cue(0, 0, "Two.", "Tom")], [Chapter(0, "Hello")]
    )
    assert [
        [paragraph.speaker for paragraph in passage.paragraphs] for passage in shown_passages
    ] == [["Ana", "Tom"]]
    html = draw_transcript(shown_passages, Fragments())
    assert "<p><b>Tom</b> Two.</p>" in html
    assert "#t=" not in html


# As sites had it before lines and paragraphs were fragments of their own.
WHOLE = """{% autoescape true %}{% for passage in passages %}{% for paragraph in passage.paragraphs %}
<p>{{ paragraph.speaker }}{% for cue in paragraph.cues %}
{% if not loop.first %}{{ between(loop.previtem.text, cue.text) }}{% endif %}<i>{{ cue.text }}</i>
{%- endfor %}</p>{% endfor %}{% endfor %}{% endautoescape %}"""
# Whether it is marked depends on what is said.
LINE = """{% autoescape true %}<i title="{{ text }}">{% if "horn" in text %}!{% endif %}{{ text }}</i>
{% endautoescape %}"""
PARAGRAPH = "<blockquote>{{ speaker|upper }}: {{ lines }}</blockquote>"


def site_fragments(folder: Path, **texts: str) -> Fragments:
    """Fragments of which a site has these itself."""
    (folder / "podcast").mkdir()
    for name, text in texts.items():
        file = folder / "podcast" / f"{name.replace('_', '-')}.html"
        file.write_text(text, "utf-8")
    return Fragments([str(folder)])


def test_a_sites_own_fragments_draw_each_line_and_paragraph(tmp_path: Path) -> None:
    shown_passages = passages([cue(1, 'A "<horn>"', "Ana"), cue(3, "{b}", "Ana")])
    fragments = site_fragments(tmp_path, transcript_line=LINE, transcript_paragraph=PARAGRAPH)
    html = draw_transcript(shown_passages, fragments)
    page = BeautifulSoup(html, "html.parser")
    assert [line.get_text() for line in page.find_all("i")] == ['!A "<horn>"', "{b}"]
    assert [line["title"] for line in page.find_all("i")] == ['A "<horn>"', "{b}"]
    assert page.blockquote is not None
    assert page.blockquote.get_text() == 'ANA: !A "<horn>" {b}'


def test_a_sites_own_fragments_draw_each_passage_with_its_heading(tmp_path: Path) -> None:
    shown_passages = passages([cue(1, "A horn."), cue(9, "And b.")], [Chapter(0, "It's <here>")])
    own = site_fragments(tmp_path, transcript_passage="<h4>{{ heading }}</h4>{{ paragraphs }}")
    page = BeautifulSoup(draw_transcript(shown_passages, own), "html.parser")
    assert [heading.get_text() for heading in page.find_all(["h3", "h4"])] == ["It's <here>"]
    assert page.h4 is not None
    # As Jinja escapes it.
    assert "<h4>It&#39;s &lt;here&gt;</h4>" in draw_transcript(shown_passages, own)
    assert [line.get_text() for line in page.select("h4 ~ p [data-t]")] == ["A horn.", "And b."]


def test_a_sites_own_fragment_of_the_whole_transcript_draws_all_of_it(tmp_path: Path) -> None:
    shown_passages = passages([cue(1, "A <horn>."), cue(3, "And {b}.")])
    html = draw_transcript(shown_passages, site_fragments(tmp_path, transcript=WHOLE))
    assert html.replace("\n", "") == "<p>Ana<i>A &lt;horn&gt;.</i> <i>And {b}.</i></p>"


def test_lines_in_a_script_without_spaces_are_joined_without_spaces() -> None:
    shown_passages = passages([Cue(0, 1, "今日は"), Cue(1, 2, "雨です。"), Cue(2, 3, "OK")])
    html = draw_transcript(shown_passages, Fragments())
    text = BeautifulSoup(html, "html.parser").select("p")[0].get_text()
    assert text == "0:00 今日は雨です。 OK"


@pytest.mark.parametrize(
    "texts", [[], [""], ["a & <b>", '"c"'], ["two\nlines", "one"], ["a", "", "b\u2028c"]]
)
def test_lines_are_escaped_together_as_each_is(texts: list[str]) -> None:
    assert escape_lines(texts) == [html.escape(text) for text in texts]
    assert escape_lines(texts, quote=False) == [html.escape(text, quote=False) for text in texts]


@pytest.mark.parametrize(
    ("shape", "pieces"),
    [
        (f"<a {slot('x')}>{slot('y')}</a>", ["<a ", ">", "</a>"]),
        (f"<a {slot('y')}>{slot('x')}</a>", None),
        (f"<a {slot('x')}></a>", None),
        (f"{slot('x')}{slot('y')}{slot('x')}", None),
    ],
)
def test_a_shape_is_taken_apart_where_its_slots_are_in_order(
    shape: str, pieces: list[str] | None
) -> None:
    assert pieces_of(shape, ("x", "y")) == pieces
