"""What an import says at its end, in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..text.matching import counted
from .console import apply_style

if TYPE_CHECKING:
    from ..importing.enrichment import Enrichment
    from ..importing.import_run import Run, Settings
    from ..importing.imported import ImportedShow, LeftOut
    from ..importing.site_outline import SiteOutline

_VERSION = 1
_MOST_PLACES = 3
_MOST_NAMES = 4
_MOST_PAGES = 5
_MOST_EPISODES = 20


class Locked(NamedTuple):
    """The lock file that an import has written, with how many episodes in it, or the reason why
    it was not written."""

    path: Path | None = None
    episode_count: int = 0
    reason: str = ""


def echo_report(run: Run, *, is_dry_run: bool) -> None:
    """What was taken, and what was not: each reason once, with the first places."""
    name = run.show.site.get("site_name", "The show")
    click.echo(apply_style(f"{name}: {counted(len(run.pages), 'episode')}", "heading"))
    _echo_pages(run, is_dry_run=is_dry_run)
    _echo_files(run)
    for reason, places in _groups(left for left in run.left_out if not left.name):
        count = f" ({len(places)} times)" if len(places) > 1 else ""
        click.echo(f"  The source: {reason}{count}")
        _echo_places(places)
    groups = list(_groups(left for left in run.left_out if left.name))
    if groups:
        click.echo("\nNot taken as it is:")
    for reason, places in groups:
        names = list(dict.fromkeys(f"`{left.name}`" for left in places))
        shown = ", ".join(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            shown += f" and {len(names) - _MOST_NAMES} more"
        line = f"  {shown}: {reason}"
        if len(places) > 1:
            line += f" ({len(places)} times)"
        click.echo(line)
        _echo_places(places)


def _echo_places(left_out: Sequence[LeftOut]) -> None:
    """The first places of something that was not taken."""
    places = dict.fromkeys(_place(left) for left in left_out)
    for place in list(filter(None, places))[:_MOST_PLACES]:
        click.echo(apply_style(f"    {place}", "rule"))


def _place(left: LeftOut) -> str:
    return ": ".join(filter(None, (left.where, _short(left.value))))


def _echo_pages(run: Run, *, is_dry_run: bool) -> None:
    note = " (nothing is written)" if is_dry_run else ""
    counts = Counter(page.step for page in run.pages)
    conflicts = run.conflicts
    for step, count in counts.items():
        click.echo(f"  {step.text(count)}{note}")
        for page in conflicts:
            if page.step is step:
                click.echo(apply_style(f"    {page.path}", "warning"))
    _echo_elsewhere(run.elsewhere)


def _echo_elsewhere(paths: Sequence[str]) -> None:
    """Pages of earlier imports that the source does not have: perhaps it lists the newest only."""
    if not paths:
        return
    click.echo(f"  {counted(len(paths), 'page')} of earlier imports: not in this source, and kept")
    for path in paths[:_MOST_PAGES]:
        click.echo(apply_style(f"    {path}", "rule"))
    if len(paths) > _MOST_PAGES:
        click.echo(f"    and {len(paths) - _MOST_PAGES} more")


def _echo_files(run: Run) -> None:
    new = sum(outcome.is_new for outcome in run.outcomes)
    here = sum(not outcome.is_new and not outcome.reason for outcome in run.outcomes)
    failed = len(run.outcomes) - new - here
    for count, words in (
        (new, "fetched"),
        (here, "here already"),
        (failed, "not fetched: the pages name the address instead"),
    ):
        if count:
            click.echo(f"  {counted(count, 'file')} {words}")
    if run.planned_files:
        size = sum(file.length for file in run.planned_files)
        known_size = f" ({size / 1_000_000:,.0f} MB of recordings)" if size else ""
        click.echo(f"  {counted(len(run.planned_files), 'file')} on the web{known_size}")


def _groups(left_out: Iterable[LeftOut]) -> Iterator[tuple[str, list[LeftOut]]]:
    """Each reason with what was left out for it, in the order of the source."""
    groups: dict[str, list[LeftOut]] = {}
    for left in left_out:
        groups.setdefault(left.reason, []).append(left)
    yield from groups.items()


def _short(value: str) -> str:
    line = " ".join(value.split())
    if len(line) <= 80:
        return line
    return f"{line[:77]}..."


def echo_settings(
    show: ImportedShow, folder: str | None, site: SiteOutline, settings: Settings, reason: str
) -> None:
    """What became of mkdocs.yml, and what its author has to put into it."""
    from ..importing.import_run import Settings
    from ..importing.site_settings import count_long_notes, entry_text

    note = f" ({reason})" if reason else ""
    click.echo(f"\n{site.config_name} {settings.value}{note}.")
    if settings is Settings.WRITTEN and "site_url" not in show.site:
        click.echo(
            "Put the address of the site into it as `site_url`: without it, there is no feed."
        )
    long_count = count_long_notes(show)
    if long_count and settings is not Settings.COMPLETE:
        episodes = counted(long_count, "older episode")
        click.echo(f"With `feeds.full_notes`, the feed has all of the long notes of {episodes}.")
    if settings is Settings.TO_COMPLETE:
        click.echo("Put this where `plugins` is, or run the command with --write-config:\n")
        click.echo(entry_text(show, folder, site))


def echo_lock(locked: Locked) -> None:
    if locked.reason:
        remedy = "then run `mkdocs-podcast lock`"
        click.echo(f"The GUIDs are in no lock file yet, as {locked.reason}: {remedy}.")
    elif locked.path and locked.episode_count:
        episodes = counted(locked.episode_count, "episode")
        click.echo(f"{locked.path.name} has the GUIDs of {episodes}.")


def json_report(run: Run, source: str, locked: Locked, *, is_dry_run: bool) -> str:
    data: dict[str, Any] = {
        "version": _VERSION,
        "source": source,
        "show": run.show.site.get("site_name", ""),
        "dry_run": is_dry_run,
        "complete": run.is_complete,
        "pages": [
            {"identity": page.identity, "path": page.path, "step": page.step.name.lower()}
            for page in run.pages
        ],
        "elsewhere": list(run.elsewhere),
        "files": [
            {
                "path": outcome.file.path,
                "url": outcome.file.url,
                "sha256": outcome.sha256,
                "new": outcome.is_new,
                "reason": outcome.reason,
            }
            for outcome in run.outcomes
        ],
        "planned_files": [file.url for file in run.planned_files],
        "left_out": [left._asdict() for left in run.left_out],
        "settings": run.settings.name.lower(),
        "locked_episodes": locked.episode_count,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def echo_enrichment(enrichment: Enrichment, *, is_dry_run: bool) -> None:
    """Which pages were completed, and which pairs are for their author to decide."""
    note = " (nothing is written)" if is_dry_run else ""
    counts = Counter(page.match.value for page in enrichment.pages)
    for text, count in counts.items():
        click.echo(f"{counted(count, 'page')}: {text}{note}")
    completed = [page for page in enrichment.pages if page.keys]
    for page in completed[:_MOST_PAGES]:
        click.echo(f"  {page.path}: {', '.join(page.keys)}")
    if len(completed) > _MOST_PAGES:
        click.echo(f"  and {len(completed) - _MOST_PAGES} more")
    for page in enrichment.pages:
        if page.reason:
            line = f"  {page.path}: {page.episode.title}: {page.reason}"
            click.echo(apply_style(line, "warning"))
    if enrichment.without_page:
        click.echo(f"{counted(len(enrichment.without_page), 'episode')} without a page:")
    for episode in enrichment.without_page[:_MOST_EPISODES]:
        date = f" ({episode.date.date().isoformat()})" if episode.date else ""
        click.echo(f"  {episode.title}{date}")
    if len(enrichment.without_page) > _MOST_EPISODES:
        click.echo(
            f"  and {len(enrichment.without_page) - _MOST_EPISODES} more (--json lists them)"
        )


def enrichment_json(
    enrichment: Enrichment, settings: Settings, locked: Locked, *, is_dry_run: bool
) -> str:
    data: dict[str, Any] = {
        "version": _VERSION,
        "dry_run": is_dry_run,
        "complete": enrichment.is_complete,
        "pages": [
            {
                "path": page.path,
                "episode": page.episode.title,
                "identity": page.episode.identity,
                "match": page.match.name.lower(),
                "keys": page.keys,
                "reason": page.reason,
            }
            for page in enrichment.pages
        ],
        "without_page": [episode.title for episode in enrichment.without_page],
        "settings": settings.name.lower(),
        "locked_episodes": locked.episode_count,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)
