"""Episodes of many chapters and many lines, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import AUDIO, MATERIAL, plays, reading, tone
from sites import build

CUES = 5000
LENGTH = 1000


@pytest.fixture(scope="module")
def long_show(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a site whose links show previews, with an episode with two hundred
    chapters and five thousand lines."""
    folder = tmp_path_factory.mktemp("long")
    address = serve_folder(folder / "site")
    starts = [number * LENGTH / CUES for number in range(CUES + 1)]
    clocks = [f"{int(at // 3600):02}:{int(at // 60 % 60):02}:{at % 60:06.3f}" for at in starts]
    lines = "\n\n".join(
        f"{start} --> {end}\nThis is what was said in line {number} of a long talk."
        for number, (start, end) in enumerate(pairwise(clocks))
    )
    chapters = "".join(
        f"  - {{start: {number * LENGTH // 200}, title: Chapter {number}}}\n"
        for number in range(200)
    )
    front = f"audio: tone.wav\nduration: {LENGTH}\n"
    pages: dict[str, str | bytes] = {
        "long.md": f"---\ntitle: Long\n{front}transcript: said.vtt\nchapters:\n{chapters}---\n## Clips\n\n![A clip](clip.wav)\n",
        "short.md": f"---\ntitle: Short\n{front}---\nThe [clips](long.md#clips).\n",
        "said.vtt": f"WEBVTT\n\n{lines}\n",
        "tone.wav": tone(LENGTH),
        "clip.wav": tone(30),
    }
    features = ["navigation.instant", "navigation.instant.preview"]
    build(folder, pages, strict=False, theme={**MATERIAL, "features": features}, site_url=address)
    return address


def player_of(page: Page) -> Locator:
    return page.locator(".podcast-head podcast-player")


GAPS = """line => {
    const { left, right } = line.getBoundingClientRect();
    const at = [...line.querySelectorAll("i")].map((tick) => tick.getBoundingClientRect().left);
    return [left, ...at, right].map((x, number, all) => x - all[number - 1]).slice(1);
}"""


def test_two_hundred_chapters_leave_the_bar_whole_and_the_list_folded_on_a_phone(
    long_show: str, chromium: Browser
) -> None:
    with reading(chromium, viewport={"width": 360, "height": 700}) as reader:
        page = reader.open(f"{long_show}long/")
        line = player_of(page).locator(".podcast-track")
        expect(line.locator("i").first).to_be_attached()
        assert min(line.evaluate(GAPS)) > 5.9
        chapters = page.locator(".podcast-chapters")
        expect(chapters.get_by_role("link").filter(visible=True)).to_have_count(12)
        page.get_by_text("188 more chapters").click()
        chapters.get_by_role("link", name="Chapter 199").click()
        expect(chapters.locator("[aria-current]")).to_have_text("16:35Chapter 199")
        page.set_viewport_size({"width": 320, "height": 700})
        page.wait_for_function(
            f"line => Math.min(...({GAPS})(line)) > 5.9", arg=line.element_handle()
        )


def test_a_preview_of_a_page_is_not_the_page(long_show: str, chromium: Browser) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{long_show}long/")
        player = player_of(page)
        player.get_by_role("button", name="Play", exact=True).click()
        plays(player)
        page.locator(".podcast-around a").first.click()
        expect(page.locator("h1")).to_have_text("Short")
        dock = page.locator("podcast-dock")
        expect(dock).to_be_visible()
        page.get_by_role("link", name="clips").hover()
        preview = page.locator(".md-tooltip2 podcast-player")
        expect(preview).to_be_attached()
        page.mouse.wheel(0, 1)
        expect(preview.locator(".podcast-play, audio:visible")).to_have_count(0)
        expect(dock).to_be_visible()
        # What its player would do is done by the page's own.
        page.mouse.move(0, 0)
        expect(preview).to_have_count(0)
        expect(dock).to_be_visible()
        plays(dock, page.locator(AUDIO).evaluate("audio => audio.currentTime"))
        assert reader.errors == []


AT_ONCE = 1400
"""Milliseconds that the browser works for all of it, seven seconds of playback and waiting included,
on a busy machine."""


def work_of(page: Page, act: Callable[[], object]) -> float:
    """The milliseconds that the page works for an act of the reader; other work on the machine does
    not count."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def total() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(one["value"] for one in metrics if one["name"] == "TaskDuration")

    before = total()
    act()
    page.wait_for_timeout(500)
    return total() - before


def test_play_typing_and_a_transcript_of_five_thousand_lines_answer_at_once(
    long_show: str, chromium: Browser
) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{long_show}long/")
        work = {}
        summary = page.locator("summary", has_text="Transcript")
        work["open"] = work_of(page, summary.click)
        field = page.get_by_label("Search the transcript")
        # The script with the search is loaded by the first letter.
        field.fill("x")
        expect(page.locator("podcast-transcript [role=status]")).to_have_text("0 found")
        field.fill("")
        for key in "line 47":
            work[f"key {key}"] = work_of(page, lambda key=key: field.press(key))  # type: ignore[misc]
        expect(page.locator("podcast-transcript [role=status]")).to_have_text("111 found")
        work["clear"] = work_of(page, lambda: field.fill(""))
        work["play"] = work_of(page, player_of(page).locator(".podcast-play").click)
        plays(player_of(page))
        assert sum(work.values()) < AT_ONCE, work
