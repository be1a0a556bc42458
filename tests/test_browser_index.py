"""The index in a browser: filtering, and playing right there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import PLAYED_ELSEWHERE, Reader, build_show, is_silent, plays, reading
from sites import build, episodes

NEWEST = ["All sorts", "Heard elsewhere", "Signal SP-030", "Signal SP-029", "Signal SP-028"]


def shows(page: Page, titles: list[str]) -> None:
    expect(page.locator(".podcast-card:visible > h2")).to_have_text(titles)


def counts(page: Page, expected: str) -> None:
    expect(page.locator(".podcast-count [role=status]")).to_have_text(expected)


def filter_by(page: Page, text: str, expected: str) -> None:
    page.get_by_label("Filter episodes").fill(text)
    counts(page, expected)


def pill(page: Page, tag: str) -> None:
    page.locator(".podcast-filter").get_by_role("link", name=tag).click()


@pytest.fixture
def index(show: str, reader: Reader) -> Page:
    return reader.open(f"{show}podcast/")


def test_text_finds_episodes_of_all_pages_and_the_count_is_announced(index: Page) -> None:
    shows(index, NEWEST)
    expect(index.locator(".podcast-pager")).to_be_visible()
    filter_by(index, "sp-01", "10 of 32 episodes")
    shows(index, [f"Signal SP-{number:03}" for number in range(19, 9, -1)])
    expect(index.locator(".podcast-pager")).to_be_hidden()
    filter_by(index, "etudes HAND", "1 of 32 episodes")
    filter_by(index, "no such thing", "No episode matches.")
    shows(index, [])
    filter_by(index, "", "")
    shows(index, NEWEST)
    expect(index.locator(".podcast-pager")).to_be_visible()


def test_a_filter_cleared_before_all_episodes_have_loaded_hides_none(
    index: Page, show: str
) -> None:
    address = index.locator("podcast-index").evaluate(
        "index => new URL(index.dataset.all, location).href"
    )
    routes: list[Route] = []
    index.route(address, lambda route: routes.append(route))
    with index.expect_request(address):
        index.get_by_label("Filter episodes").fill("sp-01")
    expect(index).to_have_url(f"{show}podcast/?find=sp-01")
    index.get_by_label("Filter episodes").fill("")
    expect(index).to_have_url(f"{show}podcast/")
    with index.expect_response(address):
        routes[0].continue_()
    index.wait_for_function("document.querySelector('podcast-index').filter.entries.length === 32")
    shows(index, NEWEST)
    counts(index, "")


def test_a_tag_and_a_text_filter_together(index: Page) -> None:
    pill(index, "piano")
    counts(index, "2 of 32 episodes")
    shows(index, ["All sorts", "Études for one hand"])
    expect(index.locator(".podcast-filter [aria-current=true]")).to_have_text("piano 2")
    filter_by(index, "hand", "1 of 32 episodes")
    pill(index, "piano")
    counts(index, "")
    shows(index, NEWEST)


def test_a_name_on_a_card_leads_to_the_person_and_not_to_the_episode(index: Page) -> None:
    counts(index, "")
    routes: list[Route] = []
    index.route("**/people/bo-nilsson/", lambda route: routes.append(route))
    index.get_by_label("Filter episodes").fill("nilsson")
    index.get_by_role("link", name="Bo Nilsson").click()
    # The address is that of the next page, which takes its time, when the filter comes to it.
    index.wait_for_timeout(400)
    for route in routes:
        route.continue_()
    index.unroute("**/people/bo-nilsson/")
    expect(index.locator("h1")).to_have_text("Bo Nilsson")
    expect(index).to_have_url(re.compile("/podcast/people/bo-nilsson/$"))
    index.locator(".podcast-card").get_by_role(
        "link", name="Études for one hand", exact=True
    ).click()
    expect(index).to_have_url(re.compile("/episodes/007/$"))


def test_show_all_clears_the_filter_and_focuses_the_field(index: Page) -> None:
    expect(index.get_by_role("button", name="Show all")).to_be_hidden()
    pill(index, "odd")
    filter_by(index, "elsewhere", "1 of 32 episodes")
    index.get_by_role("button", name="Show all").click()
    counts(index, "")
    shows(index, NEWEST)
    expect(index.get_by_label("Filter episodes")).to_be_focused()
    expect(index.get_by_label("Filter episodes")).to_have_value("")
    expect(index.get_by_role("button", name="Show all")).to_be_hidden()


def test_the_address_contains_the_filter_and_is_plain_without_one(index: Page, show: str) -> None:
    pill(index, "even")
    filter_by(index, "sp-02", "5 of 32 episodes")
    expect(index).to_have_url(f"{show}podcast/?tag=even&find=sp-02")
    filter_by(index, "", "16 of 32 episodes")
    expect(index).to_have_url(f"{show}podcast/?tag=even")
    pill(index, "All")
    counts(index, "")
    expect(index).to_have_url(f"{show}podcast/")


def test_an_address_with_a_filter_opens_filtered_and_so_does_going_back_to_it(
    show: str, reader: Reader
) -> None:
    page = reader.open(f"{show}podcast/?tag=odd&find=SP-00")
    counts(page, "4 of 32 episodes")
    shows(page, ["Signal SP-009", "Signal SP-005", "Signal SP-003", "Signal SP-001"])
    page.get_by_role("link", name="Signal SP-005").first.click()
    expect(page.locator("h1")).to_have_text("Signal SP-005")
    page.go_back()
    counts(page, "4 of 32 episodes")
    expect(page.get_by_label("Filter episodes")).to_have_value("SP-00")


def test_a_card_from_another_page_has_working_addresses(index: Page, show: str) -> None:
    filter_by(index, "sp-003", "1 of 32 episodes")
    card = index.locator(".podcast-card:visible")
    assert card.locator("h2 a").evaluate("link => link.href") == f"{show}episodes/003/"
    card.locator(".podcast-play").click()
    plays(card)
    card.locator("h2 a").click()
    expect(index.locator("h1")).to_have_text("Signal SP-003")


def test_a_click_for_a_new_tab_opens_the_page_of_the_tag(index: Page, show: str) -> None:
    with index.context.expect_page() as opened:
        index.locator(".podcast-filter").get_by_role("link", name="piano").click(
            modifiers=["Control"]
        )
    expect(opened.value).to_have_url(f"{show}podcast/tags/piano/")
    shows(index, NEWEST)


def test_without_javascript_there_are_links_and_no_field(show: str, chromium: Browser) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(f"{show}podcast/")
        expect(page.locator(".podcast-filter input")).to_be_hidden()
        expect(page.locator(".podcast-count button")).to_be_hidden()
        page.get_by_role("link", name="Page 2").click()
        expect(page.locator(".podcast-card > h2").first).to_have_text("Signal SP-027")
        pill(page, "piano")
        expect(page).to_have_url(f"{show}podcast/tags/piano/")
        shows(page, ["All sorts", "Études for one hand"])
        page.locator(".podcast-card h2 a").first.click()
        expect(page).to_have_url(f"{show}episodes/032/")


LISTING_FUNCTIONS = ("start", "onHasParentDirectory", "addRow")


def test_opened_from_a_folder_the_index_says_that_only_this_page_was_searched(
    tmp_path: Path, reader: Reader
) -> None:
    site = build_show(tmp_path, {"name": "material", "font": False})
    page = reader.open(f"{site.as_uri()}/podcast/index.html")
    filter_by(page, "sp-02", "2 of 32 episodes Only this page was searched.")
    shows(page, ["Signal SP-029", "Signal SP-028"])
    filter_by(page, "", "")
    pill(page, "piano")
    page.wait_for_url("**/podcast/tags/piano/")
    # The browser itself complains of what a page from a folder may not read, and lists a folder
    # with a script that it may not have.
    own = ("file://", "ERR_FAILED", *(f"{name} is not defined" for name in LISTING_FUNCTIONS))
    reader.errors[:] = [error for error in reader.errors if not any(sign in error for sign in own)]


def test_the_button_of_a_card_plays_without_leaving_the_index(index: Page, show: str) -> None:
    card = index.locator(".podcast-card", has_text="Signal SP-030")
    button = card.get_by_role("button", name="Play Signal SP-030")
    button.click()
    plays(card, 0.2)
    expect(index).to_have_url(f"{show}podcast/")
    card.get_by_role("button", name="Pause Signal SP-030").click()
    is_silent(card)
    expect(button).to_be_visible()
    button.press(" ")
    plays(card, 0.3)


def test_a_click_on_a_card_opens_the_episode_and_a_click_on_its_tag_opens_the_tag(
    index: Page, show: str
) -> None:
    card = index.locator(".podcast-card", has_text="Signal SP-030")
    card.locator(".podcast-tags").click(position={"x": 300, "y": 10}, force=True)
    expect(index.locator("h1")).to_have_text("Signal SP-030")
    expect(index).to_have_url(f"{show}episodes/030/")
    index.go_back()
    card.get_by_role("link", name="even").click()
    index.wait_for_url(f"{show}podcast/tags/even/")
    # There the script makes the buttons.
    card = index.locator(".podcast-card", has_text="Signal SP-030")
    button = card.get_by_role("button", name="Play Signal SP-030")
    assert button.get_attribute("href") == f"{show}episodes/030/"
    button.click()
    plays(card)


def test_one_episode_plays_at_a_time(index: Page) -> None:
    first = index.locator(".podcast-card", has_text="Signal SP-030")
    second = index.locator(".podcast-card", has_text="Signal SP-029")
    first.locator("a.podcast-play").click()
    plays(first)
    second.locator("a.podcast-play").click()
    plays(second)
    is_silent(first)
    expect(first.get_by_role("button", name="Play Signal SP-030")).to_be_visible()
    expect(second.get_by_role("button", name="Pause Signal SP-029")).to_be_visible()


def test_an_episode_keeps_playing_when_the_filter_hides_it(index: Page) -> None:
    card = index.locator(".podcast-card", has_text="Signal SP-030")
    card.locator("a.podcast-play").click()
    plays(card)
    pill(index, "odd")
    counts(index, "16 of 32 episodes")
    expect(card).to_be_hidden()
    plays(card)
    expect(index.get_by_role("region", name="Playing: Signal SP-030")).to_be_visible()


def test_an_episode_hosted_by_a_provider_opens_and_closes_its_frame_in_the_card(
    index: Page, reader: Reader
) -> None:
    card = index.locator(".podcast-card", has_text="Heard elsewhere")
    button = card.get_by_role("button", name="Play Heard elsewhere, loads from Transistor")
    assert reader.abroad == []
    with index.expect_request(lambda request: "transistor.fm" in request.url):
        button.click()
    frame = card.locator("iframe")
    expect(frame).to_have_attribute("src", PLAYED_ELSEWHERE.replace("/s/", "/e/"))
    expect(frame).to_have_attribute("title", "Transistor: Heard elsewhere")
    expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
    expect(frame).to_be_focused()
    card.get_by_role("button", name="Close Heard elsewhere").click()
    expect(frame).to_have_count(0)
    expect(button).to_be_visible()


DRAWN = """() => [...document.querySelectorAll(".podcast-card")].filter((card) => !card.hidden).map((card) => {
    const copy = card.cloneNode(true);
    for (const element of copy.querySelectorAll("*")) {
        for (const name of ["href", "src", "data-audio", "data-embed"]) {
            if (element.hasAttribute(name)) element.setAttribute(name, new URL(element.getAttribute(name), location).href);
        }
    }
    return copy.outerHTML.replace(/ hidden=""/g, "");
})"""


# Further pages of the index have the recording at the card itself, and the date as plain text.
SEEN = """() => [...document.querySelectorAll(".podcast-card")].filter((card) => !card.hidden).map((card) => {
    const play = card.querySelector(".podcast-play");
    const { audio, embed } = play.dataset;
    return [card.innerText, play.ariaLabel, play.href, embed || new URL(audio, location).href];
})"""


def test_cards_that_the_script_draws_are_the_server_s(show: str, reader: Reader) -> None:
    seen = []
    for number in range(1, 8):
        page = reader.open(show + ("podcast/" if number == 1 else f"podcast/page/{number}/"))
        page.wait_for_function("document.querySelector('.podcast-play').role")
        if number == 1:
            served = page.evaluate(DRAWN)
        seen += page.evaluate(SEEN)
        page.close()
    assert (len(served), len(seen)) == (5, 32)
    # The last page has the oldest two: the others are drawn.
    page = reader.open(f"{show}podcast/page/7/")
    filter_by(page, "i", "32 of 32 episodes")
    assert page.evaluate(DRAWN)[:5] == served
    assert page.evaluate(SEEN) == seen
    for drawn in page.locator(".podcast-card").all()[:2]:
        assert drawn.locator("h2 a").evaluate("link => link.href").startswith(f"{show}episodes/")


def test_results_come_in_pieces_and_the_next_ones_on_a_button(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    site = build(tmp_path, episodes(120, "all")).out
    page = reader.open(f"{serve_folder(site)}podcast/")
    filter_by(page, "number", "120 of 120 episodes")
    cards = page.locator(".podcast-card:visible")
    expect(cards).to_have_count(50)
    more = page.get_by_role("button", name="Show more")
    more.click()
    expect(cards).to_have_count(100)
    expect(cards.nth(50).get_by_role("link", name="Number 070").first).to_be_focused()
    # Who comes back finds as many.
    expect(page).to_have_url(re.compile(r"\?find=number&shown=100$"))
    page.reload()
    expect(cards).to_have_count(100)
    more.click()
    expect(cards).to_have_count(120)
    expect(more).to_be_hidden()
    assert cards.locator("h2").all_text_contents() == [
        f"Number {number:03}" for number in range(120, 0, -1)
    ]
    filter_by(page, "", "")
    expect(page.locator(".podcast-card")).to_have_count(20)
    expect(more).to_be_hidden()


def test_seasons_give_way_to_what_the_filter_finds_and_the_order_can_be_turned(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    pages = {
        name: page.replace("---\n", f"---\nseason: {1 + (name > 'episodes/003')}\n", 1)
        for name, page in episodes(7).items()
    }
    address = serve_folder(build(tmp_path, pages, {"per_page": 3}).out)
    page = reader.open(f"{address}podcast/")
    cards = page.locator(".podcast-card:visible > :is(h2, h3)")
    seasons = page.locator(".podcast-group > h2")
    expect(cards).to_have_text(["Number 007", "Number 006", "Number 005"])
    filter_by(page, "00", "7 of 7 episodes")
    expect(cards).to_have_text([f"Number {number:03}" for number in range(7, 0, -1)])
    expect(seasons.first).to_be_hidden()
    expect(page.locator(".podcast-card:visible > h3")).to_have_count(0)
    order = page.get_by_role("link", name="Oldest first")
    order.click()
    expect(cards).to_have_text([f"Number {number:03}" for number in range(1, 8)])
    expect(page).to_have_url(f"{address}podcast/?find=00&order=oldest")
    page.get_by_role("button", name="Show all").click()
    expect(cards).to_have_text(["Number 007", "Number 006", "Number 005"])
    expect(seasons.first).to_be_visible()
    expect(page).to_have_url(f"{address}podcast/")
    order.click()
    expect(cards.first).to_have_text("Number 001")
    expect(order).to_have_attribute("aria-current", "true")


def test_nothing_is_loaded_for_the_filter_before_it_is_used(show: str, reader: Reader) -> None:
    requested: list[str] = []
    page = reader.context.new_page()
    page.on("request", lambda request: requested.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{show}podcast/")
    page.wait_for_load_state("networkidle")
    extras = {"episodes.js", "episodes.json"}
    assert not extras & set(requested)
    with page.expect_response("**/episodes.json"):
        page.get_by_label("Filter episodes").focus()
    assert extras <= set(requested)


def test_a_broken_address_in_the_data_is_not_used_and_texts_stay_text(
    show: str, reader: Reader
) -> None:
    page = reader.context.new_page()

    def answer(route: Route) -> None:
        data = route.fetch().json()
        address = len(data["around"])
        data["around"].append(["javascript:alert(", ")"])
        for row in data["episodes"]:
            row[1] = "<img src=x onerror=alert(1)> filtered"
            row[2] = row[15] = address
        route.fulfill(json=data)

    page.route("**/episodes.json", answer)
    page.goto(f"{show}podcast/")
    page.get_by_label("Filter episodes").fill("filtered")
    expect(page.locator(".podcast-card:visible")).to_have_count(32)
    card = page.locator(".podcast-card:visible").first
    expect(card.locator("h2")).to_have_text("<img src=x onerror=alert(1)> filtered")
    assert card.locator("h2 img").count() == 0
    assert page.locator("[href^='javascript'], [data-audio^='javascript']").count() == 0
    filter_by(page, "", "")
    shows(page, NEWEST)


def test_the_field_understands_seasons_guests_tags_and_phrases_also_where_one_page_has_all(
    tmp_path: Path, reader: Reader, serve_folder: Callable[[Path], str]
) -> None:
    facts = {
        "a": "season: 1\nguests: [Ana Ferreira]\ntags: [sea]",
        "b": "season: 2\nguests: [Tom Hale]\ntags: [radio]",
        "c": "season: 2\nhosts: [Ana Ferreira]\ntags: [sea]",
        # A few have no filter.
        **dict.fromkeys("defg", "season: 3"),
    }
    pages = {
        f"episodes/{name}.md": f"---\ntitle: Part {name}\ndate: 2026-01-0{day}\n"
        f"audio: https://cdn.example.org/{name}.mp3\n{fact}\n---\nNotes.\n"
        for day, (name, fact) in enumerate(facts.items(), 1)
    }
    site = build(tmp_path, pages, {"episodes": {"include": ["episodes/*.md"]}}).out
    page = reader.open(f"{serve_folder(site)}podcast/")
    page.get_by_label("Filter episodes").focus()
    expect(page.locator(".podcast-hint")).to_be_visible()
    routes: list[Route] = []
    page.route("**/episodes.json", lambda route: routes.append(route))
    page.get_by_label("Filter episodes").fill("season:3")
    # It takes longer to load than the reader to stop typing.
    page.wait_for_timeout(400)
    for route in routes:
        route.continue_()
    counts(page, "4 of 7 episodes")
    for query, titles in (
        ("season:2", ["Part c", "Part b"]),
        ("season:2 tag:sea", ["Part c"]),
        ("season 2 sea", ["Part c"]),
        ("sea", ["Part c", "Part a"]),
        ("season", []),
        ("2 jan", ["Part b"]),
        ("guest:ana", ["Part a"]),
        ("person:ana", ["Part c", "Part a"]),
        ('"part b"', ["Part b"]),
        ('"b part"', []),
    ):
        filter_by(page, query, f"{len(titles)} of 7 episodes" if titles else "No episode matches.")
        expect(page.locator(".podcast-card:visible > :is(h2, h3)")).to_have_text(titles)
    expect(page.locator(".podcast-hint")).to_be_hidden()
