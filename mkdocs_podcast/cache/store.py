"""The store of a build cache: one SQLite file, read and written entry by entry.

A key is a digest of everything that its value depends on, so that nothing is ever invalidated: what
no build asks for any more is dropped once the file is too large. The store is never needed. What is
missing, damaged, locked or not allowed makes it empty, and a build works without it.

An entry is data of JSON's kinds and one long text, which JSON would have to escape. Nothing in the
file is ever executed: it may come from another machine.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..text.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3

Value = TypeVar("Value")

_FILE = "entries.sqlite3"
_GITIGNORE = ".gitignore"
# Of the file's tables, not of the values in it.
_FORMAT = 1
_TABLE = """
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, key BLOB, data BLOB, text BLOB, checksum INTEGER, used INTEGER
    )
"""
# What reading an entry with other values than expected runs into.
_MISREAD = (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError)
_COLUMNS = ["id", "key", "data", "text", "checksum", "used"]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# How much is kept in memory before it is written, in bytes.
_BATCH = 1 << 20
# How long a build waits for another one that writes, in seconds.
_PATIENCE = 5
# How large the file may become, in bytes: this, and a multiple of what the last build used.
_SMALLEST_LIMIT = 128 << 20
_LIMIT_RATIO = 3


class Entry(NamedTuple):
    """Data of JSON's kinds, and a text."""

    data: Any
    text: str = ""


class Store:
    """The entries in a folder, for one build. Without a folder it is empty and keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._connection: sqlite3.Connection | None = None
        self._is_writable = True
        # Nothing is asked of an empty store: a first build would ask for thousands of entries.
        self._is_new = False
        self._pending: dict[bytes, tuple[bytes, bytes]] = {}
        self._pending_bytes = 0
        self._used: set[int] = set()
        self._used_bytes = 0
        if folder:
            with self._going_on():
                self._connection = _open(folder)
                self._is_new = _is_empty(self._connection)

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    def get(self, key: bytes, read: Callable[[Entry], Value]) -> Value | None:
        """What `read` makes of the entry with a key, or None.

        An entry that `read` fails on is one that this build did not write: it counts as missing.
        """
        entry = self._entry(key)
        if entry is None:
            return None
        try:
            return read(entry)
        except _MISREAD:
            return None

    def put(self, key: bytes, entry: Entry) -> None:
        """Keeps an entry; one that JSON cannot hold is left out."""
        if not self._connection or not self._is_writable:
            return
        try:
            # JSON would hold half of a character, which no UTF-8 does.
            data, text = _ENCODER.encode(entry.data).encode(), entry.text.encode()
        except (TypeError, ValueError, RecursionError):
            return
        self._pending[key] = (data, text)
        self._pending_bytes += len(data) + len(text)
        if self._pending_bytes > _BATCH:
            self._write()

    def close(self, *, may_drop: bool = True) -> None:
        """Writes what was kept, and drops what has not been used for longest where the file is too
        large, unless it may not."""
        if self._pending:
            self._write()
        with self._going_on():
            if may_drop and self._connection and self._folder and self._is_writable:
                self._drop_unused(self._folder / _FILE)
        self._close()

    def _entry(self, key: bytes) -> Entry | None:
        entry: Entry | None = None
        if self._is_new:
            return entry
        try:
            row = self._row_of(key)
            if row and row[0] == key and _checksum(row[1], row[2]) == row[3]:
                entry = Entry(json.loads(row[1].decode()), row[2].decode())
                self._used.add(_row_id(key))
                self._used_bytes += len(row[1]) + len(row[2])
        except Exception:
            # A context for each of thousands of entries would take longer than to read some.
            with self._going_on():
                raise
        return entry

    def _row_of(self, key: bytes) -> Any:
        if not self._connection:
            return None
        return self._connection.execute(
            "SELECT key, data, text, checksum FROM entries WHERE id = ?", (_row_id(key),)
        ).fetchone()

    def _write(self) -> None:
        """One short transaction, so that builds at the same time wait for each other but shortly."""
        now = time.time_ns()
        rows = [
            (_row_id(key), key, data, text, _checksum(data, text), now)
            for key, (data, text) in self._pending.items()
        ]
        self._used.update(row[0] for row in rows)
        self._used_bytes += self._pending_bytes
        self._pending, self._pending_bytes = {}, 0
        with self._going_on():
            if self._connection:
                with self._connection:
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows
                    )

    def _drop_unused(self, file: Path) -> None:
        limit = _SMALLEST_LIMIT + self._used_bytes * _LIMIT_RATIO
        size = file.stat().st_size
        connection = self._connection
        if size <= limit or not connection:
            return
        with connection:
            now = time.time_ns()
            connection.executemany(
                "UPDATE entries SET used = ? WHERE id = ?", ((now, row) for row in self._used)
            )
            for row, length in connection.execute(
                "SELECT id, length(data) + length(text) FROM entries ORDER BY used"
            ).fetchall():
                if size > limit // 2 and row not in self._used:
                    connection.execute("DELETE FROM entries WHERE id = ?", (row,))
                    size -= length
        connection.execute("VACUUM")

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Does without the store, or without writing to it, where the file cannot be used."""
        # It takes a while to load.
        import sqlite3

        try:
            yield
        except sqlite3.OperationalError:
            # It is locked, read-only, or the disk is full.
            self._is_writable = False
        except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError, RecursionError):
            # It is damaged: the next build begins a new one.
            self._close()
            if self._folder:
                _remove(self._folder)
        except OSError:
            self._close()

    def _close(self) -> None:
        if self._connection:
            with suppress(Exception):
                self._connection.close()
        self._connection = None


def clear(folder: Path) -> bool:
    """Removes the store in a folder; returns whether there was one. Raises OSError."""
    file = folder / _FILE
    if not file.exists():
        return False
    for path in (file, *folder.glob(f"{_FILE}-*")):
        path.unlink()
    (folder / _GITIGNORE).unlink(missing_ok=True)
    with suppress(OSError):
        # Where nobody has put anything else into it.
        folder.rmdir()
    return True


def _remove(folder: Path) -> None:
    with suppress(OSError):
        clear(folder)


def _open(folder: Path) -> sqlite3.Connection:
    """The file of a store, made if it does not exist. Raises sqlite3.Error and OSError."""
    import sqlite3

    if not folder.exists():
        folder.mkdir(parents=True)
        # It holds nothing that anybody would commit.
        (folder / _GITIGNORE).write_text("*\n", "utf-8")
    connection = sqlite3.connect(folder / _FILE, timeout=_PATIENCE)
    # Without its own copy of each page on the disk: what a power failure damages is made again.
    connection.execute("PRAGMA synchronous = OFF")
    # In KiB, below zero: each entry is read or written once, so that little of the file is kept.
    connection.execute("PRAGMA cache_size = -256")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            # Another build may have made it meanwhile.
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                connection.execute("DROP TABLE IF EXISTS entries")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(entries)")]
    if columns != _COLUMNS:
        connection.close()
        raise sqlite3.DatabaseError("these are not the entries of this store")
    # The checksum comes before decoding, so that a damaged entry counts as missing.
    connection.text_factory = bytes
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM entries LIMIT 1").fetchone() is None


def _row_id(key: bytes) -> int:
    return int.from_bytes(key[:8], "big", signed=True)


def _checksum(data: bytes, text: bytes) -> int:
    return zlib.crc32(text, zlib.crc32(data))
