"""GUIDs of a show's episodes, and facts about their recordings."""

from __future__ import annotations

from collections.abc import Mapping

from ..lock.enclosure_facts import resolve_facts
from ..lock.guids import path_guid
from ..lock.identity import Identity
from ..media.facts import Facts
from ..media.recordings import RecordingReader
from ..model.episode import Audio, Episode
from .companion_sources import CompanionSources


class EpisodeRecordings:
    """Which episode is which, by the show's `guid` and the lock file's `identities` (by path), and
    what is measured of its recordings."""

    def __init__(
        self,
        sources: CompanionSources,
        guid: str,
        identities: Mapping[str, Identity],
        reader: RecordingReader,
    ) -> None:
        self.show_guid = guid
        self._sources = sources
        self._identities = identities
        self._reader = reader
        self._facts: dict[tuple[str, Audio], Facts] = {}
        self._has_lock = any(identity.locked for identity in identities.values())

    def guid(self, episode: Episode) -> str:
        identity = self._identities.get(episode.path)
        if identity:
            return identity.guid
        return episode.guid or path_guid(episode.path, self.show_guid)

    def lasting_guid(self, episode: Episode) -> str:
        """The GUID that an episode keeps when its page is renamed: that of its front matter, or of a
        show in the lock file; else ""."""
        identity = self._identities.get(episode.path)
        if self._has_lock and identity:
            return identity.guid
        return episode.guid

    def facts(self, episode: Episode, audio: Audio) -> Facts:
        """What is known of one format of the recording."""
        key = (episode.path, audio)
        if key not in self._facts:
            self._facts[key] = Facts(audio.type, audio.length, audio.duration)
            with self._sources.crash_boundary(episode, "the recording is not measured"):
                self._facts[key] = self._measure(episode, audio)
        return self._facts[key]

    def _measure(self, episode: Episode, audio: Audio) -> Facts:
        identity = self._identities.get(episode.path)
        locked = identity.locked if identity else None
        path = self._sources.local_path(audio)
        facts, problems = resolve_facts(episode, audio, path, locked, self._reader)
        self._sources.report_all(problems)
        return facts

    def with_duration(self, episode: Episode) -> Episode:
        """The episode with the length of its recording, where a file in the docs folder or the lock
        gives it. Parts of a second are left out, as in players."""
        if not episode.audio or not (episode.audio[0].local or self._has_lock):
            return episode
        duration = self.facts(episode, episode.audio[0]).duration
        if not duration:
            return episode
        return episode._replace(duration=max(int(duration), 1))
