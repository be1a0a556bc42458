"""Problems as JSON has them, for entries of the cache: what was wrong is said in each build."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.problems import Problem, Severity


def write_problem(problem: Problem) -> list[Any]:
    """All of a problem but its cause, which no entry can hold."""
    return [
        problem.path,
        problem.message,
        problem.line,
        problem.field,
        problem.rule,
        problem.severity.value,
    ]


def load_problem(values: Sequence[Any]) -> Problem:
    path, message, line, field, rule, severity = values
    return Problem(path, message, line, field=field, rule=rule, severity=Severity(severity))
