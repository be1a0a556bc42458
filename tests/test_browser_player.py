"""The player of an episode's page, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import AUDIO, Reader, build_show, is_silent, jumps, plays, reading

POSITION = "podcast:/episodes/032.md"


@pytest.fixture
def page(show: str, reader: Reader) -> Page:
    return reader.open(f"{show}episodes/032/")


@pytest.fixture
def player(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


def kept(page: Page) -> float:
    """The remembered position, in seconds."""
    return float(page.evaluate(f"localStorage['{POSITION}'] ?? 0"))


def press(player: Locator, name: str) -> None:
    player.get_by_role("button", name=name).click()


def seek(player: Locator, seconds: float) -> None:
    player.get_by_role("slider").fill(str(seconds))


def resumable(show: str, reader: Reader, seconds: float) -> Locator:
    """A player that has been at that position before."""
    # Before the first page there is an empty one, which may not keep anything.
    reader.context.add_init_script(f"if (location.host) localStorage['{POSITION}'] ??= '{seconds}'")
    return reader.open(f"{show}episodes/032/").locator(".podcast-head podcast-player")


def test_nothing_is_loaded_before_somebody_presses_play(show: str, reader: Reader) -> None:
    asked = []
    reader.context.on("request", lambda request: asked.append(request.url))
    page = reader.open(f"{show}episodes/032/")
    page.wait_for_load_state("networkidle")
    assert f"{show}assets/podcast/podcast.js" in asked
    assert [url for url in asked if url.endswith(".wav")] == []


def test_the_player_plays_and_pauses(player: Locator, page: Page) -> None:
    assert not player.locator("audio").is_visible()
    with page.expect_request("**/tone.wav"):
        press(player, "Play")
    plays(player, 0.2)
    press(player, "Pause")
    is_silent(player)
    expect(player.get_by_role("button", name="Play")).to_be_visible()


def test_the_length_is_shown_before_anything_is_loaded(player: Locator) -> None:
    expect(player.locator(".podcast-time")).to_have_text("0:00 / 5:00")
    expect(player.get_by_role("slider")).to_have_attribute(
        "aria-valuetext", "0 seconds of 5 minutes"
    )


def test_seeking_and_skipping_work_before_and_during_playback(player: Locator, page: Page) -> None:
    seek(player, 20)
    press(player, "Forward 30 seconds")
    expect(player.locator(".podcast-time")).to_have_text("0:50 / 5:00")
    press(player, "Play")
    plays(player, 50)
    press(player, "Back 15 seconds")
    first, back = jumps(page, 2)
    assert first == 50
    assert 35 <= back < 50
    seek(player, 4)
    assert jumps(page, 3)[2] == 4
    plays(player, 4)
    press(player, "Back 15 seconds")
    assert 0 <= jumps(page, 4)[3] < 4
    expect(player.get_by_role("slider")).to_have_attribute(
        "aria-valuetext", re.compile(" of 5 minutes$")
    )


def test_the_speed_is_remembered_for_all_players(player: Locator, page: Page, show: str) -> None:
    player.get_by_label("Speed").select_option("1.5")
    assert page.locator(AUDIO).evaluate("audio => audio.playbackRate") == 1.5
    page.goto(f"{show}episodes/030/")
    expect(page.get_by_label("Speed").first).to_have_value("1.5")
    press(page.locator("podcast-player").first, "Play")
    plays(page.locator("podcast-player").first)
    assert page.locator(AUDIO).evaluate("audio => audio.playbackRate") == 1.5


def test_playback_resumes_where_the_listener_stopped(
    player: Locator, page: Page, show: str
) -> None:
    press(player, "Play")
    plays(player)
    seek(player, 33)
    plays(player, 33.2)
    press(player, "Pause")
    is_silent(player)
    stopped = kept(page)
    assert 33.2 <= stopped < 60
    address = page.url
    page.goto(f"{show}episodes/030/")
    expect(page.locator("podcast-player .podcast-time")).to_have_text("0:00 / 5:00")
    # Not by going back: that may bring the page as it was left.
    page.goto(address)
    expect(player.locator("[role=status]")).to_have_text(f"Continues at 0:{int(stopped)}")
    expect(player.locator(".podcast-time")).to_have_text(f"0:{int(stopped)} / 5:00")
    press(player, "Play")
    plays(player, stopped)
    assert jumps(page, 1) == [pytest.approx(stopped)]
    expect(player.locator("[role=status]")).to_have_text("")


def test_a_listener_who_seeks_back_resumes_there(show: str, reader: Reader) -> None:
    player = resumable(show, reader, 140)
    press(player, "Play")
    plays(player, 140)
    seek(player, 12)
    player.page.wait_for_function(
        f"localStorage['{POSITION}'] >= 12 && localStorage['{POSITION}'] < 140"
    )


def test_the_position_is_stored_during_playback(player: Locator, page: Page) -> None:
    press(player, "Play")
    plays(player)
    seek(player, 20)
    page.wait_for_function(f"Number(localStorage['{POSITION}']) >= 20")


def test_the_position_is_forgotten_at_the_end(show: str, reader: Reader) -> None:
    player = resumable(show, reader, 298.5)
    press(player, "Play")
    player.page.wait_for_function(
        f"document.querySelector('{AUDIO}').ended && localStorage['{POSITION}'] === undefined"
    )
    expect(player.get_by_role("button", name="Play")).to_be_visible()
    expect(player.locator(".podcast-time")).to_have_text("0:00 / 5:00")
    press(player, "Play")
    plays(player)
    assert jumps(player.page, 2) == [298.5, 0]


def test_a_server_that_cannot_seek_does_not_lose_the_position(show: str, reader: Reader) -> None:
    player = resumable(show, reader, 140)
    press(player, "Play")
    plays(player, 140)
    press(player, "Pause")
    is_silent(player)
    stopped = kept(player.page)
    press(player, "Play")
    plays(player, stopped)
    # What browsers do on their own where the server sends no parts of files.
    player.page.locator(AUDIO).evaluate("audio => { audio.currentTime = 0; }")
    plays(player, 0.5)
    assert jumps(player.page, 2) == [140, 0]
    press(player, "Pause")
    is_silent(player)
    assert kept(player.page) >= stopped


COUNT = """
window.said = [];
const status = document.querySelector(".podcast-head [role=status]");
new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, { childList: true });
0
"""


def test_audio_that_cannot_be_loaded_is_reported_and_can_be_retried(
    player: Locator, page: Page, reader: Reader
) -> None:
    page.route("**/tone.wav", lambda route: route.abort())
    page.evaluate(COUNT)
    for time, name in enumerate(["Play", "Try again"], 1):
        press(player, name)
        page.wait_for_function("time => said.length === time", arg=time)
        expect(player.locator("[role=status]")).to_contain_text("This audio could not be loaded.")
        is_silent(player)
    page.unroute("**/tone.wav")
    press(player, "Try again")
    plays(player)
    expect(player.locator("[role=status]")).to_have_text("")
    reader.errors[:] = [error for error in reader.errors if "ERR_FAILED" not in error]


def test_an_error_is_announced_once_and_does_not_move_the_focus(
    player: Locator, page: Page, reader: Reader
) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.route("**/tone.wav", lambda route: route.abort())
    page.evaluate(COUNT)
    press(player, "Play")
    link = player.get_by_role("status").get_by_role("link", name="Download")
    link.focus()
    # Another player comes in sight.
    page.locator("podcast-player").last.scroll_into_view_if_needed()
    expect(page.locator("podcast-dock")).to_be_visible()
    expect(link).to_be_focused()
    assert page.evaluate("said.length") == 1
    page.unroute("**/tone.wav")
    player.get_by_role("button", name="Try again").press("Enter")
    plays(player)
    expect(player.get_by_role("button", name="Pause")).to_be_focused()
    reader.errors.clear()


def test_the_play_button_retries_and_resumes_the_position(show: str, reader: Reader) -> None:
    player = resumable(show, reader, 25)
    player.page.route("**/tone.wav", lambda route: route.abort())
    press(player, "Play")
    expect(player.locator("[role=status]")).to_contain_text("This audio could not be loaded.")
    player.page.unroute("**/tone.wav")
    press(player, "Play")
    plays(player, 25)
    reader.errors[:] = [error for error in reader.errors if "ERR_FAILED" not in error]


def test_keys_in_the_player_work_as_documented(player: Locator, page: Page) -> None:
    button = player.locator(".podcast-play")
    button.focus()
    page.keyboard.press("Space")
    plays(player)
    page.keyboard.press("k")
    is_silent(player)
    seek(player, 10)
    player.get_by_role("slider").focus()
    for key, expected in [("ArrowRight", 15), ("l", 45), ("ArrowLeft", 40), ("j", 25)]:
        page.keyboard.press(key)
        expect(player.get_by_role("slider")).to_have_value(str(expected))
    page.keyboard.press("Space")
    plays(player, 25)


def test_the_seek_bar_keeps_the_focus_when_the_length_becomes_known(page: Page) -> None:
    clip = page.locator("podcast-player").nth(1)
    bar = clip.get_by_role("slider")
    bar.press(" ")
    expect(clip.locator(".podcast-time")).to_contain_text("/ 0:40")
    expect(bar).to_be_focused()


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_the_keys_of_the_theme_work_outside_and_inside_the_player(
    player: Locator, page: Page, key: str
) -> None:
    # Who has pressed play with a mouse is in the player from then on.
    press(player, "Play")
    page.keyboard.press(key)
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.locator("h1").click()
    page.keyboard.press(key)
    expect(page.locator("#__search")).to_be_checked()
    plays(player)


def test_the_keys_of_the_player_do_nothing_else(player: Locator, page: Page) -> None:
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', event => { heard.push(event.key); }); 0"
    )
    player.locator(".podcast-play").focus()
    for key in ("j", "k", "l", "m", "[", "]", "ArrowLeft", "ArrowRight", "b"):
        page.keyboard.press(key)
    assert page.evaluate("heard") == ["b"]


def test_keys_with_ctrl_or_alt_are_left_to_the_browser(player: Locator, page: Page) -> None:
    player.locator(".podcast-play").focus()
    for key in ("Control+k", "Alt+l", "Shift+ArrowRight"):
        page.keyboard.press(key)
    is_silent(player)
    expect(player.get_by_role("slider")).to_have_value("0")


def test_several_players_on_a_page_have_different_names_and_play_one_at_a_time(page: Page) -> None:
    names = (
        page.get_by_role("region")
        .filter(has=page.locator("podcast-player"))
        .evaluate_all("regions => regions.map(region => region.ariaLabel)")
    )
    assert names == ["Listen to All sorts", "Listen to First clip", "Listen to Second clip"]
    players = [page.get_by_role("region", name=name) for name in names]
    for player in players[::-1]:
        press(player, "Play")
        plays(player)
        for other in players:
            expect(other.locator(".is-playing")).to_have_count(int(other is player))


def test_without_javascript_the_browsers_own_player_plays(show: str, chromium: Browser) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(f"{show}episodes/032/")
        audio = page.locator(".podcast-head audio[controls]")
        box = audio.bounding_box()
        assert box is not None
        assert box["height"] >= 40
        assert box["width"] >= 300
        assert page.locator(".podcast-head").get_by_role("link", name="Download").is_visible()
        assert page.locator(".podcast-head").get_by_text("5:00").is_visible()
        with page.expect_request("**/tone.wav"):
            # The play button is the leftmost one of Chromium's controls.
            audio.click(position={"x": 30, "y": box["height"] / 2})


@pytest.mark.parametrize(
    ("locale", "name"), [("de_AT", "30 Sekunden vor"), ("pt_BR", "Forward 30 seconds")]
)
def test_a_language_is_understood_as_themes_write_it_and_not_mixed_with_english(
    locale: str, name: str, tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    show = serve_folder(build_show(tmp_path, {"name": "mkdocs", "locale": locale}))
    page = reader.open(f"{show}episodes/032/")
    assert page.evaluate("document.documentElement.lang") == locale
    for player in page.locator("podcast-player").all():
        expect(player.get_by_role("button", name=name)).to_be_visible()
    # This theme asks others for scripts of its own.
    reader.errors.clear()
