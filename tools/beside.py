"""Build a small site beside other plugins, and compare what comes out with the site without them.

`python tools/beside.py` builds beside each, before and after `podcast` in `plugins`, and writes
tests/beside-results.json and docs/guide/compatibility.md. Names of plugins build only beside those;
`--docs` writes the page from the results that are there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from beside_output import Output, differences, read_output
from beside_plugins import ROWS, Row
from beside_site import PODCAST, write_site

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "tests" / "beside-results.json"
PAGE = ROOT / "docs" / "guide" / "compatibility.md"
BUILDS_AT_ONCE = 2

BLOG = (
    "![A blog with two posts: the first is an episode, with its player above its first words]"
    "(../images/blog-{0}.webp#only-{0}){{ loading=lazy width=752 height=640 }}\n"
)
HEAD = (
    """# Other plugins

A small site, with players, embeds, chapters, transcripts, cards, tags, a feed and the
search, is built with `mkdocs build --strict` beside each of these plugins: once with the
plugin before `podcast` in `plugins`, and once after it. What comes out is compared with the
same site without the plugin. This page is written from the results of that test.

An episode may be a post of Material's blog, to name one. Its player is in the list of posts too:

"""
    + "".join(BLOG.format(scheme) for scheme in ("light", "dark"))
    + """
| Plugin | Tested | Before and after `podcast` | What to know |
| --- | --- | --- | --- |
"""
)
TAIL = """
A plugin that is not in the list most likely works too: what this plugin adds are ordinary
pages and a Python-Markdown extension. If one does not, please report it with the
smallest site that shows it.
"""


class FailedBuildError(Exception):
    """MkDocs ended with an error, or with a warning under `--strict`; its text is the end of the
    log."""


def built(
    plugins: list[Any], files: Mapping[str, str | bytes | None], settings: Mapping[str, Any]
) -> Output:
    """The output of the small site with these plugins. Raises FailedBuildError."""
    with tempfile.TemporaryDirectory() as folder:
        config_path = write_site(Path(folder), plugins, files, settings)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        path = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, path))
        run = subprocess.run(
            (sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config_path)),
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise FailedBuildError(_reason(run.stderr))
        return read_output(Path(folder) / "site")


def _reason(log: str) -> str:
    """What a log says went wrong."""
    lines = log.strip().splitlines()
    problems = [line for line in lines if line.startswith(("WARNING", "ERROR"))]
    return "\n".join(problems or lines[-3:])


def outcome(row: Row, place: str) -> dict[str, Any]:
    """How the build beside a plugin ends: `error`, or the parts that `changes`."""
    entries = [*combined_entries()] if row is TOGETHER else [row.entry]
    search = [] if row.name == "search" else ["search"]
    plugins = [*search, *entries, PODCAST] if place == "before" else [*search, PODCAST, *entries]
    try:
        output = built(plugins, row.files, {**row.shared, **row.settings})
    except FailedBuildError as error:
        return {"error": str(error)}
    base = base_output(json.dumps(row.shared))
    return {"changes": differences(base, output)}


@cache
def base_output(settings: str) -> Output:
    """The output without another plugin, with these settings, as JSON."""
    return built(["search", PODCAST], {}, json.loads(settings))


def is_installed(row: Row) -> bool:
    return installed_version(row.package) != ""


@cache
def installed_version(package: str) -> str:
    """The version of an installed package, "" for one that is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def combined_entries() -> Iterator[Any]:
    """The plugins of the rows that are tested together as well."""
    return (row.entry for row in ROWS if row.is_combined)


def _together() -> Row:
    """A row with all of them at once."""
    rows = [row for row in ROWS if row.is_combined]
    files = {path: content for row in rows for path, content in row.files.items()}
    changes = {part: reason for row in rows for part, reason in row.changes.items()}
    names = ", ".join(row.name for row in rows)
    return Row(f"{len(rows)} at once", files=files, changes=changes, note=f"With {names}.")


TOGETHER = _together()
TESTED = [*ROWS, TOGETHER]


def unexplained(row: Row, result: Mapping[str, Any]) -> Iterator[str]:
    """What went wrong beside a plugin: an error, a change without a reason, a reason without a
    change."""
    changed: set[str] = set()
    for place in row.places:
        if "error" in result[place]:
            yield f"{row.title}, {place}: {result[place]['error']}"
        for part, paths in result[place].get("changes", {}).items():
            changed.add(part)
            if part not in row.changes:
                yield f"{row.title}, {place}: other {part} in {', '.join(paths)}"
    for part in row.changes.keys() - changed:
        yield f"{row.title}: nothing changes {part}: take it out of the row"


def run_rows(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """The results of rows by their titles."""
    jobs = [(row, place) for row in rows for place in row.places]
    with ThreadPoolExecutor(BUILDS_AT_ONCE) as pool:
        # Each of these once, before two builds want it at the same time.
        list(pool.map(base_output, {json.dumps(row.shared) for row in rows}))
        outcomes = list(pool.map(lambda job: outcome(*job), jobs))
    results: dict[str, dict[str, Any]] = {}
    for (row, place), ending in zip(jobs, outcomes, strict=True):
        result = results.setdefault(row.title, {"version": installed_version(row.package)})
        result[place] = ending
    return results


def page(results: Mapping[str, Mapping[str, Any]]) -> str:
    """The page of the docs that says what works."""
    rows = (_table_row(row, results.get(row.title, {})) for row in (*ROWS, TOGETHER))
    return "".join([HEAD, *rows, TAIL])


def _table_row(row: Row, result: Mapping[str, Any]) -> str:
    name = row.name if row is TOGETHER else f"`{row.name}`"
    variant = f", {row.variant}" if row.variant else ""
    tested = "" if row is TOGETHER else f"{row.package} {result['version']}"
    notes = dict.fromkeys([row.note, *map(_sentence, row.changes.values())])
    note = " ".join(filter(None, notes))
    return f"| {name}{variant} | {tested} | {_verdict(row, result)} | {note} |\n"


def _verdict(row: Row, result: Mapping[str, Any]) -> str:
    failing = [place for place in row.places if "error" in result[place]]
    if failing:
        return f"fails {' and '.join(failing)}"
    return "works" if len(row.places) > 1 else f"works {row.places[0]} it"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def main(arguments: Sequence[str]) -> int:
    if arguments == ["--docs"]:
        PAGE.write_text(page(json.loads(RESULTS.read_text("utf-8"))), "utf-8")
        return 0
    rows = [row for row in TESTED if not arguments or row.name in arguments]
    for row in rows:
        if not is_installed(row):
            print(f"{row.package} is not installed: run `make beside`.")
            return 2
    results = run_rows(rows)
    problems = [text for row in rows for text in unexplained(row, results[row.title])]
    print("\n".join(problems) or "Every plugin works.")
    if arguments:
        results = {**json.loads(RESULTS.read_text("utf-8")), **results}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    PAGE.write_text(page(results), "utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
