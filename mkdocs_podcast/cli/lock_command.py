"""`mkdocs-podcast lock`: measures recordings, and writes the lock file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from ..text.matching import counted
from .console import (
    config_file_option,
    reading_site,
    require_show,
    show_progress,
    without_collector,
)
from .lock_files import LockFileUpdate, update_lock_files

if TYPE_CHECKING:
    from ..host.site_reader import SiteShow
    from ..lock.lock_update import LockReport

# What shells give a program that Ctrl-C (SIGINT, signal 2) ends: 128 + 2.
_STOPPED = 130
# Of the report as JSON.
_VERSION = 1


@click.command()
@config_file_option
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit with 1 where the lock file is not up to date.",
)
@click.option("--offline", is_flag=True, help="Measure only what is in the docs folder.")
@click.option("--again", is_flag=True, help="Measure also what has not changed since.")
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks as well.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def lock(
    config_file: str, check: bool, offline: bool, again: bool, strict: bool, as_json: bool
) -> None:
    """Measure every recording, and write sizes, durations and GUIDs to podcast.lock.json.

    Commit that file: a build takes from it what it cannot see by itself, and episodes keep their
    GUIDs when pages are renamed. What is known is written even where something could not be
    measured, or you stop the command with Ctrl-C.

    The exit code is 0 where everything is measured, 1 where something could not be measured (or,
    with --check, where the lock file is not up to date), 2 where an option is wrong, and 130 after
    Ctrl-C.
    """
    from ..lock.lock_update import LockReport
    from ..lock.measuring import MeasuringPlan, without_progress

    click.get_current_context().with_resource(without_collector())
    shows = _read_shows(config_file, has_cache=not check)
    known = shows[0].known
    report, plan = LockReport(), MeasuringPlan(offline=offline, again=again, known=known)
    progress = without_progress if as_json else show_progress
    updates = []
    for update in update_lock_files(shows, plan, report, progress, _echo_note, writing=not check):
        updates.append(update)
        if not as_json:
            _echo_update(update, is_written=not check)
    known.close()
    if as_json:
        click.echo(_as_json(updates, report, is_written=not check))
    else:
        _echo_report(report, is_check=check)
    if report.stopped:
        sys.exit(_STOPPED)
    is_outdated = check and bool(report.changes)
    has_failed = report.failures or is_outdated or (strict and _all_remarks(report))
    sys.exit(1 if has_failed else 0)


def _read_shows(config_file: str, *, has_cache: bool) -> list[SiteShow]:
    from ..host.site_reader import shows_of

    with reading_site(config_file):
        shows = shows_of(config_file, has_cache=has_cache)
    require_show(config_file, shows)
    return shows


def _echo_update(update: LockFileUpdate, *, is_written: bool) -> None:
    for change in update.changes:
        click.echo(change)
    suffix = "" if is_written else " (not written)"
    click.echo(f"{update.path.name}: {counted(update.episode_count, 'episode')}{suffix}.")


def _echo_report(report: LockReport, *, is_check: bool) -> None:
    for remark in _all_remarks(report):
        click.echo(f"Note: {remark}")
    for failure in report.failures:
        click.echo(f"Failed: {failure}", err=True)
    if report.stopped:
        message = "Stopped before every recording was measured."
        if not is_check:
            message += " What was measured until then is written: run this again for the rest."
        click.echo(message, err=True)
    elif is_check and report.changes:
        remedy = "run `mkdocs-podcast lock`, and commit what it writes"
        click.echo(f"The lock file is not up to date: {remedy}.", err=True)


def _as_json(updates: list[LockFileUpdate], report: LockReport, *, is_written: bool) -> str:
    files = []
    for update in updates:
        entry = {
            "path": str(update.path),
            "episodes": update.episode_count,
            "changes": update.changes,
        }
        files.append(entry)
    data = {
        "version": _VERSION,
        "files": files,
        "written": is_written,
        "stopped": report.stopped,
        "failures": report.failures,
        "remarks": _all_remarks(report),
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _all_remarks(report: LockReport) -> list[str]:
    servers = [
        f"{remark} ({counted(count, 'recording')})." for remark, count in report.servers.items()
    ]
    return [*report.remarks, *servers]


def _echo_note(sentence: str) -> None:
    click.echo(f"Note: {sentence}", err=True)
