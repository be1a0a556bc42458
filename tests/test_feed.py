"""The writer: a Channel and its Items → RSS."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed_samples import (
    FULL,
    FULL_ITEM,
    MINIMAL,
    MINIMAL_ITEM,
    N,
    changed,
    full,
    minimal,
    parsed,
    xml,
)
from mkdocs_podcast.build.item_texts import ItemTexts
from mkdocs_podcast.feed.channel import Channel, Enclosure, FeedDocument, Item, Notes
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.rss import write
from mkdocs_podcast.feed.show_notes import show_notes
from mkdocs_podcast.model.feed_details import Owner
from mkdocs_podcast.model.feed_tags import FeedExtras
from mkdocs_podcast.text.xml_text import writable

GOLDEN = Path(__file__).parent / "golden"
# Nothing that a text could break: what is fixed by type, checked where it came from, or never
# written.
AS_IT_IS = {
    ("Item", "type"),
    ("FeedExtras", "type"),
    ("Item", "path"),
    ("AlternateEnclosure", "sha256"),
}
ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1)


@pytest.mark.parametrize(("name", "made"), [("feed-full.xml", full), ("feed-minimal.xml", minimal)])
def test_a_feed_equals_its_golden_copy(name: str, made: Any) -> None:
    golden = (GOLDEN / name).read_text("utf-8")
    assert ET.canonicalize(made(), strip_text=True) == ET.canonicalize(golden, strip_text=True)


def test_the_same_feed_is_the_same_bytes() -> None:
    assert full() == full()


def test_a_feed_begins_with_its_declaration_and_its_style_sheets() -> None:
    document = FeedDocument("feed.xml", MINIMAL.url, (), ("a/feed.xsl", 'a/"feed".css'))
    lines = "".join(write(MINIMAL, document)).splitlines()
    assert lines[:3] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<?xml-stylesheet type="text/xsl" href="a/feed.xsl"?>',
        '<?xml-stylesheet type="text/css" href="a/&quot;feed&quot;.css"?>',
    ]


def test_notes_are_made_when_their_item_is_written_and_not_before() -> None:
    made = []

    def item(number: int) -> Item:
        def notes() -> Notes:
            made.append(number)
            return Notes(f"<p>{number}</p>")

        return MINIMAL_ITEM._replace(notes=notes)

    pieces = write(MINIMAL, FeedDocument("feed.xml", MINIMAL.url, (item(1), item(2))))
    while "<p>1</p>" not in next(pieces):
        pass
    assert made == [1]
    list(pieces)
    assert made == [1, 2]


def test_an_item_that_cannot_be_written_is_left_out_and_reported_once() -> None:
    broken = MINIMAL_ITEM._replace(path="broken.md", guid="broken", enclosure=None)  # type: ignore[arg-type]
    document = FeedDocument("feed.xml", MINIMAL.url, (broken, MINIMAL_ITEM))
    texts = ItemTexts([document, document])
    for _ in range(2):
        guids = parsed("".join(write(MINIMAL, document, texts.xml))).findall("item/guid")
        assert [guid.text for guid in guids] == [MINIMAL_ITEM.guid]
    (problem,) = texts.problems
    assert problem.path == "broken.md"
    assert "TypeError occurred" in problem.message
    with pytest.raises(TypeError):
        list(write(MINIMAL, document))


def test_an_item_whose_notes_cannot_be_made_is_written_without_them() -> None:
    def no_notes() -> Notes:
        raise RuntimeError("unforeseen")

    texts = ItemTexts([])
    item = MINIMAL_ITEM._replace(notes=no_notes)
    assert texts.xml(item) == texts.xml(MINIMAL_ITEM._replace(notes=Notes))
    (problem,) = texts.problems
    assert "the episode has no notes in the feed" in problem.message


def test_notes_that_are_nested_too_deep_are_left_out_with_one_sentence() -> None:
    def nested(depth: int) -> Notes:
        return show_notes("<div>a" * depth, "https://example.org/a/", NotesCleaner())

    texts = ItemTexts([])
    assert "<div>" in texts.xml(MINIMAL_ITEM._replace(notes=lambda: nested(500)))
    assert texts.problems == []
    assert "<div>" not in texts.xml(MINIMAL_ITEM._replace(notes=lambda: nested(501)))
    (problem,) = texts.problems
    assert problem.message == (
        "the episode has no notes in the feed, as more than 500 elements are in one another there: "
        "close those that are open"
    )


def test_an_item_of_several_feeds_is_made_once_and_not_kept_longer() -> None:
    made = []

    def notes() -> Notes:
        made.append(1)
        return Notes("<p>x</p>")

    item = MINIMAL_ITEM._replace(notes=notes)
    documents = [FeedDocument(name, MINIMAL.url, (item,)) for name in ("a", "b", "c")]
    texts = ItemTexts(documents)
    assert texts.xml(item) == texts.xml(item) == texts.xml(item)
    assert len(made) == 1
    texts.xml(item)
    assert len(made) == 2


@given(ANY_TEXT)
def test_any_text_in_any_field_is_well_formed_and_reads_back_equal(text: str) -> None:
    marked = [*strings(parsed(xml(filled(FULL, "Sentinel"), filled(FULL_ITEM, "Sentinel"))))]
    read = [*strings(parsed(xml(filled(FULL, text), filled(FULL_ITEM, text))))]
    clean = writable(text)
    if not clean:
        return
    # A parser makes line feeds of all line breaks in a CDATA section.
    expected = {clean, clean.lower(), clean.replace("\r\n", "\n").replace("\r", "\n")}
    assert len(read) == len(marked)
    assert {
        found for found, mark in zip(read, marked, strict=True) if mark.lower() == "sentinel"
    } <= expected
    assert sum(mark.lower() == "sentinel" for mark in marked) > 60


def filled(value: Any, text: str) -> Any:
    """The same thing with the text in place of every text in it."""
    if isinstance(value, str):
        return text
    if hasattr(value, "_replace") or is_dataclass(value):
        names = (
            value._fields if hasattr(value, "_replace") else [field.name for field in fields(value)]
        )
        fixed = {"raw", *(name for kind, name in AS_IT_IS if kind == type(value).__name__)}
        changes = {name: filled(getattr(value, name), text) for name in names if name not in fixed}
        return (
            value._replace(**changes) if hasattr(value, "_replace") else replace(value, **changes)
        )
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    return (lambda: Notes(text, text)) if callable(value) else value


def strings(element: ET.Element) -> Iterator[str]:
    """Every text and attribute in it, in order; the line breaks between elements are nobody's text."""
    for one in element.iter():
        yield one.text or "" if not len(one) else ""
        yield from one.attrib.values()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a ]]> b", "a ]]> b"),
        ("]]>]]>", "]]>]]>"),
        ("<![CDATA[ x ]]>", "<![CDATA[ x ]]>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (
            "bell \x07, half a pair \ud83d, a non-character \uffff",
            "bell , half a pair , a non-character ",
        ),
    ],
)
def test_notes_are_read_back_unchanged_except_for_what_xml_cannot_hold(
    text: str, read: str
) -> None:
    item = MINIMAL_ITEM._replace(notes=lambda: Notes(text, text))
    channel = parsed(xml(MINIMAL, item))
    assert channel.findtext("item/description") == read
    assert channel.findtext("item/content:encoded", namespaces=N) == read


