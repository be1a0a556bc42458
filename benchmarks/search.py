"""What transcripts add to the index that a site's search loads: the same hours of generated talk,
with and without.

    python benchmarks/search.py                   a hundred episodes of an hour
    python benchmarks/search.py --episodes 10
    python benchmarks/search.py --write           puts the figures into benchmarks/search.md

Talk has 150 words a minute, out of 20 000 that are as frequent as those of a language (Zipf's law),
in cues of four seconds and chapters of six minutes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from itertools import accumulate
from pathlib import Path

HERE = Path(__file__).parent
THEMES = {"Material": "{name: material, font: false}", "MkDocs' own": "{name: mkdocs}"}
HOUR, CUE, CHAPTER = 3600, 4, 360
WORDS_OF_A_CUE = 10
SYLLABLES = [
    "".join((first, vowel, last))
    for first in "bdfgklmnprst"
    for vowel in "aeiou"
    for last in ("", "n", "r")
]


def vocabulary(size: int = 20_000) -> tuple[list[str], list[float]]:
    """Words, and the weights of all up to each: frequent ones are short."""
    generator = random.Random(0)
    texts = dict.fromkeys(
        "".join(generator.choices(SYLLABLES, k=min(4, 1 + len(str(rank)) // 2)))
        for rank in range(2, 3 * size)
    )
    vocabulary_words = list(texts)[:size]
    return vocabulary_words, list(
        accumulate(1 / rank for rank in range(1, len(vocabulary_words) + 1))
    )


def stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def transcript(number: int, vocabulary_words: list[str], weights: list[float]) -> str:
    generator = random.Random(number)
    lines = ["WEBVTT\n"]
    for start in range(0, HOUR, CUE):
        sentence = " ".join(
            generator.choices(vocabulary_words, cum_weights=weights, k=WORDS_OF_A_CUE)
        ).capitalize()
        end = "." if generator.random() < 0.5 else ","
        speaker = ("Ana", "Tom")[start // 60 % 2]
        lines.append(f"{stamp(start)} --> {stamp(start + CUE)}\n<v {speaker}>{sentence}{end}\n")
    return "\n".join(lines)


def make_site(folder: Path, episodes: int, theme: str, search: bool) -> None:
    docs = folder / "docs/episodes"
    docs.mkdir(parents=True)
    vocabulary_words, weights = vocabulary()
    chapters = [
        {"start": start, "title": f"Part {1 + start // CHAPTER}"}
        for start in range(0, HOUR, CHAPTER)
    ]
    for number in range(1, episodes + 1):
        front = {
            "title": f"Episode {number}",
            "audio": "https://media.example.org/1.mp3",
            "duration": HOUR,
        }
        text = f"---\n{json.dumps({**front, 'chapters': chapters})}\n---\n\nSome notes.\n"
        (docs / f"{number:04}.md").write_text(text, "utf-8")
        (docs / f"{number:04}.vtt").write_text(
            transcript(number, vocabulary_words, weights), "utf-8"
        )
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    podcast = f"podcast: {{transcripts: {{search: {str(search).lower()}}}}}"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Bench\nsite_url: https://example.org/\ntheme: {theme}\nplugins: [search, {podcast}]\n",
        "utf-8",
    )


def build(folder: Path) -> tuple[int, int, float]:
    """The index's bytes, those of it that go over the wire gzipped, and the build's CPU seconds."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    process = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"The build of {folder} failed.")
    index = (folder / "site/search/search_index.json").read_bytes()
    return len(index), len(gzip.compress(index, 6)), usage.ru_utime


def measure(episodes: int, folder: Path) -> list[str]:
    lines = ["| search | transcripts | index | gzipped | build |", "|---|---|---|---|---|"]
    for name, theme in THEMES.items():
        for search in (False, True):
            site = folder / f"{theme}{search}"
            make_site(site, episodes, theme, search)
            size, packed, seconds = build(site)
            treatment = "searched" if search else "left out"
            lines.append(
                f"| {name} | {treatment} | {size / 1e6:.2f} MB | {packed / 1e6:.2f} MB | {seconds:.1f} s |"
            )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--episodes", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(arguments.episodes, Path(folder))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    summary = f"{dt.date.today()}, {machine}; {arguments.episodes} hours of talk."
    text = "\n".join([summary, "", *rows]) + "\n"
    print(text)
    if arguments.write:
        head = "# What transcripts add to the search\n\n`python benchmarks/search.py` measures it again.\n\n"
        (HERE / "search.md").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main()
