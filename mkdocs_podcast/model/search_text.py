"""What a search plugin is given of an episode beside its page."""

from __future__ import annotations

from ..text.records import NamedTuple


class SearchEntry(NamedTuple):
    """What a hit leads to, by its id, its heading, and the HTML that is found, in which quotes are
    as they are."""

    anchor: str
    heading: str
    html: str
