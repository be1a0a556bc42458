"""The JSON of a lock file → a Lock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import NoneType
from typing import Any, NoReturn

from ..media.facts import AudioRecord, Facts
from ..text.records import NamedTuple
from .lockfile import LOCK_VERSION, Lock, LockedEpisode, LockedShow, LockError

DAMAGE_REMEDY = (
    "restore it from git, or, if it was never committed, delete it and run `mkdocs-podcast lock`"
)
_MOST_UNITS = 1e15


class _Field(NamedTuple):
    """What a value must be, what is wrong with another one, and what it is where it is missing."""

    types: tuple[type, ...]
    problem: str
    default: Any = None


_TEXT = _Field((str,), "has a `{}` that is not text", "")
# In every lock file that was written whole.
_MAPPING = _Field((dict,), "has no mapping `{}`")
_BYTES = _Field((int, NoneType), "has a `{}` that is not a number of bytes")
_SECONDS = _Field((int, float, NoneType), "has a `{}` that is not a number of seconds")

_SHOW = {"index": _TEXT, "episodes": _MAPPING}
_EPISODE = {"path": _TEXT, "title": _TEXT, "date": _TEXT, "audio": _MAPPING}
_FACTS = {"type": _TEXT, "length": _BYTES, "duration": _SECONDS, "sha256": _TEXT}
_RECORD = {"etag": _TEXT, "modified": _TEXT}


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
        shows = data.get("shows")
        if not isinstance(shows, dict):
            self.fail("is missing, or is not a mapping", "shows")
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
        data = dict(pairs)
        if len(data) < len(pairs):
            seen = set()
            for key, _ in pairs:
                if key in seen:
                    self.fail("appears twice", key, last=True)
                seen.add(key)
        return data

    def check_version(self, version: Any) -> None:
        is_number = isinstance(version, int) and not isinstance(version, bool)
        if is_number and version > LOCK_VERSION:
            raise LockError(
                "was written by a newer version of mkdocs-podcast: upgrade it here as well"
            )
        if not is_number or version != LOCK_VERSION:
            self.fail("is not a version", "version")

    def show(self, guid: str, data: Any) -> LockedShow:
        fields = self.fields(data, guid, _SHOW)
        episodes = [self.episode(key, value) for key, value in fields["episodes"].items()]
        return LockedShow(guid, fields["index"], tuple(episodes))

    def episode(self, guid: str, data: Any) -> LockedEpisode:
        fields = self.fields(data, guid, _EPISODE)
        if not fields["path"]:
            self.fail("has no `path`", guid)
        records = [self.record(url, value) for url, value in fields.pop("audio").items()]
        return LockedEpisode(guid, **fields, audio=tuple(records))

    def record(self, url: str, data: Any) -> AudioRecord:
        facts = Facts(**self.fields(data, url, _FACTS))
        return AudioRecord(url, facts, **self.fields(data, url, _RECORD))

    def fields(self, data: Any, owner: str, expected: Mapping[str, _Field]) -> dict[str, Any]:
        """The expected fields of a mapping, which is the value of the key `owner`."""
        if not isinstance(data, dict):
            self.fail("is not a mapping", owner)
        fields = {}
        for key, field in expected.items():
            value = data.get(key, field.default)
            if not _fits(value, field):
                self.fail(field.problem.format(key), owner)
            fields[key] = value
        return fields

    def fail(self, problem: str, key: str, *, last: bool = False) -> NoReturn:
        """Raises a LockError with the line of the first, or last, place of a key."""
        quoted = json.dumps(key, ensure_ascii=False) + ":"
        position = self.text.rfind(quoted) if last else self.text.find(quoted)
        line = self.text.count("\n", 0, position) + 1 if position >= 0 else None
        raise LockError(f"is damaged, as `{key}` {problem}: {DAMAGE_REMEDY}", line)


def _fits(value: Any, field: _Field) -> bool:
    if isinstance(value, bool) or not isinstance(value, field.types):
        return False
    # JSON may hold NaN and Infinity, too.
    return not isinstance(value, (int, float)) or 0 <= value < _MOST_UNITS
