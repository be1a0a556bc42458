"""Facts about recordings in the cache, for as long as their files stay as they are."""

from __future__ import annotations

import os
import time
from pathlib import Path

from ..cache.store import Entry
from ..media.facts import Facts
from .build_cache import BuildCache

# A file that is written twice within this time may have the same times, in nanoseconds.
_SAME_TIME = 2_000_000_000


class KeptFacts:
    """What was measured of the files with the same path, size and times.

    Whoever writes to a file changes one of its times, even if the program sets the other one back.
    """

    def __init__(self, cache: BuildCache) -> None:
        self._cache = cache
        # As the files were before they are measured: one may change meanwhile.
        self._keys: dict[Path, bytes] = {}

    def get(self, path: Path) -> Facts | None:
        """The facts about a file; None for one that has to be measured."""
        if not self._cache.is_on:
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        key = self._cache.key("recording", os.fsencode(path), *_identity(status))
        facts = self._cache.get(key, _read)
        latest = max(status.st_mtime_ns, status.st_ctime_ns)
        if facts is None and latest < time.time_ns() - _SAME_TIME:
            self._keys[path] = key
        return facts

    def keep(self, path: Path, facts: Facts) -> None:
        """Keeps what was measured of a file that `get` knew nothing of."""
        key = self._keys.pop(path, None)
        if key:
            self._cache.put(key, Entry(list(facts)))

    def close(self) -> None:
        self._cache.close()


def _identity(status: os.stat_result) -> list[str]:
    return [
        str(number)
        for number in (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    ]


def _read(entry: Entry) -> Facts:
    media_type, length, duration, sha256 = entry.data
    if duration is not None:
        duration = float(duration)
    return Facts(str(media_type), int(length), duration, str(sha256))
