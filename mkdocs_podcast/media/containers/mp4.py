"""Chapters in MPEG-4 files: QuickTime's chapter track, else Nero's list.

QuickTime File Format Specification, "Chapter Lists" and "Text Sample Data"; ISO/IEC 14496-12 for
the boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from ...model.chapter import Chapter
from ...text import addresses, values
from .binary import BrokenError, number, size_of, take

_MOST_BOXES = 10_000
_MOST_SAMPLES = 5_000
_LARGEST_SAMPLE = 20_000
_NERO_UNITS = 10_000_000
_ADDRESS = re.compile(rb"https?://[\x21-\x7e]+")
_TEXT_HANDLERS = (b"text", b"sbtl")


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a file, and where its content begins and ends."""

    kind: bytes
    start: int
    end: int


def is_cut(file: BinaryIO) -> bool:
    """Whether the file ends in the middle of a box, or before the box that says what the others
    are."""
    size = size_of(file)
    kinds = set()
    try:
        for box in _boxes(file, 0, size):
            kinds.add(box.kind)
            if box.end > size:
                return True
    except BrokenError:
        return True
    return b"moov" not in kinds


def chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters of the file."""
    movie = _find(file, Box(b"", 0, size_of(file)), b"moov")
    if movie:
        tracks = [box for box in _boxes_in(file, movie) if box.kind == b"trak"]
        found = list(_track_chapters(file, movie, tracks))
        yield from found or _nero_chapters(file, movie)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        head = take(file, 8, start)
        size, begin = number(head[:4]), start + 8
        if size == 1:
            size, begin = number(take(file, 8)), start + 16
        elif size == 0:
            size = end - start
        if start + size < begin:
            raise BrokenError("a box has no size")
        yield Box(head[4:], begin, start + size)
        start += size


def _boxes_in(file: BinaryIO, box: Box) -> Iterator[Box]:
    for inner in _boxes(file, box.start, box.end):
        if inner.end > box.end:
            raise BrokenError("a box is larger than the one around it")
        yield inner


def _find(file: BinaryIO, box: Box, *path: bytes) -> Box | None:
    """The first box at a path of kinds."""
    found: Box | None = box
    for kind in path:
        if found:
            found = next(
                (inner for inner in _boxes(file, found.start, found.end) if inner.kind == kind),
                None,
            )
    return found


def _content(file: BinaryIO, box: Box | None, least: int, most: int = 1_000_000) -> bytes:
    """A box's bytes; empty where there is none. Raises BrokenError for one that is too small."""
    if not box:
        return b""
    if box.end - box.start < least:
        raise BrokenError(f"a box ({box.kind.decode('latin-1')}) is too small")
    return take(file, min(box.end - box.start, most), box.start)


def _nero_chapters(file: BinaryIO, movie: Box) -> Iterator[Chapter]:
    data = _content(file, _find(file, movie, b"udta", b"chpl"), 5)
    if not data:
        return
    # Version 1 has four more bytes before the count.
    place = 8 if data[0] else 4
    for _ in range(data[place] if place < len(data) else 0):
        head = data[place + 1 : place + 10]
        if len(head) < 9 or place + 10 + head[8] > len(data):
            raise BrokenError("the list of chapters ends early")
        place += 9
        name = data[place + 1 : place + 1 + head[8]]
        place += head[8]
        yield Chapter(number(head[:8]) / _NERO_UNITS, _title(name))


def _track_chapters(file: BinaryIO, movie: Box, tracks: list[Box]) -> Iterator[Chapter]:
    wanted: set[int] = set()
    for track in tracks:
        ids = _content(file, _find(file, track, b"tref", b"chap"), 4, 400)
        wanted |= {number(ids[place : place + 4]) for place in range(0, len(ids) - 3, 4)}
    for track in tracks:
        if wanted and _track_id(file, track) in wanted and _handler(file, track) in _TEXT_HANDLERS:
            yield from _text_samples(file, movie, track)
            return


def _track_id(file: BinaryIO, track: Box) -> int:
    data = _content(file, _find(file, track, b"tkhd"), 24, 24)
    place = 20 if data[:1] == b"\1" else 12
    return number(data[place : place + 4])


def _handler(file: BinaryIO, track: Box) -> bytes:
    return _content(file, _find(file, track, b"mdia", b"hdlr"), 12, 12)[8:12]


