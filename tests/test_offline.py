"""A site that works without a network, where its author asks for that."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from browser import served
from browsing import MATERIAL, plays, reading, tone
from sites import build, episode

PAGE = "---\ntitle: {}\naudio: media/{}.wav\nduration: 60\n---\nNotes.\n"


KEPT = """() => Promise.all([
    caches.match(location.href),
    caches.match(document.querySelector("podcast-dock audio").currentSrc),
    caches.match(document.querySelector("script[src*='podcast.js']").src),
    caches.match(new URL("../../assets/podcast/remote.css", location)),
    caches.match(new URL("../../podcast/", location)),
]).then((kept) => kept.every(Boolean))"""


def pages() -> dict[str, str | bytes]:
    names = ("heard", "unheard")
    return {f"episodes/{name}.md": PAGE.format(name.title(), name) for name in names} | {
        f"episodes/media/{name}.wav": tone(60) for name in names
    }


def test_without_the_option_a_site_has_no_worker(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/a.md": episode()})
    assert not (site.out / "podcast-offline.js").exists()
    assert "offline.js" not in site.text("episodes/a/index.html")


def test_a_worker_of_the_site_s_own_stays_and_the_build_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = {"episodes/a.md": episode(), "podcast-offline.js": "// My own."}
    site = build(tmp_path, files, {"offline": True}, strict=False)
    assert site.text("podcast-offline.js") == "// My own."
    assert "`podcast-offline.js` is in the docs folder, and stays there" in caplog.text


def test_what_was_visited_and_played_is_there_without_a_network(
    tmp_path: Path, chromium: Browser
) -> None:
    out = tmp_path / "site"
    with reading(chromium) as reader:
        with served(out) as address:
            build(tmp_path, pages(), {"offline": True}, theme=MATERIAL, site_url=address)
            page = reader.open(f"{address}podcast/")
            # The worker is in charge of the next page.
            page.wait_for_function("navigator.serviceWorker.controller")
            page.goto(f"{address}episodes/heard/")
            player = page.locator(".podcast-head podcast-player")
            player.get_by_role("button", name="Play", exact=True).click()
            plays(player)
            player.get_by_label("Position").fill("31")
            plays(player, 31.5)
            page.wait_for_function(KEPT)
            page.close()
        page = reader.context.new_page()
        page.goto(f"{address}episodes/heard/")
        player = page.locator(".podcast-head podcast-player")
        player.get_by_role("button", name="Play", exact=True).click()
        plays(player, 31)
        # The worker answers for a part of the file, as a server does.
        player.get_by_label("Position").fill("50")
        plays(player, 50.2)
        # What a page loads when it is first asked for is there before that.
        page.goto(f"{address}podcast/")
        page.get_by_role("button", name="Player", exact=True).click()
        expect(page.locator(".podcast-remote")).to_be_visible()
        with pytest.raises(Error, match="ERR_FAILED"):
            page.goto(f"{address}episodes/unheard/")
        reader.errors.clear()
