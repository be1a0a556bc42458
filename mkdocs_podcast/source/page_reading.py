"""What was read from one page, and what MkDocs reads otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.episode import Episode
from ..model.problems import Problem, Severity, quoted
from ..source.frontmatter import FrontMatter
from ..text.matching import counted
from ..text.records import NamedTuple


class Reading(NamedTuple):
    """What was read from one page: its front matter and body, and the episode that they describe.

    `digest` is that of all but the body; b"" where none is known.
    """

    front: FrontMatter
    episode: Episode
    problems: tuple[Problem, ...] = ()
    digest: bytes = b""

    def without_text(self) -> Reading:
        """What is still needed once the page has its Markdown: the text of a thousand pages is not
        held twice."""
        return self._replace(front=self.front._replace(body=""))

    @property
    def is_lost_on_mkdocs(self) -> bool:
        """Whether MkDocs would read it otherwise: it drops what it cannot parse, and takes a line
        `News:` for data."""
        if self.front.problems or self.front.foreign_format:
            return True
        return not self.front.source


def foreign_format_problems(readings: Iterable[Reading]) -> Iterator[Problem]:
    """One problem for the whole site and each format of front matter that only this plugin reads."""
    by_format: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.front.foreign_format:
            by_format.setdefault(reading.front.foreign_format, []).append(reading)
    for name, pages in by_format.items():
        count = (
            f" (and that of {counted(len(pages) - 1, 'more episode')})" if len(pages) > 1 else ""
        )
        message = (
            f"the front matter{count} is {name}, which themes and other plugins do not read: "
            "write it as YAML where they should"
        )
        yield Problem(pages[0].episode.path, message, 1, severity=Severity.INFO)


def lost_address_problem(path: str, text: str) -> Problem | None:
    """The problem with an address in the first line of a page that is not an episode: MkDocs takes
    `https:` for a key of front matter, and drops the line."""
    first_line = text.split("\n", 1)[0].strip()
    if not first_line.startswith(("https://", "http://")) or " " in first_line:
        return None
    message = (
        f"MkDocs takes {quoted(first_line)} in the first line for front matter and does not show "
        "it: put a blank line above it"
    )
    return Problem(path, message, 1)
