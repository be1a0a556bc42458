"""What the lock file holds: the GUID of every show and episode, and the facts about their
recordings. It is JSON, beside mkdocs.yml.

Shows and episodes are listed by GUID. So a rename changes one line, and episodes that two branches
add are mostly apart: the file merges well.
"""

from __future__ import annotations

from collections.abc import Collection

from ..media.facts import AudioRecord
from ..text.records import NamedTuple, dataclass
from .guids import show_guid

LOCK_NAME = "podcast.lock.json"
LOCK_VERSION = 1


class LockError(ValueError):
    """A lock file that cannot be used: the end of a sentence that begins with its name, and the
    line where it is known."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class LockedEpisode(NamedTuple):
    """An episode as it was locked; `date` is in ISO format, or empty."""

    guid: str
    path: str
    title: str = ""
    date: str = ""
    audio: tuple[AudioRecord, ...] = ()

    def record(self, url: str) -> AudioRecord | None:
        """What was recorded of the format with this URL."""
        return next((record for record in self.audio if record.url == url), None)


@dataclass(frozen=True)
class LockedShow:
    """A show as it was locked; `index` is the path of its index page."""

    guid: str
    index: str
    episodes: tuple[LockedEpisode, ...] = ()

    def has_page(self, paths: Collection[str]) -> bool:
        """Whether one of these pages is that of an episode."""
        return any(episode.path in paths for episode in self.episodes)


class Lock(NamedTuple):
    """All that a lock file holds."""

    shows: tuple[LockedShow, ...] = ()

    def find_show(
        self, index: str, paths: Collection[str], indexes: Collection[str]
    ) -> LockedShow | None:
        """The show with the index page at `index`, or one whose index page is gone and which has
        one of these episodes.

        `indexes` are those of all of the site's shows. None where no show matches, or several do.
        """
        matches = [show for show in self.shows if show.index == index]
        if not matches:
            moved = [show for show in self.shows if show.index not in indexes]
            matches = [show for show in moved if show.has_page(paths)]
        if len(matches) == 1:
            return matches[0]
        return None

    def continue_show(
        self,
        index: str,
        feed_url: str,
        paths: Collection[str],
        indexes: Collection[str],
        guid: str = "",
    ) -> tuple[LockedShow, str]:
        """A show as it was locked, with the GUID that it has now; and the GUID that it had, or an
        empty string.

        Its GUID is `guid`, an option, else the locked one, else that of its feed's URL; empty
        without any of them.
        """
        show = self.find_show(index, paths, indexes)
        if not show:
            return LockedShow(guid or show_guid(feed_url), index), ""
        return LockedShow(guid or show.guid, index, show.episodes), show.guid
