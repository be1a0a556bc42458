"""An episode's player in a frame on somebody else's page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import plays, reading, show
from mkdocs_podcast.pages import oembed
from sites import build

EMBED = "episodes/032/embed.html"
POLICY = "default-src 'self'; img-src 'self' data:"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a show whose newest episode has a title and a chapter with markup in them."""
    folder = tmp_path_factory.mktemp("own")
    address = serve_folder(folder / "site")
    pages = show()
    episode = str(pages["episodes/032.md"]).replace(
        "title: All sorts", "title: 'All \"sorts\" & <more>'"
    )
    pages["episodes/032.md"] = episode.replace("title: Hello", "title: Hello <b>")
    build(folder, pages, site_url=address)
    return address


@pytest.fixture(scope="module")
def host(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str], site: str
) -> str:
    """A page of another site that shows the frame, and one of a stranger's."""
    folder = tmp_path_factory.mktemp("host")
    code = oembed.snippet(site + EMBED, "All sorts", f"{site}assets/podcast/frame.js")
    liar = "<iframe id=liar srcdoc='<script>parent.postMessage({type: `podcast-height`, height: 2900}, `*`)</script>'></iframe>"
    (folder / "index.html").write_text(
        f"<!doctype html><title>Host</title><link rel=icon href=data:,>{code}{liar}", "utf-8"
    )
    return serve_folder(folder)


def height(page: Page, frame: str) -> int:
    return int(page.locator(frame).evaluate("frame => frame.offsetHeight"))


def test_the_embedded_player_plays_in_a_frame_that_fits_its_height(
    chromium: Browser, host: str
) -> None:
    with reading(chromium, viewport={"width": 700, "height": 900}) as reader:
        page = reader.open(host)
        frame = page.frame_locator("iframe >> nth=0")
        expect(frame.get_by_role("heading")).to_have_text('All "sorts" & <more>')
        player = page.frames[1].locator("podcast-player")
        player.get_by_role("button", name="Play").click()
        expect(player.locator(".podcast-time")).to_have_text(re.compile(r"0:(0[1-9]|[1-5]\d) / "))
        height_before = height(page, "iframe >> nth=0")
        frame.get_by_text("Chapters").click()
        page.wait_for_function(
            f"document.querySelector('iframe').offsetHeight > {height_before + 20}"
        )
        page.frames[1].wait_for_function("document.documentElement.scrollHeight <= innerHeight")
        frame.get_by_role("link", name="0:20 The middle").click()
        expect(player.locator(".podcast-time")).to_have_text(re.compile(r"0:(2[1-9]|3\d) / "))
        expect(page.frames[1].locator("podcast-dock")).to_be_hidden()
        assert height(page, "#liar") < 1000


def test_without_the_script_the_frame_is_high_enough_for_everything_that_is_not_folded(
    chromium: Browser, site: str
) -> None:
    with reading(chromium, viewport={"width": oembed.WIDTH, "height": oembed.HEIGHT}) as reader:
        page = reader.open(site + EMBED)
        expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") <= oembed.HEIGHT


def test_the_code_to_paste_can_be_copied(chromium: Browser, site: str) -> None:
    with reading(chromium, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = reader.open(site + EMBED)
        page.get_by_role("button", name="Share").click()
        page.get_by_role("button", name="Copy code to embed").click()
        expect(page.get_by_role("status")).to_contain_text("Copied: <iframe")
        assert page.evaluate("navigator.clipboard.readText()").startswith(
            f'<iframe src="{site}{EMBED}"'
        )
        page.get_by_role("button", name="Copy link to this moment").click()
        expect(page.get_by_role("status")).to_have_text(f"Copied: {site}episodes/032/#t=0:00")


def test_the_embedded_page_passes_a_strict_policy_and_axe(
    chromium: Browser, site: str, axe_script: str
) -> None:
    with reading(chromium, color_scheme="dark") as reader:
        page = reader.context.new_page()
        page.add_init_script(
            "window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));"
        )
        page.route(site + EMBED, lambda route: route.fulfill(
            response=route.fetch(), headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        ))  # fmt: skip
        page.goto(site + EMBED)
        page.get_by_text("Chapters").click()
        page.get_by_role("button", name="Settings").click()
        player = page.locator("podcast-player")
        player.get_by_role("button", name="Play").click()
        plays(player)
        assert page.evaluate("violations") == []
        page.evaluate(f"() => {{ {axe_script} }}")
        violations = page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
        )
        assert violations == []


def test_without_javascript_the_embedded_page_has_the_browsers_player(
    chromium: Browser, site: str
) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(site + EMBED)
        assert page.locator("audio[controls]").is_visible()
        assert page.get_by_role("link", name="Download").is_visible()
