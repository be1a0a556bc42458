"""Writes the problems of one build to the log: whole sentences, with file and line."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import Any

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


def write_problem(log: logging.LoggerAdapter[Any], problem: Problem) -> None:
    """Writes a problem to the log; the log's record has it as `problem`."""
    log.log(_LEVELS[problem.severity], str(problem), extra={"problem": problem})


class Reporter:
    """Writes each problem of one build to the log once.

    `text_at` gives the text of the page at a path, None where there is none. `line_of` gives the
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
        self._broken_rules: set[tuple[str, str]] = set()
        self._show = ""
        # The first page of each kind of crash, and the number of pages that have it.
        self._crashes: dict[str, tuple[Problem, int]] = {}

    def for_show(self, title: str) -> Reporter:
        """The same reporter, whose messages name the show where no page does."""
        reporter = copy(self)
        reporter._show = title
        return reporter

    def report(self, problem: Problem) -> None:
        """Looks up the line where only the field is known."""
        problem = self._located(problem)
        if self._show and problem.path in {"", SETTINGS}:
            problem = replace(problem, message=f"{self._show}: {problem.message}")
        if not self._is_new(problem.path, problem.line, problem.message):
            return
        if problem.rule:
            self._broken_rules.add((problem.path, problem.rule))
        if problem.line and problem.severity is not Severity.INFO:
            self._refused.add((problem.path, problem.line))
        self._write(problem)

    def is_consequence(self, problem: Problem) -> bool:
        """Whether something is missing only because its value is not valid, which was reported."""
        if not problem.rule.endswith("-missing"):
            return False
        line = self._located(problem).line
        return line is not None and (problem.path, line) in self._refused

    def has_reported_rule(self, problem: Problem) -> bool:
        """Whether it was reported before that the rule is broken there."""
        return (problem.path, problem.rule) in self._broken_rules

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
            self._write(Problem(path, message, line, severity=severity))

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

    def finish(self) -> None:
        """Says of each kind of crash how many more pages have it than the one that was named."""
        for first, pages in self._crashes.values():
            if pages > 1:
                message = f"{counted(pages - 1, 'more page')} had the same error as {first.path}"
                self._write(Problem("", message, severity=first.severity))

    def _write(self, problem: Problem) -> None:
        if problem.cause:
            first, pages = self._crashes.setdefault(problem.message, (problem, 0))
            self._crashes[problem.message] = (first, pages + 1)
            if pages:
                self._log.debug(str(problem))
                return
        write_problem(self._log, problem)
        if problem.cause:
            self._log.debug("The traceback of this error:", exc_info=problem.cause)

    def _is_new(self, path: str, line: int | None, message: str) -> bool:
        key = (path, line, message)
        is_new = key not in self._reported
        self._reported.add(key)
        return is_new
