"""The address of a page that shows a file is named, with that of the file where it has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from adversarial import PIECES, growth
from mkdocs_podcast.source.share_pages import describe_share_page
from sites import build, page_of

DIRECT = [
    ("https://github.com/ana/show/blob/main/audio/ep 3.mp3", "https://github.com/ana/show/raw/main/audio/ep 3.mp3"),
    ("https://www.github.com/ana/show/blob/v1.0/a.mp3#L1", "https://www.github.com/ana/show/raw/v1.0/a.mp3"),
    ("https://gitlab.com/ana/group/show/-/blob/main/a.mp3?ref_type=heads", "https://gitlab.com/ana/group/show/-/raw/main/a.mp3"),
    ("https://codeberg.org/ana/show/src/branch/main/a.mp3", "https://codeberg.org/ana/show/raw/branch/main/a.mp3"),
    ("https://bitbucket.org/ana/show/src/main/a.mp3", "https://bitbucket.org/ana/show/raw/main/a.mp3"),
    ("https://huggingface.co/datasets/ana/show/blob/main/a.mp3", "https://huggingface.co/datasets/ana/show/resolve/main/a.mp3"),
    ("https://archive.org/details/ana-show/a.mp3", "https://archive.org/download/ana-show/a.mp3"),
    ("https://www.dropbox.com/s/abc/a.mp3?dl=0", "https://www.dropbox.com/s/abc/a.mp3?raw=1"),
    ("https://www.dropbox.com/scl/fi/abc/a.mp3?rlkey=x&dl=0", "https://www.dropbox.com/scl/fi/abc/a.mp3?rlkey=x&raw=1"),
    ("https://www.dropbox.com/s/abc/a.mp3", "https://www.dropbox.com/s/abc/a.mp3?raw=1"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "file"), DIRECT)
def test_the_address_of_the_file_is_given_where_it_follows(page: str, file: str) -> None:
    message = describe_share_page(page)
    assert message.endswith(f", not the file that it shows: write `{file}`")
    assert describe_share_page(file) == ""


@pytest.mark.parametrize(
    ("page", "service"),
    [
        ("https://drive.google.com/file/d/1aB2/view?usp=sharing", "Google Drive"),
        ("https://drive.google.com/open?id=1aB2", "Google Drive"),
        ("https://1drv.ms/u/s!Ab", "OneDrive"),
        ("https://onedrive.live.com/?id=1", "OneDrive"),
        ("https://ana-my.sharepoint.com/:u:/g/personal/a/b?e=c", "SharePoint"),
        ("https://www.icloud.com/iclouddrive/0ab", "iCloud"),
        ("https://app.box.com/s/0ab", "Box"),
        ("https://mega.nz/file/0ab#c", "MEGA"),
        ("https://www.mediafire.com/file/0ab/a.mp3/file", "MediaFire"),
        ("https://we.tl/t-0ab", "WeTransfer"),
        ("https://github.com/ana/show/releases/tag/v1", "GitHub"),
        ("https://archive.org/details/ana-show", "the Internet Archive"),
        ("https://www.dropbox.com/scl/fo/abc/d?dl=0", "Dropbox"),
    ],
)
def test_a_service_whose_files_have_no_lasting_address_is_named(page: str, service: str) -> None:
    message = describe_share_page(page)
    assert f"is a page of {service}, and no address of the file there works" in message


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.example.org/blob/a.mp3",
        "https://github.com/ana/show/raw/main/a.mp3",
        "https://github.com/ana/show/blob/main/a.mp3?raw=true",
        "https://github.com/ana/show/releases/download/v1/a.mp3",
        "https://raw.githubusercontent.com/ana/show/main/a.mp3",
        "https://www.dropbox.com/s/abc/a.mp3?dl=1",
        "https://archive.org/download/ana-show/a.mp3",
        "https://notdropbox.com/s/abc/a.mp3",
        "https://[x",
        "a.mp3",
        "",
    ],
)
def test_other_addresses_are_taken_as_they_are(url: str) -> None:
    assert describe_share_page(url) == ""


@pytest.mark.parametrize("key", ["audio", "image", "transcript", "chapters"])
def test_a_page_in_the_place_of_a_file_is_reported_under_its_key(tmp_path: Path, key: str) -> None:
    front = {"title": "A", "date": "2026-01-01", "audio": "https://cdn.example.org/a.mp3"}
    ending = {"audio": "mp3", "image": "png", "transcript": "vtt", "chapters": "json"}[key]
    address = f"https://github.com/ana/show/blob/main/a.{ending}"
    site = build(tmp_path, {"a.md": page_of(**{**front, key: address})}, strict=False)
    messages = [line for line in site.warnings if "is a page of GitHub" in line]
    assert len(messages) == 1
    assert f"`{key}`: `{address}` is a page of GitHub, not the file that it shows" in messages[0]
    # The address stays what its author wrote.
    assert address in site.text("podcast/feed.xml")


def test_a_page_that_the_notes_link_to_is_reported_with_its_line(tmp_path: Path) -> None:
    body = "Hello.\n\n![A](https://github.com/ana/show/blob/main/a.mp3)\n"
    front = {"title": "A", "date": "2026-01-01", "category": "podcast"}
    site = build(tmp_path, {"a.md": page_of(body, **front)}, strict=False)
    messages = [line for line in site.warnings if "is a page of GitHub" in line]
    assert len(messages) == 1
    assert messages[0].startswith("podcast: a.md:9: `https://github.com/")


@pytest.mark.parametrize("piece", ["/blob/", "/-/blob/", "/details/a.", "?raw=", "&dl=0", *PIECES])
def test_a_long_address_is_looked_at_in_a_time_that_grows_with_it(piece: str) -> None:
    for start in ("https://github.com/a/b", "https://gitlab.com/", "https://archive.org/details/a"):
        assert growth(describe_share_page, piece, start=start) < 8
