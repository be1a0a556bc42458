"""Names in addresses for the pages of a kind."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.matching import slug

# The page of all of a kind, and the folder of the pages that follow a list's first.
_RESERVED = ("index", "page")


def unique_slugs(
    names: Iterable[str], reserved: Iterable[str] = (), nameless: str = "tag"
) -> dict[str, str]:
    """A slug for each name, `nameless` for those without letters; those that would meet are
    numbered, in the order given."""
    slugs: dict[str, str] = {}
    used = {*_RESERVED, *reserved}
    # A thousand tags of emoji have one base: their numbers are not looked for from 2 on each time.
    next_numbers: dict[str, int] = {}
    for name in names:
        base = slug(name, nameless)
        unique = base
        number = next_numbers.get(base, 2)
        while unique in used:
            unique = f"{base}-{number}"
            number += 1
        next_numbers[base] = number
        used.add(unique)
        slugs[name] = unique
    return slugs
