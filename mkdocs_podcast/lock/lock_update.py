"""What `mkdocs-podcast lock` does: a show's episodes and its lock → a lock in which every recording
is measured."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from ..media import recordings as recordings
from ..media.facts import AudioError, Facts, LockedAudio
from ..media.remote import Measured, RemoteError, measure
from ..model.episode import Audio, Episode
from ..model.problems import Problem
from .identity import Identity, facts_in, identify, locked_episode
from .known_facts import differences, is_same_file
from .lockfile import LockedEpisode, LockedShow

_AT_ONCE = 4
Measure = Callable[[str, LockedAudio | None], Measured]
Progress = Callable[["Iterable[Outcome]", int], "Iterable[Outcome]"]


@dataclass(frozen=True, slots=True)
class Job:
    """One format of one episode, and what is locked of it."""

    episode: Episode
    audio: Audio
    known: LockedAudio | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of a recording now; why that is not all, as the rest of a sentence; and remarks
    on its server."""

    job: Job
    audio: LockedAudio | None
    failure: str = ""
    remarks: tuple[str, ...] = ()


@dataclass
class Report:
    """What one run says, a sentence each: what the lock file gets to know, what failed, what is
    worth knowing.

    `servers` are remarks on servers, with the number of recordings. The run is `stopped` by who
    presses Ctrl-C.
    """

    changes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    servers: Counter[str] = field(default_factory=Counter)
    stopped: bool = False


@dataclass(frozen=True)
class Plan:
    """How recordings are measured: `again` also those that have not changed, `offline` none that is
    on a server."""

    offline: bool = False
    again: bool = False
    measure: Measure = measure

    def outcome(self, job: Job, files: Mapping[str, Path]) -> Outcome:
        if job.audio.local:
            return _of_file(job, files.get(job.audio.url))
        if self.offline:
            failure = (
                ""
                if job.known
                else "is not measured, as `--offline` is given: run this again without it"
            )
            return Outcome(job, job.known, failure)
        try:
            found = self.measure(job.audio.url, None if self.again else job.known)
        except RemoteError as error:
            return Outcome(job, _better(job.known, error.audio), str(error))
        return Outcome(job, found.audio, remarks=found.remarks)


def every(outcomes: Iterable[Outcome], count: int) -> Iterable[Outcome]:
    return outcomes


def locked_show(
    show: LockedShow,
    episodes: Sequence[Episode],
    files: Mapping[str, Path],
    plan: Plan,
    report: Report,
    progress: Progress = every,
) -> LockedShow:
    """The show with the entry of every episode as it is now; what is to be said of it is added to
    the `report`.

    `show` is as it was locked, with the GUID that it is to have. `progress` passes on the outcomes,
    which come as they are ready, and are so many. What an author has to decide, and what could not
    be measured, stays as it was; so does what had not been measured yet when somebody stopped the
    run.
    """
    found, problems = identify(show, episodes, facts_in(files))
    report.failures.extend(map(str, problems))
    if show.episodes and not found:
        what = f"No page has a recording, but the lock file has {len(show.episodes)} episodes, and keeps them"
        report.failures.append(f"{what}: check `include`, or delete the lock file.")
        return show
    sure = [
        episode for episode in episodes if episode.path in found and not found[episode.path].unsure
    ]
    jobs = [
        _job(episode, audio, found[episode.path]) for episode in sure for audio in episode.audio
    ]
    outcomes, report.stopped = _gathered(jobs, _outcomes(jobs, files, plan), progress)
    entries = []
    for episode in sure:
        of_episode = [outcomes[episode.path, audio] for audio in episode.audio]
        for outcome in of_episode:
            _tell(outcome, report)
        entries.append(
            _entry(episode, found[episode.path], [one.audio for one in of_episode if one.audio])
        )
    # What an author has to decide needs the entries that an episode may be.
    guids = {entry.guid for entry in entries}
    is_open = len(sure) < len(found)
    kept = [entry for entry in show.episodes if is_open and entry.guid not in guids]
    after = replace(show, episodes=(*entries, *kept))
    report.changes.extend(changes(show, after))
    return after


def _job(episode: Episode, audio: Audio, identity: Identity) -> Job:
    locked = identity.locked.audio if identity.locked else ()
    return Job(episode, audio, next((one for one in locked if one.url == audio.url), None))


def _gathered(
    jobs: Sequence[Job], found: Iterable[Outcome], progress: Progress
) -> tuple[dict[tuple[str, Audio], Outcome], bool]:
    """The outcome of each job by page and recording, and whether somebody stopped this before all
    were found."""
    outcomes = {(job.episode.path, job.audio): Outcome(job, job.known) for job in jobs}

    def noted() -> Iterator[Outcome]:
        # Before it is told as measured, as it must not be lost then.
        for one in found:
            outcomes[one.job.episode.path, one.job.audio] = one
            yield one

    try:
        deque(progress(noted(), len(jobs)), maxlen=0)
    except KeyboardInterrupt:
        return outcomes, True
    return outcomes, False


