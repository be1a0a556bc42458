"""Reading bytes of files that may be broken, cut off or made to do harm."""

from __future__ import annotations

from typing import BinaryIO


class BrokenError(ValueError):
    """A file's content is not what its format says; the message is the end of a sentence ("the tag
    ends early")."""


def read_exactly(file: BinaryIO, size: int, start: int | None = None) -> bytes:
    """Exactly `size` bytes, from `start` or from the file's current position. Raises BrokenError
    where there are fewer."""
    if start is not None:
        file.seek(start)
    data = file.read(size) if size else b""
    if len(data) < size:
        raise BrokenError("it ends in the middle")
    return data


def big_endian(data: bytes) -> int:
    """An unsigned number, most significant byte first."""
    return int.from_bytes(data, "big")


def little_endian(data: bytes) -> int:
    """An unsigned number, least significant byte first."""
    return int.from_bytes(data, "little")


def file_size(file: BinaryIO) -> int:
    """The size in bytes; leaves the file at its end."""
    return file.seek(0, 2)
