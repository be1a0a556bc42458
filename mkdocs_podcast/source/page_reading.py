"""What was read from one page."""

from __future__ import annotations

from typing import NamedTuple

from ..model.episode import Episode
from ..model.problems import Problem
from ..source import liquid
from ..source.frontmatter import FrontMatter


class Reading(NamedTuple):
    """What was read from one page: its front matter and body, and the episode that they describe."""

    front: FrontMatter
    episode: Episode
    problems: tuple[Problem, ...] = ()

    def without_text(self) -> Reading:
        """What is still needed once the page has its Markdown: the text of a thousand pages is not
        held twice."""
        return self._replace(front=self.front._replace(body="", source=""))

    @property
    def is_lost_on_mkdocs(self) -> bool:
        """Whether MkDocs would read it otherwise: it drops what it cannot parse, and takes a line
        `News:` for data."""
        return bool(self.front.problems) or not self.front.source


def template_problems(reading: Reading) -> list[Problem]:
    """One sentence for a page in which template tags of another generator are left."""
    left = liquid.leftovers(reading.front.body)
    if not left:
        return []
    line, tag = left[0]
    others = f" and {len(left) - 1} more" if len(left) > 1 else ""
    message = f"`{tag[:60]}`{others} belongs to another generator and is shown as text: write it in Markdown"
    return [Problem(reading.episode.path, message, reading.front.line + line - 1)]
