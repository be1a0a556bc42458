"""The player in themes that other people have made, and wherever a page loads its script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import get_theme_names
from playwright.sync_api import Frame, Page, expect

from browsing import AUDIO, MATERIAL, Reader, show
from conftest import report_missing
from sites import build

Serve = Callable[[Path], str]

THEMES = (
    *("material", "mkdocs", "readthedocs"),
    *("alabaster", "bootstrap", "bootstrap386", "cinder", "dracula", "flatly", "gitbook", "ivory"),
    *("nature", "primer", "rtd-dropdown", "simple-blog", "terminal", "windmill"),
)
# Its own text has hardly more contrast than is asked for.
PALE = "dracula"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
EPISODES = ("episodes/030.md", "episodes/031.md", "episodes/032.md")


def small_show() -> dict[str, str | bytes]:
    """The newest three episodes of the show, and their media."""
    pages = {
        path: content
        for path, content in show().items()
        if path in EPISODES or path.startswith("episodes/media/")
    }
    elsewhere = str(pages["episodes/031.md"])
    return pages | {"episodes/031.md": elsewhere.replace("Heard elsewhere", LONG_WORD)}


def frame_with(page: Page, selector: str) -> Frame:
    """The frame of the page that has such an element: windmill shows pages in one of its own."""
    while True:
        for frame in page.frames:
            if frame.locator(selector).count():
                return frame
        page.wait_for_timeout(100)


def wait_for_audio(frame: Frame | Page, beyond: float) -> None:
    """Waits until the audio plays, and has played beyond that time."""
    frame.wait_for_function(
        """([audio, beyond]) => {
            const { paused, currentTime } = document.querySelector(audio);
            return !paused && currentTime > beyond;
        }""",
        arg=[AUDIO, beyond],
    )


def overflow(frame: Frame) -> float:
    """How many pixels parts of ours reach beyond the part of the theme that they are in, or titles
    beyond their own part."""
    return float(
        frame.evaluate(
            """() => Math.max(...[...document.querySelectorAll("[class^=podcast-]")]
                .filter((part) => part.checkVisibility() && !part.parentElement.closest("[class^=podcast-]"))
                .map((part) => part.getBoundingClientRect().right - part.parentElement.getBoundingClientRect().right),
                ...[...document.querySelectorAll("[class^=podcast-] :is(h1, h2, h3, h4)")]
                .map((title) => title.scrollWidth - title.clientWidth))"""
        )
    )


CONTRAST = """async () => {
    const { violations } = await axe.run({ include: [["[class^=podcast-]"]] }, { runOnly: ["color-contrast"], iframes: false });
    return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => [html, any[0].data.contrastRatio]));
}"""


def unreadable(frame: Frame, axe_script: str) -> list[Any]:
    """The parts of ours whose text has too little contrast, with how much it has."""
    frame.evaluate(f"() => {{ {axe_script} }}")
    return list(frame.evaluate(CONTRAST))


@pytest.mark.parametrize("name", THEMES)
def test_an_episode_plays_in_a_theme(
    name: str, tmp_path: Path, reader: Reader, serve_folder: Serve, axe_script: str
) -> None:
    if name not in get_theme_names():
        report_missing(f"the theme {name} is not installed")
    theme: Any = MATERIAL if name == "material" else name
    address = serve_folder(
        build(tmp_path, small_show(), theme=theme, site_url="", strict=False).out
    )
    page = reader.open(f"{address}episodes/032/")
    frame = frame_with(page, ".podcast-head .podcast-seek")
    player = frame.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="Play", exact=True).click()
    wait_for_audio(frame, 0.2)
    frame.locator(".podcast-chapters a", has_text="The middle").click()
    wait_for_audio(frame, 20.2)
    expect(frame.locator(".podcast-chapters [aria-current]")).to_contain_text("The middle")
    assert name == PALE or unreadable(frame, axe_script) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert overflow(frame) < 1
    page.goto(f"{address}podcast/")
    frame = frame_with(page, ".podcast-index .podcast-play")
    expect(frame.locator("podcast-dock")).to_be_visible()
    assert overflow(frame) < 1
    # The title that the theme shows above ours, and its box for headings where there are none.
    expect(frame.locator("#component-title, .bs-sidebar")).to_be_hidden()
    assert name == PALE or unreadable(frame, axe_script) == []
    frame.get_by_label("Play Signal SP-030").click()
    wait_for_audio(frame, 0.2)
    # Such themes ask other servers for their scripts, which are not to be had here.
    reader.errors.clear()


HEAD = '<script src="SCRIPT"></script>'
SCRIPT_POSITIONS = {
    "in the head": (HEAD, ""),
    "in the head, deferred": ('<script defer src="SCRIPT"></script>', ""),
    "in the head, async": ('<script async src="SCRIPT"></script>', ""),
    "in the head, as a module": ('<script type="module" src="SCRIPT"></script>', ""),
    "at the end": ("", HEAD),
    "twice": (HEAD, HEAD),
    "after the page": (
        """<script>addEventListener("load", () => {
            document.body.append(Object.assign(document.createElement("script"), { src: "SCRIPT" }));
        });</script>""",
        "",
    ),
}
SWAP = """async (address) => {
    const text = await (await fetch(address)).text();
    history.pushState(null, "", address);
    document.body.replaceWith(new DOMParser().parseFromString(text, "text/html").body);
}"""


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show in a theme that loads scripts at the end of a page."""
    return build(
        tmp_path_factory.mktemp("plain"),
        small_show(),
        theme={"name": "mkdocs", "highlightjs": False},
        site_url="",
    ).out


