"""The command line, `mkdocs-podcast`: one command a function."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..model.problems import Severity
from ..text.matching import counted

if TYPE_CHECKING:
    from ..check.report import Checked
    from ..host.site_reader import SiteShow
    from ..lock.lock_update import Outcome, Plan, Report
    from ..lock.lockfile import Lock, LockedShow
    from ..model.problems import Problem


# What shells give a program that Ctrl-C (SIGINT, signal 2) ends: 128 + 2.
_STOPPED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-podcast")
def main() -> None:
    """A podcast from the episodes of a MkDocs site."""
    for stream in (sys.stdout, sys.stderr):
        # What a console or a pipe cannot show becomes a question mark.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


config_file = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The site's mkdocs.yml.",
)


@main.command()
@config_file
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit with 1 where the lock file is not up to date.",
)
@click.option("--offline", is_flag=True, help="Measure only what lies in the docs folder.")
@click.option("--again", is_flag=True, help="Measure also what a server says is unchanged.")
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks as well.")
def lock(config_file: str, check: bool, offline: bool, again: bool, strict: bool) -> None:
    """Measure every recording, and write sizes, durations and GUIDs to podcast.lock.json.

    Commit that file: a build takes from it what it cannot see by itself, and episodes keep their
    GUIDs when pages are renamed. What could not be measured is said, and the exit status is 1; what
    is known is written all the same, also where you stop it with Ctrl-C.
    """
    from ..lock.lock_update import Plan, Report

    report, plan = Report(), Plan(offline=offline, again=again)
    for path, shows in groupby(sorted(_shows(config_file), key=_lock_path), key=_lock_path):
        _lock_file(Path(path), list(shows), plan, report, writing=not check)
        if report.stopped:
            break
    servers = [f"{told} ({counted(count, 'recording')})." for told, count in report.servers.items()]
    for remark in (*report.remarks, *servers):
        click.echo(f"Note: {remark}")
    for failure in report.failures:
        click.echo(f"Failed: {failure}", err=True)
    if report.stopped:
        kept = (
            ""
            if check
            else " What was measured until then is written: run this again for the rest."
        )
        click.echo(f"Stopped before every recording was looked at.{kept}", err=True)
        sys.exit(_STOPPED)
    if check and report.changes:
        click.echo(
            "The lock file is not up to date: run `mkdocs-podcast lock`, and commit what it writes.",
            err=True,
        )
    is_bad = (
        report.failures or (check and report.changes) or (strict and (report.remarks or servers))
    )
    sys.exit(1 if is_bad else 0)


@main.command()
@config_file
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or programs.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings as well.")
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Leave a rule out; may be given several times."
)
def check(config_file: str, output: str, strict: bool, ignore: tuple[str, ...]) -> None:
    """Say whether podcast directories will accept the feed, and what they advise.

    The site is built into a folder that is gone afterwards. An error is what directories reject, a
    warning what they advise. The exit status is 1 where there is an error. Nothing is asked of the
    network.
    """
    from ..check import report

    shows, built = _checked(config_file, _known_rules(ignore))
    lines = (
        [report.to_json(shows, built)]
        if output == "json"
        else report.to_text(shows, built, _styled)
    )
    for line in lines:
        click.echo(line)
    problems = report.all_problems(shows, built)
    has_error = any(problem.severity is Severity.ERROR for problem in problems)
    sys.exit(1 if has_error or (strict and problems) else 0)


def _known_rules(names: tuple[str, ...]) -> tuple[str, ...]:
    from ..check import RULES

    known = {rule.name for rule in RULES} | {"build", "no-feed"}
    for name in names:
        if name not in known:
            raise click.UsageError(
                f"There is no rule `{name}`. A rule's name stands in brackets after what it found."
            )
    return names


def _checked(config_file: str, ignored: tuple[str, ...]) -> tuple[list[Checked], list[Problem]]:
    from ..host.site_reader import SiteError, checked_shows

    try:
        shows, built = checked_shows(config_file)
    except SiteError as error:
        raise click.ClickException(str(error)) from None
    if not shows:
        raise click.ClickException(f"{config_file} has no podcast: put `podcast` under `plugins`.")

    def without_ignored(problems: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(problem for problem in problems if problem.rule not in ignored)

    checked = [show._replace(findings=without_ignored(show.findings)) for show in shows]
    return checked, list(without_ignored(built))


_STYLES: Mapping[str, Mapping[str, Any]] = {
    "heading": {"bold": True},
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "rule": {"dim": True},
    "well": {"fg": "green"},
}


def _styled(text: str, style: str) -> str:
    # Where the output is no terminal, click takes the colours out again. https://no-color.org
    return text if os.environ.get("NO_COLOR") else click.style(text, **_STYLES[style])


def _shows(config_file: str) -> list[SiteShow]:
    from ..host.site_reader import SiteError, shows_of

    try:
        shows = shows_of(config_file)
    except SiteError as error:
        raise click.ClickException(str(error)) from None
    if not shows:
        raise click.ClickException(f"{config_file} has no podcast: put `podcast` under `plugins`.")
    return shows


def _lock_path(show: SiteShow) -> str:
    return str(show.place.file)


def _lock_file(
    path: Path, shows: list[SiteShow], plan: Plan, report: Report, *, writing: bool
) -> None:
    """Brings one lock file up to date."""
    from ..lock.lock_update import locked_show
    from ..lock.lockfile import Lock, dump

    before, text = _read_lock(path)
    made: list[LockedShow] = []
    replaced: set[str] = set()
    told = len(report.changes)
    for show in shows:
        paths, place = [episode.path for episode in show.episodes], show.place
        start, old_guid = before.begin(
            place.index, place.feed_url, paths, place.indexes, place.guid
        )
        if not start.guid:
            report.failures.append(
                f"{show.title}: the show has no GUID: set `site_url` in mkdocs.yml, which gives it one."
            )
            continue
        if start.guid in {one.guid for one in made}:
            report.failures.append(
                f"{show.title}: another show has the same GUID: give it a `guid` of its own."
            )
            continue
        replaced |= {start.guid, old_guid}
        if old_guid not in ("", start.guid):
            report.changes.append(
                f"{show.title}: the show's GUID changes from {old_guid} to {start.guid}."
            )
        made.append(locked_show(start, show.episodes, show.files, plan, report, _progress))
        if report.stopped:
            break
    # A show that this site does not have may be that of another configuration.
    others = [show for show in before.shows if show.guid not in replaced]
    after = dump(Lock((*others, *made)))
    for change in report.changes[told:]:
        click.echo(change)
    is_worth_a_file = bool(text) or any(show.episodes for show in made)
    if writing and made and is_worth_a_file and after != text:
        _write(path, after)
    count = sum(len(show.episodes) for show in made)
    click.echo(f"{path.name}: {counted(count, 'episode')}{'' if writing else ' (not written)'}.")


def _read_lock(path: Path) -> tuple[Lock, str]:
    from ..lock.lockfile import LockError, load

    try:
        return load(path, joining=True)
    except LockError as error:
        raise click.ClickException(error.told(path.name)) from None


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}): check the folder."
        ) from None


def _progress(outcomes: Iterable[Outcome], count: int) -> Iterator[Outcome]:
    """A bar on a terminal; elsewhere a line for each recording that had to be measured."""
    if count and sys.stdout.isatty():
        with click.progressbar(outcomes, count, label="Measuring", show_pos=True) as bar:
            yield from bar
        return
    from ..text.clock_times import clock

    for outcome in outcomes:
        facts = outcome.audio.facts if outcome.audio else None
        if facts and facts.length is not None and outcome.audio != outcome.job.known:
            duration = f", {clock(facts.duration)}" if facts.duration else ""
            click.echo(
                f"{outcome.job.episode.path}: `{outcome.job.audio.url}`: {facts.length:,} bytes{duration}"
            )
        yield outcome
