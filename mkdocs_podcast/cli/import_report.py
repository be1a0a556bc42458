"""What an import says at its end, in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from .console import apply_style

if TYPE_CHECKING:
    from ..importing.enrichment import Enrichment
    from ..importing.import_run import Run
    from ..importing.imported import LeftOut

_VERSION = 1
_MOST_PLACES = 3


def echo_report(run: Run, *, is_dry_run: bool) -> None:
    """What was taken, and what was not: each reason once, with the first places."""
    name = run.show.site.get("site_name", "The show")
    click.echo(apply_style(f"{name}: {len(run.pages)} episodes", "heading"))
    _echo_pages(run, is_dry_run=is_dry_run)
    _echo_files(run)
    remarks = [left for left in run.left_out if not left.name]
    for left in remarks:
        click.echo(f"  The source: {left.reason}")
    groups = _groups(left for left in run.left_out if left.name)
    if groups:
        click.echo("\nNot taken as it is:")
    for (field, reason), places in groups.items():
        line = f"  `{field}`: {reason}"
        if len(places) > 1:
            line += f" ({len(places)} times)"
        click.echo(line)
        for left in places[:_MOST_PLACES]:
            place = ": ".join(filter(None, (left.where, _short(left.value))))
            if place:
                click.echo(apply_style(f"    {place}", "rule"))


def _echo_pages(run: Run, *, is_dry_run: bool) -> None:
    note = " (nothing is written)" if is_dry_run else ""
    counts = Counter(page.step.value for page in run.pages)
    for step, count in counts.items():
        click.echo(f"  {count} {step}{note}")
    for page in run.conflicts:
        click.echo(apply_style(f"    {page.path}", "warning"))


def _echo_files(run: Run) -> None:
    new = sum(outcome.is_new for outcome in run.outcomes)
    here = sum(not outcome.is_new and not outcome.reason for outcome in run.outcomes)
    failed = len(run.outcomes) - new - here
    for count, words in (
        (new, "files were fetched"),
        (here, "files were here already"),
        (failed, "files could not be fetched: their pages name where they are"),
    ):
        if count:
            click.echo(f"  {count} {words}")
    if run.planned_files:
        size = sum(file.length for file in run.planned_files)
        known_size = f" ({size / 1_000_000:,.0f} MB of recordings)" if size else ""
        click.echo(f"  {len(run.planned_files)} files are on the web{known_size}")


def _groups(left_out: Iterable[LeftOut]) -> dict[tuple[str, str], list[LeftOut]]:
    groups: dict[tuple[str, str], list[LeftOut]] = {}
    for left in left_out:
        groups.setdefault((left.name, left.reason), []).append(left)
    return groups


def _short(value: str) -> str:
    line = " ".join(value.split())
    if len(line) <= 80:
        return line
    return f"{line[:77]}..."


def json_report(run: Run, source: str, *, is_dry_run: bool) -> str:
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
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def echo_enrichment(enrichment: Enrichment, *, is_dry_run: bool, as_json: bool) -> None:
    """Which pages were completed, and which pairs are for their author to decide."""
    if as_json:
        click.echo(_enrichment_json(enrichment, is_dry_run=is_dry_run))
        return
    from ..text.matching import counted

    note = " (nothing is written)" if is_dry_run else ""
    counts = Counter(page.match.value for page in enrichment.pages)
    for text, count in counts.items():
        click.echo(f"{counted(count, 'page')}: {text}{note}")
    for page in enrichment.pages:
        if page.keys:
            click.echo(f"  {page.path}: {', '.join(page.keys)}")
        elif page.reason:
            line = f"  {page.path}: {page.episode.title}: {page.reason}"
            click.echo(apply_style(line, "warning"))
    if enrichment.without_page:
        click.echo(f"{counted(len(enrichment.without_page), 'episode')} without a page:")
    for episode in enrichment.without_page:
        date = f" ({episode.date.date().isoformat()})" if episode.date else ""
        click.echo(f"  {episode.title}{date}")


def _enrichment_json(enrichment: Enrichment, *, is_dry_run: bool) -> str:
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
    }
    return json.dumps(data, indent=2, ensure_ascii=False)
