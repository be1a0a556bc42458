"""`mkdocs-podcast check`: whether directories will accept the feed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ..model.problems import Severity
from .console import apply_style, config_file_option, reading_site, require_show, show_pages

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
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings as well.")
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Leave a rule out; may be given several times."
)
def check(config_file: str, output: str, strict: bool, ignore: tuple[str, ...]) -> None:
    """Say whether podcast directories will accept the feed, and what they advise.

    Nothing is left of what is built for that. An error is what directories reject, a warning what
    they advise. The exit status is 1 where there is an error. Nothing is asked of the
    network.
    """
    from ..check import report

    _refuse_unknown_rules(ignore)
    shows, build_problems = _check_shows(config_file, ignore)
    if output == "json":
        click.echo(report.to_json(shows, build_problems))
    else:
        for line in report.to_text(shows, build_problems, apply_style):
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
