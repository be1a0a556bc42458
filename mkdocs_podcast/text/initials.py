"""What is drawn for a name or a title where there is no picture; `frontend/artwork.js` does the same."""

from __future__ import annotations

HUES = 360


def initials(text: str) -> str:
    """The first letters of the first and the last word: `WH` of "Wren Halloway", `Z` of "zoe"."""
    letters: list[str] = []
    for word in text.split():
        letter = next(filter(str.isalnum, word), "")
        if letter:
            letters.append(letter)
    ends = letters[:1] + letters[1:][-1:]
    return "".join(ends).upper()


def hue(text: str) -> int:
    """A colour's place on the wheel of hues, in degrees, that is the text's own."""
    number = 0
    for letter in text:
        number = (number * 31 + ord(letter)) % HUES
    return number
