"""What is measured of a recording, and the record of a measurement."""

from __future__ import annotations

from ..text.records import NamedTuple


class Facts(NamedTuple):
    """What is known of an enclosure: MIME type as directories ask for it, bytes, seconds, and
    SHA-256 in hex."""

    type: str
    length: int | None
    duration: float | None
    sha256: str = ""


class AudioError(ValueError):
    """A file that is not what it should be: the end of a sentence that begins with its name, and
    the facts that are known all the same."""

    def __init__(self, sentence: str, facts: Facts) -> None:
        super().__init__(sentence)
        self.facts = facts


class AudioRecord(NamedTuple):
    """The facts about one format of a recording, as the lock file keeps them.

    `url` is its URL, or its path in the docs folder, as in `Audio`. `etag` and `modified` are what
    its server said of that version: they tell whether it has changed since.
    """

    url: str
    facts: Facts
    etag: str = ""
    modified: str = ""
