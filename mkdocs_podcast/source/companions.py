"""Files that go with an episode: its transcripts and chapters, as front matter names them, else as
they are beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..model.episode import Episode
from ..model.problems import Problem, Problems, quoted
from ..text import addresses, values
from ..text.records import NamedTuple
from . import docs_paths
from .companion_files import chapters_beside, transcripts_beside
from .companion_types import (
    DECLARED,
    TRANSCRIPT_TYPES,
    ChapterSource,
    TranscriptSource,
    language_in,
)
from .guards import naming_text
from .key_names import normal
from .share_pages import describe_share_page
from .site import Site

# Files with a transcript that no program reads.
_DOCUMENTS = frozenset({"pdf", "doc", "docx", "odt", "rtf", "pages"})
# Other names of the types.
_TYPE_NAMES = {
    **TRANSCRIPT_TYPES,
    "webvtt": "text/vtt",
    "application/srt": "application/x-subrip",
    "text/srt": "application/x-subrip",
    "markdown": "text/markdown",
    "text": "text/plain",
}
_ADDRESS_KEYS = ("url", "path", "file", "src", "href")
_NOTES = frozenset({"notes", "show notes", "shownotes", "show_notes"})
_MOST = 50

Find = Callable[[str], str]


def _no_suggestion(address: str) -> str:
    return ""


def transcripts_of(
    episode: Episode, site: Site, line: int | None = None, languages: Iterable[str] = ()
) -> tuple[tuple[TranscriptSource, ...], list[Problem]]:
    """An episode's transcripts: those of its front matter, else those beside it; none with
    `transcript: false`.

    `line` is that of the key in the page, `languages` are those that names of files beside it may
    hold.
    """
    if episode.transcript is None:
        files = site.companion_files
        return transcripts_beside(episode.path, _recordings(episode), files, languages), []
    return transcript_sources(
        episode.transcript, episode.path, _finder(episode, site), line, _suggester(episode, site)
    )


def chapters_of(
    episode: Episode, site: Site, line: int | None = None
) -> tuple[ChapterSource | None, list[Problem]]:
    """Where an episode's chapters are: as its front matter says, else in a file beside it.

    None where there is neither: the recording itself may have some, unless the front matter has
    `chapters: false`.
    """
    if episode.chapters is not None:
        return chapter_source(
            episode.chapters, episode.path, _finder(episode, site), line, _suggester(episode, site)
        )
    path = chapters_beside(episode.path, _recordings(episode), site.companion_files)
    if not path:
        return None, []
    return ChapterSource(path, local=True), []


def _recordings(episode: Episode) -> list[str]:
    return [audio.url for audio in episode.audio if audio.local]


def _finder(episode: Episode, site: Site) -> Find:
    return lambda address: docs_paths.in_docs(address, episode.path, site)


def _suggester(episode: Episode, site: Site) -> Find:
    return lambda address: docs_paths.suggestion(address, episode.path, site)


class _Reports:
    """Problems with one key of a page's front matter."""

    def __init__(self, path: str, key: str, line: int | None, suggest: Find) -> None:
        self._problems = Problems(path)
        self._key = key
        self._line = line
        self._suggest = suggest

    def add(self, sentence: str) -> None:
        self._problems.add(f"`{self._key}`: {sentence}", self._line, field=self._key)

    def add_missing(self, address: str) -> None:
        """Reports an address at which there is nothing."""
        similar = self._suggest(address)
        sentence = docs_paths.describe_missing(address, similar)
        self._problems.add(
            f"`{self._key}`: {sentence}",
            self._line,
            field=self._key,
            severity=docs_paths.severity_of_missing(address, similar),
        )

    def all(self) -> list[Problem]:
        return self._problems.all()


class _Target(NamedTuple):
    """A full URL, or a path in the docs folder."""

    address: str
    is_local: bool


def _target(entry: Mapping[str, Any], find: Find, reports: _Reports) -> _Target | None:
    """What the address in a mapping leads to; None, and a problem, where that is nothing."""
    address = ""
    for key in _ADDRESS_KEYS:
        if entry.get(key):
            address = values.written(entry[key])
            break
    if not address:
        reports.add("an entry has no `url`: give it one")
        return None
    path = find(address)
    if path:
        return _Target(path, True)
    url = addresses.url(address)
    if url:
        share_page = describe_share_page(url)
        if share_page:
            reports.add(share_page)
        return _Target(url, False)
    reports.add_missing(address)
    return None


