"""What search engines and other programs read in the heads of pages."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from conftest import ROOT, require_file
from mkdocs_podcast.model.chapter import Chapter
from mkdocs_podcast.model.episode import Episode, Person
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.pages.structured_data import (
    EpisodeFiles,
    MediaFile,
    StructuredData,
    iso_duration,
)
from sites import MP3, Site, build, page_of

HOSTILE = "</script><script>alert(1)</script> \"'&<!-- \u2028"
VTT = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>We are on the shore.\n"


def data_of(element: str) -> dict[str, Any]:
    """The data in the one element that this is."""
    script = BeautifulSoup(element, "html.parser").find_all("script")
    assert len(script) == 1
    assert script[0]["type"] == "application/ld+json"
    return dict(json.loads(script[0].string))


def structured_data(**fields: Any) -> StructuredData:
    defaults: dict[str, Any] = {
        "show": Show("The show", url="podcast/"),
        "site_url": "https://example.org/",
        "full": lambda path: f"https://example.org/{path}" if path else "",
    }
    return StructuredData(**{**defaults, **fields})


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0, ""),
        (0.2, "PT1S"),
        (59, "PT59S"),
        (60, "PT1M"),
        (3600, "PT1H"),
        (3723.4, "PT1H2M3S"),
        (90_000, "PT25H"),
    ],
)
def test_lengths_are_written_as_iso_8601_has_them(seconds: float | None, text: str) -> None:
    assert iso_duration(seconds) == text


def test_an_episode_says_all_that_is_known_of_it() -> None:
    episode = Episode(
        "e.md",
        "One & two",
        url="e/",
        date=dt.datetime(2026, 1, 2, tzinfo=dt.timezone.utc),
        summary="What it\nis.",
        season=2,
        number=3,
        duration=90,
        image="cover.png",
        tags=("sea", "land"),
        people=(
            Person("Ana", "host", path="people/ana.md"),
            Person("Tom", url="https://tom.example/", image="tom.png"),
            Person("Mia", "editor"),
        ),
        explicit=True,
    )
    files = EpisodeFiles(
        MediaFile("https://cdn.example.org/e.mp3", "audio/mpeg", 1_234_567, 90.4),
        (MediaFile("https://example.org/e/t.vtt", "text/vtt"),),
        (Chapter(0, "Start"), Chapter(10, "", image="x.png", hidden=True), Chapter(30.5, "End")),
    )
    data = structured_data(
        season_names={2: "The sea"}, feed_url="https://example.org/podcast/feed.xml"
    )
    assert data_of(data.episode_element(episode, files)) == {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "url": "https://example.org/e/",
        "name": "One & two",
        "image": "https://example.org/cover.png",
        "datePublished": "2026-01-02",
        "inLanguage": "en",
        "duration": "PT1M30S",
        "episodeNumber": "3",
        "keywords": "sea, land",
        "isFamilyFriendly": False,
        "author": [
            {"@type": "Person", "name": "Ana", "url": "https://example.org/people/ana.md"},
        ],
        "actor": [
            {
                "@type": "Person",
                "name": "Tom",
                "url": "https://tom.example/",
                "image": "https://example.org/tom.png",
            },
        ],
        "contributor": [{"@type": "Person", "name": "Mia"}],
        "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": 2, "name": "The sea"},
        "partOfSeries": {
            "@type": "PodcastSeries",
            "@id": "https://example.org/podcast/",
            "name": "The show",
        },
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": "https://cdn.example.org/e.mp3",
            "encodingFormat": "audio/mpeg",
            "contentSize": "1235 kB",
            "caption": [
                {
                    "@type": "MediaObject",
                    "contentUrl": "https://example.org/e/t.vtt",
                    "encodingFormat": "text/vtt",
                }
            ],
        },
        "hasPart": [
            {
                "@type": "Clip",
                "name": "Start",
                "startOffset": 0,
                "endOffset": 30.5,
                "url": "https://example.org/e/#t=0",
            },
            {
                "@type": "Clip",
                "name": "End",
                "startOffset": 30.5,
                "endOffset": 90,
                "url": "https://example.org/e/#t=30.5",
            },
        ],
    }


def test_a_video_and_a_providers_player_are_called_what_they_are() -> None:
    data = structured_data()
    video = EpisodeFiles(MediaFile("https://cdn.example.org/e.mp4", "video/mp4"))
    element = data.episode_element(Episode("e.md", "E", url="e/"), video)
    assert data_of(element)["associatedMedia"]["@type"] == "VideoObject"
    player = Episode("e.md", "E", url="e/", player="https://share.transistor.fm/e/1")
    element = data.episode_element(player, EpisodeFiles())
    assert data_of(element)["associatedMedia"] == {
        "@type": "MediaObject",
        "embedUrl": "https://share.transistor.fm/e/1",
    }


def test_no_text_ends_the_element() -> None:
    element = structured_data(show=Show(HOSTILE, HOSTILE, HOSTILE)).episode_element(
        Episode("e.md", HOSTILE, tags=(HOSTILE,), people=(Person(HOSTILE, "host", HOSTILE),)),
        EpisodeFiles(chapters=(Chapter(0, HOSTILE),)),
    )
    assert data_of(element)["name"] == HOSTILE
    text = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(text)


PAGES: dict[str, str | bytes] = {
    "episodes/1.md": page_of(
        "Notes.",
        title="First <b>",
        date={"created": "2026-01-02", "updated": "2026-02-14"},
        audio="1.mp3",
        season=1,
        number=4,
        hosts=["Ana"],
        guests=[{"name": "Tom", "url": "https://tom.example/"}],
        tags=["sea"],
        image="cover.png",
        transcript="1.vtt",
    ),
    "episodes/2.md": page_of("Notes.", title="Second", audio="https://cdn.example.org/2.mp4"),
    "episodes/1.mp3": MP3,
    "episodes/1.vtt": VTT,
    "episodes/cover.png": b"a picture",
    "cover.png": b"a picture",
}
OPTIONS = {
    "title": "The show",
    "description": "What & why.",
    "author": "Ana",
    "image": "cover.png",
    "categories": ["Technology", {"Education": "How To"}],
    "explicit": True,
    "subscribe": {"apple": "https://podcasts.apple.com/podcast/id1"},
    "channel": {"people": ["Ana Ferreira"], "season_names": {1: "Signals"}},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("site"), PAGES, OPTIONS, strict=False)


def page_data(site: Site, path: str) -> dict[str, Any]:
    element = site.page(path).select_one('head script[type="application/ld+json"]')
    assert element
    return dict(json.loads(element.string or ""))


def preview(site: Site, path: str) -> dict[str, str]:
    """The properties of a page's preview, each of which it has once."""
    tags = site.page(path).select("head meta[property], head meta[name^=twitter]")
    pairs = [(str(tag.get("property") or tag["name"]), str(tag["content"])) for tag in tags]
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


