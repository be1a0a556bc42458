"""What `mkdocs-podcast lock` does: a show's episodes and its lock → a lock in which every recording
is measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path
from urllib.parse import urlsplit

from ..model.episode import Audio, Episode
from ..model.problems import Problem
from ..text.matching import counted
from .episode_matching import identify
from .identity import Identity, facts_from, locked_episode
from .lock_changes import describe_changes
from .lockfile import LockedEpisode, LockedShow
from .measuring import Job, MeasuringPlan, Outcome, Progress, measure_all, without_progress


@dataclass
class LockReport:
    """What one run says, a sentence each: what changes in the lock file, what failed, what is worth
    knowing.

    `servers` are remarks on servers, with the number of recordings. A run is `stopped` with Ctrl-C.
    """

    changes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    servers: Counter[str] = field(default_factory=Counter)
    stopped: bool = False

    def add_outcome(self, outcome: Outcome) -> None:
        """Adds why a recording could not be measured, and what its server does wrong."""
        job = outcome.job
        if outcome.failure:
            problem = Problem(job.episode.path, f"`{job.audio.url}` {outcome.failure}")
            # The recording of a draft may well come later.
            messages = self.remarks if job.episode.draft else self.failures
            messages.append(str(problem))
        if outcome.remarks:
            host = outcome.host or urlsplit(job.audio.url).netloc
            self.servers.update(f"{host} {remark}" for remark in outcome.remarks)


def update_show(
    show: LockedShow,
    episodes: Sequence[Episode],
    files: Mapping[str, Path],
    plan: MeasuringPlan,
    report: LockReport,
    progress: Progress = without_progress,
) -> LockedShow:
    """The show with the entry of every episode as it is now; what there is to say about it is added
    to the `report`.

    `show` is as it was locked, with the GUID that it is to have. What an author has to decide, and
    what could not be measured, stays as it was; so does what had not been measured yet when
    somebody stopped the run.
    """
    identities, problems = identify(show, episodes, facts_from(files))
    report.failures.extend(map(str, problems))
    if show.episodes and not identities:
        report.failures.append(
            f"No page has a recording, but the lock file has {counted(len(show.episodes), 'episode')}, "
            "and keeps them: check `include`, or delete the lock file."
        )
        return show
    entries = _update_entries(episodes, identities, files, plan, report, progress)
    if any(identity.unsure for identity in identities.values()):
        # What an author has to decide needs the entries that an episode may be.
        guids = {entry.guid for entry in entries}
        entries += [entry for entry in show.episodes if entry.guid not in guids]
    updated = replace(show, episodes=tuple(entries))
    report.changes.extend(describe_changes(show, updated))
    return updated


def _update_entries(
    episodes: Sequence[Episode],
    identities: Mapping[str, Identity],
    files: Mapping[str, Path],
    plan: MeasuringPlan,
    report: LockReport,
    progress: Progress,
) -> list[LockedEpisode]:
    """The entries of the episodes whose identity is certain, by their pages' paths."""
    by_path = sorted(episodes, key=attrgetter("path"))
    certain = [episode for episode in by_path if _is_certain(identities.get(episode.path))]
    jobs = []
    for episode in certain:
        identity = identities[episode.path]
        jobs += [_job(episode, audio, identity) for audio in episode.audio]
    outcomes, report.stopped = measure_all(jobs, files, plan, progress)
    remaining = iter(outcomes)
    entries = []
    for episode in certain:
        outcomes_of_episode = list(islice(remaining, len(episode.audio)))
        for outcome in outcomes_of_episode:
            report.add_outcome(outcome)
        entries.append(_entry(episode, identities[episode.path], outcomes_of_episode))
    return entries


def _is_certain(identity: Identity | None) -> bool:
    return identity is not None and not identity.unsure


def _job(episode: Episode, audio: Audio, identity: Identity) -> Job:
    entry = identity.locked
    return Job(episode, audio, entry.record(audio.url) if entry else None)


def _entry(episode: Episode, identity: Identity, outcomes: Sequence[Outcome]) -> LockedEpisode:
    records = tuple(outcome.record for outcome in outcomes if outcome.record)
    if not episode.audio and identity.locked:
        # A recording that is taken down for a while is still known when it comes back.
        records = identity.locked.audio
    return locked_episode(episode, identity.guid, records)
