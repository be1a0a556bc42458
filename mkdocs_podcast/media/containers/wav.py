"""How long a WAV file is, by its chunks.

Microsoft, Multimedia Programming Interface 1.0, "Waveform Audio File Format"; EBU Tech 3306 for
RF64.
"""

from __future__ import annotations

from typing import BinaryIO

from .binary import BrokenError, file_size, little_endian, read_exactly

_MOST_CHUNKS = 1_000
# What replaces a size when a program could not go back to write it, and in RF64.
_UNKNOWN_SIZES = (0, 0xFFFFFFFF)


def wav_duration(file: BinaryIO, tolerance: float) -> float:
    """Seconds; 0 where no sound is described. Raises BrokenError where more of the sound than the
    `tolerance`, a part of 1, is missing at the end."""
    position = 12
    bytes_per_second = rf64_size = 0
    end = file_size(file)
    for _ in range(_MOST_CHUNKS):
        header = read_exactly(file, 8, position)
        size = little_endian(header[4:])
        if header.startswith(b"data"):
            present = end - position - 8
            if size in _UNKNOWN_SIZES:
                size = rf64_size or present
            if size > present + size * tolerance:
                raise BrokenError("it ends before its sound does")
            if bytes_per_second:
                return min(size, present) / bytes_per_second
            return 0.0
        if header.startswith(b"fmt "):
            bytes_per_second = little_endian(read_exactly(file, 12)[8:])
        elif header.startswith(b"ds64"):
            rf64_size = little_endian(read_exactly(file, 16)[8:])
        # Chunks begin at even positions.
        position += 8 + size + size % 2
    return 0.0
