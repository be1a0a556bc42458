"""What kind of file it is, by its first bytes."""

from __future__ import annotations

from typing import BinaryIO, Literal

from .id3 import HEADER, tag_size

Kind = Literal["mp3", "aac", "mp4", "ogg", "flac", "wav", "webm", "page", ""]
_START = 64 * 1024
# Kilobits a second of layer III, in MPEG-1 and in MPEG-2 and 2.5, and samples a second.
_BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_SAMPLE_RATES = {
    3: (44_100, 48_000, 32_000),
    2: (22_050, 24_000, 16_000),
    0: (11_025, 12_000, 8_000),
}


def kind_of(file: BinaryIO) -> Kind:
    """The kind of a media file; `page` for what begins like HTML or XML, an empty string for what
    is not known."""
    file.seek(0)
    tag = tag_size(file.read(HEADER))
    file.seek(tag)
    data = file.read(_START)
    if data.startswith(b"fLaC"):
        return "flac"
    if not tag and (kind := _by_mark(data)):
        return kind
    if _is_adts(data):
        return "aac"
    return "mp3" if _holds_mp3(data) else ""


def _by_mark(data: bytes) -> Kind:
    if data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
        return "mp4"
    if data.startswith(b"OggS"):
        return "ogg"
    if data.startswith((b"RIFF", b"RF64")) and data[8:12] == b"WAVE":
        return "wav"
    if data.startswith(b"\x1aE\xdf\xa3"):
        return "webm"
    is_page = data[:3] == b"\xef\xbb\xbf" or data.lstrip()[:1] == b"<"
    return "page" if is_page else ""


def _is_adts(data: bytes) -> bool:
    return len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0


def _holds_mp3(data: bytes) -> bool:
    """Whether a frame begins here or after some padding, and another one, or the end, comes right
    behind it."""
    place = data.find(b"\xff")
    while 0 <= place < len(data) - 3:
        length = frame_length(data[place : place + 4])
        behind = place + length
        if length and (behind + 4 > len(data) or frame_length(data[behind : behind + 4])):
            return True
        place = data.find(b"\xff", place + 1)
    return False


def frame_length(head: bytes) -> int:
    """The size in bytes of the MPEG layer III frame that these 4 bytes begin, or 0."""
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rates, place = _SAMPLE_RATES.get(version), head[2] >> 2 & 3
    is_frame = head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and layer == 1 and head[2] >> 4 < 15
    if not is_frame or rates is None or place == 3:
        return 0
    kilobits = _BIT_RATES[version != 3][head[2] >> 4]
    samples = 144 if version == 3 else 72
    return samples * kilobits * 1000 // rates[place] + (head[2] >> 1 & 1) if kilobits else 0
