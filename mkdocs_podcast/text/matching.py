"""Words that people write in more than one way: slugs, near misses, plurals."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from .patterns import pattern

_NOT_IN_SLUGS = pattern(r"[\W_]+")

_LONGEST_SLUG = 60
# In words of fewer letters only swapped ones are a slip; from so many on, two slips are likely.
_SHORT = 5
_LONG = 9


def slug(name: str, nameless: str = "tag") -> str:
    """A name for addresses: letters and digits of any script, in lower case, with hyphens between;
    `nameless` for what has neither."""
    spelled = name.casefold().replace("+", " plus ").replace("#", " sharp ")
    result = _NOT_IN_SLUGS.sub("-", spelled).strip("-")
    if not result:
        return nameless
    if len(result) <= _LONGEST_SLUG:
        return result
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{result[:_LONGEST_SLUG].strip('-')}-{digest}"


def nearest_choice(word: str, choices: Collection[str], likeness: float = 0.6) -> str:
    """The choice that is most like a word; "" where none is so like it."""
    from difflib import get_close_matches

    matches = get_close_matches(word.casefold(), choices, 1, likeness)
    return matches[0] if matches else ""


def nearest(word: str, choices: Collection[str]) -> str:
    """` (did you mean `x`?)` for the choice that is most like a word, or ""."""
    choice = nearest_choice(word, choices)
    if not choice:
        return ""
    return f" (did you mean `{choice}`?)"


def counted(number: int, what: str) -> str:
    """`1 episode`, `2 episodes`."""
    if number == 1:
        return f"1 {what}"
    return f"{number} {what}s"


def near_miss(word: str, choices: Iterable[str]) -> str:
    """The choice that a word is a slip of the keyboard away from, or "".

    Unlike `nearest`, this is for words that may well be right as they are: short words have to be
    nearly the same, and a plural is not a slip.
    """
    for choice in choices:
        # More letters than that are no slip, and counting edits takes long.
        if abs(len(word) - len(choice)) > 2:
            continue
        if _is_slip(word, choice):
            return choice
    return ""


def _is_slip(word: str, choice: str) -> bool:
    if word in (choice, f"{choice}s", choice.removesuffix("s")):
        return False
    if len(choice) < _SHORT:
        has_same_letters = sorted(word) == sorted(choice)
        return has_same_letters and word[:1] == choice[:1]
    most = 1
    if len(choice) >= _LONG:
        most = 2
    return _edits(word, choice) <= most


def _edits(word: str, choice: str) -> int:
    """How many letters have to be added, removed, replaced, or swapped with their neighbour."""
    before_previous: list[int] = []
    previous = list(range(len(choice) + 1))
    for row, letter in enumerate(word):
        current = [row + 1]
        for column, other in enumerate(choice):
            replaced = previous[column] + (letter != other)
            cost = min(previous[column + 1] + 1, current[column] + 1, replaced)
            if row and column:
                are_swapped = (word[row - 1], letter) == (other, choice[column - 1])
                if are_swapped:
                    cost = min(cost, before_previous[column - 1] + 1)
            current.append(cost)
        before_previous, previous = previous, current
    return previous[-1]
