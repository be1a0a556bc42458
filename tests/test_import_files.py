"""What an import fetches: from servers that are slow, that break off, that lie, and that lead where
nobody should be led."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

import media
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.any_source import read_any
from mkdocs_podcast.importing.imported import SourceError
from mkdocs_podcast.importing.web_access import FetchError, Web, is_private
from mkdocs_podcast.media.http_client import Patience
from servers import Server, hosting

_QUICK = Patience(answer=2.0, file=2.0, pause=0.0, attempts=3, sleep=lambda seconds: None)
_CHAPTERS = json.dumps({"version": "1.2.0", "chapters": [{"startTime": 0, "title": "A"}]})
_RECORDING = media.mp3(20)


@pytest.fixture
def server() -> Iterator[Server]:
    with hosting() as server:
        yield server


def feed_of(server: Server, items: str = "", channel: str = "") -> str:
    """A feed whose one episode has a recording, artwork, chapters and a transcript."""
    at = server.address
    return f"""<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Bread</title><link>https://bread.example.org/</link>
<description>About bread.</description><language>en</language>
<itunes:image href="{at}/cover.png"/>{channel}
<item><title>Rye</title><guid>bread-1</guid><pubDate>Thu, 02 Dec 2021 09:30:00 GMT</pubDate>
<enclosure url="{at}/1.mp3?from=feed" length="{len(_RECORDING)}" type="audio/mpeg"/>
<itunes:image href="{at}/rye.jpg"/>
<podcast:chapters url="{at}/1/chapters" type="application/json+chapters"/>
<podcast:transcript url="{at}/1.vtt" type="text/vtt"/>
<podcast:transcript url="{at}/1.html" type="text/html"/>
<description>Notes.</description></item>{items}</channel></rss>"""


def serve(server: Server, feed: str) -> str:
    server.put("cover.png", b"\x89PNG cover", type="image/png")
    server.put("rye.jpg", b"\xff\xd8 rye", type="image/jpeg")
    server.put("1/chapters", _CHAPTERS.encode(), type="application/json")
    server.put("1.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", type="text/vtt")
    server.put("1.mp3?from=feed", _RECORDING, etag='"1"')
    return server.put("feed.xml", feed.encode(), type="application/rss+xml")


def run(*arguments: object, exit_code: int = 0) -> str:
    result = CliRunner().invoke(main, ["import", *map(str, arguments)])
    assert result.exit_code == exit_code, result.output
    return result.output


def read_front(folder: Path, name: str = "rye") -> str:
    return (folder / f"docs/episodes/{name}.md").read_text("utf-8")


def test_artwork_chapters_and_transcripts_come_along(tmp_path: Path, server: Server) -> None:
    output = run(serve(server, feed_of(server)), "--into", tmp_path)
    assert "4 files fetched" in output
    assert "it may be a web page with scripts" in output
    front = read_front(tmp_path)
    assert f"audio: {server.address}/1.mp3?from=feed\n" in front
    assert "image: rye.jpg\n" in front
    assert "chapters: rye.chapters.json\n" in front
    assert "url: rye.transcript.vtt" in front
    assert f"url: {server.address}/1.html" in front
    episodes = tmp_path / "docs/episodes"
    assert (episodes / "rye.chapters.json").read_text() == _CHAPTERS
    assert "image: assets/cover.png" in (tmp_path / "mkdocs.yml").read_text()
    assert not [path for path in episodes.iterdir() if ".part" in path.name]


def test_what_is_measured_of_a_fetched_recording_is_not_written(
    tmp_path: Path, server: Server
) -> None:
    alternate = (
        f'<podcast:alternateEnclosure type="audio/mp3" length="1"><podcast:source '
        f'uri="{server.address}/2.mp3"/></podcast:alternateEnclosure><guid>'
    )
    server.put("2.mp3", _RECORDING)
    source = serve(server, feed_of(server).replace("<guid>", alternate))
    run(source, "--into", tmp_path)
    assert "type: audio/mp3" in read_front(tmp_path)
    run(source, "--into", tmp_path, "--media", "download")
    front = read_front(tmp_path)
    assert "audio/mp3" not in front
    assert "length" not in front
    assert "type: text/vtt" in front


def test_with_its_recordings_the_site_needs_nobody_else(tmp_path: Path, server: Server) -> None:
    run(serve(server, feed_of(server)), "--into", tmp_path, "--media", "download")
    assert (tmp_path / "docs/episodes/rye.mp3").read_bytes() == _RECORDING
    front = read_front(tmp_path)
    assert "audio: rye.mp3\n" in front
    assert "length" not in front
    build(load_config(str(tmp_path / "mkdocs.yml")))
    feed = (tmp_path / "site/feed.xml").read_text("utf-8")
    assert f'length="{len(_RECORDING)}"' in feed
    assert "bread-1" in feed
    assert f"{server.address}/1.mp3" not in feed


def test_a_second_run_fetches_and_changes_nothing(tmp_path: Path, server: Server) -> None:
    url = serve(server, feed_of(server))
    run(url, "--into", tmp_path, "--media", "download")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    server.asked.clear()
    output = run(url, "--into", tmp_path, "--media", "download")
    assert "5 files here already" in output
    assert "1 is as it was" in output
    assert [path for _, path, _ in server.asked] == ["/feed.xml"]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_dry_run_fetches_nothing_but_the_feed(tmp_path: Path, server: Server) -> None:
    output = run(serve(server, feed_of(server)), "--into", tmp_path, "--dry-run")
    assert "4 files on the web" in output
    assert [path for _, path, _ in server.asked] == ["/feed.xml"]
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_is_not_there_stays_an_address(tmp_path: Path, server: Server) -> None:
    url = serve(server, feed_of(server))
    del server.files["/rye.jpg"]
    output = run(url, "--into", tmp_path, exit_code=3)
    assert "does not exist (the server says 404)" in output
    assert f"image: {server.address}/rye.jpg" in read_front(tmp_path)
    server.put("rye.jpg", b"\xff\xd8 rye", type="image/jpeg")
    assert "1 has changed at the source" in run(url, "--into", tmp_path)
    assert "image: rye.jpg" in read_front(tmp_path)


def test_a_file_of_the_author_is_never_replaced(tmp_path: Path, server: Server) -> None:
    url = serve(server, feed_of(server))
    (tmp_path / "docs/episodes").mkdir(parents=True)
    own = tmp_path / "docs/episodes/rye.jpg"
    own.write_bytes(b"mine")
    assert "a file of yours" in run(url, "--into", tmp_path, exit_code=3)
    assert own.read_bytes() == b"mine"


def test_a_download_goes_on_where_it_was_broken_off(tmp_path: Path, server: Server) -> None:
    url = server.put("a.mp3", _RECORDING, etag='"1"', cut=1000, cuts=2)
    target = tmp_path / "a.mp3"
    Web(recordings=_QUICK).download(url, target, 10**9, is_recording=True)
    assert target.read_bytes() == _RECORDING
    assert server.requests("GET") == ["", "bytes=1000-", "bytes=2000-"]


def test_a_download_goes_on_in_a_later_run(tmp_path: Path, server: Server) -> None:
    url = server.put("a.mp3", _RECORDING, etag='"1"', cut=1000, cuts=3)
    target = tmp_path / "a.mp3"
    with pytest.raises(FetchError, match="ended early"):
        Web(recordings=_QUICK).download(url, target, 10**9, is_recording=True)
    assert not target.exists()
    Web(recordings=_QUICK).download(url, target, 10**9, is_recording=True)
    assert target.read_bytes() == _RECORDING
    assert server.requests("GET")[-1] == "bytes=3000-"


@pytest.mark.parametrize("has_version", [True, False])
def test_a_file_that_has_changed_meanwhile_is_fetched_anew(
    tmp_path: Path, server: Server, has_version: bool
) -> None:
    target = tmp_path / "a.mp3"
    (tmp_path / ".a.mp3.part").write_bytes(b"old" * 100)
    if has_version:
        (tmp_path / ".a.mp3.part.version").write_text('"0"')
    url = server.put("a.mp3", _RECORDING, etag='"1"')
    Web().download(url, target, 10**9, is_recording=True)
    assert target.read_bytes() == _RECORDING
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]


def test_a_server_that_gives_no_parts_gives_the_whole_again(tmp_path: Path, server: Server) -> None:
    url = server.put("a.mp3", _RECORDING, etag='"1"', cut=1000, cuts=1, ranges=False)
    Web(recordings=_QUICK).download(url, tmp_path / "a.mp3", 10**9, is_recording=True)
    assert (tmp_path / "a.mp3").read_bytes() == _RECORDING


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"type": "text/html"}, "is a web page"),
        ({"data": b"\n<!DOCTYPE html><p>Log in"}, "is a web page"),
        ({"encoding": "gzip"}, "is sent compressed"),
        ({"declares_length": False}, "larger than 0 MB"),
        ({}, "larger than 0 MB"),
    ],
)
def test_what_is_not_the_file_is_not_kept(
    tmp_path: Path, server: Server, options: dict[str, Any], reason: str
) -> None:
    url = server.put("a.mp3", **{"data": bytes(2000), **options})
    with pytest.raises(FetchError, match=reason):
        Web(recordings=_QUICK).download(url, tmp_path / "a.mp3", 1000, is_recording=True)
    assert [*tmp_path.glob("*.mp3")] == []


def test_an_answer_that_drips_ends_with_its_time(tmp_path: Path, server: Server) -> None:
    patience = Patience(answer=1.0, file=0.5, pause=0.0, attempts=2, sleep=lambda seconds: None)
    url = server.put("a.xml", bytes(1000), body_drip=0.05)
    with pytest.raises(SourceError, match="did not come in time"):
        Web(small_files=patience).read(url, 10_000)


def test_a_host_that_cannot_be_reached_is_asked_once(tmp_path: Path) -> None:
    pauses: list[float] = []
    patience = Patience(answer=1.0, file=5.0, pause=0.1, attempts=3, sleep=pauses.append)
    web = Web(small_files=patience)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{unused.getsockname()[1]}"
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        with pytest.raises(FetchError, match="cannot be fetched"):
            web.download(f"{host}/{name}", tmp_path / name, 10, is_recording=False)
    assert len(pauses) == 2


class OneIsPublic(Web):
    """Takes 127.0.0.1 for a host on the web, every other address for one at home."""

    def __init__(self) -> None:
        super().__init__(
            is_private=lambda address: address != "127.0.0.1", small_files=_QUICK, recordings=_QUICK
        )


def test_nothing_on_the_web_leads_into_a_private_network(tmp_path: Path, server: Server) -> None:
    port = server.server_address[1]
    inside = f"http://127.0.0.2:{port}"
    with hosting("127.0.0.2", port) as private:
        private.put("secret", b"secret")
        web = OneIsPublic()
        assert web.read(server.put("a", b"a"), 10) == b"a"
        redirect = server.put("b", b"", redirect=f"302 {inside}/secret")
        with pytest.raises(SourceError, match="private network"):
            web.read(redirect, 10)
        with pytest.raises(FetchError, match="private network"):
            web.download(f"{inside}/secret", tmp_path / "c", 10, is_recording=False)
        assert private.asked == []


def test_what_was_typed_may_be_at_home(server: Server) -> None:
    url = server.put("b", b"", redirect=f"302 {server.put('a', b'a')}")
    assert Web().read(url, 10) == b"a"
    with pytest.raises(SourceError, match="private network"):
        Web(is_local=False).read(url, 10)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:10.0.0.1", True),
        ("0.0.0.0", True),
        ("93.184.216.34", False),
        ("2606:2800:220:1:248:1893:25c8:1946", False),
        ("::ffff:93.184.216.34", False),
        ("nonsense", True),
    ],
)
def test_which_addresses_are_private(address: str, expected: bool) -> None:
    assert is_private(address) is expected


def test_the_pages_of_a_feed_become_one_show(server: Server) -> None:
    older = """<rss version="2.0"><channel><title>Older</title><item><title>Wheat</title>
    <guid>bread-0</guid></item></channel></rss>"""
    server.put("2.xml", older.encode())
    link = f'<atom:link rel="next" href="{server.address}/2.xml"/>'
    show = read_any(serve(server, feed_of(server, channel=link)))
    assert [episode.title for episode in show.episodes] == ["Rye", "Wheat"]
    assert "raw" not in show.options.get("channel", {})


@pytest.mark.parametrize("target", ["feed.xml", "gone.xml", "page"])
def test_pages_that_lead_nowhere_end(server: Server, target: str) -> None:
    link = f'<atom:link rel="next" href="{server.address}/{target}"/>'
    server.put("page", b"<!doctype html><html>Hi")
    show = read_any(serve(server, feed_of(server, channel=link)))
    assert [episode.title for episode in show.episodes] == ["Rye"]
    lost = [left.value for left in show.left_out if left.name == "atom:link"]
    assert lost == ([] if target == "feed.xml" else [f"{server.address}/{target}"])


def test_a_feed_that_is_compressed_twice_over_is_refused(server: Server) -> None:
    bomb = gzip.compress(b"<rss>" + bytes(120_000_000))
    with pytest.raises(SourceError, match="larger than"):
        read_any(server.put("bomb.xml", bomb))


def test_the_report_as_json_says_what_became_of_everything(tmp_path: Path, server: Server) -> None:
    url = serve(server, feed_of(server))
    del server.files["/cover.png"]
    report = json.loads(run(url, "--into", tmp_path, "--json", exit_code=3))
    assert report["complete"] is False
    assert [(page["path"], page["step"]) for page in report["pages"]] == [
        ("docs/episodes/rye.md", "new")
    ]
    failed = [file["url"] for file in report["files"] if file["reason"]]
    assert failed == [f"{server.address}/cover.png"]
    assert report["settings"] == "written"


def test_the_entry_is_put_into_a_configuration_on_demand(tmp_path: Path, server: Server) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Mine  # and nobody else's\nplugins:\n  - search\n")
    url = serve(server, feed_of(server))
    output = run(url, "--into", tmp_path)
    assert "needs the entry below" in output
    assert config.read_text() == "site_name: Mine  # and nobody else's\nplugins:\n  - search\n"
    assert "has the plugin's entry now" in run(url, "--into", tmp_path, "--write-config")
    text = config.read_text()
    assert text.startswith(
        "site_name: Mine  # and nobody else's\nplugins:\n  - search\n  - podcast"
    )
    assert "entry already" in run(url, "--into", tmp_path, "--write-config")
    assert config.read_text() == text


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"redirect": "302 {at}/feed.xml"}, "redirect"),
        ({"redirect": "302 file:///etc/passwd"}, "no web address"),
        ({"redirect": "302 {at}/gone.xml"}, "404"),
        ({"failures": [500] * 9}, "500"),
        ({"failures": [429] * 9, "retry_after": "86400"}, "429"),
        ({"cut": 100, "cuts": 9}, "early"),
        ({"drip": 0.2}, "in time|not an answer|cannot be fetched"),
        ({"wait": 3.0}, "in time|time"),
    ],
)
def test_a_feed_that_does_not_come_is_a_sentence(
    server: Server, options: dict[str, Any], reason: str
) -> None:
    options = {
        name: value.format(at=server.address) if name == "redirect" else value
        for name, value in options.items()
    }
    url = server.put("feed.xml", feed_of(server).encode(), **options)
    patience = Patience(answer=1.0, file=2.0, pause=0.0, attempts=2, sleep=lambda seconds: None)
    with pytest.raises(SourceError, match=reason) as raised:
        read_any(url, web=Web(small_files=patience))
    assert "Traceback" not in str(raised.value)
    assert len(server.asked) < 40


@pytest.mark.parametrize("declares_length", [True, False])
def test_a_feed_without_end_is_given_up(
    server: Server, declares_length: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_podcast.importing.any_source.MOST_BYTES", 100_000)
    monkeypatch.setattr("mkdocs_podcast.importing.sources.MOST_BYTES", 100_000)
    monkeypatch.setattr("mkdocs_podcast.importing.feed_xml.MOST_BYTES", 100_000)
    feed = b"<rss><channel>" + b"<item>" * 1_000_000
    url = server.put("feed.xml", feed, declares_length=declares_length)
    with pytest.raises(SourceError, match="larger than"):
        read_any(url, web=Web(small_files=_QUICK))
