"""Which field each key of front matter holds, however it is spelled.

A key may also be behind `podcast_` or `itunes_`, or within a mapping of key_names.CONTAINERS. There
it comes directly after the same key by itself: `guid`, `podcast_guid`, `itunes.guid`, then
`episode_guid`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..model.feed_tags import ITEM_TAGS
from .key_names import CONTAINERS, normal, squeeze
from .platforms import PLATFORM_KEYS

_PREFIXES = ("podcast_", "itunes_")
# Here sites keep whatever they like, so that what a field cannot use is no mistake.
_GENERAL = ("extra.", "params.")
_IN_CONTAINERS = tuple(f"{name}." for name in CONTAINERS)
_SPELLINGS = (
    *_PREFIXES,
    *_IN_CONTAINERS,
    *(f"{container}{prefix}" for container in _IN_CONTAINERS for prefix in _PREFIXES),
)
_RANKS_PER_KEY = len(_SPELLINGS) + 1
# With a prefix these are about the show, or a directory's: `podcast_id`, `itunes_category`.
_BARE_KEYS = frozenset({"id", "name", "section", "category", "categories"})
# Too short and general for a mapping that may hold anything.
_FEED_FIELDS = frozenset(tag.name for tag in ITEM_TAGS)


def is_general(key: str) -> bool:
    """Whether a key is in a mapping that may hold anything."""
    return key.startswith(_GENERAL)


def base_key(key: str) -> str:
    """A key without what may be before it: `guid` for `podcast_guid` and `itunes.guid`."""
    for beginning in (*_IN_CONTAINERS, *_PREFIXES):
        key = key.removeprefix(beginning)
    return key


class KeyTable:
    """The keys of fields by every spelling.

    `names` are keys as the table of fields writes them, by their squeezed form.
    """

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self.names: dict[str, str] = {}
        self._fields: dict[str, list[tuple[str, int]]] = {}
        for name, field_keys in keys.items():
            for rank, key in enumerate(field_keys):
                self._add(name, rank * _RANKS_PER_KEY, key)
        explicit_names = frozenset(self.names)
        for name, field_keys in keys.items():
            for rank, key in enumerate(field_keys):
                for place, spelling in _spellings(name, key):
                    if squeeze(spelling) not in explicit_names:
                        self._add(name, rank * _RANKS_PER_KEY + place, spelling)
        for key in PLATFORM_KEYS:
            self.names.setdefault(squeeze(key), key)
        # A site's pages have the same few keys.
        self.name_of = lru_cache(maxsize=1_000)(self._name_of)

    def _name_of(self, key: str) -> str:
        return self.names.get(squeeze(key)) or normal(key)

    def _add(self, name: str, rank: int, key: str) -> None:
        normal_key = self.names.setdefault(squeeze(key), key)
        self._fields.setdefault(normal_key, []).append((name, rank))

    def present(self, flat: Mapping[str, object]) -> dict[str, list[str]]:
        """The keys of each field that front matter (flattened) has, the first choice first."""
        ranked_keys: dict[str, list[tuple[int, str]]] = {}
        for key in flat:
            for name, rank in self._fields.get(key, ()):
                ranked_keys.setdefault(name, []).append((rank, key))
        return {name: [key for _, key in sorted(keys)] for name, keys in ranked_keys.items()}


def key_table_of(keys: Mapping[str, tuple[str, ...]]) -> KeyTable:
    """The table of these keys, which takes as long to make as a page."""
    return _key_table(tuple(keys.items()))


@lru_cache(maxsize=8)
def _key_table(items: tuple[tuple[str, tuple[str, ...]], ...]) -> KeyTable:
    return KeyTable(dict(items))


def _spellings(name: str, key: str) -> list[tuple[int, str]]:
    """A key with what may be before it, each with its place in their order."""
    if key in _BARE_KEYS:
        return []
    spellings = []
    for place, beginning in enumerate(_SPELLINGS, 1):
        if name in _FEED_FIELDS and is_general(beginning):
            continue
        spellings.append((place, beginning + key))
    return spellings
