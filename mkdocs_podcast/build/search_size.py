"""How much of the transcripts the site's search has, where the options leave that to their size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..model.search_detail import SearchDetail

if TYPE_CHECKING:
    from .rendering import ShowPages
    from .reporter import Reporter

# With more letters of talk in a site, about 170 hours of it, the search has words only.
_MOST_LETTERS = 10_000_000
# The options with which a show's text counts.
_WITH_TEXT = (SearchDetail.TEXT, SearchDetail.BY_SIZE)
_MUCH_TEXT = (
    "The transcripts have {:.0f} MB of text, more than a search in a browser should load: the "
    "search finds each word of an episode, and leads to its transcript instead of the moment. "
    "Set `transcripts: {{search: text}}` to have all of the text searched, or `words` to keep it "
    "so without this message."
)


def detail_by_size(shows: Iterable[ShowPages], reporter: Reporter) -> SearchDetail:
    """The text of transcripts, or where they are long, their words."""
    letters = sum(
        pages.letters_said for pages in shows if pages.settings.transcript_search in _WITH_TEXT
    )
    if letters <= _MOST_LETTERS:
        return SearchDetail.TEXT
    reporter.report_once(_MUCH_TEXT.format(letters / 1e6))
    return SearchDetail.WORDS
