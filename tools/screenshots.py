"""Build the docs, serve them, and take the pictures in docs/images.

Needs playwright, Chromium and ffmpeg: python tools/screenshots.py [folder]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from browser import find_chromium, served

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "index": "podcast/",
    "tag": "podcast/tags/radio/",
    "episode": "episodes/through-a-wire/",
}
SCREENS = {"desktop": (1280, 900), "phone": (390, 844)}
# The addresses that pictures show; the browser finds both on this machine.
SITE = "http://small-hours.example/"
HOST = "http://a-blog.example/"
# As wide as the text of the docs is on a desktop.
COLUMN = (752, 900)
SCHEMES = ("light", "dark")
EPISODE = "episodes/through-a-wire/"
PLAYER = ".podcast-head podcast-player"
BOX = """part => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
}"""
COLOURS = (
    "split[a][b];[a]palettegen=reserve_transparent=0[palette];[b][palette]paletteuse=dither=none"
)
HOST_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>A blog</title>
<link rel="icon" href="data:,">
<style>
body {{ font: 17px/1.6 Georgia, serif; margin: 0 auto; padding: 4px 32px 24px; max-width: 640px }}
h1 {{ font-size: 26px }}
</style>
<h1>Things I heard in November</h1>
<p>A man says one sentence twice, and the second time the telephone takes half of his voice away.
I would have sworn that nothing was missing.</p>
{code}
"""


class Picture(NamedTuple):
    """A page, the steps that lead to what the picture shows, and the parts of the page that it has
    to contain."""

    path: str
    prepare: Callable[[Page], object]
    parts: tuple[str, ...]
    size: tuple[int, int] = COLUMN


def play(page: Page, link: str) -> None:
    """Plays from a chapter or a line, and waits until the audio plays."""
    page.locator(link).first.click()
    page.wait_for_function("document.querySelector('podcast-dock audio').currentTime > 0.5")
    page.locator("podcast-player .podcast-play.is-playing").first.wait_for()


def play_chapter(page: Page) -> None:
    """Plays from some seconds after the beginning of the second chapter."""
    play(page, ".podcast-chapters a[href$='#t=0:33']")
    page.locator(f"{PLAYER} .podcast-seek").press("ArrowRight")
    page.locator(f"{PLAYER} .podcast-time", has_text="0:38").wait_for()
    page.locator(f"{PLAYER} .podcast-seek").blur()
    page.mouse.move(0, 0)


def pause_in_chapter(page: Page) -> None:
    play_chapter(page)
    page.locator(f"{PLAYER} .podcast-play").click()


def play_transcript(page: Page) -> None:
    page.locator("[data-do=transcript]").click()
    play(page, "[data-t='57.794'], [data-t='58.074']")
    page.mouse.move(0, 0)


def search_transcript(page: Page) -> None:
    page.locator("[data-do=transcript]").click()
    page.locator("podcast-transcript [type=search]").press_sequentially("hundred")


def open_panel_named(name: str) -> Callable[[Page], None]:
    def open_panel(page: Page) -> None:
        pause_in_chapter(page)
        page.locator(f"{PLAYER} .podcast-player__tools").get_by_role("button", name=name).click()

    return open_panel


def copy_link(page: Page) -> None:
    open_panel_named("Share")(page)
    page.get_by_label("Start at").first.check()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied:").wait_for()


def set_sleep_timer(page: Page) -> None:
    pause_in_chapter(page)
    page.locator("[data-set=speed]").first.select_option("1.2")
    page.locator("[data-set=sleep]").select_option("15")


def play_in_dock(page: Page) -> None:
    play_chapter(page)
    page.get_by_role("link", name="Index and tags", exact=True).first.evaluate(
        "link => link.click()"
    )
    page.get_by_role("heading", name="Index and tags", level=1).wait_for()
    page.locator("podcast-dock").wait_for()


def play_on_index(page: Page) -> None:
    play_chapter(page)
    page.locator("a[href$='podcast/']").first.evaluate("link => link.click()")
    page.locator("podcast-index").wait_for()
    page.locator("podcast-dock").wait_for()


