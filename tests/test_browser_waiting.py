"""What the player says while a recording does not come, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browsing import Reader, plays


@pytest.fixture
def page(show: str, reader: Reader) -> Page:
    return reader.open(f"{show}episodes/032/")


@pytest.fixture
def player(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


def press_play(player: Locator) -> None:
    player.get_by_role("button", name="Play", exact=True).click()


def test_what_the_listener_waits_for_is_named(player: Locator, page: Page) -> None:
    held: list[Route] = []
    page.route("**/tone.wav", lambda route: held.append(route))
    press_play(player)
    status = player.get_by_role("status")
    expect(status).to_have_text("This audio is loading.")
    expect(player).to_have_class(re.compile("is-waiting"))
    page.context.set_offline(True)
    expect(status).to_have_text("You are offline.")
    page.context.set_offline(False)
    expect(status).to_have_text("This audio is loading.")
    for route in held:
        route.continue_()
    page.unroute("**/tone.wav")
    plays(player, 0.1)
    expect(status).to_have_text("")
    expect(player).not_to_have_class(re.compile("is-waiting"))


def test_what_failed_without_a_network_can_be_played_when_there_is_one(
    player: Locator, page: Page, reader: Reader
) -> None:
    page.context.set_offline(True)
    press_play(player)
    status = player.get_by_role("status")
    expect(status).to_contain_text("You are offline.")
    status.get_by_role("button", name="Try again").focus()
    page.context.set_offline(False)
    expect(status).to_have_text("")
    expect(player.get_by_role("button", name="Play", exact=True)).to_be_focused()
    press_play(player)
    plays(player, 0.1)
    reader.errors.clear()


def test_an_episode_that_failed_says_why_on_the_next_page_and_leaves_a_later_one(
    player: Locator, page: Page, show: str, reader: Reader
) -> None:
    page.route("**/tone.wav", lambda route: route.fulfill(status=404))
    press_play(player)
    expect(player.get_by_role("status")).to_contain_text("This audio could not be loaded.")
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    dock = page.locator("podcast-dock")
    expect(dock).to_contain_text("This audio could not be loaded.")
    page.goto(f"{show}episodes/030/")
    expect(page.locator("h1")).to_have_text("Signal SP-030")
    expect(dock).to_be_hidden()
    reader.errors.clear()


def test_a_stored_place_beyond_a_shorter_recording_is_forgotten(
    player: Locator, page: Page
) -> None:
    page.evaluate("localStorage['podcast:/episodes/032.md'] = '280'")
    # The page says five minutes; the file has become shorter.
    page.route(
        "**/tone.wav",
        lambda route: route.fulfill(body=route.fetch(url=page.url + "../media/clip.wav").body()),
    )
    page.reload()
    expect(player.get_by_role("status")).to_have_text("Continues at 4:40")
    press_play(player)
    plays(player, 0.1)
    assert page.evaluate("Number(localStorage['podcast:/episodes/032.md'] || 0)") < 30


SELECT = """() => {
    const line = document.querySelector("podcast-transcript [data-t]").firstChild;
    getSelection().setBaseAndExtent(line, 0, line, 5);
}"""


def test_whoever_scrolls_or_selects_words_is_not_taken_back_to_what_plays(
    player: Locator, page: Page
) -> None:
    page.locator("summary", has_text="Transcript").click()
    press_play(player)
    plays(player)
    page.wait_for_function("document.querySelector('script[src$=\"listener.js\"]')")
    box = page.locator(".podcast-transcript__text")
    follow = page.get_by_label("Follow along")
    ways = {
        "the wheel": lambda: page.mouse.wheel(0, 5),
        "a key in the transcript": lambda: box.get_by_role("link").last.press("PageDown"),
        "a key at the field itself": lambda: follow.press("PageDown"),
        "a key, with the focus nowhere": lambda: page.keyboard.press("ArrowDown"),
        "selected words": lambda: page.evaluate(SELECT),
    }
    for way, act in ways.items():
        follow.check()
        box.hover()
        if "nowhere" in way:
            page.evaluate("document.activeElement.blur()")
        act()
        expect(follow, way).not_to_be_checked()
    follow.check()
    player.get_by_label("Position").press("ArrowRight")
    page.get_by_label("Search the transcript").press("ArrowDown")
    expect(follow).to_be_checked()
