"""`mkdocs serve`: from the edit of a page to its words being served."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from builds import ENVIRONMENT

_LONGEST_WAIT = 300.0
_PAUSE = 0.02


@contextmanager
def preview(folder: Path) -> Iterator[Callable[[str, str, str], float]]:
    """Serves a site. Yields a function that edits a page of it: path, words that are there, words in
    their place. It returns the seconds until the page is served with these."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    config = str(folder / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-q", "-a", address]
    # MkDocs builds into a temporary folder, which is to be on the same disk as the site.
    environment = ENVIRONMENT | {"TMPDIR": str(folder.parent)}
    server = subprocess.Popen([*command, "-f", config], env=environment)
    try:
        wait_for(f"http://{address}/", "")

        def edit(path: str, old: str, new: str) -> float:
            page = folder / "docs" / path
            text = page.read_text("utf-8")
            assert old in text
            page.write_text(text.replace(old, new), "utf-8")
            start = time.monotonic()
            wait_for(f"http://{address}/{path.removesuffix('.md')}/", new.strip("[]"))
            return time.monotonic() - start

        yield edit
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, words: str) -> None:
    """Waits until a page is served that has these words."""
    end = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=_LONGEST_WAIT) as response:
                if words in response.read().decode("utf-8"):
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(_PAUSE)
    raise SystemExit(f"{address} was not served with {words!r}.")
