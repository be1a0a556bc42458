"""Facts about a recording: MIME type, bytes, seconds, hash. From the file itself, or from its Git-LFS pointer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from . import values
from .containers import mp4, vorbis
from .containers.binary import BrokenError, size_of
from .containers.id3 import HEADER, tag_size
from .containers.kinds import Kind, kind_of

# What podcast directories ask for, where that is not what browsers ask for.
FEED_TYPES: Mapping[str, str] = {
    **values.AUDIO_TYPES,
    "m4a": "audio/x-m4a",
    "m4b": "audio/x-m4a",
    "m4v": "video/x-m4v",
    "mov": "video/quicktime",
}
EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "mp3": ("mp3",),
    "aac": ("aac",),
    "mp4": ("m4a", "m4b", "mp4", "m4v", "mov"),
    "ogg": ("ogg", "oga", "opus"),
    "flac": ("flac",),
    "wav": ("wav",),
    "webm": ("webm",),
}
TIMED_BY_TINYTAG = ("mp3", "mp4", "flac", "wav")
POINTER_VERSION = b"version https://git-lfs.github.com/spec/v1\n"
LARGEST_POINTER = 1024
# How much of the sound may be missing at the end before a file counts as cut off.
TOLERANCE = 0.05
# Ten times what a second of mp3 can take: with more, the frames that were found are not the sound.
MP3_BYTES = 400_000
LONGEST = 1e7
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an enclosure: MIME type as directories ask for it, bytes, seconds, and SHA-256 in hex."""

    type: str
    length: int | None
    duration: float | None
    sha256: str = ""


class AudioError(ValueError):
    """A file that is not what it should be: the rest of a sentence that begins with its name, and what is known."""

    def __init__(self, sentence: str, facts: Facts) -> None:
        super().__init__(sentence)
        self.facts = facts


class Read(Protocol):
    """What `read` and a `Reader` are."""

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts: ...


@dataclass(eq=False)
class Reader:
    """Reads files, and each one once for as long as it stays as it is: `mkdocs serve` asks again on every change."""

    known: dict[tuple[str, int, int, bool], Facts | AudioError] = field(default_factory=dict)

    def __call__(self, path: Path, *, hashed: bool = False) -> Facts:
        """What `read` returns. Raises AudioError and OSError."""
        status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_size, hashed)
        if key not in self.known:
            try:
                self.known[key] = read(path, hashed=hashed)
            except AudioError as error:
                self.known[key] = error
        found = self.known[key]
        if isinstance(found, AudioError):
            raise found
        return found


def feed_type(name: str) -> str:
    """The MIME type that a feed gives for a file name or URL, or an empty string."""
    return FEED_TYPES.get(values.extension(name), "")


def read(path: Path, *, hashed: bool = False) -> Facts:
    """Facts about a file, or about the one whose Git-LFS pointer it is (without its duration).

    The SHA-256 is in them with `hashed`, which reads the whole file, and for a pointer. Raises AudioError, OSError.
    """
    with path.open("rb") as file:
        if found := pointer(file.read(LARGEST_POINTER), path.name):
            return found
        facts = facts_of(file, path.name)
        return replace(facts, sha256=sha256(file)) if hashed else facts


def pointer(data: bytes, name: str) -> Facts | None:
    """Facts from the text of a Git-LFS pointer; None for anything else.

    https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    if not data.startswith(POINTER_VERSION):
        return None
    length = re.search(rb"^size ([0-9]{1,18})$", data, re.MULTILINE)
    hash_ = re.search(rb"^oid sha256:([0-9a-f]{64})$", data, re.MULTILINE)
    if not length or not hash_:
        raise AudioError("is a Git-LFS pointer that is broken: run `git lfs pull`", Facts(feed_type(name), None, None))
    return Facts(feed_type(name), int(length[1]), None, hash_[1].decode())


def sha256(file: BinaryIO) -> str:
    """The hash of a whole file, in hex."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def facts_of(file: BinaryIO, name: str) -> Facts:
    """Facts about an open file (in binary, seekable). Raises AudioError, and what the file object raises."""
    length = size_of(file)
    facts = Facts(feed_type(name), length, None)
    if not length:
        raise AudioError("is empty: export it again", facts)
    kind = kind_of(file)
    if not kind or kind == "page":
        what = "is a web page or XML" if kind else "holds no sound that is known"
        raise AudioError(f"{what}, whatever its name says: put the recording there", facts)
    extension = values.extension(name)
    facts = replace(facts, type=FEED_TYPES[extension if extension in EXTENSIONS[kind] else EXTENSIONS[kind][0]])
    facts = replace(facts, duration=_duration(file, kind, facts))
    if extension in FEED_TYPES and extension not in EXTENSIONS[kind]:
        remedy = f"name it .{EXTENSIONS[kind][0]}, or put the right file there"
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
        elif kind in TIMED_BY_TINYTAG and not is_cut:
            seconds, size = _by_tinytag(file, kind)
    except BrokenError:
        is_cut = True
    if is_cut or size > (facts.length or 0) * (1 + TOLERANCE):
        raise AudioError("is cut off: copy or upload it again, whole", facts)
    seconds = round(seconds, 3) if seconds < LONGEST else 0.0
    is_damaged = not seconds and kind in ("mp3", "wav", "flac", "ogg")
    if is_damaged or (kind == "mp3" and _sound_size(file) > seconds * MP3_BYTES):
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
