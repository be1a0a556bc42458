"""Media files, built byte by byte: as small as readers accept."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import pairwise

# One frame of layer III, 128 kbit/s, 44.1 kHz: 417 bytes, 1152 samples.
MP3_FRAME = b"\xff\xfb\x90\x00" + bytes(413)
FRAME_SECONDS = 1152 / 44_100


def mp3(seconds: float = 10.0, tag: bytes = b"") -> bytes:
    return tag + MP3_FRAME * round(seconds / FRAME_SECONDS)


def mp3_with_frame_count(seconds: float = 10.0) -> bytes:
    """With the header (Xing) that declares how many frames and bytes follow."""
    frames = round(seconds / FRAME_SECONDS)
    header = b"Xing" + struct.pack(">III", 3, frames, 417 * (frames + 1))
    return (
        b"\xff\xfb\x90\x00"
        + bytes(32)
        + header
        + bytes(417 - 4 - 32 - len(header))
        + MP3_FRAME * frames
    )


def mp3_cut_off(promised: float, seconds: float) -> bytes:
    """As LAME writes a constant bit rate, with its Info header, and cut off after that long."""
    frames = round(promised / FRAME_SECONDS)
    contents = bytes(percent * 255 // 99 for percent in range(100))
    header = b"Info" + struct.pack(">III", 0xF, frames, 417 * (frames + 1)) + contents
    header += struct.pack(">I", 57) + b"LAME3.100" + bytes(27)
    first = b"\xff\xfb\x90\x00" + bytes(32) + header
    return first.ljust(417, b"\0") + MP3_FRAME * round(seconds / FRAME_SECONDS)


def synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(
    name: bytes, body: bytes, version: int = 4, flags: bytes = b"\0\0", size: bytes = b""
) -> bytes:
    """An ID3v2 frame."""
    length = synchsafe(len(body)) if version == 4 else struct.pack(">I", len(body))
    return name + (size or length) + flags + body


def id3(*frames: bytes, version: int = 4, flags: int = 0, padding: int = 0) -> bytes:
    body = b"".join(frames) + bytes(padding)
    return b"ID3" + bytes([version, 0, flags]) + synchsafe(len(body)) + body


def title(text: str, encoding: int = 3, version: int = 4) -> bytes:
    codec = ("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding]
    return frame(b"TIT2", bytes([encoding]) + text.encode(codec), version)


def chap(name: str, start: float, end: float, *frames: bytes, version: int = 4) -> bytes:
    times = struct.pack(">IIII", int(start * 1000), int(end * 1000), 0xFFFFFFFF, 0xFFFFFFFF)
    return frame(b"CHAP", name.encode() + b"\0" + times + b"".join(frames), version)


def ctoc(names: Sequence[str], version: int = 4) -> bytes:
    entries = b"".join(name.encode() + b"\0" for name in names)
    return frame(b"CTOC", b"toc\0" + bytes([3, len(names)]) + entries, version)


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def table(kind: bytes, *entries: bytes, head: bytes = b"") -> bytes:
    """A box with a count and that many entries."""
    return box(kind, bytes(4), head, struct.pack(">I", len(entries)), *entries)


def m4a(
    seconds: float = 10.0,
    chapters: Iterable[tuple[float, bytes]] = (),
    nero: Iterable[tuple[float, str]] = (),
    delay: float = 0.0,
    *more: bytes,
) -> bytes:
    """`chapters` become a text track, with the samples as they are; `nero` become Nero's list;
    `more` are further tracks."""
    kind = box(b"ftyp", b"M4A \0\0\0\0M4A ")
    samples = list(chapters)
    data = box(b"mdat", *(struct.pack(">H", len(text)) + text for _, text in samples))
    offset = len(kind) + 8
    header = box(b"mvhd", bytes(12), struct.pack(">II", 1000, int(seconds * 1000)), bytes(80))
    tracks = (
        [_track(1, b"soun", refers=box(b"tref", box(b"chap", struct.pack(">I", 2))))]
        if samples
        else []
    )
    if samples:
        tracks.append(_track(2, b"text", offset, samples, seconds, delay))
    listed = [
        struct.pack(">QB", int(start * 10_000_000), len(name.encode())) + name.encode()
        for start, name in nero
    ]
    user = (
        [box(b"udta", box(b"chpl", b"\1" + bytes(7), bytes([len(listed)]), *listed))]
        if listed
        else []
    )
    return kind + data + box(b"moov", header, *tracks, *more, *user)


def lossless(seconds: float = 10.0) -> bytes:
    """Apple Lossless, which declares the bit rate of the uncompressed sound."""
    description = box(
        b"stsd", bytes(8), box(b"alac", bytes(56) + struct.pack(">II", 1_411_200, 44_100))
    )
    return m4a(
        seconds, (), (), 0.0, box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", description))))
    )


def _track(
    number: int, handler: bytes, offset: int = 0, samples: Sequence[tuple[float, bytes]] = (), seconds: float = 0.0,
    delay: float = 0.0, refers: bytes = b"",
) -> bytes:  # fmt: skip
    starts = [start for start, _ in samples] + [seconds]
    lengths = [int((end - start) * 1000) for start, end in pairwise(starts)]
    offsets, sizes = [], [len(text) + 2 for _, text in samples]
    for size in sizes:
        offsets.append(offset)
        offset += size
    tables = box(
        b"stbl",
        table(b"stts", *(struct.pack(">II", 1, length) for length in lengths)),
        table(b"stsz", *(struct.pack(">I", size) for size in sizes), head=bytes(4)),
        table(b"stsc", struct.pack(">III", 1, 1, 1)),
        table(b"stco", *(struct.pack(">I", offset) for offset in offsets)),
    )
    edits = (
        box(b"edts", table(b"elst", struct.pack(">IiI", int(delay * 1000), -1, 1 << 16)))
        if delay
        else b""
    )
    media = box(
        b"mdia",
        box(b"mdhd", bytes(12), struct.pack(">II", 1000, int(seconds * 1000)), bytes(4)),
        box(b"hdlr", bytes(8), handler, bytes(12)),
        box(b"minf", tables),
    )
    return box(
        b"trak", box(b"tkhd", bytes(12), struct.pack(">I", number), bytes(68)), refers, edits, media
    )


def ogg_page(
    packets: Sequence[bytes], granule: int, serial: int = 7, number: int = 0, flags: int = 0
) -> bytes:
    segments = b"".join(
        b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets
    )
    head = b"OggS\0" + bytes([flags]) + struct.pack("<qIII", granule, serial, number, 0)
    return head + bytes([len(segments)]) + segments + b"".join(packets)


def comments(*lines: str) -> bytes:
    encoded = [line.encode() for line in lines]
    return struct.pack("<I", 4) + b"test" + struct.pack("<I", len(encoded)) + b"".join(
        struct.pack("<I", len(line)) + line for line in encoded
    )  # fmt: skip


def opus(seconds: float = 10.0, *lines: str) -> bytes:
    head = b"OpusHead\1\1" + struct.pack("<HIhB", 312, 48_000, 0, 0)
    pages = (
        ogg_page([head], 0, flags=2),
        ogg_page([b"OpusTags" + comments(*lines)], 0, number=1),
        ogg_page([bytes(200)], int(seconds * 48_000) + 312, number=2, flags=4),
    )
    return b"".join(pages)


def vorbis(seconds: float = 10.0, *lines: str) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 44_100, 0, 64_000, 0, 0xB8, 1)
    pages = (
        ogg_page([head], 0, flags=2),
        ogg_page([b"\x03vorbis" + comments(*lines) + b"\1", b"\x05vorbis"], 0, number=1),
        ogg_page([bytes(200)], int(seconds * 44_100), number=2, flags=4),
    )
    return b"".join(pages)


def flac(seconds: float = 10.0, *lines: str) -> bytes:
    samples = int(seconds * 44_100)
    info = (
        struct.pack(">HH", 4096, 4096)
        + bytes(6)
        + (44_100 << 44 | 15 << 36 | samples).to_bytes(8, "big")
        + bytes(16)
    )
    encoded_comments = comments(*lines)
    blocks = (
        b"\0"
        + len(info).to_bytes(3, "big")
        + info
        + b"\x84"
        + len(encoded_comments).to_bytes(3, "big")
        + encoded_comments
    )
    return b"fLaC" + blocks + b"\xff\xf8" + bytes(400)


def wav(seconds: float = 10.0, size: int | None = None) -> bytes:
    """`size` is what the header declares instead of the number of bytes."""
    data = bytes(int(seconds * 8_000))
    form = struct.pack("<HHIIHH", 1, 1, 8_000, 8_000, 1, 8)
    data_size = struct.pack("<I", len(data) if size is None else size)
    body = b"WAVELIST\3\0\0\0abc\0fmt " + struct.pack("<I", 16) + form + b"data" + data_size + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def rf64(seconds: float = 10.0) -> bytes:
    """A WAV file whose sizes are in a chunk of their own."""
    plain = wav(seconds, 0xFFFFFFFF)
    sizes = struct.pack("<QQQI", len(plain) + 28, int(seconds * 8_000), 0, 0)
    return (
        b"RF64\xff\xff\xff\xffWAVEds64"
        + struct.pack("<I", len(sizes))
        + sizes
        + plain[12:]
        + b"LIST\0\0\0\0"
    )


def aac() -> bytes:
    return (b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9)) * 50


def webm() -> bytes:
    return b"\x1aE\xdf\xa3\x9fB\x86\x81\x01" + bytes(500)


# One picture of 32 x 18 points as VP8 has it.
VP8_FRAME = bytes.fromhex(
    "1003009d012a200012003ed162aa4fa825a3a2280801001a096500ccd016a7140000fee9ecffdb6efd74559ffc3b73"
    "645b03fe780000"
)


def _element(number: int, content: bytes) -> bytes:
    """An element of Matroska."""
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return name + (len(content) | 1 << 56).to_bytes(8, "big") + content


def silent_video(seconds: int) -> bytes:
    """A picture a second, without sound, in a file that Chromium and Firefox play and move in."""
    head = b"".join(
        (
            _element(0x4286, b"\1"),
            _element(0x42F2, b"\4"),
            _element(0x42F3, b"\10"),
            _element(0x4282, b"webm"),
            _element(0x4287, b"\2"),
            _element(0x4285, b"\2"),
        )
    )
    size = _element(0xB0, b"\40") + _element(0xBA, b"\22")
    track = b"".join(
        (
            _element(0xD7, b"\1"),
            _element(0x73C5, b"\1"),
            _element(0x83, b"\1"),
            _element(0x86, b"V_VP8"),
            _element(0xE0, size),
        )
    )
    length = struct.pack(">d", seconds * 1000.0)
    info = _element(0x1549A966, _element(0x2AD7B1, b"\x0f\x42\x40") + _element(0x4489, length))
    tracks = _element(0x1654AE6B, _element(0xAE, track))
    block = _element(0xA3, b"\x81\0\0\x80" + VP8_FRAME)
    clusters = [
        _element(0x1F43B675, _element(0xE7, struct.pack(">I", second * 1000)) + block)
        for second in range(seconds)
    ]
    # Where each second begins, after this index itself, whose size is the same with any numbers.
    index = _cues([0] * seconds)
    position = len(info) + len(tracks) + len(index)
    positions = []
    for cluster in clusters:
        positions.append(position)
        position += len(cluster)
    content = info + tracks + _cues(positions) + b"".join(clusters)
    return _element(0x1A45DFA3, head) + _element(0x18538067, content)


def _cues(positions: Sequence[int]) -> bytes:
    points = [
        _element(
            0xBB,
            _element(0xB3, struct.pack(">I", second * 1000))
            + _element(0xB7, _element(0xF7, b"\1") + _element(0xF1, struct.pack(">Q", position))),
        )
        for second, position in enumerate(positions)
    ]
    return _element(0x1C53BB6B, b"".join(points))


def lfs_pointer(size: int, oid: str = "4d7a" * 16) -> bytes:
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize {size}\n".encode()
