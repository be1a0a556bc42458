"""The files of a show that an import fetches, and pages that name them where they are afterwards."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from ..text.addresses import url_extension
from ..text.media_types import MEDIA_TYPES
from .imported import ImportedEpisode, ImportedShow, LeftOut
from .sources import is_address
from .web_access import FetchError, Web

MOST_AT_ONCE = 4
_COVER = "assets/cover"


class Kind(Enum):
    """What a file is for: the key that names it, and how large it may be."""

    RECORDING = ("audio", 4_000_000_000)
    ARTWORK = ("image", 30_000_000)
    CHAPTERS = ("chapters", 20_000_000)
    TRANSCRIPT = ("transcripts", 50_000_000)

    @property
    def key(self) -> str:
        return self.value[0]

    @property
    def most_bytes(self) -> int:
        return self.value[1]


# Pictures that can hold scripts, and pages, are not for a site of somebody else.
_ENDINGS: Mapping[Kind, frozenset[str]] = {
    Kind.RECORDING: frozenset(MEDIA_TYPES),
    Kind.ARTWORK: frozenset({"jpg", "jpeg", "png", "webp", "gif", "avif"}),
    Kind.CHAPTERS: frozenset({"json"}),
    Kind.TRANSCRIPT: frozenset({"vtt", "srt", "json", "txt"}),
}
_ENDINGS_OF_TYPES = {
    "text/vtt": "vtt",
    "application/srt": "srt",
    "application/x-subrip": "srt",
    "text/srt": "srt",
    "application/json": "json",
    "application/x-json": "json",
    "text/plain": "txt",
}
for _name, _row in MEDIA_TYPES.items():
    for _type in (_row.page, _row.feed, *_row.accepted):
        _ENDINGS_OF_TYPES.setdefault(_type, _name)
_DEFAULT_ENDINGS = {
    Kind.RECORDING: "mp3",
    Kind.ARTWORK: "jpg",
    Kind.CHAPTERS: "json",
    Kind.TRANSCRIPT: "",
}
_MIDDLES = {Kind.CHAPTERS: ".chapters", Kind.TRANSCRIPT: ".transcript"}
_TAKEN = "is not fetched, as a file of yours is where it would go: move that, or name it yourself"
_NO_FILE = "it may be a web page with scripts: it stays where it is"


class WantedFile(NamedTuple):
    """A file that is to be in the docs folder, where it comes from, whose it is ("": the show's),
    and its size as the source says it."""

    path: str
    url: str
    kind: Kind
    where: str = ""
    length: int = 0


class FetchedFile(NamedTuple):
    """A file that was fetched: from where, and the SHA-256 of what it holds."""

    url: str
    sha256: str


def wanted_files(
    show: ImportedShow,
    paths: Iterable[str],
    left_out: list[LeftOut],
    *,
    with_recordings: bool,
) -> list[WantedFile]:
    """Each file of a show once, for the pages of its episodes, which are at `paths` in the docs
    folder."""
    wanted: dict[str, WantedFile] = {}
    taken: set[str] = set()
    for url, kind, stem, where, entry in _mentions(show, paths):
        if url in wanted or (kind is Kind.RECORDING and not with_recordings):
            continue
        ending = _ending(url, kind, str(entry.get("type", "")))
        if not ending:
            left_out.append(LeftOut(where, kind.key, url, _NO_FILE))
            continue
        path = _free_path(stem + _MIDDLES.get(kind, ""), ending, taken)
        wanted[url] = WantedFile(path, url, kind, where, int(entry.get("length") or 0))
    return list(wanted.values())


_Mention = tuple[str, Kind, str, str, Mapping[str, Any]]


def _mentions(show: ImportedShow, paths: Iterable[str]) -> Iterator[_Mention]:
    """The address of each file that is elsewhere, the way to it in the docs folder without ending,
    and what the source says of it."""
    image = show.options.get("image")
    if isinstance(image, str) and is_address(image):
        yield image, Kind.ARTWORK, _COVER, "", {}
    for episode, path in zip(show.episodes, paths, strict=True):
        stem = path.removesuffix(".md")
        for kind in Kind:
            for entry in _entries(episode.front.get(kind.key)):
                url = entry.get("url")
                if isinstance(url, str) and is_address(url):
                    yield url, kind, stem, episode.title, _with_length(entry, kind, episode)


def _with_length(
    entry: Mapping[str, Any], kind: Kind, episode: ImportedEpisode
) -> Mapping[str, Any]:
    """What the source says of a file; the size of a recording may be beside it."""
    length = episode.front.get("length")
    if kind is not Kind.RECORDING or length is None:
        return entry
    return {"length": length, **entry}


def _entries(value: Any) -> list[Mapping[str, Any]]:
    """What a key says, as mappings with `url`."""
    if isinstance(value, str):
        return [{"url": value}]
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list):
        return []
    entries: list[Mapping[str, Any]] = []
    for item in value:
        entries += _entries(item)
    # A list of chapters names pages and pictures, no file.
    return [entry for entry in entries if "start" not in entry]


def _ending(url: str, kind: Kind, media_type: str) -> str:
    ending = url_extension(url)
    if ending in _ENDINGS[kind]:
        return ending
    by_type = _ENDINGS_OF_TYPES.get(media_type.partition(";")[0].strip().casefold(), "")
    if by_type in _ENDINGS[kind]:
        return by_type
    if ending in ("svg", "html", "htm"):
        return ""
    return _DEFAULT_ENDINGS[kind]


def _free_path(stem: str, ending: str, taken: set[str]) -> str:
    path = f"{stem}.{ending}"
    number = 2
    while path in taken:
        path = f"{stem}-{number}.{ending}"
        number += 1
    taken.add(path)
    return path


def with_local_files(
    show: ImportedShow, paths: Iterable[str], local: Mapping[str, str]
) -> ImportedShow:
    """The show whose pages name the files that are in the docs folder now: `local` holds their
    paths by their addresses."""
    options = dict(show.options)
    if options.get("image") in local:
        options["image"] = local[options["image"]]
    episodes = []
    for episode, path in zip(show.episodes, paths, strict=True):
        episodes.append(_with_local_files(episode, posixpath.dirname(path), local))
    return show._replace(options=options, episodes=tuple(episodes))


def _with_local_files(
    episode: ImportedEpisode, folder: str, local: Mapping[str, str]
) -> ImportedEpisode:
    def with_paths(value: Any) -> Any:
        if isinstance(value, str):
            if value not in local:
                return value
            return posixpath.relpath(local[value], folder)
        if isinstance(value, Mapping) and "start" not in value:
            entry = {key: with_paths(item) for key, item in value.items()}
            return _without_facts(entry, value)
        if isinstance(value, list):
            return [with_paths(item) for item in value]
        return value

    front = dict(episode.front)
    for kind in Kind:
        if kind.key in front:
            front[kind.key] = with_paths(front[kind.key])
    if front.get("audio") != episode.front.get("audio"):
        # Of a file that is here, its size is measured.
        front.pop("length", None)
    return episode._replace(front=front)


def _without_facts(entry: dict[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    """What a source says of a file, without what is measured of one that is here."""
    if entry.get("url") == source.get("url"):
        return entry
    entry.pop("length", None)
    if str(entry.get("type", "")).startswith(("audio/", "video/")):
        del entry["type"]
    return entry


class Outcome(NamedTuple):
    """What came of a file: the digest of what is there now; else why it is not there."""

    file: WantedFile
    sha256: str = ""
    reason: str = ""
    is_new: bool = False


def fetch_files(
    files: Iterable[WantedFile], docs: Path, known: Mapping[str, FetchedFile], web: Web
) -> Iterator[Outcome]:
    """Fetches what is not there yet, some files at once. Never replaces a file that the import has
    not written, or that was changed since."""
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        waiting = [pool.submit(_fetch, file, docs, known, web) for file in files]
        try:
            for future in as_completed(waiting):
                yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _fetch(file: WantedFile, docs: Path, known: Mapping[str, FetchedFile], web: Web) -> Outcome:
    target = docs / file.path
    here = present_file(file, docs, known)
    if here:
        return here
    if target.exists() and not _is_ours(target, known.get(file.path)):
        return Outcome(file, reason=_TAKEN)
    try:
        is_recording = file.kind is Kind.RECORDING
        web.download(file.url, target, file.kind.most_bytes, is_recording=is_recording)
    except FetchError as error:
        return Outcome(file, reason=str(error))
    return Outcome(file, _digest(target), is_new=True)


def _is_ours(target: Path, fetched: FetchedFile | None) -> bool:
    """Whether a file is as an earlier import has fetched it."""
    return fetched is not None and _digest(target) == fetched.sha256


def present_file(file: WantedFile, docs: Path, known: Mapping[str, FetchedFile]) -> Outcome | None:
    """The file, where an earlier import has fetched it from the same address; None where it is not
    there, or the source names another one now."""
    fetched = known.get(file.path)
    if fetched and fetched.url == file.url and (docs / file.path).exists():
        return Outcome(file, fetched.sha256)
    return None


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1024 * 1024):
            digest.update(block)
    return digest.hexdigest()
