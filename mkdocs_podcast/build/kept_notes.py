"""Show notes in the cache: to make them safe and short takes longer than the rest of a feed."""

from __future__ import annotations

from collections.abc import Sequence

from ..cache.store import Entry
from ..feed.channel import Notes
from ..feed.notes_cleaner import NotesCleaner
from ..feed.show_notes import show_notes
from .build_cache import BuildCache


def cached_show_notes(
    cache: BuildCache,
    notes: str,
    url: str,
    cleaner: NotesCleaner,
    *,
    summary: str = "",
    lead: str = "",
    times: Sequence[str] = (),
    more: str = "",
) -> Notes:
    """What `show_notes` makes of the same."""
    return cache.remember(
        "notes",
        (notes, url, summary, lead, more, *times),
        lambda: show_notes(notes, url, cleaner, summary=summary, lead=lead, times=times, more=more),
        lambda made: Entry(len(made.html), made.html + made.description),
        lambda entry: Notes(entry.text[: entry.data], entry.text[entry.data :]),
    )
