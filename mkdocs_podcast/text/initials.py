"""The letters that stand for a name or a title where there is no picture."""

from __future__ import annotations


def initials(text: str) -> str:
    """The first letters of the first and the last word: `WH` of "Wren Halloway", `Z` of "zoe"."""
    letters: list[str] = []
    for word in text.split():
        letter = next(filter(str.isalnum, word), "")
        if letter:
            letters.append(letter)
    ends = letters[:1] + letters[1:][-1:]
    return "".join(ends).upper()
