"""Build the docs and the examples of the guide, serve them, and take the pictures in docs/images.

Needs playwright, Pillow and Chromium: python tools/screenshots.py [--to FOLDER] [NAME ...]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, sync_playwright

import guide_pictures
from browser import find_chromium, served
from picture_taking import PHONE, Picture, take

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = (1280, 900)
# The addresses that pictures show; the browser finds both on this machine.
SITE = "http://small-hours.example/"
HOST = "http://a-blog.example/"
EPISODE = SITE + "episodes/through-a-wire/"
INDEX = SITE + "podcast/"
PLAYER = ".podcast-head podcast-player"
HOST_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>A blog</title>
<link rel="icon" href="data:,">
<style>
body { font: 17px/1.6 Georgia, serif; margin: 0 auto; padding: 4px 32px 24px; max-width: 640px }
h1 { font-size: 26px }
</style>
<h1>Things I heard in November</h1>
<p>A man says one sentence twice, and the second time the telephone takes half of his voice away.
I would have sworn that nothing was missing.</p>
<script>document.write(decodeURIComponent(location.hash.slice(1)))</script>
"""


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


def come_back(page: Page) -> None:
    """Leaves the page in the second chapter, and opens it again."""
    pause_in_chapter(page)
    page.wait_for_timeout(500)
    page.reload(wait_until="networkidle")


def play_what_is_gone(page: Page) -> None:
    page.route("**/*.mp3", lambda route: route.fulfill(status=404))
    page.reload(wait_until="networkidle")
    page.locator(f"{PLAYER} .podcast-play").click()
    page.locator(PLAYER).get_by_text("Try again").wait_for()
    page.mouse.move(0, 0)


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


def return_to_index(page: Page) -> None:
    begin_on_index(page)
    # The message of the card's menu leaves.
    page.locator(".podcast-said:empty").wait_for(state="attached")


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


def embed_elsewhere(page: Page) -> None:
    """Copies the code that the player offers, into the page of another site."""
    page.goto(EPISODE, wait_until="networkidle")
    open_panel_named("Share")(page)
    page.get_by_role("button", name="Copy code to embed").click()
    page.wait_for_timeout(500)
    code = page.evaluate("navigator.clipboard.readText()")
    page.goto(f"{HOST}#{quote(code)}", wait_until="networkidle")
    play_embedded(page)


def play_embedded(page: Page) -> None:
    frame = page.frame_locator("iframe")
    frame.get_by_text("Chapters").click()
    frame.get_by_role("link", name="0:33").click()
    frame.locator("podcast-player .podcast-play.is-playing").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(1500)


PICTURES = {
    "player-chapters.png": Picture(EPISODE, play_chapter, (PLAYER, ".podcast-chapters")),
    "player-transcript.png": Picture(EPISODE, play_transcript, size=(1000, 640)),
    "player-search.png": Picture(EPISODE, search_transcript, size=(1000, 480)),
    "player-share.png": Picture(EPISODE, copy_link, (PLAYER,)),
    "player-sleep.png": Picture(EPISODE, set_sleep_timer, (PLAYER,)),
    "player-next.png": Picture(EPISODE, open_panel_named("More"), (PLAYER,)),
    "player-moment.png": Picture(EPISODE + "#t=1:02", wait_for_moment, (PLAYER,)),
    "player-dock.png": Picture(EPISODE, play_in_dock, size=(1000, 560)),
    "player-dock-phone.png": Picture(EPISODE, play_on_index, size=PHONE),
    "player-found.png": Picture(SITE, search_site, size=(1000, 460)),
    "player-remote.png": Picture(EPISODE, open_remote, size=(1000, 700)),
    "player-remote-phone.png": Picture(EPISODE, open_remote, size=PHONE),
    "player-clip.png": Picture(EPISODE, select_words, size=(1000, 560)),
    "player-bar.png": Picture(EPISODE, point_at_bar, (PLAYER,)),
    "listening-index.png": Picture(INDEX, open_menu, size=(1000, 1620)),
    "listening-index-phone.png": Picture(INDEX, return_to_index, size=PHONE),
    "listening-panel.png": Picture(INDEX, open_listening, size=(1000, 700)),
    "index-query.png": Picture(INDEX, filter_index, size=(1000, 700)),
    "player-embedded.png": Picture(HOST, embed_elsewhere, ("body",), (700, 700)),
    "player-resume.webp": Picture(EPISODE, come_back, (PLAYER,)),
    "player-gone.webp": Picture(EPISODE, play_what_is_gone, (PLAYER,)),
    "player-without-script.webp": Picture(EPISODE, size=(752, 640), has_script=False),
    "related.webp": Picture(EPISODE, parts=(".podcast-related",)),
    "season.webp": Picture(INDEX + "seasons/1/", size=(1000, 540)),
    "feed-page.png": Picture(INDEX + "feed.xml", size=(752, 560), is_ready="load"),
    "index-desktop.png": Picture(INDEX, size=DESKTOP),
    "index-phone.png": Picture(INDEX, size=PHONE),
    "tag-desktop.png": Picture(INDEX + "tags/radio/", size=DESKTOP),
    "tag-phone.png": Picture(INDEX + "tags/radio/", size=PHONE),
    "episode-desktop.png": Picture(EPISODE, size=DESKTOP),
    "episode-phone.png": Picture(EPISODE, size=PHONE),
    **guide_pictures.PICTURES,
}


def build_docs(folder: Path) -> Path:
    """Builds the docs for the address at which they are opened, which instant loading and the
    player for other sites require."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=SITE)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return folder


def write_host_page(folder: Path) -> Path:
    """Writes a page of another site, which shows the code that is in its address."""
    folder.mkdir()
    (folder / "index.html").write_text(HOST_PAGE, "utf-8")
    return folder


# What writes the site of each address into a folder, and says where in it the site is.
SITES: dict[str, Callable[[Path], Path]] = {
    SITE: build_docs,
    HOST: write_host_page,
    **guide_pictures.SITES,
}


def browser_switches(addresses: dict[str, str]) -> list[str]:
    """Switches that lead the browser to the sites on this machine, and allow their pages to write
    to the clipboard and to have a service worker."""
    rules = (
        f"MAP {urlsplit(site).hostname} {urlsplit(local_address).netloc}"
        for site, local_address in addresses.items()
    )
    trusted = (site.rstrip("/") for site in addresses)
    return [
        "--no-sandbox",
        f"--host-resolver-rules={','.join(rules)}",
        f"--unsafely-treat-insecure-origin-as-secure={','.join(trusted)}",
    ]


def take_pictures(browser: Browser, names: Iterable[str], target: Path) -> None:
    for name in names:
        stem, _, ending = name.partition(".")
        take(browser, PICTURES[name], f"{target}/{stem}-{{scheme}}.{ending}")
        print(name)


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures in docs/images.")
    parser.add_argument("--to", type=Path, default=ROOT / "docs/images", metavar="FOLDER")
    parser.add_argument("names", nargs="*", choices=[[], *PICTURES], metavar="NAME")
    arguments = parser.parse_args()
    names = arguments.names or list(PICTURES)
    arguments.to.mkdir(parents=True, exist_ok=True)
    opened = {PICTURES[name].address for name in names}
    if HOST in opened:
        opened.add(SITE)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        addresses = {}
        for number, (site, write_site) in enumerate(SITES.items()):
            if any(address.startswith(site) for address in opened):
                folder = write_site(work / str(number))
                addresses[site] = stack.enter_context(served(folder))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=browser_switches(addresses)
        )
        take_pictures(browser, names, arguments.to)
        browser.close()


if __name__ == "__main__":
    main()