def wait_for_moment(page: Page) -> None:
    page.get_by_text("Starts at").wait_for()


def search_site(page: Page) -> None:
    page.locator(".md-search__form input").first.click()
    page.locator(".md-search__form input").first.press_sequentially("hundred underneath")
    page.locator(".md-search-result__link[href*='t=']").first.wait_for()
    page.wait_for_timeout(500)


def begin_on_index(page: Page) -> None:
    """An episode is begun, another one played, and a menu open."""
    card = page.locator(".podcast-card", has_text="The endless stair")
    card.locator(".podcast-play").click()
    page.wait_for_function("document.querySelector('podcast-dock audio').currentTime > 0.5")
    page.locator("podcast-dock .podcast-seek").fill("60", force=True)
    page.wait_for_timeout(500)
    page.locator("podcast-dock .podcast-play").click()
    page.locator("podcast-dock .podcast-close").click()
    choose(page, "Under water", "Mark as played")
    choose(page, "Six pips", "Add to queue")
    choose(page, "Room tone", "Add to queue")
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)


def choose(page: Page, title: str, entry: str) -> None:
    """Chooses an entry of a card's menu."""
    page.get_by_role("button", name=f"More: {title}", exact=True).first.click()
    page.locator(".podcast-menu").get_by_role("button", name=entry, exact=True).click()


def open_menu(page: Page) -> None:
    begin_on_index(page)
    page.get_by_role("button", name="More: Room tone", exact=True).first.click()
    page.evaluate("scrollTo(0, 0)")


def open_listening(page: Page) -> None:
    begin_on_index(page)
    choose(page, "Room tone", "Your listening")
    page.wait_for_timeout(500)


def open_remote(page: Page) -> None:
    play_in_dock(page)
    page.locator(".podcast-expand").click()
    page.locator(".podcast-remote__chapters button").first.wait_for()
    page.get_by_label("Sleep timer").last.select_option("15")
    page.wait_for_timeout(1000)


def select_words(page: Page) -> None:
    page.locator("[data-do=transcript]").click()
    page.evaluate("""() => {
        const lines = document.querySelectorAll("podcast-transcript [data-t]");
        getSelection().setBaseAndExtent(lines[3].firstChild, 0, lines[4].firstChild, 12);
    }""")
    page.get_by_role("toolbar").wait_for()


def point_at_bar(page: Page) -> None:
    pause_in_chapter(page)
    box = page.locator(f"{PLAYER} .podcast-track").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.65, box["y"] + box["height"] / 2, steps=4)
    page.locator(".podcast-tip").wait_for()


def filter_index(page: Page) -> None:
    page.get_by_label("Filter episodes").fill("season:1 guest:ida")
    page.locator(".podcast-count [role=status]:not(:empty)").wait_for()


def play_embedded(page: Page) -> None:
    frame = page.frame_locator("iframe")
    frame.get_by_text("Chapters").click()
    frame.get_by_role("link", name="0:33").click()
    frame.locator("podcast-player .podcast-play.is-playing").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)


PICTURES = {
    "player-chapters": Picture(EPISODE, play_chapter, (PLAYER, ".podcast-chapters")),
    "player-transcript": Picture(EPISODE, play_transcript, (), (1000, 640)),
    "player-search": Picture(EPISODE, search_transcript, (), (1000, 480)),
    "player-share": Picture(EPISODE, copy_link, (PLAYER,)),
    "player-sleep": Picture(EPISODE, set_sleep_timer, (PLAYER,)),
    "player-next": Picture(EPISODE, open_panel_named("More"), (PLAYER,)),
    "player-moment": Picture(EPISODE + "#t=1:02", wait_for_moment, (PLAYER,)),
    "player-dock": Picture(EPISODE, play_in_dock, (), (1000, 560)),
    "player-dock-phone": Picture(EPISODE, play_on_index, (), SCREENS["phone"]),
    "player-found": Picture("", search_site, (), (1000, 460)),
    "player-remote": Picture(EPISODE, open_remote, (), (1000, 700)),
    "player-remote-phone": Picture(EPISODE, open_remote, (), SCREENS["phone"]),
    "player-clip": Picture(EPISODE, select_words, (), (1000, 560)),
    "player-bar": Picture(EPISODE, point_at_bar, (PLAYER,)),
    "listening-index": Picture("podcast/", open_menu, (), (1000, 1620)),
    "listening-index-phone": Picture("podcast/", begin_on_index, (), SCREENS["phone"]),
    "listening-panel": Picture("podcast/", open_listening, (), (1000, 700)),
    "index-query": Picture("podcast/", filter_index, (), (1000, 700)),
    "player-embedded": Picture(HOST, play_embedded, ("body",), (700, 700)),
}


