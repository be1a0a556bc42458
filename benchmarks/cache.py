"""What the cache saves: the same site built with an empty cache and with a full one, beside plain
MkDocs, each in turn.

    python benchmarks/cache.py                        1000 episodes, five rounds
    python benchmarks/cache.py --episodes 100 --rounds 1
    python benchmarks/cache.py --write                also writes benchmarks/cache.md

User CPU and peak memory of whole processes, on a RAM disk where there is one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import EVERYTHING, Cost, build, make_site, median

WITHOUT = "{podcast: {cache: false}}"
CACHE = ".cache/plugin/podcast"


def edit(folder: Path, numbers: range, old: str, new: str) -> None:
    """Changes the pages of some episodes."""
    for number in numbers:
        page = folder / "docs" / "episodes" / f"{number:04}.md"
        page.write_text(page.read_text("utf-8").replace(old, new, 1), "utf-8")


def build_without_cache(folder: Path) -> Cost:
    shutil.rmtree(folder / CACHE, ignore_errors=True)
    return build(folder)


def measure(folder: Path, episodes: int, rounds: int) -> dict[str, list[tuple[Cost, Cost]]]:
    """The costs of each kind of build, each beside that of plain MkDocs, or of the site without a
    cache."""
    plain = make_site(folder / "plain", episodes)
    ours = make_site(folder / "ours", episodes, EVERYTHING)
    off = make_site(folder / "off", episodes, WITHOUT)
    build(plain), build(off), build(ours)
    costs: dict[str, list[tuple[Cost, Cost]]] = {}

    def add(name: str, beside: Cost, cost: Cost) -> None:
        costs.setdefault(name, []).append((beside, cost))

    for number in range(rounds):
        without, first = build(off), build_without_cache(ours)
        add("first build, over one without a cache", without, first)
        beside = build(plain)
        add("without a cache", beside, without)
        add("second build, nothing changed", beside, build(ours))
        edit(ours, range(500, 501), ". See", f" {number}. See")
        add("one episode's words changed", beside, build(ours))
        edit(ours, range(300, 310), ". See", f" {number}. See")
        add("ten episodes' words changed", beside, build(ours))
        edit(ours, range(episodes // 2, episodes // 2 + 1), "Episode", f"Episode {number},")
        add("one episode's title changed", beside, build(ours))
    size = sum(path.stat().st_size for path in (ours / CACHE).iterdir())
    print(f"The cache has {size / 1e6:.1f} MB.")
    return costs


GOALS = {
    "first build, over one without a cache": "<= 1.03",
    "second build, nothing changed": "<= 0.35",
    "one episode's words changed": "<= 0.35",
    "ten episodes' words changed": "<= 0.35",
    "one episode's title changed": "<= 0.50",
}


def report(costs: dict[str, list[tuple[Cost, Cost]]], write: Callable[[str], None]) -> None:
    write("| build | beside it | with the plugin | CPU ratio | goal | memory ratio |")
    write("|---|---|---|---|---|---|")
    for name, pairs in costs.items():
        ratios = [cost.seconds / beside.seconds for beside, cost in pairs]
        memory = median([cost.memory / beside.memory for beside, cost in pairs])
        spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
        write(
            f"| {name} | {median([beside.seconds for beside, _ in pairs]):.2f} s | "
            f"{median([cost.seconds for _, cost in pairs]):.2f} s | "
            f"{median(ratios):.3f} ({spread}) | {GOALS.get(name, '')} | {memory:.2f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--episodes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lines: list[str] = []

    def add_line(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    memory_disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        add_line(
            f"{dt.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
            f"{arguments.episodes} episodes, {arguments.rounds} rounds.\n"
        )
        report(measure(Path(folder), arguments.episodes, arguments.rounds), add_line)
    if arguments.write:
        text = "# What the cache saves\n\n" + "\n".join(lines) + "\n"
        (Path(__file__).parent / "cache.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
