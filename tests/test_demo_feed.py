"""The demo show in readers written by others: every field is what its Markdown says, and what its
files measure."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import podcastparser
import pytest
import yaml

from browser import served
from conftest import ROOT, require_tool
from guide_commands import output_of
from guide_examples import console
from test_feed_readers import OLD_PODCAST_NAMESPACE, run, with_node

DOCS = ROOT / "docs"


class Told(NamedTuple):
    """What an episode's front matter says, and what its recording's file measures."""

    name: str
    meta: dict[str, Any]

    @property
    def audio(self) -> Path:
        return DOCS / "episodes" / self.meta["audio"]

    @property
    def date(self) -> dt.datetime:
        return dt.datetime.combine(self.meta["date"], dt.time(), dt.timezone.utc)

    @property
    def people(self) -> list[str]:
        return [*self.meta.get("guests", ()), *self.meta.get("hosts", ())]

    @property
    def chapters(self) -> list[tuple[int, str]]:
        return [(seconds(one["start"]), one["title"]) for one in self.meta["chapters"]]

    @property
    def guid(self) -> str:
        shows = json.loads((ROOT / "podcast.lock.json").read_text("utf-8"))["shows"]
        entries = {
            one["path"]: guid for show in shows.values() for guid, one in show["episodes"].items()
        }
        return str(entries[f"episodes/{self.name}.md"])


def seconds(clock: str) -> int:
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


def read(path: Path) -> Told:
    return Told(path.stem, yaml.safe_load(path.read_text("utf-8").split("---\n")[1]))


EPISODES = sorted(
    (
        told
        for told in map(read, DOCS.glob("episodes/*.md"))
        # One is still to come.
        if told.meta["date"] <= dt.datetime.now(dt.timezone.utc).date()
    ),
    key=lambda told: told.meta["date"],
    reverse=True,
)
SEASONS = {1: "Signals", 2: "Under water"}


class Demo(NamedTuple):
    """The site of the demo show, served: its address, and its feed."""

    root: str
    feed: str

    def at(self, path: str) -> str:
        return f"{self.root}episodes/{path}"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    site = folder / "site"
    site.mkdir()
    with ExitStack() as stack:
        root = stack.enter_context(served(site))
        config = re.sub(
            r"(?m)^site_url: .*$",
            f"site_url: {root}\ndocs_dir: {DOCS}",
            (ROOT / "mkdocs.yml").read_text("utf-8"),
        )
        (folder / "mkdocs.yml").write_text(config, "utf-8")
        for name in ("podcast.lock.json", "CHANGELOG.md"):
            shutil.copy(ROOT / name, folder / name)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, check=True
        )
        yield Demo(root, (site / "podcast/feed.xml").read_text("utf-8"))


def test_the_demo_show_is_the_one_that_is_meant() -> None:
    assert len(EPISODES) >= 8
    assert {told.meta.get("type", "full") for told in EPISODES} == {"full", "trailer", "bonus"}
    assert {told.meta["season"] for told in EPISODES} == SEASONS.keys()


def test_xmllint_finds_it_well_formed(demo: Demo) -> None:
    run(require_tool("xmllint"), "--noout", "--nonet", "-", given=demo.feed)


def test_feedparser_finds_what_the_markdown_says(demo: Demo) -> None:
    found = feedparser.parse(demo.feed.encode())
    assert not found.bozo
    assert found.feed.title == "Small Hours, Long Waves"
    assert len(found.entries) == len(EPISODES)
    for entry, told in zip(found.entries, EPISODES, strict=True):
        assert (entry.title, entry.link, entry.id) == (
            told.meta["title"],
            demo.at(f"{told.name}/"),
            told.guid,
        )
        assert entry.published_parsed[:6] == told.date.timetuple()[:6]
        assert (entry.get("itunes_season"), entry.get("itunes_episode")) == (
            str(told.meta["season"]), str(told.meta["episode"]) if "episode" in told.meta else None,
        )  # fmt: skip
        assert abs(int(entry.itunes_duration) - seconds(told.meta["duration"])) <= 1
        assert [dict(one) for one in entry.enclosures] == [
            {
                "href": demo.at(told.meta["audio"]),
                "length": str(told.audio.stat().st_size),
                "type": "audio/mpeg",
            }
        ]


def test_gpodders_parser_finds_what_the_markdown_says(demo: Demo) -> None:
    # It knows the namespace by its old name alone.
    feed = demo.feed.replace("https://podcastindex.org/namespace/1.0", OLD_PODCAST_NAMESPACE)
    found = podcastparser.parse(f"{demo.root}podcast/feed.xml", BytesIO(feed.encode()))
    assert len(found["episodes"]) == len(EPISODES)
    for episode in found["episodes"]:
        told = next(one for one in EPISODES if one.guid == episode["guid"])
        assert (episode["title"], episode["link"]) == (told.meta["title"], demo.at(f"{told.name}/"))
        assert (episode["published"], episode.get("number")) == (
            told.date.timestamp(),
            told.meta.get("episode"),
        )
        assert [(round(one["start"]), one["title"]) for one in episode["chapters"]] == told.chapters
        assert episode["transcript_url"] == demo.at(told.meta["transcript"])
        assert episode["chapters_json_url"] == demo.at(f"{told.name}/chapters.json")
        assert [one["name"] for one in episode["persons"]] == told.people


def test_the_podcast_index_finds_what_the_markdown_says(demo: Demo) -> None:
    found = with_node("partytime.mjs", demo.feed)
    assert [one["title"] for one in found["items"]] == [told.meta["title"] for told in EPISODES]
    for item, told in zip(found["items"], EPISODES, strict=True):
        assert item["enclosure"] == {
            "url": demo.at(told.meta["audio"]), "length": told.audio.stat().st_size, "type": "audio/mpeg",
        }  # fmt: skip
        assert item["itunesEpisodeType"] == told.meta.get("type", "full")
        season = told.meta["season"]
        assert item["podcastSeason"] == {"number": season, "name": SEASONS[season]}
        assert item["podcastChapters"]["url"] == demo.at(f"{told.name}/chapters.json")
        assert item["podcastTranscripts"] == [
            {"url": demo.at(told.meta["transcript"]), "type": "text/vtt", "language": "en"}
        ]
        assert [one["name"] for one in item["podcastPeople"]] == told.people
        assert item["itunesImage"] == demo.at(told.meta["image"])


def test_feedsmith_finds_what_the_markdown_says(demo: Demo) -> None:
    for item, told in zip(with_node("feedsmith.mjs", demo.feed)["items"], EPISODES, strict=True):
        assert item["guid"] == {"value": told.guid, "isPermaLink": False}
        starts = [(seconds(one["start"][3:8]), one["title"]) for one in item["psc"]["chapters"]]
        assert starts == told.chapters
        assert item["podcast"].get("episode") == (
            {"number": told.meta["episode"]} if "episode" in told.meta else None
        )


def test_gpodder_downloads_every_episode(demo: Demo, tmp_path: Path) -> None:
    gpo = require_tool("gpo")
    env = {
        "GPODDER_HOME": str(tmp_path / "gpodder"),
        "HOME": str(tmp_path),
        "PYTHONPATH": "",
        "VIRTUAL_ENV": "",
    }
    run(gpo, "subscribe", f"{demo.root}podcast/feed.xml", env=env)
    run(gpo, "download", env=env)
    downloaded = [path.read_bytes() for path in (tmp_path / "gpodder/Downloads").rglob("*.mp3")]
    assert sorted(downloaded) == sorted(told.audio.read_bytes() for told in EPISODES)


def test_newsboat_shows_every_episode(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(f"{demo.root}podcast/feed.xml\n", "utf-8")
    options = (
        "-u",
        tmp_path / "urls",
        "-c",
        tmp_path / "cache.db",
        "-C",
        "/dev/null",
        "-x",
        "reload",
    )
    run(require_tool("newsboat"), *options, env={"HOME": str(tmp_path)})
    cache = sqlite3.connect(tmp_path / "cache.db")
    seen = cache.execute(
        "select guid, title, enclosure_url from rss_item order by pubDate desc"
    ).fetchall()
    cache.close()
    assert seen == [
        (told.guid, told.meta["title"], demo.at(told.meta["audio"])) for told in EPISODES
    ]


def test_the_guide_shows_what_an_import_of_it_prints(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    feed = demo.feed.replace(demo.root, "https://small-hours.example.org/")
    (tmp_path / "old-feed.xml").write_text(feed, "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = console(DOCS / "guide/moving-from-a-host.md", "1. Import the feed")
    assert len(commands) == 3
    for command, shown in commands:
        assert output_of(command, caplog) == shown, command
