"""What a search plugin is given of an episode beside its page."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.records import NamedTuple


class SearchEntry(NamedTuple):
    """What a hit leads to, by its id, and its heading."""

    anchor: str
    heading: str


class SearchText(NamedTuple):
    """Entries, and the HTML of all of them, which is found."""

    entries: Sequence[SearchEntry] = ()
    html: str = ""
