"""The beginnings of pictures, as far as their headers go."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable


def png(width: int, height: int, *, colour_type: int = 2, chunks: Iterable[str] = ()) -> bytes:
    """A PNG of that size, without pixels; the chunks follow its header."""
    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    parts = [("IHDR", header), *((name, bytes(3)) for name in chunks), ("IDAT", b""), ("IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width: int, height: int, *, colours: int = 3) -> bytes:
    """A progressive JPEG of that size and number of colours: its markers up to the frame's."""
    jfif = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + bytes(9)
    frame = (
        b"\xff\xc2"
        + struct.pack(">HBHHB", 8 + 3 * colours, 8, height, width, colours)
        + bytes(3 * colours)
    )
    return b"\xff\xd8" + jfif + b"\xff\xdb" + struct.pack(">H", 67) + bytes(65) + frame