def _timescale(file: BinaryIO, head: Box | None) -> int:
    """Units a second, by a movie's or a medium's header."""
    data = _content(file, head, 24, 24)
    place = 20 if data[:1] == b"\1" else 12
    scale = number(data[place : place + 4])
    if not scale:
        raise BrokenError("a track has no time scale")
    return scale


def _text_samples(file: BinaryIO, movie: Box, track: Box) -> Iterator[Chapter]:
    table = _find(file, track, b"mdia", b"minf", b"stbl")
    if not table:
        return
    scale = _timescale(file, _find(file, track, b"mdia", b"mdhd"))
    time = _delay(file, movie, track) * scale
    sizes, places = list(_sizes(file, table)), _places(file, table)
    for size, place, length in zip(
        sizes, _sample_places(sizes, places), _lengths(file, table), strict=False
    ):
        title, url = _text_sample(take(file, min(size, _LARGEST_SAMPLE), place))
        if title:
            yield Chapter(round(time / scale, 3), title, url, end=round((time + length) / scale, 3))
        time += length


def _delay(file: BinaryIO, movie: Box, track: Box) -> float:
    """Seconds before the track begins, which an empty edit at its start says."""
    data = _content(file, _find(file, track, b"edts", b"elst"), 8, 28)
    wide = data[:1] == b"\1"
    length, start = (data[8:16], data[16:24]) if wide else (data[8:12], data[12:16])
    if not number(data[4:8]) or set(start) != {0xFF}:
        return 0
    return number(length) / _timescale(file, _find(file, movie, b"mvhd"))


def _entries(file: BinaryIO, box: Box | None, width: int, skip: int = 8) -> Iterator[bytes]:
    """The entries of a table; its count stands right before them."""
    data = _content(file, box, skip, skip + width * _MOST_SAMPLES)
    count = number(data[skip - 4 : skip])
    for place in islice(range(skip, len(data) - width + 1, width), count):
        yield data[place : place + width]


def _sizes(file: BinaryIO, table: Box) -> Iterator[int]:
    box = _find(file, table, b"stsz")
    head = _content(file, box, 12, 12)
    if same := number(head[4:8]):
        yield from [same] * min(number(head[8:12]), _MOST_SAMPLES)
    else:
        yield from (number(entry) for entry in _entries(file, box, 4, 12))


def _lengths(file: BinaryIO, table: Box) -> Iterator[int]:
    for entry in _entries(file, _find(file, table, b"stts"), 8):
        yield from [number(entry[4:])] * min(number(entry[:4]), _MOST_SAMPLES)


def _places(file: BinaryIO, table: Box) -> Iterator[tuple[int, int]]:
    """Where each chunk of samples begins, and how many there are in it."""
    box = _find(file, table, b"stco")
    offsets = _entries(file, box, 4) if box else _entries(file, _find(file, table, b"co64"), 8)
    runs = [
        (number(entry[:4]), number(entry[4:8]))
        for entry in _entries(file, _find(file, table, b"stsc"), 12)
    ]
    held = run = 0
    for chunk, offset in enumerate(offsets, 1):
        while run < len(runs) and runs[run][0] <= chunk:
            held, run = runs[run][1], run + 1
        yield number(offset), held


def _sample_places(sizes: list[int], places: Iterator[tuple[int, int]]) -> Iterator[int]:
    left = iter(sizes)
    for place, held in places:
        for size in islice(left, min(held, _MOST_SAMPLES)):
            yield place
            place += size


def _text_sample(data: bytes) -> tuple[str, str]:
    """The title and the link of a sample: a counted text, then boxes, of which `href` holds an
    address."""
    length = number(data[:2])
    rest = data[2 + length :]
    place = rest.find(b"href")
    link = (
        _ADDRESS.search(rest[place : place - 4 + number(rest[place - 4 : place])])
        if place >= 4
        else None
    )
    return _title(data[2 : 2 + length]), (addresses.url(link[0].decode()) or "") if link else ""


def _title(data: bytes) -> str:
    wide = data.startswith((b"\xfe\xff", b"\xff\xfe"))
    return (
        values.text(data.decode("utf-16" if wide else "utf-8", "replace").replace("\0", "")) or ""
    )
