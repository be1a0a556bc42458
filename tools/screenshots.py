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
    """What leads from an open page to what the picture shows, and the parts of the page that it has
    to hold."""

    path: str
    lead: Callable[[Page], object]
    parts: tuple[str, ...]
    size: tuple[int, int] = COLUMN


def play(page: Page, link: str) -> None:
    """Plays from a chapter, or a line, and waits until it is heard."""
    page.locator(link).first.click()
    page.wait_for_function("document.querySelector('podcast-dock audio').currentTime > 0.5")
    page.locator("podcast-player .podcast-play.is-playing").first.wait_for()


def chapters(page: Page) -> None:
    """Plays from some seconds after the beginning of the second chapter."""
    play(page, ".podcast-chapters a[href$='#t=0:33']")
    page.locator(f"{PLAYER} .podcast-seek").press("ArrowRight")
    page.locator(f"{PLAYER} .podcast-time", has_text="0:38").wait_for()
    page.locator(f"{PLAYER} .podcast-seek").blur()
    page.mouse.move(0, 0)


def stand(page: Page) -> None:
    chapters(page)
    page.locator(f"{PLAYER} .podcast-play").click()


def transcript(page: Page) -> None:
    page.locator("[data-do=transcript]").click()
    play(page, "[data-t='57.794'], [data-t='58.074']")
    page.mouse.move(0, 0)


def found(page: Page) -> None:
    page.locator("[data-do=transcript]").click()
    page.locator("podcast-transcript [type=search]").press_sequentially("hundred")


def panel(name: str) -> Callable[[Page], None]:
    def lead(page: Page) -> None:
        stand(page)
        page.locator(f"{PLAYER} .podcast-player__more").get_by_role("button", name=name).click()

    return lead


def share(page: Page) -> None:
    panel("Share")(page)
    page.get_by_role("button", name="Copy link to this moment").click()
    page.get_by_text("Copied:").wait_for()


def sleep(page: Page) -> None:
    stand(page)
    page.locator("[data-set=speed]").first.select_option("1.2")
    page.locator("[data-set=sleep]").select_option("15")


def dock(page: Page) -> None:
    chapters(page)
    page.get_by_role("link", name="Index and tags", exact=True).first.evaluate(
        "link => link.click()"
    )
    page.get_by_role("heading", name="Index and tags", level=1).wait_for()
    page.locator("podcast-dock").wait_for()


def dock_on_index(page: Page) -> None:
    chapters(page)
    page.locator("a[href$='podcast/']").first.evaluate("link => link.click()")
    page.locator("podcast-index").wait_for()
    page.locator("podcast-dock").wait_for()


def moment(page: Page) -> None:
    page.get_by_text("Starts at").wait_for()


def search(page: Page) -> None:
    page.locator(".md-search__form input").first.click()
    page.locator(".md-search__form input").first.press_sequentially("hundred underneath")
    page.locator(".md-search-result__link[href*='t=']").first.wait_for()
    page.wait_for_timeout(500)


def embedded(page: Page) -> None:
    frame = page.frame_locator("iframe")
    frame.get_by_text("Chapters").click()
    frame.get_by_role("link", name="0:33").click()
    frame.locator("podcast-player .podcast-play.is-playing").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)


PICTURES = {
    "player-chapters": Picture(EPISODE, chapters, (PLAYER, ".podcast-chapters")),
    "player-transcript": Picture(EPISODE, transcript, (".podcast-transcript",)),
    "player-search": Picture(EPISODE, found, (".podcast-transcript",)),
    "player-share": Picture(EPISODE, share, (PLAYER,)),
    "player-sleep": Picture(EPISODE, sleep, (PLAYER,)),
    "player-next": Picture(EPISODE, panel("Up next"), (PLAYER,)),
    "player-settings": Picture(EPISODE, panel("Settings"), (PLAYER,)),
    "player-moment": Picture(EPISODE + "#t=1:02", moment, (PLAYER,)),
    "player-dock": Picture(EPISODE, dock, (), (1000, 560)),
    "player-dock-phone": Picture(EPISODE, dock_on_index, (), SCREENS["phone"]),
    "player-found": Picture("", search, (), (1000, 460)),
    "player-embedded": Picture(HOST, embedded, ("body",), (700, 700)),
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


def take(browser: Browser, target: Path) -> None:
    """Takes the whole pages, on each screen."""
    for screen, size in SCREENS.items():
        for scheme in SCHEMES:
            with visit(browser, size, scheme) as page:
                for name, path in PAGES.items():
                    page.goto(SITE + path, wait_until="networkidle")
                    keep(page.screenshot(), target / f"{name}-{screen}-{scheme}.png")


def take_player(browser: Browser, target: Path) -> None:
    """Takes what the player can do."""
    for name, picture in PICTURES.items():
        for scheme in SCHEMES:
            with visit(browser, picture.size, scheme) as page:
                page.goto(urljoin(SITE, picture.path), wait_until="networkidle")
                picture.lead(page)
                clip = around(page, picture.parts) if picture.parts else None
                keep(
                    page.screenshot(full_page=bool(clip), clip=clip),
                    target / f"{name}-{scheme}.png",
                )


def keep(picture: bytes, file: Path) -> None:
    """Writes a picture with 256 colours, which are enough for these and halve the file."""
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


def around(page: Page, parts: tuple[str, ...]) -> FloatRect:
    """The box that holds these parts, and a little air."""
    air = 0 if parts == ("body",) else 8
    boxes = [page.locator(part).first.evaluate(BOX) for part in parts]
    left, top = (min(box[side] for box in boxes) - air for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + air for side in (2, 3))
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def build_docs(site: str) -> None:
    """Instant loading, and the player for other sites, take the address that the docs are opened
    at."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=site, site_url=SITE)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def write_host_page(site: str, folder: str) -> None:
    """Writes a page of somebody else's, with the code that the demo show offers to copy."""
    page = (Path(site) / EPISODE / "index.html").read_text("utf-8")
    code = unescape(page.partition('data-text="')[2].partition('"')[0])
    Path(folder, "index.html").write_text(HOST_PAGE.format(code=code), "utf-8")


def find_both(address: str, host: str) -> list[str]:
    """What makes the browser find the two sites, and lets their pages copy as they may where they
    are at home."""
    places = ((SITE, address), (HOST, host))
    rules = (f"MAP {urlsplit(name).hostname} {urlsplit(place).netloc}" for name, place in places)
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
            switches = ["--no-sandbox", *find_both(address, host)]
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=switches)
            take_player(browser, target)
            take(browser, target)
            browser.close()


if __name__ == "__main__":
    main()
