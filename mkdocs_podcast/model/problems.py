"""What is wrong with a page or a file, as a value that goes to the log or the command line."""

from __future__ import annotations

from typing import NamedTuple

from ..text import values

# Of a file that is wrong on every line, these many are told one by one.
_MOST = 10
_LONGEST_QUOTE = 60


class Problems:
    """What is wrong with the file at `path`, in the order in which it was found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._told: list[Problem] = []
        self._more = {False: 0, True: 0}

    def tell(self, message: str, line: int | None = None, *, minor: bool = False) -> None:
        if sum(problem.minor == minor for problem in self._told) >= _MOST:
            self._more[minor] += 1
            return
        # It goes to a log: what an author wrote must not begin a line of its own there.
        words = " ".join(values.CONTROL.sub("", message).split())
        self._told.append(Problem(self.path, words, line, minor))

    def found(self) -> list[Problem]:
        """All of them; those past the tenth as a number."""
        rest = [
            Problem(self.path, f"{count} more of its lines have problems like these", minor=minor)
            for minor, count in self._more.items()
            if count
        ]
        return self._told + rest


def quoted(words: object) -> str:
    """Words of the author's in a message, cut where they are long."""
    shown = str(words) if not isinstance(words, int) or words.bit_length() < 400 else "..."
    return f"`{shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 3] + '...'}`"


class Problem(NamedTuple):
    """Something wrong with a page: a sentence with the remedy, and the line where it is known.

    A `minor` one is worth a line in the log, but fails no strict build.
    """

    path: str
    message: str
    line: int | None = None
    minor: bool = False

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.message}"
            if self.line
            else f"{self.path}: {self.message}"
        )
