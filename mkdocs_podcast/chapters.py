"""A chapter of an episode."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of an episode; `start` and `end` are in seconds. A `hidden` one is no entry of the list."""

    start: float
    title: str
    url: str = ""
    image: str = ""
    end: float | None = None
    hidden: bool = False
