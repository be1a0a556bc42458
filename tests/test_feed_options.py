"""The options of the feed: what they become, and the sentences for what they cannot."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_podcast.config import PodcastConfig
from mkdocs_podcast.feed.documents import FeedSelection
from mkdocs_podcast.feed.syndication import Settings
from mkdocs_podcast.model.episode import Person
from mkdocs_podcast.model.feed_details import Funding, License, Location, Owner
from mkdocs_podcast.show_options import settings_of, wanted_feeds


def read(**options: Any) -> tuple[PodcastConfig, list[str]]:
    config = PodcastConfig()
    config.load_dict(options)
    errors, warnings = config.validate()
    return config, [f"{name}: {problem}" for name, problem in (*errors, *warnings)]


def test_without_options_there_is_one_feed_beside_the_index() -> None:
    config, problems = read()
    assert problems == []
    assert wanted_feeds(config, "de/podcast/index.md") == FeedSelection(
        "de/podcast/feed.xml", None, 1000, False, False, {}
    )
    assert settings_of(config) == Settings(season_names={})


@pytest.mark.parametrize("path", ["rss", "/podcast/rss", "show/feed.rss"])
def test_the_address_of_an_old_feed_can_be_kept(path: str) -> None:
    config, problems = read(feed=path)
    assert (config.feed, problems) == (path.removeprefix("/"), [])


def test_false_turns_the_feed_off() -> None:
    assert wanted_feeds(read(feed=False)[0], "podcast/index.md") is None


def test_options_become_settings() -> None:
    config, problems = read(
        categories=["Technology", {"Education": "How To"}],
        channel={
            "type": "serial", "locked": False, "owner": {"name": "Alex", "email": "alex@example.org"},
            "people": ["Alex", {"name": "Bo", "role": "Producer"}], "license": "cc-by-4.0", "location": "Berlin",
            "funding": {"url": "https://example.org/", "text": "Give"}, "season_names": {1: "One"}, "raw": "<podcast:chat/>",
        },
        feeds={"limit": 50, "page_size": 10, "tags": ["jazz"], "seasons": True, "prefix": "https://op3.dev/e/"},
    )  # fmt: skip
    assert problems == []
    assert config.categories == (("Technology", ""), ("Education", "How To"))
    made = settings_of(config)
    extras = made.extras
    assert (extras.type, extras.locked, extras.owner) == (
        "serial",
        False,
        Owner("Alex", "alex@example.org"),
    )
    assert made.people == (Person("Alex", "host"), Person("Bo", "Producer"))
    assert (extras.license, extras.location) == (License("cc-by-4.0"), (Location("Berlin"),))
    assert extras.funding == (Funding("https://example.org/", "Give"),)
    assert (made.season_names, extras.raw, made.prefix) == (
        {1: "One"},
        ("<podcast:chat/>",),
        "https://op3.dev/e/",
    )
    selection = wanted_feeds(config, "podcast/index.md")
    assert selection is not None
    assert (selection.limit, selection.page_size, selection.tags, selection.seasons) == (
        50,
        10,
        ["jazz"],
        True,
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"feed": "/../feed.xml"},
            "Expected a path below the site's root, such as `podcast/feed.xml`, or `false`",
        ),
        ({"feed": "../feed.xml"}, "Expected a path below the site's root"),
        ({"feed": "https://example.org/feed.xml"}, "Expected a path below the site's root"),
        ({"feed": "rss/"}, "Expected a path below the site's root"),
        ({"feed": "feed.php"}, "Expected a path below the site's root"),
        ({"feed": True}, "Expected a path below the site's root"),
        ({"channel": {"guid": "x"}}, "`x` is not a UUID"),
        ({"channel": {"guid": 3}}, "Expected a UUID, but got 3"),
        ({"channel": {"owner": {"email": "alex"}}}, "`alex` is not an e-mail address"),
        (
            {"channel": {"funding": "https://example.org"}},
            "write it as `{url: https://example.org/support",
        ),
        ({"channel": {"raw": "<a>"}}, "'<a>' is not well-formed XML"),
        ({"channel": {"season_names": ["One"]}}, "Expected names by number"),
        (
            {"channel": {"new_feed_url": "feed.xml"}},
            "Expected an address that begins with `https://`, but got 'feed.xml'",
        ),
        ({"channel": {"medium": "radio"}}, "Expected one of"),
        ({"feeds": {"limit": 0}}, "Expected a whole number from 1 up"),
        ({"feeds": {"tags": {"jazz": True}}}, "Expected `true`, `false` or a list of tags"),
        ({"feeds": {"prefix": "op3.dev"}}, "Expected an address that begins with"),
    ],
)
def test_a_wrong_option_is_refused_with_a_sentence(options: dict[str, Any], said: str) -> None:
    (problem,) = read(**options)[1]
    assert said in problem