def test_the_index_and_each_episode_have_data_and_other_pages_have_none(site: Site) -> None:
    series = page_data(site, "podcast/index.html")
    assert series["@type"] == "PodcastSeries"
    assert series["@id"] == series["url"] == "https://example.org/podcast/"
    assert series["webFeed"] == "https://example.org/podcast/feed.xml"
    assert series["author"] == [{"@type": "Person", "name": "Ana Ferreira"}]
    assert series["genre"] == ["Technology", "How To"]
    assert series["sameAs"] == ["https://podcasts.apple.com/podcast/id1"]
    episode = page_data(site, "episodes/1/index.html")
    assert episode["partOfSeries"]["@id"] == series["@id"]
    assert episode["associatedMedia"]["contentUrl"] == "https://example.org/episodes/1.mp3"
    assert episode["partOfSeason"]["name"] == "Signals"
    assert episode["dateModified"] == "2026-02-14"
    for path in ("index.html", "podcast/tags/sea/index.html", "404.html"):
        text = site.text(path)
        assert "ld+json" not in text
        assert "og:title" not in text


def test_a_link_to_an_episode_shows_its_title_its_artwork_and_its_sound(site: Site) -> None:
    assert preview(site, "episodes/1/index.html") == {
        "og:type": "article",
        "og:site_name": "The show",
        "og:url": "https://example.org/episodes/1/",
        "og:title": "First <b>",
        "og:description": "Notes.",
        "og:image": "https://example.org/episodes/cover.png",
        "article:published_time": "2026-01-02",
        "article:modified_time": "2026-02-14",
        "og:audio": "https://example.org/episodes/1.mp3",
        "og:audio:type": "audio/mpeg",
        "twitter:card": "player",
        "twitter:player": "https://example.org/podcast/embed.html?episode=episodes/1/",
        "twitter:player:width": "640",
        "twitter:player:height": "310",
    }
    assert preview(site, "episodes/2/index.html")["og:video:type"] == "video/mp4"
    assert preview(site, "podcast/index.html")["og:type"] == "website"


