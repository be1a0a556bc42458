"""Facts measured in a media file: what it is, how many bytes, how many seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from ..text import addresses
from ..text.media_types import MEDIA_TYPES, feed_type
from .containers import mp4, vorbis
from .containers.binary import BrokenError, size_of
from .containers.id3 import HEADER, tag_size
from .containers.kinds import Kind, kind_of
from .containers.wav import wav_duration
from .facts import AudioError, Facts

_EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "mp3": ("mp3",),
    "aac": ("aac",),
    "mp4": ("m4a", "m4b", "mp4", "m4v", "mov"),
    "ogg": ("ogg", "oga", "opus"),
    "flac": ("flac",),
    "wav": ("wav",),
    "webm": ("webm",),
}
_TIMED_BY_TINYTAG = ("mp3", "mp4", "flac")
# How much of the sound may be missing at the end before a file counts as cut off.
_TOLERANCE = 0.05
# Ten times what a second of mp3 can take: with more, the frames that were found are not the sound.
_MP3_BYTES = 400_000
_LONGEST = 1e7


def facts_of(file: BinaryIO, name: str) -> Facts:
    """Facts about an open file (in binary, seekable). Raises AudioError, and what the file object
    raises."""
    length = size_of(file)
    facts = Facts(feed_type(name), length, None)
    if not length:
        raise AudioError("is empty: export it again", facts)
    kind = kind_of(file)
    if not kind or kind == "page":
        what = "is a web page or XML" if kind else "holds no sound that is known"
        # The size of a page is not that of the recording.
        facts = facts._replace(length=None) if kind else facts
        raise AudioError(f"{what}, whatever its name says: put the recording there", facts)
    extension = addresses.extension(name)
    facts = facts._replace(
        type=MEDIA_TYPES[extension if extension in _EXTENSIONS[kind] else _EXTENSIONS[kind][0]].feed
    )
    facts = facts._replace(duration=_duration(file, kind, facts))
    if extension in MEDIA_TYPES and extension not in _EXTENSIONS[kind]:
        remedy = f"name it .{_EXTENSIONS[kind][0]}, or put the right file there"
        raise AudioError(f"is not .{extension} inside but {_shown(kind)}: {remedy}", facts)
    return facts


def _shown(kind: str) -> str:
    return {"mp4": "MPEG-4 (.m4a)"}.get(kind, f".{kind}")


def _duration(file: BinaryIO, kind: Kind, facts: Facts) -> float | None:
    """Seconds, or None for kinds that do not tell. Raises AudioError for a file that is cut off."""
    seconds = size = 0.0
    is_cut = kind == "mp4" and mp4.is_cut(file)
    try:
        if kind == "ogg":
            # tinytag reads an Ogg file from start to end; its last page says it as well.
            seconds = vorbis.ogg_duration(file) or 0.0
        elif kind == "wav":
            seconds = wav_duration(file, _TOLERANCE)
        elif kind in _TIMED_BY_TINYTAG and not is_cut:
            seconds, size = _by_tinytag(file, kind)
            # Of MPEG-4, the bit rate may be that of the sound before it was packed.
            size = 0.0 if kind == "mp4" else size
    except BrokenError:
        is_cut = True
    if is_cut or size > (facts.length or 0) * (1 + _TOLERANCE):
        raise AudioError("is cut off: copy or upload it again, whole", facts)
    seconds = round(seconds, 3) if seconds < _LONGEST else 0.0
    is_damaged = not seconds and kind in ("mp3", "wav", "flac", "ogg")
    if is_damaged or (kind == "mp3" and _sound_size(file) > seconds * _MP3_BYTES):
        raise AudioError("is damaged, and its duration cannot be told: export it again", facts)
    return seconds or None


def _sound_size(file: BinaryIO) -> int:
    """How many bytes come after the tag at the start."""
    size = size_of(file)
    file.seek(0)
    return size - tag_size(file.read(HEADER))


def _by_tinytag(file: BinaryIO, kind: Kind) -> tuple[float, float]:
    """Seconds, and how many bytes the sound should have."""
    from tinytag import TinyTag, TinyTagException

    file.seek(0)
    try:
        tag = TinyTag.get(f"audio.{kind}", file, tags=False)
    except TinyTagException as error:
        # It wraps whatever goes wrong, and that may be the network below a remote file.
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from None
        return 0.0, 0.0
    seconds = tag.duration or 0.0
    return seconds, (tag.bitrate or 0.0) * seconds * 125
