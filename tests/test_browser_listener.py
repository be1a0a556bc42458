"""What a site remembers of its listener, in the listener's browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import AUDIO, LENGTH, Reader, plays

SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts += value;
}).observe({ type: "layout-shift", buffered: true });"""

MOVE = """(bar, time) => {
    bar.value = time;
    bar.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def card(page: Page, title: str) -> Locator:
    return page.locator(".podcast-card", has_text=title)


def choose(page: Page, title: str, entry: str) -> None:
    """Chooses an entry of a card's menu."""
    card(page, title).get_by_role("button", name=f"More: {title}", exact=True).click()
    page.locator(".podcast-menu").get_by_role("button", name=entry, exact=True).click()


def press(part: Locator | Page, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def seek(page: Page, time: float) -> None:
    """Moves the recording that plays, by the bar of the dock; the focus stays where it is."""
    page.locator("podcast-dock .podcast-seek").evaluate(MOVE, time)


def queued(page: Page) -> list[str]:
    """The titles in the queue, as the browser keeps them."""
    stored = json.loads(page.evaluate("localStorage['podcast-listening'] || '{\"queue\": []}'"))
    return [track["title"] for track in stored["queue"]]


@pytest.fixture
def index(show: str, reader: Reader) -> Page:
    reader.context.add_init_script(SHIFTS)
    return reader.open(f"{show}podcast/")


def test_a_listener_finds_on_the_index_what_was_begun_and_played_until_it_is_cleared(
    index: Page, reader: Reader, show: str, tmp_path: Path
) -> None:
    strip = index.locator(".podcast-continue")
    expect(strip).to_have_count(0)
    card(index, "Signal SP-029").locator(".podcast-play").click()
    plays(card(index, "Signal SP-029"))
    # Half a minute passes before another number of minutes is left, as a busy machine is slow.
    seek(index, 121)
    # A place is kept once it was heard.
    plays(card(index, "Signal SP-029"), 122)
    card(index, "Signal SP-029").locator(".podcast-play").click()
    expect(strip).to_contain_text("Signal SP-029")
    choose(index, "Signal SP-028", "Mark as played")
    expect(card(index, "Signal SP-028").locator(".podcast-length")).to_have_text("Played")

    page = reader.open(f"{show}podcast/")
    expect(page.locator(".podcast-continue__left")).to_have_text("3 min left")
    expect(card(page, "Signal SP-029").locator(".podcast-length")).to_have_text("3 min left")
    line = card(page, "Signal SP-029").locator(".podcast-progress")
    artwork = card(page, "Signal SP-029").locator("> img, > svg").bounding_box()
    box = line.bounding_box()
    assert artwork
    assert box
    assert (artwork["x"], artwork["width"]) == (box["x"], box["width"])
    assert abs(artwork["y"] + artwork["height"] - box["y"] - box["height"]) < 1
    expect(card(page, "Signal SP-028")).to_have_class("podcast-card is-played")
    assert page.evaluate("shifts") <= 0.02
    press(page.locator(".podcast-continue"), "Resume Signal SP-029")
    plays(card(page, "Signal SP-029"), 121)
    pause = page.locator(".podcast-continue").get_by_role("button", name="Pause Signal SP-029")
    expect(pause).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Mark Signal SP-029 as played").press("Enter")
    expect(page.locator(".podcast-continue")).to_have_count(0)
    expect(page.locator(".podcast-said")).to_have_text("Signal SP-029: Played")
    # The button is gone: what follows has the focus.
    expect(page.get_by_role("link", name="All sorts")).to_be_focused()

    choose(page, "Signal SP-030", "Your listening")
    panel = page.get_by_role("dialog", name="Your listening")
    expect(panel).to_contain_text("Episodes played: 2")
    with page.expect_download() as download:
        press(panel, "Export")
    exported = download.value.path()
    assert json.loads(exported.read_text("utf-8"))["played"].keys() == {
        "/episodes/028.md",
        "/episodes/029.md",
    }
    press(panel, "Clear all")
    expect(panel).to_contain_text("Episodes played: 0")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => /podcast[-:][l/]/.test(key))") == []
    )
    expect(card(page, "Signal SP-028").locator(".podcast-length")).to_have_text("5 min")
    with page.expect_file_chooser():
        press(panel, "Import")
    files = panel.locator("input[type=file]")
    files.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": b"no"})
    expect(panel.get_by_role("status").last).to_have_text("This file cannot be read.")
    files.set_input_files(exported)
    expect(panel).to_contain_text("Episodes played: 2")
    assert reader.abroad == []


