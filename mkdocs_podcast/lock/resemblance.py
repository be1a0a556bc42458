"""What an episode has in common with an entry of the lock file."""

from __future__ import annotations

from collections.abc import Iterator

from ..media.facts import AudioRecord
from ..model.episode import Audio, Episode
from ..text.records import dataclass
from .identity import FactsOf, iso_date
from .lockfile import LockedEpisode


def has_title_and_date(episode: Episode, entry: LockedEpisode) -> bool:
    """Whether both are the same, and neither is missing."""
    if not entry.title or not entry.date:
        return False
    if episode.title != entry.title:
        return False
    return iso_date(episode) == entry.date


def keys_of_entry(entry: LockedEpisode) -> set[object]:
    """What an episode that resembles an entry has at least one of: see `Resemblance.keys`."""
    keys: set[object] = {(entry.title, entry.date)}
    for record in entry.audio:
        keys |= {record.url, record.facts.length}
    return keys


@dataclass(frozen=True)
class Resemblance:
    """Compares episodes and entries by their recordings."""

    facts_of: FactsOf

    def keys(self, episode: Episode) -> Iterator[object]:
        """Title and date, and the size or the URL of each recording: only entries that share one of
        them need be compared."""
        yield episode.title, iso_date(episode)
        for audio in episode.audio:
            facts = None
            if audio.local:
                facts = self.facts_of(audio, False)
            if facts:
                yield facts.length
            else:
                yield audio.url

    def is_same_episode(self, episode: Episode, entry: LockedEpisode) -> bool:
        """Whether a page at the path of an entry is still that of its episode."""
        if episode.title == entry.title:
            return True
        return self.has_recording(episode, entry)

    def has_recording(self, episode: Episode, entry: LockedEpisode) -> bool:
        """Whether they share one format of a recording."""
        is_alike = has_title_and_date(episode, entry)
        for audio in episode.audio:
            for record in entry.audio:
                if self._is_same_recording(audio, record, is_alike):
                    return True
        return False

    def _is_same_recording(self, audio: Audio, record: AudioRecord, is_alike: bool) -> bool:
        if not audio.local:
            return audio.url == record.url
        facts = self.facts_of(audio, False)
        if not facts or facts.length is None:
            return False
        if facts.length != record.facts.length:
            return False
        if is_alike or audio.url == record.url:
            return True
        # A hash costs reading the whole file: only for a file of that size, with another name, of
        # another episode.
        if not record.facts.sha256:
            return False
        if not facts.sha256:
            facts = self.facts_of(audio, True)
        return facts is not None and facts.sha256 == record.facts.sha256
