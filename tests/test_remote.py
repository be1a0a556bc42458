"""Measuring recordings on a server: with as little of them as will do, patiently, and honest about
what fails."""

from __future__ import annotations

import hashlib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

import media
from conftest import require_tool
from mkdocs_podcast.media import remote_file
from mkdocs_podcast.media.facts import AudioRecord, Facts
from mkdocs_podcast.media.http_client import Patience
from mkdocs_podcast.media.remote import RemoteError, RemoteMeasurement, measure_remote
from servers import Recording, Server, hosting
from sites import episode, make

LONG = media.mp3_with_frame_count(600)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with hosting() as running:
        yield running


class Pauses(list[float]):
    """Waits not at all, and tells for how long it should have waited."""

    def patience(self, **more: float) -> Patience:
        return Patience(sleep=self.append, **{"answer": 5.0, **more})  # type: ignore[arg-type]


def measured(url: str, known: AudioRecord | None = None) -> RemoteMeasurement:
    return measure_remote(url, known, Pauses().patience())


def refused(url: str, **more: float) -> RemoteError:
    with pytest.raises(RemoteError) as caught:
        measure_remote(url, None, Pauses().patience(**more))
    assert ": " in str(caught.value), "no remedy"
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "kind", "seconds"),
    [
        ("a.mp3", LONG, "audio/mpeg", 600),
        ("a.m4a", media.m4a(600) + media.box(b"free", bytes(2_000_000)), "audio/x-m4a", 600),
        ("a.opus", media.opus(600)[:-228] + media.ogg_page([bytes(60_000)], 0) * 30 + media.opus(600)[-228:], "audio/ogg", 600),
        ("a.wav", media.wav(600), "audio/wav", 600),
    ],
    ids=["mp3", "m4a", "opus", "wav"],
)  # fmt: skip
def test_a_recording_is_measured_from_a_small_part_of_it(
    server: Server, name: str, data: bytes, kind: str, seconds: float
) -> None:
    url = server.put(name, data, etag='"1"', modified="Sat, 31 Jan 2026 00:00:00 GMT")
    found = measured(url)
    assert found.record.url == url
    assert (found.record.facts.type, found.record.facts.length) == (kind, len(data))
    assert found.record.facts.duration == pytest.approx(seconds, abs=0.05)
    assert (found.record.etag, found.record.modified) == ('"1"', "Sat, 31 Jan 2026 00:00:00 GMT")
    assert found.remarks == ()
    ranges = server.requests("GET")
    assert len(ranges) <= 5
    assert len(set(ranges)) == len(ranges)
    assert all(asked.startswith("bytes=") for asked in ranges)


def test_a_recording_that_the_server_says_is_the_same_is_not_fetched_again(server: Server) -> None:
    url = server.put("a.mp3", LONG, etag='"1"')
    first = measured(url)
    server.asked.clear()
    again = measured(url, first.record)
    assert again.record == first.record
    assert server.asked == [("HEAD", "/a.mp3", "")]
    server.put("a.mp3", media.mp3_with_frame_count(300), etag='"2"')
    changed = measured(url, first.record)
    assert server.requests("GET")
    assert changed.record.facts.duration == pytest.approx(300, abs=0.05)


def test_a_recording_without_etag_or_date_is_measured_again(server: Server) -> None:
    url = server.put("a.mp3", LONG)
    first = measured(url)
    server.asked.clear()
    assert measured(url, first.record) == first
    assert server.requests("GET")


def test_without_ranges_the_whole_file_is_fetched_and_a_remark_says_so(server: Server) -> None:
    url = server.put("a.mp3", LONG, ranges=False)
    found = measured(url)
    assert found.record.facts == Facts(
        "audio/mpeg", len(LONG), pytest.approx(600, abs=0.05), hashlib.sha256(LONG).hexdigest()
    )
    assert [remark.split(",")[0] for remark in found.remarks] == [
        "gives no parts of files (byte ranges)"
    ]


def test_without_ranges_and_too_large_its_size_is_known_all_the_same(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_file, "_MOST_WHOLE", 1_000_000)
    error = refused(server.put("a.mp3", LONG, ranges=False))
    assert "does not give parts of it: type its `duration`" in str(error)
    assert error.record is not None
    assert error.record.facts == Facts("audio/mpeg", len(LONG), None)
    unending = refused(server.put("b.mp3", LONG, ranges=False, declares_length=False))
    assert "does not end" in str(unending)


