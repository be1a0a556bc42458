"""Many texts as HTML at once, which is much faster than one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

# No line of text has one.
_SEAM = "\n"


def escape_lines(texts: Sequence[str]) -> list[str]:
    """Each of the texts as HTML."""
    escaped = escape(_SEAM.join(texts)).split(_SEAM)
    if len(escaped) != len(texts):
        return list(map(escape, texts))
    return escaped
