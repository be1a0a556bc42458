"""Chapters in MPEG-4 files: QuickTime's chapter track, else Nero's list.

QuickTime File Format Specification, "Chapter Lists" and "Text Sample Data"; ISO/IEC 14496-12 for
the tables of a track's samples.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from ...model.chapter import Chapter
from ...text.patterns import pattern
from .binary import BrokenError, big_endian, read_exactly
from .mp4_boxes import Box, box_content, table_entries, whole_file
from .tag_values import tag_address, tag_text

_MOST_SAMPLES = 5_000
_LARGEST_SAMPLE = 4_000
_NERO_UNITS_PER_SECOND = 10_000_000
_ADDRESS = pattern(rb"https?://[\x21-\x7e]+")
_TEXT_HANDLERS = (b"text", b"sbtl")
_UTF16_MARKS = (b"\xfe\xff", b"\xff\xfe")


def mp4_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """The chapters of the file. Raises BrokenError."""
    movie = whole_file(file).find(b"moov")
    if not movie:
        return
    chapters = list(_track_chapters(movie, _tracks(movie)))
    yield from chapters or _nero_chapters(movie)


def _tracks(movie: Box) -> list[Box]:
    tracks = []
    for box in movie.children():
        if box.end > movie.end:
            raise BrokenError("a box is larger than the one around it")
        if box.kind == b"trak":
            tracks.append(box)
    return tracks


def _nero_chapters(movie: Box) -> Iterator[Chapter]:
    data = box_content(movie.find(b"udta", b"chpl"), 5)
    if not data:
        return
    # Version 1 has four more bytes before the count.
    position = 8 if data[0] else 4
    count = data[position] if position < len(data) else 0
    position += 1
    for _ in range(count):
        # A time of eight bytes, and the length of the title that follows.
        header = data[position : position + 9]
        if len(header) < 9:
            raise BrokenError("the list of chapters ends early")
        start = position + 9
        position = start + header[8]
        if position > len(data):
            raise BrokenError("the list of chapters ends early")
        title = _decode_title(data[start:position])
        yield Chapter(big_endian(header[:8]) / _NERO_UNITS_PER_SECOND, title)


def _track_chapters(movie: Box, tracks: list[Box]) -> Iterator[Chapter]:
    """The chapters of the first text track that another track names as its list of chapters."""
    chapter_tracks: set[int] = set()
    for track in tracks:
        data = box_content(track.find(b"tref", b"chap"), 4, 400)
        for position in range(0, len(data) - 3, 4):
            chapter_tracks.add(big_endian(data[position : position + 4]))
    if not chapter_tracks:
        return
    for track in tracks:
        if _track_id(track) in chapter_tracks and _handler(track) in _TEXT_HANDLERS:
            yield from _text_samples(movie, track)
            return


def _track_id(track: Box) -> int:
    data = box_content(track.find(b"tkhd"), 24, 24)
    return _field_after_times(data)


def _handler(track: Box) -> bytes:
    return box_content(track.find(b"mdia", b"hdlr"), 12, 12)[8:12]


def _timescale(header: Box | None) -> int:
    """Units of time per second, by a movie's or a medium's header."""
    data = box_content(header, 24, 24)
    units = _field_after_times(data)
    if not units:
        raise BrokenError("a track has no time scale")
    return units


def _field_after_times(header: bytes) -> int:
    """The number after the two times with which a header begins; they are longer in version 1."""
    position = 20 if header[:1] == b"\1" else 12
    return big_endian(header[position : position + 4])


def _text_samples(movie: Box, track: Box) -> Iterator[Chapter]:
    table = track.find(b"mdia", b"minf", b"stbl")
    if not table:
        return
    units = _timescale(track.find(b"mdia", b"mdhd"))
    time = _delay(movie, track) * units
    sizes = list(_sample_sizes(table))
    positions = _sample_positions(sizes, _chunks(table))
    samples = zip(sizes, positions, _sample_lengths(table), strict=False)
    for size, position, length in samples:
        data = read_exactly(table.file, min(size, _LARGEST_SAMPLE), position)
        title, url = _decode_sample(data)
        if title:
            end = round((time + length) / units, 3)
            yield Chapter(round(time / units, 3), title, url, end=end)
        time += length


def _delay(movie: Box, track: Box) -> float:
    """Seconds before the track begins, by an empty edit at its start."""
    data = box_content(track.find(b"edts", b"elst"), 8, 28)
    if data[:1] == b"\1":
        length, start = data[8:16], data[16:24]
    else:
        length, start = data[8:12], data[12:16]
    count = big_endian(data[4:8])
    is_empty_edit = set(start) == {0xFF}
    if not count or not is_empty_edit:
        return 0
    return big_endian(length) / _timescale(movie.find(b"mvhd"))


def _sample_sizes(table: Box) -> Iterator[int]:
    box = table.find(b"stsz")
    header = box_content(box, 12, 12)
    common_size, count = big_endian(header[4:8]), big_endian(header[8:12])
    if common_size:
        yield from [common_size] * min(count, _MOST_SAMPLES)
        return
    for entry in table_entries(box, 4, offset=12):
        yield big_endian(entry)


def _sample_lengths(table: Box) -> Iterator[int]:
    """How long each sample is, in the track's units of time."""
    for entry in table_entries(table.find(b"stts"), 8):
        count, length = big_endian(entry[:4]), big_endian(entry[4:])
        yield from [length] * min(count, _MOST_SAMPLES)


def _chunks(table: Box) -> Iterator[tuple[int, int]]:
    """Where each chunk of samples begins, and how many there are in it."""
    offsets, width = table.find(b"stco"), 4
    if not offsets:
        offsets, width = table.find(b"co64"), 8
    # Each run has the number of its first chunk, and the samples in each of its chunks.
    runs = [
        (big_endian(entry[:4]), big_endian(entry[4:8]))
        for entry in table_entries(table.find(b"stsc"), 12)
    ]
    count = run = 0
    for chunk, offset in enumerate(table_entries(offsets, width), 1):
        while run < len(runs) and runs[run][0] <= chunk:
            count = runs[run][1]
            run += 1
        yield big_endian(offset), count


def _sample_positions(sizes: list[int], chunks: Iterator[tuple[int, int]]) -> Iterator[int]:
    remaining = iter(sizes)
    for position, count in chunks:
        for size in islice(remaining, min(count, _MOST_SAMPLES)):
            yield position
            position += size


def _decode_sample(data: bytes) -> tuple[str, str]:
    """The title and the link of a sample: a counted text, then boxes, of which `href` holds an
    address."""
    length = big_endian(data[:2])
    boxes = data[2 + length :]
    title = _decode_title(data[2 : 2 + length])
    kind_position = boxes.find(b"href")
    if kind_position < 4:
        return title, ""
    start = kind_position - 4
    size = big_endian(boxes[start:kind_position])
    link = _ADDRESS.search(boxes[kind_position : start + size])
    if not link:
        return title, ""
    return title, tag_address(link[0].decode())


def _decode_title(data: bytes) -> str:
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8"
    return tag_text(data.decode(encoding, "replace").replace("\0", ""))