def _outcomes(jobs: Sequence[Job], files: Mapping[str, Path], plan: Plan) -> Iterator[Outcome]:
    """As they are ready, several at once: on threads that nobody waits for who stops the program."""
    waiting: deque[Job] = deque(jobs)
    ready: SimpleQueue[Outcome | Exception] = SimpleQueue()

    def work() -> None:
        while waiting:
            with suppress(IndexError):
                ready.put(_outcome(waiting.popleft(), files, plan))

    for _ in range(min(_AT_ONCE, len(jobs))):
        Thread(target=work, daemon=True).start()
    try:
        for _ in jobs:
            found = ready.get()
            if isinstance(found, Exception):
                raise found
            yield found
    finally:
        waiting.clear()


def _outcome(job: Job, files: Mapping[str, Path], plan: Plan) -> Outcome | Exception:
    try:
        return plan.outcome(job, files)
    except Exception as error:
        return error


def _of_file(job: Job, path: Path | None) -> Outcome:
    known = job.known
    try:
        facts = recordings.read(path or Path(job.audio.url), hashed=True)
    except AudioError as error:
        found = LockedAudio(job.audio.url, error.facts) if error.facts.duration else None
        return Outcome(job, _better(known, found), str(error))
    except OSError as error:
        return Outcome(job, known, f"cannot be read ({error.strerror}): check the file")
    if facts.duration is None and known and is_same_file(known.facts, facts):
        facts = facts._replace(duration=known.facts.duration)
    is_short = facts.duration is None and _has_pointer(facts, path)
    failure = (
        "is a Git-LFS pointer, which has no duration: run `git lfs pull`, then this again"
        if is_short
        else ""
    )
    return Outcome(job, LockedAudio(job.audio.url, facts), failure)


def _has_pointer(facts: Facts, path: Path | None) -> bool:
    """Whether the facts tell of a file that is not here."""
    return path is not None and facts.length != path.stat().st_size


def _better(known: LockedAudio | None, found: LockedAudio | None) -> LockedAudio | None:
    """Of what was known and what could be found in spite of a failure."""
    if found and found.facts.duration is None and known:
        return known
    return found if found and found.facts.length else known


def _tell(outcome: Outcome, report: Report) -> None:
    job = outcome.job
    if outcome.failure:
        # The recording of a draft may well come later.
        into = report.remarks if job.episode.draft else report.failures
        into.append(str(Problem(job.episode.path, f"`{job.audio.url}` {outcome.failure}")))
    report.servers.update(
        f"{urlsplit(job.audio.url).netloc} {remark}" for remark in outcome.remarks
    )


def _entry(episode: Episode, identity: Identity, audio: Sequence[LockedAudio]) -> LockedEpisode:
    if not episode.audio and identity.locked:
        audio = identity.locked.audio
    return locked_episode(episode, identity.guid, audio)


def changes(before: LockedShow, after: LockedShow) -> Iterator[str]:
    """What is different, in words: episodes that are new, gone or renamed, and other recordings."""
    old = {entry.guid: entry for entry in before.episodes}
    at = {entry.path: entry for entry in before.episodes}
    new = {entry.guid for entry in after.episodes}
    for entry in sorted(after.episodes, key=lambda entry: entry.path):
        earlier = old.get(entry.guid)
        if earlier:
            yield from _changes_of(earlier, entry)
        elif entry.path in at and at[entry.path].guid not in new:
            yield f"{entry.path}: its GUID changes from {at[entry.path].guid} to {entry.guid}."
        else:
            yield f"{entry.path}: new."
    paths = {entry.path for entry in after.episodes}
    for entry in sorted(before.episodes, key=lambda entry: entry.path):
        if entry.guid not in new and entry.path not in paths:
            yield f"{entry.path}: gone."


def _changes_of(before: LockedEpisode, after: LockedEpisode) -> Iterator[str]:
    if before.path != after.path:
        yield f"{after.path}: was {before.path}, and keeps its GUID."
    old = {audio.url: audio.facts for audio in before.audio}
    for audio in after.audio:
        facts = old.pop(audio.url, None)
        if facts is None:
            yield f"{after.path}: `{audio.url}` is new."
        elif facts != audio.facts:
            yield f"{after.path}: `{audio.url}`: {differences(facts, audio.facts) or 'more is known of it'}."
    yield from (f"{after.path}: `{url}` is gone." for url in old)
