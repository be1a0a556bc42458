"""Transcripts and chapters in files beside an episode's page, or beside its recording.

All paths are paths in the docs folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator

from ..text import addresses
from .companion_types import TRANSCRIPT_TYPES, TranscriptSource, language_in
from .naming import INDEX_PAGES

# An extension says little about a file beside an episode, unless only transcripts have it.
TRANSCRIPT_EXTENSIONS = ("vtt", "srt", "sbv", "ttml", "ass", "lrc")
_NAMED_TRANSCRIPT_EXTENSIONS = (*TRANSCRIPT_EXTENSIONS, "json", "html", "txt", "tsv")
CHAPTER_EXTENSIONS = ("json", "vtt", "psc", "xml", "txt", "cue", "csv")
_ENDINGS = tuple(
    f".{extension}" for extension in {*_NAMED_TRANSCRIPT_EXTENSIONS, *CHAPTER_EXTENSIONS}
)


def possible_companions(paths: Iterable[str]) -> frozenset[str]:
    """The files among these that may go with an episode, by their extensions."""
    return frozenset(path for path in paths if path.endswith(_ENDINGS))


def transcripts_beside(
    page: str,
    recordings: Iterable[str],
    files: Collection[str],
    languages: Iterable[str] = (),
) -> tuple[TranscriptSource, ...]:
    """Transcripts among these files that have the name of the episode's page, or of a recording in
    the docs folder.

    `ep1.vtt`, `ep1.srt`, `ep1.transcript.json`, each also with one of the `languages`
    (`ep1.de.vtt`); in the folder `ep1/` also `transcript.vtt`.
    """
    if not files:
        return ()
    middles = ("", *(f".{language}" for language in languages))
    sources: dict[str, TranscriptSource] = {}
    for base, extensions in _transcript_bases(page, recordings):
        for middle in middles:
            for extension in extensions:
                name = f"{base}{middle}.{extension}"
                if name not in sources and name in files:
                    mime_type = TRANSCRIPT_TYPES[addresses.path_extension(name)]
                    sources[name] = TranscriptSource(name, True, mime_type, language_in(name))
    return tuple(sources.values())


def _transcript_bases(
    page: str, recordings: Iterable[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(path without extension, extensions) of files that may be transcripts."""
    for stem in _stems(page, recordings):
        yield stem, TRANSCRIPT_EXTENSIONS
        yield f"{stem}.transcript", _NAMED_TRANSCRIPT_EXTENSIONS
    yield posixpath.join(_folder_for_files(page), "transcript"), _NAMED_TRANSCRIPT_EXTENSIONS


def chapters_beside(page: str, recordings: Iterable[str], files: Collection[str]) -> str:
    """The one of these files that has chapters by the name of the episode's page, or of a recording
    in the docs folder; else "".

    `ep1.chapters.json`, `.vtt`, `.psc`, `.xml`, `.txt`, `.cue` or `.csv`; in the folder `ep1/` also
    `chapters.json`.
    """
    if not files:
        return ""
    bases = [f"{stem}.chapters" for stem in _stems(page, recordings)]
    bases.append(posixpath.join(_folder_for_files(page), "chapters"))
    for base in bases:
        for extension in CHAPTER_EXTENSIONS:
            if f"{base}.{extension}" in files:
                return f"{base}.{extension}"
    return ""


def _stems(page: str, recordings: Iterable[str]) -> list[str]:
    """Paths without extensions: of the page, or its folder's in it, and of the recordings."""
    folder = _episode_folder(page)
    stem = posixpath.splitext(page)[0]
    if folder:
        stem = posixpath.join(folder, posixpath.basename(folder))
    stems = [stem, *(posixpath.splitext(recording)[0] for recording in recordings)]
    return list(dict.fromkeys(stems))


def _folder_for_files(page: str) -> str:
    """The folder of a single episode's files: that of `ep1/index.md`, or `ep1/` beside `ep1.md`."""
    return _episode_folder(page) or posixpath.splitext(page)[0]


def _episode_folder(page: str) -> str:
    """The folder of a single episode, whose page is `ep1/index.md`; else ""."""
    folder, name = posixpath.split(posixpath.splitext(page)[0])
    if name.casefold() in INDEX_PAGES:
        return folder
    return ""
