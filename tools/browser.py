"""Where the browser is, and a web server on localhost for it to look at."""

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
    """Sends parts of a file where they are asked for: browsers seek only in what is sent so."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        # A player stops reading when it has enough.
        with suppress(ConnectionError):
            if wanted and file.is_file():
                self.send_part(file.read_bytes(), int(wanted[1]), wanted[2])
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
    """The path of Chromium, or of Chrome, or an empty string."""
    return next(filter(None, map(shutil.which, NAMES)), "")
