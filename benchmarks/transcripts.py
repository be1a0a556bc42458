"""What transcripts cost: the same generated site with an hour of WebVTT for each episode and
without, built in turn.

    python benchmarks/transcripts.py                          a thousand hours, three pairs
    python benchmarks/transcripts.py --episodes 100 --pairs 7
    python benchmarks/transcripts.py --write                  puts the figures into benchmarks/transcripts.md

An hour has 75 KB, 800 cues with speakers. Its words are repeated as those of real talk are: 9000
words, about 1500 of them different. Figures are medians of user CPU and of peak memory as the
operating system accounts them, and of their differences pair by pair.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import os
import platform
import random
import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import build_site, make_site
from talk import talk_words, webvtt

HERE = Path(__file__).parent
CUES = 800
HOUR = 3600
# Of the first builds; the goals of CPU time are per episode.
MOST_MILLISECONDS = 4.0
MOST_MEMORY = 200
MOST_INDEX = 12.0


class Built(NamedTuple):
    """One build: user CPU in seconds, and in MB its peak memory and its search index, as it is and
    gzipped."""

    seconds: float
    memory: float
    index: float
    packed: float


def add_transcripts(site: Path, episodes: int) -> None:
    words = talk_words()
    for number in range(1, episodes + 1):
        path = site / "docs" / "episodes" / f"{number:04}.vtt"
        path.write_text(webvtt(random.Random(number), words, HOUR, CUES), "utf-8")


def build(site: Path) -> Built:
    """A first build: nothing is kept of others."""
    shutil.rmtree(site / ".cache", ignore_errors=True)
    cost = build_site(site)
    index = (site / "site/search/search_index.json").read_bytes()
    shutil.rmtree(site / "site")
    packed = gzip.compress(index, 6)
    return Built(cost.seconds, cost.memory, len(index) / 1e6, len(packed) / 1e6)


def measure(episodes: int, pairs: int, folder: Path) -> list[str]:
    bare = make_site(folder / "bare", episodes, "podcast")
    spoken = make_site(folder / "spoken", episodes, "podcast")
    add_transcripts(spoken, episodes)
    built = [(build(bare), build(spoken)) for _ in range(pairs)]
    extra = [(after.seconds - before.seconds) * 1000 / episodes for before, after in built]
    spread = f"{median(extra):.2f} ms an episode ({min(extra):.2f}-{max(extra):.2f})"
    before, after = (middle(list(builds)) for builds in zip(*built, strict=True))
    index = f"{after.index - before.index:.2f} MB ({after.packed - before.packed:.2f} gzipped)"
    columns = [
        ("user CPU", "{:.2f} s", before.seconds, after.seconds, spread, f"{MOST_MILLISECONDS} ms"),
        ("peak memory", "{:.0f} MB", before.memory, after.memory, "", f"{MOST_MEMORY} MB"),
        ("search index", "{:.2f} MB", before.index, after.index, index, f"{MOST_INDEX} MB"),
    ]
    lines = ["| | without | with | of transcripts | goal |", "|---|---|---|---|---|"]
    for name, unit, without, with_them, difference, goal in columns:
        lines.append(
            f"| {name} | {unit.format(without)} | {unit.format(with_them)} | {difference} | {goal} |"
        )
    return lines


def middle(builds: list[Built]) -> Built:
    """The medians of several builds of one site."""
    return Built(*map(median, zip(*builds, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--episodes", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    memory_disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        rows = measure(arguments.episodes, arguments.pairs, Path(folder))
    summary = (
        f"{dt.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"Material; {arguments.episodes} hours of talk, {arguments.pairs} pairs."
    )
    text = "\n".join([summary, "", *rows]) + "\n"
    print(text)
    if arguments.write:
        head = (
            "# What transcripts cost\n\n`python benchmarks/transcripts.py` measures it again.\n\n"
        )
        (HERE / "transcripts.md").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main()
