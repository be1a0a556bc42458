"""What a feed says of an enclosure: as measured, from the best source that there is."""

from __future__ import annotations

from pathlib import Path

from ..media import recordings as recordings
from ..media.facts import AudioError, Facts
from ..media.recordings import Read
from ..model.episode import Audio, Episode
from ..model.problems import Problem
from ..text import media_types
from ..text.clock_times import clock
from ..text.media_types import feed_type
from .lockfile import NAME, LockedEpisode

# An author may give minutes; what differs by more is another recording.
_DURATION_TOLERANCE = 60
_MPEG4_AUDIO = ("audio/mp4", "audio/m4a", "audio/x-m4a")


def known_facts(
    episode: Episode,
    audio: Audio,
    local_path: Path | None,
    locked: LockedEpisode | None,
    read: Read = recordings.read,
) -> tuple[Facts, list[Problem]]:
    """The facts about one format of an episode's recording, and what is wrong with them or
    contradicts them.

    From the file in the docs folder (or its Git-LFS pointer) where there is one, else from the lock
    file, else as the author typed them. What the one does not tell is taken from the next. `read`
    may be a `Reader`, which remembers.
    """
    facts, problems = _of_file(episode, audio, local_path, read)
    is_measured = bool(facts and facts.length is not None)
    recorded = locked.facts(audio.url) if locked else None
    if facts and recorded and (changed := differences(recorded, facts)):
        problems.append(_stale(episode, audio, changed))
    if recorded and (not facts or is_same_file(recorded, facts)):
        facts = _filled(facts, recorded)
        is_measured = is_measured or recorded.length is not None
    typed = Facts(_typed_type(audio), audio.length, audio.duration or episode.duration)
    if is_measured and facts:
        problems += [
            Problem(episode.path, sentence) for sentence in _contradictions(audio, facts, typed)
        ]
    return _filled(facts, typed), problems


def _of_file(
    episode: Episode, audio: Audio, path: Path | None, read: Read
) -> tuple[Facts | None, list[Problem]]:
    if path is None:
        return None, []
    try:
        return read(path), []
    except AudioError as error:
        return error.facts, [Problem(episode.path, f"`{audio.url}` {error}")]
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        return None, [
            Problem(episode.path, f"`{audio.url}` cannot be read ({reason}): check the file")
        ]


def _filled(facts: Facts | None, other: Facts) -> Facts:
    """What is known, and what the other knows of the rest."""
    if facts is None:
        return other
    return Facts(
        facts.type or other.type,
        other.length if facts.length is None else facts.length,
        other.duration if facts.duration is None else facts.duration,
        facts.sha256 or other.sha256,
    )


def is_same_file(recorded: Facts, found: Facts) -> bool:
    """Whether nothing says that it is another file."""
    return not differences(recorded._replace(type=found.type), found)


def differences(recorded: Facts, found: Facts) -> str:
    """How what is found differs from what was recorded, in words; what only one of them knows does
    not."""
    told = []
    if recorded.type != found.type and recorded.type and found.type:
        told.append(f"its type was {recorded.type} and is {found.type}")
    if recorded.length != found.length and None not in (recorded.length, found.length):
        told.append(f"its size was {recorded.length:,} bytes and is {found.length:,}")
    elif recorded.sha256 != found.sha256 and recorded.sha256 and found.sha256:
        told.append("its content is another")
    if recorded.duration and found.duration and abs(recorded.duration - found.duration) > 1:
        told.append(f"its duration was {clock(recorded.duration)} and is {clock(found.duration)}")
    return ", ".join(told)


def _stale(episode: Episode, audio: Audio, changed: str) -> Problem:
    return Problem(
        episode.path,
        f"`{audio.url}` is not what {NAME} says, as {changed}: run `mkdocs-podcast lock`",
    )


def _typed_type(audio: Audio) -> str:
    """The type for directories of a type for browsers; another one is what the author wrote."""
    by_name = media_types.media_type(audio.url)
    return feed_type(audio.url) if by_name and audio.type in ("", by_name) else audio.type


def _contradictions(audio: Audio, facts: Facts, typed: Facts) -> list[str]:
    told = []
    if None not in (typed.length, facts.length) and typed.length != facts.length:
        told.append(f"{typed.length:,} bytes, and it has {facts.length:,}: take the number out")
    if (
        typed.duration
        and facts.duration
        and abs(typed.duration - facts.duration) > _DURATION_TOLERANCE
    ):
        told.append(
            f"a duration of {clock(typed.duration)}, and it has {clock(facts.duration)}: take it out"
        )
    if audio.type not in ("", media_types.media_type(audio.url)) and _plain(audio.type) != _plain(
        facts.type
    ):
        told.append(f"the type {audio.type}, and it is {facts.type}: take the type out")
    return [f"front matter says that `{audio.url}` has {what}" for what in told]


def _plain(kind: str) -> str:
    """The same for all the names of a type."""
    kind = kind.partition(";")[0].strip().lower()
    return "audio/mp4" if kind in _MPEG4_AUDIO else kind
