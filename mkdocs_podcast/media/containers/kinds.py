"""What kind of file it is, by its first bytes."""

from __future__ import annotations

import re
from typing import BinaryIO, Literal, cast

from ...text.patterns import pattern
from .id3_frames import HEADER_SIZE, tag_size

MediaKind = Literal["mp3", "aac", "mp4", "ogg", "flac", "wav", "webm", "page", ""]
_START_SIZE = 64 * 1024
# How files begin. A byte order mark is that of a text: a page, as no other text is expected.
_SIGNATURES = pattern(
    rb"(?P<mp4>.{4}(?:ftyp|moov|mdat|wide|free))"
    rb"|(?P<ogg>OggS)"
    rb"|(?P<wav>(?:RIFF|RF64).{4}WAVE)"
    rb"|(?P<webm>\x1aE\xdf\xa3)"
    rb"|(?P<page>\xef\xbb\xbf|\s*<)",
    re.DOTALL,
)
# MPEG audio, ISO/IEC 11172-3 and 13818-3: what the two bits of a frame's version mean.
_MPEG_1, _MPEG_2, _MPEG_2_5 = 3, 2, 0
_LAYER_3 = 1
# Kilobits a second of layer III, by the four bits of the rate; 15 is forbidden.
_MPEG_1_BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG_2_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
# Samples a second, by the two bits of the rate; 3 is reserved.
_SAMPLE_RATES = {
    _MPEG_1: (44_100, 48_000, 32_000),
    _MPEG_2: (22_050, 24_000, 16_000),
    _MPEG_2_5: (11_025, 12_000, 8_000),
}


def detect_kind(file: BinaryIO) -> MediaKind:
    """The kind of a media file; `page` for what begins like HTML or XML, an empty string for what
    is not known."""
    file.seek(0)
    tag = tag_size(file.read(HEADER_SIZE))
    file.seek(tag)
    data = file.read(_START_SIZE)
    if data.startswith(b"fLaC"):
        return "flac"
    # Only MPEG audio and FLAC begin with an ID3 tag.
    signature = None if tag else _SIGNATURES.match(data)
    if signature:
        return cast(MediaKind, signature.lastgroup)
    if _is_adts(data):
        return "aac"
    return "mp3" if _holds_mp3(data) else ""


def _is_adts(data: bytes) -> bool:
    """Whether an AAC frame of an ADTS stream begins here."""
    return len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0


def _holds_mp3(data: bytes) -> bool:
    """Whether a frame begins here or after some padding, and another one, or the end, comes right
    behind it."""
    start = data.find(b"\xff")
    while 0 <= start < len(data) - 3:
        length = _frame_length(data[start : start + 4])
        if length:
            end = start + length
            if end + 4 > len(data) or _frame_length(data[end : end + 4]):
                return True
        start = data.find(b"\xff", start + 1)
    return False


def _frame_length(head: bytes) -> int:
    """The size in bytes of the MPEG layer III frame that these 4 bytes begin; 0 where they begin
    none."""
    version = head[1] >> 3 & 3
    layer = head[1] >> 1 & 3
    bit_rate = head[2] >> 4
    sample_rate = head[2] >> 2 & 3
    padding = head[2] >> 1 & 1
    is_sync = head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    if not is_sync or layer != _LAYER_3 or version not in _SAMPLE_RATES:
        return 0
    if bit_rate == 15 or sample_rate == 3:
        return 0
    if version == _MPEG_1:
        kilobits, samples = _MPEG_1_BIT_RATES[bit_rate], 144
    else:
        kilobits, samples = _MPEG_2_BIT_RATES[bit_rate], 72
    if not kilobits:
        return 0
    return samples * kilobits * 1000 // _SAMPLE_RATES[version][sample_rate] + padding
