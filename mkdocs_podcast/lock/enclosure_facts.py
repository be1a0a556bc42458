"""What a feed says of an enclosure: as measured, from the best source that there is."""

from __future__ import annotations

from pathlib import Path

from ..media.facts import AudioError, Facts
from ..media.recordings import ReadFacts, read_facts
from ..model.episode import Audio, Episode
from ..model.problems import Problem
from ..text import media_types
from ..text.clock_times import clock
from ..text.media_types import feed_type
from .lockfile import LOCK_NAME, LockedEpisode

# An author may give minutes; what differs by more is another recording.
_DURATION_TOLERANCE = 60


def resolve_facts(
    episode: Episode,
    audio: Audio,
    local_path: Path | None,
    locked: LockedEpisode | None,
    read: ReadFacts = read_facts,
) -> tuple[Facts, list[Problem]]:
    """The facts about one format of an episode's recording, and what is wrong with them or
    contradicts them.

    From the file in the docs folder (or its Git-LFS pointer) where there is one, else from the lock
    file, else as the author typed them. What one source lacks is taken from the next. `read` may be
    a `RecordingReader`.
    """
    facts, problems = _facts_of_file(episode, audio, local_path, read)
    record = locked.record(audio.url) if locked else None
    if facts and record:
        problems += _outdated_record(episode, audio, record.facts, facts)
    if record and (not facts or may_be_same_file(record.facts, facts)):
        facts = _complete(facts, record.facts)
    typed = Facts(_typed_type(audio), audio.length, audio.duration or episode.duration)
    if facts and facts.length is not None:
        for contradiction in _contradictions(audio, facts, typed):
            message = f"front matter says that `{audio.url}` has {contradiction}"
            problems.append(Problem(episode.path, message))
    return _complete(facts, typed), problems


def _facts_of_file(
    episode: Episode, audio: Audio, path: Path | None, read: ReadFacts
) -> tuple[Facts | None, list[Problem]]:
    if path is None:
        return None, []
    try:
        return read(path), []
    except AudioError as error:
        return error.facts, [Problem(episode.path, f"`{audio.url}` {error}")]
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        message = f"`{audio.url}` cannot be read ({reason}): check the file"
        return None, [Problem(episode.path, message)]


def _complete(facts: Facts | None, other: Facts) -> Facts:
    """Facts, with those of another source where they are not known."""
    if facts is None:
        return other
    return Facts(
        facts.type or other.type,
        other.length if facts.length is None else facts.length,
        other.duration if facts.duration is None else facts.duration,
        facts.sha256 or other.sha256,
    )


def may_be_same_file(recorded: Facts, current: Facts) -> bool:
    """Whether nothing says that it is another file."""
    return not describe_differences(recorded._replace(type=current.type), current)


def describe_differences(recorded: Facts, current: Facts) -> str:
    """How the current facts differ from those that were recorded, in words; what only one of them
    knows does not count."""
    differences = []
    if recorded.type and current.type and recorded.type != current.type:
        differences.append(f"its type was {recorded.type} and is {current.type}")
    if _differ(recorded.length, current.length):
        differences.append(f"its size was {recorded.length:,} bytes and is {current.length:,}")
    elif recorded.sha256 and current.sha256 and recorded.sha256 != current.sha256:
        differences.append("its content has changed")
    if _durations_differ(recorded.duration, current.duration, tolerance=1):
        was, is_now = clock(recorded.duration or 0), clock(current.duration or 0)
        differences.append(f"its duration was {was} and is {is_now}")
    return ", ".join(differences)


def _differ(first: int | None, second: int | None) -> bool:
    return first is not None and second is not None and first != second


def _durations_differ(first: float | None, second: float | None, tolerance: float) -> bool:
    if not first or not second:
        return False
    return abs(first - second) > tolerance


def _outdated_record(
    episode: Episode, audio: Audio, recorded: Facts, current: Facts
) -> list[Problem]:
    differences = describe_differences(recorded, current)
    if not differences:
        return []
    message = f"`{audio.url}` is not what {LOCK_NAME} says, as {differences}"
    return [Problem(episode.path, f"{message}: run `mkdocs-podcast lock`")]


def _typed_type(audio: Audio) -> str:
    """The type for directories of a type for browsers; another one is what the author wrote."""
    default = media_types.media_type(audio.url)
    if default and audio.type in ("", default):
        return feed_type(audio.url)
    return audio.type


def _contradictions(audio: Audio, facts: Facts, typed: Facts) -> list[str]:
    """What an author typed of a recording and is not so, each with its remedy."""
    contradictions = []
    if _differ(typed.length, facts.length):
        contradictions.append(
            f"{typed.length:,} bytes, and it has {facts.length:,}: take the number out"
        )
    if _durations_differ(typed.duration, facts.duration, _DURATION_TOLERANCE):
        typed_duration, duration = clock(typed.duration or 0), clock(facts.duration or 0)
        contradictions.append(f"a duration of {typed_duration}, and it has {duration}: take it out")
    is_typed = audio.type not in ("", media_types.media_type(audio.url))
    if is_typed and _common_name(audio.type) != _common_name(facts.type):
        contradictions.append(f"the type {audio.type}, and it is {facts.type}: take the type out")
    return contradictions


def _common_name(media_type: str) -> str:
    """The same for all the names of a type."""
    name = media_type.partition(";")[0].strip().lower()
    return media_types.MEDIA_TYPES["m4a"].page if name in media_types.M4A_TYPES else name
