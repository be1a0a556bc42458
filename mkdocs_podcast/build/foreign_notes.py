"""What other generators left in the notes of a site's episodes, reported once per construct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from ..markdown.episode_line import text_after_line
from ..model.problems import Severity
from ..source.foreign_markup import ForeignMarkup, drop_foreign_markup, may_have_foreign_markup
from ..source.script_notes import unknown_scripts
from ..text.matching import counted
from ..text.records import dataclass
from .reporter import Reporter


@dataclass()
class _Places:
    """Where a construct is: its first page and text there, and how often it is on which pages."""

    path: str
    text: str
    count: int = 0
    pages: set[str] = field(default_factory=set)

    @property
    def numbers(self) -> str:
        if self.count == 1:
            return ""
        if len(self.pages) == 1:
            return f" ({self.count} times)"
        return f" ({self.count} times, on {counted(len(self.pages), 'page')})"


class ForeignNotes:
    """Leaves other generators' constructs out of pages, and counts them."""

    def __init__(self) -> None:
        self._markup: dict[str, _Places] = {}
        self._scripts: dict[str, _Places] = {}

    def clean(self, path: str, text: str, *, has_attributes: bool) -> str:
        """The Markdown of an episode's page without them.

        `has_attributes` says that Markdown itself reads `{: .class }`.
        """
        cleaned = text
        # The braces of the episode's own line are in a comment.
        if may_have_foreign_markup(text_after_line(text)):
            cleaned, constructs = drop_foreign_markup(text, has_attributes=has_attributes)
            _count(self._markup, path, constructs)
        _count(self._scripts, path, unknown_scripts(cleaned))
        return cleaned

    def report(self, reporter: Reporter) -> None:
        for name, places in self._markup.items():
            message = (
                f"`{name}` belongs to another generator and is left out of the page and the feed"
                f"{places.numbers}: write it in Markdown, or as code to show it"
            )
            reporter.report_text(places.path, message, places.text)
        for name, places in self._scripts.items():
            message = (
                f"`{name}` is not the script of a known player: it stays on the page, where it loads "
                f"without a click, and is not in the feed{places.numbers}"
            )
            reporter.report_text(places.path, message, places.text, severity=Severity.INFO)


def _count(names: dict[str, _Places], path: str, constructs: Iterable[ForeignMarkup]) -> None:
    for construct in constructs:
        places = names.setdefault(construct.name, _Places(path, construct.text))
        places.count += 1
        places.pages.add(path)
