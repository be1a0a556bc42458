"""Which pages an import writes: never one that a person has changed since.

A record beside mkdocs.yml holds the digest of each page as it was written, by the episode's
identity: a page that still has it is the import's own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .imported import ImportedEpisode, SourceError
from .nearby_files import FetchedFile
from .page_names import unique_names
from .page_yaml import page_text

_T = TypeVar("_T")
RECORD_NAME = "podcast.import.json"
_VERSION = 1


class Step(Enum):
    """What happens to a page. The texts complete "1 page ..." and "12 pages ..."."""

    NEW = ("is new", "are new")
    CHANGED = ("has changed at the source", "have changed at the source")
    SAME = ("is as it was", "are as they were")
    CONFLICT = (
        "was edited here, and has changed at the source: it stays unless --restore names it",
        "were edited here, and have changed at the source: they stay unless --restore names them",
    )
    TAKEN = (
        "would be where a page of your own is",
        "would be where pages of your own are",
    )
    OWN = ("is on a page of your own", "are on pages of your own")
    RESTORED = ("is again as the source has it", "are again as the source has them")
    GONE = ("was removed here, and stays so", "were removed here, and stay so")

    def text(self, count: int) -> str:
        singular, plural = self.value
        if count == 1:
            return f"1 {singular}"
        return f"{count} {plural}"


WRITTEN = frozenset({Step.NEW, Step.CHANGED, Step.RESTORED})


class PlannedPage(NamedTuple):
    """A page, by its path below the site's folder, with what is to be there."""

    identity: str
    path: str
    text: str
    step: Step


class Recorded(NamedTuple):
    """What was written of an episode: where, and the digest of its text."""

    path: str
    digest: str


def plan_pages(
    episodes: Iterable[ImportedEpisode],
    root: Path,
    folder: str,
    record: Mapping[str, Recorded],
    restored: Collection[str] = (),
) -> list[PlannedPage]:
    """The pages of episodes below `folder`, a path below the site's folder `root`. Those
    of earlier imports that are `restored`, by their paths, are to be as the source has them."""
    episodes = list(episodes)
    pages = []
    for episode, path in zip(episodes, page_paths(episodes, folder, record), strict=True):
        recorded = record.get(episode.identity)
        text = page_text(episode.front, episode.notes)
        step = _step(root / path, text, recorded)
        if recorded and path in restored:
            step = Step.RESTORED
        pages.append(PlannedPage(episode.identity, path, text, step))
    return pages


def pages_elsewhere(
    pages: Iterable[PlannedPage], root: Path, folder: str, record: Mapping[str, Recorded]
) -> tuple[str, ...]:
    """The paths of pages below `folder` that earlier imports have written, and whose episodes are
    not among these."""
    identities = {page.identity for page in pages}
    paths = []
    for identity, recorded in record.items():
        if identity in identities:
            continue
        if recorded.path.startswith(f"{folder}/") and (root / recorded.path).is_file():
            paths.append(recorded.path)
    return tuple(paths)


def page_paths(
    episodes: Iterable[ImportedEpisode], folder: str, record: Mapping[str, Recorded]
) -> list[str]:
    """Where the pages of episodes are: where they have been, or below `folder`."""
    taken = [Path(recorded.path).stem for recorded in record.values()]
    episodes = list(episodes)
    names = unique_names(
        [episode.name for episode in episodes if episode.identity not in record], taken
    )
    paths = []
    for episode in episodes:
        recorded = record.get(episode.identity)
        if recorded:
            paths.append(recorded.path)
        else:
            paths.append(f"{folder}/{next(names)}.md")
    return paths


def _step(path: Path, text: str, recorded: Recorded | None) -> Step:
    current = _text_at(path)
    if current == text:
        return Step.SAME
    if not recorded:
        if current is None:
            return Step.NEW
        return Step.TAKEN
    if current is None:
        return Step.GONE
    if digest_of(current) == recorded.digest:
        return Step.CHANGED
    if digest_of(text) == recorded.digest:
        return Step.SAME
    return Step.CONFLICT


def _text_at(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return None


def write_pages(pages: Iterable[PlannedPage], root: Path) -> None:
    """Writes the pages that are new or changed. Raises SourceError where that is not possible."""
    for page in pages:
        if page.step in WRITTEN:
            write_text(root / page.path, page.text)


def write_text(path: Path, text: str) -> None:
    """Raises SourceError, with a sentence, where the file cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise SourceError(
            f"{path} cannot be written ({error.strerror}): check the folder"
        ) from None


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read_record(root: Path) -> dict[str, Recorded]:
    """What earlier imports have written. Raises SourceError for a record that cannot be read."""
    return _read(root, "pages", _recorded)


def read_fetched(root: Path) -> dict[str, FetchedFile]:
    """The files that earlier imports have fetched, by their paths in the docs folder. Raises
    SourceError for a record that cannot be read."""
    return _read(root, "files", _fetched)


def _recorded(entry: Mapping[str, Any]) -> Recorded:
    return Recorded(str(entry["path"]), str(entry["sha256"]))


def _fetched(entry: Mapping[str, Any]) -> FetchedFile:
    return FetchedFile(str(entry["url"]), str(entry["sha256"]))


def _read(root: Path, part: str, read: Callable[[Mapping[str, Any]], _T]) -> dict[str, _T]:
    path = root / RECORD_NAME
    text = _text_at(path)
    if text is None:
        return {}
    try:
        data: dict[str, dict[str, Any]] = json.loads(text)
        entries = {"files": {}, **data}[part]
        return {key: read(entry) for key, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        remedy = "restore it, or remove it to import as for the first time"
        raise SourceError(f"{path} is not a record of imported pages: {remedy}") from None


def write_record(
    pages: Iterable[PlannedPage],
    root: Path,
    record: Mapping[str, Recorded],
    files: Mapping[str, FetchedFile],
) -> None:
    """Remembers what has been written and which files were fetched, beside what was earlier."""
    entries = dict(record)
    for page in pages:
        if page.step in WRITTEN or (page.step is Step.SAME and page.identity not in entries):
            entries[page.identity] = Recorded(page.path, digest_of(page.text))
    data: dict[str, Any] = {
        "version": _VERSION,
        "pages": {
            identity: {"path": entry.path, "sha256": entry.digest}
            for identity, entry in sorted(entries.items())
        },
    }
    if files:
        data["files"] = {path: file._asdict() for path, file in sorted(files.items())}
    write_text(root / RECORD_NAME, json.dumps(data, indent=1, ensure_ascii=False) + "\n")
