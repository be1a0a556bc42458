"""Whole builds of a site, each in a process of its own, as users run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# With Python's compiled files kept, and a day on which all generated episodes are out.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
ENVIRONMENT |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "2600000000"}


@dataclass(frozen=True)
class Cost:
    """What a process took: user CPU in seconds, peak memory in MB."""

    seconds: float
    memory: float


def run(*command: str, most_status: int = 0) -> Cost:
    """The cost of one command of this environment's Python. Exits where its status is higher."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, *command], env=ENVIRONMENT, stdout=quiet, stderr=quiet
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > most_status:
        raise SystemExit(f"{' '.join(command)} failed.")
    return Cost(usage.ru_utime, usage.ru_maxrss / 1024)


def build_site(folder: Path) -> Cost:
    """A build that leaves the site, and uses what the cache has."""
    return run("-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))


def first_build(folder: Path) -> Cost:
    """A build without anything of an earlier one."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return build_site(folder)


def pairs(first: Path, second: Path, count: int) -> list[tuple[Cost, Cost]]:
    """First builds of two sites in turn, after one of each that does not count."""
    first_build(first), first_build(second)
    return [(first_build(first), first_build(second)) for _ in range(count)]


def size_of(site: Path) -> tuple[int, float]:
    """How many files a built site has, and how many MB they are."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6
