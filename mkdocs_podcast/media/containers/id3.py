"""Chapters in ID3v2 tags: the CHAP and CTOC frames of the ID3v2 Chapter Frame Addendum, in ID3v2.3
and ID3v2.4.

https://id3.org/id3v2-chapters-1.0, https://id3.org/id3v2.3.0, https://id3.org/id3v2.4.0-structure
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from ...model.chapter import Chapter
from ...text import addresses, values
from .binary import BrokenError, number, take

HEADER = 10
_LARGEST_TAG = 64_000_000
_LARGEST_TEXT = 100_000
_MOST_FRAMES = 20_000
_NO_TIME = 0xFFFFFFFF
_FRAME_ID = re.compile(rb"[A-Z][A-Z0-9]{3}")
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


@dataclass(frozen=True, slots=True)
class Span:
    """Frames of an ID3 version, from `start` to `end` in a file."""

    file: BinaryIO
    start: int
    end: int
    version: int
    unsynchronised: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    id: str
    span: Span


def tag_size(head: bytes) -> int:
    """The size in bytes of the tag that begins with these 10 bytes, or 0 where they begin none."""
    if len(head) < HEADER or not head.startswith(b"ID3"):
        return 0
    footer = HEADER if head[3] == 4 and head[5] & 0x10 else 0
    return HEADER + _synchsafe(head[6:10]) + footer


def chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the tag that the file begins with. Those that no table of contents names are
    hidden ones."""
    file.seek(0)
    head = file.read(HEADER)
    if not tag_size(head) or head[3] not in (3, 4):
        return
    found: list[tuple[bytes, Chapter]] = []
    named: set[bytes] | None = None
    broken = None
    try:
        for frame in _frames(_tag(file, head)):
            if frame.id == "CHAP" and (chapter := _chapter(frame.span)):
                found.append(chapter)
            elif frame.id == "CTOC":
                named = (named or set()) | _entries(frame.span)
    except BrokenError as error:
        broken = error
    for name, made in found:
        yield made._replace(hidden=named is not None and name not in named)
    if broken:
        raise broken


def _tag(file: BinaryIO, head: bytes) -> Span:
    version, flags, size = head[3], head[5], _synchsafe(head[6:10])
    span = Span(file, HEADER, HEADER + size, version, bool(flags & 0x80))
    if span.unsynchronised and version == 3:
        # Sizes count what was there before; in version 4 each frame is unsynchronised by itself.
        span = _in_memory(_synchronised(take(file, min(size, _LARGEST_TAG))), version)
    if flags & 0x40:
        extended = take(span.file, 4, span.start)
        span = replace(
            span,
            start=span.start + (_synchsafe(extended) if version == 4 else number(extended) + 4),
        )
    return span


def _frames(span: Span) -> Iterator[Frame]:
    position = span.start
    for _ in range(_MOST_FRAMES):
        if position + HEADER > span.end:
            return
        head = take(span.file, HEADER, position)
        if not _FRAME_ID.match(head):
            return  # padding
        size = _frame_size(span, head, position)
        if position + HEADER + size > span.end:
            raise BrokenError(f"a frame ({head[:4].decode()}) ends after the tag")
        body = replace(span, start=position + HEADER, end=position + HEADER + size)
        if head.startswith((b"CHAP", b"CTOC", b"TIT2", b"W")) and (plain := _plain(body, head[9])):
            yield Frame(head[:4].decode(), plain)
        position += HEADER + size


def _frame_size(span: Span, head: bytes, position: int) -> int:
    """Version 4 says that sizes are synchsafe; some programs write them as version 3 does."""
    plain, safe = number(head[4:8]), _synchsafe(head[4:8])
    if span.version == 3 or (number(head[4:8]) & 0x80808080):
        return plain
    if plain != safe and not _may_begin_frame(span, position + HEADER + safe):
        return plain if _may_begin_frame(span, position + HEADER + plain) else safe
    return safe


