"""What readers load and wait for who filter the index.

A keystroke is measured in headless Chromium, from the event to the frame after the list has changed:
the first one with the focus and all that is loaded for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

from builds import build_site  # noqa: E402
from figures import Figure, number  # noqa: E402
from generated import make_site  # noqa: E402

from browser import find_chromium, served  # noqa: E402

TYPED = "silence river"
WATCH = """() => {
    window.waits = [];
    let start = 0;
    addEventListener("input", () => start = performance.now(), true);
    new MutationObserver((changes) => {
        // Where the index is in groups, what fits is in a list that the script adds.
        if (!changes.some(({ target }) => target.closest("podcast-index > podcast-list"))) return;
        requestAnimationFrame(() => setTimeout(() => {
            if (start) window.waits.push(performance.now() - start);
            start = 0;
        }));
    }).observe(document.querySelector("podcast-index"), {childList: true, subtree: true, attributeFilter: ["hidden"]});
}"""


def keystrokes(page: Page, address: str) -> tuple[list[float], float]:
    """Milliseconds until the list shows what fits, for each letter that is typed; and those that
    the page's thread worked for the first one, which do not depend on what else the machine does."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(f"{address}podcast/")
    page.evaluate(WATCH)
    page.wait_for_timeout(1000)
    field = page.get_by_label("Filter episodes")
    before = worked(session)
    work = 0.0
    for count, letter in enumerate(TYPED, 1):
        field.press("Space" if letter == " " else letter)
        # A letter after which the same cards are shown does not change the list.
        page.wait_for_timeout(1500 if count == 1 else 400)
        work = work or worked(session) - before
    return list(page.evaluate("waits")), work


def worked(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(item["value"] for item in metrics if item["name"] == "TaskDuration")) * 1000


def figures(folder: Path, count: int) -> Iterator[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for episodes, most_data in ((1000, 150), (10_000, 1500)):
            site = make_site(folder / f"ours{episodes}", episodes, "podcast")
            build_site(site)
            data = (site / "site/podcast/episodes.json").stat().st_size / 1000
            yield Figure(f"what the filter reads at {episodes:,}", [data], most_data, "KB")
            # Nothing is in the browser's cache.
            page = browser.new_page()
            yield from waits(page, site / "site", episodes, count)
            page.close()
        browser.close()


def waits(page: Page, site: Path, episodes: int, count: int) -> Iterator[Figure]:
    """How long a reader waits for the first and for a later letter."""
    first, later, work = [], [], []
    with served(site) as address:
        for _ in range(count):
            (beginning, *following), own = keystrokes(page, address)
            first.append(beginning)
            later += following
            work.append(own)
    goals = (100, 30) if episodes == 1000 else (None, None)
    note = f"{number(Figure('', work).median)} ms of work"
    yield Figure(f"first keystroke in the filter at {episodes:,}", first, goals[0], "ms", note)
    yield Figure(f"later ones at {episodes:,}", later, goals[1], "ms")
