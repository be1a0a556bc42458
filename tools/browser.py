"""Where the browser is installed, and a web server on localhost for it."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Answers byte ranges, without which browsers cannot seek."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        byte_range = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        # A player stops reading when it has enough.
        with suppress(ConnectionError):
            if byte_range and file.is_file():
                self.send_part(file.read_bytes(), int(byte_range[1]), byte_range[2])
            else:
                super().do_GET()

    def send_part(self, content: bytes, first: int, last: str) -> None:
        part = content[first : int(last) + 1 if last else None]
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)


@contextmanager
def served(folder: str | Path) -> Iterator[str]:
    """The folder's address while it is served, ending in a slash."""
    handler = functools.partial(QuietHandler, directory=os.fspath(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def find_chromium() -> str:
    """The path of Chromium or Chrome; an empty string where neither is installed."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return ""
