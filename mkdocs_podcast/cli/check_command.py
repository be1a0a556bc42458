"""`mkdocs-podcast check`: whether directories will accept the feed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from ..model.problems import Severity
from .console import (
    apply_style,
    choose_show,
    config_file_option,
    reading_site,
    require_show,
    show_pages,
)

if TYPE_CHECKING:
    from ..check.report import Checked
    from ..model.problems import Problem


@click.command()
@config_file_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or programs.",
)
@click.option("--json", "output", flag_value="json", help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings as well.")
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Leave a rule out; may be given several times."
)
@click.option(
    "--all",
    "lists_all",
    is_flag=True,
    help="List every place of what several files have, instead of the first ones.",
)
@click.option(
    "--moving",
    "old_feed",
    metavar="OLD_FEED",
    help="Before a move: compare the feed with the one that subscribers have now (a file, or its "
    "address), and say what they would notice.",
)
@click.option(
    "--show", "show_title", metavar="TITLE", help="Which of several shows --moving compares."
)
def check(
    config_file: str,
    output: str,
    strict: bool,
    ignore: tuple[str, ...],
    lists_all: bool,
    old_feed: str | None,
    show_title: str | None,
) -> None:
    """Say whether podcast directories will accept the feed, and what they advise.

    Nothing is left of what is built for that. An error is what directories reject, a warning what
    they advise. Nothing is asked of the network, except for the address that --moving names.

    The exit code is 0 where nothing is rejected, 1 where something is (with --strict, where there is
    a warning; with --moving, where subscribers are disturbed) or the site cannot be read, and
    2 where an option is wrong.
    """
    from ..check import report

    if old_feed:
        sys.exit(_check_move(config_file, old_feed, show_title, output, strict=strict))

    _refuse_unknown_rules(ignore)
    shows, build_problems = _check_shows(config_file, ignore)
    if output == "json":
        click.echo(report.to_json(shows, build_problems))
    else:
        for line in report.to_text(shows, build_problems, apply_style, lists_all=lists_all):
            click.echo(line)
    problems = report.all_problems(shows, build_problems)
    has_error = any(problem.severity is Severity.ERROR for problem in problems)
    sys.exit(1 if has_error or (strict and problems) else 0)


def _refuse_unknown_rules(names: Iterable[str]) -> None:
    from ..check import FEED_RULES

    rules = {rule.name for rule in FEED_RULES} | {"build", "no-feed"}
    for name in names:
        if name not in rules:
            raise click.UsageError(
                f"There is no rule `{name}`. A rule's name is in brackets after what it reports."
            )


def _check_shows(config_file: str, ignored: tuple[str, ...]) -> tuple[list[Checked], list[Problem]]:
    """The shows of a site with their findings, and what else its build warns of."""
    from ..host.site_reader import checked_shows

    with reading_site(config_file):
        shows, build_problems = checked_shows(config_file, show_pages)
    require_show(config_file, shows)
    shows = [
        show._replace(findings=tuple(_without_ignored(show.findings, ignored))) for show in shows
    ]
    return shows, _without_ignored(build_problems, ignored)


def _without_ignored(problems: Iterable[Problem], ignored: tuple[str, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.rule not in ignored]


def _check_move(
    config_file: str, old_feed: str, show_title: str | None, output: str, *, strict: bool
) -> int:
    """Say what subscribers of the old feed would notice; the exit status."""
    from ..importing import move_report
    from ..importing.feed_move import compare_move
    from ..importing.imported import SourceError
    from ..importing.paged_feeds import channel_at, channel_in

    try:
        old = channel_at(old_feed)
    except SourceError as error:
        raise click.ClickException(f"{old_feed}: {error}.") from None
    published, feed = _published(config_file, show_title)
    move = compare_move(old, channel_in(published, feed))
    if output == "json":
        click.echo(move_report.to_json(move))
    else:
        for line in move_report.to_text(move, apply_style):
            click.echo(line)
    return int(move.disturbs or (strict and bool(move.notices)))


def _published(config_file: str, show_title: str | None) -> tuple[Mapping[str, bytes], str]:
    """What a build publishes of a show, and the path of its feed."""
    from ..host.site_export import exported_shows

    with reading_site(config_file), exported_shows(config_file, show_pages) as shows:
        titles = [exported.show.title for exported in shows]
    require_show(config_file, shows)
    show = shows[choose_show(show_title, titles)]
    if not show.feed:
        raise click.ClickException(
            f"{show.show.title} has no feed: `mkdocs-podcast check` says why."
        )
    return show.published, show.feed
