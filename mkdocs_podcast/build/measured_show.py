"""The second stage: where a show is kept, its episodes' GUIDs, and facts about its recordings.

It comes after the pages have been read, and so after the point at which `mkdocs-podcast lock`
stops: that command measures by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..lock.lockfile import LockError
from ..lock.show_identity import LockSettings, ShowIdentity, identify_show
from ..model.problems import SETTINGS, Problem, Severity
from ..source.page_reading import Reading
from ..text.records import NamedTuple
from .companion_sources import CompanionSources
from .episode_chapters import EpisodeChapters
from .episode_recordings import EpisodeRecordings
from .episode_transcripts import EpisodeTranscripts
from .reading import body_of, episodes_of
from .settings import ShowSettings, SiteSettings
from .show_companions import Companions

if TYPE_CHECKING:
    from ..feed.documents import FeedSelection
    from ..media.recordings import RecordingReader
    from ..model.episode import Episode
    from ..source.site import Site
    from .reporter import Reporter
    from .site_files import SiteFiles


class FeedPlan(NamedTuple):
    """The feeds that a build is to write, None where there can be none, and the reason for that."""

    feeds: FeedSelection | None
    reason: str = ""


class Measured(NamedTuple):
    """A show whose recordings have been measured: its episodes, what goes with them, its feeds."""

    readings: dict[str, Reading]
    companions: Companions
    plan: FeedPlan


def lock_settings_of(
    settings: ShowSettings,
    site: SiteSettings,
    indexes: tuple[str, ...],
    index: str,
    *,
    has_feed: bool,
) -> LockSettings:
    """Where the show with this `index`, one of the site's `indexes`, is kept."""
    from ..feed import documents

    feed = documents.feed_path(settings.feed or None, site.language_folder + index)
    return LockSettings(
        file=site.config_file.parent / settings.lock,
        index=index,
        indexes=indexes,
        feed_url=documents.feed_url(site.url, feed) if site.url else "",
        has_feed=has_feed,
        # The lock file is that of the site's own language.
        has_lock=not site.language_folder,
        guid="" if site.language_folder else settings.feed_settings.guid,
    )


def plan_feeds(
    settings: ShowSettings,
    site: SiteSettings,
    files: SiteFiles,
    index: str,
    readings: Mapping[str, Reading],
    reporter: Reporter,
) -> FeedPlan:
    """The feeds to write; where there can be none, the log says why."""
    from ..feed.documents import feed_path

    if settings.feeds is None or not readings:
        return FeedPlan(None)
    path = feed_path(settings.feed, site.language_folder + index)
    if not any(episode.audio for episode in episodes_of(readings)):
        reason = "no episode has a recording: give one `audio`, or set `feed: false`"
        severity = Severity.INFO
    elif not site.url:
        reason = "its addresses have to be full ones: set `site_url`, or `feed: false`"
        severity = Severity.INFO
    elif site.is_dirty:
        reason = "`--dirty` renders only some of the pages"
        severity = Severity.INFO
    elif path in files:
        reason = f"{path} is in the docs folder: remove it, or set `feed`"
        severity = Severity.WARNING
    else:
        return FeedPlan(settings.feeds._replace(path=path))
    message = f"the feed `{path}` is not written, as {reason}"
    reporter.report(Problem(SETTINGS, message, severity=severity))
    return FeedPlan(None, reason)


def without_empty_feeds(plan: FeedPlan, episodes: Iterable[Episode]) -> FeedPlan:
    """The plan for the episodes that are out: without a recording among them, no feed is written."""
    if any(episode.audio for episode in episodes):
        return plan
    return plan._replace(feeds=None)


def measure(
    settings: ShowSettings,
    site: SiteSettings,
    docs: Site,
    files: SiteFiles,
    lock: LockSettings,
    readings: Mapping[str, Reading],
    plan: FeedPlan,
    recordings: RecordingReader,
    reporter: Reporter,
) -> Measured:
    """Recordings, before anything is shown of them."""
    sources = CompanionSources(
        docs,
        files.sources(),
        body=lambda episode: body_of(episode.path, files),
        reporter=reporter,
        language=settings.show.language,
        site_languages=site.languages,
    )
    episodes = episodes_of(readings)
    identity = _identify(lock, episodes, sources.files, recordings, reporter)
    if identity is None:
        # Apps would take episodes with other GUIDs for new ones, and that cannot be taken back.
        identity = ShowIdentity("", {}, [])
        plan = _without_lock(plan, lock.file, reporter)
    reporter.report_all(identity.problems)
    episode_recordings = EpisodeRecordings(sources, identity.guid, identity.episodes, recordings)
    companions = Companions(
        episode_recordings, EpisodeChapters(sources), EpisodeTranscripts(sources)
    )
    measured = {
        path: reading._replace(episode=episode_recordings.with_duration(reading.episode))
        for path, reading in readings.items()
    }
    return Measured(measured, companions, plan)


def _identify(
    lock: LockSettings,
    episodes: Sequence[Episode],
    files: Mapping[str, Path],
    recordings: RecordingReader,
    reporter: Reporter,
) -> ShowIdentity | None:
    """Who the show and its episodes are; None, with a report, where that cannot be told."""
    with reporter.crash_boundary(lock.file.name, "the lock file is not used"):
        try:
            return identify_show(lock, episodes, files, recordings)
        except LockError as error:
            problem = Problem(lock.file.name, str(error), error.line)
            if lock.file.is_dir():
                message = f"`lock`: `{lock.file.name}` {error}"
                problem = Problem(SETTINGS, message, field="lock")
            reporter.report(problem)
    return None


def _without_lock(plan: FeedPlan, lock: Path, reporter: Reporter) -> FeedPlan:
    if plan.feeds is None:
        return plan
    reason = f"{lock.name} cannot be used: fix it first"
    reporter.report_once(f"The feed is not written, as {reason}.")
    return FeedPlan(None, reason)
