"""The script and the style sheet that the package ships: made from their sources, small, and right
in their pure parts."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, require_file, require_tool

ASSETS = ROOT / "mkdocs_podcast/templates/assets/podcast"
NAMES = ("podcast.js", "podcast.css", "frame.js", "embed.css")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assets, made anew."""
    node = require_tool("node")
    require_file(ROOT / "node_modules/esbuild/package.json", "run `npm ci`.")
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run([node, "tools/build_assets.mjs", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_what_its_sources_make(made: Path, name: str) -> None:
    assert (ASSETS / name).read_bytes() == (made / name).read_bytes(), "Run `make assets`."


def test_nothing_else_is_shipped() -> None:
    assert {file.name for file in ASSETS.iterdir()} == set(NAMES)


def weight(*names: str) -> int:
    return sum(len(gzip.compress((ASSETS / name).read_bytes(), 9, mtime=0)) for name in names)


def test_what_a_page_loads_weighs_at_most_12_kilobytes() -> None:
    assert weight("podcast.js", "podcast.css") <= 12 * 1024


def test_what_a_frame_loads_besides_weighs_next_to_nothing() -> None:
    assert weight("frame.js", "embed.css") <= 1024


def test_the_pure_parts_of_the_script_pass_their_own_tests() -> None:
    ran = subprocess.run(
        [require_tool("node"), "--test", "frontend/tests/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
