"""`mkdocs serve`, as an author uses it: edit, add, rename and delete episodes, and change the
options."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sites import episode, episodes, make, write

PATIENCE = 180
"""Seconds after which a page is not coming, however busy the machine is."""


def free_port() -> int:
    """A port from below those that a system hands out by itself: nobody is given it before the
    server takes it."""
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise AssertionError("No port is free.")


class Served:
    """A site that `mkdocs serve` builds again whenever a file changes."""

    def __init__(self, folder: Path, plugins: Sequence[Any] = ({"podcast": {}},)) -> None:
        self.folder = folder
        self.config_file = make(folder, episodes(2), plugins=list(plugins))
        self.address = f"127.0.0.1:{free_port()}"
        self.log = folder / "serve.log"
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "--livereload",
            "-a",
            self.address,
            "-f",
            str(self.config_file),
        ]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, env=environment
            )

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(
                f"http://{self.address}/{path}", timeout=PATIENCE
            ) as answer:
                return str(answer.read().decode())
        except (urllib.error.HTTPError, urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def until(self, path: str, is_so: Callable[[str], bool]) -> str:
        """The page once it is as expected."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if is_so(page := self.get(path)):
                return page
            time.sleep(0.2)
            assert self.process.poll() is None, self.log.read_text()
        raise AssertionError(f"{path} did not change:\n{self.log.read_text()}")

    def until_watched(self) -> None:
        """Waits until changes are seen: the first page is served a little before its files are
        watched."""
        edits = count()

        def is_there(page: str) -> bool:
            write(self.folder, {"edited.md": f"# Edited {next(edits)}\n"})
            return "Edited" in page

        self.until("edited/", is_there)


@contextmanager
def serving(folder: Path, plugins: Sequence[Any], path: str, words: str) -> Iterator[Served]:
    """A preview, once there are such words at a path."""
    site = Served(folder, plugins)
    try:
        site.until(path, lambda page: words in page)
        site.until_watched()
        yield site
    finally:
        site.process.terminate()
        site.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("serve")
    with serving(folder, [{"podcast": {}}], "podcast/", "Number 002") as site:
        yield site


def test_an_edited_episode_is_new_on_its_page_and_on_the_index(served: Served) -> None:
    write(served.folder, {"episodes/001.md": episode("Edited title", "2026-05-01", tags="fresh")})
    served.until("podcast/", lambda page: "Edited title" in page and "Number 001" not in page)
    served.until("episodes/001/", lambda page: "Edited title" in page)
    served.until("podcast/tags/fresh/", lambda page: "Edited title" in page)


def test_an_added_episode_appears_and_a_draft_is_marked(served: Served) -> None:
    draft = episode("Not yet out", "2026-06-01").replace("---\n", "---\ndraft: true\n", 1)
    write(served.folder, {"episodes/new.md": draft})
    page = served.until("podcast/", lambda page: "Not yet out" in page)
    assert "Draft" in page


def test_a_renamed_episode_moves_and_a_deleted_one_goes(served: Served) -> None:
    docs = served.folder / "docs" / "episodes"
    (docs / "002.md").rename(docs / "renamed.md")
    served.until(
        "podcast/", lambda page: "../episodes/renamed/" in page and "../episodes/002/" not in page
    )
    (docs / "renamed.md").unlink()
    served.until("podcast/", lambda page: page != "" and "Number 002" not in page)


def test_changed_options_are_followed(served: Served, tmp_path: Path) -> None:
    options = {"title": "Another name", "index": "listen/index.md"}
    # At once and as a whole: half of it would be an error.
    make(tmp_path, {}, plugins=[{"podcast": options}]).replace(served.config_file)
    served.until("listen/", lambda page: "Another name" in page)
    assert served.log.read_text().count("ERROR") == 0


def test_a_part_of_a_file_can_be_asked_for_so_that_browsers_can_seek(served: Served) -> None:
    address = f"http://{served.address}/assets/podcast/podcast.js"
    request = urllib.request.Request(address, headers={"Range": "bytes=10-19"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        assert answer.status == 206
        assert len(answer.read()) == 10
    assert "code 206" not in served.log.read_text()


def test_a_plugin_and_a_second_show_can_be_added(tmp_path: Path) -> None:
    draft = episode("Not yet out", "2026-06-01").replace("---\n", "---\ndraft: true\n", 1)
    first = {"episodes": {"include": ["episodes/*.md"]}}
    second = {
        "title": "Other show",
        "index": "other/index.md",
        "tags": "other/tags/{tag}.md",
        "feed": "other/feed.xml",
        "episodes": {"include": ["others/*.md"]},
    }
    with serving(tmp_path / "site", ["search"], "episodes/002/", "Number 002") as site:
        pages = {"others/1.md": episode("Of the other"), "others/2.md": draft}
        write(site.folder, pages)
        configure(site, tmp_path, ["search", {"podcast": first}])
        page = site.until("podcast/", lambda page: "Number 002" in page)
        assert "podcast.js" in page
        assert "stop it and start it again" in site.log.read_text()
        # Before the other: the order of the entries is no matter.
        configure(site, tmp_path, ["search", {"podcast": second}, {"podcast": first}])
        page = site.until("other/", lambda page: "Of the other" in page)
        assert "Not yet out" in page
        assert "Draft" in page
        assert "Number 002" in site.get("podcast/")
        assert "<title>Other show</title>" in site.get("other/feed.xml")
        assert "ERROR" not in site.log.read_text()


def configure(site: Served, folder: Path, plugins: Sequence[Any]) -> None:
    """Gives the site other plugins, at once and as a whole."""
    make(folder / "changed", {}, plugins=list(plugins)).replace(site.config_file)


def test_a_show_that_is_added_is_told_of_no_restart(tmp_path: Path) -> None:
    first = {"episodes": {"include": ["episodes/*.md"]}}
    second = {
        "index": "other/index.md",
        "tags": False,
        "feed": False,
        "episodes": {"include": ["others/*.md"]},
    }
    with serving(tmp_path / "site", [{"podcast": first}], "podcast/", "Number 002") as site:
        write(site.folder, {"others/1.md": episode("Of the other")})
        configure(site, tmp_path, [{"podcast": second}, {"podcast": first}])
        site.until("other/", lambda page: "Of the other" in page)
        assert "start it again" not in site.log.read_text()
