"""Cues, and the transcript of a recording that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cue(NamedTuple):
    """What is said from `start` to `end`, in seconds: one line of plain text.

    `speaker` is empty where nothing says who speaks.
    """

    start: float
    end: float
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues of a recording in order of time.

    `type` is the MIME type of what it was read from. A transcript that is not `timed` has cues in
    the order of its text, all at 0 seconds.
    """

    cues: tuple[Cue, ...]
    language: str = ""
    type: str = ""
    timed: bool = True