def transcript_sources(
    value: Any, path: str, find: Find, line: int | None = None, suggest: Find = _no_suggestion
) -> tuple[tuple[TranscriptSource, ...], list[Problem]]:
    """The transcripts that a value of front matter names, and what is wrong with it.

    A path or URL; a mapping with `url`, `type`, `language`, `rel`; a list of those; or a mapping of
    languages or formats to those. `find` gives the path of a file in the docs folder, or ""; `suggest`
    one that may be meant instead.
    """
    reports = _Reports(path, "transcript", line, suggest)
    sources: list[TranscriptSource] = []
    for entry in _unusable_entries(value)[:1]:
        reports.add(
            f"`{entry}` is not a transcript: give a file, a URL, or a mapping "
            "`{url, type, language}`"
        )
    for entry in _entries(value):
        source = _transcript(entry, find, reports)
        if source and source not in sources:
            sources.append(source)
    return tuple(sources), reports.all()


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """Each transcript as a mapping with normal keys."""
    if isinstance(value, (list, tuple)):
        for entry in value[:_MOST]:
            if not isinstance(entry, (list, tuple)):
                yield from _entries(entry)
    elif isinstance(value, Mapping):
        yield from _mapping_entries(_with_normal_keys(value))
    elif naming_text(value):
        yield {"url": value}


def _unusable_entries(value: Any) -> list[Any]:
    """The entries of a list that are neither names nor mappings."""
    if not isinstance(value, (list, tuple)):
        return []
    return [entry for entry in value[:_MOST] if values.is_number(entry)]


def _mapping_entries(mapping: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if not mapping.keys().isdisjoint(_ADDRESS_KEYS):
        yield mapping
        return
    for key, value in mapping.items():
        described_by = "type" if key in _TYPE_NAMES else "language"
        for entry in _entries(value):
            yield {described_by: key, **entry}


def _with_normal_keys(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    return {normal(str(key)): value for key, value in mapping.items()}


def _transcript(entry: Mapping[str, Any], find: Find, reports: _Reports) -> TranscriptSource | None:
    target = _target(entry, find, reports)
    if not target:
        return None
    language = _language(entry, reports) or language_in(target.address)
    type_name = _type_name(entry, reports)
    rel = _rel(entry, reports)
    extension = addresses.extension(target.address)
    mime_type = _TYPE_NAMES.get(type_name, type_name) or TRANSCRIPT_TYPES.get(extension, "")
    if target.is_local and extension in _DOCUMENTS:
        reports.add(
            f"{quoted(target.address)} is left out, as apps do not read .{extension}: "
            "export it as WebVTT, SRT or plain text"
        )
        return None
    # A file in the docs folder says itself what it is, when it is read.
    if not target.is_local and mime_type not in DECLARED:
        reports.add(
            f"{quoted(target.address)} is left out, as nothing says that apps can read it: "
            "give its `type`, such as `text/vtt`, or a file in WebVTT or SRT"
        )
        return None
    return TranscriptSource(target.address, target.is_local, mime_type, language, rel)


def _language(entry: Mapping[str, Any], reports: _Reports) -> str:
    name = entry.get("language", entry.get("lang"))
    code = values.language(name)
    if name and not code:
        reports.add(f"{quoted(name)} is not a language: write a code such as `en` or `pt-BR`")
    return code


def _type_name(entry: Mapping[str, Any], reports: _Reports) -> str:
    name = values.written(entry.get("type")).casefold()
    if name and "/" not in name and name not in _TYPE_NAMES:
        reports.add(f"{quoted(name)} is not a type: write a MIME type such as `text/vtt`")
        return ""
    return name


def _rel(entry: Mapping[str, Any], reports: _Reports) -> str:
    rel = values.written(entry.get("rel")).casefold()
    if rel in {"", "captions"}:
        return rel
    reports.add(f"`rel` may only be `captions`, not {quoted(rel)}")
    return ""


def chapter_source(
    value: Any, path: str, find: Find, line: int | None = None, suggest: Find = _no_suggestion
) -> tuple[ChapterSource | None, list[Problem]]:
    """Where a value of front matter says that the chapters are, and what is wrong with it.

    `notes`; a path or URL, as such or as a mapping's `url`; lines of text with times; or the
    chapters as data.
    """
    if isinstance(value, str):
        if value.strip().casefold() in _NOTES:
            return ChapterSource(notes=True), []
        if "\n" in value.strip():
            return ChapterSource(text=value), []
        if not naming_text(value):
            return None, []
        value = {"url": value}
    if not isinstance(value, (list, tuple, Mapping)) or not value:
        return None, []
    if not isinstance(value, Mapping):
        return ChapterSource(data=value), []
    if not _is_only_an_address(value):
        return ChapterSource(data=value), []
    reports = _Reports(path, "chapters", line, suggest)
    target = _target(_with_normal_keys(value), find, reports)
    if not target:
        return None, reports.all()
    return ChapterSource(target.address, target.is_local), reports.all()


def _is_only_an_address(mapping: Mapping[Any, Any]) -> bool:
    return set(_with_normal_keys(mapping)) <= {*_ADDRESS_KEYS, "type"}
