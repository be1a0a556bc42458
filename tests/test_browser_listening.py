"""What a listener does with an episode: browse on, jump, read along, share, fall asleep; in a
browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import NAMES
from browsing import (
    AUDIO,
    LENGTH,
    Reader,
    build_show,
    is_silent,
    jumps,
    launch,
    plays,
    reading,
    time_of,
    tone,
    visit,
)
from sites import build

POSITION = "podcast:/episodes/032.md"


@pytest.fixture
def page(show: str, reader: Reader) -> Page:
    return reader.open(f"{show}episodes/032/")


@pytest.fixture
def player(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


def dock(page: Page) -> Locator:
    return page.locator("podcast-dock")


def press(part: Locator, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def start(player: Locator, beyond: float = 0) -> None:
    press(player, "Play")
    plays(player, beyond)


def stops_at(player: Locator, time: float) -> None:
    """Waits until it is heard up to there, and fails where it is heard beyond."""
    page = player.page
    page.wait_for_function("time => witness.heard.at(-1) >= time", arg=time)
    is_silent(player)
    assert page.evaluate("time => witness.heard.filter(at => at >= time).length", time) == 1


COUNT_PAUSES = "window.pauses = 0; document.querySelector('podcast-dock audio').onpause = () => { pauses += 1; }; 0"


def test_playback_continues_over_five_pages_and_back_and_forward(
    player: Locator, page: Page, show: str
) -> None:
    start(player)
    page.evaluate(f"window.stayed = true; {COUNT_PAUSES}")
    times = [time_of(player)]
    for title in (
        "Heard elsewhere",
        "Signal SP-030",
        "Signal SP-029",
        "Signal SP-028",
        "Signal SP-027",
    ):
        page.locator(".podcast-around a[rel=prev]").click()
        expect(page.locator("h1")).to_have_text(title)
        expect(dock(page)).to_be_visible()
        plays(dock(page), times[-1])
        times.append(time_of(dock(page)))
    page.go_back()
    expect(page.locator("h1")).to_have_text("Signal SP-028")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Signal SP-027")
    plays(dock(page), times[-1])
    assert page.evaluate(
        "[stayed, pauses, document.querySelectorAll('podcast-dock, podcast-dock audio').length]"
    ) == [
        True,
        0,
        2,
    ]
    dock(page).get_by_role("link", name="All sorts").click()
    expect(page.locator("h1")).to_have_text("All sorts")
    expect(dock(page)).to_be_hidden()
    plays(player, times[-1])
    assert page.evaluate("pauses") == 0


def test_the_dock_controls_what_plays_and_stays_closed(player: Locator, page: Page) -> None:
    start(player)
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    expect(dock(page)).to_be_visible()
    assert (
        page.locator("body").evaluate("body => parseFloat(getComputedStyle(body).paddingBottom)")
        >= 40
    )
    press(dock(page), "Forward 30 seconds")
    plays(dock(page), 30)
    press(dock(page), "Pause")
    is_silent(dock(page))
    press(dock(page), "Close the player")
    expect(dock(page)).to_be_hidden()
    page.reload()
    expect(dock(page)).to_be_hidden()


def test_the_dock_appears_when_the_player_is_out_of_sight(player: Locator, page: Page) -> None:
    start(player)
    expect(dock(page)).to_be_hidden()
    page.locator("footer").scroll_into_view_if_needed()
    expect(dock(page)).to_be_visible()
    player.scroll_into_view_if_needed()
    expect(dock(page)).to_be_hidden()


def test_a_newly_loaded_page_offers_to_continue(player: Locator, page: Page, show: str) -> None:
    start(player)
    page.locator(".podcast-chapters a").nth(1).click()
    plays(player, 20.2)
    page.goto(f"{show}podcast/")
    expect(dock(page).get_by_role("link")).to_have_text("All sorts")
    expect(dock(page).locator(".podcast-expand svg")).to_be_visible()
    assert page.evaluate(f"document.querySelector('{AUDIO}').networkState") == 0
    press(dock(page), "Play")
    plays(dock(page), 20)


@pytest.fixture(scope="module")
def going_back(chromium: Browser) -> Iterator[Browser]:
    """A browser that keeps a page as it was left, for who goes back to it; playwright has that
    switched off, and Chromium without windows does not have it."""
    launched = launch(
        chromium.browser_type,
        names=NAMES,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield launched
    launched.close()


def test_a_page_that_the_reader_returns_to_knows_the_position_reached_elsewhere(
    going_back: Browser, show: str
) -> None:
    with reading(going_back) as reader:
        page = reader.open(f"{show}episodes/032/")
        player = page.locator(".podcast-head podcast-player")
        start(player)
        page.evaluate("addEventListener('pageshow', event => { window.stayed = event.persisted; })")
        page.goto(f"{show}episodes/030/")
        dock(page).get_by_role("slider").fill("42")
        press(dock(page), "Play")
        plays(dock(page), 42.2)
        page.locator(".podcast-head").get_by_label("Speed").select_option("2")
        press(dock(page), "Pause")
        is_silent(dock(page))
        dock(page).get_by_role("slider").fill("45")
        press(dock(page), "Close the player")
        # Playwright waits for a load that there is not.
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_function("window.stayed")
        expect(player.locator(".podcast-time")).to_contain_text("0:45 / ")
        expect(player.get_by_label("Speed")).to_have_value("2")
        page.evaluate("document.querySelector('footer').scrollIntoView()")
        expect(player).not_to_be_in_viewport()
        expect(dock(page)).to_be_hidden()
        start(player, 45)
        assert reader.errors == []


def test_chapters_play_and_show_which_one_is_current(player: Locator, page: Page) -> None:
    chapters = page.locator(".podcast-chapters a:first-child")
    expect(player.locator(".podcast-track i")).to_have_count(2)
    chapters.nth(1).click()
    plays(player, 20)
    assert jumps(page, 1) == [20]
    press(player, "Pause")
    expect(page.locator(".podcast-chapters [aria-current=true]")).to_have_text("0:20The middle")
    expect(player.locator(".podcast-player__now")).to_have_text("The middle")
    expect(player.locator(".podcast-player__now")).to_have_css("font-weight", "700")
    player.get_by_label("Position").fill("45")
    expect(page.locator(".podcast-chapters [aria-current=true]")).to_have_text("0:40The end")
    expect(page.get_by_role("link", name="More on The middle")).to_have_attribute(
        "href", "https://example.org/middle"
    )
    assert "#" not in page.url


def test_a_time_in_the_notes_plays_from_that_moment(player: Locator, page: Page) -> None:
    page.locator("a.podcast-moment", has_text="0:45").click()
    plays(player, 45)


def test_the_transcript_follows_playback_can_be_searched_and_plays_a_clicked_line(
    player: Locator, page: Page
) -> None:
    transcript = page.locator("podcast-transcript")
    expect(transcript.locator("p").first).to_be_hidden()
    press(player, "Transcript")
    field = transcript.get_by_label("Search the transcript")
    expect(field).to_be_focused()
    transcript.get_by_text("In the middle").click()
    plays(player, 21)
    expect(transcript.locator("[aria-current=true]")).to_have_text("In the middle, études.")
    transcript.get_by_role("link", name="0:41").click()
    plays(player, 41)
    field.fill("ETUDES")
    expect(transcript.get_by_role("status")).to_have_text("1 found")
    assert page.evaluate("[...CSS.highlights.get('podcast-found')].map(String)") == ["études"]
    expect(transcript.locator("p:visible")).to_have_count(1)
    expect(transcript.get_by_role("heading")).to_have_count(0)
    field.fill("")
    expect(transcript.locator("p:visible")).to_have_count(3)
    expect(transcript.locator("b:visible")).to_have_text(["Ana", "Tom", "Ana"])
    # What is written in a transcript is text.
    expect(transcript).to_contain_text("<b>this</b>")


@pytest.fixture
def long_talk(tmp_path: Path, serve_folder: Callable[[Path], str]) -> str:
    """The address of an episode whose transcript is longer than its box, and of one whose
    transcript has no times."""
    lines = "\n\n".join(
        f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n<v {'Ana' if at % 2 else 'Tom'}>Line {at} is heard."
        for at in range(59)
    )
    page = "---\ntitle: Talk\naudio: tone.wav\nduration: 300\ntranscript: {file}\n---\nNotes.\n"
    pages: dict[str, str | bytes] = {
        "timed.md": page.format(file="said.vtt"),
        "untimed.md": page.format(file="said.txt"),
        "said.vtt": f"WEBVTT\n\n{lines}\n",
        "said.txt": "\n\n".join(["Ana: Something or other is said at some time."] * 60),
        "tone.wav": tone(LENGTH),
    }
    return serve_folder(build(tmp_path, pages).out)


def test_a_search_result_stays_in_view_during_playback(long_talk: str, reader: Reader) -> None:
    page = reader.open(f"{long_talk}timed/")
    player = page.locator(".podcast-head podcast-player")
    press(player, "Transcript")
    page.get_by_label("Search the transcript").fill("line")
    box = page.locator(".podcast-transcript__text")
    start(player)
    page.get_by_label("Search the transcript").scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    # It goes on from line 0.
    expect(box.locator("[aria-current]")).to_have_text(re.compile(r"^Line [1-9]\d? is heard\.$"))
    assert page.evaluate("scrollY") == place
    page.get_by_label("Search the transcript").fill("")
    box.locator("[aria-current]").scroll_into_view_if_needed()
    dock(page).get_by_label("Position").fill("40")
    expect(box.get_by_text("Line 40 is heard.")).to_be_in_viewport()


def test_who_is_elsewhere_on_the_page_is_left_there(long_talk: str, reader: Reader) -> None:
    page = reader.open(f"{long_talk}timed/")
    player = page.locator(".podcast-head podcast-player")
    page.locator("podcast-transcript summary").click()
    start(player, 1.2)
    player.get_by_label("Position").fill("40")
    expect(page.locator(".podcast-transcript [aria-current]")).to_have_text(re.compile("Line 4"))
    expect(player).to_be_in_viewport()


def test_a_transcript_without_times_can_be_read_and_searched(
    long_talk: str, reader: Reader, axe_script: str
) -> None:
    page = reader.open(f"{long_talk}untimed/")
    press(page.locator(".podcast-head podcast-player"), "Transcript")
    box = page.locator(".podcast-transcript__text")
    assert box.evaluate("box => box.scrollHeight === box.clientHeight")
    page.get_by_label("Search the transcript").fill("other")
    expect(page.locator("podcast-transcript").get_by_role("status")).to_have_text(
        re.compile("found")
    )
    page.evaluate(axe_script)
    violations = page.evaluate(
        "axe.run('podcast-transcript').then(({ violations }) => violations.map(({ id }) => id))"
    )
    assert violations == []


def test_a_link_to_a_moment_starts_there_when_the_reader_presses_play(
    show: str, reader: Reader
) -> None:
    page = reader.open(f"{show}episodes/032/#t=0:33")
    player = page.locator(".podcast-head podcast-player")
    expect(player.get_by_role("status")).to_have_text("Starts at 0:33")
    assert page.locator(AUDIO).evaluate("audio => audio.networkState") == 0
    start(player, 33)
    assert jumps(page, 1) == [33]


@pytest.mark.parametrize("moment", ["12:04", "300,330", "soon"])
def test_an_address_without_a_moment_of_the_recording_changes_nothing(
    show: str, reader: Reader, moment: str
) -> None:
    page = reader.open(f"{show}episodes/032/#t={moment}")
    player = page.locator(".podcast-head podcast-player")
    expect(player.locator(".podcast-time")).to_have_text("0:00 / 5:00")
    expect(player.get_by_role("status")).to_have_text("")
    start(player, 0.1)
    assert jumps(page, 0) == []


def test_a_moment_after_the_end_of_a_file_of_unknown_length_plays_from_the_beginning(
    show: str, reader: Reader
) -> None:
    page = reader.context.new_page()
    page.route(
        "**/episodes/032/",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace("data-duration", "data-x")
        ),
    )
    page.goto(f"{show}episodes/032/#t=12:04")
    player = page.locator(".podcast-head podcast-player")
    expect(player.get_by_role("status")).to_have_text("Starts at 12:04")
    start(player, 0.1)
    assert jumps(page, 0) == []


def test_the_dock_offers_the_moment_that_a_link_far_down_the_page_prepares(
    show: str, reader: Reader
) -> None:
    page = reader.open(f"{show}episodes/032/#t=0:21")
    line = page.locator("podcast-transcript [aria-current=true]")
    expect(line).to_be_in_viewport()
    expect(page.locator(".podcast-head podcast-player")).not_to_be_in_viewport()
    expect(dock(page).locator(".podcast-time")).to_contain_text("0:21 / ")
    assert page.locator(AUDIO).evaluate("audio => audio.networkState") == 0
    page.goto(f"{show}episodes/030/")
    expect(dock(page)).to_be_hidden()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('podcast:'))") == []
    )
    page.goto(f"{show}episodes/032/#t=0:21")
    start(dock(page), 21)


def test_an_offer_of_the_dock_disappears_with_its_page(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/#t=0:21")
    expect(dock(page)).to_be_visible()
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    expect(dock(page)).to_be_hidden()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('podcast:'))") == []
    )


def test_a_skip_in_the_dock_is_remembered_before_anything_plays(
    page: Page, player: Locator, show: str
) -> None:
    start(player)
    press(player, "Pause")
    is_silent(player)
    page.goto(f"{show}podcast/")
    press(dock(page), "Forward 30 seconds")
    page.goto(f"{show}episodes/030/")
    expect(dock(page).locator(".podcast-time")).to_contain_text("0:3")


def test_a_link_to_a_moment_does_not_replace_what_the_dock_plays(
    page: Page, player: Locator, show: str
) -> None:
    start(player)
    press(player, "Pause")
    page.goto(f"{show}episodes/030/#t=0:10")
    expect(dock(page).get_by_role("link")).to_have_text("All sorts")


def test_a_quote_stops_where_its_link_ends(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/#t=10,11.5")
    player = page.locator(".podcast-head podcast-player")
    press(player, "Play")
    stops_at(player, 11.5)
    assert jumps(page, 1) == [10]
    start(player, time_of(player) + 1)


def test_a_link_from_another_page_and_a_changed_address_lead_to_the_moment(
    page: Page, player: Locator, show: str
) -> None:
    page.evaluate("location.hash = '#t=50'")
    expect(player.get_by_role("status")).to_have_text("Starts at 0:50")
    visit(page, f"{show}podcast/")
    page.evaluate("""() => {
        const link = document.querySelector('.podcast-card a');
        link.href += '#t=0:15';
    }""")
    page.locator(".podcast-card h2 a").first.click()
    expect(player.get_by_role("status")).to_have_text("Starts at 0:15")


def test_a_link_to_a_moment_of_what_plays_goes_there(
    page: Page, player: Locator, show: str
) -> None:
    start(player)
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    page.locator("article .podcast-around a[rel=next]").evaluate(
        "link => { link.href += '#t=0:40'; }"
    )
    page.locator(".podcast-around a[rel=next]").click()
    expect(page.locator("h1")).to_have_text("All sorts")
    plays(player, 40)


def test_the_heading_that_search_finds_opens_the_transcript_at_the_moment(
    show: str, reader: Reader
) -> None:
    page = reader.open(f"{show}episodes/032/#t=0:21")
    expect(page.get_by_role("heading", name="The middle")).to_be_in_viewport()
    expect(page.locator(".podcast-head podcast-player").get_by_role("status")).to_have_text(
        "Starts at 0:21"
    )


def test_a_copied_link_leads_to_this_moment_or_to_the_beginning(
    chromium: Browser, show: str
) -> None:
    with reading(chromium, permissions=["clipboard-read", "clipboard-write"]) as reader:
        # As a search leads there.
        page = reader.open(f"{show}episodes/032/?h=tone")
        player = page.locator(".podcast-head podcast-player")
        player.get_by_label("Position").fill("12.5")
        press(player, "Share")
        player.get_by_label("Start at 0:12").check()
        press(player, "Copy link")
        expect(player.get_by_role("status")).to_have_text(f"Copied: {show}episodes/032/#t=0:12")
        assert page.evaluate("navigator.clipboard.readText()") == f"{show}episodes/032/#t=0:12"
        player.get_by_label("Start at 0:12").uncheck()
        press(player, "Copy link")
        expect(player.get_by_role("status")).to_have_text(f"Copied: {show}episodes/032/")


def test_the_link_is_shown_where_the_clipboard_is_unavailable(
    page: Page, player: Locator, show: str
) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    press(player, "Share")
    press(player, "Copy link")
    expect(player.get_by_role("status")).to_have_text(f"{show}episodes/032/")


def test_settings_are_remembered(page: Page, player: Locator, show: str) -> None:
    press(player, "More")
    player.get_by_label("Skip forward").select_option("10")
    player.get_by_label("Skip back").select_option("5")
    player.get_by_label("Volume").fill("0.5")
    page.goto(f"{show}episodes/030/")
    player = page.locator(".podcast-head podcast-player")
    press(player, "Forward 10 seconds")
    press(player, "Forward 10 seconds")
    press(player, "Back 5 seconds")
    expect(player.get_by_role("slider").first).to_have_value("15")
    start(player)
    assert page.locator(AUDIO).evaluate("audio => audio.volume") == 0.5
    expect(player.get_by_role("button", name="More")).to_have_attribute("aria-expanded", "false")


def test_broken_stored_data_does_no_harm(show: str, reader: Reader) -> None:
    reader.context.add_init_script("""if (location.host) {
        localStorage['podcast-settings'] = '{"speed": 99, "volume": "loud", "back": null}';
        localStorage['podcast-tab'] = '1';
        sessionStorage['podcast-resume'] = '{';
    }""")
    player = reader.open(f"{show}episodes/032/").locator(".podcast-head podcast-player")
    expect(player.get_by_label("Speed")).to_have_value("1")
    start(player)


@pytest.fixture
def sleeper(show: str, reader: Reader) -> Locator:
    page = reader.context.new_page()
    page.clock.install()
    page.goto(f"{show}episodes/032/")
    return page.locator(".podcast-head podcast-player")


def test_the_sleep_timer_pauses_after_its_minutes(sleeper: Locator) -> None:
    sleeper.get_by_label("Sleep timer").select_option("15 minutes")
    start(sleeper)
    # The clock goes on by itself as well, while a slow machine works.
    sleeper.page.clock.fast_forward("14:00")
    plays(sleeper, time_of(sleeper) + 0.3)
    sleeper.page.clock.fast_forward("01:01")
    expect(sleeper.get_by_role("status")).to_have_text("Paused by the sleep timer.")
    is_silent(sleeper)
    expect(sleeper.get_by_label("Sleep timer")).to_have_value("")
    start(sleeper)


def test_the_sleep_timer_waits_for_the_end_of_the_chapter(page: Page, player: Locator) -> None:
    player.get_by_label("Position").fill("19")
    player.get_by_label("Sleep timer").select_option("End of chapter")
    press(player, "Play")
    expect(player.get_by_role("status")).to_have_text("Paused by the sleep timer.")
    stops_at(player, 19.8)


def test_a_sleep_timer_that_runs_out_while_paused_does_not_stop_later_playback(
    sleeper: Locator,
) -> None:
    sleeper.get_by_label("Sleep timer").select_option("15 minutes")
    start(sleeper)
    press(sleeper, "Pause")
    sleeper.page.clock.fast_forward("20:00")
    start(sleeper, time_of(sleeper) + 0.5)
    expect(sleeper.get_by_label("Sleep timer")).to_have_value("")


def test_the_sleep_timer_waits_for_the_end_of_the_chapter_that_the_listener_moves_to(
    page: Page, player: Locator
) -> None:
    player.get_by_label("Sleep timer").select_option("End of chapter")
    start(player)
    page.locator(".podcast-chapters a:first-child").nth(1).click()
    plays(player, 20.5)
    player.get_by_label("Position").fill("39")
    expect(player.get_by_role("status")).to_have_text("Paused by the sleep timer.")
    stops_at(player, 39.8)


def test_a_sleep_timer_also_applies_to_the_next_episode(page: Page, player: Locator) -> None:
    start(player)
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Signal SP-030")
    press(dock(page), "Pause")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    page.go_back()
    expect(page.locator("h1")).to_have_text("All sorts")
    player.get_by_label("Sleep timer").select_option("End of chapter")
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Signal SP-030")
    start(player)
    # There are no chapters here.
    expect(player.get_by_label("Sleep timer")).to_have_value("episode")


def test_the_sleep_timer_waits_for_the_end_of_the_episode_and_nothing_comes_next(
    page: Page, player: Locator, show: str
) -> None:
    page.goto(f"{show}episodes/029/")
    player.get_by_label("Sleep timer").select_option("End of episode")
    press(player, "More")
    player.get_by_label("Autoplay next episode").check()
    start(player)
    player.get_by_label("Position").fill("299")
    page.wait_for_function(f"document.querySelector('{AUDIO}').ended")
    expect(player.get_by_label("Sleep timer")).to_have_value("")
    expect(player.locator(".podcast-time")).to_have_text("0:00 / 5:00")
    # What came next would have been asked for before this is.
    player.locator(".podcast-next").evaluate("list => list.replaceChildren()")
    press(player, "More")
    press(player, "More")
    expect(player.locator(".podcast-next button")).to_have_count(2)
    assert page.evaluate(f"document.querySelector('{AUDIO}').ended")
    expect(dock(page)).to_be_hidden()


def test_the_next_episodes_are_listed_and_played(page: Page, show: str, player: Locator) -> None:
    page.goto(f"{show}episodes/029/")
    press(player, "More")
    names = player.locator(".podcast-next button")
    expect(names).to_have_text(["Signal SP-030", "All sorts"])
    player.get_by_label("Autoplay next episode").check()
    start(player)
    player.get_by_label("Position").fill("299.5")
    expect(dock(page).get_by_role("link")).to_have_text("Signal SP-030")
    plays(dock(page), 0.1)
    names.nth(1).click()
    expect(dock(page).get_by_role("link")).to_have_text("All sorts")


def test_the_newest_episode_has_no_next_one(page: Page, player: Locator) -> None:
    press(player, "More")
    expect(player.locator(".podcast-next")).to_have_text("No later episode.")


def session(page: Page) -> dict[str, Any]:
    page.wait_for_function("navigator.mediaSession.metadata")
    return dict(page.evaluate("""() => {
        const { metadata: { title, artist, album, artwork }, playbackState } = navigator.mediaSession;
        return { title, artist, album, artwork: artwork.map(({ src }) => src), playbackState };
    }"""))  # fmt: skip


def test_the_lock_screen_shows_the_chapter_the_episode_and_the_show(
    page: Page, player: Locator
) -> None:
    start(player)
    expected = {
        "title": "Hello",
        "artist": "All sorts",
        "album": "Signal Path",
        "artwork": [],
        "playbackState": "playing",
    }
    assert session(page) == expected
    player.get_by_label("Position").fill("45")
    plays(player, 45)
    assert session(page)["title"] == "The end"
    assert session(page)["artwork"][0].endswith("/end.png")
    press(player, "Pause")
    page.wait_for_function("navigator.mediaSession.playbackState === 'paused'")


def test_audio_that_ends_early_is_reported_with_a_download(
    page: Page, player: Locator, show: str
) -> None:
    whole = page.request.get(f"{show}episodes/media/tone.wav").body()
    page.route(
        "**/tone.wav", lambda route: route.fulfill(body=whole[:16000], content_type="audio/wav")
    )
    press(player, "Play")
    status = player.locator(".podcast-player__status")
    expect(status).to_contain_text("This audio is cut off here.")
    expect(status.get_by_role("link", name="Download")).to_have_attribute(
        "href", re.compile(r"tone\.wav$")
    )
    page.unroute("**/tone.wav")
    press(player, "Try again")
    plays(player, 2.2)


def test_keys_change_the_speed_and_the_volume(page: Page, player: Locator) -> None:
    player.locator(".podcast-play").focus()
    for _ in range(3):
        page.keyboard.press("]")
    page.keyboard.press("[")
    expect(player.get_by_label("Speed")).to_have_value("1.2")
    start(player)
    page.keyboard.press("m")
    expect(player.locator(".podcast-time")).to_contain_text("🔇")
    assert page.locator(AUDIO).evaluate("audio => audio.muted")
    page.keyboard.press("m")
    expect(player.locator(".podcast-time")).not_to_contain_text("🔇")


# What the script hears outside its own elements, and how many elements there are.
LISTENERS = """
window.outside = 0;
const { addEventListener: add } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (...given) {
    if (new Error().stack.includes("podcast.js") && !this.localName?.startsWith("podcast-")) outside += 1;
    return add.apply(this, given);
};
"""


def test_fifty_page_changes_leak_nothing(show: str, reader: Reader) -> None:
    page = reader.context.new_page()
    page.add_init_script(LISTENERS)
    visit(page, f"{show}episodes/032/")
    player = page.locator(".podcast-head podcast-player")
    start(player)
    page.evaluate(
        "window.stayed = true; window.swaps = 0; document$.subscribe(() => { swaps += 1; }); 0"
    )
    swaps = page.evaluate("swaps")
    # What is loaded while the first episode plays comes once.
    expect(page.locator("podcast-dock > link")).to_be_attached()
    seen = set()
    for turn in range(1, 26):
        page.locator(".podcast-around a").click()
        expect(page.locator("h1")).to_have_text("Heard elsewhere")
        page.wait_for_function("swaps => window.swaps === swaps", arg=swaps + 2 * turn - 1)
        page.go_back()
        expect(page.locator(".podcast-player__bar")).to_have_count(3)
        # They are drawn once the bar has its width.
        expect(page.locator(".podcast-head .podcast-track i")).to_have_count(2)
        page.wait_for_function("swaps => window.swaps === swaps", arg=swaps + 2 * turn)
        seen.add(
            tuple(
                page.evaluate(
                    "[document.querySelectorAll('body > *, article *, podcast-dock *').length, outside]"
                )
            )
        )
    assert page.evaluate("stayed"), "The theme loaded a page anew."
    assert len(seen) == 1
    plays(player)


# As a theme does that swaps pages and keeps nothing of those before.
SWAP = """async address => {
    const text = await (await fetch(address)).text();
    const { outerHTML } = new DOMParser().parseFromString(text, "text/html").querySelector("[role=main]");
    history.pushState(null, "", address);
    document.querySelector("[role=main]").outerHTML = outerHTML;
}"""


def kept(page: Page) -> dict[str, int]:
    """How many of the plugin's elements that are not on the page are in memory."""
    devtools = page.context.new_cdp_session(page)
    counts = {}
    for name in ("transcript", "index"):
        prototype = devtools.send(
            "Runtime.evaluate",
            {"expression": f"customElements.get('podcast-{name}').prototype"},
        )["result"]["objectId"]
        # This collects garbage first.
        objects = devtools.send("Runtime.queryObjects", {"prototypeObjectId": prototype})["objects"]
        count = "function () { return this.filter((element) => !element.isConnected).length; }"
        counts[name] = devtools.send(
            "Runtime.callFunctionOn",
            {
                "objectId": objects["objectId"],
                "functionDeclaration": count,
                "returnByValue": True,
            },
        )["result"]["value"]
    # It would keep them.
    devtools.detach()
    return counts


