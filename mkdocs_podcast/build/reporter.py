"""What a build tells of its pages: whole sentences, with the line where it can be found."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from logging import LoggerAdapter
from typing import Any

from ..model.problems import Problem, Severity
from ..pages import page_text
from ..source import frontmatter


@dataclass(eq=False)
class Teller:
    """Tells what one build finds. `text` gives that of the page at a path, None where there is
    none."""

    log: LoggerAdapter[Any]
    text: Callable[[str], str | None]
    _told: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, problem: Problem) -> None:
        (self.log.info if problem.severity is Severity.INFO else self.log.warning)(str(problem))

    def once(self, message: str) -> None:
        """For what is found out in several steps of a build."""
        if self._is_new("", message):
            self.log.info(message)

    def of_words(self, path: str, message: str, written: str) -> None:
        """Tells once what is wrong with the words `written` on a page."""
        if self._is_new(path, message):
            text = self.text(path)
            self.tell(
                Problem(
                    path, message, page_text.line_of(text, written) if text is not None else None
                )
            )

    def of_field(self, problem: Problem, told_before: Container[Problem] = ()) -> None:
        """Tells of a page; a message that begins with a key of its front matter is about the line
        of that key."""
        text = self.text(problem.path) if problem.message.startswith("`") else None
        if problem.line is None and text is not None:
            key = problem.message[1:].partition("`")[0]
            problem = replace(problem, line=frontmatter.read(text).line_of(key))
        if problem not in told_before:
            self.tell(problem)

    def _is_new(self, path: str, message: str) -> bool:
        is_new = (path, message) not in self._told
        self._told.add((path, message))
        return is_new
