"""A web server with faults, for recordings on another host."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass
class Recording:
    """A file, and how the server answers requests for it."""

    data: bytes
    type: str = "audio/mpeg"
    ranges: bool = True
    # The status of answers to HEAD; 0 closes the connection without an answer.
    head: int = 200
    etag: str = ""
    modified: str = ""
    # The statuses of the first answers, before the file is sent.
    failures: list[int] = field(default_factory=list)
    retry_after: str = ""
    redirect: str = ""
    wait: float = 0.0
    # How many bytes of an answer are sent before the connection closes, and how often it closes.
    cut: int = 0
    cuts: int = 0
    declares_length: bool = True
    # Whether a part declares the length of the whole file.
    declares_total: bool = True
    # Seconds between the first bytes of an answer, and between those of its body.
    drip: float = 0.0
    body_drip: float = 0.0
    cookie: str = ""
    encoding: str = ""


class Server(ThreadingHTTPServer):
    """Recordings by path; `asked` holds (method, path, range) of every request."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((host, port), Handler)
        self.address = f"http://{host}:{self.server_address[1]}"
        self.files: dict[str, Recording] = {}
        self.asked: list[tuple[str, str, str]] = []
        # The headers Authorization and Cookie of every request.
        self.credentials: list[tuple[str, str]] = []

    def put(self, name: str, data: bytes, **options: object) -> str:
        self.files[f"/{name}"] = Recording(data, **options)  # type: ignore[arg-type]
        return f"{self.address}/{name}"

    def requests(self, method: str) -> list[str]:
        return [asked_range for asked, _, asked_range in self.asked if asked == method]

    def handle_error(self, *parts: object) -> None:
        """A client may disconnect before the answer."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        byte_range = self.headers.get("Range", "")
        self.server.asked.append((self.command, self.path, byte_range))
        credentials = (self.headers.get("Authorization", ""), self.headers.get("Cookie", ""))
        self.server.credentials.append(credentials)
        recording = self.server.files.get(self.path)
        if not recording:
            self.respond(404, b"not here")
            return
        time.sleep(recording.wait)
        if recording.failures:
            self.respond(
                recording.failures.pop(0), b"later", {"Retry-After": recording.retry_after}
            )
        elif recording.redirect:
            code, _, location = recording.redirect.partition(" ")
            self.respond(int(code), recording.data, {"Location": location}, recording)
        elif self.command == "HEAD" and not recording.head:
            self.close_connection = True
        elif self.command == "HEAD" and recording.head != 200:
            self.respond(recording.head, b"")
        else:
            self.send_recording(recording, byte_range)

    def send_recording(self, recording: Recording, byte_range: str) -> None:
        headers = {
            "Content-Type": recording.type,
            "ETag": recording.etag,
            "Last-Modified": recording.modified,
            "Set-Cookie": recording.cookie,
            "Content-Encoding": recording.encoding,
        }
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", byte_range)
        data = recording.data
        version = self.headers.get("If-Range", recording.etag)
        if match and recording.ranges and version == recording.etag:
            start, end = int(match[1]), min(int(match[2] or len(data)) + 1, len(data))
            headers["Content-Range"] = (
                f"bytes {start}-{end - 1}/{len(data) if recording.declares_total else '*'}"
            )
            self.respond(206, data[start:end], headers, recording)
        else:
            self.respond(200, data, headers, recording)

    def respond(
        self,
        code: int,
        data: bytes,
        headers: dict[str, str] | None = None,
        recording: Recording | None = None,
    ) -> None:
        self.send_response(code)
        for _ in range(100 if recording and recording.drip else 0):
            self.wfile.write(b"X")
            time.sleep(recording.drip if recording else 0)
        if recording and not recording.declares_length:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if recording and recording.cuts and len(data) > recording.cut:
            recording.cuts -= 1
            data = data[: recording.cut]
            self.close_connection = True
        if not recording or not recording.body_drip:
            self.wfile.write(data)
            return
        for position in range(len(data)):
            self.wfile.write(data[position : position + 1])
            time.sleep(recording.body_drip)

    def log_message(self, *parts: object) -> None:
        pass


@contextmanager
def hosting(host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    """A server on this machine while the block runs."""
    with Server(host, port) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class WholeFilesHandler(SimpleHTTPRequestHandler):
    """Answers every request with the whole file, as `python -m http.server` does."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def whole_files(folder: Path) -> Iterator[str]:
    """The folder's address while it is served without byte ranges."""
    handler = partial(WholeFilesHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
