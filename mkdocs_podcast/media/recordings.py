"""Facts about a recording: MIME type, bytes, seconds, hash. From the file itself, or from its
Git-LFS pointer."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from ..text.media_types import feed_type
from .facts import AudioError, Facts

_POINTER_VERSION = b"version https://git-lfs.github.com/spec/v1\n"
_LARGEST_POINTER = 1024
BLOCK = 1 << 20


class Read(Protocol):
    """What `read` and a `Reader` are."""

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts: ...


@dataclass(eq=False)
class Reader:
    """Reads files, and each one once for as long as it stays as it is: `mkdocs serve` asks again on
    every change."""

    known: dict[tuple[str, int, int, bool], Facts | AudioError] = field(default_factory=dict)

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts:
        """What `read` returns. Raises AudioError and OSError."""
        status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_size, hashed)
        if key not in self.known:
            try:
                self.known[key] = read(path, hashed=hashed)
            except AudioError as error:
                self.known[key] = error
        found = self.known[key]
        if isinstance(found, AudioError):
            raise found
        return found


def read(path: Path, *, hashed: bool = False) -> Facts:
    """Facts about a file, or about the one whose Git-LFS pointer it is (without its duration).

    The SHA-256 is in them with `hashed`, which reads the whole file, and for a pointer. Raises
    AudioError, OSError.
    """
    # What reads media files takes a while to load, and many sites have their recordings elsewhere.
    from .measurement import facts_of

    with path.open("rb") as file:
        if found := pointer(file.read(_LARGEST_POINTER), path.name):
            return found
        facts = facts_of(file, path.name)
        return facts._replace(sha256=sha256(file)) if hashed else facts


def is_pointer(path: Path) -> bool:
    """Whether a file is a Git-LFS pointer, in the place of a recording that is elsewhere. Raises
    OSError."""
    return path.stat().st_size <= _LARGEST_POINTER and path.read_bytes().startswith(
        _POINTER_VERSION
    )


def pointer(data: bytes, name: str) -> Facts | None:
    """Facts from the text of a Git-LFS pointer; None for anything else.

    https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    if not data.startswith(_POINTER_VERSION):
        return None
    length = re.search(rb"^size ([0-9]{1,18})$", data, re.MULTILINE)
    hash_ = re.search(rb"^oid sha256:([0-9a-f]{64})$", data, re.MULTILINE)
    if not length or not hash_:
        raise AudioError(
            "is a Git-LFS pointer that is broken: run `git lfs pull`",
            Facts(feed_type(name), None, None),
        )
    return Facts(feed_type(name), int(length[1]), None, hash_[1].decode())


def sha256(file: BinaryIO) -> str:
    """The hash of a whole file, in hex."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()
