"""How a show's lock differs from the one before, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from .enclosure_facts import describe_differences
from .lockfile import LockedEpisode, LockedShow


def describe_changes(old: LockedShow, new: LockedShow) -> Iterator[str]:
    """Episodes that are new, gone or renamed, and other recordings; in order of their paths."""
    old_by_guid = {entry.guid: entry for entry in old.episodes}
    new_guids = set(map(attrgetter("guid"), new.episodes))
    removed: dict[str, LockedEpisode] = {}
    for entry in old.episodes:
        if entry.guid not in new_guids:
            removed[entry.path] = entry
    for entry in sorted(new.episodes, key=attrgetter("path")):
        replaced = removed.pop(entry.path, None)
        if entry.guid in old_by_guid:
            yield from _describe_episode(old_by_guid[entry.guid], entry)
        elif replaced:
            yield f"{entry.path}: its GUID changes from {replaced.guid} to {entry.guid}."
        else:
            yield f"{entry.path}: new."
    for path in sorted(removed):
        yield f"{path}: gone."


def _describe_episode(old: LockedEpisode, new: LockedEpisode) -> Iterator[str]:
    if old.path != new.path:
        yield f"{new.path}: was {old.path}, and keeps its GUID."
    old_facts = {record.url: record.facts for record in old.audio}
    for record in new.audio:
        facts = old_facts.pop(record.url, None)
        if facts is None:
            yield f"{new.path}: `{record.url}` is new."
        elif facts != record.facts:
            differences = describe_differences(facts, record.facts)
            if not differences:
                differences = "more is known about it"
            yield f"{new.path}: `{record.url}`: {differences}."
    for url in old_facts:
        yield f"{new.path}: `{url}` is gone."
