"""One chapter of a recording."""

from __future__ import annotations

from typing import NamedTuple


class Chapter(NamedTuple):
    """A part of a recording: `start` and `end` in seconds.

    `url` and `image` are full URLs, or paths as the source has them. A `hidden` chapter changes the
    picture or the link while the recording plays, and is in no list for people; only such a one may
    have no title.
    """

    start: float
    title: str
    url: str = ""
    image: str = ""
    end: float | None = None
    hidden: bool = False
