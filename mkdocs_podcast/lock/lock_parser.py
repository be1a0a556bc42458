"""The JSON of a lock file → a Lock."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, NoReturn

from ..media.facts import AudioRecord, Facts
from .lockfile import LOCK_VERSION, Lock, LockedEpisode, LockedShow, LockError

DAMAGE_REMEDY = (
    "restore it from git, or, if it was never committed, delete it and run `mkdocs-podcast lock`"
)
_MOST_UNITS = 1e15


def parse_json(text: str) -> Lock:
    """The lock in JSON text. Raises LockError, with the line where it is known, for whatever no
    version of this package has written."""
    return _Parser(text).parse()


class _Parser:
    """Checks a lock file's data while it takes it apart; problems are reported with their line."""

    def __init__(self, text: str) -> None:
        self.text = text

    def parse(self) -> Lock:
        data = self.load()
        if not isinstance(data, dict) or "version" not in data:
            raise LockError(f"is not a lock file: {DAMAGE_REMEDY}", 1)
        self.check_version(data["version"])
        shows = self.mapping(data, "shows")
        return Lock(tuple(self.show(guid, value) for guid, value in shows.items()))

    def load(self) -> Any:
        try:
            return json.loads(self.text, object_pairs_hook=self.unique_keys)
        except json.JSONDecodeError as error:
            reason = f"is not valid JSON ({error.msg})"
            raise LockError(f"{reason}: {DAMAGE_REMEDY}", error.lineno) from None
        except RecursionError:
            raise LockError(f"is not a lock file: {DAMAGE_REMEDY}") from None
        except LockError:
            raise
        except ValueError:
            # Python refuses to read integers of thousands of digits.
            raise LockError(f"is not valid JSON: {DAMAGE_REMEDY}") from None

    def unique_keys(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in pairs:
            if key in data:
                self.fail("appears twice", key, last=True)
            data[key] = value
        return data

    def check_version(self, version: Any) -> None:
        if not isinstance(version, int) or isinstance(version, bool):
            self.fail("is not a version", "version")
        if version > LOCK_VERSION:
            raise LockError(
                "was written by a newer version of mkdocs-podcast: upgrade it here as well"
            )
        if version != LOCK_VERSION:
            self.fail("is not a version", "version")

    def show(self, guid: str, data: Any) -> LockedShow:
        data = self.as_mapping(data, guid)
        episodes = self.mapping(data, "episodes", guid)
        return LockedShow(
            guid,
            self.string(data, "index", guid),
            tuple(self.episode(key, value) for key, value in episodes.items()),
        )

    def episode(self, guid: str, data: Any) -> LockedEpisode:
        data = self.as_mapping(data, guid)
        path = self.string(data, "path", guid)
        if not path:
            self.fail("has no `path`", guid)
        recordings = self.mapping(data, "audio", guid)
        return LockedEpisode(
            guid,
            path,
            self.string(data, "title", guid),
            self.string(data, "date", guid),
            tuple(self.audio(url, value) for url, value in recordings.items()),
        )

    def audio(self, url: str, data: Any) -> AudioRecord:
        data = self.as_mapping(data, url)
        length = self.number(data, "length", "bytes", url)
        if isinstance(length, float):
            self.fail("has a `length` that is not a number of bytes", url)
        duration = self.number(data, "duration", "seconds", url)
        media_type = self.string(data, "type", url)
        facts = Facts(media_type, length, duration, self.string(data, "sha256", url))
        etag = self.string(data, "etag", url)
        return AudioRecord(url, facts, etag, self.string(data, "modified", url))

    def mapping(self, data: Mapping[str, Any], key: str, owner: str = "") -> dict[str, Any]:
        """The mapping under a key, which is in every lock file that was written whole."""
        if key not in data:
            if owner:
                self.fail(f"has no `{key}`", owner)
            self.fail("is missing", key)
        value = data[key]
        if isinstance(value, dict):
            return value
        if owner:
            self.fail(f"has `{key}` that is not a mapping", owner)
        self.fail("is not a mapping", key)

    def as_mapping(self, data: Any, key: str) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fail("is not a mapping", key)
        return data

    def string(self, data: Mapping[str, Any], key: str, owner: str) -> str:
        value = data.get(key, "")
        if not isinstance(value, str):
            self.fail(f"has a `{key}` that is not text", owner)
        return value

    def number(self, data: Mapping[str, Any], key: str, unit: str, owner: str) -> Any:
        value = data.get(key)
        if value is not None and not _is_amount(value):
            self.fail(f"has a `{key}` that is not a number of {unit}", owner)
        return value

    def fail(self, problem: str, key: str, *, last: bool = False) -> NoReturn:
        """Raises a LockError with the line of the first, or last, place of a key."""
        quoted = json.dumps(key, ensure_ascii=False) + ":"
        position = self.text.rfind(quoted) if last else self.text.find(quoted)
        line = self.text.count("\n", 0, position) + 1 if position >= 0 else None
        raise LockError(f"is damaged, as `{key}` {problem}: {DAMAGE_REMEDY}", line)


def _is_amount(value: Any) -> bool:
    """Whether a value is a number of bytes or seconds that a recording may have."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return math.isfinite(value) and 0 <= value < _MOST_UNITS
