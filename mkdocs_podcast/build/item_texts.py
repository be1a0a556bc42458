"""The items of a show's feeds as XML, each made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from .. import check
from ..feed.channel import FeedDocument, Item, Notes
from ..feed.notes_cleaner import NotesError
from ..feed.rss import item_xml
from ..model.problems import Problem, unforeseen_problem


class ItemTexts:
    """The XML of the items in these documents: an item of the show's own feed may be in those of
    its tags and of its season too.

    `noted` holds what is wrong with the notes, by the path of the page; `problems` what could not
    be made; `shortened_count` is how many items have a part of their notes only. With `pages`, only
    the items of these pages have notes.
    """

    def __init__(
        self, documents: Iterable[FeedDocument], pages: Container[str] | None = None
    ) -> None:
        self.noted: dict[str, list[Problem]] = {}
        self.problems: list[Problem] = []
        self.shortened_count = 0
        self._pages = pages
        # How many documents are still to have an item, and the XML of those that are needed again.
        self._counts = Counter(item.path for document in documents for item in document.items)
        self._made: dict[str, str] = {}

    def xml(self, item: Item) -> str:
        """The item as it is in every document; empty where an unforeseen error leaves it out."""
        text = self._made.pop(item.path, None)
        if text is None:
            text = self._make(item)
        self._counts[item.path] -= 1
        if self._counts[item.path] > 0:
            self._made[item.path] = text
        return text

    def _make(self, item: Item) -> str:
        try:
            notes = Notes()
            if self._pages is None or item.path in self._pages:
                notes = self._notes(item)
                self.noted[item.path] = check.of_notes(item, notes)
            if item.more and item.more in notes.description:
                self.shortened_count += 1
            return item_xml(item._replace(notes=lambda: notes))
        except Exception as error:
            self._add_problem(item, "the episode is missing from the feed", error)
            return ""

    def _notes(self, item: Item) -> Notes:
        try:
            return item.notes()
        except NotesError as error:
            message = f"the episode has no notes in the feed, as {error}"
            self.problems.append(Problem(item.path, message))
            return Notes("", "")
        except Exception as error:
            self._add_problem(item, "the episode has no notes in the feed", error)
            return Notes("", "")

    def _add_problem(self, item: Item, consequence: str, error: Exception) -> None:
        self.problems.append(unforeseen_problem(item.path, consequence, error))
