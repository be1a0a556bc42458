"""Words that people write in more than one way: slugs, near misses, plurals."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

_LONGEST_SLUG = 60


def slug(name: str) -> str:
    """A name for addresses: letters and digits of any script, in lower case, with hyphens between."""
    spelled = name.casefold().replace("+", " plus ").replace("#", " sharp ")
    made = re.sub(r"[\W_]+", "-", spelled).strip("-")
    if len(made) > _LONGEST_SLUG:
        made = f"{made[:_LONGEST_SLUG].strip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
    return made or "tag"


def nearest(word: str, known: Collection[str]) -> str:
    """` (did you mean `x`?)` for the known word that is most like this one; "" where none is."""
    from difflib import get_close_matches

    close = get_close_matches(word.casefold(), known, 1)
    return f" (did you mean `{close[0]}`?)" if close else ""


def counted(number: int, what: str) -> str:
    """`1 episode`, `2 episodes`."""
    return f"{number} {what}{'' if number == 1 else 's'}"
