"""Ogg and FLAC files: chapters in their comments, and how long an Ogg file is.

RFC 3533 (Ogg), RFC 7845 (Opus), RFC 9639 (FLAC), https://wiki.xiph.org/Chapter_Extension
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ...model.chapter import Chapter
from ...text import addresses, clock_times, values
from .binary import BrokenError, number, size_of, take
from .id3 import HEADER, tag_size

_LARGEST_PACKET = 32_000_000
_LARGEST_COMMENT = 20_000
_LARGEST_PAGE = 65_307
_MOST_COMMENTS = 20_000
_MOST_BLOCKS = 1_000
_MOST_PAGES = 20_000
_OPUS_RATE = 48_000
_COMMENT_BLOCK = 4
_KEY = re.compile(r"CHAPTER(\d{1,6})(NAME|URL)?=(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an Ogg file: its stream, its time in the stream's units, and the segments of its
    packets."""

    serial: bytes
    granule: int
    segments: bytes
    start: int

    @property
    def end(self) -> int:
        return self.start + sum(self.segments)


def ogg_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the comments of the file's first stream."""
    for packet in _packets(file, 2):
        for mark in (b"\x03vorbis", b"OpusTags"):
            if packet.startswith(mark):
                yield from _chapters(packet[len(mark) :])
        # In FLAC's own packets, a block of metadata with its head.
        if packet[:1] and packet[0] & 0x7F == _COMMENT_BLOCK:
            yield from _chapters(packet[4:])


def flac_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the comments of a FLAC file."""
    place = tag_size(take(file, HEADER, 0)) + 4
    for _ in range(_MOST_BLOCKS):
        head = take(file, 4, place)
        if head[0] & 0x7F == _COMMENT_BLOCK:
            yield from _chapters(take(file, number(head[1:])))
        if head[0] & 0x80:
            return
        place += 4 + number(head[1:])


def ogg_duration(file: BinaryIO) -> float | None:
    """Seconds, from the time of the last page; None where the sound is of no known kind. Raises
    BrokenError."""
    page = _page(file, 0)
    head = next(_packets(file, 1), b"")
    rate, skipped = _rate(head)
    size = size_of(file)
    begin = max(0, size - 2 * _LARGEST_PAGE)
    tail = take(file, size - begin, begin)
    place = len(tail)
    last = None
    while (place := tail.rfind(b"OggS", 0, place)) >= 0:
        last = _page_or_none(file, begin + place)
        if last and last.serial == page.serial and last.granule >= 0:
            break
        last = None
    if not last or last.end > size:
        raise BrokenError("its last page is not whole")
    return max(last.granule - skipped, 0) / rate if rate else None


def _rate(head: bytes) -> tuple[int, int]:
    """Units of time a second, and how many to skip at the start."""
    if head.startswith(b"\x01vorbis"):
        return int.from_bytes(head[12:16], "little"), 0
    if head.startswith(b"OpusHead"):
        return _OPUS_RATE, int.from_bytes(head[10:12], "little")
    if head.startswith(b"\x7fFLAC"):
        return number(head[27:30]) >> 4, 0
    return 0, 0


def _page(file: BinaryIO, place: int) -> Page:
    head = take(file, 27, place)
    if not head.startswith(b"OggS\0"):
        raise BrokenError("a page does not begin where it should")
    segments = take(file, head[26])
    return Page(
        head[14:18],
        int.from_bytes(head[6:14], "little", signed=True),
        segments,
        place + 27 + head[26],
    )


def _page_or_none(file: BinaryIO, place: int) -> Page | None:
    try:
        return _page(file, place)
    except BrokenError:
        return None


def _packets(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The first packets of the file's first stream."""
    place, found, packet = 0, 0, bytearray()
    serial = None
    for _ in range(_MOST_PAGES):
        page = _page(file, place)
        serial = serial or page.serial
        place = page.end
        if page.serial != serial:
            continue
        data, begin = take(file, sum(page.segments), page.start), 0
        for segment in page.segments:
            packet += data[begin : begin + segment]
            begin += segment
            if segment < 255:
                yield bytes(packet)
                packet, found = bytearray(), found + 1
                if found == most:
                    return
        if len(packet) > _LARGEST_PACKET:
            raise BrokenError("its comments are too large")


def _comments(data: bytes) -> Iterator[str]:
    place = 4 + int.from_bytes(data[:4], "little")
    count = int.from_bytes(data[place : place + 4], "little")
    place += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        size = int.from_bytes(data[place : place + 4], "little")
        if place + 4 + size > len(data):
            raise BrokenError("its comments end early")
        if size <= _LARGEST_COMMENT:
            yield data[place + 4 : place + 4 + size].decode("utf-8", "replace")
        place += 4 + size


def _chapters(data: bytes) -> Iterator[Chapter]:
    held: dict[int, dict[str, str]] = {}
    broken = None
    try:
        for comment in _comments(data):
            if found := _KEY.fullmatch(comment):
                held.setdefault(int(found[1]), {})[(found[2] or "").upper()] = found[3]
    except BrokenError as error:
        broken = error
    for _, chapter in sorted(held.items()):
        if "" in chapter:
            title, url = (
                values.text(chapter.get("NAME")) or "",
                addresses.url(chapter.get("URL")) or "",
            )
            yield Chapter(_seconds(chapter[""]), title, url)
    if broken:
        raise broken


def _seconds(time: str) -> float:
    start = clock_times.seconds(time) if ":" in time else None
    if start is None:
        raise BrokenError(f"`{values.text(time[:40]) or ''}` is not the time of a chapter")
    return start
