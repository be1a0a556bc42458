"""Facts measured in a media file: what it is, how many bytes, how many seconds."""

from __future__ import annotations

from typing import BinaryIO

from ..text import addresses
from ..text.media_types import MEDIA_TYPES, extensions_of, feed_type
from .containers.binary import BrokenError, file_size
from .containers.id3_frames import HEADER_SIZE, tag_size
from .containers.kinds import MediaKind, detect_kind
from .containers.mp4_boxes import is_cut
from .containers.ogg import ogg_duration
from .containers.wav import wav_duration
from .facts import AudioError, Facts

# Kinds that always tell their duration: without one, the file is damaged.
_ALWAYS_TIMED = ("mp3", "wav", "flac", "ogg")
# How much of the sound may be missing at the end before a file counts as cut off.
_TOLERANCE = 0.05
# Ten times what a second of mp3 can take: with more, the frames that were read are not the sound.
_MOST_BYTES_PER_SECOND = 400_000
_LONGEST = 1e7


def measure_file(file: BinaryIO, name: str) -> Facts:
    """Facts about an open file (in binary, seekable). Raises AudioError, and what the file object
    raises."""
    length = file_size(file)
    facts = Facts(feed_type(name), length, None)
    if not length:
        raise AudioError("is empty: export it again", facts)
    kind = detect_kind(file)
    remedy = "whatever its name says: put the recording there"
    if kind == "page":
        # The size of a page is not that of the recording.
        facts = facts._replace(length=None)
        raise AudioError(f"is a web page or XML, {remedy}", facts)
    if not kind:
        raise AudioError(f"holds no known kind of sound, {remedy}", facts)
    return _measure_kind(file, kind, addresses.path_extension(name), facts)


def _measure_kind(file: BinaryIO, kind: MediaKind, extension: str, facts: Facts) -> Facts:
    """The facts with the type of what the file is, and its duration. Raises AudioError where its
    name says that it is another kind."""
    extensions = extensions_of(kind)
    is_expected = extension in extensions
    media_type = MEDIA_TYPES[extension if is_expected else extensions[0]].feed
    facts = facts._replace(type=media_type)
    facts = facts._replace(duration=_measure_duration(file, kind, facts))
    if extension in MEDIA_TYPES and not is_expected:
        label = "MPEG-4 (.m4a)" if kind == "mp4" else f".{kind}"
        remedy = f"name it .{extensions[0]}, or put the right file there"
        raise AudioError(f"is not .{extension} inside but {label}: {remedy}", facts)
    return facts


def _measure_duration(file: BinaryIO, kind: MediaKind, facts: Facts) -> float | None:
    """Seconds, or None for kinds that do not tell. Raises AudioError for a file that is cut off or
    damaged."""
    try:
        seconds, size = _read_duration(file, kind)
        is_short = size > (facts.length or 0) * (1 + _TOLERANCE)
    except BrokenError:
        is_short = True
    if is_short:
        raise AudioError("is cut off: copy or upload it again, whole", facts)
    seconds = round(seconds, 3) if seconds < _LONGEST else 0.0
    is_damaged = not seconds and kind in _ALWAYS_TIMED
    if kind == "mp3" and _sound_size(file) > seconds * _MOST_BYTES_PER_SECOND:
        is_damaged = True
    if is_damaged:
        raise AudioError("is damaged, and its duration cannot be measured: export it again", facts)
    return seconds or None


def _read_duration(file: BinaryIO, kind: MediaKind) -> tuple[float, float]:
    """Seconds, and how many bytes the sound should have; each 0 where the file does not tell.
    Raises BrokenError."""
    if kind == "ogg":
        # tinytag reads an Ogg file from start to end; its last page says it as well.
        return ogg_duration(file), 0.0
    if kind == "wav":
        return wav_duration(file, _TOLERANCE), 0.0
    if kind == "mp4":
        if is_cut(file):
            raise BrokenError("it ends in the middle of a box")
        # The bit rate of MPEG-4 may be that of the sound before it was packed.
        return _ask_tinytag(file, kind)[0], 0.0
    if kind in ("mp3", "flac"):
        return _ask_tinytag(file, kind)
    return 0.0, 0.0


def _sound_size(file: BinaryIO) -> int:
    """How many bytes come after the tag at the start."""
    size = file_size(file)
    file.seek(0)
    return size - tag_size(file.read(HEADER_SIZE))


def _ask_tinytag(file: BinaryIO, kind: str) -> tuple[float, float]:
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
    bytes_per_second = (tag.bitrate or 0.0) * 125
    return seconds, bytes_per_second * seconds
