"""Reads a lock file. One that is damaged is an error, never the same as none: with other GUIDs,
every app would load every episode again."""

from __future__ import annotations

import re
from pathlib import Path

from ..text.patterns import pattern
from .lock_parser import DAMAGE_REMEDY, parse_json
from .lockfile import Lock, LockedShow, LockError

# That of ten thousand episodes has a tenth of it.
_MOST_BYTES = 64 << 20
_MARKERS = pattern(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)
# What a marker of git's begins: ours, the common ancestor, theirs, and what both sides share.
_SIDES = {"<": "ours", "|": "ancestor", "=": "theirs", ">": "shared"}


def read_lock(path: Path, *, join_conflicts: bool = False) -> tuple[Lock, str | None]:
    """The lock in a file, and its text; an empty lock and None where there is no file.

    With `join_conflicts`, both sides of git's conflicts are joined. Raises LockError for a file
    that is damaged or empty.
    """
    text = _read_text(path)
    if text is None:
        return Lock(), None
    if not text.strip():
        raise LockError(f"is empty: {DAMAGE_REMEDY}")
    if join_conflicts and _MARKERS.search(text):
        return join_sides(text), text
    return parse_lock(text), text


def _read_text(path: Path) -> str | None:
    try:
        if path.stat().st_size > _MOST_BYTES:
            limit = _MOST_BYTES >> 20
            raise LockError(f"has more than {limit} MB, which no lock file has: {DAMAGE_REMEDY}")
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        if path.is_symlink():
            raise LockError("is a link to a file that does not exist: check the link") from None
        return None
    except UnicodeDecodeError:
        raise LockError(f"is not UTF-8: {DAMAGE_REMEDY}") from None
    except IsADirectoryError:
        raise LockError("is a folder: name a file in it, such as `podcast.lock.json`") from None
    except OSError as error:
        raise LockError(f"cannot be read ({error.strerror}): check the file") from None


def parse_lock(text: str) -> Lock:
    """The lock in the text of a lock file. Raises LockError."""
    marker = _MARKERS.search(text)
    if marker:
        line = text.count("\n", 0, marker.start()) + 1
        remedy = "run `mkdocs-podcast lock`, which joins both sides"
        raise LockError(f"holds git's conflict markers: {remedy}", line)
    return parse_json(text)


def join_sides(text: str) -> Lock:
    """The lock in a text with git's conflict markers: what either side has. Raises LockError."""
    ours, theirs = parse_lock(_side(text, "ours")), parse_lock(_side(text, "theirs"))
    shows: dict[str, LockedShow] = {}
    for show in (*ours.shows, *theirs.shows):
        first = shows.get(show.guid, show)
        episodes = {episode.guid: episode for episode in (*show.episodes, *first.episodes)}
        shows[show.guid] = LockedShow(show.guid, first.index, tuple(episodes.values()))
    for show in shows.values():
        _refuse_two_guids(show)
    return Lock(tuple(shows.values()))


def _side(text: str, name: str) -> str:
    """The text as one side of the conflicts has it, `ours` or `theirs`."""
    lines = []
    side = "shared"
    for line in text.splitlines(keepends=True):
        if _MARKERS.match(line):
            side = _SIDES[line[0]]
        elif side in ("shared", name):
            lines.append(line)
    return "".join(lines)


def _refuse_two_guids(show: LockedShow) -> None:
    guids: dict[str, str] = {}
    for episode in show.episodes:
        guid = guids.setdefault(episode.path, episode.guid)
        if guid != episode.guid:
            conflict = f"two GUIDs for {episode.path}, {guid} and {episode.guid}"
            raise LockError(f"holds {conflict}: remove the one that no app has seen yet")
