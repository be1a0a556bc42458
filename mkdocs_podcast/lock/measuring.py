"""Measures the recordings of a show's episodes, several at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from ..media.facts import AudioError, AudioRecord, Facts
from ..media.recordings import read_facts
from ..model.episode import Audio, Episode
from .enclosure_facts import may_be_same_file

if TYPE_CHECKING:
    from ..media.remote import RemoteMeasurement

_THREADS = 4
MeasureRemote = Callable[[str, "AudioRecord | None"], "RemoteMeasurement"]
# Passes on the outcomes, which come as they are ready, and are so many.
Progress = Callable[["Iterable[Outcome]", int], "Iterable[Outcome]"]


@dataclass(frozen=True, slots=True)
class Job:
    """One format of one episode, and what is locked of it."""

    episode: Episode
    audio: Audio
    record: AudioRecord | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record of a recording now; why it is incomplete, as the end of a sentence; and remarks on
    its server, `host`."""

    job: Job
    record: AudioRecord | None
    failure: str = ""
    remarks: tuple[str, ...] = ()
    host: str = ""


class KnownFacts(Protocol):
    """What was measured of files in the docs folder that have not changed since."""

    def get(self, path: Path) -> Facts | None:
        """None for a file that has to be measured."""

    def keep(self, path: Path, facts: Facts) -> None: ...


class NoFacts:
    """Facts that nobody keeps."""

    def get(self, path: Path) -> Facts | None:
        return None

    def keep(self, path: Path, facts: Facts) -> None:
        pass


def _measure_remote(url: str, known: AudioRecord | None) -> RemoteMeasurement:
    # Where all recordings are local, nothing needs a client of HTTP.
    from ..media.remote import measure_remote

    return measure_remote(url, known)


@dataclass(frozen=True)
class MeasuringPlan:
    """How recordings are measured: `again` also those that have not changed, `offline` none that is
    on a server. `known` has what was measured before of files in the docs folder."""

    offline: bool = False
    again: bool = False
    measure: MeasureRemote = _measure_remote
    known: KnownFacts = field(default_factory=NoFacts)

    def recall(self, job: Job, files: Mapping[str, Path]) -> Outcome | None:
        """The outcome for a file that is as it was; None for what has to be measured."""
        path = files.get(job.audio.url)
        if self.again or not job.audio.local or not path:
            return None
        facts = self.known.get(path)
        if facts is None:
            return None
        return _outcome(job, path, facts)

    def keep(self, outcome: Outcome, files: Mapping[str, Path]) -> None:
        """Keeps what was measured of a file, unless something is wrong with it. What a pointer does
        not tell is not kept, either."""
        path = files.get(outcome.job.audio.url)
        record = outcome.record
        if not outcome.job.audio.local or not path or not record or outcome.failure:
            return
        if not _is_elsewhere(record.facts, path):
            self.known.keep(path, record.facts)

    def run(self, job: Job, files: Mapping[str, Path]) -> Outcome:
        """Measures one recording; `files` has those in the docs folder, by path."""
        if job.audio.local:
            return _measure_local(job, files.get(job.audio.url))
        if self.offline:
            return _skip_remote(job)
        from ..media.remote import RemoteError

        try:
            measurement = self.measure(job.audio.url, None if self.again else job.record)
        except RemoteError as error:
            return Outcome(job, _best_record(job.record, error.record), str(error))
        return Outcome(job, measurement.record, remarks=measurement.remarks, host=measurement.host)


def without_progress(outcomes: Iterable[Outcome], count: int) -> Iterable[Outcome]:
    """A `Progress` that shows nothing."""
    return outcomes


