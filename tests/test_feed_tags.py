"""The table of tags: the option, the front matter key and the XML that follow from a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from feed_samples import MINIMAL, MINIMAL_ITEM, SITE, xml
from mkdocs_podcast.config import PodcastConfig, settings_of
from mkdocs_podcast.feed.elements import channel_elements, item_elements
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.syndication import Settings, Sources, item_of
from mkdocs_podcast.model.episode import Audio
from mkdocs_podcast.model.feed_rows import FeedTag, Form
from mkdocs_podcast.model.feed_tags import CHANNEL_TAGS, FEED_TAGS, ITEM_TAGS
from mkdocs_podcast.model.show import Show
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
