"""The ids by which hosts know an episode, in its addresses: of its recording, of its player."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.patterns import pattern

_ADDRESS = pattern(r"https?://[^\s\"'<>?#]{1,2000}")
_ID_IN_QUERY = pattern(r"[?&](?:episode|episode_id|id|i)=([\w+-]{6,64})")
_ID = pattern(r"[\w+-]{7,64}")
_DIGIT = pattern(r"\d")


def ids_in(text: str) -> Iterator[str]:
    """The parts of the addresses in a text that look like an id: long, and with a digit."""
    for match in _ADDRESS.finditer(text):
        path = match[0].partition("://")[2].partition("/")[2]
        for part in path.split("/"):
            name = part.partition(".")[0]
            if _ID.fullmatch(name) and _DIGIT.search(name):
                yield name
    for match in _ID_IN_QUERY.finditer(text):
        yield match[1]
