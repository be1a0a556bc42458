"""`mkdocs-podcast lock`: measures recordings, and writes the lock file."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..text.matching import counted
from .console import config_file_option, reading_site, require_show, show_progress

if TYPE_CHECKING:
    from ..host.site_reader import SiteShow
    from ..lock.lock_update import LockReport
    from ..lock.lockfile import Lock, LockedShow
    from ..lock.measuring import MeasuringPlan

# What shells give a program that Ctrl-C (SIGINT, signal 2) ends: 128 + 2.
_STOPPED = 130


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
def lock(config_file: str, check: bool, offline: bool, again: bool, strict: bool) -> None:
    """Measure every recording, and write sizes, durations and GUIDs to podcast.lock.json.

    Commit that file: a build takes from it what it cannot see by itself, and episodes keep their
    GUIDs when pages are renamed. What could not be measured is reported, and the exit status is 1;
    what is known is written all the same, even if you stop the command with Ctrl-C.
    """
    from ..lock.lock_update import LockReport
    from ..lock.measuring import MeasuringPlan

    shows = sorted(_read_shows(config_file, has_cache=not check), key=_lock_path)
    known = shows[0].known
    report, plan = LockReport(), MeasuringPlan(offline=offline, again=again, known=known)
    for path, shows_of_file in groupby(shows, key=_lock_path):
        _update_file(path, list(shows_of_file), plan, report, writing=not check)
        if report.stopped:
            break
    known.close()
    remarks = _all_remarks(report)
    for remark in remarks:
        click.echo(f"Note: {remark}")
    for failure in report.failures:
        click.echo(f"Failed: {failure}", err=True)
    if report.stopped:
        _echo_stopped(writing=not check)
        sys.exit(_STOPPED)
    is_outdated = check and bool(report.changes)
    if is_outdated:
        remedy = "run `mkdocs-podcast lock`, and commit what it writes"
        click.echo(f"The lock file is not up to date: {remedy}.", err=True)
    has_failed = report.failures or is_outdated or (strict and remarks)
    sys.exit(1 if has_failed else 0)


def _read_shows(config_file: str, *, has_cache: bool) -> list[SiteShow]:
    from ..host.site_reader import shows_of

    with reading_site(config_file):
        shows = shows_of(config_file, has_cache=has_cache)
    require_show(config_file, shows)
    return shows


def _lock_path(show: SiteShow) -> Path:
    return show.lock.file


def _all_remarks(report: LockReport) -> list[str]:
    servers = [
        f"{remark} ({counted(count, 'recording')})." for remark, count in report.servers.items()
    ]
    return [*report.remarks, *servers]


def _echo_stopped(*, writing: bool) -> None:
    message = "Stopped before every recording was measured."
    if writing:
        message += " What was measured until then is written: run this again for the rest."
    click.echo(message, err=True)


def _update_file(
    path: Path,
    shows: list[SiteShow],
    plan: MeasuringPlan,
    report: LockReport,
    *,
    writing: bool,
) -> None:
    """Brings one lock file up to date. Another process that does so as well waits until this one
    has written what it measured, and reads that first."""
    from ..lock.folder_lock import exclusive_folder
    from ..lock.lock_writer import format_lock

    with exclusive_folder(path.parent, _echo_note) if writing else nullcontext():
        old_lock, old_text = _read_lock(path)
        first_change = len(report.changes)
        update = _FileUpdate(old_lock, plan, report)
        for show in shows:
            update.add_show(show)
            if report.stopped:
                break
        for change in report.changes[first_change:]:
            click.echo(change)
        new_text = format_lock(update.new_lock())
        # A site without a recording gets no lock file.
        has_content = old_text is not None or update.episode_count > 0
        if writing and update.shows and has_content and new_text != old_text:
            _write_lock(path, new_text)
    suffix = "" if writing else " (not written)"
    click.echo(f"{path.name}: {counted(update.episode_count, 'episode')}{suffix}.")


def _echo_note(sentence: str) -> None:
    click.echo(f"Note: {sentence}", err=True)


@dataclass(eq=False)
class _FileUpdate:
    """The shows of one lock file, while they are brought up to date."""

    old_lock: Lock
    plan: MeasuringPlan
    report: LockReport
    shows: list[LockedShow] = field(default_factory=list)
    # GUIDs under which these shows are in the old lock file, or in the new one.
    guids: set[str] = field(default_factory=set)

    @property
    def episode_count(self) -> int:
        return sum(len(show.episodes) for show in self.shows)

    def new_lock(self) -> Lock:
        """The updated shows, and those that this site does not have, which may be those of another
        configuration."""
        from ..lock.lockfile import Lock

        other_shows = [show for show in self.old_lock.shows if show.guid not in self.guids]
        return Lock((*other_shows, *self.shows))

    def add_show(self, site_show: SiteShow) -> None:
        """Measures a show's recordings; reports why a show cannot be locked."""
        from ..lock.lock_update import update_show

        settings, title = site_show.lock, site_show.title
        show, old_guid = self.old_lock.continue_show(
            settings.index,
            settings.feed_url,
            {episode.path for episode in site_show.episodes},
            settings.indexes,
            settings.guid,
        )
        if not show.guid:
            remedy = "set `site_url` in mkdocs.yml, which gives it one"
            self.report.failures.append(f"{title}: the show has no GUID: {remedy}.")
            return
        if any(show.guid == other.guid for other in self.shows):
            remedy = "give it a `guid` of its own"
            self.report.failures.append(f"{title}: another show has the same GUID: {remedy}.")
            return
        self.guids |= {show.guid, old_guid}
        if old_guid not in ("", show.guid):
            change = f"the show's GUID changes from {old_guid} to {show.guid}"
            self.report.changes.append(f"{title}: {change}.")
        updated = update_show(
            show, site_show.episodes, site_show.files, self.plan, self.report, show_progress
        )
        self.shows.append(updated)


def _read_lock(path: Path) -> tuple[Lock, str | None]:
    from ..lock.lock_reader import read_lock
    from ..lock.lockfile import LockError

    try:
        return read_lock(path, join_conflicts=True)
    except LockError as error:
        location = f"{path.name}:{error.line}" if error.line else path.name
        raise click.ClickException(f"{location} {error}") from None


def _write_lock(path: Path, text: str) -> None:
    from ..lock.lock_writer import write_lock

    try:
        write_lock(path, text)
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}): check the folder."
        ) from None
