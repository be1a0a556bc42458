"""The table of tags: the option, the front matter key and the XML that follow from a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from feed_samples import MINIMAL, MINIMAL_ITEM, SITE, xml
from mkdocs_podcast.config import PodcastConfig
from mkdocs_podcast.feed.elements import channel_elements, item_elements
from mkdocs_podcast.feed.item_sources import Sources
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.show_channel import channel_of
from mkdocs_podcast.feed.syndication import Settings, item_of
from mkdocs_podcast.model.episode import Audio
from mkdocs_podcast.model.feed_rows import FeedTag, Form
from mkdocs_podcast.model.feed_tags import CHANNEL_TAGS, FEED_TAGS, ITEM_TAGS
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.show_options import settings_of
from mkdocs_podcast.source.episode_reader import Site, read_episode
from mkdocs_podcast.source.fields import FIELDS
from mkdocs_podcast.source.frontmatter import FrontMatter

DOCS = Path(__file__).parent.parent / "docs" / "reference"


def name_of(tag: FeedTag) -> str:
    return tag.name


def settings(**channel: Any) -> Settings:
    """What the options below `channel` become."""
    config = PodcastConfig()
    config.load_dict({"channel": channel})
    assert config.validate() == ([], [])
    return settings_of(config)


def xml_of_channel(**channel: Any) -> str:
    return xml(MINIMAL._replace(extras=settings(**channel).extras))


def xml_of_item(**meta: Any) -> str:
    """The feed of an episode whose page has this front matter."""
    episode, problems = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    assert problems == []
    episode = episode._replace(audio=(Audio("a.mp3", "audio/mpeg"),))
    sources = Sources(SITE, guid=lambda page: page.path)
    item = item_of(episode, Show("A show"), Settings(), sources, NotesCleaner())
    return xml(MINIMAL, item._replace(notes=MINIMAL_ITEM.notes))


@pytest.mark.parametrize("tag", FEED_TAGS, ids=name_of)
def test_a_row_belongs_somewhere_and_has_its_documentation(tag: FeedTag) -> None:
    assert tag.option or tag.keys
    assert bool(tag.option) == bool(tag.kind)
    assert bool(tag.keys) == bool(tag.front_matter) == bool(tag.example)
    assert tag.xml or tag.form is Form.XML


@pytest.mark.parametrize("tag", CHANNEL_TAGS, ids=name_of)
def test_a_row_of_the_channel_is_an_option_with_its_default(tag: FeedTag) -> None:
    assert getattr(settings().extras, tag.name) == tag.default
    assert f"`channel.{tag.name}`" in (DOCS / "options.md").read_text("utf-8")


@pytest.mark.parametrize("tag", ITEM_TAGS, ids=name_of)
def test_a_row_of_the_item_is_a_field_of_front_matter_whose_example_is_read(tag: FeedTag) -> None:
    assert FIELDS[tag.name].keys == tag.keys
    value = yaml.safe_load(tag.example)
    meta = {"title": "A", "season": 1, "number": 1, tag.keys[0]: value}
    episode, problems = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    assert problems == []
    assert getattr(episode.feed, tag.name) == tag.read(value) != tag.default
    assert xml_of_item(**meta).count(tag.xml) > xml_of_item(title="A").count(tag.xml)


@pytest.mark.parametrize("tag", [tag for tag in CHANNEL_TAGS if tag.example], ids=name_of)
def test_what_an_item_takes_a_channel_takes_too(tag: FeedTag) -> None:
    value = yaml.safe_load(tag.example)
    assert channel_elements(settings(**{tag.name: value}).extras)[tag.name] in xml_of_channel(
        **{tag.name: value}
    )


def test_a_chat_room_is_given_for_the_show_and_for_an_episode() -> None:
    room = {"server": "irc.example.org", "protocol": "irc", "account-id": "@alex"}
    element = '<podcast:chat server="irc.example.org" protocol="irc" accountId="@alex"/>'
    assert element in xml_of_channel(chat=room)
    assert element in xml_of_item(chat=room)


def test_a_chat_room_without_its_server_is_reported_with_an_example() -> None:
    meta = {"title": "A", "chat": {"protocol": "irc"}}
    episode, problems = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    assert episode.feed.chat is None
    (problem,) = problems
    example = "{server: irc.example.org, protocol: irc, space: '#show'}"
    assert problem.message == f"`chat`: it has no `server`: write it as `{example}`"


def test_tags_are_written_in_the_order_of_the_table() -> None:
    examples = {tag.keys[0]: yaml.safe_load(tag.example) for tag in ITEM_TAGS}
    meta = {"title": "A", **dict(reversed(examples.items()))}
    episode, _ = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    elements = [element.partition(" ")[0].strip("<>") for element in item_elements(episode.feed)]
    written = [tag.xml for tag in ITEM_TAGS if tag.form not in (Form.SEPARATE, Form.XML)]
    assert [element.partition(">")[0] for element in elements][: len(written)] == written


def test_a_bare_option_without_a_value_is_left_at_its_default() -> None:
    assert settings(license=None, funding=None, medium=None) == settings()


def test_what_is_inside_an_element_is_written_inside_it() -> None:
    recipient = {"name": "Ana & Bo", "type": "node", "address": "02d5", "split": 100}
    value = {"type": "lightning", "method": "keysend", "recipients": [recipient]}
    element = (
        '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient '
        'name="Ana &amp; Bo" type="node" address="02d5" split="100"/></podcast:value>'
    )
    assert element in xml_of_channel(value=value)
    assert element in xml_of_item(value=value)


def test_a_trailer_has_its_date_as_mail_has_it_and_stands_once() -> None:
    trailer = {"title": "Soon", "url": "media/soon.mp3", "date": "2026-01-05"}
    item = MINIMAL_ITEM._replace(type="trailer")
    sources = Sources(SITE, guid=lambda page: page.path)
    given = settings(trailers=[trailer, {**trailer, "url": item.enclosure.url}])
    channel = channel_of(Show("A show"), given, sources, url=SITE, guid="", items=[item])
    text = xml(channel)
    element = f'url="{SITE}media/soon.mp3" pubdate="Mon, 05 Jan 2026 00:00:00 +0000">Soon<'
    assert element in text
    assert text.count("<podcast:trailer ") == 2


def test_pages_at_platforms_are_links_to_the_same_content() -> None:
    text = xml_of_item(youtube_id="dQw4w9WgXcQ", content_links={"url": "https://example.org/l"})
    links = [
        '<podcast:contentLink href="https://example.org/l"/>',
        '<podcast:contentLink href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">YouTube<',
    ]
    assert [link in text for link in links] == [True, True]


def test_the_description_that_is_given_for_the_feed_is_the_one_in_it_without_scripts() -> None:
    text = xml_of_item(feed_description="<p>Only <b>here</b>.</p><script>alert(1)</script>")
    assert "<description><![CDATA[<p>Only <b>here</b>.</p>]]></description>" in text


def test_what_a_format_of_a_recording_says_for_the_feed_is_in_it() -> None:
    audio = {
        "url": "https://cdn.example.org/a.ogg",
        "type": "audio/ogg",
        "rel": "small",
        "bitrate": 64000.5,
        "sources": ["ipfs://Qm1", {"uri": "https://b.example.org/a.ogg", "content_type": "x/y"}],
        "integrity": "sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E",
        "default": True,
    }
    mp3 = "https://cdn.example.org/a.mp3"
    meta = {"title": "A", "audio": [mp3, audio]}
    episode, problems = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    assert problems == []
    sources = Sources(SITE, guid=lambda page: page.path)
    text = xml(MINIMAL, item_of(episode, Show("A show"), Settings(), sources, NotesCleaner()))
    assert '<enclosure url="https://cdn.example.org/a.ogg" length="0" type="audio/ogg"/>' in text
    assert (
        '<podcast:alternateEnclosure type="audio/ogg" bitrate="64000.5" rel="small" default="true">'
        '<podcast:source uri="https://cdn.example.org/a.ogg"/><podcast:source uri="ipfs://Qm1"/>'
        '<podcast:source uri="https://b.example.org/a.ogg" contentType="x/y"/>'
        '<podcast:integrity type="sri" value="sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E"/>'
        "</podcast:alternateEnclosure>"
    ) in text


@pytest.mark.parametrize(
    "details",
    [
        {"sources": "javascript:alert(1)"},
        {"sources": [None, {"uri": ["a"]}, []]},
        {"integrity": "md5-abc"},
        {"bitrate": "inf"},
        {"bitrate": {}},
    ],
)
def test_a_broken_detail_of_a_format_is_not_in_the_feed(details: dict[str, Any]) -> None:
    meta = {"title": "A", "audio": [{"url": "https://cdn.example.org/a.mp3", **details}]}
    episode, _ = read_episode("a.md", FrontMatter(meta=meta, body="Words."), Site())
    (audio,) = episode.audio
    assert (audio.sources, audio.integrity, audio.bitrate) == ((), None, "")