def load_script(page: Page, head: str, end: str) -> None:
    """Has each page load the podcast's script where these tags stand, and no others."""
    script = "/assets/podcast/podcast.js"

    def answer(route: Any) -> None:
        parts = route.fetch().text().split("<script")
        text = parts[0] + "".join(part.partition("</script>")[2] for part in parts[1:])
        text = text.replace("</head>", f"{head.replace('SCRIPT', script)}</head>")
        text = text.replace("</body>", f"{end.replace('SCRIPT', script)}</body>")
        route.fulfill(body=text, content_type="text/html")

    page.route(lambda url: url.endswith("/"), answer)


@pytest.mark.parametrize("script_position", SCRIPT_POSITIONS)
def test_the_script_starts_wherever_a_page_loads_it(
    script_position: str, plain_site: Path, reader: Reader, serve_folder: Serve
) -> None:
    page = reader.context.new_page()
    load_script(page, *SCRIPT_POSITIONS[script_position])
    page.goto(f"{serve_folder(plain_site)}episodes/032/")
    player = page.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="Play", exact=True).click()
    wait_for_audio(page, 0.2)
    expect(page.locator("podcast-dock")).to_have_count(1)
    expect(player.locator(".podcast-play")).to_have_count(1)
    assert page.locator(".podcast-chapters a:first-child").count() == 3
    assert not reader.errors


def test_playback_continues_where_a_theme_swaps_the_whole_body(
    plain_site: Path, reader: Reader, serve_folder: Serve
) -> None:
    address = serve_folder(plain_site)
    page = reader.context.new_page()
    load_script(page, HEAD, HEAD)
    page.goto(f"{address}episodes/032/")
    page.locator(".podcast-head").get_by_role("button", name="Play", exact=True).click()
    wait_for_audio(page, 0.2)
    page.evaluate(
        f"window.pauses = 0; document.querySelector('{AUDIO}').onpause = () => {{ pauses += 1; }}; 0"
    )
    page.evaluate(SWAP, f"{address}episodes/030/")
    expect(page.locator("h1").last).to_have_text("Signal SP-030")
    expect(page.locator("podcast-dock")).to_be_visible()
    expect(page.locator("podcast-dock")).to_have_count(1)
    wait_for_audio(page, page.locator(AUDIO).evaluate("audio => audio.currentTime"))
    page.evaluate(SWAP, f"{address}episodes/032/")
    expect(page.locator("podcast-dock")).to_be_hidden()
    expect(page.locator(".podcast-head .podcast-play")).to_have_class("podcast-play is-playing")
    assert page.evaluate("pauses") == 0
    assert not reader.errors
