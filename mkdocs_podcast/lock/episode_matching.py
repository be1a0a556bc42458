"""Which entry of the lock file is which episode's: an episode keeps its GUID when its page is
renamed.

What is not certain is left to the author, and what apps would take for a new episode is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping

from ..model.episode import Episode
from ..model.problems import Problem
from ..model.show import in_order
from .guids import path_guid
from .identity import FactsOf, Identity, Sign, iso_date, no_files
from .lockfile import LOCK_NAME, LockedEpisode, LockedShow
from .resemblance import Resemblance, has_title_and_date, keys_of_entry

# As many episodes that a page may have been are listed.
_MOST_CANDIDATES = 3
_NEW_GUID_REMEDY = (
    "and apps will take this for a new episode: "
    "remove `guid`, or run `mkdocs-podcast lock` if that is intended"
)


def identify(
    show: LockedShow, episodes: Iterable[Episode], facts_of: FactsOf = no_files
) -> tuple[Mapping[str, Identity], list[Problem]]:
    """The identity of each episode by the path of its page, and what is unclear or wrong.

    `episodes` are all of the show's, drafts included: what is not among them is gone. Those without
    a recording have an identity only where they are locked. `show` is as it was locked, or has only
    a GUID.
    """
    matching = _Matching(show, episodes, Resemblance(facts_of))
    matching.match_guids()
    matching.match_paths()
    matching.match_renamed("recording", matching.resemblance.has_recording)
    matching.match_renamed("title and date", has_title_and_date)
    matching.match_changed()
    matching.assign_new_guids()
    matching.warn_replaced_guids()
    return matching.identities, matching.problems


class _Matching:
    """Finds the entry of each episode, by the surest signs first."""

    def __init__(
        self, show: LockedShow, episodes: Iterable[Episode], resemblance: Resemblance
    ) -> None:
        self.show = show
        self.resemblance = resemblance
        # The entries that no episode has yet.
        self.free_entries = {entry.guid: entry for entry in show.episodes}
        self.entries_by_path = {entry.path: entry for entry in show.episodes}
        # The oldest first: of two that claim the same, the newer one is the copy.
        self.episodes = list(filter(self.is_identifiable, reversed(in_order(episodes))))
        self.identities: dict[str, Identity] = {}
        self.problems: list[Problem] = []
        # Entries that an episode may be: by the path of its page, by GUID.
        self.candidates: dict[str, dict[str, LockedEpisode]] = {}

    def is_identifiable(self, episode: Episode) -> bool:
        if episode.audio or episode.guid:
            return True
        return episode.path in self.entries_by_path

    def unmatched(self) -> list[Episode]:
        return [episode for episode in self.episodes if episode.path not in self.identities]

    def free_entry_at(self, path: str) -> LockedEpisode | None:
        """The entry of a path, where no episode has it yet."""
        entry = self.entries_by_path.get(path)
        if not entry:
            return None
        return self.free_entries.get(entry.guid)

    def settle(self, episode: Episode, identity: Identity) -> None:
        self.identities[episode.path] = identity
        if identity.locked:
            self.free_entries.pop(identity.locked.guid, None)

    def warn(self, episode: Episode, message: str, field: str = "", rule: str = "") -> None:
        self.problems.append(Problem(episode.path, message, field=field, rule=rule))

    def match_guids(self) -> None:
        """Episodes whose front matter has their GUID."""
        paths: dict[str, str] = {}
        for episode in self.unmatched():
            if not episode.guid:
                continue
            first_path = paths.setdefault(episode.guid, episode.path)
            if first_path != episode.path:
                self.warn(
                    episode,
                    f"`guid` is that of {first_path} as well, and apps show one of them: "
                    "give it another",
                    field="guid",
                    # What directories refuse is said once, by whoever notices it first.
                    rule="guid-twice",
                )
                self.settle(episode, Identity(episode.guid, unsure=True))
                continue
            entry = self.free_entries.get(episode.guid)
            self.replace_entry_at_path(episode, entry)
            self.settle(episode, Identity(episode.guid, entry))

    def replace_entry_at_path(self, episode: Episode, entry: LockedEpisode | None) -> None:
        """Warns where the page has been locked with another GUID than that of front matter, whose
        entry is given if there is one."""
        replaced = self.free_entry_at(episode.path)
        if not replaced:
            return
        # Front matter has the GUID that is locked.
        if replaced == entry:
            return
        if not self.resemblance.is_same_episode(episode, replaced):
            return
        if entry and self.resemblance.is_same_episode(episode, entry):
            return
        self.warn_replaced(episode, replaced)

    def warn_replaced_guids(self) -> None:
        """Warns where a page was renamed and got a `guid` that is not the one of its entry."""
        entries_by_key = self.index_free_entries()
        for episode in self.episodes:
            if not episode.guid:
                continue
            identity = self.identities[episode.path]
            if identity.locked or identity.unsure:
                continue
            for entry in self.near_entries(episode, entries_by_key):
                if self.is_renamed(episode, entry):
                    self.warn_replaced(episode, entry)
                    break

    def is_renamed(self, episode: Episode, entry: LockedEpisode) -> bool:
        if entry.guid not in self.free_entries:
            return False
        if self.resemblance.has_recording(episode, entry):
            return True
        return has_title_and_date(episode, entry)

    def warn_replaced(self, episode: Episode, entry: LockedEpisode) -> None:
        change = f"`guid` is not the one in {LOCK_NAME}, {entry.guid}"
        if entry.path != episode.path:
            change = f"`guid` is not the one that {LOCK_NAME} has for {entry.path}, {entry.guid}"
        self.warn(episode, f"{change}, {_NEW_GUID_REMEDY}", field="guid")
        del self.free_entries[entry.guid]

    def match_paths(self) -> None:
        """Episodes whose page is where it was."""
        for episode in self.unmatched():
            entry = self.free_entry_at(episode.path)
            if entry and self.resemblance.is_same_episode(episode, entry):
                self.settle(episode, Identity(entry.guid, entry))

    def match_renamed(self, sign: Sign, fits: Callable[[Episode, LockedEpisode], bool]) -> None:
        """Episodes that fit exactly one entry, which fits no other episode."""
        entries_by_key = self.index_free_entries()
        pairs = []
        for episode in self.unmatched():
            entries = self.near_entries(episode, entries_by_key)
            pairs += [(episode, entry) for entry in entries if fits(episode, entry)]
        matches_of_page = Counter(episode.path for episode, _ in pairs)
        matches_of_entry = Counter(entry.guid for _, entry in pairs)
        for episode, entry in pairs:
            if matches_of_page[episode.path] == 1 and matches_of_entry[entry.guid] == 1:
                self.settle(episode, Identity(entry.guid, entry, sign))
            else:
                self.candidates.setdefault(episode.path, {})[entry.guid] = entry

    def index_free_entries(self) -> Mapping[object, list[LockedEpisode]]:
        """The entries that no episode has yet, by what an episode may share with one."""
        entries_by_key: dict[object, list[LockedEpisode]] = {}
        for entry in self.free_entries.values():
            for key in keys_of_entry(entry):
                entries_by_key.setdefault(key, []).append(entry)
        return entries_by_key

    def near_entries(
        self, episode: Episode, entries_by_key: Mapping[object, list[LockedEpisode]]
    ) -> Iterable[LockedEpisode]:
        """The entries that share something with an episode, each once."""
        entries: dict[str, LockedEpisode] = {}
        for key in self.resemblance.keys(episode):
            for entry in entries_by_key.get(key, ()):
                entries[entry.guid] = entry
        return entries.values()

    def match_changed(self) -> None:
        """The same path, and another recording and title: the same episode made anew, or another
        one in its place."""
        for episode in self.unmatched():
            entry = self.free_entry_at(episode.path)
            if not entry:
                continue
            is_sure = not episode.audio
            if entry.date and iso_date(episode) == entry.date:
                is_sure = True
            if not is_sure:
                self.warn(
                    episode,
                    f"title, date and recording are not those in {LOCK_NAME}: "
                    f"write `guid: {entry.guid}` if it is still that episode, "
                    "or another `guid` if it is a new one",
                )
            self.settle(episode, Identity(entry.guid, entry, unsure=not is_sure))

    def assign_new_guids(self) -> None:
        """GUIDs for the episodes that nothing in the lock file fits, or too much does."""
        taken_guids = {entry.guid for entry in self.show.episodes}
        taken_guids.update(identity.guid for identity in self.identities.values())
        for episode in self.unmatched():
            guid = _new_guid(episode.path, self.show.guid, taken_guids)
            taken_guids.add(guid)
            is_unsure = self.warn_candidates(episode, guid)
            self.settle(episode, Identity(guid, unsure=is_unsure))

    def warn_candidates(self, episode: Episode, guid: str) -> bool:
        """Warns where an episode that would get a new GUID may be one of several that are locked;
        whether it may."""
        candidates = self.candidates.get(episode.path, {}).values()
        options = [
            f"{entry.path} (`guid: {entry.guid}`)"
            for entry in candidates
            if entry.guid in self.free_entries
        ]
        if not options:
            return False
        message = f"it may be what was {' or '.join(options[:_MOST_CANDIDATES])}"
        self.warn(episode, f"{message}: write that `guid`, or `guid: {guid}` for a new one")
        return True


def _new_guid(path: str, show_guid: str, taken_guids: Container[str]) -> str:
    """The GUID of a path; of the path and a number where an episode that has moved has it."""
    guid = path_guid(path, show_guid)
    number = 2
    while guid and guid in taken_guids:
        guid = path_guid(f"{path}#{number}", show_guid)
        number += 1
    return guid
