"""Which problems are one message."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from mkdocs_podcast.model.problem_groups import group_problems
from mkdocs_podcast.model.problems import Problem, Severity

LENGTH = "`duration`: `{}` is not a length of time: write it as 1:02:03"


def messages(problems: Iterable[Problem]) -> list[str]:
    return [str(group.message) for group in group_problems(problems)]


def lengths(values: Iterable[str]) -> list[Problem]:
    """A problem with each value, on a page of its own."""
    return [
        Problem(f"{number}.md", LENGTH.format(value), 4, field="duration")
        for number, value in enumerate(values)
    ]


def test_a_sentence_on_several_pages_is_one_message_with_the_first_place() -> None:
    assert messages(lengths(["n/a"] * 4)) == [
        f"0.md:4: {LENGTH.format('n/a')} (3 more like this: run `mkdocs-podcast check`)"
    ]


def test_different_values_stay_apart_while_they_are_few() -> None:
    assert messages(lengths("abcdefgh")) == [
        f"{number}.md:4: {LENGTH.format(value)}" for number, value in enumerate("abcdefgh")
    ]


def test_different_values_on_many_pages_are_one_message() -> None:
    values = [f"{number} min" for number in range(300)]
    assert messages(lengths(values)) == [
        f"0.md:4: {LENGTH.format('0 min')} (299 more like this: run `mkdocs-podcast check`)"
    ]


def test_the_lines_of_one_file_stay_apart() -> None:
    problems = [Problem("a.vtt", "a blank line is missing", line) for line in range(1, 11)]
    assert messages(problems) == [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "other",
    [
        Problem("b.md", "`season`: is wrong", field="season"),
        Problem("b.md", "is wrong", rule="image-size"),
        Problem("b.md", "is wrong", severity=Severity.INFO),
        Problem("b.md", "is odd"),
    ],
)
def test_problems_of_another_kind_are_another_message(other: Problem) -> None:
    assert messages([Problem("a.md", "is wrong"), other]) == ["a.md: is wrong", str(other)]


def test_messages_come_in_the_order_of_their_first_problems() -> None:
    one, two = Problem("a.md", "is wrong"), Problem("a.md", "is odd")
    groups = group_problems([one, two, Problem("b.md", "is wrong")])
    assert [group.problems[0] for group in groups] == [one, two]
