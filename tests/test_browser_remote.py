"""What a listener does with an episode beyond playing it: the dock as a remote, clips, sharing."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from browsing import Reader, plays, reading, visit


def press(part: Locator | Page, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def test_the_dock_opens_to_all_that_a_player_has_for_an_episode_started_from_its_card(
    reader: Reader, show: str
) -> None:
    page = reader.open(f"{show}podcast/")
    page.locator(".podcast-card .podcast-play").first.click()
    dock = page.locator("podcast-dock")
    plays(dock)
    opener = dock.locator(".podcast-expand")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    remote = dock.get_by_role("group", name="Player")
    # A card has neither chapters nor a transcript: they are on the episode's page.
    chapters = remote.get_by_role("list", name="Chapters").get_by_role("button")
    expect(chapters).to_have_text(["0:00Hello", "0:20The middle", "0:40The end"])
    press(remote, "Next chapter")
    plays(dock, 20)
    expect(chapters.nth(1)).to_have_attribute("aria-current", "true")
    dock.get_by_label("Position").fill("22")
    expect(remote.locator(".podcast-remote__said")).to_have_text("In the middle, études.")
    dock.get_by_label("Position").press("]")
    expect(remote.get_by_label("Speed")).to_have_value("1.1")
    remote.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("document.querySelector('podcast-dock audio').playbackRate") == 1.5
    remote.get_by_label("Sleep timer").select_option("15")
    expect(remote.locator(".podcast-remote__countdown")).to_have_text("14:59")
    # The recording is of this site: elsewhere, a browser would make it silent.
    remote.get_by_label("Boost").check()
    plays(dock, 23)
    expect(remote).to_contain_text("No later episode.")
    press(remote, "Copy link")
    expect(remote.get_by_role("status").first).to_contain_text("/episodes/032/")
    line = dock.locator(".podcast-track")
    box = line.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".podcast-tip")).to_have_text("2:30 The end")
    remote.get_by_label("Speed").focus()
    page.keyboard.press("Escape")
    expect(remote).to_have_count(0)
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


SELECT = """() => {
    const lines = document.querySelectorAll("podcast-transcript [data-t]");
    getSelection().setBaseAndExtent(lines[1].firstChild, 3, lines[2].firstChild, 5);
}"""


def test_words_of_the_transcript_are_a_clip_that_plays_and_stops(
    chromium: Browser, show: str
) -> None:
    with reading(chromium, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = reader.open(f"{show}episodes/032/")
        page.locator("podcast-transcript summary").click()
        page.evaluate(SELECT)
        toolbar = page.get_by_role("toolbar", name="Clip from 0:04 to 0:41")
        press(toolbar, "Copy link")
        expect(toolbar).to_contain_text("Link copied.")
        address = page.evaluate("navigator.clipboard.readText()")
        assert address == f"{show}episodes/032/#t=4.5,41"
        page.keyboard.press("Escape")
        expect(toolbar).to_have_count(0)

        page = reader.open(address)
        player = page.locator(".podcast-head podcast-player")
        press(player, "Play")
        plays(player, 5.5)
        expect(player.get_by_role("status")).to_have_text("Clip from 0:04 to 0:41")

        page = reader.open(f"{show}episodes/032/#t=20,21")
        player = page.locator(".podcast-head podcast-player")
        status = player.get_by_role("status")
        expect(status).to_have_text("Clip from 0:20 to 0:21")
        press(player, "Play")
        expect(status).to_have_text("Clip from 0:20 to 0:21 · Play on")
        press(player, "Play on")
        plays(player, 21.5)
        expect(status).to_have_text("")
        assert reader.errors == []


SEEN = """() => {
    const [match] = CSS.highlights.get("podcast-match");
    const { top, bottom } = match.getBoundingClientRect();
    return [String(match), top >= 0 && bottom <= innerHeight];
}"""


def test_the_search_in_a_transcript_goes_from_match_to_match(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/")
    page.locator("podcast-transcript summary").click()
    field = page.get_by_label("Search the transcript")
    count = page.locator(".podcast-transcript__tools [role=status]")
    field.fill("is")
    expect(count).to_have_text("3 found")
    expect(page.get_by_role("button", name="Next match")).to_be_visible()
    for key, place in (("Enter", 1), ("Enter", 2), ("Shift+Enter", 1), ("Shift+Enter", 3)):
        field.press(key)
        expect(count).to_have_text(f"{place} of 3")
        assert page.evaluate(SEEN) == ["is", True]
    press(page, "Next match")
    expect(count).to_have_text("1 of 3")
    field.fill("quiet")
    expect(count).to_have_text("1 found")
    expect(page.get_by_role("button", name="Next match")).to_be_hidden()


def test_what_is_shared_goes_to_the_system_s_sheet_where_there_is_one(
    reader: Reader, show: str
) -> None:
    page = reader.context.new_page()
    page.add_init_script(
        "window.shared = []; navigator.share = async (data) => void shared.push(data)"
    )
    visit(page, f"{show}episodes/032/#t=0:30")
    player = page.locator(".podcast-head podcast-player")
    press(player, "Share")
    player.get_by_label("Start at 0:30").check()
    player.locator(".podcast-panel").get_by_role("button", name="Share").click()
    assert page.evaluate("shared") == [{"title": "All sorts", "url": f"{show}episodes/032/#t=0:30"}]
