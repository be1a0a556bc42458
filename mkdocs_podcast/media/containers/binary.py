"""Reading bytes of files that may be broken, cut off or made to do harm."""

from __future__ import annotations

from typing import BinaryIO


class BrokenError(ValueError):
    """What a file holds is not what its format says; the message is the end of a sentence ("the tag
    ends early")."""


def take(file: BinaryIO, size: int, start: int | None = None) -> bytes:
    """Exactly `size` bytes, from `start` or from where the file stands. Raises BrokenError where
    there are fewer."""
    if start is not None:
        file.seek(start)
    data = file.read(size) if size else b""
    if len(data) < size:
        raise BrokenError("it ends in the middle")
    return data


def number(data: bytes) -> int:
    """An unsigned number, big end first."""
    return int.from_bytes(data, "big")


def size_of(file: BinaryIO) -> int:
    return file.seek(0, 2)
