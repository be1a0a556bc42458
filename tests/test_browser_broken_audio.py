"""Recordings that hold less than they promise, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browsing import CUT_OFF_AT, Reader, cut_off_talk, plays
from sites import build

PLACE = "podcast:talk"


@pytest.fixture
def player(tmp_path: Path, serve_folder: Callable[[Path], str], reader: Reader) -> Locator:
    """The player of a recording of an hour that is cut off after some seconds."""
    address = serve_folder(build(tmp_path, cut_off_talk(), strict=False).out)
    return reader.open(f"{address}talk/").locator(".podcast-head podcast-player")


def stored(player: Locator) -> float:
    return float(player.page.evaluate("key => localStorage[key] || 0", PLACE))


def test_a_recording_that_is_cut_off_keeps_the_place_that_last_sounded(player: Locator) -> None:
    page = player.page
    status = player.get_by_role("status")
    player.get_by_role("slider").fill("9")
    player.get_by_role("button", name="Play", exact=True).click()
    expect(status).to_contain_text("This audio is cut off here.")
    expect(player.locator(".podcast-time")).to_contain_text("0:1")
    assert 9 < stored(player) <= CUT_OFF_AT + 0.1
    # Nothing sounds there, so it plays on from where it did; and again, as often as somebody tries.
    player.get_by_role("slider").fill("4")
    status.get_by_role("button", name="Try again").click()
    plays(player, 4.3)
    for time, minutes in (("1800", "30:00"), ("3590", "59:50")):
        player.get_by_role("slider").fill(time)
        expect(status).to_have_text(f"This audio cannot be played at {minutes}.")
        plays(player, 4.5)
    player.get_by_role("button", name="Pause", exact=True).click()
    assert 4 < stored(player) < CUT_OFF_AT
    # A place that was only chosen is known to this tab, and to no other.
    player.get_by_role("slider").fill("2400")
    expect(status).to_contain_text("This audio cannot be played at 40:00.")
    expect(player.locator(".is-playing")).to_have_count(0)
    page.reload()
    expect(status).to_contain_text("Continues at 0:0")
    player.get_by_role("button", name="Play", exact=True).click()
    plays(player, 4.5)
