"""The frames of an ID3v2 tag, in ID3v2.3 and ID3v2.4.

https://id3.org/id3v2.3.0, https://id3.org/id3v2.4.0-structure
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import BinaryIO

from ...text.patterns import pattern
from .binary import BrokenError, big_endian, read_exactly

HEADER_SIZE = 10
_LARGEST_TAG = 64_000_000
# In a tag and in all its frames together: a few bytes that are compressed may unfold to many.
_MOST_FRAMES = 20_000
_MOST_UNFOLDED = 16_000_000
_FRAME_ID = pattern(rb"[A-Z][A-Z0-9]{3}")
# The frames of chapters, and those that may be in one: its title and its links.
_CHAPTER_FRAMES = (b"CHAP", b"CTOC", b"TIT2", b"W")
# Flags of a tag.
_TAG_UNSYNCHRONISED = 0x80
_TAG_EXTENDED = 0x40
_TAG_FOOTER = 0x10


@dataclass(slots=True)
class _Budget:
    """What reading a tag may still cost."""

    frames: int = _MOST_FRAMES
    bytes: int = _MOST_UNFOLDED


@dataclass(frozen=True, slots=True)
class Span:
    """Frames of an ID3 version, from `start` to `end` in a file. The spans in a tag share its
    budget."""

    file: BinaryIO
    start: int
    end: int
    version: int
    unsynchronised: bool = False
    budget: _Budget = field(default_factory=_Budget)

    def read(self, limit: int) -> bytes:
        """At most so many bytes from the start. Raises BrokenError where the file ends before."""
        return read_exactly(self.file, min(self.end - self.start, limit), self.start)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame with an ID such as `CHAP`, and where its content is."""

    id: str
    content: Span


@dataclass(frozen=True, slots=True)
class _FrameFlags:
    """The bits of a frame's second byte of flags that matter here, in one version of ID3."""

    encrypted: int
    compressed: int
    # Each of these puts one byte, or four, before the content.
    one_byte: int
    four_bytes: int
    unsynchronised: int


_FRAME_FLAGS = {
    3: _FrameFlags(0x40, 0x80, one_byte=0x20, four_bytes=0x80, unsynchronised=0),
    4: _FrameFlags(0x04, 0x08, one_byte=0x40, four_bytes=0x01, unsynchronised=0x02),
}


def tag_size(header: bytes) -> int:
    """The size in bytes of the tag that begins with these 10 bytes, or 0 where they begin none."""
    if len(header) < HEADER_SIZE or not header.startswith(b"ID3"):
        return 0
    size = HEADER_SIZE + _synchsafe(header[6:10])
    if header[3] == 4 and header[5] & _TAG_FOOTER:
        size += HEADER_SIZE
    return size


def read_tag(file: BinaryIO, header: bytes) -> Span:
    """The frames of the tag of version 3 or 4 that begins the file with this header. Raises
    BrokenError."""
    version, flags, size = header[3], header[5], _synchsafe(header[6:10])
    is_unsynchronised = bool(flags & _TAG_UNSYNCHRONISED)
    tag = Span(file, HEADER_SIZE, HEADER_SIZE + size, version, is_unsynchronised)
    if is_unsynchronised and version == 3:
        # Sizes count what was there before; in version 4 each frame is unsynchronised by itself.
        tag = _in_memory(_synchronised(tag.read(_LARGEST_TAG)), tag)
    if flags & _TAG_EXTENDED:
        extended = read_exactly(tag.file, 4, tag.start)
        skipped = _synchsafe(extended) if version == 4 else big_endian(extended) + 4
        tag = replace(tag, start=tag.start + skipped)
    return tag


def iterate_frames(span: Span) -> Iterator[Frame]:
    """The frames that chapters are made of, without those that are encrypted. Raises
    BrokenError."""
    position = span.start
    while position + HEADER_SIZE <= span.end:
        span.budget.frames -= 1
        if span.budget.frames < 0:
            raise BrokenError(f"there are more than {_MOST_FRAMES} frames")
        header = read_exactly(span.file, HEADER_SIZE, position)
        if not _FRAME_ID.match(header):
            return  # padding
        start = position + HEADER_SIZE
        end = start + _frame_size(span, header, position)
        if end > span.end:
            raise BrokenError(f"a frame ({header[:4].decode()}) ends after the tag")
        if header.startswith(_CHAPTER_FRAMES):
            content = _decode_content(replace(span, start=start, end=end), header[9])
            if content:
                yield Frame(header[:4].decode(), content)
        position = end


def _frame_size(span: Span, header: bytes, position: int) -> int:
    """Version 4 says that sizes are synchsafe; some programs write them as version 3 does."""
    plain, safe = big_endian(header[4:8]), _synchsafe(header[4:8])
    if span.version == 3 or plain & 0x80808080:
        return plain
    if plain == safe or _may_begin_frame(span, position + HEADER_SIZE + safe):
        return safe
    if _may_begin_frame(span, position + HEADER_SIZE + plain):
        return plain
    return safe


def _may_begin_frame(span: Span, position: int) -> bool:
    if position + HEADER_SIZE > span.end:
        return position <= span.end
    span.file.seek(position)
    start = span.file.read(4)
    return bool(_FRAME_ID.match(start)) or start == bytes(4)


def _decode_content(content: Span, flags: int) -> Span | None:
    """A frame's content without compression and unsynchronisation; None where it is encrypted."""
    bits = _FRAME_FLAGS[content.version]
    if flags & bits.encrypted:
        return None
    start = content.start
    if flags & bits.one_byte:
        start += 1
    if flags & bits.four_bytes:
        start += 4
    is_unsynchronised = bool(flags & bits.unsynchronised)
    if content.version == 4 and content.unsynchronised:
        is_unsynchronised = True
    is_compressed = bool(flags & bits.compressed)
    content = replace(content, start=min(start, content.end), unsynchronised=False)
    if not is_unsynchronised and not is_compressed:
        return content
    data = content.read(_LARGEST_TAG)
    if is_unsynchronised:
        data = _synchronised(data)
    if is_compressed:
        data = _decompress(data, content.budget)
    return _in_memory(data, content)


def _decompress(data: bytes, budget: _Budget) -> bytes:
    try:
        unfolded = zlib.decompressobj().decompress(data, budget.bytes)
    except zlib.error:
        raise BrokenError("a compressed frame cannot be read") from None
    budget.bytes -= len(unfolded)
    if budget.bytes <= 0:
        raise BrokenError("its compressed frames are too large")
    return unfolded


def _in_memory(data: bytes, span: Span) -> Span:
    """The data in place of a span's."""
    return Span(BytesIO(data), 0, len(data), span.version, budget=span.budget)


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\x00", b"\xff")


def _synchsafe(data: bytes) -> int:
    """A number of four times seven bits."""
    total = 0
    for byte in data:
        total = total << 7 | byte & 0x7F
    return total
