"""Who an episode is: its GUID, and its entry in the lock file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from ..media.facts import AudioError, AudioRecord, Facts
from ..media.recordings import ReadFacts, read_facts
from ..model.episode import Audio, Episode
from ..text.records import NamedTuple
from .lockfile import LockedEpisode

# What tells that a page with another path is that of a locked episode.
Sign = Literal["", "recording", "title and date"]
# Facts about a recording, with its hash if asked for; None where it is no file in the docs folder.
FactsOf = Callable[[Audio, bool], Facts | None]


class Identity(NamedTuple):
    """An episode's GUID, its entry in the lock file, and by what it was recognized where its page
    was renamed.

    One that is `unsure` must not be locked before its author has said which it is.
    """

    guid: str
    locked: LockedEpisode | None = None
    recognized_by: Sign = ""
    unsure: bool = False


def no_files(audio: Audio, hashed: bool) -> Facts | None:
    """A `FactsOf` where no file can be read."""
    return None


def facts_from(files: Mapping[str, Path], read: ReadFacts = read_facts) -> FactsOf:
    """A `FactsOf` for the recordings among files, by path in the docs folder. `read` may be a
    `RecordingReader`."""

    def facts_of(audio: Audio, hashed: bool) -> Facts | None:
        path = files.get(audio.url) if audio.local else None
        if not path:
            return None
        try:
            return read(path, hashed=hashed)
        except AudioError as error:
            return error.facts
        except OSError:
            return None

    return facts_of


def iso_date(episode: Episode) -> str:
    """The date as the lock file has it; empty without one."""
    if episode.date:
        return episode.date.isoformat()
    return ""


def locked_episode(episode: Episode, guid: str, audio: Sequence[AudioRecord]) -> LockedEpisode:
    """The entry of an episode in the lock file."""
    return LockedEpisode(guid, episode.path, episode.title, iso_date(episode), tuple(audio))
