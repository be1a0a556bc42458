"""Round trips: readers written by others find in a feed what went into it."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import feedparser
import podcastparser
import pytest

from conftest import ROOT, require_file, require_tool
from feed_samples import (
    FULL,
    FULL_ITEM,
    MINIMAL,
    MINIMAL_ITEM,
    SHA256,
    TRAILER_ITEM,
    changed,
    full,
    minimal,
    xml,
)
from mkdocs_podcast.feed.channel import Channel, Enclosure, FeedDocument, Item
from mkdocs_podcast.feed.rss import write

OLD_PODCAST_NAMESPACE = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
)
NOTES = FULL_ITEM.notes()


def run(*command: str | Path, given: str = "", env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=120, env={**os.environ, **(env or {})}, check=False)  # fmt: skip
    assert done.returncode == 0, f"{command[0]}: {(done.stderr or done.stdout).decode()}"
    return done.stdout.decode()


def with_node(script: str, feed: str) -> Any:
    require_file(ROOT / "node_modules/feedsmith/package.json", "run `npm ci`.")
    return json.loads(
        run(
            require_tool("node"), ROOT / "tests/readers" / script, given=feed, env={"LOG": "silent"}
        )
    )


@pytest.mark.parametrize("feed", [full, minimal])
def test_xmllint_finds_a_feed_well_formed(feed: Callable[[], str]) -> None:
    run(require_tool("xmllint"), "--noout", "--nonet", "-", given=feed())


def test_feedparser_finds_nothing_wrong_and_every_field() -> None:
    found = feedparser.parse(full().encode())
    assert not found.bozo
    assert (found.feed.title, found.feed.language, found.feed.link) == (
        FULL.title,
        FULL.language,
        FULL.link,
    )
    assert (found.feed.image.href, found.feed.publisher_detail.email) == (
        FULL.image,
        FULL.extras.owner.email,
    )
    entry = found.entries[0]
    assert (entry.title, entry.link, entry.id) == (FULL_ITEM.title, FULL_ITEM.link, FULL_ITEM.guid)
    assert entry.published_parsed[:6] == (2026, 3, 1, 14, 0, 0)
    assert (entry.itunes_season, entry.itunes_episode, entry.itunes_duration) == ("3", "12", "2816")
    assert [dict(one) for one in entry.enclosures] == [
        {"href": FULL_ITEM.enclosure.url, "length": "24381952", "type": "audio/mpeg"}
    ]


def test_gpodders_parser_finds_every_field() -> None:
    feed = full().replace(
        'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
        f'xmlns:podcast="{OLD_PODCAST_NAMESPACE}"',
    )
    found = podcastparser.parse(FULL.url, BytesIO(feed.encode()))
    told = (
        found["title"],
        found["link"],
        found["cover_url"],
        found["type"],
        found["itunes_owner"]["email"],
    )
    assert told == (FULL.title, FULL.link, FULL.image, FULL.extras.type, FULL.extras.owner.email)
    episode = next(one for one in found["episodes"] if one["guid"] == FULL_ITEM.guid)
    assert (episode["title"], episode["link"], episode["number"]) == (
        FULL_ITEM.title,
        FULL_ITEM.link,
        FULL_ITEM.number,
    )
    assert (episode["published"], episode["total_time"], episode["explicit"]) == (
        1_772_373_600,
        2816,
        True,
    )
    assert episode["description_html"] == NOTES.html
    assert episode["enclosures"][0] == {
        "url": FULL_ITEM.enclosure.url, "file_size": 24381952, "mime_type": "audio/mpeg",
    }  # fmt: skip
    assert episode["chapters"] == [
        {"start": 0, "title": "Hello"},
        {
            "start": 168,
            "title": "What a hook is",
            "href": "https://example.org/hook",
            "image": "https://example.org/show/hook.jpg",
        },
        {"start": 3723, "title": "Tom & <Jerry>"},
    ]
    assert episode["chapters_json_url"] == FULL_ITEM.chapters_url
    assert episode["transcript_url"] == FULL_ITEM.transcripts[-1].url


def test_the_podcast_index_finds_every_tag_of_the_channel() -> None:
    found = with_node("partytime.mjs", full())
    assert {name for names in found["pc20support"].values() for name in names} == {
        *(
            "locked",
            "funding",
            "transcript",
            "chapters",
            "soundbite",
            "person",
            "location",
            "season",
            "episode",
        ),
        *(
            "trailer",
            "license",
            "guid",
            "alternateEnclosure",
            "medium",
            "socialInteract",
            "txt",
            "podroll",
            "publisher",
            "remoteItem",
            "value",
            "block",
        ),
    }
    assert (found["title"], found["description"], found["link"]) == (
        FULL.title,
        FULL.description,
        FULL.link,
    )
    assert (found["locked"], found["podcastOwner"], found["guid"]) == (
        True,
        FULL.extras.locked_owner,
        FULL.guid,
    )
    assert (found["itunesType"], found["itunesBlock"], found["itunesComplete"]) == (
        "serial",
        True,
        True,
    )
    assert found["itunesCategory"] == [
        *("Society & Culture > Documentary", "Society & Culture > Places & Travel", "Technology")
    ]
    assert found["podcastFunding"] == [
        {"message": one.text, "url": one.url} for one in FULL.extras.funding
    ]
    assert found["trailers"][0]["season"] == 2
    assert found["podroll"] == [
        {
            "feedGuid": FULL.extras.podroll[0].feed_guid,
            "feedUrl": FULL.extras.podroll[0].feed_url,
            "title": "Podnews",
        }
    ]
    assert found["podcastTxt"] == [{"value": "1a2b3c", "purpose": "applepodcastsverify"}]
    assert found["license"] == {"identifier": "my licence", "url": "https://example.org/licence"}


def test_the_podcast_index_finds_every_tag_of_an_item() -> None:
    found = with_node("partytime.mjs", full())["items"][0]
    assert (found["title"], found["guid"], found["duration"]) == (
        FULL_ITEM.title,
        FULL_ITEM.guid,
        2816,
    )
    assert found["enclosure"] == {
        "url": FULL_ITEM.enclosure.url,
        "length": 24381952,
        "type": "audio/mpeg",
    }
    assert [one["url"] for one in found["podcastTranscripts"]] == [
        one.url for one in FULL_ITEM.transcripts
    ]
    assert found["podcastChapters"] == {
        "url": FULL_ITEM.chapters_url,
        "type": "application/json+chapters",
    }
    assert [(one["startTime"], one["duration"]) for one in found["podcastSoundbites"]] == [
        (73.25, 60),
        (1234.5, 42.25),
    ]
    assert [(one["name"], one["role"], one["group"]) for one in found["podcastPeople"]] == [
        ("Ana Ferreira", "Guest", "Cast"), ("Alex", "Host", "Cast"), ("Bo", "Sound Designer", "Audio Post-Production"),
    ]  # fmt: skip
    assert found["podcastSeason"] == {"number": 3, "name": "The sea at night"}
    assert found["podcastEpisode"] == {"number": 12, "display": "Ch. 12"}
    assert found["podcastLocation"] == {
        "name": "Poldhu",
        "osm": "W146637234",
        "geo": "geo:50.03,-5.26",
    }
    assert found["license"]["identifier"] == "cc-by-4.0"
    alternates = found["alternativeEnclosures"]
    assert [(one["type"], one["default"], one["source"][0]["uri"]) for one in alternates] == [
        (one.type, one.is_default, one.url) for one in FULL_ITEM.alternates if one.length
    ]
    scheme, _, digest = alternates[0]["integrity"]["value"].partition("-")
    assert (scheme, base64.b64decode(digest).hex()) == ("sha256", SHA256)


def test_the_podcast_index_reads_the_least_there_is() -> None:
    found = with_node("partytime.mjs", minimal())
    assert (found["title"], len(found["items"]), found["medium"]) == (MINIMAL.title, 1, "podcast")
    assert found["items"][0]["pubDate"] == "2026-01-05T09:30:00.000Z"


def test_feedsmith_finds_what_the_others_have_no_place_for() -> None:
    found = with_node("feedsmith.mjs", full())
    item = found["items"][0]
    assert item["content"]["encoded"] == NOTES.html
    assert item["description"] == NOTES.description
    assert [one["start"] for one in item["psc"]["chapters"]] == [
        "00:00:00.000",
        "00:02:48.500",
        "01:02:03.250",
    ]
    assert item["podcast"]["transcripts"][0] == {
        "url": FULL_ITEM.transcripts[0].url, "type": "text/vtt", "language": "en", "rel": "captions",
    }  # fmt: skip
    assert item["podcast"]["txts"] == [
        {"display": "false", "purpose": "ai-content"},
        {"display": "no purpose"},
    ]
    assert [one["protocol"] for one in item["podcast"]["socialInteracts"]] == [
        "activitypub",
        "disabled",
    ]
    assert item["podcast"]["locations"][0]["country"] == "GB"
    assert item["podcast"]["chat"] == {"server": "irc.example.org"}
    assert item["media"]["ratings"] == [{"value": "nonadult", "scheme": "urn:simple"}]
    assert item["itunes"]["block"] is True
    assert found["podcast"]["updateFrequency"]["rrule"] == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    assert found["podcast"]["images"][0] == {
        "href": FULL.extras.images[0].url, "alt": "A wave", "aspectRatio": "16/9", "width": 1920, "height": 1080,
        "type": "image/jpeg", "purpose": "artwork",
    }  # fmt: skip
    assert found["itunes"]["newFeedUrl"] == FULL.extras.new_feed_url
    assert found["spotify"] == {"countryOfOrigin": "gb"}
    assert found["items"][1]["itunes"]["episodeType"] == "trailer"


def test_the_documents_of_a_long_feed_link_to_each_other() -> None:
    document = FeedDocument("feed.xml", MINIMAL.url, (MINIMAL_ITEM,), first="https://example.org/1", previous="https://example.org/1",
                        next="https://example.org/3", last="https://example.org/9")  # fmt: skip
    links = with_node("feedsmith.mjs", "".join(write(MINIMAL, document)))["atom"]["links"]
    assert [(one["rel"], one["href"]) for one in links] == [
        ("self", MINIMAL.url), ("first", "https://example.org/1"), ("prev", "https://example.org/1"),
        ("next", "https://example.org/3"), ("last", "https://example.org/9"),
    ]  # fmt: skip


@pytest.fixture(params=["feed.xml", "rss"])
def address(
    tmp_path: Path, serve_folder: Callable[[Path], str], request: pytest.FixtureRequest
) -> str:
    """The address of a feed of two episodes, which can be downloaded. Without an ending, servers say
    of it that it is a file of any kind."""
    name: str = request.param
    folder = tmp_path / "site"
    folder.mkdir()
    root = serve_folder(folder)
    for recording in ("1.mp3", "trailer.m4a"):
        (folder / recording).write_bytes(recording.encode() * 1000)

    def here(item: Item) -> Item:
        recording = item.enclosure.url.rsplit("/", 1)[1]
        enclosure = Enclosure(
            f"{root}{recording}", item.enclosure.type, (folder / recording).stat().st_size, 60
        )
        return item._replace(enclosure=enclosure)

    channel: Channel = changed(FULL, url=f"{root}{name}", image="", new_feed_url="", block=False)
    (folder / name).write_text(xml(channel, here(MINIMAL_ITEM), here(TRAILER_ITEM)), "utf-8")
    with urlopen(f"{root}{name}") as response:
        has_type = response.headers["Content-Type"] != "application/octet-stream"
    assert has_type == name.endswith(".xml")
    return f"{root}{name}"


def test_gpodder_subscribes_and_downloads(address: str, tmp_path: Path) -> None:
    gpo = require_tool("gpo")
    home = tmp_path / "gpodder"
    # gPodder is Debian's, and uses Debian's Python.
    env = {"GPODDER_HOME": str(home), "HOME": str(tmp_path), "PYTHONPATH": "", "VIRTUAL_ENV": ""}
    run(gpo, "subscribe", address, env=env)
    pending = run(gpo, "pending", env=env)
    assert FULL.title in pending
    assert (MINIMAL_ITEM.title in pending, TRAILER_ITEM.title in pending) == (True, True)
    run(gpo, "download", env=env)
    downloaded = {
        path.suffix: path.read_bytes()
        for path in (home / "Downloads").rglob("*")
        if path.suffix in {".mp3", ".m4a"}
    }
    assert downloaded == {".mp3": b"1.mp3" * 1000, ".m4a": b"trailer.m4a" * 1000}


def test_newsboat_reads_the_feed(address: str, tmp_path: Path) -> None:
    newsboat = require_tool("newsboat")
    (tmp_path / "urls").write_text(f"{address}\n", "utf-8")
    run(
        newsboat,
        "-u",
        tmp_path / "urls",
        "-c",
        tmp_path / "cache.db",
        "-C",
        "/dev/null",
        "-x",
        "reload",
        env={"HOME": str(tmp_path)},
    )
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        feed = cache.execute(
            "select title, url from rss_feed where rssurl = ?", (address,)
        ).fetchone()
        items = cache.execute(
            "select guid, title, url, pubDate, content, enclosure_url, enclosure_type from rss_item order by pubDate desc"
        ).fetchall()
    cache.close()
    assert feed == (FULL.title, FULL.link)
    root = address.rpartition("/")[0] + "/"
    assert items == [
        (MINIMAL_ITEM.guid, MINIMAL_ITEM.title, MINIMAL_ITEM.link, int(MINIMAL_ITEM.date.timestamp()), "<p>First.</p>", f"{root}1.mp3", "audio/mpeg"),
        (TRAILER_ITEM.guid, TRAILER_ITEM.title, TRAILER_ITEM.link, int(TRAILER_ITEM.date.timestamp()), "", f"{root}trailer.m4a", "audio/x-m4a"),
    ]  # fmt: skip
