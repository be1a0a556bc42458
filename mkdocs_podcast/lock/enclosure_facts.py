"""What a feed says of an enclosure: as measured, from the best source that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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
        for field, contradiction in _contradictions(audio, facts, typed):
            message = f"front matter gives `{audio.url}` {contradiction}: remove `{field}`"
            problems.append(Problem(episode.path, message, field=field))
    return _complete(facts, typed), problems


def _facts_of_file(
    episode: Episode, audio: Audio, path: Path | None, read: ReadFacts
) -> tuple[Facts | None, list[Problem]]:
    if path is None:
        return None, []
    try:
        return read(path), []
    except AudioError as error:
        return error.facts, [Problem(episode.path, f"`{audio.url}` {error}", field="audio")]
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        message = f"`{audio.url}` cannot be read ({reason}): check the file"
        return None, [Problem(episode.path, message, field="audio")]


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
    size = _difference(
        "its size was {} bytes and is {}", recorded.length, current.length, show=_thousands
    )
    differences = [
        _difference("its type was {} and is {}", recorded.type, current.type),
        size or _difference("its content has changed", recorded.sha256, current.sha256),
        _difference(
            "its duration was {} and is {}",
            recorded.duration,
            current.duration,
            show=clock,
            tolerance=1,
        ),
    ]
    return ", ".join(filter(None, differences))


def _difference(
    sentence: str,
    first: Any,
    second: Any,
    *,
    show: Callable[[Any], str] = str,
    tolerance: float = 0,
) -> str:
    """The sentence with both values; empty where they are the same, or one is not known. Numbers
    may differ by the tolerance."""
    if first in ("", None) or second in ("", None):
        return ""
    is_same = first == second if isinstance(first, str) else abs(first - second) <= tolerance
    if is_same:
        return ""
    return sentence.format(show(first), show(second))


def _thousands(number: int) -> str:
    return f"{number:,}"


def _outdated_record(
    episode: Episode, audio: Audio, recorded: Facts, current: Facts
) -> list[Problem]:
    differences = describe_differences(recorded, current)
    if not differences:
        return []
    message = f"`{audio.url}` is not what {LOCK_NAME} says, as {differences}"
    return [Problem(episode.path, f"{message}: run `mkdocs-podcast lock`", field="audio")]


def _typed_type(audio: Audio) -> str:
    """The type for directories of a type for browsers; another one is what the author wrote."""
    default = media_types.media_type(audio.url)
    if default and audio.type in ("", default):
        return feed_type(audio.url)
    return audio.type


def _contradictions(audio: Audio, facts: Facts, typed: Facts) -> Iterator[tuple[str, str]]:
    """The fields that an author typed and that the recording contradicts, with both values."""
    size = _difference("{} bytes, but it has {}", typed.length, facts.length, show=_thousands)
    if size:
        yield "length", size
    duration = _difference(
        "a duration of {}, but it has {}",
        typed.duration,
        facts.duration,
        show=clock,
        tolerance=_DURATION_TOLERANCE,
    )
    if duration:
        yield "duration", duration
    is_type_typed = audio.type not in ("", media_types.media_type(audio.url))
    if is_type_typed and _common_name(audio.type) != _common_name(facts.type):
        yield "type", f"the type {audio.type}, but it is {facts.type}"


def _common_name(media_type: str) -> str:
    """The same for all the names of a type."""
    name = media_type.partition(";")[0].strip().lower()
    if name in media_types.M4A_TYPES:
        return media_types.MEDIA_TYPES["m4a"].page
    return name
