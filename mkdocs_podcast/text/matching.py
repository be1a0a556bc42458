"""Words that people write in more than one way: slugs, near misses, plurals."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

_LONGEST_SLUG = 60


def slug(name: str) -> str:
    """A name for addresses: letters and digits of any script, in lower case, with hyphens between."""
    spelled = name.casefold().replace("+", " plus ").replace("#", " sharp ")
    result = re.sub(r"[\W_]+", "-", spelled).strip("-")
    if not result:
        return "tag"
    if len(result) <= _LONGEST_SLUG:
        return result
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{result[:_LONGEST_SLUG].strip('-')}-{digest}"


def nearest(word: str, choices: Collection[str]) -> str:
    """` (did you mean `x`?)` for the choice that is most like a word; "" where there is none."""
    from difflib import get_close_matches

    matches = get_close_matches(word.casefold(), choices, 1)
    if not matches:
        return ""
    return f" (did you mean `{matches[0]}`?)"


def counted(number: int, what: str) -> str:
    """`1 episode`, `2 episodes`."""
    if number == 1:
        return f"1 {what}"
    return f"{number} {what}s"
