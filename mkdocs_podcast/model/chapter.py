"""One chapter of a recording."""

from __future__ import annotations

from ..text.records import NamedTuple


class Chapter(NamedTuple):
    """A part of a recording: `start` and `end` in seconds.

    `url` and `image` are full URLs, or paths as the source has them. A `hidden` chapter changes the
    picture or the link while the recording plays, but is not in lists for people; only a hidden one
    may be without a title.
    """

    start: float
    title: str
    url: str = ""
    image: str = ""
    end: float | None = None
    hidden: bool = False