@pytest.mark.parametrize("answer", [403, 405, 500, 0])
def test_a_server_that_refuses_head_is_measured_and_a_remark_says_so(
    server: Server, answer: int
) -> None:
    found = measured(server.put("a.mp3", LONG, head=answer))
    assert found.record.facts.length == len(LONG)
    assert [remark.split(",")[0] for remark in found.remarks] == ["does not answer HEAD requests"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_given_address_is_kept(server: Server, code: int) -> None:
    there = server.put("there.m4a", media.m4a(30))
    here = server.put("episode/7", b"", redirect=f"{code} {there}")
    found = measured(here)
    assert found.record.url == here
    assert found.record.facts == Facts("audio/x-m4a", len(media.m4a(30)), 30.0)
    assert len(server.requests("HEAD")) == 2


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://127.0.0.1/a.mp3", "data:audio/mpeg,x", "/loop.mp3"]
)
def test_redirects_to_anything_but_another_web_address_are_refused(
    server: Server, place: str
) -> None:
    error = refused(server.put("loop.mp3", b"", redirect=f"302 {place}"))
    assert str(error).startswith(
        ("is redirected in circles, or to no web address", "cannot be fetched (unknown url")
    )


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a.mp3", "media/a.mp3", "javascript:alert(1)"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert str(refused(url)) == "is not an address on the web: use one that begins with https://"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (Recording(b"", failures=[404] * 9), "does not exist (the server says 404): check"),
        (Recording(b"", failures=[503] * 9), "is unavailable now (the server says 503): try"),
        (Recording(b"<!DOCTYPE html><html></html>" * 9), "is a web page or XML, whatever its"),
    ],
    ids=["missing", "unavailable", "a page"],
)
def test_an_error_names_the_host_that_failed_after_redirects(
    server: Server, file: Recording, sentence: str
) -> None:
    with hosting() as other:
        other.files["/there.mp3"] = file
        error = refused(server.put("here.mp3", b"", redirect=f"302 {other.address}/there.mp3"))
        host = other.address.removeprefix("http://")
    assert str(error).startswith(f"leads to {host}, where it {sentence}")


def test_an_unknown_host_that_a_redirect_leads_to_is_named(server: Server) -> None:
    error = refused(server.put("here.mp3", b"", redirect="302 http://cdn.invalid/a.mp3"))
    assert str(error).startswith("leads to cdn.invalid, where it cannot be f")
    assert "127.0.0.1" not in str(error)


def test_a_remark_is_about_the_host_that_has_the_file(server: Server) -> None:
    with hosting() as other:
        there = other.put("there.mp3", LONG, ranges=False)
        measurement = measured(server.put("here.mp3", b"", redirect=f"302 {there}"))
        assert measurement.host == other.address.removeprefix("http://")
        assert len(measurement.remarks) == 1


def test_a_busy_server_is_asked_again_after_growing_pauses(server: Server) -> None:
    pauses = Pauses()
    url = server.put("a.mp3", LONG, failures=[503, 500, 429], retry_after="")
    assert measure_remote(url, None, pauses.patience(pause=0.5)).record.facts.length == len(LONG)
    assert pauses == [0.5, 1.0, 2.0]


def test_a_server_that_says_how_long_to_wait_is_obeyed(server: Server) -> None:
    pauses = Pauses()
    measure_remote(
        server.put("a.mp3", LONG, failures=[429], retry_after="7"), None, pauses.patience()
    )
    assert pauses == [7.0]


def test_a_connection_that_breaks_is_tried_again(server: Server) -> None:
    data = media.m4a(600) + media.box(b"free", bytes(300_000))
    assert measured(server.put("a.m4a", data, cut=1000, cuts=2)).record.facts.duration == 600


