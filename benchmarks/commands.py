"""What `mkdocs-podcast check` and `mkdocs-podcast lock` cost on a site of 5000 episodes.

    python benchmarks/commands.py [episodes]

Figures are medians of three runs of a process of its own: user CPU seconds, and peak memory (MB).
The recordings that `lock` measures are in the docs folder.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import bench

EPISODES = 5000
RUNS = 3
# The newest of 5000 generated episodes is of 2029: none is to come.
ENVIRONMENT = {**bench.ENVIRONMENT, "SOURCE_DATE_EPOCH": "2000000000"}
# Frames of an MPEG-1 Layer III stream of 128 kbit/s, without a sound.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)
_ELSEWHERE = re.compile(r"^(?:audio|duration|image): .*\n", re.MULTILINE)


def make_site_with_files(folder: Path, episodes: int) -> Path:
    """The generated site, whose recordings are in the docs folder, some 25 KB each."""
    bench.make_site(folder, episodes, bench.EVERYTHING)
    for number in range(1, episodes + 1):
        page = folder / "docs" / "episodes" / f"{number:04}.md"
        text = _ELSEWHERE.sub("", page.read_text("utf-8"))
        text = text.replace("---\n", f"---\naudio: {number:04}.mp3\n", 1)
        page.write_text(text, "utf-8")
        page.with_suffix(".mp3").write_bytes(FRAME * (40 + number % 50))
    return folder


def run(folder: Path, *command: str) -> bench.Cost:
    arguments = [sys.executable, "-m", "mkdocs_podcast", *command]
    config = ["--config-file", str(folder / "mkdocs.yml")]
    process = subprocess.Popen(
        [*arguments, *config], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # A check exits with 1 where it finds something, as it does in generated episodes.
    if process.returncode > 1:
        raise SystemExit(f"`{' '.join(command)}` failed.")
    return bench.Cost(usage.ru_utime, usage.ru_maxrss / 1024)


def report(name: str, goal: str, costs: list[bench.Cost]) -> None:
    seconds = statistics.median(cost.seconds for cost in costs)
    memory = statistics.median(cost.memory for cost in costs)
    print(f"| {name} | {seconds:.2f} s | {goal} | {memory:.0f} MB |", flush=True)


def main(episodes: int) -> None:
    memory_disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        remote = bench.make_site(Path(folder) / "remote", episodes, bench.EVERYTHING)
        local = make_site_with_files(Path(folder) / "local", episodes)
        print(f"{episodes} episodes\n\n| command | user CPU | goal | memory |\n|---|---|---|---|")
        report("check", "8 s", [run(remote, "check") for _ in range(RUNS)])
        report("lock, the first time", "", [run(local, "lock")])
        # What has just been written is measured the next time too.
        run(local, "lock")
        report("lock, unchanged", "1.5 s", [run(local, "lock") for _ in range(RUNS)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EPISODES)
