"""A browser at an earlier address of an episode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from sites import build, page_of


def test_a_reader_at_an_old_address_comes_to_the_moment_on_the_new_page(
    chromium: Browser, serve_folder: Callable[[Path], str], tmp_path: Path
) -> None:
    address = serve_folder(tmp_path / "site")
    page = page_of(title="Wolf", audio="https://cdn.example.org/1.mp3", aliases=["/old/12"])
    build(tmp_path, {"episodes/wolf.md": page}, site_url=address)
    with chromium.new_context() as scripted:
        view = scripted.new_page()
        view.goto(f"{address}old/12/?from=mail#t=60")
        expect(view).to_have_url(f"{address}episodes/wolf/?from=mail#t=60")
    with chromium.new_context(java_script_enabled=False) as plain:
        view = plain.new_page()
        view.goto(f"{address}old/12/")
        expect(view).to_have_url(f"{address}episodes/wolf/")
