"""Much text as HTML at once, which is much faster than a line after the other."""

from __future__ import annotations

from collections.abc import Sequence

# No line of text has one.
_SEAM = "\n"
# As `html.escape` has them.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
_IN_ATTRIBUTES_ONLY = frozenset("\"'")


def escape_text(text: str, *, quote: bool = True) -> str:
    """What `html.escape` gives. It counts each of the characters first; most texts have none of
    them, and to look for one takes a tenth of the time."""
    for character, entity in _ENTITIES.items():
        if character in text and (quote or character not in _IN_ATTRIBUTES_ONLY):
            text = text.replace(character, entity)
    return text


def escape_lines(texts: Sequence[str], *, quote: bool = True) -> list[str]:
    """Each of the texts as HTML."""
    joined = _SEAM.join(texts)
    escaped = escape_text(joined, quote=quote)
    if escaped is joined:
        return list(texts)
    lines = escaped.split(_SEAM)
    if len(lines) != len(texts):
        return [escape_text(text, quote=quote) for text in texts]
    return lines
