"""What directories ask of an image, read from its first bytes: format, pixels, transparency,
colours."""

from __future__ import annotations

import struct
from typing import Literal, NamedTuple

from ..media.recordings import is_pointer_text

PictureKind = Literal["jpeg", "png", "gif", "webp", "svg", "pointer", ""]

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WITH_ALPHA = (4, 6)
# Start of frame: all that begins with 0xC but Huffman tables, extensions and conditioning (ITU-T
# T.81, table B.1).
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


class Picture(NamedTuple):
    """`width` and `height` in pixels, 0 where the file is broken; `cmyk` for a JPEG of four
    colours, made for print."""

    kind: PictureKind
    width: int = 0
    height: int = 0
    alpha: bool = False
    cmyk: bool = False


def read_picture(data: bytes) -> Picture:
    """What an image is; its kind is "" where it is not a known one."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Picture("gif")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Picture("webp")
    # The picture itself is still in Git LFS.
    if is_pointer_text(data):
        return Picture("pointer")
    return Picture("svg" if b"<svg" in data[:1000] else "")


def _png(data: bytes) -> Picture:
    """W3C, Portable Network Graphics, sections 11.2.1 and 11.3.1.1."""
    if len(data) < 26 or data[12:16] != b"IHDR":
        return Picture("png")
    width, height, _, colour_type = struct.unpack(">IIBB", data[16:26])
    alpha = colour_type in _PNG_WITH_ALPHA or _has_transparency(data)
    return Picture("png", width, height, alpha=alpha)


def _has_transparency(data: bytes) -> bool:
    """Whether a tRNS chunk comes before the pixels."""
    offset = len(_PNG)
    while offset + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[offset : offset + 8])
        if name == b"tRNS":
            return True
        if name == b"IDAT":
            return False
        offset += 12 + length
    return False


def _jpeg(data: bytes) -> Picture:
    """ITU-T T.81, section B.2.2."""
    offset = 2
    while offset + 4 <= len(data) and data[offset] == 0xFF:
        marker = data[offset + 1]
        if marker == 0xFF:
            offset += 1
        elif marker in _JPEG_ALONE:
            offset += 2
        elif marker in _JPEG_FRAMES and offset + 10 <= len(data):
            height, width, colours = struct.unpack(">HHB", data[offset + 5 : offset + 10])
            return Picture("jpeg", width, height, cmyk=colours == 4)
        else:
            (length,) = struct.unpack(">H", data[offset + 2 : offset + 4])
            offset += 2 + length
    return Picture("jpeg")
