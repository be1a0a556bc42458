"""The bar at the bottom of the window, at every width; in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Reader, plays, reading


def start_and_leave(reader: Reader, show: str) -> Page:
    page = reader.open(f"{show}episodes/032/")
    player = page.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="Play", exact=True).click()
    plays(player)
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    expect(page.locator("podcast-dock")).to_be_visible()
    return page


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_the_dock_is_whole_at_every_width(touch: bool, chromium: Browser, show: str) -> None:
    with reading(chromium, has_touch=touch, is_mobile=touch) as reader:
        page = start_and_leave(reader, show)
        faults = {}
        for width in range(320, 1300, 20):
            page.set_viewport_size({"width": width, "height": 700})
            page.wait_for_function("width => innerWidth === width", arg=width)
            if found := page.evaluate("witness.faultsOfDock()"):
                faults[width] = found
        assert faults == {}
        # It covers nothing: the page ends above it.
        page.set_viewport_size({"width": 390, "height": 700})
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate(
            "document.querySelector('footer').getBoundingClientRect().bottom"
        ) <= page.locator("podcast-dock").evaluate("dock => dock.getBoundingClientRect().top + 1")


def test_keys_reach_all_of_the_dock_on_a_phone(chromium: Browser, show: str) -> None:
    with reading(chromium, viewport={"width": 390, "height": 700}) as reader:
        page = start_and_leave(reader, show)
        dock = page.locator("podcast-dock")
        dock.get_by_role("link").focus()
        names = []
        for _ in range(6):
            names.append(page.evaluate(
                "document.activeElement.ariaLabel || document.activeElement.textContent"
            ))  # fmt: skip
            page.keyboard.press("Tab")
        assert names == [
            "All sorts",
            "Pause",
            "Back 15 seconds",
            "Forward 30 seconds",
            "Position",
            "Close the player",
        ]
        dock.get_by_role("slider").press("ArrowRight")
        expect(dock.get_by_role("slider")).to_have_attribute(
            "aria-valuetext", re.compile(r"^\d+ seconds of 5 minutes$")
        )
        # They do as well while the dock is open, whose panel begins below the header.
        opener = dock.get_by_role("button", name="Player", exact=True)
        opener.press("Enter")
        panel = dock.locator(".podcast-remote")
        expect(panel).to_be_visible()
        assert page.evaluate(
            "document.querySelector('.md-header').getBoundingClientRect().bottom"
        ) <= panel.evaluate("panel => panel.getBoundingClientRect().top")
        page.keyboard.press("Tab")
        expect(dock.get_by_role("link").first).to_be_focused()
        dock.get_by_role("button", name="Pause").press("Space")
        expect(dock.get_by_role("button", name="Play", exact=True)).to_be_visible()
