"""What readers load and wait for who filter the index, and how much is written for a show.

    python benchmarks/filter.py                   a thousand episodes, and ten thousand
    python benchmarks/filter.py --sizes 1000
    python benchmarks/filter.py --write           puts the figures into benchmarks/filter.md

The sites are those of bench.py. A keystroke is measured in headless Chromium, from the event to the
frame after the list has changed: the first one with the focus and all that is loaded for it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

from bench import EVERYTHING, make_site  # noqa: E402

from browser import find_chromium, served  # noqa: E402

TYPED = "silence river"
# What each figure should be at most, by the number of episodes.
GOALS = {
    1000: {"files": 2400, "MB": 45, "data": 150, "first": 100, "later": 30},
    10_000: {"data": 1500},
}
WATCH = """() => {
    window.waits = [];
    let start = 0;
    addEventListener("input", () => start = performance.now(), true);
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
        if (start) window.waits.push(performance.now() - start);
        start = 0;
    }))).observe(document.querySelector("podcast-list"), {childList: true, subtree: true, attributeFilter: ["hidden"]});
}"""


def build(folder: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    # The dates of ten thousand days are not to be in the future.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "2600000000"}
    subprocess.run([*command, str(folder / "mkdocs.yml")], check=True, env=environment)
    return folder / "site"


def size(site: Path) -> tuple[int, float]:
    """How many files a site has, and megabytes."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


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


def row(name: str, value: float, unit: str, goal: float | None) -> str:
    limit = "" if goal is None else f"{goal:,} {unit}".strip()
    return f"| {name} | {value:,.{0 if value >= 100 else 1}f} {unit}".rstrip() + f" | {limit} |"


def measure(episodes: int, folder: Path, page: Page, rounds: int = 3) -> list[str]:
    """The lines of the table of one size."""
    goals = GOALS.get(episodes, {})
    site = build(make_site(folder / f"ours{episodes}", episodes, EVERYTHING))
    files, megabytes = size(site)
    data = (site / "podcast/episodes.json").read_bytes()
    first, later, work = [], [], []
    with served(site) as address:
        for _ in range(rounds):
            (beginning, *following), own = keystrokes(page, address)
            first.append(beginning)
            later += following
            work.append(own)
    return [
        f"| **{episodes:,} episodes** | | |",
        row("files of the site", files, "", goals.get("files")),
        row("size of the site", megabytes, "MB", goals.get("MB")),
        row("what the filter reads", len(data) / 1000, "KB", goals.get("data")),
        row("the same gzipped", len(gzip.compress(data, 6)) / 1000, "KB", None),
        row("first keystroke", statistics.median(first), "ms", goals.get("first")),
        row("the work of its page", statistics.median(work), "ms", None),
        row("later ones, median", statistics.median(later), "ms", goals.get("later")),
        row("later ones, longest", max(later), "ms", None),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(GOALS))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lines = ["| | | goal |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for episodes in arguments.sizes:
            # Nothing is in the cache.
            page = browser.new_page()
            lines += measure(episodes, Path(folder), page)
            page.close()
        browser.close()
    load = os.getloadavg()[0]
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, a load of {load:.0f}"
    text = "\n".join([f"{dt.date.today()}, {machine}.", "", *lines]) + "\n"
    print(text)
    if arguments.write:
        head = (
            "# What the index's filter costs\n\n`python benchmarks/filter.py` measures it again. "
            "With a load, each wait is several times\nwhat it is on a machine that does nothing else.\n\n"
        )
        (HERE / "filter.md").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main()
