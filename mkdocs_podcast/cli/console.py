"""What the commands share: an option, and how things look on a terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..text.config_names import CONFIG_NAMES, config_path

if TYPE_CHECKING:
    from ..lock.measuring import Outcome

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "heading": {"bold": True},
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "rule": {"dim": True},
    "well": {"fg": "green"},
}

config_file_option = click.option(
    "-f",
    "--config-file",
    default=lambda: str(config_path(Path())),
    show_default=CONFIG_NAMES[0],
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The site's mkdocs.yml.",
)


def apply_style(text: str, style: str) -> str:
    """A text in colour, unless the user wants none: https://no-color.org

    Where the output is not a terminal, click removes the colours again.
    """
    if os.environ.get("NO_COLOR"):
        return text
    return click.style(text, **_STYLES[style])


def shown_path(path: Path) -> str:
    """A path as people on a terminal know it: from where they are, if it is below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


@contextmanager
def without_collector() -> Iterator[None]:
    """Spares a command the search for garbage: what it reads of a site is needed to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def reading_site(config_file: str) -> Iterator[None]:
    """Ends the command with a sentence where the site cannot be read."""
    from ..host.site_reader import SiteError

    try:
        yield
    except SiteError as error:
        raise click.ClickException(str(error)) from None


def require_show(config_file: str, shows: list[Any]) -> None:
    """Ends the command where a site has no show."""
    if not shows:
        raise click.ClickException(f"{config_file} has no podcast: put `podcast` under `plugins`.")


def choose_show(title: str | None, titles: Sequence[str]) -> int:
    """Which of a site's shows is meant; its only one needs no `title`."""
    names = ", ".join(f"`{name}`" for name in titles)
    if title is None:
        if len(titles) > 1:
            raise click.UsageError(f"the site has several shows: name one with --show ({names}).")
        return 0
    for number, name in enumerate(titles):
        if name.casefold() == title.casefold():
            return number
    raise click.UsageError(f"there is no show `{title}`: the shows are {names}.")


def show_pages(pages: list[Any]) -> Iterator[Any]:
    """Passes on the pages of a site, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from pages
        return
    with click.progressbar(pages, label="Checking", show_pos=True, file=sys.stderr) as bar:
        yield from bar


def show_progress(outcomes: Iterable[Outcome], count: int) -> Iterator[Outcome]:
    """Passes on what is measured, with a bar on a terminal; elsewhere with a line for each
    recording that had to be measured."""
    if count and sys.stdout.isatty():
        with click.progressbar(outcomes, count, label="Measuring", show_pos=True) as bar:
            yield from bar
        return
    for outcome in outcomes:
        _echo_outcome(outcome)
        yield outcome


def _echo_outcome(outcome: Outcome) -> None:
    record, job = outcome.record, outcome.job
    if not record or record == job.record or record.facts.length is None:
        return
    from ..text.clock_times import clock

    facts = record.facts
    duration = f", {clock(facts.duration)}" if facts.duration else ""
    click.echo(f"{job.episode.path}: `{job.audio.url}`: {facts.length:,} bytes{duration}")
