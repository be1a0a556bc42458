"""What an episode's page gets around its notes, and what all of that depends on: a page that an
earlier build has drawn from the same is not drawn again, and neither is what is around its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..cache.digests import UnknownValueError, digest, list_digest
from ..markdown.markers import HEAD_END

if TYPE_CHECKING:
    from ..model.episode import Episode
    from ..source.page_reading import Reading


class Completion:
    """What an episode's page gets around its `notes`, made when somebody asks for it.

    `key` is a digest of all that it depends on. `draw` gives the page's whole content, or None
    after an error; `add_to_head` the page's HTML with what its head gets, and whether that is all
    of it. Errors are reported.
    """

    def __init__(
        self,
        key: bytes,
        notes: str,
        draw: Callable[[], str | None],
        add_to_head: Callable[[str], tuple[str, bool]],
    ) -> None:
        self.key = key
        self.notes = notes
        self._draw = draw
        self._add_to_head = add_to_head
        self.is_drawn = False
        self.is_in_head = False
        # An error is to be met again by the next build.
        self.may_be_kept = True

    @property
    def kept_notes(self) -> str:
        """The part of the notes that is in the page as it is."""
        _, _, following = self.notes.partition(HEAD_END)
        return following

    def draw(self) -> str:
        self.is_drawn = True
        content = self._draw()
        if content is None:
            self.may_be_kept = False
            return self.notes
        return content

    def add_to_head(self, page: str) -> str:
        self.is_in_head = True
        page, is_complete = self._add_to_head(page)
        self.may_be_kept = self.may_be_kept and is_complete
        return page


def episode_digests(
    readings: Mapping[str, Reading], episodes: Iterable[Episode]
) -> dict[str, bytes]:
    """Digests of all that a show knows of its episodes, by the paths of their pages: of what was
    read there, and of what has been found out since. Episodes for which that is unknown are left
    out."""
    digests: dict[str, bytes] = {}
    for episode in episodes:
        reading = readings[episode.path]
        if not reading.digest:
            continue
        changes: list[Any] = [episode.path]
        for name, value, read in zip(episode._fields, episode, reading.episode, strict=True):
            if value is not read:
                changes.append([name, value])
        try:
            digests[episode.path] = digest(reading.digest, list_digest(changes))
        except UnknownValueError:
            continue
    return digests
