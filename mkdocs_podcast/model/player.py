"""The project's own player, as a page shows it."""

from __future__ import annotations

from ..text.records import NamedTuple


class Source(NamedTuple):
    """One format of a recording: its address relative to the page, and its MIME type or an
    empty string."""

    url: str
    type: str = ""


class Player(NamedTuple):
    """What the fragment `player.html` shows.

    `key` identifies the recording wherever it is played. `duration` is in seconds. `page` is the
    address of the episode's page, where the player is on another one.
    """

    title: str
    key: str
    sources: tuple[Source, ...]
    duration: int | None = None
    page: str = ""
    image: str = ""

    @property
    def is_video(self) -> bool:
        """Whether there is something to see: what the browser tries first is a video."""
        return self.sources[0].type.startswith("video/")