def test_the_queue_is_made_from_cards_reordered_and_played_to_its_end(
    index: Page, show: str
) -> None:
    choose(index, "Signal SP-028", "Add to queue")
    expect(index.locator(".podcast-said")).to_have_text("Signal SP-028: number 1 of the queue")
    expect(index.locator(".podcast-said")).to_be_in_viewport(ratio=1)
    choose(index, "Signal SP-029", "Add to queue")
    choose(index, "Signal SP-030", "Play next")
    assert queued(index) == ["Signal SP-030", "Signal SP-028", "Signal SP-029"]
    choose(index, "Signal SP-030", "Your listening")
    panel = index.get_by_role("dialog", name="Your listening")
    down = panel.get_by_role("button", name="Move Signal SP-030 down")
    down.focus()
    for _ in range(2):
        index.keyboard.press("Enter")
    assert queued(index) == ["Signal SP-028", "Signal SP-029", "Signal SP-030"]
    # The button that has nowhere to go any more hands the focus on.
    expect(panel.get_by_role("button", name="Play Signal SP-030")).to_be_focused()
    press(panel, "Remove Signal SP-030")
    press(panel, "Close")
    card(index, "All sorts").locator(".podcast-play").click()
    dock = index.locator("podcast-dock")
    remote = dock.get_by_role("group", name="Player")
    dock.locator(".podcast-expand").click()
    remote.get_by_role("list", name="Chapters").get_by_role("button").last.press("Enter")
    plays(card(index, "All sorts"), 40)
    for title in ("All sorts", "Signal SP-028"):
        plays(card(index, title))
        seek(index, LENGTH - 0.5)
        # The opened dock stays, and so does the focus in it.
        expect(dock.locator("> p a")).not_to_have_text(title)
        expect(dock.locator(".podcast-play")).to_be_focused()
        expect(remote).to_be_visible()
    plays(card(index, "Signal SP-029"))
    seek(index, LENGTH - 0.5)
    # The listener has not asked for the show's next episode: the dock goes, and the focus is where
    # it came from.
    index.wait_for_function("document.querySelector('podcast-dock audio').ended")
    expect(dock).to_be_hidden()
    expect(card(index, "All sorts").locator(".podcast-play")).to_be_focused()
    assert queued(index) == []
    for title in ("All sorts", "Signal SP-028", "Signal SP-029"):
        expect(card(index, title)).to_have_class("podcast-card is-played")
    # What plays is not to come: an episode that is played from its card leaves the queue in sight.
    for title in ("Signal SP-028", "Signal SP-029"):
        choose(index, title, "Add to queue")
    card(index, "Signal SP-030").locator(".podcast-play").click()
    dock.locator(".podcast-expand").click()
    to_come = remote.get_by_role("list", name="Queue").get_by_role("listitem")
    expect(to_come).to_have_count(2)
    card(index, "Signal SP-028").locator(".podcast-play").press("Enter")
    expect(to_come).to_have_count(1)
    card(index, "Signal SP-028").locator(".podcast-options").press("Enter")
    expect(index.locator(".podcast-menu button").first).to_have_text("Mark as played")


# At once, as a busy machine would come to the end.
LEAVE_AT = """(audio, [time, act]) => audio.addEventListener("timeupdate", function leave() {
    if (audio.currentTime <= time) return;
    audio.removeEventListener("timeupdate", leave);
    if (act === "pause") audio.pause();
    else location.reload();
})"""


def test_an_episode_that_is_left_in_its_last_words_counts_as_played(index: Page) -> None:
    episode = card(index, "Signal SP-029")
    # A tab that is closed while it plays leaves nothing to continue either.
    for act, state in (("pause", "is-played"), ("close", "is-begun")):
        episode.locator(".podcast-play").click()
        plays(episode)
        index.locator(AUDIO).evaluate(LEAVE_AT, [LENGTH - 14, act])
        seek(index, LENGTH - 14.1)
        expect(episode).to_have_class(f"podcast-card {state}")
        expect(index.locator(".podcast-continue")).to_have_count(0)


def test_what_plays_goes_on_while_the_memory_is_looked_at_and_cleared(index: Page) -> None:
    card(index, "Signal SP-030").locator(".podcast-play").click()
    choose(index, "Signal SP-029", "Add to queue")
    plays(card(index, "Signal SP-030"))
    seek(index, 100)
    plays(card(index, "Signal SP-030"), 103)
    choose(index, "Signal SP-030", "Your listening")
    panel = index.get_by_role("dialog", name="Your listening")
    time = index.locator("podcast-dock .podcast-time")
    for name in ("Remove Signal SP-029", "Mark as played: Signal SP-030", "Clear all"):
        panel.get_by_role("button", name=name, exact=True).press("Enter")
        at = index.evaluate("document.querySelector('podcast-dock audio').currentTime")
        plays(card(index, "Signal SP-030"), at + 1)
        expect(time).to_contain_text(re.compile("^1:[0-5]"))
        assert panel.evaluate("panel => panel.contains(document.activeElement)"), name


def test_each_show_has_its_own_speed_unless_another_one_was_just_chosen(index: Page) -> None:
    address = index.locator("podcast-list").first.evaluate(
        "list => new URL(list.dataset.index, location).href"
    )
    stored = json.dumps({"last": "another", "speeds": {"another": 1, address: 1.5}})
    index.evaluate("stored => { localStorage['podcast-speeds'] = stored; }", stored)
    card(index, "Signal SP-029").locator(".podcast-play").click()
    index.wait_for_function("document.querySelector('podcast-dock audio').playbackRate === 1.5")
    index.locator("podcast-dock .podcast-play").press("]")
    assert json.loads(index.evaluate("localStorage['podcast-speeds']")) == {
        "last": address,
        "speeds": {"another": 1, address: 1.6},
    }
