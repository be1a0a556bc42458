"""What the plugin costs, beside what it should: the same generated episodes, built by plain MkDocs and
with the plugin, in turn.

    python benchmarks/bench.py                       everything, five pairs: half an hour
    python benchmarks/bench.py --only first second   some of the parts
    python benchmarks/bench.py --write               puts the figures into benchmarks/results.md

Figures are medians, and the range of all runs: user CPU and peak memory of whole builds as the
operating system accounts them, and ratios pair by pair. Everything that is on by default is on.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import commands
import feed
import transcripts
from builds import Cost, build_site, first_build, pairs, size_of
from figures import Figure, machine, table
from generated import make_site
from previews import preview

HERE = Path(__file__).parent
PLUGIN = "podcast"
MANY = 1000


def ratios(costs: list[tuple[Cost, Cost]]) -> list[float]:
    return [ours.seconds / plain.seconds for plain, ours in costs]


def memory_ratios(costs: list[tuple[Cost, Cost]]) -> list[float]:
    return [ours.memory / plain.memory for plain, ours in costs]


def seconds_of(costs: list[tuple[Cost, Cost]]) -> str:
    """The medians of both, for the note beside a ratio."""
    plain = Figure("", [cost.seconds for cost, _ in costs]).median
    ours = Figure("", [cost.seconds for _, cost in costs]).median
    return f"{plain:.2f} s plain, {ours:.2f} s with the plugin"


def first(folder: Path, count: int) -> Iterator[Figure]:
    """First builds, of few and of many episodes."""
    for episodes, goal in ((12, 1.00), (MANY, 1.05)):
        plain = make_site(folder / f"plain{episodes}", episodes)
        ours = make_site(folder / f"ours{episodes}", episodes, PLUGIN)
        # Half a second, of which the system's clock gives an eighth more or less.
        costs = pairs(plain, ours, count if episodes == MANY else 3 * count)
        what = f"first build, {episodes} episodes, over plain MkDocs"
        yield Figure(what, ratios(costs), goal, note=seconds_of(costs))
    yield Figure("peak memory of it, over plain", memory_ratios(costs), 1.25)
    files, megabytes = size_of(folder / f"ours{MANY}" / "site")
    plain_files, plain_megabytes = size_of(folder / f"plain{MANY}" / "site")
    yield Figure("files written for it", [files], 2400, note=f"{plain_files:,} plain")
    yield Figure("their size", [megabytes], 45, "MB", f"{plain_megabytes:.1f} MB plain")
    automatic = make_site(folder / "automatic", MANY, in_navigation=True)
    costs = pairs(automatic, folder / f"ours{MANY}", min(count, 3))
    what = "first build over the same folder with automatic navigation"
    yield Figure(what, ratios(costs), 0.22, note=seconds_of(costs))


def second(folder: Path, count: int) -> Iterator[Figure]:
    """Builds that an earlier one has prepared."""
    plain = make_site(folder / "plain", MANY)
    ours = make_site(folder / "ours", MANY, PLUGIN)
    first_build(plain), first_build(ours)
    for changed in (0, 1, 10):
        costs = []
        for run in range(count):
            for site in (plain, ours):
                for number in range(1, changed + 1):
                    add_words(site / f"docs/episodes/{number * 5:04}.md", f"Run {run}.")
            costs.append((build_site(plain), build_site(ours)))
        what = f"second build, {changed} of {MANY} episodes changed, over plain"
        yield Figure(what, ratios(costs), 0.35, note=seconds_of(costs))
        if not changed:
            yield Figure("peak memory of it, over plain", memory_ratios(costs), 1.5)


def writing(folder: Path, count: int) -> Iterator[Figure]:
    """What a first build pays for the next ones."""
    without = make_site(folder / "without", MANY, "{podcast: {cache: false}}")
    ours = make_site(folder / "ours", MANY, PLUGIN)
    costs = pairs(without, ours, count)
    yield Figure("first build, over one without a cache", ratios(costs), 1.03)
    _, megabytes = size_of(ours / ".cache")
    yield Figure(f"size of the cache of {MANY} episodes", [megabytes], unit="MB")


def add_words(page: Path, words: str) -> None:
    page.write_text(f"{page.read_text('utf-8')}\n{words}\n", "utf-8")


def serve(folder: Path, count: int) -> Iterator[Figure]:
    """From an edit to its words being served."""
    plain = make_site(folder / "plain", MANY)
    ours = make_site(folder / "ours", MANY, PLUGIN)
    number = MANY // 2
    page, other = f"episodes/{number:04}.md", f"episodes/{number + 1:04}.md"
    with preview(plain) as edit_plain, preview(ours) as edit_ours:
        words, titles = [], []
        texts = ["[the notes]", *(f"[the notes {run}]" for run in range(count + 1))]
        name = f"Episode {number + 1}"
        names = [f"{name}:", *(f"{name} {run}:" for run in range(count + 1))]
        for run in range(count + 1):
            pair = [edit(page, texts[run], texts[run + 1]) for edit in (edit_plain, edit_ours)]
            words.append(pair[1] / pair[0])
            pair = [edit(other, names[run], names[run + 1]) for edit in (edit_plain, edit_ours)]
            titles.append(pair[1] / pair[0])
    # The first of each does not count.
    what = f"`serve` at {MANY}: from an edit of"
    yield Figure(f"{what} notes to their being served, over plain", words[1:], 0.35)
    yield Figure(f"{what} a title to its being served, over plain", titles[1:], 0.5)


def growth(folder: Path, count: int) -> Iterator[Figure]:
    """How the cost of an episode grows with their number."""
    costs: dict[int, list[float]] = {}
    for episodes in (MANY, 3000, 10_000):
        site = make_site(folder / f"ours{episodes}", episodes, PLUGIN)
        runs = count if episodes < 10_000 else min(count, 2)
        costs[episodes] = [first_build(site).seconds / episodes * 1000 for _ in range(runs)]
    base = Figure("", costs[MANY]).median
    for episodes in (3000, 10_000):
        what = f"cost of an episode at {episodes:,}, over that at {MANY:,}"
        yield Figure(what, [cost / base for cost in costs[episodes]], 1.05)


def filter_figures(folder: Path, count: int) -> Iterator[Figure]:
    # It needs a browser, which the other parts do not.
    import index_filter

    yield from index_filter.figures(folder, count)


PARTS: dict[str, Callable[[Path, int], Iterator[Figure]]] = {
    "first": first,
    "second": second,
    "writing": writing,
    "serve": serve,
    "growth": growth,
    "transcripts": transcripts.figures,
    "feed": feed.figures,
    "commands": commands.figures,
    "filter": filter_figures,
}


def figures(names: list[str], count: int) -> Iterator[Figure]:
    memory_disk = Path("/dev/shm")
    for name in names:
        directory = memory_disk if memory_disk.is_dir() else None
        with tempfile.TemporaryDirectory(dir=directory) as folder:
            yield from PARTS[name](Path(folder), count)


def noted(figures: Iterable[Figure], measured: list[Figure]) -> Iterator[Figure]:
    """The figures, each put into a list as well."""
    for figure in figures:
        measured.append(figure)
        yield figure


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lines = [f"{machine()}, {arguments.pairs} pairs.", ""]
    print(*lines, sep="\n")
    measured: list[Figure] = []
    for line in table(noted(figures(arguments.only, arguments.pairs), measured)):
        print(line, flush=True)
        lines.append(line)
    if any(figure.is_missed for figure in measured):
        reasons = (HERE / "missed.md").read_text("utf-8")
        print(f"\n{reasons}")
        lines += ["", reasons.rstrip()]
    if arguments.write:
        head = "# What the plugin costs\n\n`make bench` measures it again.\n\n"
        (HERE / "results.md").write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
