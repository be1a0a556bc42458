"""How pages look in a browser: nothing moves while they load, and everything can be seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import MATERIAL, reading
from sites import build, episodes

MOST_SHIFT = 0.02
LEAST_CONTRAST = 3.0
PAGES = ("podcast/", "podcast/tags/odd/", "episodes/031/", "episodes/032/")
WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
}).observe({ type: "layout-shift", buffered: true });
"""


def slowly(route: Route) -> None:
    # The page is painted before the script runs.
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_moves_while_a_page_loads(
    width: int, height: int, show: str, chromium: Browser
) -> None:
    with reading(chromium, viewport={"width": width, "height": height}) as reader:
        page = reader.context.new_page()
        page.add_init_script(WATCH_SHIFTS)
        page.route("**/podcast.js", slowly)
        shifts = {}
        for path in PAGES:
            page.goto(show + path)
            page.wait_for_function("Boolean(customElements.get('podcast-list'))")
            page.wait_for_timeout(500)
            shifts[path] = page.evaluate("shift")
        assert {path: shift for path, shift in shifts.items() if shift > MOST_SHIFT} == {}


ACCENTS = (
    *("red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan"),
    *("teal", "green", "light-green", "lime", "yellow", "amber", "orange", "deep-orange"),
)
# Each of what is seen, over what is behind it, as browsers paint it.
CONTRASTS = """([accents, schemes]) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const luminance = (...layers) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const layer of layers) {
            canvas.fillStyle = layer;
            canvas.fillRect(0, 0, 1, 1);
        }
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (front, ...behind) => {
        const [one, other] = [luminance(...behind, front), luminance(...behind)].sort((a, b) => b - a);
        return (one + 0.05) / (other + 0.05);
    };
    const style = (selector, part) => getComputedStyle(document.querySelector(selector), part);
    const probe = document.createElement("i");
    document.querySelector("podcast-player").append(probe);
    const painted = (colour) => {
        probe.style.background = colour;
        return getComputedStyle(probe).backgroundColor;
    };
    const found = {};
    for (const scheme of schemes) for (const accent of accents) {
        Object.assign(document.body.dataset, { mdColorScheme: scheme, mdColorAccent: accent });
        const [page, box] = [painted("var(--podcast-background)"), painted("var(--podcast-surface)")];
        const play = style(".podcast-player .podcast-play").backgroundColor;
        found[`${scheme} ${accent}`] = {
            "play sign": contrast(style(".podcast-player .podcast-play", "::before").backgroundColor, play),
            "icon": contrast(style(".podcast-player__tools svg").stroke, page, box),
            "skip": contrast(style(".podcast-back svg").stroke, page, box),
            "bar": contrast(painted("var(--podcast-bar)"), page, box),
            "played bar": contrast(style(".podcast-seek").color, page, box),
            "focus ring": contrast(painted("var(--podcast-text)"), page),
        };
    }
    probe.remove();
    return found;
}"""


def test_signs_bars_and_rings_are_seen_in_every_accent(show: str, chromium: Browser) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{show}episodes/032/")
        expect(page.locator(".podcast-player__tools")).to_be_visible()
        found = page.evaluate(CONTRASTS, [ACCENTS, ["default", "slate"]])
        assert len(found) == 32
        assert [
            (colours, part, round(contrast, 2))
            for colours, parts in found.items()
            for part, contrast in parts.items()
            if contrast < LEAST_CONTRAST
        ] == []


def side_of(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("one => one.getBoundingClientRect().height"))


def test_a_picture_that_cannot_be_loaded_gives_way_to_a_drawn_one(
    show: str, chromium: Browser
) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{show}episodes/032/")
        drawn = page.locator(".podcast-head svg.podcast-art")
        before = drawn.evaluate("one => one.outerHTML")
        side = side_of(page, ".podcast-head svg.podcast-art")
        drawn.evaluate(
            """one => {
                const image = Object.assign(new Image(240, 240), { className: "podcast-art", alt: "" });
                image.src = "gone.png";
                one.replaceWith(image);
            }"""
        )
        expect(drawn).to_have_text("AS")
        assert drawn.evaluate("one => one.outerHTML") == before
        assert side_of(page, ".podcast-head svg.podcast-art") == side


def test_a_page_of_a_show_is_as_wide_as_the_next(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    theme = {**MATERIAL, "features": ["navigation.tabs"]}
    address = serve_folder(build(tmp_path, episodes(3), theme=theme).out)
    with reading(chromium, viewport={"width": 1440, "height": 900}) as reader:
        page = reader.context.new_page()
        places = set()
        for path in ("podcast/", "podcast/tags/all/", "episodes/001/"):
            page.goto(address + path)
            box = page.locator("article").bounding_box()
            assert box is not None
            places.add((box["x"], box["y"]))
        assert len(places) == 1


def test_more_apps_open_below_and_move_no_artwork(show: str, chromium: Browser) -> None:
    with reading(chromium, viewport={"width": 1440, "height": 900}) as reader:
        page = reader.context.new_page()
        page.goto(show + "podcast/")
        artwork = page.locator(".podcast-show .podcast-art")
        more = page.locator(".podcast-show summary")
        before = artwork.bounding_box()
        more.click()
        expect(page.get_by_role("link", name="Overcast")).to_be_visible()
        assert artwork.bounding_box() == before
        # The theme would turn the sign of its own disclosures.
        sign = more.evaluate("more => getComputedStyle(more, '::after').transform")
        assert sign == "none"
