"""Facts about a recording: MIME type, bytes, seconds, hash. From the file itself, or from its
Git-LFS pointer."""

from __future__ import annotations

import hashlib
import re
from dataclasses import field
from pathlib import Path
from typing import BinaryIO, Protocol

from ..text.media_types import feed_type
from ..text.patterns import pattern
from ..text.records import dataclass
from .facts import AudioError, Facts

_LFS_SIZE = pattern(rb"^size ([0-9]{1,18})$", re.MULTILINE)
_LFS_DIGEST = pattern(rb"^oid sha256:([0-9a-f]{64})$", re.MULTILINE)

_POINTER_VERSION = b"version https://git-lfs.github.com/spec/v1\n"
_LARGEST_POINTER = 1024
_BLOCK_SIZE = 1 << 20


class ReadFacts(Protocol):
    """The type of `read_facts`, and of a `RecordingReader`."""

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts: ...


@dataclass(eq=False)
class RecordingReader:
    """Reads each file once for as long as it stays the same: `mkdocs serve` asks again on every
    change."""

    results: dict[tuple[str, int, int, bool], Facts | AudioError] = field(default_factory=dict)

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts:
        """What `read_facts` returns. Raises AudioError and OSError."""
        status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_size, hashed)
        if key not in self.results:
            try:
                self.results[key] = read_facts(path, hashed=hashed)
            except AudioError as error:
                self.results[key] = error
        result = self.results[key]
        if isinstance(result, AudioError):
            raise result
        return result


def read_facts(path: Path, *, hashed: bool = False) -> Facts:
    """Facts about a file, or about the one whose Git-LFS pointer it is (without its duration).

    The SHA-256 is in them with `hashed`, which reads the whole file, and for a pointer. Raises
    AudioError, OSError.
    """
    # What reads media files takes a while to load, and many sites have their recordings elsewhere.
    from .measurement import measure_file

    with path.open("rb") as file:
        facts = parse_pointer(file.read(_LARGEST_POINTER), path.name)
        if facts:
            return facts
        facts = measure_file(file, path.name)
        if hashed:
            facts = facts._replace(sha256=hash_file(file))
        return facts


def is_pointer(path: Path) -> bool:
    """Whether a file is a Git-LFS pointer, in place of a recording that is elsewhere. Raises
    OSError."""
    is_small = path.stat().st_size <= _LARGEST_POINTER
    return is_small and is_pointer_text(path.read_bytes())


def is_pointer_text(data: bytes) -> bool:
    """Whether these are the bytes of a Git-LFS pointer, or its first ones."""
    return data.startswith(_POINTER_VERSION)


def parse_pointer(data: bytes, name: str) -> Facts | None:
    """Facts from the text of a Git-LFS pointer; None for anything else. Raises AudioError for a
    damaged one.

    https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    if not is_pointer_text(data):
        return None
    length = _LFS_SIZE.search(data)
    digest = _LFS_DIGEST.search(data)
    if not length or not digest:
        facts = Facts(feed_type(name), None, None)
        raise AudioError("is a damaged Git-LFS pointer: run `git lfs pull`", facts)
    return Facts(feed_type(name), int(length[1]), None, digest[1].decode())


def hash_file(file: BinaryIO) -> str:
    """The SHA-256 of a whole file, in hex."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(_BLOCK_SIZE):
        digest.update(block)
    return digest.hexdigest()
