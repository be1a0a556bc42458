"""Which entry of the lock file is which episode's: so that an episode keeps its GUID when its page
is renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Literal, NamedTuple

from ..media import recordings as recordings
from ..media.facts import AudioError, Facts, LockedAudio
from ..media.recordings import Read
from ..model.episode import Audio, Episode
from ..model.problems import Problem, Severity
from ..model.show import in_order
from .lockfile import NAME, LockedEpisode, LockedShow, guid_for, load, show_guid

Sign = Literal["", "recording", "title and date"]
# Facts about a recording, with its hash if asked for; None where it is no file in the docs folder.
FactsOf = Callable[[Audio, bool], Facts | None]


class Identity(NamedTuple):
    """An episode's GUID, its entry in the lock file, and by what it was known where its page was
    renamed.

    One that is `unsure` must not be locked before its author has said which it is.
    """

    guid: str
    locked: LockedEpisode | None = None
    known_by: Sign = ""
    unsure: bool = False


def no_file(audio: Audio, hashed: bool) -> Facts | None:
    return None


def facts_in(files: Mapping[str, Path], read: Read = recordings.read) -> FactsOf:
    """Facts about the recordings among files, by path in the docs folder. `read` may be a `Reader`."""

    def facts_of(audio: Audio, hashed: bool) -> Facts | None:
        path = files.get(audio.url) if audio.local else None
        try:
            return read(path, hashed=hashed) if path else None
        except AudioError as error:
            return error.facts
        except OSError:
            return None

    return facts_of


def identify(
    show: LockedShow, episodes: Iterable[Episode], facts_of: FactsOf = no_file
) -> tuple[Mapping[str, Identity], list[Problem]]:
    """The identity of each episode by the path of its page, and what is unclear or wrong.

    `episodes` are all of the show's, drafts included: what is not among them is gone. Those without
    a recording have an identity only where they are locked. `show` is as it was locked, or has but
    a GUID.
    """
    matching = _Matching(show, episodes, facts_of)
    matching.by_own_guid()
    matching.by_path()
    matching.by_recording()
    matching.by_title_and_date()
    matching.by_path_alone()
    matching.new_ones()
    return matching.found, matching.problems


def unrecorded(show: LockedShow, found: Mapping[str, Identity], name: str = NAME) -> list[Problem]:
    """What a build has to say of episodes that the lock file does not have, or has by another path.

    `show` is as it was locked. A site without a lock file is told once, and not warned: it may do
    without.
    """
    if found and not show.episodes:
        remedy = (
            "run `mkdocs-podcast lock`, so that episodes keep their GUIDs when pages are renamed"
        )
        return [Problem(name, f"no episode is in it yet: {remedy}", severity=Severity.INFO)]
    problems = []
    for path, identity in found.items():
        if identity.unsure:
            continue
        if identity.known_by and identity.locked:
            how = f"it was {identity.locked.path}, by its {identity.known_by}, and keeps its GUID"
            problems.append(
                Problem(path, f"{how}: run `mkdocs-podcast lock` to keep that in {name}")
            )
        elif not identity.locked:
            problems.append(
                Problem(path, f"the episode is not in {name}: run `mkdocs-podcast lock`")
            )
    return problems


class _Matching:
    """Episodes and entries on their way to each other, the surest signs first."""

    def __init__(self, show: LockedShow, episodes: Iterable[Episode], facts_of: FactsOf) -> None:
        self.show = show
        self.facts_of = facts_of
        self.entries = {entry.guid: entry for entry in show.episodes}
        self.at = {entry.path: entry for entry in show.episodes}
        # The oldest first: of two that claim the same, the newer one is the copy.
        held = reversed(in_order(episodes))
        self.episodes = {
            one.path: one for one in held if one.audio or one.guid or one.path in self.at
        }
        self.found: dict[str, Identity] = {}
        self.problems: list[Problem] = []
        self.candidates: dict[str, list[LockedEpisode]] = {}

    @property
    def left(self) -> list[Episode]:
        return [episode for path, episode in self.episodes.items() if path not in self.found]

    def free(self, path: str) -> LockedEpisode | None:
        """The entry of a path, where no episode has it yet."""
        entry = self.at.get(path)
        return entry if entry and entry.guid in self.entries else None

    def settle(self, episode: Episode, identity: Identity) -> None:
        self.found[episode.path] = identity
        if identity.locked:
            self.entries.pop(identity.locked.guid, None)

    def tell(self, episode: Episode, sentence: str) -> None:
        self.problems.append(Problem(episode.path, sentence))

    def by_own_guid(self) -> None:
        owners: dict[str, str] = {}
        for episode in (one for one in self.left if one.guid):
            first = owners.setdefault(episode.guid, episode.path)
            if first != episode.path:
                self.tell(
                    episode,
                    f"`guid` is that of {first} as well, and apps show one of them: give it another",
                )
                self.settle(episode, Identity(episode.guid, unsure=True))
                continue
            entry = self.entries.get(episode.guid)
            before = self.free(episode.path)
            if not entry and before and self.is_itself(episode, before):
                self.tell(
                    episode,
                    f"`guid` is another than the one in {NAME}, {before.guid}, and apps will take this for a new "
                    "episode: take `guid` out, or run `mkdocs-podcast lock` if that is meant",
                )
                self.entries.pop(before.guid)
            self.settle(episode, Identity(episode.guid, entry))

    def by_path(self) -> None:
        for episode in self.left:
            entry = self.free(episode.path)
            if entry and self.is_itself(episode, entry):
                self.settle(episode, Identity(entry.guid, entry))

    def by_recording(self) -> None:
        self.pair("recording", self.has_recording)

    def by_title_and_date(self) -> None:
        self.pair("title and date", _has_title_and_date)

    def pair(self, sign: Sign, fits: Callable[[Episode, LockedEpisode], bool]) -> None:
        """Settles what fits one entry alone, which fits nothing else."""
        entries_of: dict[object, list[LockedEpisode]] = {}
        for entry in self.entries.values():
            for key in _keys_of_entry(entry):
                entries_of.setdefault(key, []).append(entry)
        pairs = []
        for episode in self.left:
            near = {
                one.guid: one for key in self.keys_of(episode) for one in entries_of.get(key, ())
            }
            pairs += [(episode, entry) for entry in near.values() if fits(episode, entry)]
        episodes, entries = (
            Counter(one.path for one, _ in pairs),
            Counter(one.guid for _, one in pairs),
        )
        for episode, entry in pairs:
            if episodes[episode.path] == entries[entry.guid] == 1:
                self.settle(episode, Identity(entry.guid, entry, sign))
            else:
                self.candidates.setdefault(episode.path, []).append(entry)

    def keys_of(self, episode: Episode) -> Iterator[object]:
        """What an entry has one of if it may be the episode's: a size, a URL, title and date."""
        yield episode.title, _date(episode)
        for audio in episode.audio:
            facts = self.facts_of(audio, False) if audio.local else None
            yield facts.length if facts else audio.url

    def by_path_alone(self) -> None:
        """The same path, and another recording and title: the same episode made anew, or another
        one in its place."""
        for episode in self.left:
            entry = self.free(episode.path)
            if not entry:
                continue
            is_sure = not episode.audio or (bool(entry.date) and _date(episode) == entry.date)
            if not is_sure:
                self.tell(
                    episode,
                    f"title, date and recording are others than in {NAME}: write `guid: {entry.guid}` if it is still "
                    "that episode, or another `guid` if it is a new one",
                )
            self.settle(episode, Identity(entry.guid, entry, unsure=not is_sure))

    def new_ones(self) -> None:
        taken = {entry.guid for entry in self.show.episodes} | {
            identity.guid for identity in self.found.values()
        }
        for episode in self.left:
            guid = self.new_guid(episode.path, taken)
            taken.add(guid)
            candidates = [
                entry
                for entry in self.candidates.get(episode.path, ())
                if entry.guid in self.entries
            ]
            if candidates:
                paths = " or ".join(
                    dict.fromkeys(
                        f"{entry.path} (`guid: {entry.guid}`)" for entry in candidates[:3]
                    )
                )
                self.tell(
                    episode,
                    f"it may be what was {paths}: write that `guid`, or `guid: {guid}` for a new one",
                )
            self.settle(episode, Identity(guid, unsure=bool(candidates)))

    def new_guid(self, path: str, taken: Container[str]) -> str:
        """The path may have been that of an episode which has moved, and has the GUID that the path
        gives."""
        names = chain([path], (f"{path}#{number}" for number in count(2)))
        guids = (guid_for(name, self.show.guid) for name in names)
        return next(guid for guid in guids if not guid or guid not in taken)

    def is_itself(self, episode: Episode, entry: LockedEpisode) -> bool:
        return episode.title == entry.title or self.has_recording(episode, entry)

    def has_recording(self, episode: Episode, entry: LockedEpisode) -> bool:
        is_alike = _has_title_and_date(episode, entry)
        return any(
            self.is_same(audio, locked, is_alike)
            for audio in episode.audio
            for locked in entry.audio
        )

    def is_same(self, audio: Audio, locked: LockedAudio, is_alike: bool) -> bool:
        if not audio.local:
            return audio.url == locked.url
        facts = self.facts_of(audio, False)
        if not facts or facts.length is None or facts.length != locked.facts.length:
            return False
        if is_alike or audio.url == locked.url:
            return True
        # A hash costs reading the whole file: only for a file of that size, with another name, of
        # another episode.
        facts = facts if facts.sha256 or not locked.facts.sha256 else self.facts_of(audio, True)
        return facts is not None and facts.sha256 == locked.facts.sha256 != ""


