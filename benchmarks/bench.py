"""What the plugin costs: the same generated episodes, built by plain MkDocs and with the plugin, in
turn.

    python benchmarks/bench.py                    every size, seven pairs
    python benchmarks/bench.py --sizes 12 100 --pairs 3
    python benchmarks/bench.py --write            puts the figures into benchmarks/results.md

Figures are medians: user CPU seconds and peak memory (MB) of the whole build as the operating
system accounts them, and the ratio pair by pair. `only pages` has neither a feed nor the pages for
frames on other sites. `own time` is what the plugin's events and its Markdown processors take, timed
inside a build.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SIZES = (12, 100, 1000, 3000)
WORDS = (
    "signal",
    "noise",
    "model",
    "listener",
    "room",
    "tape",
    "archive",
    "microphone",
    "silence",
    "letter",
    "question",
    "answer",
    "river",
    "engine",
    "paper",
    "night",
    "garden",
    "window",
    "method",
    "theory",
    "measure",
    "record",
    "studio",
    "winter",
    "market",
    "bridge",
    "number",
    "pattern",
    "summer",
    "mirror",
    "station",
    "voice",
)
TOPICS = (
    "mlops",
    "monitoring",
    "pipelines",
    "teams",
    "annotation",
    "data",
    "ethics",
    "reproducibility",
    "testing",
    "tooling",
    "research",
    "history",
    "acoustics",
    "radio",
    "archives",
    "interviews",
    "hardware",
    "open-source",
    "community",
    "education",
)
PEOPLE = (
    "Ana Ferreira",
    "Jonas Weidmann",
    "Priya Nair",
    "Iris Okafor",
    "Marek Dvořák",
    "Lena Sato",
    "Tom Lindqvist",
)
FRONT_MATTER = """---
title: "Episode {number}: {title}"
description: "{summary}"
date: {date}
audio: https://media.example.org/{number}.mp3
duration: "{minutes}:07"
episode: {number}
season: {season}
image: https://media.example.org/{number}.jpg
hosts: [Alex Moreno]
guests: [{guest}]
tags: [{tags}]
---
"""
EVERYTHING = "podcast"
# Without the feed and its checks, and without the pages for frames on other sites.
PAGES = "{podcast: {feed: false, embeddable: false}}"
CLIP = '<iframe src="https://share.descript.com/embed/{key}" width="640" height="360" allowfullscreen></iframe>'
VIDEO = '<iframe width="560" height="315" src="https://www.youtube.com/embed/{key}" allowfullscreen></iframe>'


# As users run it: with Python's compiled files kept.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
ENVIRONMENT["NO_MKDOCS_2_WARNING"] = "1"


@dataclass(frozen=True)
class Cost:
    """One build: user CPU in seconds, peak memory in MB."""

    seconds: float
    memory: float


def sentence(generator: random.Random, length: int) -> str:
    return " ".join(generator.choices(WORDS, k=length)).capitalize() + "."


def paragraph(generator: random.Random) -> str:
    text = " ".join(sentence(generator, generator.randint(8, 18)) for _ in range(5))
    return f"{text} See [the notes](https://example.org/{generator.randint(1, 999)}) and *{generator.choice(WORDS)}*."


def episode(number: int) -> str:
    """A page of about 700 words with the players of two providers, as real show notes have them."""
    generator = random.Random(number)
    parts = []
    for section in range(4):
        parts += [f"## {sentence(generator, 4)[:-1]}", paragraph(generator), paragraph(generator)]
        parts.append(
            "\n".join(
                f"- [{sentence(generator, 3)[:-1]}](https://example.org/{section}{item})"
                for item in range(4)
            )
        )
    parts.insert(3, CLIP.format(key=f"clip{number:07}"))
    parts.insert(9, VIDEO.format(key=f"video{number:06}"))
    header = FRONT_MATTER.format(
        number=number,
        title=sentence(generator, 5)[:-1],
        summary=sentence(generator, 24),
        date=dt.date(2016, 1, 1) + dt.timedelta(days=number),
        minutes=generator.randint(12, 59),
        season=1 + number // 100,
        guest=generator.choice(PEOPLE),
        tags=", ".join(generator.sample(TOPICS, 3)),
    )
    return header + "\n" + "\n\n".join(parts) + "\n"


def make_site(folder: Path, episodes: int, plugin: str = "", in_navigation: bool = False) -> Path:
    """A Material site with search and the plugin, as `plugins` names it; plain without.

    The plain one keeps its episodes out of the navigation unless told otherwise, and has a page in
    it that somebody wrote by hand to link to the newest: both sides' navigation has two entries.
    """
    docs = folder / "docs" / "episodes"
    docs.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n\nWelcome.\n", "utf-8")
    for number in range(1, episodes + 1):
        (docs / f"{number:04}.md").write_text(episode(number), "utf-8")
    lines = [
        "site_name: Bench",
        "site_url: https://example.org/",
        "theme: {name: material, font: false}",
        f"plugins: [search, {plugin}]" if plugin else "plugins: [search]",
    ]
    if not plugin and not in_navigation:
        newest = range(episodes, max(episodes - 20, 0), -1)
        links = "\n".join(f"- [Episode {number}](../episodes/{number:04}.md)" for number in newest)
        (folder / "docs" / "podcast").mkdir()
        (folder / "docs" / "podcast" / "index.md").write_text(f"# Podcast\n\n{links}\n", "utf-8")
        lines.append("not_in_nav: /episodes/")
        lines.append("nav: [index.md, podcast/index.md]")
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def build(folder: Path) -> Cost:
    """One whole build in a process of its own; the site is removed."""
    cost = build_site(folder)
    shutil.rmtree(folder / "site")
    return cost


def build_site(folder: Path) -> Cost:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    process = subprocess.Popen(command, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The build of {folder} failed.")
    return Cost(usage.ru_utime, usage.ru_maxrss / 1024)


def pairs(first: Path, second: Path, count: int) -> list[tuple[Cost, Cost]]:
    """Builds of both sites in turn, after one of each that does not count."""
    build(first), build(second)
    return [(build(first), build(second)) for _ in range(count)]


def median(values: list[float]) -> float:
    return statistics.median(values)


def row(name: str, measured: list[tuple[Cost, Cost]], own_milliseconds: float | None = None) -> str:
    """One line of the table: plain MkDocs, with the plugin, and the ratio."""
    plain = median([a.seconds for a, _ in measured])
    ours = median([b.seconds for _, b in measured])
    ratios = [b.seconds / a.seconds for a, b in measured]
    memory = [b.memory / a.memory for a, b in measured]
    own_time = f"{own_milliseconds:.2f} ms" if own_milliseconds is not None else ""
    spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
    return (
        f"| {name} | {plain:.2f} s | {ours:.2f} s | {median(ratios):.2f} ({spread}) | "
        f"{median([a.memory for a, _ in measured]):.0f} MB | {median([b.memory for _, b in measured]):.0f} MB | "
        f"{median(memory):.2f} | {own_time} |"
    )


def own_time(folder: Path, episodes: int) -> float:
    """Milliseconds per episode inside the plugin's events and Markdown processors: the best of
    three builds."""
    command = [sys.executable, str(HERE / "own_time.py"), str(folder / "mkdocs.yml")]
    runs = [
        float(
            subprocess.run(
                command, check=True, capture_output=True, text=True, env=ENVIRONMENT
            ).stdout
        )
        for _ in range(3)
    ]
    shutil.rmtree(folder / "site", ignore_errors=True)
    return min(runs) * 1000 / episodes


def first_page_size(folder: Path) -> int:
    build_command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    subprocess.run(build_command, check=True)
    size = (folder / "site" / "podcast" / "index.html").stat().st_size
    shutil.rmtree(folder / "site")
    return size


def measure(sizes: list[int], count: int, folder: Path, report: Callable[[str], None]) -> None:
    report(
        "| site | plain MkDocs | with the plugin | CPU ratio | plain | with | memory ratio | own time per episode |"
    )
    report("|---|---|---|---|---|---|---|---|")
    for size in sizes:
        plain = make_site(folder / f"plain{size}", size)
        ours = make_site(folder / f"ours{size}", size, EVERYTHING)
        report(row(f"{size} episodes", pairs(plain, ours, count), own_time(ours, size)))
        if size <= 1000:
            pages = make_site(folder / f"pages{size}", size, PAGES)
            report(
                row(
                    f"{size} episodes, only pages",
                    pairs(plain, pages, count),
                    own_time(pages, size),
                )
            )
    largest = min(1000, max(sizes))
    automatic = make_site(folder / "automatic", largest, in_navigation=True)
    report(
        row(
            f"{largest} episodes, plain with automatic navigation",
            pairs(automatic, folder / f"ours{largest}", min(count, 3)),
        )
    )
    report("")
    size = first_page_size(folder / f"ours{largest}")
    report(f"The first index page of {largest} episodes has {size / 1000:.1f} KB of HTML.")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lines: list[str] = []

    def report(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    memory_disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        report(
            f"{dt.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, {arguments.pairs} pairs.\n"
        )
        measure(arguments.sizes, arguments.pairs, Path(folder), report)
    if arguments.write:
        text = (
            "# What the plugin costs\n\n`make bench` measures it again.\n\n"
            + "\n".join(lines)
            + "\n"
        )
        (HERE / "results.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
