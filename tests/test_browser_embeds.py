"""Providers' players in a browser: nothing asked of them before a click, and what a click does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from browsing import MATERIAL, PLAYED_ELSEWHERE, VIDEO, Reader, reading
from sites import build, episode


def asks(host: str) -> Callable[[Request], bool]:
    return lambda request: host in request.url


def test_a_click_loads_the_frame_and_moves_the_focus_into_it(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/")
    block = page.locator("podcast-embed").first
    expect(block).to_contain_text("Loads from YouTube", use_inner_text=True)
    with page.expect_request(asks("www.youtube-nocookie.com")):
        block.get_by_role("button", name="Load YouTube player: All sorts").click()
    frame = block.locator("iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "YouTube player: All sorts")
    expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
    box, width = frame.bounding_box(), block.evaluate("block => block.parentElement.clientWidth")
    assert box is not None
    assert box["width"] == pytest.approx(width, abs=2)
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.01)
    assert {url.split("/")[2] for url in reader.abroad} == {"www.youtube-nocookie.com"}


def test_the_frame_has_the_height_that_its_author_set(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/")
    block = page.locator("podcast-embed").nth(1)
    with page.expect_request(asks("widgets.example.org")):
        block.get_by_role("button").click()
    box = block.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] == 200
    assert reader.abroad == ["https://widgets.example.org/listen/5"]


def test_without_javascript_a_block_is_a_link(show: str, chromium: Browser) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(f"{show}episodes/031/")
        block = page.locator("podcast-embed")
        assert not block.get_by_role("button").is_visible()
        assert "press play" not in block.inner_text()
        assert (
            block.get_by_role("link", name="Open on Transistor").get_attribute("href")
            == PLAYED_ELSEWHERE
        )
        assert reader.abroad == []


@pytest.fixture(scope="module")
def agreeing(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """A site that asks for consent to one provider."""
    consent = {
        "title": "Cookies",
        "description": "May we?",
        "cookies": {"transistor": "Transistor"},
    }
    pages = {"one.md": episode(body=f"{VIDEO}\n\n{PLAYED_ELSEWHERE}\n")}
    folder = tmp_path_factory.mktemp("agreeing")
    return serve_folder(
        build(folder, pages, theme=MATERIAL, site_url="", extra={"consent": consent}).out
    )


def test_frames_of_a_provider_load_at_once_for_a_reader_who_has_agreed_to_it(
    agreeing: str, reader: Reader
) -> None:
    page = reader.open(f"{agreeing}one/")
    expect(page.locator("podcast-embed iframe")).to_have_count(0)
    with page.expect_request(asks("transistor.fm")):
        page.get_by_role("button", name="Accept").click()
    expect(page.locator("podcast-embed iframe")).to_have_count(1)
    expect(page.locator("podcast-embed iframe")).to_have_attribute(
        "title", "Transistor player: First"
    )
    assert not [url for url in reader.abroad if "transistor" not in url]
    assert page.evaluate("document.activeElement.tagName") != "IFRAME"


def test_frames_set_to_load_with_the_page_wait_until_they_are_near(
    tmp_path: Path, serve_folder: Callable[[Path], str], reader: Reader
) -> None:
    near, far = (f"https://share.transistor.fm/e/{code}" for code in ("1a2b3c4d", "5e6f7a8b"))
    body = f"{near}\n\n{'Much text.<br>' * 600}\n\n{far}\n"
    site = build(
        tmp_path, {"one.md": episode(body=body)}, {"embeds": {"load": "page"}}, site_url=""
    )
    page = reader.context.new_page()
    with page.expect_request(near):
        page.goto(f"{serve_folder(site.out)}one/")
    page.wait_for_load_state("networkidle")
    assert reader.abroad == [near]
    with page.expect_request(far):
        page.locator("podcast-embed").nth(1).scroll_into_view_if_needed()
