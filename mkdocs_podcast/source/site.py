"""What reading an episode needs to know of the site around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..model.episode import Person
from .fields import FIELDS


def nobody(slug: str) -> Person | None:
    return None


def nowhere(path: str) -> bool:
    return False


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """What reading an episode needs to know of the site around it.

    `exists` tells of a path in the docs folder, `person` of a guest's or host's own page.
    `media_prefix` stands before bare file names, and may hold `{filename}` for names without an
    ending.
    """

    exists: Callable[[str], bool] = nowhere
    person: Callable[[str], Person | None] = nobody
    media_prefix: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {name: f.keys for name, f in FIELDS.items()}
    )
    category: str = "podcast"
    tag: str = ""
    base_path: str = "/"
    peertube: tuple[str, ...] = ()
    castopod: tuple[str, ...] = ()

    @cached_property
    def fields_of(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """The fields that each key may hold, with the key's place in the field's order."""
        found: dict[str, list[tuple[str, int]]] = {}
        for name, keys in self.keys.items():
            for place, key in enumerate(keys):
                found.setdefault(key, []).append((name, place))
        return {key: tuple(fields) for key, fields in found.items()}

    def present(self, flat: Mapping[str, object]) -> dict[str, list[str]]:
        """The keys of each field that front matter (flattened) has, the first choice first."""
        placed: dict[str, list[tuple[int, str]]] = {}
        for key in flat:
            for name, place in self.fields_of.get(key, ()):
                placed.setdefault(name, []).append((place, key))
        return {name: [key for _, key in sorted(keys)] for name, keys in placed.items()}
