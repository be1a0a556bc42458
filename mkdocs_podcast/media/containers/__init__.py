"""What media files hold beside the sound: chapters in ID3 tags, MPEG-4 files, Ogg and FLAC
comments.

Only what is needed is read, by seeking; a hostile file costs no more than the limits in these
modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from ...model.chapter import Chapter
from . import id3, mp4, vorbis
from .binary import BrokenError
from .kinds import detect_kind

_MOST_CHAPTERS = 2_000
_READERS: Mapping[str, Callable[[BinaryIO], Iterator[Chapter]]] = {
    "mp3": id3.id3_chapters,
    "aac": id3.id3_chapters,
    "mp4": mp4.mp4_chapters,
    "ogg": vorbis.ogg_chapters,
    "flac": vorbis.flac_chapters,
}


def read_media_chapters(file: BinaryIO) -> tuple[list[Chapter], list[str]]:
    """The chapters in a media file (opened in binary, seekable), in order of time, and what is
    wrong with them.

    A problem is the end of a sentence that begins with the file's name. Nothing is raised but what
    the file object itself raises (OSError).
    """
    reader = _READERS.get(detect_kind(file))
    if not reader:
        return [], []
    chapters: list[Chapter] = []
    problems: list[str] = []
    try:
        for chapter in reader(file):
            if len(chapters) == _MOST_CHAPTERS:
                raise BrokenError(f"there are more than {_MOST_CHAPTERS}")
            chapters.append(chapter)
    except BrokenError as error:
        problems.append(
            f"has chapters that cannot be read to the end, as {error}: export the file again"
        )
    return sorted(chapters, key=lambda chapter: chapter.start), problems
