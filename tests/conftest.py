"""What several test modules share: tools that may be missing, a browser, a web server."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from browser import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browsing import Reader

# Other work on the machine must not fail a test; under CI a run repeats the one before it.
settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_finish() -> None:
    """Keep the thousands of tests themselves out of each later round of the collector."""
    gc.collect()
    gc.freeze()


def require_tool(*names: str) -> str:
    """Return the path of the first program found; skip the test without one, or fail it under CI."""
    for name in names:
        if path := shutil.which(name):
            return path
    report_missing(f"{names[0]} is not installed")


def require_file(path: Path, remedy: str) -> Path:
    """Return the path when the file exists; skip the test otherwise, or fail it under CI."""
    if not path.exists():
        report_missing(f"{path.relative_to(ROOT)} is missing: {remedy}")
    return path


def report_missing(reason: str) -> NoReturn:
    """Skip the test, or fail it under CI."""
    # Under CI a missing tool would let a broken feature pass as "skipped".
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless browser for the whole test run; make a new context in each test."""
    from playwright.sync_api import expect, sync_playwright

    from browsing import PATIENCE, launch

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = launch(playwright.chromium)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, to be run in a page."""
    path = require_file(ROOT / "node_modules/axe-core/axe.min.js", "run `npm ci`.")
    return path.read_text("utf-8")


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder on localhost and returns its address, ending in a slash."""
    servers: list[ExitStack] = []

    def serve(folder: Path) -> str:
        server = ExitStack()
        servers.append(server)
        return server.enter_context(served(folder))

    yield serve
    # Each takes up to half a second to stop, and there are a hundred of them.
    with ThreadPoolExecutor(len(servers) or 1) as pool:
        list(pool.map(ExitStack.close, servers))


@pytest.fixture(scope="session")
def show(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a show of 32 episodes, in Material."""
    from browsing import build_show

    folder = tmp_path_factory.mktemp("show")
    # Material swaps only pages whose address, port included, is in the sitemap: it has to be known
    # before the build.
    address = serve_folder(folder / "site")
    build_show(folder, site_url=address)
    return address


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """A reader with a browser context of their own; an error in its console fails the test, unless
    the test clears `errors`."""
    from browsing import reading

    with reading(chromium) as somebody:
        yield somebody
        assert somebody.errors == []
