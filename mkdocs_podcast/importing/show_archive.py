"""A whole show as an archive: its feed, its data, its pages and what belongs to them.

The same show gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..media.facts import Facts
from ..media.recordings import is_pointer
from ..model.episode import Audio, Episode
from ..model.show import Show
from ..text.media_types import MEDIA_TYPES
from ..text.patterns import pattern

_README = Path(__file__).with_name("project") / "archive.txt"
# What may name a file in front matter or Markdown.
_FILE_NAME = pattern(r"[^\s()<>\"'\[\]{},|`*]{1,300}")
# Zip files know no earlier time.
_TIME = (1980, 1, 1, 0, 0, 0)
# What JSON has by itself.
_PLAIN = (str, bool, int, float, type(None))
_CHUNK = 1 << 20
Entry = tuple[str, "bytes | Path"]


class ExportedShow(NamedTuple):
    """A show of a built site.

    `feed` is the path of its feed among the files `published` by the build; `sources` are the files
    of the docs folder, `settings` those beside it, by their paths. `url` gives the full address of
    a recording, `facts` what is known of it, `guid` an episode's GUID.
    """

    show: Show
    feed: str
    published: Mapping[str, bytes]
    sources: Mapping[str, Path]
    settings: Mapping[str, Path]
    url: Callable[[Audio], str]
    facts: Callable[[Episode, Audio], Facts]
    guid: Callable[[Episode], str]
    show_guid: str = ""


class Recording(NamedTuple):
    """One format of an episode's recording, as `media.json` lists it."""

    episode: str
    url: str
    type: str
    bytes: int | None
    seconds: float | None
    sha256: str
    path: str
    archive: str


def archive_entries(exported: ExportedShow, *, has_media: bool) -> list[Entry]:
    """The files of the archive by their names in it: their bytes, or where they are."""
    show = exported.show
    recordings = list(_recordings(exported, has_media=has_media))
    entries: list[Entry] = [
        ("README.txt", _README.read_text("utf-8").format(title=show.title).encode()),
        ("show.json", _as_json(_show_data(exported))),
        ("media.json", _as_json([recording._asdict() for recording in recordings])),
    ]
    for path, data in exported.published.items():
        if path == exported.feed:
            entries.append(("feed.xml", data))
        else:
            entries.append((f"published/{path}", data))
    for path, file in exported.settings.items():
        entries.append((f"site/{path}", file))
    entries += [(f"pages/{path}", exported.sources[path]) for path in _page_files(exported)]
    entries += [
        (recording.archive, exported.sources[recording.path])
        for recording in recordings
        if recording.archive
    ]
    return sorted(dict(entries).items())


def _show_data(exported: ExportedShow) -> dict[str, Any]:
    episodes = []
    for episode in exported.show.episodes:
        data = as_data(episode)
        front = data.pop("meta", {})
        # By whichever it is known to apps.
        episodes.append({**data, "guid": exported.guid(episode), "front_matter": front})
    show: dict[str, Any] = as_data(exported.show)
    return {**show, "guid": exported.show_guid, "episodes": episodes}


def as_data(value: Any) -> Any:
    """A value in what JSON has; what is empty is left out."""
    if hasattr(value, "_asdict"):
        return _mapping_as_data(value._asdict())
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return _mapping_as_data({field.name: getattr(value, field.name) for field in fields})
    if isinstance(value, Mapping):
        return _mapping_as_data(value)
    if isinstance(value, (tuple, list, set, frozenset)):
        return [as_data(entry) for entry in value]
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, _PLAIN):
        return value
    return str(value)


def _mapping_as_data(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    data = {}
    for name, value in mapping.items():
        entry = as_data(value)
        if entry not in ("", None, [], {}):
            data[str(name)] = entry
    return data


def _as_json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _recordings(exported: ExportedShow, *, has_media: bool) -> Iterator[Recording]:
    for episode in exported.show.episodes:
        for audio in episode.audio:
            facts = exported.facts(episode, audio)
            digest = facts.sha256
            path = ""
            archive = ""
            if audio.local:
                path = audio.url
            file = exported.sources.get(path)
            if file and not is_pointer(file):
                digest = digest or _sha256(file)
                if has_media:
                    archive = f"pages/{path}"
            yield Recording(
                episode=episode.path,
                url=exported.url(audio),
                type=facts.type,
                bytes=facts.length,
                seconds=facts.duration,
                sha256=digest,
                path=path,
                archive=archive,
            )


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _page_files(exported: ExportedShow) -> set[str]:
    """The pages of episodes, and the files other than recordings that they name or that are called
    as they are."""
    paths: set[str] = set()
    by_stem: dict[str, list[str]] = {}
    for path in exported.sources:
        by_stem.setdefault(posixpath.splitext(path)[0], []).append(path)
    for episode in exported.show.episodes:
        if episode.path not in exported.sources:
            continue
        paths.add(episode.path)
        paths.update(_named_files(episode.path, exported.sources))
        # A full address is no file's name.
        names = [episode.path, *(audio.url for audio in episode.audio)]
        for name in names:
            stem = posixpath.splitext(name)[0]
            paths.update(by_stem.get(stem, ()))
    if exported.show.image in exported.sources:
        paths.add(exported.show.image)
    return {path for path in paths if not _is_media(path)}


def _named_files(page: str, sources: Mapping[str, Path]) -> Iterator[str]:
    """The files of the docs folder that a page names, other pages left out."""
    text = sources[page].read_text("utf-8", "replace")
    folder = posixpath.dirname(page)
    for match in _FILE_NAME.finditer(text):
        name = match[0].rstrip(".:;")
        for path in (posixpath.join(folder, name), name):
            path = posixpath.normpath(path.lstrip("/"))
            if path in sources and not path.endswith((".md", ".markdown")):
                yield path


def _is_media(path: str) -> bool:
    extension = posixpath.splitext(path)[1].lstrip(".").casefold()
    return extension in MEDIA_TYPES


def write_archive(target: Path, entries: Iterable[Entry]) -> None:
    """Writes a zip file that depends on its entries only. Raises OSError."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            # Recordings and pictures are as small as they get.
            is_media = _is_media(name) or name.endswith((".png", ".jpg", ".jpeg", ".webp"))
            info.compress_type = zipfile.ZIP_DEFLATED
            if is_media:
                info.compress_type = zipfile.ZIP_STORED
            with archive.open(info, "w", force_zip64=False) as file:
                for chunk in _chunks(content):
                    file.write(chunk)


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
