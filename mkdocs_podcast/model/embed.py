"""A provider's player."""

from __future__ import annotations

from typing import Literal

from ..text.records import NamedTuple


class Embed(NamedTuple):
    """A provider's player, as the fragment `embed.html` shows it.

    `provider` is empty for a host that has no rules. `title` is the author's name for the frame,
    `episode` the title of the episode that it plays; either may be empty. `height` and `width` are
    in pixels, `ratio` is "16 / 9" or empty.
    """

    provider: str
    name: str
    src: str
    link: str
    title: str = ""
    episode: str = ""
    kind: Kind = "other"
    ratio: str = ""
    height: int | None = None
    width: int | None = None
    allow: str = ""
    sandbox: str = ""
    load: str = "click"
    fullscreen: bool = False

    @property
    def ratio_class(self) -> str:
        """The ratio as part of a class: `16x9`."""
        return self.ratio.replace(" / ", "x")


Kind = Literal["audio", "video", "other"]