def channel(**changes: Any) -> ET.Element:
    return parsed(xml(changed(MINIMAL, **changes)))


def item(**told: Any) -> ET.Element:
    found = parsed(xml(MINIMAL, MINIMAL_ITEM._replace(**told))).find("item")
    assert found is not None
    return found


def test_what_is_empty_is_not_written() -> None:
    assert {element.tag.split("}")[-1] for element in item(notes=lambda: Notes(), date=None, link="")} == {
        "title", "guid", "enclosure", "duration", "episodeType",
    }  # fmt: skip


def test_season_zero_and_episode_zero_are_only_in_the_tags_that_allow_zero() -> None:
    found = item(season=0, number=0, number_text="0")
    told = {
        name: found.findtext(name, namespaces=N) for name in ("podcast:season", "podcast:episode")
    }
    assert told == {"podcast:season": "0", "podcast:episode": "0"}
    assert found.find("itunes:season", N) is None
    assert found.find("itunes:episode", N) is None


def test_block_and_complete_are_written_only_when_they_are_true() -> None:
    assert channel(block=True).findtext("itunes:block", namespaces=N) == "Yes"
    assert channel(complete=True).findtext("itunes:complete", namespaces=N) == "Yes"
    assert channel().find("itunes:block", N) is None
    assert item(extras=FeedExtras(block=True)).findtext("itunes:block", namespaces=N) == "Yes"


def test_an_enclosure_of_unknown_size_has_the_length_zero() -> None:
    enclosure = item(enclosure=Enclosure("https://x.example/a.mp3", "audio/mpeg")).find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": "https://x.example/a.mp3",
        "length": "0",
        "type": "audio/mpeg",
    }


@pytest.mark.parametrize(
    ("seconds", "written"), [(61.4, "61"), (61.6, "61"), (0.2, "1"), (None, None)]
)
def test_a_duration_is_rounded_down_to_whole_seconds_but_not_to_zero(
    seconds: float | None, written: str | None
) -> None:
    found = item(enclosure=Enclosure("https://x.example/a.mp3", "audio/mpeg", 1, seconds))
    assert found.findtext("itunes:duration", namespaces=N) == written


def test_a_show_without_a_description_has_its_title_as_the_required_description() -> None:
    assert channel(description="").findtext("description") == MINIMAL.title


def test_an_owner_may_have_a_name_only() -> None:
    owner = channel(owner=FULL.extras.owner._replace(email="")).find("itunes:owner", N)
    assert owner is not None
    assert [(child.tag.rpartition("}")[2], child.text) for child in owner] == [("name", "Alex")]


def test_nobody_is_not_an_owner() -> None:
    assert channel(owner=Owner("", "")).find("itunes:owner", N) is None


def test_each_tag_of_an_episode_is_a_category_of_its_item() -> None:
    found = item(tags=("Bread & salt", "rye"))
    assert [element.text for element in found.findall("category")] == ["Bread & salt", "rye"]


def test_dates_have_a_numeric_zone_and_the_right_weekday() -> None:
    date = dt.datetime(2026, 2, 28, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    assert item(date=date).findtext("pubDate") == "Sat, 28 Feb 2026 23:30:00 +0900"


def test_a_namespace_is_declared_when_raw_xml_needs_it() -> None:
    own = FeedExtras(raw=("<media:rating>nonadult</media:rating>",))
    assert item(extras=own).findtext("media:rating", namespaces=N) == "nonadult"
    assert "search.yahoo.com" not in minimal()


def test_a_channel_without_items_is_a_feed() -> None:
    assert (
        parsed(
            xml(Channel("T", "https://example.org/", "D", "https://example.org/feed.xml"))
        ).findtext("title")
        == "T"
    )
