"""URLs, and paths of files: two things, of which only one has a query."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

import media
from mkdocs_podcast.text.addresses import extension, join, path_extension, url_extension
from sites import build

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"


ADDRESSES = [
    *("", "a", "a/b/", "a.b/c", "~a/%20/_-", "../a", "./a", "a/../b", "a/./b", ".a", "a//b", "/a"),
    *("//b.org/a", "?a", "#a", "a?b#c", "a;b", "a:b", "https://b.org/", "é", "a b", "\ta", "%2e/a"),
]


@pytest.mark.parametrize(
    "base",
    [
        *("https://a.org/", "https://a.org", "http://a.org:80/x/y/", "https://a.org/x/y", ""),
        *("https://a.org/x/../y/", "https://a.org//x/", "https://A.org/", "https://a.org/x/?y/"),
    ],
)
def test_addresses_are_joined_as_browsers_do(base: str) -> None:
    for address in ADDRESSES:
        assert join(base, address) == urljoin(base, address)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.MP3", "mp3"),
        ("talks/why?.mp3", "mp3"),
        ("a#1.tar.gz", "gz"),
        ("100%.vtt", "vtt"),
        ("talks.v2/README", ""),
        ("", ""),
    ],
)
def test_a_file_may_have_any_character_before_its_extension(path: str, expected: str) -> None:
    assert path_extension(path) == expected
    assert extension(path) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://cdn.example.org/a.MP3?x=1", "mp3"),
        ("https://cdn.example.org/a.mp3#t=1.5", "mp3"),
        ("https://cdn.example.org/play?file=a.mp3", ""),
        ("https://cdn.example.org", ""),
        ("https://[::1/a.mp3", ""),
    ],
)
def test_the_extension_of_a_url_is_before_its_query(url: str, expected: str) -> None:
    assert url_extension(url) == expected
    assert extension(url) == expected


@pytest.mark.parametrize(
    ("name", "quoted"), [("why?", "why%3F"), ("a#1", "a%231"), ("100% sure", "100%25%20sure")]
)
def test_files_with_characters_of_urls_in_their_names_are_linked_to(
    tmp_path: Path, name: str, quoted: str
) -> None:
    page = f'---\ntitle: One\ndate: 2026-01-01\naudio: "{name}.mp3"\nimage: "{name}.png"\n---\n'
    files = {
        "one.md": page,
        f"{name}.mp3": media.mp3_with_frame_count(61),
        f"{name}.png": "png",
        f"{name}.vtt": VTT,
    }
    site = build(tmp_path, files)
    feed = site.text("podcast/feed.xml")
    for ending in ("mp3", "png", "vtt"):
        assert f'"https://example.org/{quoted}.{ending}"' in feed
