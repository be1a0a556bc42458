"""An episode that is a video: it is seen on its page, and heard on others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from browsing import DOT, MATERIAL, reading, tone
from media import silent_video
from sites import build
from test_browser_accessibility import find_violations

CAPTIONS = """WEBVTT

00:00:00.500 --> 00:01:00.000
Out we go.

00:01:00.000 --> 00:03:00.000
And back.
"""
WALK = """---
title: A walk
date: 2026-01-01
audio: walk.webm
duration: 200
image: art.png
transcript: said.vtt
chapters:
  - {start: "0:00", title: Out}
  - {start: "1:00", title: Back}
---
Notes.
"""


def make_show(folder: Path, address: str) -> None:
    pages: dict[str, str | bytes] = {
        "walk.md": WALK,
        "talk.md": "---\ntitle: A talk\ndate: 2026-01-02\naudio: tone.wav\n---\nNotes.\n",
        "walk.webm": silent_video(200),
        "tone.wav": tone(100),
        "said.vtt": CAPTIONS,
        "art.png": DOT,
    }
    build(folder, pages, theme=MATERIAL, site_url=address)


def plays_in(page: Page, holder: str, beyond: float) -> None:
    """Waits until what is in an element plays, beyond that many seconds, and nothing else does."""
    page.wait_for_function(
        """([holder, beyond]) => {
            const playing = [...document.querySelectorAll("video, audio")].filter(({ paused }) => !paused);
            return playing.length === 1 && playing[0].closest(holder) && playing[0].currentTime > beyond;
        }""",
        arg=[holder, beyond],
    )


def active_captions(page: Page) -> list[str]:
    """What the captions say now, of the tracks that are shown."""
    return list(
        page.locator("podcast-screen video").evaluate(
            """video => [...video.textTracks].filter(({ mode }) => mode === "showing")
                .flatMap(({ activeCues }) => [...activeCues].map(({ text }) => text))"""
        )
    )


def test_a_video_is_seen_with_captions_and_goes_on_as_sound(
    chromium: Browser,
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
    axe_script: str,
) -> None:
    site = serve_folder(tmp_path / "site")
    make_show(tmp_path, site)
    with reading(chromium) as reader:
        page = reader.open(f"{site}walk/")
        player = page.locator(".podcast-head podcast-player")
        captions = player.get_by_role("button", name="Captions")
        expect(captions).to_have_attribute("aria-pressed", "false")
        assert player.locator("video").get_attribute("poster")
        # A press on the picture plays, and the bar is that of every recording.
        player.locator("video").click()
        plays_in(page, "podcast-screen", 0.5)
        assert active_captions(page) == []
        captions.click()
        page.wait_for_function("document.querySelector('podcast-screen track').readyState === 2")
        assert active_captions(page) == ["Out we go."]
        assert not {found for found in find_violations(page, axe_script) if "podcast" in found[1]}
        page.locator(".podcast-chapters a").nth(1).click()
        plays_in(page, "podcast-screen", 60.2)
        assert active_captions(page) == ["And back."]

        page.get_by_role("link", name="A talk").first.click()
        expect(page.locator("podcast-dock")).to_be_visible()
        plays_in(page, "podcast-dock", 60.4)
        expect(page.locator("podcast-dock video")).to_be_hidden()
        page.go_back()
        plays_in(page, "podcast-screen", 60.6)

        # Another recording silences the video; then it goes on from where it was.
        page.get_by_role("link", name="A talk").first.click()
        expect(page.locator("h1")).to_have_text("A talk")
        page.locator(".podcast-head .podcast-play").click()
        plays_in(page, "podcast-dock", 0.2)
        page.go_back()
        expect(page.locator("podcast-dock")).to_be_visible()
        page.locator(".podcast-head .podcast-play").click()
        plays_in(page, "podcast-screen", 60.8)

        # What a listener begins in the dock goes on in the picture, with the captions chosen before.
        page.goto(f"{site}talk/")
        page.locator("podcast-dock .podcast-play").click()
        plays_in(page, "podcast-dock", 60)
        page.get_by_role("link", name="A walk").first.click()
        plays_in(page, "podcast-screen", 60)
        expect(captions).to_have_attribute("aria-pressed", "true")
        assert active_captions(page) == ["And back."]
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_function("document.fullscreenElement?.localName === 'podcast-player'")
        assert reader.errors == reader.abroad == []
