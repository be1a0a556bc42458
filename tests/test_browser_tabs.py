"""The player in several tabs of one browser."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from browsing import Reader, is_silent, plays, time_of

LENGTH = "5:00"


def player_of(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


def press(player: Locator, name: str) -> None:
    player.get_by_role("button", name=name, exact=True).click()


def test_one_tab_plays_and_each_knows_how_far_another_has_come(show: str, reader: Reader) -> None:
    first = player_of(reader.open(f"{show}episodes/032/"))
    second = player_of(reader.open(f"{show}episodes/032/"))
    press(first, "Play")
    plays(first, 0.3)
    second.get_by_role("slider").fill("60")
    press(second, "Play")
    plays(second, 60.3)
    is_silent(first)
    # The first has nothing of its own to tell: it goes on where the second stops.
    press(second, "Pause")
    expect(first.locator(".podcast-time")).to_have_text(re.compile(r"1:\d\d / 5:00"))
    press(first, "Play")
    plays(first, 60.4)
    assert time_of(first) < 90
    is_silent(second)
    # Another episode silences this one as well, and does not move it.
    other = player_of(reader.open(f"{show}episodes/030/"))
    press(other, "Play")
    plays(other, 0.1)
    is_silent(first)
    assert time_of(first) > 60
    # Settings are those of the listener, not of a tab.
    other.get_by_label("Speed").select_option("1.5")
    expect(first.get_by_label("Speed")).to_have_value("1.5")


def test_muting_lasts_through_a_change_of_speed(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/")
    player = player_of(page)
    player.locator(".podcast-play").focus()
    page.keyboard.press("m")
    page.keyboard.press("]")
    expect(player.get_by_label("Speed")).to_have_value("1.1")
    audio = page.locator("podcast-dock audio")
    assert audio.evaluate("audio => audio.muted")
    press(player, "More")
    player.get_by_label("Volume").fill("0.5")
    assert not audio.evaluate("audio => audio.muted")
