"""The boxes that an MPEG-4 or QuickTime file is made of: ISO/IEC 14496-12."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from .binary import BrokenError, big_endian, file_size, read_exactly

_MOST_BOXES = 10_000
_MOST_ENTRIES = 5_000
_LARGEST_CONTENT = 1_000_000


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a file, and where its content begins and ends."""

    file: BinaryIO
    kind: bytes
    start: int
    end: int

    def children(self) -> Iterator[Box]:
        """The boxes in it. Raises BrokenError."""
        return _iterate_boxes(self.file, self.start, self.end)

    def find(self, *path: bytes) -> Box | None:
        """The first box at a path of kinds. Raises BrokenError."""
        box: Box | None = self
        for kind in path:
            if not box:
                return None
            box = next((child for child in box.children() if child.kind == kind), None)
        return box


def whole_file(file: BinaryIO) -> Box:
    """A file as a box around its boxes."""
    return Box(file, b"", 0, file_size(file))


def is_cut(file: BinaryIO) -> bool:
    """Whether the file ends in the middle of a box, or before the box that describes the others."""
    content = whole_file(file)
    kinds = set()
    try:
        for box in content.children():
            kinds.add(box.kind)
            if box.end > content.end:
                return True
    except BrokenError:
        return True
    return b"moov" not in kinds


def box_content(box: Box | None, least: int, most: int = _LARGEST_CONTENT) -> bytes:
    """At most so many bytes of a box; empty for None. Raises BrokenError for one that is
    too small."""
    if not box:
        return b""
    if box.end - box.start < least:
        raise BrokenError(f"a box ({box.kind.decode('latin-1')}) is too small")
    return read_exactly(box.file, min(box.end - box.start, most), box.start)


def table_entries(box: Box | None, width: int, offset: int = 8) -> Iterator[bytes]:
    """The entries of a table, which begin at an offset; their number is right before them."""
    data = box_content(box, offset, offset + width * _MOST_ENTRIES)
    count = big_endian(data[offset - 4 : offset])
    positions = range(offset, len(data) - width + 1, width)
    for position in islice(positions, count):
        yield data[position : position + width]


def _iterate_boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        header = read_exactly(file, 8, start)
        size, content_start = big_endian(header[:4]), start + 8
        if size == 1:
            # A size of 64 bits follows.
            size, content_start = big_endian(read_exactly(file, 8)), start + 16
        elif size == 0:
            # The last box reaches to the end.
            size = end - start
        if start + size < content_start:
            raise BrokenError("a box has no size")
        yield Box(file, header[4:], content_start, start + size)
        start += size
