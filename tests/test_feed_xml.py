"""Text on its way into XML, and XML that somebody else has written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.text.xml_text import (
    attribute_text,
    cdata,
    element,
    escaped,
    namespaces_in,
    well_formed,
    writable,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("&amp;", "&amp;amp;"),
        ("]]>", "]]&gt;"),
        ("a\r\nb", "a&#13;\nb"),
        ("nul \x00 and vertical tab \x0b", "nul  and vertical tab "),
        ("emoji 🎙️ stays", "emoji 🎙️ stays"),
    ],
)
def test_text_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_an_attribute_keeps_its_quotes_line_breaks_and_tabs() -> None:
    assert attribute_text('a "b"\n\tc') == "a &quot;b&quot;&#10;&#9;c"


def test_the_end_of_a_cdata_section_is_split_between_two_sections() -> None:
    assert cdata("a]]>b") == "<![CDATA[a]]]]><![CDATA[>b]]>"


def test_an_element_has_no_empty_attributes() -> None:
    assert (
        element("a:b", "x", one="", two=0, three=None, **{"aspect-ratio": "16/9"})
        == '<a:b two="0" aspect-ratio="16/9">x</a:b>'
    )
    assert element("a:b") == "<a:b/>"


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_writable_can_be_encoded_and_is_not_changed_again(text: str) -> None:
    clean = writable(text)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert writable(clean) == clean


@pytest.mark.parametrize(
    "snippet",
    [
        "<podcast:chat server='irc.example.org'/>",
        "<podcast:value type=\"lightning\"><podcast:valueRecipient name='a &amp; b'/></podcast:value>",
        "<spotify:limit recentCount='3'/> <!-- why --> <media:rating>nonadult</media:rating>",
        "<x:y xmlns:x='https://example.org/x'>own</x:y>",
        "<podcast:chat>日本語</podcast:chat>",
    ],
)
def test_well_formed_xml_is_accepted_unchanged(snippet: str) -> None:
    assert well_formed(f"  {snippet}\n") == snippet


@pytest.mark.parametrize(
    ("snippet", "said"),
    [
        ("<podcast:chat>", "mismatched tag"),
        ("<a>&nbsp;</a>", "undefined entity"),
        ("<a>b & c</a>", "not well-formed"),
        ("<unknown:tag/>", "unbound prefix"),
        ("</raw><raw>", "is not well-formed XML"),
        ("</channel></rss><script/>", "is not well-formed XML"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "is not well-formed XML"),
        ("<a>\x00</a>", "is not well-formed XML"),
        ("<a>\ud800</a>", "a character that XML cannot hold"),
        ("words", "is not an XML element"),
        ("<a/> words", "is not an XML element"),
        ("", "is not an XML element"),
    ],
)
def test_xml_that_would_break_the_feed_is_refused_with_a_sentence(snippet: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        well_formed(snippet)


def test_only_known_prefixes_that_are_used_are_declared() -> None:
    assert namespaces_in(
        ["<a b='c'/>", "<media:rating/>", "<itunes:x dc:y='z'/>", "media: words"]
    ).keys() == {
        "media",
        "dc",
    }
