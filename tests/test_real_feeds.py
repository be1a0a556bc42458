"""Feeds that others wrote, with the results that gPodder's parser expects of them: what it finds, the
import finds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from mkdocs_podcast.importing.feed_reader import read_feed
from mkdocs_podcast.importing.feed_shapes import channel_of, next_page
from mkdocs_podcast.importing.feed_xml import read_document
from mkdocs_podcast.importing.imported import ImportedEpisode, SourceError
from mkdocs_podcast.importing.notes_markdown import text_in
from mkdocs_podcast.text import clock_times

_FEEDS = Path(__file__).parents[2] / "shared/data/feeds"
if not _FEEDS.is_dir():
    pytest.skip("the feeds of others are not here", allow_module_level=True)
_BASE = "https://feeds.example.org/a/"
_HOST = "https://feeds.example.org/"
# gPodder's name for the folder of the feed.
_THEIR_BASE = "file://tests/data/"
# More than gPodder takes: it stops at one episode on demand, and wants a title or one recording.
_WE_TAKE_MORE = {"max_episodes", "no_title_multi_enclosure", "no_enclosure"}
# A GUID is a text, which apps compare as it is written. Without one, the directories that are
# documented take the recording's address, and gPodder takes the page's.
_OTHER_GUIDS = {"permalink": "episode/1/", "no_guid": "http://example.com/test.ogg"}
_FROM_FEED = sorted(path.stem for path in (_FEEDS / "gpodder").glob("*.rss"))


def expected_of(name: str) -> dict[str, Any]:
    text = (_FEEDS / f"gpodder/{name}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(
        text.replace(_THEIR_BASE, _BASE).replace("file://tests/", _HOST)
    )
    return data


def enclosures_of(front: Mapping[str, Any]) -> list[str]:
    audio = front.get("audio") or []
    return [audio] if isinstance(audio, str) else [entry["url"] for entry in audio]


def facts_of(episode: ImportedEpisode, expected: Mapping[str, Any]) -> dict[str, object]:
    """What is read of an episode, under gPodder's names."""
    front = episode.front
    people = [*front.get("hosts", []), *front.get("guests", []), *front.get("people", [])]
    chapters = front.get("chapters")
    return {
        "title": episode.title,
        "guid": urljoin(_BASE, episode.identity) if "/a/" in expected["guid"] else episode.identity,
        "published": int(episode.date.timestamp()) if episode.date else 0,
        "total_time": int(clock_times.duration(front.get("duration")) or 0),
        "number": front.get("number"),
        "season": front.get("season"),
        "type": front.get("episode_type"),
        "explicit": front.get("explicit"),
        "episode_art_url": front.get("image"),
        "chapters_json_url": chapters if isinstance(chapters, str) else None,
        "transcript_url": next((entry["url"] for entry in front.get("transcripts", [])), None),
        "persons": [person["name"] for person in people] or None,
        "enclosures": [*enclosures_of(front), *filter(None, [front.get("image")])],
    }


def test_there_are_seventy_of_them() -> None:
    assert len(_FROM_FEED) == 70


@pytest.mark.parametrize("name", _FROM_FEED)
def test_what_gpodder_finds_in_a_feed_is_found(name: str) -> None:
    data = (_FEEDS / f"gpodder/{name}.rss").read_bytes()
    expected = expected_of(name)
    document = read_document(data)
    if "new_url" in expected and not document.root.findall("channel"):
        with pytest.raises(SourceError, match=expected["new_url"]):
            read_feed(document)
        return
    assert next_page(channel_of(document.root, _BASE)) == expected.get("paged_feed_next", "")
    show = read_feed(read_document(data), _BASE)
    if name in _WE_TAKE_MORE:
        assert len(show.episodes) > len(expected["episodes"])
    else:
        assert len(show.episodes) == len(expected["episodes"])
    channel = show.options.get("channel", {})
    # A show without a title has that of its file there.
    assert show.site.get("site_name", name) == expected["title"]
    assert show.site.get("site_url") in (expected.get("link"), "http://example.org/", None)
    for option, key in (("image", "cover_url"), ("author", "itunes_author")):
        if key in expected:
            assert show.options[option] == expected[key]
    if "itunes_owner" in expected:
        owner = {key: value for key, value in expected["itunes_owner"].items() if value}
        assert channel["owner"] == owner
    if "funding_url" in expected or expected.get("payment_url"):
        url = expected.get("funding_url") or expected["payment_url"]
        assert channel["funding"][0]["url"] == url
    assert channel.get("locked") == expected.get("import_prohibited")
    assert channel.get("type", "episodic") == expected.get("type", "episodic")
    assert show.options.get("language") == expected.get("language")
    assert show.options.get("explicit") == expected.get("explicit")
    assert show.site.get("site_description") == expected.get("description")


@pytest.mark.parametrize("name", _FROM_FEED)
def test_what_gpodder_finds_in_an_episode_is_found(name: str) -> None:
    document = read_document((_FEEDS / f"gpodder/{name}.rss").read_bytes())
    expected = {entry["title"]: entry for entry in expected_of(name)["episodes"]}
    if not expected:
        return
    episodes = {episode.title: episode for episode in read_feed(document, _BASE).episodes}
    for title, entry in expected.items():
        episode = episodes[title]
        entry["guid"] = _OTHER_GUIDS.get(name, entry["guid"])
        facts = facts_of(episode, entry)
        for field in facts.keys() & entry.keys() - {"enclosures", "persons", "title"}:
            assert facts[field] == entry[field], field
        # A file that it finds in two elements, it names twice.
        assert set(facts["enclosures"]) >= {file["url"] for file in entry["enclosures"]}  # type: ignore[call-overload]
        names = [person["name"] for person in entry.get("persons", [])] or None
        assert facts["persons"] == names
        for chapter, theirs in zip(
            episode.front.get("chapters", []), entry.get("chapters", []), strict=False
        ):
            assert chapter["title"] == theirs["title"]
            assert int(clock_times.duration(chapter["start"]) or 0) == theirs["start"]
        words = set(text_in(entry.get("description_html") or entry["description"]).split())
        ours = f"{episode.front.get('description', '')} {episode.notes}".replace("*", "").split()
        assert words <= set(ours)


@pytest.mark.parametrize("path", sorted(_FEEDS.glob("*.xml")), ids=lambda path: path.stem)
def test_real_feeds_are_read_with_all_their_episodes(path: Path) -> None:
    data = path.read_bytes()
    show = read_feed(read_document(data))
    assert len(show.episodes) == data.count(b"</item>")
    assert len({episode.identity for episode in show.episodes}) == len(show.episodes)
    assert all(episode.date and "guid" in episode.front for episode in show.episodes)
