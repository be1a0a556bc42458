"""The pages and packets of an Ogg file, and how long it is.

RFC 3533 (Ogg), RFC 7845 (Opus), RFC 9639 (FLAC)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .binary import BrokenError, big_endian, file_size, little_endian, read_exactly

_LARGEST_PACKET = 32_000_000
_LARGEST_PAGE = 65_307
_MOST_PAGES = 20_000
_HEADER_SIZE = 27
_OPUS_RATE = 48_000


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its stream, its time in the stream's units, and the sizes of its segments."""

    serial: bytes
    granule: int
    segments: bytes
    start: int

    @property
    def size(self) -> int:
        return sum(self.segments)

    @property
    def end(self) -> int:
        return self.start + self.size


def ogg_packets(file: BinaryIO, most: int) -> Iterator[bytes]:
    """At most so many packets from the start of the file's first stream. Raises BrokenError."""
    position = count = 0
    packet = bytearray()
    serial = None
    for _ in range(_MOST_PAGES):
        page = _read_page(file, position)
        position = page.end
        serial = serial or page.serial
        if page.serial != serial:
            continue
        data = read_exactly(file, page.size, page.start)
        start = 0
        for size in page.segments:
            packet += data[start : start + size]
            start += size
            if size == 255:
                continue  # The packet goes on in the next segment.
            yield bytes(packet)
            packet = bytearray()
            count += 1
            if count == most:
                return
        if len(packet) > _LARGEST_PACKET:
            raise BrokenError("its comments are too large")


def ogg_duration(file: BinaryIO) -> float:
    """Seconds, from the time of the last page; 0 where the kind of sound is not known. Raises
    BrokenError."""
    first_page = _read_page(file, 0)
    rate, skipped = _rate(next(ogg_packets(file, 1), b""))
    size = file_size(file)
    last_page = _last_page(file, size, first_page.serial)
    if not last_page or last_page.end > size:
        raise BrokenError("its last page is not whole")
    if not rate:
        return 0.0
    return max(last_page.granule - skipped, 0) / rate


def _last_page(file: BinaryIO, size: int, serial: bytes) -> _Page | None:
    """The last page of a stream in which a packet ends."""
    start = max(0, size - 2 * _LARGEST_PAGE)
    tail = read_exactly(file, size - start, start)
    position = tail.rfind(b"OggS")
    while position >= 0:
        try:
            page = _read_page(file, start + position)
        except BrokenError:
            page = None
        if page and page.serial == serial and page.granule >= 0:
            return page
        position = tail.rfind(b"OggS", 0, position)
    return None


def _rate(header: bytes) -> tuple[int, int]:
    """Units of time per second, and how many to skip at the start."""
    if header.startswith(b"\x01vorbis"):
        return little_endian(header[12:16]), 0
    if header.startswith(b"OpusHead"):
        return _OPUS_RATE, little_endian(header[10:12])
    if header.startswith(b"\x7fFLAC"):
        return big_endian(header[27:30]) >> 4, 0
    return 0, 0


def _read_page(file: BinaryIO, position: int) -> _Page:
    header = read_exactly(file, _HEADER_SIZE, position)
    if not header.startswith(b"OggS\0"):
        raise BrokenError("a page does not begin where it should")
    segment_count = header[26]
    segments = read_exactly(file, segment_count)
    granule = int.from_bytes(header[6:14], "little", signed=True)
    return _Page(header[14:18], granule, segments, position + _HEADER_SIZE + segment_count)