def _keys_of_entry(entry: LockedEpisode) -> set[object]:
    keys: set[object] = {(entry.title, entry.date)}
    return keys.union(*({audio.url, audio.facts.length} for audio in entry.audio))


def _has_title_and_date(episode: Episode, entry: LockedEpisode) -> bool:
    return bool(entry.title and entry.date) and (episode.title, _date(episode)) == (
        entry.title,
        entry.date,
    )


def _date(episode: Episode) -> str:
    return episode.date.isoformat() if episode.date else ""


def locked_episode(episode: Episode, guid: str, audio: Sequence[LockedAudio]) -> LockedEpisode:
    """The entry of an episode."""
    return LockedEpisode(guid, episode.path, episode.title, _date(episode), tuple(audio))


@dataclass(frozen=True)
class Place:
    """Where a show is kept: in the lock file at `file`, by its index among the `indexes` of all
    shows.

    `feed_url` is the full address that its feed has or would have, empty without `site_url`; `guid`
    is the option. `has_lock` is False for a show that is in no lock file.
    """

    file: Path
    index: str
    indexes: tuple[str, ...] = ()
    feed_url: str = ""
    guid: str = ""
    has_feed: bool = True
    has_lock: bool = True


def identities(
    place: Place, episodes: Iterable[Episode], files: Mapping[str, Path], read: Read
) -> tuple[str, Mapping[str, Identity], list[Problem]]:
    """The show's GUID, the identity of each episode by the lock file, and what is to be said of
    that file.

    Where there is neither a lock file nor a feed, nobody asks. Raises LockError.
    """
    held, file = list(episodes), place.file
    if not place.has_lock:
        return place.guid or show_guid(place.feed_url), {}, []
    lock, text = load(file)
    show, _ = lock.begin(
        place.index, place.feed_url, [one.path for one in held], place.indexes, place.guid
    )
    if not text and not place.has_feed:
        return show.guid, {}, []
    found, problems = identify(show, held, facts_in(files, read))
    return show.guid, found, [*problems, *unrecorded(show, found, file.name)]
