"""Fragments that differ in their texts only are rendered once, with slots where the texts go.

A slot is a name between two characters for private use, which escaping leaves as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import escape

from ..text.patterns import pattern

_SLOT = pattern("\ue002([^\ue002\ue003]*)\ue003")


def slot(name: str) -> str:
    return f"\ue002{name}\ue003"


def fill(shape: str, texts: Mapping[str, str]) -> str:
    """The HTML of a shape with these texts, escaped, in its slots."""
    return _SLOT.sub(lambda match: escape(texts.get(match[1], "")), shape)


def pieces_of(shape: str, names: Sequence[str]) -> list[str] | None:
    """What is before, between and after the slots of a shape; None unless it has exactly these, in
    this order."""
    pieces = _SLOT.split(shape)
    if pieces[1::2] != list(names):
        return None
    return pieces[::2]


def filler_of(shape: str, names: Sequence[str]) -> Callable[..., str]:
    """A function that puts HTML into the slots with these names, in their order.

    Python's own formatting takes a sixth of the time of `fill`, and a transcript has thousands of
    lines.
    """
    text = shape.replace("{", "{{").replace("}", "}}")
    for number, name in enumerate(names):
        text = text.replace(slot(name), f"{{{number}}}")
    return text.format