def test_the_sitemap_has_the_dates_of_episodes(site: Site) -> None:
    entries = ElementTree.fromstring((site.out / "sitemap.xml").read_bytes())
    dates = {entry[0].text: entry[1].text for entry in entries}
    assert dates["https://example.org/episodes/1/"] == "2026-02-14"
    assert dates["https://example.org/"] == dates["https://example.org/episodes/2/"] != "2026-02-14"


def test_what_the_theme_says_already_is_not_said_twice(tmp_path: Path) -> None:
    head = (
        "<meta content='x' property='og:title'><meta property=og:image content=y>"
        '<meta name="twitter:card" content="summary_large_image">'
    )
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text(
        f'{{% extends "base.html" %}}{{% block extrahead %}}{head}{{% endblock %}}', "utf-8"
    )
    theme = {"name": "material", "font": False, "custom_dir": str(tmp_path / "theme")}
    site = build(tmp_path, PAGES, OPTIONS, strict=False, theme=theme)
    properties = preview(site, "episodes/1/index.html")
    assert properties["og:title"] == "x"
    assert properties["og:image"] == "y"
    assert properties["og:audio"] == "https://example.org/episodes/1.mp3"
    assert properties["twitter:card"] == "summary_large_image"
    assert "twitter:player" not in properties


def test_without_the_sites_address_there_is_nothing_to_point_to(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES, OPTIONS, strict=False, site_url="")
    assert "ld+json" not in site.text("episodes/1/index.html")
    assert "og:title" not in site.text("episodes/1/index.html")


def test_the_data_is_of_the_types_that_schema_org_declares(site: Site, tmp_path: Path) -> None:
    types = require_file(ROOT / "node_modules/schema-dts/package.json", "run `npm ci`.").parent
    pages = {
        "PodcastSeries": ["podcast/index.html"],
        "PodcastEpisode": ["episodes/1/index.html", "episodes/2/index.html"],
    }
    lines = ['import type { PodcastEpisode, PodcastSeries, WithContext } from "schema-dts";']
    for kind, paths in pages.items():
        for path in paths:
            data = json.dumps(page_data(site, path))
            lines.append(f"export const _{len(lines)}: WithContext<{kind}> = {data};")
    wrong = '{"@context": "https://schema.org", "@type": "PodcastEpisode", "lasts": 1}'
    lines.append(f"// @ts-expect-error\nexport const wrong: WithContext<PodcastEpisode> = {wrong};")
    (tmp_path / "data.ts").write_text("\n".join(lines), "utf-8")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules/schema-dts").symlink_to(types)
    options = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler"]
    compiler = ROOT / "node_modules/.bin/tsc"
    result = subprocess.run(
        [compiler, *options, "data.ts"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert result.stdout + result.stderr == ""
