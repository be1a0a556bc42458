"""Whether a heading is the episode's title, which people write in more than one way."""

from __future__ import annotations

from ..text.patterns import pattern

_TAG = pattern(r"<[^<>]*>")


def is_same_title(heading: str, title: str) -> bool:
    """Whether both say the same, but for punctuation and a number before one of them: `Hooks` and
    `Episode 12: Hooks`."""
    if not title:
        return True
    letters, expected = _letters(heading), _letters(title)
    if letters == expected:
        return True
    shorter, longer = sorted((letters, expected), key=len)
    if not shorter or not longer.endswith(shorter):
        return False
    return any(character.isdigit() for character in longer.removesuffix(shorter))


def _letters(text: str) -> str:
    """Only the letters and digits."""
    return "".join(filter(str.isalnum, _TAG.sub("", text).casefold()))
