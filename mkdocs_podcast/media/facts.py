"""What is known of a recording, and what was recorded of it."""

from __future__ import annotations

from typing import NamedTuple


class Facts(NamedTuple):
    """What is known of an enclosure: MIME type as directories ask for it, bytes, seconds, and
    SHA-256 in hex."""

    type: str
    length: int | None
    duration: float | None
    sha256: str = ""


class AudioError(ValueError):
    """A file that is not what it should be: the rest of a sentence that begins with its name, and
    what is known."""

    def __init__(self, sentence: str, facts: Facts) -> None:
        super().__init__(sentence)
        self.facts = facts


class LockedAudio(NamedTuple):
    """One format of a recording: its URL or path in the docs folder, as in `Audio`, and what was
    measured.

    `etag` and `modified` are what a server said of it then.
    """

    url: str
    facts: Facts
    etag: str = ""
    modified: str = ""
