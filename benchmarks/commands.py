"""What `mkdocs-podcast check` and `mkdocs-podcast lock` cost.

The recordings that `lock` measures are in the docs folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builds import Cost, run
from figures import Figure
from generated import make_site

EPISODES = 5000
# Frames of an MPEG-1 Layer III stream of 128 kbit/s, without a sound.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)
_ELSEWHERE = re.compile(r"^(?:audio|duration|image): .*\n", re.MULTILINE)


def make_site_with_files(folder: Path, episodes: int) -> Path:
    """The generated site, whose recordings are in the docs folder, some 25 KB each."""
    make_site(folder, episodes, "podcast")
    for number in range(1, episodes + 1):
        page = folder / "docs" / "episodes" / f"{number:04}.md"
        text = _ELSEWHERE.sub("", page.read_text("utf-8"))
        text = text.replace("---\n", f"---\naudio: {number:04}.mp3\n", 1)
        page.write_text(text, "utf-8")
        page.with_suffix(".mp3").write_bytes(FRAME * (40 + number % 50))
    return folder


def cost_of(folder: Path, command: str) -> Cost:
    # A check exits with 1 where it finds something, as it does in generated episodes.
    config = str(folder / "mkdocs.yml")
    return run("-m", "mkdocs_podcast", command, "--config-file", config, most_status=1)


def figures(folder: Path, count: int) -> Iterator[Figure]:
    """The two commands, each in processes of its own."""
    remote = make_site(folder / "remote", EPISODES, "podcast")
    checks = [cost_of(remote, "check") for _ in range(count)]
    yield Figure(f"`check` of {EPISODES} episodes", seconds(checks), 8, "s", memory(checks))
    local = make_site_with_files(folder / "local", EPISODES)
    # What has just been written is measured the next time too.
    cost_of(local, "lock"), cost_of(local, "lock")
    locks = [cost_of(local, "lock") for _ in range(count)]
    what = f"`lock` of {EPISODES} local files, unchanged"
    yield Figure(what, seconds(locks), 1.5, "s", memory(locks))


def seconds(costs: list[Cost]) -> list[float]:
    return [cost.seconds for cost in costs]


def memory(costs: list[Cost]) -> str:
    return f"{max(cost.memory for cost in costs):.0f} MB"
