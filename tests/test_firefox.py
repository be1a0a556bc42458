"""The player in Firefox, where there is one, with a sound card that nobody hears."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browsing import CUT_OFF_AT, MATERIAL, an_hour_of_talk, build_show, cut_off_talk
from conftest import ROOT, require_file, require_tool
from servers import whole_files
from sites import build


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a program that has somewhere to play to."""
    # Without a sound card, Firefox plays nothing.
    pulseaudio = require_tool("pulseaudio")
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    options = [
        "-n",
        "-L",
        "module-null-sink",
        "-L",
        "module-native-protocol-unix",
        "--exit-idle-time=-1",
        "--daemonize=no",
    ]
    with subprocess.Popen(
        [pulseaudio, *options], env=environment, stderr=subprocess.DEVNULL
    ) as server:
        # Before that, Firefox finds no sound card.
        while not (folder / "pulse/native").exists():
            assert server.poll() is None, "pulseaudio did not start"
            time.sleep(0.05)
        yield environment
        server.terminate()


@pytest.fixture(scope="module")
def rangeless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the show on a server that ignores byte ranges."""
    folder = tmp_path_factory.mktemp("rangeless")
    with whole_files(folder / "site") as address:
        build_show(folder, site_url=address)
        yield address


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of an episode whose recording holds twelve seconds of an hour."""
    return (
        serve_folder(build(tmp_path_factory.mktemp("talk"), cut_off_talk(), strict=False).out)
        + "talk/"
    )


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a site with an hour of talk, in which one word is said once."""
    folder = tmp_path_factory.mktemp("hour")
    address = serve_folder(folder / "site")
    build(folder, an_hour_of_talk(), theme=MATERIAL, site_url=address)
    return address


@pytest.mark.parametrize("server", ["show", "rangeless"])
def test_the_player_continues_over_pages_seeks_and_remembers_in_firefox(
    server: str, request: pytest.FixtureRequest, sound: dict[str, str], cut_off: str, hour: str
) -> None:
    talk = [cut_off, hour] if server == "show" else []
    show = request.getfixturevalue(server)
    firefox = require_tool("firefox-esr", "firefox")
    require_file(ROOT / "node_modules/puppeteer-core", "run `npm ci`")
    script = str(Path(__file__).with_name("firefox.mjs"))
    command = [require_tool("node"), script, firefox, show, *talk]
    ran = subprocess.run(command, env=sound, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, Any] = json.loads(ran.stdout)
    assert seen["errors"] == []
    assert seen["playing"]["plays"]
    assert seen["playing"]["time"] > 0.3
    assert seen["chapter"]["time"] >= 20
    assert seen["chapter"]["chapter"] == "The middle"
    assert seen["transcript"]["line"] == "In the middle, études."
    elsewhere = seen["elsewhere"]
    assert elsewhere["stayed"]
    assert elsewhere["title"] == "Heard elsewhere"
    assert elsewhere["docked"]
    assert elsewhere["plays"]
    assert elsewhere["time"] > seen["transcript"]["time"]
    offered = re.fullmatch(r"Continues at (\d):(\d\d)", seen["reloaded"]["status"])
    assert offered, seen["reloaded"]["status"]
    assert int(offered[1]) * 60 + int(offered[2]) == pytest.approx(seen["stopped"]["time"], abs=1)
    if talk:
        assert seen["cut"]["status"].startswith("This audio is cut off here.")
        assert 9 < seen["cut"]["kept"] <= CUT_OFF_AT + 0.1
        assert seen["beyond"]["status"] == "This audio cannot be played at 30:00."
        assert seen["beyond"]["plays"]
        assert seen["dock"] == {}
        assert seen["found"] == [True, True]
        assert 100 < seen["tabs"] < 115
