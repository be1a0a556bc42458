"""What is wrong with a page or a file: a value from where it is noticed to the log and the command
line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import KW_ONLY
from dataclasses import field as dataclass_field
from enum import Enum

from ..text import values
from ..text.records import dataclass

# The path of problems with the site's options, whatever the file is called.
SETTINGS = "mkdocs.yml"
# Of a file that is wrong on every line, only this many problems of a severity are listed.
_MOST = 10
_LONGEST_QUOTE = 60
_LONGEST_DETAIL = 200


class Severity(Enum):
    """How much a problem matters; the value is its name for people and programs."""

    ERROR = "error"
    """Directories or apps refuse what is published, or something could not be read at all."""

    WARNING = "warning"
    """Fails a strict build."""

    INFO = "info"
    """Worth a line in the log, but fails no strict build."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with the file at `path`: a sentence with the remedy.

    `line` counts from 1. `field` is the key of front matter, or the option, that is meant; whoever
    knows the line leaves it to nobody else, whoever knows only the field lets its line be looked
    up. `rule` is the name of a rule of directories, where one was broken. `path` is empty for what
    concerns the whole site. `cause` is an exception that nobody foresaw.
    """

    path: str
    message: str
    line: int | None = None
    _: KW_ONLY
    field: str = ""
    rule: str = ""
    severity: Severity = Severity.WARNING
    cause: Exception | None = dataclass_field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        if not self.path:
            return self.message
        if self.line:
            return f"{self.path}:{self.line}: {self.message}"
        return f"{self.path}: {self.message}"


# Gives the line of a field of the page at a path, or of an option in mkdocs.yml.
LineOf = Callable[[str, str], "int | None"]


class Problems:
    """What is wrong with the file at `path`, in the order in which it was noticed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._problems: list[Problem] = []
        self._unlisted: Counter[Severity] = Counter()

    def add(
        self,
        message: str,
        line: int | None = None,
        *,
        field: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        if sum(problem.severity is severity for problem in self._problems) >= _MOST:
            self._unlisted[severity] += 1
            return
        problem = Problem(self.path, one_line(message), line, field=field, severity=severity)
        self._problems.append(problem)

    def all(self) -> list[Problem]:
        """All of them; those past the tenth of a severity as a number."""
        summaries = [
            Problem(
                self.path,
                f"{count} more of its lines have problems like these",
                severity=severity,
            )
            for severity, count in self._unlisted.items()
        ]
        return self._problems + summaries


def unforeseen_problem(path: str, consequence: str, error: Exception) -> Problem:
    """What is reported about the page at `path` where an exception would otherwise end the build.

    `consequence` says what the site now lacks, such as `the episode is left out`.
    """
    kind = type(error).__name__
    detail = f" ({one_line(str(error))[:_LONGEST_DETAIL]})" if str(error) else ""
    return Problem(
        path,
        f"{consequence}, as an unforeseen {kind} occurred{detail}: please report it with this page "
        "and the output of `mkdocs build --verbose`",
        severity=Severity.ERROR,
        cause=error,
    )


def one_line(message: str) -> str:
    """A message for a log: what an author wrote must not begin a line of its own there."""
    return " ".join(values.without_control(message).split())


def quoted(text: object) -> str:
    """An author's text for a message, cut where it is long."""
    # Python refuses to write integers of thousands of digits.
    if isinstance(text, int) and text.bit_length() >= 400:
        return "`...`"
    quote = str(text)
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 3] + "..."
    return f"`{quote}`"