@pytest.mark.parametrize(
    ("name", "data", "habits", "said"),
    [
        ("a.mp3", b"<!doctype html><title>Sign in</title>", {"type": "text/html"}, "is a web page or XML"),
        ("a.mp3", b"", {}, "is empty"),
        ("a.mp3", LONG[:200_000], {}, "is cut off: copy or upload it again"),
        ("a.mp3", media.m4a(30), {}, "is not .mp3 inside but MPEG-4"),
        ("a.mp3", LONG, {"failures": [404] * 9}, "does not exist (the server says 404)"),
        ("a.mp3", LONG, {"failures": [403] * 9}, "may not be fetched (the server says 403)"),
        ("a.mp3", LONG, {"failures": [503] * 9}, "is unavailable now (the server says 503): try again later"),
        ("a.mp3", LONG, {"failures": [418] * 9}, "cannot be fetched (the server says 418)"),
        ("a.mp3", LONG, {"cut": 100, "cuts": 99}, "cannot be fetched (the connection ended early)"),
        ("a.mp3", LONG, {"cut": 100_000, "cuts": 99, "ranges": False}, "cannot be fetched (the connection ended early)"),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_failure_is_reported_in_a_sentence(
    server: Server, name: str, data: bytes, habits: dict[str, object], said: str
) -> None:
    assert said in str(refused(server.put(name, data, **habits)))


def test_parts_that_do_not_say_how_large_the_file_is_will_do(server: Server) -> None:
    assert measured(server.put("a.mp3", LONG, declares_total=False)).record.facts.length == len(
        LONG
    )


def test_a_file_that_is_fetched_whole_is_tried_again_where_the_connection_breaks(
    server: Server,
) -> None:
    found = measured(server.put("a.mp3", LONG, ranges=False, cut=100_000, cuts=2))
    assert found.record.facts.length == len(LONG)
    assert len(found.remarks) == 1


def test_what_is_not_a_recording_is_reported_again_the_next_time(server: Server) -> None:
    url = server.put("a.mp3", LONG, etag='"1"')
    good = measured(url).record
    for data in (LONG[:200_000], b"<!doctype html><title>Sign in</title>"):
        error = refused(server.put("a.mp3", data, etag='"2"'))
        assert error.record is None
    unmeasured = good._replace(
        facts=good.facts._replace(length=len(data), duration=None), etag='"2"'
    )
    with pytest.raises(RemoteError, match="is a web page"):
        measured(url, unmeasured)


def test_a_server_that_sends_each_byte_in_time_is_not_waited_for_without_end(
    server: Server,
) -> None:
    begun = time.monotonic()
    url = server.put("a.mp3", LONG, drip=0.5)
    assert str(refused(url, answer=5, file=0.3)) == "did not come in time: try again later"
    # All of the bytes take 50 seconds.
    assert time.monotonic() - begun < 30


def test_a_body_that_comes_byte_by_byte_is_not_waited_for_without_end(server: Server) -> None:
    begun = time.monotonic()
    url = server.put("a.mp3", LONG, body_drip=0.1)
    assert str(refused(url, answer=5, file=0.5)) == "did not come in time: try again later"
    assert time.monotonic() - begun < 30


def test_the_body_of_a_redirect_is_not_read(server: Server) -> None:
    there = server.put("there.mp3", LONG)
    here = server.put("here.mp3", bytes(1000), redirect=f"302 {there}", body_drip=1.0)
    assert measured(here).record.facts.length == len(LONG)


def test_neither_passwords_nor_cookies_are_sent(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    url = server.put("a.mp3", LONG, cookie="id=1")
    measured(url)
    assert len(server.credentials) > 2
    assert set(server.credentials) == {("", "")}


def test_the_proxy_of_the_environment_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "http://cdn.invalid/a.mp3"
    server.files[url] = Recording(LONG)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.address)
    assert measured(url).record.facts.length == len(LONG)
    assert {path for _, path, _ in server.asked} == {url}


def test_a_build_does_not_load_what_asks_servers(tmp_path: Path) -> None:
    make(tmp_path, {"a.md": episode("A", audio="https://cdn.invalid/a.mp3")})
    code = (
        "import sys; from mkdocs.commands.build import build; from mkdocs.config import load_config;"
        "build(load_config('mkdocs.yml')); print({'requests', 'urllib3'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "set()"


def test_an_address_with_a_password_is_refused(server: Server) -> None:
    url = server.put("a.mp3", LONG).replace("//", "//me:secret@")
    assert str(refused(url)).startswith("has a name or password in its address")


def test_a_slow_server_is_not_waited_for_without_end(server: Server) -> None:
    assert (
        str(refused(server.put("a.mp3", LONG, wait=60.0), answer=0.2))
        == "did not come in time: try again later"
    )


def test_a_host_without_a_server_or_a_name_is_reported() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert "cannot be fetched (Connection refused)" in str(
            refused(f"http://127.0.0.1:{port}/a.mp3")
        )
    assert "no host has the name nowhere.invalid" in str(refused("https://nowhere.invalid/a.mp3"))
    for odd in (
        "http://127.0.0.1:99999999/a.mp3",
        "http://127.0.0.1/a b.mp3",
        "http://[/a.mp3",
        "http:///a.mp3",
    ):
        refused(odd)


class Quiet(BaseHTTPRequestHandler):
    def log_message(self, *parts: object) -> None:
        pass


def test_a_certificate_that_nobody_signed_is_reported(tmp_path: Path) -> None:
    openssl = require_tool("openssl")
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
    ]
    subprocess.run(
        [*command, "-days", "1", "-subj", "/CN=localhost"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    listener = HTTPServer(("127.0.0.1", 0), Quiet)
    listener.handle_error = lambda *_: None  # type: ignore[method-assign]
    listener.socket = context.wrap_socket(listener.socket, server_side=True)
    thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        error = refused(f"https://localhost:{listener.server_address[1]}/a.mp3")
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()
    assert str(error).startswith("cannot be trusted, as its host's certificate is not valid (self")


def test_a_file_that_is_not_what_it_seems_is_not_fetched_whole(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_file, "_MOST_BY_PARTS", 500_000)
    # Two frames, then nothing that is one: whoever looks for the next reads to the end.
    error = refused(server.put("a.mp3", media.mp3(0.06) + bytes(3_000_000)))
    assert "no duration that can be read from parts of it" in str(error)
    assert error.record is not None
    assert error.record.facts.length == 3_000_834
    assert len(server.requests("GET")) < 12
