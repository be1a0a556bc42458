"""Problems of one kind on many pages, as one message: the first place, and how many more there are.

The same sentence on several pages is one message. Sentences that differ only in what they quote, a
file's name or a page's value, stay apart as long as they are few.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..text.patterns import pattern
from ..text.records import NamedTuple
from .problems import Problem, Severity

# What a sentence quotes, and numbers: the page's own part of it.
_QUOTED = pattern(r"`[^`]*`|https?://\S+|\d+")
_FEW = 8


class ProblemGroup(NamedTuple):
    """Problems that are one message, in the order in which they were noticed."""

    problems: tuple[Problem, ...]

    @property
    def message(self) -> Problem:
        """The first of them, with the number of the others and what lists them."""
        first = self.problems[0]
        others = len(self.problems) - 1
        lister = "run `mkdocs-podcast check`"
        if first.severity is Severity.INFO:
            lister = "add `--verbose`"
        return replace(first, message=first.message + more_like_this(others, lister))


def more_like_this(count: int, lister: str = "run `mkdocs-podcast check`") -> str:
    """The end of a message that stands for others as well; "" where it stands for none."""
    if not count:
        return ""
    return f" ({count} more like this: {lister})"


def group_problems(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """The messages for problems, each at the place of its first one."""
    by_kind: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        by_kind.setdefault(_kind(problem), []).append(problem)
    groups: list[ProblemGroup] = []
    for same_kind in by_kind.values():
        groups += _groups_of_kind(same_kind)
    return groups


def _kind(problem: Problem) -> tuple[object, ...]:
    sentence = _QUOTED.sub("", problem.message)
    return problem.severity, problem.rule, problem.field, sentence


def _groups_of_kind(problems: list[Problem]) -> list[ProblemGroup]:
    paths = {problem.path for problem in problems}
    if len(paths) == 1:
        # The lines of one file, which limits their number itself.
        return [ProblemGroup((problem,)) for problem in problems]
    by_message: dict[str, list[Problem]] = {}
    for problem in problems:
        by_message.setdefault(problem.message, []).append(problem)
    if len(by_message) > _FEW:
        return [ProblemGroup(tuple(problems))]
    return [ProblemGroup(tuple(same_message)) for same_message in by_message.values()]
