"""Fragments that differ in their texts only are rendered once, with slots where the texts go.

A slot is a name between two characters for private use, which escaping leaves as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import escape

from ..text.patterns import pattern

_BETWEEN = "\ue003"
_SLOT = pattern("\ue002([^\ue002\ue003]*)\ue003")


def slot(name: str) -> str:
    return f"\ue002{name}\ue003"


class Shape:
    """HTML with slots, each in any place and as often as the HTML needs it."""

    def __init__(self, html: str) -> None:
        self.html = html
        pieces = _SLOT.split(html)
        self._names = pieces[1::2]
        texts = [piece.replace("{", "{{").replace("}", "}}") for piece in pieces[::2]]
        self._fill = "{}".join(texts).format

    def fill(self, texts: Mapping[str, str]) -> str:
        """The HTML with these texts, escaped, in its slots."""
        values = [texts.get(name, "") for name in self._names]
        # To escape them one by one is most of the time.
        escaped = str(escape(_BETWEEN.join(values))).split(_BETWEEN)
        if len(escaped) != len(values):
            escaped = list(map(escape, values))
        return self._fill(*escaped)


def pieces_of(shape: str, names: Sequence[str]) -> list[str] | None:
    """What is before, between and after the slots of a shape; None unless it has exactly these, in
    this order."""
    pieces = _SLOT.split(shape)
    if pieces[1::2] != list(names):
        return None
    return pieces[::2]


def filler_of(shape: str, names: Sequence[str]) -> Callable[..., str]:
    """A function that puts HTML into the slots with these names, in their order.

    A transcript has thousands of lines, whose values are escaped already.
    """
    text = shape.replace("{", "{{").replace("}", "}}")
    for number, name in enumerate(names):
        text = text.replace(slot(name), f"{{{number}}}")
    return text.format