def _may_begin_frame(span: Span, position: int) -> bool:
    if position + HEADER > span.end:
        return position <= span.end
    span.file.seek(position)
    head = span.file.read(4)
    return bool(_FRAME_ID.match(head)) or head == bytes(4)


def _plain(body: Span, flags: int) -> Span | None:
    """What a frame holds, without compression and unsynchronisation; None where it is encrypted."""
    if body.version == 3:
        encrypted, compressed, added = (
            flags & 0x40,
            flags & 0x80,
            bool(flags & 0x20) + 4 * bool(flags & 0x80),
        )
        unsynchronised = 0
    else:
        encrypted, compressed, added = (
            flags & 0x04,
            flags & 0x08,
            bool(flags & 0x40) + 4 * bool(flags & 0x01),
        )
        unsynchronised = flags & 0x02 or body.unsynchronised
    if encrypted:
        return None
    body = replace(body, start=min(body.start + added, body.end), unsynchronised=False)
    if not unsynchronised and not compressed:
        return body
    data = take(body.file, min(body.end - body.start, _LARGEST_TAG), body.start)
    if unsynchronised:
        data = _synchronised(data)
    if compressed:
        data = _decompressed(data)
    return _in_memory(data, body.version)


def _decompressed(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LARGEST_TAG)
    except zlib.error:
        raise BrokenError("a compressed frame cannot be read") from None


def _in_memory(data: bytes, version: int) -> Span:
    return Span(BytesIO(data), 0, len(data), version)


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\x00", b"\xff")


def _synchsafe(data: bytes) -> int:
    return sum((byte & 0x7F) << shift for byte, shift in zip(data, (21, 14, 7, 0), strict=True))


def _chapter(span: Span) -> tuple[bytes, Chapter] | None:
    """A chapter and the name by which a table of contents knows it; None for one that has no time."""
    name, rest = _name(span)
    start, end = (number(take(span.file, 4, rest + offset)) for offset in (0, 4))
    if start == _NO_TIME:
        return None
    title = url = ""
    for frame in _frames(replace(span, start=rest + 16)):
        data = take(
            frame.span.file, min(frame.span.end - frame.span.start, _LARGEST_TEXT), frame.span.start
        )
        if frame.id == "TIT2":
            title = title or _text(data)
        elif frame.id == "WXXX":
            url = url or _user_link(data)
        elif frame.id.startswith("W"):
            url = url or _address(data)
    return name, Chapter(
        start / 1000, title, url, end=end / 1000 if start < end < _NO_TIME else None
    )


def _entries(span: Span) -> set[bytes]:
    """The names of the chapters (and of tables below) in a table of contents."""
    _, rest = _name(span)
    count = take(span.file, 2, rest)[1]
    span.file.seek(rest + 2)
    held = span.file.read(min(max(span.end - rest - 2, 0), _LARGEST_TEXT))
    return set(held.split(b"\0", count)[:count])


def _name(span: Span) -> tuple[bytes, int]:
    """An element's name, and where what follows it begins."""
    span.file.seek(span.start)
    data = span.file.read(min(span.end - span.start, _LARGEST_TEXT))
    name, zero, _ = data.partition(b"\0")
    if not zero:
        raise BrokenError("a chapter's name has no end")
    return name, span.start + len(name) + 1


def _text(data: bytes) -> str:
    if not data or data[0] >= len(_ENCODINGS):
        return ""
    return values.text(data[1:].decode(_ENCODINGS[data[0]], "replace").split("\0", 1)[0]) or ""


def _user_link(data: bytes) -> str:
    """The address after a description."""
    wide = data[:1] in (b"\1", b"\2")
    step = 2 if wide else 1
    for place in range(1, len(data), step):
        if data[place : place + step] == bytes(step):
            return _address(data[place + step :])
    return ""


def _address(data: bytes) -> str:
    return addresses.url(data.decode("latin-1").split("\0", 1)[0]) or ""