def measure_all(
    jobs: Sequence[Job], files: Mapping[str, Path], plan: MeasuringPlan, progress: Progress
) -> tuple[list[Outcome], bool]:
    """The outcome of each job, and whether somebody pressed Ctrl-C before all were measured: those
    that were not have what is locked of them."""
    outcomes = [Outcome(job, job.record) for job in jobs]

    def store_outcomes() -> Iterator[Outcome]:
        is_ready = [False] * len(jobs)
        shown = 0
        # Before it is shown as measured, as it must not be lost then.
        for number, outcome in _all_outcomes(jobs, files, plan):
            outcomes[number] = outcome
            is_ready[number] = True
            # In the order of the files, whichever is measured first.
            while shown < len(jobs) and is_ready[shown]:
                yield outcomes[shown]
                shown += 1

    try:
        deque(progress(store_outcomes(), len(jobs)), maxlen=0)
    except KeyboardInterrupt:
        return outcomes, True
    return outcomes, False


def _all_outcomes(
    jobs: Sequence[Job], files: Mapping[str, Path], plan: MeasuringPlan
) -> Iterator[tuple[int, Outcome]]:
    """First of what has not changed, then of what has to be measured, as it is ready; each with the
    number of its job."""
    changed = []
    for number, job in enumerate(jobs):
        outcome = plan.recall(job, files)
        if outcome:
            yield number, outcome
        else:
            changed.append((number, job))
    for number, outcome in _run_jobs(changed, files, plan):
        plan.keep(outcome, files)
        yield number, outcome


def _run_jobs(
    jobs: Sequence[tuple[int, Job]], files: Mapping[str, Path], plan: MeasuringPlan
) -> Iterator[tuple[int, Outcome]]:
    """The outcomes as they are ready. The threads are daemons, as nobody who stops the program
    waits for a server."""
    waiting: deque[tuple[int, Job]] = deque(jobs)
    results: SimpleQueue[tuple[int, Outcome | Exception]] = SimpleQueue()

    def work() -> None:
        while waiting:
            # Another thread may have taken the last one since.
            with suppress(IndexError):
                number, job = waiting.popleft()
                results.put((number, _run_job(job, files, plan)))

    for _ in range(min(_THREADS, len(jobs))):
        Thread(target=work, daemon=True).start()
    try:
        for _ in jobs:
            number, result = results.get()
            if isinstance(result, Exception):
                raise result
            yield number, result
    finally:
        waiting.clear()


def _run_job(job: Job, files: Mapping[str, Path], plan: MeasuringPlan) -> Outcome | Exception:
    try:
        return plan.run(job, files)
    except Exception as error:
        return error


def _skip_remote(job: Job) -> Outcome:
    failure = ""
    if not job.record:
        failure = "is not measured, as `--offline` is given: run this again without it"
    return Outcome(job, job.record, failure)


def _measure_local(job: Job, path: Path | None) -> Outcome:
    record = job.record
    try:
        facts = read_facts(path or Path(job.audio.url), hashed=True)
    except AudioError as error:
        partial = AudioRecord(job.audio.url, error.facts) if error.facts.duration else None
        return Outcome(job, _best_record(record, partial), str(error))
    except OSError as error:
        return Outcome(job, record, f"cannot be read ({error.strerror}): check the file")
    return _outcome(job, path, facts)


def _outcome(job: Job, path: Path | None, facts: Facts) -> Outcome:
    """The outcome for a file with these facts; what a pointer does not tell is taken from the
    record."""
    record = job.record
    if facts.duration is None and record and may_be_same_file(record.facts, facts):
        facts = facts._replace(duration=record.facts.duration)
    failure = ""
    is_known = job.audio.duration or job.episode.duration
    if facts.duration is None and not is_known and _is_elsewhere(facts, path):
        failure = "is a Git-LFS pointer, which has no duration: run `git lfs pull`, then this again"
    return Outcome(job, AudioRecord(job.audio.url, facts), failure)


def _is_elsewhere(facts: Facts, path: Path | None) -> bool:
    """Whether the facts are those of a file that a pointer replaces here."""
    return path is not None and facts.length != path.stat().st_size


def _best_record(locked: AudioRecord | None, partial: AudioRecord | None) -> AudioRecord | None:
    """Of what is locked and what could be measured in spite of a failure."""
    if not partial or not partial.facts.length:
        return locked
    if partial.facts.duration is None and locked:
        return locked
    return partial
