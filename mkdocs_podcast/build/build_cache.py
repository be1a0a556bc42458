"""What earlier builds of a site made of the same input.

A key is a digest of everything that a value depends on: the texts and data that it is made of, the
plugin's own code, and every installed package. So nothing is ever out of date, and whoever makes a
value needs no more than to name what it is made of.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from ..cache.digests import digest, folder_digest, installed_packages
from ..cache.store import Entry, Store
from ..html.fragments import TEMPLATES

Value = TypeVar("Value")

_CODE = (".py", ".html", ".json")


class BuildCache:
    """The cache of one build."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def is_on(self) -> bool:
        return self._store.is_open

    def key(self, kind: str, *parts: str | bytes) -> bytes:
        """The key of a value of a kind that depends on nothing but the parts."""
        return digest(self.program, kind, *parts)

    @cached_property
    def program(self) -> bytes:
        """The digest of what runs: Python, the plugin's code, and all that is installed beside it."""
        own = folder_digest(os.fspath(TEMPLATES.parent), _CODE)
        return digest(sys.version, own, installed_packages())

    def get(self, key: bytes, read: Callable[[Entry], Value]) -> Value | None:
        """What `read` makes of an entry, or None where no entry can be read."""
        return self._store.get(key, read)

    def put(self, key: bytes, entry: Entry) -> None:
        self._store.put(key, entry)

    def remember(
        self,
        kind: str,
        parts: Iterable[str | bytes],
        make: Callable[[], Value],
        write: Callable[[Value], Entry | None],
        read: Callable[[Entry], Value],
    ) -> Value:
        """The value that `make` gives, without calling it where an earlier build has.

        `write` gives None for a value that an entry cannot hold.
        """
        if not self.is_on:
            return make()
        key = self.key(kind, *parts)
        value = self._store.get(key, read)
        if value is None:
            value = make()
            entry = write(value)
            if entry is not None:
                self._store.put(key, entry)
        return value

    def close(self, *, is_whole: bool = True) -> None:
        """Writes what was kept. After a build of the whole site, what it did not ask for may be
        dropped."""
        self._store.close(may_drop=is_whole)
