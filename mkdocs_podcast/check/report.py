"""What `mkdocs-podcast check` says: to people, and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..model.problem_groups import group_problems
from ..model.problems import SETTINGS, Problem, Severity
from ..text.matching import counted

Style = Callable[[str, str], str]
_MOST_PLACES = 5


class Checked(NamedTuple):
    """A show's title, the address of its feed ("" where it has none), its episodes there, and what
    was found."""

    title: str
    feed: str
    episodes: int
    findings: tuple[Problem, ...]


def without_feed(
    title: str, why: str, *, is_off: bool, is_draft: bool = False, is_new: bool = False
) -> Checked:
    """A show that has no feed; `why` is empty where it has nothing to put into one.

    A show of which nothing is out yet (`is_draft`), or which has no page yet (`is_new`), is as it
    should be.
    """
    if is_off:
        why = "`feed` is `false`: remove it to have one"
    elif is_draft:
        why = "every episode is a draft or still to come: publish one with its `audio`"
    elif not why:
        why = "no episode that is out has a recording: publish one with `audio`"
    problem = Problem(
        SETTINGS,
        f"no feed is written, as {why}",
        rule="no-feed",
        severity=Severity.WARNING if is_off or is_draft or is_new else Severity.ERROR,
    )
    return Checked(title, "", 0, (problem,))


def _plain(text: str, style: str) -> str:
    return text


def to_text(
    shows: Sequence[Checked],
    build_problems: Sequence[Problem],
    style: Style = _plain,
    *,
    lists_all: bool = False,
) -> Iterator[str]:
    """Lines for people, by show and file; `style` draws a text as a `heading`, `error`, `warning`,
    `rule` or `well`.

    `build_problems` is what the build itself reported. What several files have is one line with its
    first places, unless `lists_all` of it is asked for.
    """
    lines_of = _by_file if lists_all else _grouped
    if len(shows) == 1:
        yield from lines_of((*shows[0].findings, *build_problems), style)
    else:
        for show in shows:
            if show.findings:
                yield style(show.title, "heading")
            yield from lines_of(show.findings, style)
        yield from lines_of(build_problems, style)
    yield _totals(shows, all_problems(shows, build_problems), style)


def all_problems(shows: Iterable[Checked], build_problems: Iterable[Problem]) -> list[Problem]:
    problems = list(build_problems)
    for show in shows:
        problems += show.findings
    return problems


def _grouped(problems: Iterable[Problem], style: Style) -> Iterator[str]:
    """First what several files have, each kind once, then the rest by file."""
    single: list[Problem] = []
    lines: list[str] = []
    for group in group_problems(problems):
        if len(group.problems) == 1:
            single += group.problems
        else:
            lines += _lines_of_several(group.problems, style)
    if lines:
        yield style("Several files", "heading")
        yield from lines
        yield ""
    yield from _by_file(single, style)


def _lines_of_several(problems: Sequence[Problem], style: Style) -> Iterator[str]:
    """What is wrong in several files, and where."""
    paths = {problem.path for problem in problems}
    yield _line(problems[0], f" in {counted(len(paths), 'file')}", style)
    places = []
    for problem in problems[:_MOST_PLACES]:
        place = problem.path or "the build"
        if problem.line:
            place += f":{problem.line}"
        places.append(place)
    others = len(problems) - len(places)
    more = f" and {others} more (`--all` lists them)" if others else ""
    yield style(f"    {', '.join(places)}{more}", "rule")


def _by_file(problems: Iterable[Problem], style: Style) -> Iterator[str]:
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    for path, in_file in by_path.items():
        yield style(path or "The build", "heading")
        for problem in in_file:
            place = f" in line {problem.line}" if problem.line else ""
            yield _line(problem, place, style)
        yield ""


def _line(problem: Problem, place: str, style: Style) -> str:
    severity = style(problem.severity.value, problem.severity.value)
    rule = style(f"[{problem.rule}]", "rule")
    return f"  {severity}{place}: {problem.message} {rule}"


def _totals(shows: Sequence[Checked], problems: Sequence[Problem], style: Style) -> str:
    if problems:
        errors, warnings = _counts(problems)
        text = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}."
        return style(text, "error" if errors else "warning")
    episodes = counted(sum(show.episodes for show in shows), "episode")
    feeds = counted(sum(bool(show.feed) for show in shows), "feed")
    return style(f"All is well: {episodes}, {feeds}.", "well")


def _counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many are errors, and how many are not."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return errors, len(problems) - errors


def to_json(shows: Sequence[Checked], build_problems: Sequence[Problem]) -> str:
    """The same for programs, in ASCII, which comes through every pipe."""
    errors, warnings = _counts(all_problems(shows, build_problems))
    result: dict[str, Any] = {
        "errors": errors,
        "warnings": warnings,
        "shows": [
            {**show._asdict(), "findings": [_as_json(problem) for problem in show.findings]}
            for show in shows
        ],
        "build": [_as_json(problem) for problem in build_problems],
    }
    return json.dumps(result, indent=2)


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
    }
