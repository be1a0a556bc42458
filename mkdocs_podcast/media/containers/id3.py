"""Chapters in ID3v2 tags: the CHAP and CTOC frames of the ID3v2 Chapter Frame Addendum, in ID3v2.3
and ID3v2.4.

https://id3.org/id3v2-chapters-1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from ...model.chapter import Chapter
from .binary import BrokenError, big_endian, read_exactly
from .id3_frames import HEADER_SIZE, Span, iterate_frames, read_tag, tag_size
from .tag_values import tag_address, tag_text

_LARGEST_TABLE = 100_000
_LARGEST_TEXT = 10_000
_NO_TIME = 0xFFFFFFFF
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def id3_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters in the tag that the file begins with; those that no table of contents lists are
    hidden ones. Raises BrokenError after those that can be read."""
    file.seek(0)
    header = file.read(HEADER_SIZE)
    if not tag_size(header) or header[3] not in (3, 4):
        return
    chapters: list[tuple[bytes, Chapter]] = []
    listed: set[bytes] = set()
    has_table = False
    try:
        for frame in iterate_frames(read_tag(file, header)):
            if frame.id == "CHAP":
                chapters += _read_chapter(frame.content)
            elif frame.id == "CTOC":
                listed |= _listed_elements(frame.content)
                has_table = True
    finally:
        # Also those before a frame that is broken.
        for element, chapter in chapters:
            yield chapter._replace(hidden=has_table and element not in listed)


def _read_chapter(content: Span) -> Iterator[tuple[bytes, Chapter]]:
    """A chapter after the ID of its element; nothing for one that has no time."""
    element, after_id = _element_id(content)
    start = big_endian(read_exactly(content.file, 4, after_id))
    end = big_endian(read_exactly(content.file, 4, after_id + 4))
    if start == _NO_TIME:
        return
    title = url = ""
    # Two times and two offsets in the file, of four bytes each, then frames.
    for frame in iterate_frames(replace(content, start=after_id + 16)):
        data = frame.content.read(_LARGEST_TEXT)
        if frame.id == "TIT2":
            title = title or _decode_text(data)
        elif frame.id == "WXXX":
            url = url or _described_link(data)
        elif frame.id.startswith("W"):
            url = url or _address(data)
    has_end = start < end < _NO_TIME
    yield element, Chapter(start / 1000, title, url, end=end / 1000 if has_end else None)


def _listed_elements(content: Span) -> set[bytes]:
    """The IDs of the chapters (and of tables below) in a table of contents."""
    _, after_id = _element_id(content)
    count = read_exactly(content.file, 2, after_id)[1]
    content.file.seek(after_id + 2)
    size = max(content.end - after_id - 2, 0)
    data = content.file.read(min(size, _LARGEST_TABLE))
    return set(data.split(b"\0", count)[:count])


def _element_id(content: Span) -> tuple[bytes, int]:
    """An element's ID, and where what follows it begins."""
    content.file.seek(content.start)
    data = content.file.read(min(content.end - content.start, _LARGEST_TEXT))
    element, zero, _ = data.partition(b"\0")
    if not zero:
        raise BrokenError("a chapter's name has no end")
    return element, content.start + len(element) + 1


def _decode_text(data: bytes) -> str:
    """A text after the byte that says its encoding."""
    if not data or data[0] >= len(_ENCODINGS):
        return ""
    text = data[1:].decode(_ENCODINGS[data[0]], "replace")
    return tag_text(text.split("\0", 1)[0])


def _described_link(data: bytes) -> str:
    """The address after an encoding and a description, which zeros end."""
    width = 2 if data[:1] in (b"\1", b"\2") else 1
    end = data.find(bytes(width), 1)
    # Two zeros may also be the halves of two letters.
    while end >= 0 and (end - 1) % width:
        end = data.find(bytes(width), end + 1)
    if end >= 0:
        return _address(data[end + width :])
    return ""


def _address(data: bytes) -> str:
    text = data.decode("latin-1")
    return tag_address(text.split("\0", 1)[0])
