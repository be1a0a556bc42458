"""Chapters in the Vorbis comments of Ogg and FLAC files.

RFC 9639 (FLAC), https://wiki.xiph.org/Chapter_Extension
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from ...model.chapter import Chapter
from ...text import clock_times
from ...text.patterns import pattern
from .binary import BrokenError, big_endian, little_endian, read_exactly
from .id3_frames import HEADER_SIZE, tag_size
from .ogg import ogg_packets
from .tag_values import tag_address, tag_text

_LARGEST_COMMENT = 20_000
_MOST_COMMENTS = 20_000
_MOST_BLOCKS = 1_000
# A block of metadata in FLAC: its first byte has the kind, and whether it is the last one.
_COMMENT_BLOCK = 4
_KIND_BITS = 0x7F
_LAST_BLOCK = 0x80
_OGG_SIGNATURES = (b"\x03vorbis", b"OpusTags")
_CHAPTER = pattern(r"CHAPTER(\d{1,6})(NAME|URL)?=(.*)", re.IGNORECASE | re.DOTALL)


def ogg_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the comments of the file's first stream. Raises BrokenError."""
    for packet in ogg_packets(file, 2):
        for signature in _OGG_SIGNATURES:
            if packet.startswith(signature):
                yield from _parse_chapters(packet[len(signature) :])
        # In FLAC's own packets, a block of metadata with its header.
        if packet and packet[0] & _KIND_BITS == _COMMENT_BLOCK:
            yield from _parse_chapters(packet[4:])


def flac_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the comments of a FLAC file. Raises BrokenError."""
    position = tag_size(read_exactly(file, HEADER_SIZE, 0)) + 4
    for _ in range(_MOST_BLOCKS):
        header = read_exactly(file, 4, position)
        size = big_endian(header[1:])
        if header[0] & _KIND_BITS == _COMMENT_BLOCK:
            yield from _parse_chapters(read_exactly(file, size))
        if header[0] & _LAST_BLOCK:
            return
        position += 4 + size


def _parse_chapters(data: bytes) -> Iterator[Chapter]:
    """The chapters in a block of comments. Raises BrokenError after those that can be read."""
    fields_by_number: dict[int, dict[str, str]] = {}
    try:
        for comment in _parse_comments(data):
            match = _CHAPTER.fullmatch(comment)
            if match:
                fields = fields_by_number.setdefault(int(match[1]), {})
                fields[(match[2] or "TIME").upper()] = match[3]
    finally:
        # Also those before a comment that is broken.
        for _, fields in sorted(fields_by_number.items()):
            if "TIME" in fields:
                title = tag_text(fields.get("NAME"))
                url = tag_address(fields.get("URL"))
                yield Chapter(_parse_seconds(fields["TIME"]), title, url)


def _parse_comments(data: bytes) -> Iterator[str]:
    """The texts after the name of the program that wrote them; those too long are left out."""
    position = 4 + little_endian(data[:4])
    count = little_endian(data[position : position + 4])
    position += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        size = little_endian(data[position : position + 4])
        start = position + 4
        position = start + size
        if position > len(data):
            raise BrokenError("its comments end early")
        if size <= _LARGEST_COMMENT:
            yield data[start:position].decode("utf-8", "replace")


def _parse_seconds(time: str) -> float:
    seconds = clock_times.seconds(time) if ":" in time else None
    if seconds is None:
        raise BrokenError(f"`{tag_text(time[:40])}` is not the time of a chapter")
    return seconds
