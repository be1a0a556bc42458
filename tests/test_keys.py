"""However a key of front matter is spelled, and wherever it is, its field has the value."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.source.episode_reader import is_marked, read_episode
from mkdocs_podcast.source.fields import with_aliases
from mkdocs_podcast.source.frontmatter import FrontMatter, read
from mkdocs_podcast.source.key_check import KeyCheck
from mkdocs_podcast.source.site import Site

RECORDING = "https://cdn.example.org/a.mp3"


def episode(meta: dict[str, Any], **site: Any) -> Episode:
    return read_episode("a.md", FrontMatter(meta, ""), Site(**site))[0]


GUIDS: list[dict[str, Any]] = [
    {"guid": "g1"},
    {"GUID": "g1"},
    {"Guid": "g1"},
    {"episode_guid": "g1"},
    {"episode-guid": "g1"},
    {"episodeGuid": "g1"},
    {"EpisodeGUID": "g1"},
    {"podcast_guid": "g1"},
    {"podcast-guid": "g1"},
    {"podcastGuid": "g1"},
    {"podcastGUID": "g1"},
    {"podcast_episode_guid": "g1"},
    {"podcastEpisodeGuid": "g1"},
    {"itunes_guid": "g1"},
    {"itunesGuid": "g1"},
    {"podcast": {"guid": "g1"}},
    {"podcast": {"episodeGuid": "g1"}},
    {"podcast": {"podcast_guid": "g1"}},
    {"podcast": {"id": "g1"}},
    {"podcast": {"itunes": {"guid": "g1"}}},
    {"Podcast": {"GUID": "g1"}},
    {"itunes": {"guid": "g1"}},
    {"extra": {"guid": "g1"}},
    {"extra": {"podcast_guid": "g1"}},
    {"extra": {"podcast": {"guid": "g1"}}},
    {"params": {"guid": "g1"}},
    {"params": {"episodeGuid": "g1"}},
    {"params": {"podcast": {"guid": "g1"}}},
    {"podcastGuid": "", "podcast_guid": "g1"},
    {"guid": "", "podcast_guid": "g1"},
    {"itunes:guid": "g1"},
    {"podcast:guid": "g1"},
    {"episode": {"guid": "g1"}},
    {"podcast": {"episode": {"guid": "g1"}}},
    {"guid": {"value": "g1", "isPermaLink": False}},
    {"guid": {"#text": "g1"}},
    {"guid": None, "itunes": {"guid": "g1"}},
    {"id": "7", "podcast_guid": "g1"},
    {"id": "7", "extra": {"guid": "g1"}},
    {"guid": "g1", "podcast_guid": "g2"},
    {"podcast_guid": "g1", "episode_guid": "g2"},
    {"podcast_guid": "g2", "podcast": {"guid": "g1"}},
    {"podcast_id": "1234567", "id": "g1"},
]


@pytest.mark.parametrize("meta", GUIDS, ids=str)
def test_a_guid_is_found_however_its_key_is_spelled(meta: dict[str, Any]) -> None:
    assert episode(meta).guid == "g1"


@pytest.mark.parametrize(
    "meta",
    [
        {"podcast_id": "1234567"},
        {"itunes": {"id": "1234567"}},
        {"itunes_id": 1234567},
        {"extra": {"id": "sidebar"}},
        {"params": {"id": "sidebar"}},
        {"feed_guid": "g1"},
        {"podcasts": {"guid": "g1"}},
        {"other": {"guid": "g1"}},
    ],
    ids=str,
)
def test_what_identifies_something_else_is_no_guid(meta: dict[str, Any]) -> None:
    assert episode(meta).guid == ""


VALUES: list[tuple[dict[str, Any], str, object]] = [
    ({"audioUrl": RECORDING}, "audio", RECORDING),
    ({"audio-url": RECORDING}, "audio", RECORDING),
    ({"AudioFile": RECORDING}, "audio", RECORDING),
    ({"podcastUrl": RECORDING}, "audio", RECORDING),
    ({"podcast_audio": RECORDING}, "audio", RECORDING),
    ({"extra": {"audio": RECORDING}}, "audio", RECORDING),
    ({"params": {"audioUrl": RECORDING}}, "audio", RECORDING),
    ({"params": {"podcast": RECORDING}}, "audio", RECORDING),
    ({"episodeNumber": 6}, "number", 6),
    ({"podcast_episode": 6}, "number", 6),
    ({"itunes": {"episode": 6}}, "number", 6),
    ({"epNumber": 6}, "number", 6),
    ({"seasonNumber": 3}, "season", 3),
    ({"itunes:season": 3}, "season", 3),
    ({"podcastSeason": 3}, "season", 3),
    ({"itunes_season": "3"}, "season", 3),
    ({"itunes": {"episodeType": "bonus"}}, "type", "bonus"),
    ({"podcast_episode_type": "bonus"}, "type", "bonus"),
    ({"itunesEpisodeType": "bonus"}, "type", "bonus"),
    ({"itunes_type": "serial"}, "type", "full"),
    ({"itunes": {"duration": "1:00"}}, "duration", 60),
    ({"podcastDuration": "1:00"}, "duration", 60),
    ({"itunes": {"explicit": "yes"}}, "explicit", True),
    ({"itunes_image": {"href": "https://a.org/i.png"}}, "image", "https://a.org/i.png"),
    ({"itunes_subtitle": "In short."}, "summary", "In short."),
    ({"itunes": {"keywords": "a, b"}}, "tags", ("a", "b")),
    ({"itunes_category": "Technology"}, "tags", ()),
    ({"title": "One", "podcast_title": "The show"}, "title", "One"),
    ({"title": "One", "params": {"title": "Two"}}, "title", "One"),
    ({"podcast_name": "The show"}, "title", "A"),
    ({"params": {"author": "Ana"}}, "people", ("Ana",)),
]


@pytest.mark.parametrize(("meta", "field", "value"), VALUES, ids=str)
def test_a_key_is_understood_in_every_spelling(
    meta: dict[str, Any], field: str, value: object
) -> None:
    result = getattr(episode(meta), field)
    if field == "audio":
        assert [audio.url for audio in result] == [value]
    elif field == "people":
        assert tuple(person.name for person in result) == value
    else:
        assert result == value


@pytest.mark.parametrize(
    "meta",
    [
        {"extra": {"audio": "Dolby Atmos"}},
        {"params": {"audio": "stereo"}},
        {"extra": {"embed": "https://www.youtube.com/watch?v=abcdefghijk"}},
        {"params": {"link": "https://example.org/"}},
        {"podcast_url": "https://podcasts.apple.com/podcast/id1"},
        {"itunes_link": "https://podcasts.apple.com/podcast/id1"},
        {"podcast_category": "podcast"},
        {"extra": {"download": "tool.zip"}},
    ],
    ids=str,
)
def test_a_general_mapping_makes_no_page_an_episode_by_accident(meta: dict[str, Any]) -> None:
    site = Site()
    assert not is_marked(site.flatten(meta), site)


@pytest.mark.parametrize(
    "meta",
    [
        {"params": {"player": "plyr", "date": "soon", "duration": "short", "explicit": "ask"}},
        {"extra": {"raw": True, "location": "header", "block": "sidebar", "type": "wide"}},
    ],
    ids=str,
)
def test_other_uses_of_a_general_mapping_are_no_mistakes(meta: dict[str, Any]) -> None:
    assert read_episode("a.md", FrontMatter(meta, ""), Site())[1] == []


def test_a_problem_names_the_key_as_it_is_spelled_with_its_line() -> None:
    front = read("---\ntitle: One\npodcastDuration: shortish\n---\n")
    (problem,) = read_episode("a.md", front, Site())[1]
    assert problem.line == 3
    assert problem.message.startswith("`podcastDuration`: `shortish` is not a length of time")


def test_a_key_that_the_site_adds_is_understood_in_every_spelling() -> None:
    keys = with_aliases({"guid": ["Feed-Identity"]})
    for meta in ({"feedIdentity": "g1"}, {"feed_identity": "g1"}, {"podcast_feedIdentity": "g1"}):
        assert episode(meta, keys=keys).guid == "g1"


def test_a_key_that_the_site_adds_may_be_one_that_is_not_read_otherwise() -> None:
    assert episode({"podcastId": "g1"}, keys=with_aliases({"guid": ["podcast_id"]})).guid == "g1"


def test_no_spelling_of_a_key_is_taken_for_a_misspelled_one() -> None:
    check = KeyCheck(Site().keys)
    names = Site().key_table.names
    spellings = {*names, *names.values(), "episodeType", "audioUrl", "podcastGUID", "epNumber"}
    suggestions = {name: check.suggest(name) for name in spellings}
    assert {name for name, suggestion in suggestions.items() if suggestion} == set()
