"""Build the docs, serve them, and take the pictures in docs/images.

Needs playwright and Chromium: python tools/screenshots.py [folder]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser import find_chromium, served

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "index": "podcast/",
    "tag": "podcast/tags/radio/",
    "episode": "episodes/through-a-wire/",
}
SCREENS = {"desktop": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")


def take(browser: Browser, address: str, target: Path) -> None:
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                device_scale_factor=1 if screen == "desktop" else 2,
                color_scheme="dark" if scheme == "dark" else "light",
            )
            tab = context.new_page()
            for name, path in PAGES.items():
                tab.goto(address + path, wait_until="networkidle")
                tab.screenshot(path=target / f"{name}-{screen}-{scheme}.png")
            context.close()


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/images"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as site, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        with served(site) as address:
            take(browser, address, target)
        browser.close()


if __name__ == "__main__":
    main()