def test_nothing_of_a_page_that_was_used_outlives_it(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    show = serve_folder(build_show(tmp_path, "readthedocs"))
    page = reader.open(f"{show}episodes/032/")
    press(page.locator(".podcast-head podcast-player"), "Play")
    for _ in range(6):
        page.evaluate(SWAP, f"{show}episodes/032/")
        page.locator("podcast-transcript summary").click()
        page.get_by_label("Search the transcript").fill("tone")
        page.locator(".podcast-head [data-do=panel]").first.click()
        expect(page.get_by_role("button", name="Copy link").first).to_be_visible()
        page.evaluate(SWAP, f"{show}podcast/")
        page.locator(".podcast-options").first.click()
        page.keyboard.press("Escape")
        page.get_by_label("Filter episodes").fill("sp-01")
        expect(page.locator(".podcast-card:visible")).to_have_count(10)
    page.evaluate(SWAP, f"{show}podcast/tags/")
    expect(page.locator("podcast-dock")).to_be_visible()
    page.locator("podcast-dock .podcast-expand").click()
    expect(page.locator(".podcast-remote")).to_be_visible()
    page.locator("podcast-dock .podcast-expand").click()
    # Timers still run, and a browser that looks for what is in use may take a number for it: of one
    # page or two, but not of each, and not for long.
    counts = kept(page)
    for _ in range(20):
        if max(counts.values()) < 3:
            break
        page.wait_for_timeout(500)
        counts = kept(page)
    assert max(counts.values()) < 3, counts
    reader.errors.clear()


def test_opened_from_a_folder_the_player_plays_and_seeks(tmp_path: Path, reader: Reader) -> None:
    site = build_show(tmp_path, {"name": "material", "font": False})
    page = reader.open(f"{site.as_uri()}/episodes/032/index.html")
    player = page.locator(".podcast-head podcast-player")
    page.locator(".podcast-chapters a").nth(1).click()
    plays(player, 20)
    press(player, "More")
    expect(player.locator(".podcast-next")).to_have_text("No later episode.")
    reader.errors.clear()


def test_without_javascript_the_chapters_and_the_transcript_are_visible(
    show: str, chromium: Browser
) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(f"{show}episodes/032/")
        expect(page.locator(".podcast-chapters a").first).to_have_attribute("href", "#t=0:00")
        page.locator("podcast-transcript summary").click()
        expect(page.get_by_text("In the middle, études.")).to_be_visible()
        expect(
            page.locator(":is(.podcast-player__extra, .podcast-transcript__tools):visible")
        ).to_have_count(0)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_player_docks_in_other_themes_too(
    theme: str, tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    show = serve_folder(build_show(tmp_path, theme))
    page = reader.open(f"{show}podcast/")
    page.locator(".podcast-card .podcast-play").first.click()
    expect(dock(page)).to_be_visible()
    # The first second is not remembered, and the audio reports its time four times a second only.
    plays(dock(page), 2)
    # Nothing of the theme lies above it.
    dock(page).get_by_role("button", name="Player", exact=True).click(trial=True)
    page.locator(".podcast-card h2 a").first.click()
    player = page.locator(".podcast-head podcast-player")
    expect(player.get_by_role("status")).to_contain_text("Continues at")
    start(player, 1)
    # These themes ask others for scripts of their own.
    reader.errors.clear()


def test_each_page_is_in_its_own_language(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    show = serve_folder(tmp_path / "site")
    theme = {
        "name": "material",
        "font": False,
        "language": "ar",
        "features": ["navigation.instant"],
    }
    build_show(tmp_path, theme, site_url=show)
    page = reader.open(show)
    # The same page of a site in English: its players name no words.
    page.route("**/episodes/030/", lambda route: route.fulfill(
        response=(got := route.fetch()), body=re.sub(' data-words="[^"]*"', "", got.text())
    ))  # fmt: skip
    page.evaluate("window.stayed = true")
    page.locator("a[href$='podcast/']").first.evaluate("link => link.click()")
    page.locator(".podcast-card h2 a").first.click()
    press(page.locator(".podcast-head podcast-player"), "تشغيل")
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Heard elsewhere")
    # The page that was opened first has no player to learn the words from.
    expect(dock(page).get_by_role("slider", name="الموضع")).to_be_visible()
    page.locator(".podcast-around a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Signal SP-030")
    expect(
        page.locator(".podcast-head podcast-player").get_by_role("button", name="Play")
    ).to_be_visible()
    press(dock(page), "Pause")
    expect(dock(page).get_by_role("button", name="Close the player")).to_be_visible()
    assert page.evaluate("stayed")


def test_in_arabic_the_page_runs_from_right_to_left_and_time_from_left_to_right(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    show = serve_folder(build_show(tmp_path, {"name": "material", "font": False, "language": "ar"}))
    page = reader.open(f"{show}episodes/032/")
    player = page.locator(".podcast-head podcast-player")
    press(player, "تشغيل")
    plays(player)
    left, right = (
        player.locator(part).bounding_box() for part in (".podcast-play", ".podcast-time")
    )
    assert left["x"] < right["x"]  # type: ignore[index]
    press(player, "المزيد")
    expect(player.get_by_label("مستوى الصوت")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
