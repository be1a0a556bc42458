"""How much of its transcripts a show has in the site's search."""

from __future__ import annotations

from enum import Enum


class SearchDetail(Enum):
    """The option's values."""

    NONE = "false"

    WORDS = "words"
    """Each word of an episode once: hits lead to its transcript."""

    TEXT = "text"
    """All that is said: hits lead to its moments."""

    BY_SIZE = "true"
    """The text, unless that of the whole site is too much for browsers to load."""
