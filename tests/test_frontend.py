"""The script and the style sheet that the package ships: made from their sources, small, and right
in their pure parts."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, require_file, require_tool

ASSETS = ROOT / "mkdocs_podcast/templates/assets/podcast"
NAMES = (
    "podcast.js",
    "episodes.js",
    "listener.js",
    "podcast.css",
    "listener.css",
    "remote.js",
    "remote.css",
    "video.js",
    "video.css",
    *(f"words.{code}.js" for code in ("ar", "de", "es", "fr", "ja")),
    "frame.js",
    "embedded.js",
    "redirect.js",
    "offline.js",
    "worker.js",
    "embed.css",
)


@pytest.fixture(scope="module")
def built_assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assets, made anew."""
    node = require_tool("node")
    require_file(ROOT / "node_modules/esbuild/package.json", "run `npm ci`.")
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run([node, "tools/build_assets.mjs", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_packaged_assets_are_built_from_their_sources(built_assets: Path, name: str) -> None:
    assert (ASSETS / name).read_bytes() == (built_assets / name).read_bytes(), "Run `make assets`."


def test_the_package_contains_no_other_assets() -> None:
    assert {file.name for file in ASSETS.iterdir()} == set(NAMES)


def weight(*names: str) -> int:
    return sum(len(gzip.compress((ASSETS / name).read_bytes(), 9, mtime=0)) for name in names)


def test_a_page_loads_at_most_16_kilobytes() -> None:
    assert weight("podcast.js", "podcast.css") <= 16 * 1024


def test_what_is_loaded_when_it_is_first_asked_for_has_at_most_five_kilobytes() -> None:
    assert weight("episodes.js") <= 5 * 1024


def test_what_a_listener_loads_when_something_plays_has_at_most_ten_kilobytes() -> None:
    assert weight("listener.js", "listener.css") <= 10 * 1024


def test_the_dock_as_a_remote_loads_at_most_six_kilobytes() -> None:
    assert weight("remote.js", "remote.css") <= 6 * 1024


def test_a_page_with_a_video_loads_at_most_two_further_kilobytes() -> None:
    assert weight("video.js", "video.css") <= 2 * 1024


def test_a_frame_loads_at_most_two_and_a_half_further_kilobytes() -> None:
    assert weight("frame.js", "embed.css", "embedded.js") <= 2.5 * 1024


def test_the_page_around_a_frame_loads_half_a_kilobyte() -> None:
    assert weight("frame.js") <= 512


def test_the_pure_parts_of_the_script_pass_their_own_tests() -> None:
    ran = subprocess.run(
        [require_tool("node"), "--test", "frontend/tests/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