@contextmanager
def visit(browser: Browser, size: tuple[int, int], scheme: str) -> Iterator[Page]:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


def take_pages(browser: Browser, target: Path) -> None:
    """Takes pictures of whole pages on each screen."""
    for screen, size in SCREENS.items():
        for scheme in SCHEMES:
            with visit(browser, size, scheme) as page:
                for name, path in PAGES.items():
                    page.goto(SITE + path, wait_until="networkidle")
                    write_picture(page.screenshot(), target / f"{name}-{screen}-{scheme}.png")


def take_player(browser: Browser, target: Path) -> None:
    """Takes pictures of what the player can do."""
    for name, picture in PICTURES.items():
        for scheme in SCHEMES:
            with visit(browser, picture.size, scheme) as page:
                page.goto(urljoin(SITE, picture.path), wait_until="networkidle")
                picture.prepare(page)
                clip = find_clip(page, picture.parts) if picture.parts else None
                write_picture(
                    page.screenshot(full_page=bool(clip), clip=clip),
                    target / f"{name}-{scheme}.png",
                )


def write_picture(picture: bytes, file: Path) -> None:
    """Writes a picture with 256 colours, which are enough for these and halve the size of the
    file."""
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-i",
        "-",
        "-vf",
        COLOURS,
        "-pred",
        "mixed",
        str(file),
    ]
    subprocess.run(command, input=picture, check=True)


def find_clip(page: Page, parts: tuple[str, ...]) -> FloatRect:
    """The box that contains these parts, with a margin."""
    margin = 0 if parts == ("body",) else 8
    boxes = [page.locator(part).first.evaluate(BOX) for part in parts]
    left, top = (min(box[side] for box in boxes) - margin for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + margin for side in (2, 3))
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def build_docs(site: str) -> None:
    """Builds the docs for the address at which they are opened, which instant loading and the
    player for other sites require."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=site, site_url=SITE)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def write_host_page(site: str, folder: str) -> None:
    """Writes a page of another site, with the code that the demo show offers to copy."""
    page = (Path(site) / EPISODE / "index.html").read_text("utf-8")
    code = unescape(page.partition('data-text="')[2].partition('"')[0])
    Path(folder, "index.html").write_text(HOST_PAGE.format(code=code), "utf-8")


def browser_switches(address: str, host: str) -> list[str]:
    """Switches that lead the browser to the two sites on this machine, and allow their pages to
    write to the clipboard."""
    sites = ((SITE, address), (HOST, host))
    rules = (
        f"MAP {urlsplit(name).hostname} {urlsplit(local_address).netloc}"
        for name, local_address in sites
    )
    trusted = ",".join(name.rstrip("/") for name in (SITE, HOST))
    return [
        f"--host-resolver-rules={','.join(rules)}",
        f"--unsafely-treat-insecure-origin-as-secure={trusted}",
    ]


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/images"
    target.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as site,
        tempfile.TemporaryDirectory() as other,
        sync_playwright() as playwright,
    ):
        build_docs(site)
        write_host_page(site, other)
        with served(site) as address, served(other) as host:
            switches = ["--no-sandbox", *browser_switches(address, host)]
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=switches)
            take_player(browser, target)
            take_pages(browser, target)
            browser.close()


if __name__ == "__main__":
    main()
