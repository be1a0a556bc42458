"""Files that go with an episode: its transcripts and chapters, as front matter names them, or as
they lie beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.episode import Episode
from ..model.problems import Problem, Problems, quoted
from ..text import addresses, values
from . import docs_paths
from .key_names import normal
from .naming import INDEX_PAGES
from .site import Site

# By ending; the first four are those of the Podcasting 2.0 namespace.
TRANSCRIPT_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
    "md": "text/markdown",
}
# What a feed may declare (Podcasting 2.0 namespace); other formats are published as WebVTT or HTML
# alone.
DECLARED = frozenset(
    {"text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"}
)
# What holds a transcript for people alone.
_DOCUMENTS = frozenset({"pdf", "doc", "docx", "odt", "rtf", "pages"})
# What others call them.
_TYPE_NAMES = {
    **TRANSCRIPT_TYPES,
    "webvtt": "text/vtt",
    "application/srt": "application/x-subrip",
    "text/srt": "application/x-subrip",
    "markdown": "text/markdown",
    "text": "text/plain",
}
# An ending alone says little of a file that lies beside an episode, unless only transcripts have
# it.
BESIDE = ("vtt", "srt")
_BESIDE_BY_NAME = ("vtt", "srt", "json", "html", "txt")
_TRANSCRIPT_NAMES = (("", BESIDE), (".transcript", _BESIDE_BY_NAME))
_CHAPTERS_BESIDE = ("json", "vtt", "psc", "xml", "txt")
_ADDRESS_KEYS = ("url", "path", "file", "src", "href")
_NOTES = frozenset({"notes", "show notes", "shownotes", "show_notes"})
# ISO 639-1: what may stand before a file's ending, as in `wolf.de.vtt`.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu"
)
LANGUAGES = frozenset(_CODES.split())
_MOST = 50

Find = Callable[[str], str]


class TranscriptSource(NamedTuple):
    """A transcript: `url` is a full URL, or a path in the docs folder (`local`); `type` is a MIME
    type.

    `rel` is `captions`, or empty.
    """

    url: str
    local: bool = False
    type: str = ""
    language: str = ""
    rel: str = ""


class ChapterSource(NamedTuple):
    """Where an episode's chapters are written. One of these is set.

    `url` is a full URL, or a path in the docs folder (`local`); `given` is data of front matter,
    for `chapters.from_value`; `text` is for `chapters.read`; `notes` means the times in the show
    notes.
    """

    url: str = ""
    local: bool = False
    given: Any = None
    text: str = ""
    notes: bool = False


def transcripts_of(
    episode: Episode, site: Site, line: int | None = None, languages: Iterable[str] = ()
) -> tuple[tuple[TranscriptSource, ...], list[Problem]]:
    """An episode's transcripts: those of its front matter, else those beside it; none with
    `transcript: false`.

    `line` is that of the key in the page, `languages` are those that names of files beside it may
    hold.
    """
    if episode.transcript is None:
        recordings = [audio.url for audio in episode.audio if audio.local]
        return transcripts_beside(episode.path, recordings, site.exists, languages), []
    return transcript_sources(episode.transcript, episode.path, _finder(episode, site), line)


def chapters_of(
    episode: Episode, site: Site, line: int | None = None
) -> tuple[ChapterSource | None, list[Problem]]:
    """Where an episode's chapters are: as its front matter says, else in a file beside it.

    None where there is neither: the recording itself may have some, unless the front matter has
    `chapters: false`.
    """
    if episode.chapters is None:
        recordings = [audio.url for audio in episode.audio if audio.local]
        found = chapters_beside(episode.path, recordings, site.exists)
        return (ChapterSource(found, local=True) if found else None), []
    return chapter_source(episode.chapters, episode.path, _finder(episode, site), line)


def _finder(episode: Episode, site: Site) -> Find:
    return lambda address: docs_paths.in_docs(address, episode.path, site)


def transcript_sources(
    value: Any, path: str, find: Find, line: int | None = None
) -> tuple[tuple[TranscriptSource, ...], list[Problem]]:
    """The transcripts that a value of front matter names, and what is wrong with it.

    A path or URL; a mapping with `url`, `type`, `language`, `rel`; a list of those; or a mapping of
    languages or formats to those. `find` gives the path of a file in the docs folder, or "".
    """
    problems = Problems(path)
    found = (_transcript(entry, find, problems, line) for entry in _entries(value))
    return tuple(dict.fromkeys(source for source in found if source)), problems.all()


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """Each transcript as a mapping with normal keys."""
    if isinstance(value, (list, tuple)):
        for entry in value[:_MOST]:
            if not isinstance(entry, (list, tuple)):
                yield from _entries(entry)
    elif isinstance(value, Mapping):
        entry = {normal(str(key)): held for key, held in value.items()}
        if any(key in entry for key in _ADDRESS_KEYS):
            yield entry
        else:
            for key, held in entry.items():
                named = {"type": key} if key in _TYPE_NAMES else {"language": key}
                yield from ({**named, **inner} for inner in _entries(held))
    elif isinstance(value, str) and value.strip() and values.boolean(value) is None:
        yield {"url": value}


def _transcript(
    entry: Mapping[str, Any], find: Find, problems: Problems, line: int | None
) -> TranscriptSource | None:
    url, local = _place(entry, "transcript", find, problems, line)
    if not url:
        return None
    given = values.written(entry.get("type")).casefold()
    named = entry.get("language", entry.get("lang"))
    language = values.language(named)
    rel = values.written(entry.get("rel")).casefold()
    if named and not language:
        problems.add(
            f"`transcript`: {quoted(named)} is no language: write a code such as `en` or `pt-BR`",
            line,
            field="transcript",
        )
    if given and "/" not in given and given not in _TYPE_NAMES:
        problems.add(
            f"`transcript`: {quoted(given)} is no type: write a MIME type such as `text/vtt`",
            line,
            field="transcript",
        )
        given = ""
    if rel not in {"", "captions"}:
        problems.add(
            f"`transcript`: `rel` may only be `captions`, not {quoted(rel)}",
            line,
            field="transcript",
        )
        rel = ""
    ending = addresses.extension(url)
    type_ = _TYPE_NAMES.get(given, given) or TRANSCRIPT_TYPES.get(ending, "")
    # What a file here is, its text says.
    if ending in _DOCUMENTS if local else type_ not in DECLARED:
        what = f"{quoted(url)} is left out, as nothing says that apps can read it"
        problems.add(
            f"`transcript`: {what}: give its `type`, such as `text/vtt`, or a file in WebVTT or SRT",
            line,
            field="transcript",
        )
        return None
    return TranscriptSource(url, local, type_, language or language_in(url), rel)


def _place(
    entry: Mapping[str, Any], name: str, find: Find, problems: Problems, line: int | None
) -> tuple[str, bool]:
    """The address in a mapping, and whether it is that of a file in the docs folder."""
    address = next((values.written(entry[key]) for key in _ADDRESS_KEYS if entry.get(key)), "")
    if path := find(address) if address else "":
        return path, True
    if url := addresses.url(address):
        return url, False
    why = (
        docs_paths.missing(address, "give its URL")
        if address
        else "an entry has no `url`: give it one"
    )
    problems.add(
        f"`{name}`: {why}", line, field=name, severity=docs_paths.severity_of_missing(address)
    )
    return "", False


def chapter_source(
    value: Any, path: str, find: Find, line: int | None = None
) -> tuple[ChapterSource | None, list[Problem]]:
    """Where a value of front matter says that the chapters are, and what is wrong with it.

    `notes`; a path or URL, alone or as a mapping's `url`; lines of text with times; or the chapters
    as data.
    """
    problems = Problems(path)
    if isinstance(value, str):
        if value.strip().casefold() in _NOTES:
            return ChapterSource(notes=True), []
        if "\n" in value.strip():
            return ChapterSource(text=value), []
        value = {"url": value} if value.strip() and values.boolean(value) is None else None
    if (
        isinstance(value, Mapping)
        and value
        and {normal(str(key)) for key in value} <= {*_ADDRESS_KEYS, "type"}
    ):
        entry = {normal(str(key)): held for key, held in value.items()}
        url, local = _place(entry, "chapters", find, problems, line)
        return (ChapterSource(url, local) if url else None), problems.all()
    return (
        ChapterSource(given=value) if isinstance(value, (list, tuple, Mapping)) and value else None
    ), []


def transcripts_beside(
    page: str,
    recordings: Iterable[str],
    exists: Callable[[str], bool],
    languages: Iterable[str] = (),
) -> tuple[TranscriptSource, ...]:
    """Transcripts that have the name of the episode's page, or of a recording in the docs folder.

    `ep1.vtt`, `ep1.srt`, `ep1.transcript.json`, each also with one of the `languages`
    (`ep1.de.vtt`); beside a page `ep1/index.md` also `transcript.vtt`. All arguments are paths in
    the docs folder.
    """
    folder = _folder_of(page)
    bases = [
        (stem + word, endings)
        for stem in _stems(page, recordings)
        for word, endings in _TRANSCRIPT_NAMES
    ]
    bases += [(posixpath.join(folder, "transcript"), _BESIDE_BY_NAME)] if folder else []
    middles = ("", *(f".{language}" for language in languages))
    names = (
        f"{base}{middle}.{ending}"
        for base, endings in bases
        for middle in middles
        for ending in endings
    )
    return tuple(
        TranscriptSource(name, True, TRANSCRIPT_TYPES[addresses.extension(name)], language_in(name))
        for name in dict.fromkeys(names)
        if exists(name)
    )


def chapters_beside(page: str, recordings: Iterable[str], exists: Callable[[str], bool]) -> str:
    """The file of chapters with the name of the episode's page, or of a recording in the docs
    folder; else "".

    `ep1.chapters.json`, `.vtt`, `.psc`, `.xml` or `.txt`; beside a page `ep1/index.md` also
    `chapters.json`.
    """
    folder = _folder_of(page)
    bases = [f"{stem}.chapters" for stem in _stems(page, recordings)]
    bases += [posixpath.join(folder, "chapters")] if folder else []
    names = (f"{base}.{ending}" for base in bases for ending in _CHAPTERS_BESIDE)
    return next((name for name in names if exists(name)), "")


def _stems(page: str, recordings: Iterable[str]) -> list[str]:
    folder = _folder_of(page)
    stem = (
        posixpath.join(folder, posixpath.basename(folder))
        if folder
        else posixpath.splitext(page)[0]
    )
    return list(
        dict.fromkeys((stem, *(posixpath.splitext(recording)[0] for recording in recordings)))
    )


def _folder_of(page: str) -> str:
    """The folder that belongs to one episode alone, whose page is `ep1/index.md`."""
    folder, name = posixpath.split(posixpath.splitext(page)[0])
    return folder if name.casefold() in INDEX_PAGES else ""


def language_in(name: str) -> str:
    """The language in a file's name: `de` of `wolf.de.vtt`, `pt-BR` of `wolf.pt-BR.srt`; else ""."""
    parts = posixpath.basename(name.split("?")[0]).split(".")
    word = values.language(parts[-2]) if len(parts) > 2 else ""
    return word if word.split("-")[0].lower() in LANGUAGES else ""
