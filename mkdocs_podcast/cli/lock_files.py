"""Lock files brought up to date, for the commands that do so."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..host.site_reader import SiteShow
    from ..lock.lock_update import LockReport
    from ..lock.lockfile import Lock, LockedShow
    from ..lock.measuring import MeasuringPlan, Progress


@dataclass(eq=False)
class LockFileUpdate:
    """The shows of one lock file, while they are brought up to date. `changes` are sentences."""

    path: Path
    old_lock: Lock
    plan: MeasuringPlan
    report: LockReport
    progress: Progress
    shows: list[LockedShow] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
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
            show, site_show.episodes, site_show.files, self.plan, self.report, self.progress
        )
        self.shows.append(updated)


def update_lock_files(
    shows: Iterable[SiteShow],
    plan: MeasuringPlan,
    report: LockReport,
    progress: Progress,
    note: Callable[[str], None],
    *,
    writing: bool,
) -> Iterator[LockFileUpdate]:
    """Brings the lock files of a site up to date, and gives what became of each. Ends early where
    somebody stops it."""
    for path, shows_of_file in groupby(sorted(shows, key=_lock_path), key=_lock_path):
        yield _update_file(path, list(shows_of_file), plan, report, progress, note, writing=writing)
        if report.stopped:
            break


def _lock_path(show: SiteShow) -> Path:
    return show.lock.file


def _update_file(
    path: Path,
    shows: list[SiteShow],
    plan: MeasuringPlan,
    report: LockReport,
    progress: Progress,
    note: Callable[[str], None],
    *,
    writing: bool,
) -> LockFileUpdate:
    """Brings one lock file up to date. Another process that does so as well waits until this one
    has written what it measured, and reads that first."""
    from ..lock.folder_lock import exclusive_folder
    from ..lock.lock_writer import format_lock

    with exclusive_folder(path.parent, note) if writing else nullcontext():
        old_lock, old_text = _read_lock(path)
        first_change = len(report.changes)
        update = LockFileUpdate(path, old_lock, plan, report, progress)
        for show in shows:
            update.add_show(show)
            if report.stopped:
                break
        update.changes = report.changes[first_change:]
        new_text = format_lock(update.new_lock())
        # A site without a recording gets no lock file.
        has_content = old_text is not None or update.episode_count > 0
        if writing and update.shows and has_content and new_text != old_text:
            _write_lock(path, new_text)
    return update


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
