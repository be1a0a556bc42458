"""Writes the problems of one build to the log: whole sentences, with file and line.

They are kept until a stage of the build ends, so that what many pages have is one message.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ..model.problem_groups import ProblemGroup, group_problems
from ..model.problems import SETTINGS, LineOf, Problem, Severity, unforeseen_problem
from ..pages import page_text
from ..text.matching import counted

TextAt = Callable[[str], "str | None"]

_LEVELS: Mapping[Severity, int] = MappingProxyType(
    {
        Severity.ERROR: logging.ERROR,
        Severity.WARNING: logging.WARNING,
        Severity.INFO: logging.INFO,
    }
)


def write_problems(log: logging.LoggerAdapter[Any], problems: Iterable[Problem]) -> None:
    """Writes problems to the log, each kind once, with its first place."""
    for group in group_problems(problems):
        _write_group(log, group)


def _write_group(log: logging.LoggerAdapter[Any], group: ProblemGroup) -> None:
    """Writes problems of one kind as one message; the log's record has all of them as `problems`,
    and `--verbose` lists them."""
    message = group.message
    log.log(_LEVELS[message.severity], str(message), extra={"problems": group.problems})
    for problem in group.problems[1:]:
        log.debug(str(problem))
    if message.cause:
        log.debug("The traceback of this error:", exc_info=message.cause)


class Reporter:
    """Writes each problem of one build to the log once, at the next `flush`.

    `text_at` gives the text of the page at a path, or None. `line_of` gives the
    line of a field of the page at a path, or of an option in mkdocs.yml, None where it is unknown.
    Exceptions that are `fatal` are meant to end the build.
    """

    def __init__(
        self,
        log: logging.LoggerAdapter[Any],
        text_at: TextAt,
        line_of: LineOf,
        *,
        fatal: tuple[type[Exception], ...] = (),
    ) -> None:
        self._log = log
        self._text_at = text_at
        self._line_of = line_of
        self._fatal = fatal
        self._reported: set[tuple[str, int | None, str]] = set()
        # Where front matter has a value that cannot be used.
        self._refused: set[tuple[str, int]] = set()
        self._refused_fields: set[tuple[str, str]] = set()
        self._broken_rules: set[tuple[str, str]] = set()
        # What directories reject, by show and rule.
        self._rejected: set[tuple[str, str]] = set()
        self._show = ""
        # What is still to be written.
        self._pending: list[Problem] = []
        self._warnings: list[Problem] = []

    def for_show(self, title: str, line_of: LineOf | None = None) -> Reporter:
        """The same reporter, whose messages name the show where no page does. `line_of` finds the
        lines of its options."""
        reporter = copy(self)
        reporter._show = title
        if line_of:
            reporter._line_of = line_of
        return reporter

    def report(self, problem: Problem) -> None:
        """Looks up the line where only the field is known."""
        problem = self._located(problem)
        if self._show and problem.path in {"", SETTINGS}:
            problem = replace(problem, message=f"{self._show}: {problem.message}")
        if not self._is_new(problem.path, problem.line, problem.message):
            return
        if problem.rule:
            self._broken_rules.add((self._place(problem.path), problem.rule))
        if problem.severity is not Severity.INFO:
            if problem.field:
                self._refused_fields.add((self._place(problem.path), problem.field))
            if problem.line:
                self._refused.add((problem.path, problem.line))
        self._pending.append(problem)

    def add_refused(self, path: str, fields: Iterable[str]) -> None:
        """Remembers fields of the page at a path whose values were refused, with a message,
        elsewhere."""
        place = self._place(path)
        self._refused_fields.update((place, field) for field in fields)

    def is_consequence(self, problem: Problem) -> bool:
        """Whether something is missing only because its value is not valid, which was reported."""
        if not problem.rule.endswith("-missing"):
            return False
        if (self._place(problem.path), problem.field) in self._refused_fields:
            return True
        line = self._located(problem).line
        return line is not None and (problem.path, line) in self._refused

    def has_refused_field(self, path: str, field: str) -> bool:
        """Whether the value of a field of the page at a path is not valid, which was reported."""
        return (self._place(path), field) in self._refused_fields

    def has_reported_rule(self, problem: Problem) -> bool:
        """Whether it was reported before that the rule is broken there."""
        return (self._place(problem.path), problem.rule) in self._broken_rules

    def add_rejected(self, rules: Iterable[str]) -> None:
        """Counts rules that a show's feed breaks in the total, which stands for them."""
        self._rejected.update((self._show, rule) for rule in rules)

    def _place(self, path: str) -> str:
        """Where something is wrong: each show has settings of its own."""
        if path == SETTINGS:
            return f"{path}: {self._show}"
        return path

    def _located(self, problem: Problem) -> Problem:
        if problem.line is None and problem.field:
            return replace(problem, line=self._line_of(problem.path, problem.field))
        return problem

    def report_all(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.report(problem)

    def report_text(
        self, path: str, message: str, text: str, *, severity: Severity = Severity.WARNING
    ) -> None:
        """Reports what is wrong with `text` on the page at `path`."""
        if self._is_new(path, None, message):
            page = self._text_at(path)
            line = None if page is None else page_text.line_of(page, text)
            self._pending.append(Problem(path, message, line, severity=severity))

    def report_once(self, message: str) -> None:
        """Mentions what several steps of a build notice."""
        if self._show:
            message = f"{self._show}: {message}"
        if self._is_new("", None, message):
            self._log.info(message)

    @contextmanager
    def crash_boundary(self, path: str, consequence: str) -> Iterator[None]:
        """Reports an exception that nobody foresaw, and goes on after the `with`.

        `consequence` says what the site now lacks, such as `the episode is left out`.
        """
        try:
            yield
        except self._fatal:
            raise
        except Exception as error:
            self.report(unforeseen_problem(path, consequence, error))

    def flush(self) -> None:
        """Writes what was reported since the last time: each kind once, with its first place."""
        problems = list(self._pending)
        # A show's reporter has the same list.
        self._pending.clear()
        write_problems(self._log, problems)
        for problem in problems:
            if problem.severity is not Severity.INFO:
                self._warnings.append(problem)

    def write_total(self) -> None:
        """Says how many problems there were, and how much directories would reject: under `serve`,
        pages' own messages follow them, and every build would list the same."""
        counts = []
        if self._warnings:
            places = {problem.path for problem in self._warnings}
            counts.append(
                f"{counted(len(self._warnings), 'problem')} in {counted(len(places), 'file')}"
            )
        if self._rejected:
            tasks = counted(len(self._rejected), "thing")
            counts.append(f"{tasks} to do before directories accept the show")
        if counts:
            self._log.info(f"{', '.join(counts)}: `mkdocs-podcast check` lists them.")

    def _is_new(self, path: str, line: int | None, message: str) -> bool:
        key = (path, line, message)
        is_new = key not in self._reported
        self._reported.add(key)
        return is_new
