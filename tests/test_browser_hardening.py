"""The player where servers, browser storage and chapters' pictures are not what it would like."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browsing import AUDIO, LENGTH, Reader, is_silent, plays, show, time_of, tone
from servers import hosting, whole_files
from sites import build

Serve = Callable[[Path], str]
POSITION = "podcast:/episodes/032.md"
SETTINGS = "podcast-settings"
UNFINISHED = "podcast-resume"
# What says that a tab has stored something of its own.
OF_A_TAB = "localStorage['podcast-tab'] = '1'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built show of three episodes."""
    pages = {
        path: content
        for path, content in show().items()
        if path.startswith(("episodes/media/", "episodes/03"))
    }
    return build(tmp_path_factory.mktemp("site"), pages, site_url="").out


@pytest.fixture(scope="module")
def rangeless(site: Path) -> Iterator[str]:
    """The show's address on a server that sends no parts of files."""
    with whole_files(site) as address:
        yield address


def player_on(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


def press(part: Locator, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def hold_requests(page: Page) -> list[Route]:
    """The requests for the recording, from now on, which get no answer until they are released."""
    routes: list[Route] = []
    page.route("**/tone.wav", lambda route: routes.append(route))
    return routes


def release(page: Page, routes: list[Route]) -> None:
    while not routes:
        page.wait_for_timeout(50)
    routes[0].continue_()


def remember(reader: Reader, values: dict[str, str], storage: str = "localStorage") -> None:
    """Has the browser remember these values before the first page runs any script."""
    reader.context.add_init_script(
        f"""if (location.host && !sessionStorage.seeded) {{
            sessionStorage.seeded = "1";
            {OF_A_TAB};
            Object.assign({storage}, {json.dumps(values)});
        }}"""
    )


def test_a_chapter_plays_where_the_server_sends_only_whole_files(
    rangeless: str, reader: Reader
) -> None:
    page = reader.open(f"{rangeless}episodes/032/")
    player = player_on(page)
    press(player, "Play")
    plays(player)
    page.locator(".podcast-chapters a", has_text="The end").click()
    plays(player, 40.2)
    assert time_of(player) < 100
    expect(player.get_by_role("status")).to_have_text("")
    press(player, "Forward 30 seconds")
    plays(player, 70)
    press(player, "Back 15 seconds")
    plays(player, 55)


def test_a_seek_before_play_is_kept_where_the_server_sends_only_whole_files(
    rangeless: str, reader: Reader
) -> None:
    page = reader.open(f"{rangeless}episodes/032/#t=2:00")
    player = player_on(page)
    press(player, "Play")
    plays(player, 120)
    press(player, "Pause")
    is_silent(player)
    player.get_by_role("slider").fill("200")
    press(player, "Play")
    plays(player, 200)


def test_loading_the_whole_file_is_shown_and_can_be_paused(rangeless: str, reader: Reader) -> None:
    page = reader.open(f"{rangeless}episodes/032/")
    player = player_on(page)
    press(player, "Play")
    plays(player)
    routes = hold_requests(page)
    page.locator(".podcast-chapters a", has_text="The end").click()
    expect(player.get_by_role("status")).to_have_text("This audio is loading.")
    expect(player).to_have_class("podcast-player is-waiting")
    expect(player.locator(".podcast-time")).to_have_text("0:40 / 5:00")
    press(player, "Pause")
    is_silent(player)
    release(page, routes)
    expect(player.get_by_role("status")).to_have_text("")
    is_silent(player)
    page.unroute("**/tone.wav")
    press(player, "Play")
    plays(player, 40)


def test_another_episode_can_be_chosen_while_one_is_loading(rangeless: str, reader: Reader) -> None:
    page = reader.open(f"{rangeless}episodes/032/")
    player, clip = player_on(page), page.locator("podcast-player").nth(1)
    press(player, "Play")
    plays(player)
    routes = hold_requests(page)
    page.locator(".podcast-chapters a", has_text="The end").click()
    expect(player.get_by_role("status")).to_have_text("This audio is loading.")
    press(clip, "Play")
    plays(clip)
    release(page, routes)
    plays(clip, time_of(clip) + 0.3)
    is_silent(player)


def test_a_file_that_cannot_be_loaded_whole_is_reported_and_can_be_retried(
    rangeless: str, reader: Reader
) -> None:
    page = reader.open(f"{rangeless}episodes/032/")
    player = player_on(page)
    press(player, "Play")
    plays(player)
    page.route("**/tone.wav", lambda route: route.abort())
    page.locator(".podcast-chapters a", has_text="The end").click()
    expect(player.get_by_role("status")).to_contain_text("This audio could not be loaded.")
    is_silent(player)
    page.unroute("**/tone.wav")
    press(player, "Try again")
    plays(player, 40)
    reader.errors.clear()


def test_audio_of_another_server_that_cannot_seek_keeps_playing_with_a_message(
    tmp_path: Path, reader: Reader, serve_folder: Serve
) -> None:
    with hosting() as server:
        recording = server.put("tone.wav", tone(LENGTH), type="audio/wav", ranges=False)
        page_text = (
            f"---\ntitle: Elsewhere\ndate: 2026-01-01\naudio: {recording}\nduration: {LENGTH}\n"
            "chapters:\n  - {start: '0:00', title: Hello}\n  - {start: '2:00', title: Later}\n---\nNotes.\n"
        )
        address = serve_folder(
            build(tmp_path, {"episodes/1.md": page_text}, site_url="", strict=False).out
        )
        page = reader.open(f"{address}episodes/1/")
        player = player_on(page)
        press(player, "Play")
        plays(player, 0.3)
        page.locator(".podcast-chapters a", has_text="Later").click()
        expect(player.get_by_role("status")).to_have_text("This audio cannot be skipped through.")
        plays(player, 0.6)
        assert time_of(player) < 100
        # It was asked for once, to be played.
        assert len(server.requests("GET")) == 1


TRACK: dict[str, Any] = {
    "key": "/episodes/031.md", "title": "Before", "show": "Signal Path", "page": "http://127.0.0.1/x/",
    "sources": [{"src": "http://127.0.0.1/x.wav"}], "duration": 60, "chapters": [{"at": 0, "title": "Hello"}],
}  # fmt: skip


class Visits(NamedTuple):
    """Visits of one browser to a site, each of which finds only what it is to remember."""

    reader: Reader
    page: Page
    address: str

    def start(self, values: dict[str, str], storage: str = "localStorage") -> None:
        # A picture's page runs no script that would store anything when it is left.
        self.page.goto(f"{self.address}episodes/media/end.png")
        self.page.evaluate(
            f"""values => {{
                localStorage.clear();
                sessionStorage.clear();
                {OF_A_TAB};
                Object.assign({storage}, values);
            }}""",
            values,
        )
        self.reader.errors.clear()

    def finish(self, *expected: str) -> None:
        """Fails if a payload ran, or if anything went wrong beside what is expected."""
        assert self.page.evaluate("window.ran === undefined")
        errors = [
            error for error in self.reader.errors if not any(part in error for part in expected)
        ]
        self.reader.errors.clear()
        assert errors == []


@pytest.fixture
def visits(site: Path, reader: Reader, serve_folder: Serve) -> Visits:
    return Visits(reader, reader.context.new_page(), serve_folder(site))


SETTINGS_OUT_OF_RANGE: tuple[Any, ...] = (
    *({"speed": value} for value in (0, -1, 0.01, 55, 1e999, None, "fast", "2", True, [2], {})),
    *({"volume": value} for value in (-0.1, 1.5, 55, 1e999, None, "loud", True, [0.5])),
    *({"back": value} for value in (0, -15, 600, "15", None)),
    *({"next": value} for value in (2, -1, "yes", True)),
    {"speed": 0, "volume": 55, "back": -5, "forward": 1e9, "next": "x", "__proto__": {"speed": 9}, "other": 1},
    [], 5, None, "text",
)  # fmt: skip
NOT_JSON = ("", "{", '{"speed": 2', "undefined", "\0", "[" * 5000)


def test_stored_settings_out_of_range_are_forgotten(
    visits: Visits, subtests: pytest.Subtests
) -> None:
    page = visits.page
    written = [json.dumps(stored).replace("Infinity", "1e999") for stored in SETTINGS_OUT_OF_RANGE]
    for text in (*written, *NOT_JSON):
        with subtests.test(settings=text[:40]):
            visits.start({SETTINGS: text})
            page.goto(f"{visits.address}episodes/032/")
            player = player_on(page)
            expect(player.get_by_label("Speed")).to_have_value("1")
            expect(player.get_by_role("button", name="Back 15 seconds")).to_be_visible()
            expect(player.get_by_role("button", name="Forward 30 seconds")).to_be_visible()
            press(player, "Play")
            plays(player)
            rates = page.locator(AUDIO).evaluate("audio => [audio.playbackRate, audio.volume]")
            assert rates == [1, 1]
            player.get_by_label("Speed").select_option("1.5")
            stored = json.loads(page.evaluate(f"localStorage['{SETTINGS}']"))
            assert stored == {"speed": 1.5, "volume": 1, "back": 15, "forward": 30, "next": 0}
            visits.finish()


def test_settings_that_a_listener_has_made_are_restored(
    site: Path, reader: Reader, serve_folder: Serve
) -> None:
    settings = {"speed": 0.5, "volume": 0, "back": 5, "forward": 60, "next": 1}
    remember(reader, {SETTINGS: json.dumps(settings)})
    page = reader.open(f"{serve_folder(site)}episodes/032/")
    expect(player_on(page).get_by_label("Speed")).to_have_value("0.5")
    expect(player_on(page).get_by_role("button", name="Forward 1 minute")).to_be_visible()
    assert page.evaluate(f"localStorage['{SETTINGS}']") == json.dumps(settings)


POSITIONS = (
    *("-5", "1e99", "300", "99999", "NaN", "Infinity", "-Infinity", "later", "[]", "{}", "1:20"),
    "0",
)


def test_a_stored_position_outside_the_episode_is_forgotten(
    visits: Visits, subtests: pytest.Subtests
) -> None:
    page = visits.page
    for position in POSITIONS:
        with subtests.test(position=position):
            visits.start({POSITION: position})
            page.goto(f"{visits.address}episodes/032/")
            player = player_on(page)
            expect(player.locator(".podcast-time")).to_have_text("0:00 / 5:00")
            expect(player.get_by_role("status")).to_have_text("")
            assert page.evaluate(f"localStorage['{POSITION}'] === undefined")
            press(player, "Play")
            plays(player)
            visits.finish()


SCRIPT = "javascript:void(window.ran = true)"


TRACKS_OF_WRONG_SHAPE: tuple[Any, ...] = (
    {**TRACK, "page": SCRIPT}, {**TRACK, "page": " JaVaScRiPt:ran=1"}, {**TRACK, "page": "data:text/html,<script>ran=1</script>"},
    {**TRACK, "page": None}, {**TRACK, "page": 5}, {**TRACK, "page": {}},
    {**TRACK, "sources": [{"src": SCRIPT}]}, {**TRACK, "sources": [{}]}, {**TRACK, "sources": [None]},
    {**TRACK, "sources": "http://127.0.0.1/x.wav"}, {**TRACK, "sources": None}, {**TRACK, "sources": {"length": 1}},
    {**TRACK, "duration": -1}, {**TRACK, "duration": "60"}, {**TRACK, "duration": None}, {**TRACK, "duration": 1e999},
    {**TRACK, "chapters": None}, {**TRACK, "chapters": [None]}, {**TRACK, "chapters": [{"at": "x"}]},
    {**TRACK, "chapters": 5}, {**TRACK, "chapters": {"0": {}}},
    {}, [], None, 5, "text",
)  # fmt: skip
NO_TRACK = ("", "{", '{"track": {"key"', "null", "[]", "5", '"text"')


def test_a_stored_track_of_the_wrong_shape_is_forgotten(
    visits: Visits, subtests: pytest.Subtests
) -> None:
    page = visits.page
    shapes = [json.dumps({"track": track, "words": {}}) for track in TRACKS_OF_WRONG_SHAPE]
    for text in (*(shape.replace("Infinity", "1e999") for shape in shapes), *NO_TRACK):
        with subtests.test(stored=text):
            visits.start({UNFINISHED: text}, "sessionStorage")
            page.goto(visits.address)
            expect(page.locator("podcast-dock")).to_have_count(1)
            expect(page.locator("podcast-dock")).to_be_hidden()
            assert page.evaluate(f"sessionStorage['{UNFINISHED}'] === undefined")
            visits.finish()
            page.goto(f"{visits.address}episodes/032/")
            press(player_on(page), "Play")
            plays(player_on(page))
            visits.finish()


STORED_WITH_A_TRACK: tuple[tuple[dict[str, Any], Any], ...] = (
    *((changes, {}) for changes in (
        {"title": 5}, {"title": None}, {"title": ["<b>"]}, {"show": {}}, {"image": SCRIPT}, {"image": 5}, {"index": SCRIPT},
        {"key": {}}, {"key": None}, {"title": "<img src=x onerror=ran=1>"},
        {"sources": [{"src": "http://127.0.0.1/x.wav", "onerror": "window.ran = 1", "style": "x"}]},
        {"chapters": [{"at": 0, "title": {"a": 1}, "image": SCRIPT}]},
    )),
    *(({}, translations) for translations in (None, 5, [], {"Play": 5, "Playing: {title}": None, "Pause": {}})),
)  # fmt: skip


def test_nothing_stored_with_a_track_runs_as_a_script_or_breaks_the_dock(
    visits: Visits, subtests: pytest.Subtests
) -> None:
    page, address = visits.page, visits.address
    dock = page.locator("podcast-dock")
    for changes, words in STORED_WITH_A_TRACK:
        track = {**TRACK, "page": address, "sources": [{"src": f"{address}gone.wav"}], **changes}
        with subtests.test(changes=changes, words=words):
            stored = json.dumps({"track": track, "words": words})
            visits.start({UNFINISHED: stored}, "sessionStorage")
            page.goto(address)
            expect(dock).to_be_visible()
            dock.locator(".podcast-play").click()
            expect(dock.locator("span").first).to_have_text("This audio could not be loaded.")
            dock.locator(".podcast-close").click()
            expect(dock).to_be_hidden()
            # The recordings and pictures are on no server.
            visits.finish("Failed to load resource")


def test_playback_works_where_the_browser_forbids_storage(
    site: Path, reader: Reader, serve_folder: Serve
) -> None:
    reader.context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("forbidden", "SecurityError"); } });
        }"""
    )
    page = reader.context.new_page()
    page.goto(f"{serve_folder(site)}episodes/032/")
    player = player_on(page)
    player.get_by_label("Speed").select_option("1.5")
    press(player, "Play")
    plays(player)
    assert page.locator(AUDIO).evaluate("audio => audio.playbackRate") == 1.5
    # The script for listeners is there by now, and sees it play again.
    page.wait_for_function("document.querySelector('script[src*=\"listener.js\"]')?.podcast")
    press(player, "Pause")
    press(player, "Play")
    plays(player)
    # Material itself does not bear it.
    reader.errors[:] = [error for error in reader.errors if "forbidden" not in error]


PICTURE = "https://pictures.example.net/chapter.png"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An episode whose chapters have pictures: one of the site's own, one of another server's."""
    front = (
        "title: One\ndate: 2026-01-01\naudio: media/tone.wav\nduration: 300\nchapters:\n"
        f"  - {{start: '0:00', title: Far, image: '{PICTURE}'}}\n"
        "  - {start: '0:20', title: Near, image: media/end.png}\n"
    )
    media = {path: data for path, data in show().items() if path.startswith("episodes/media/")}
    pages = {**media, "episodes/1.md": f"---\n{front}---\nNotes.\n"}
    folder = tmp_path_factory.mktemp("pictured")
    return build(folder, pages, site_url="http://127.0.0.1/", strict=False).out


@pytest.mark.parametrize(
    "path",
    ["episodes/1/", "episodes/1/#t=0:05", "podcast/embed.html?episode=episodes/1/", "podcast/"],
)
def test_images_of_chapters_on_other_servers_load_only_during_playback(
    path: str, pictured: Path, reader: Reader, serve_folder: Serve
) -> None:
    page = reader.open(serve_folder(pictured) + path)
    page.wait_for_load_state("networkidle")
    for picture in page.locator(".podcast-chapters img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert reader.abroad == []
    if path == "podcast/":
        return
    details = page.locator(".podcast-embedded__chapters summary")
    if details.count():
        details.click()
    page.wait_for_function(
        "[...document.querySelectorAll('.podcast-chapters img')].at(-1).naturalWidth === 1"
    )
    press(player_on(page), "Play")
    plays(player_on(page))
    page.wait_for_function(f"document.querySelector('.podcast-chapters img').src === '{PICTURE}'")
    assert PICTURE in reader.abroad
    reader.errors.clear()
