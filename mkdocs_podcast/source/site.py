"""What reading an episode needs to know of the site around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..model.episode import Person
from .fields import FIELDS


def _no_person(slug: str) -> Person | None:
    return None


def _no_paths() -> Iterable[str]:
    return ()


def _no_file(path: str) -> bool:
    return False


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """What reading an episode needs to know of the site around it.

    `exists` says whether there is a file at a path in the docs folder, `paths` gives those of all
    files there, `person` who a guest's or
    host's own page is about. `media_prefix` comes before bare file names, and may hold `{filename}`
    for names without an extension.
    """

    exists: Callable[[str], bool] = _no_file
    paths: Callable[[], Iterable[str]] = _no_paths
    person: Callable[[str], Person | None] = _no_person
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
        """The fields that each key may hold, with the key's rank in the field's order."""
        fields: dict[str, list[tuple[str, int]]] = {}
        for name, keys in self.keys.items():
            for rank, key in enumerate(keys):
                fields.setdefault(key, []).append((name, rank))
        return {key: tuple(ranked_fields) for key, ranked_fields in fields.items()}

    def present(self, flat: Mapping[str, object]) -> dict[str, list[str]]:
        """The keys of each field that front matter (flattened) has, the first choice first."""
        ranked_keys: dict[str, list[tuple[int, str]]] = {}
        for key in flat:
            for name, rank in self.fields_of.get(key, ()):
                ranked_keys.setdefault(name, []).append((rank, key))
        return {name: [key for _, key in sorted(keys)] for name, keys in ranked_keys.items()}
