"""How long a WAV file is, by its chunks.

Microsoft, Multimedia Programming Interface 1.0, "Waveform Audio File Format"; EBU Tech 3306 for
RF64.
"""

from __future__ import annotations

from typing import BinaryIO

from .binary import BrokenError, size_of, take

_MOST_CHUNKS = 1_000
# What stands for a size when a program could not go back to write it, and in RF64.
_UNKNOWN = (0, 0xFFFFFFFF)


def wav_duration(file: BinaryIO, tolerance: float) -> float:
    """Seconds. Raises BrokenError where more of the sound is missing at the end than this part of
    it."""
    place, rate, long_size, whole = 12, 0, 0, size_of(file)
    for _ in range(_MOST_CHUNKS):
        head = take(file, 8, place)
        size = _number(head[4:])
        if head.startswith(b"data"):
            there = whole - place - 8
            told = long_size or there if size in _UNKNOWN else size
            if told > there + told * tolerance:
                raise BrokenError("it ends before its sound does")
            return min(told, there) / rate if rate else 0.0
        if head.startswith(b"fmt "):
            rate = _number(take(file, 12)[8:])
        elif head.startswith(b"ds64"):
            long_size = _number(take(file, 16)[8:])
        # Chunks begin at even places.
        place += 8 + size + size % 2
    return 0.0


def _number(data: bytes) -> int:
    """An unsigned number, little end first."""
    return int.from_bytes(data, "little")
