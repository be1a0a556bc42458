"""A show's GUID, and those of its episodes, as a build needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..media.recordings import ReadFacts
from ..model.episode import Episode
from ..model.problems import Problem, Severity
from ..text.records import NamedTuple, dataclass
from .episode_matching import identify
from .guids import show_guid
from .identity import Identity, facts_from
from .lock_reader import read_lock
from .lockfile import LOCK_NAME, LockedShow

_FIRST_LOCK = "run `mkdocs-podcast lock`, so that episodes keep their GUIDs when pages are renamed"


@dataclass(frozen=True)
class LockSettings:
    """Where a show is locked: in the lock file at `file`, by its index page among the `indexes` of
    all shows.

    `feed_url` is the full address that its feed has or would have, empty without `site_url`; `guid`
    is the option. `has_lock` is False for a show that is in no lock file.
    """

    file: Path
    index: str
    indexes: tuple[str, ...] = ()
    feed_url: str = ""
    guid: str = ""
    has_feed: bool = True
    has_lock: bool = True


class ShowIdentity(NamedTuple):
    """A show's GUID, the identity of each episode by its page's path, and what is wrong with
    them."""

    guid: str
    episodes: Mapping[str, Identity]
    problems: list[Problem]


def identify_show(
    settings: LockSettings, episodes: Iterable[Episode], files: Mapping[str, Path], read: ReadFacts
) -> ShowIdentity:
    """Who a show and its episodes are by the lock file. Raises LockError.

    Where there is neither a lock file nor a feed, no episode needs an identity.
    """
    if not settings.has_lock:
        return ShowIdentity(settings.guid or show_guid(settings.feed_url), {}, [])
    episodes = list(episodes)
    paths = {episode.path for episode in episodes}
    lock, text = read_lock(settings.file)
    show, locked_guid = lock.continue_show(
        settings.index, settings.feed_url, paths, settings.indexes, settings.guid
    )
    name = settings.file.name
    if text is None and not settings.has_feed:
        return ShowIdentity(show.guid, {}, [])
    identities, problems = identify(show, episodes, facts_from(files, read))
    if text is None:
        problems += _missing_lock(name, identities)
    else:
        problems += _changed_show(name, show, locked_guid)
        # An episode with a conflict is not locked either: one cause gives one message.
        conflicts = {problem.path for problem in problems}
        unlocked = unlocked_episodes(show, identities, name)
        problems += [problem for problem in unlocked if problem.path not in conflicts]
    return ShowIdentity(show.guid, identities, problems)


def _missing_lock(name: str, identities: Mapping[str, Identity]) -> list[Problem]:
    """A site may do without a lock file: that fails no strict build."""
    if not identities:
        return []
    message = f"no episode is in it yet: {_FIRST_LOCK}"
    return [Problem(name, message, severity=Severity.INFO)]


def _changed_show(name: str, show: LockedShow, locked_guid: str) -> list[Problem]:
    if locked_guid in ("", show.guid):
        return []
    message = (
        f"the option `guid` is {show.guid}, and the show was published as {locked_guid}: "
        "remove the option, or run `mkdocs-podcast lock` if that is intended"
    )
    return [Problem(name, message)]


def unlocked_episodes(
    show: LockedShow, identities: Mapping[str, Identity], name: str = LOCK_NAME
) -> list[Problem]:
    """The episodes that the lock file does not have, or has by another path; where it has none of
    them, that once.

    `show` is as it was locked. What an author has to decide first is left out.
    """
    if identities and not show.episodes:
        return [Problem(name, f"no episode of {show.index} is in it: {_FIRST_LOCK}")]
    problems = []
    for path, identity in identities.items():
        if identity.unsure:
            continue
        if not identity.locked:
            message = f"the episode is not in {name}: run `mkdocs-podcast lock`"
            problems.append(Problem(path, message))
        elif identity.recognized_by:
            message = (
                f"it was {identity.locked.path}, by its {identity.recognized_by}, and keeps its "
                f"GUID: run `mkdocs-podcast lock` to keep that in {name}"
            )
            problems.append(Problem(path, message))
    return problems
