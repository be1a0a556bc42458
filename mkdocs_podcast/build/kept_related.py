"""Related episodes in the cache: to compare all summaries takes as long as ten pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..cache.digests import list_digest
from ..cache.store import Entry
from ..pages.related import Subject, related_places
from .build_cache import BuildCache


def kept_places(cache: BuildCache, subjects: Sequence[Subject]) -> list[list[int]]:
    """What `related_places` finds."""
    return cache.remember(
        "related",
        [list_digest(list(subjects))],
        partial(related_places, subjects),
        Entry,
        partial(_read, len(subjects)),
    )


def _read(count: int, entry: Entry) -> list[list[int]]:
    """The places of an entry. Raises ValueError where there are others than these episodes'."""
    places = [[int(place) for place in others] for others in entry.data]
    if len(places) != count or not all(0 <= place < count for others in places for place in others):
        raise ValueError("these are not the places of so many episodes")
    return places
