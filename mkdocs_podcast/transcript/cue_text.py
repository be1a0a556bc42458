"""A cue, and how the words of several are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.cue import Cue

# With the line of its source.
Placed = tuple[int, Cue]


# Scripts that are written without spaces between words: Chinese and Japanese with their punctuation
# and wide forms.
_UNSPACED = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
# In captions these begin the words of somebody else.
CHANGE = re.compile(r"(?:>>+|[-–—])[ \t]+(?=\S)|>>+(?=\S)")
_CLOSING = re.compile(r"[.,!?;:…%)\]}»”]+\Z")


def between(left: str, right: str) -> str:
    """What stands between two pieces of a text: a space, or nothing."""
    if not left or not right or _CLOSING.match(right):
        return ""
    if left.isascii() or right.isascii():
        return " "
    return "" if _UNSPACED.match(left[-1]) and _UNSPACED.match(right[0]) else " "


def joined(pieces: Iterable[str]) -> str:
    """One text of several pieces."""
    parts: list[str] = []
    last = ""
    for piece in pieces:
        if piece:
            parts += (between(last, piece), piece)
            last = piece
    return "".join(parts)
