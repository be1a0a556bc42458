"""Writes a lock file: the same lock gives the same text, and whoever reads it sees all of the old
text or all of the new one."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..media.facts import AudioRecord
from .lockfile import LOCK_VERSION, Lock, LockedEpisode, LockedShow

_encode = json.JSONEncoder(ensure_ascii=False).encode
_quote = json.encoder.encode_basestring


def format_lock(lock: Lock) -> str:
    """The text of a lock file: sorted, one value a line."""
    shows = {show.guid: _show_data(show) for show in lock.shows}
    data = {"version": LOCK_VERSION, "shows": _sorted(shows)}
    text = _indented(data, "\n")
    # A surrogate, from a file name that is not UTF-8, becomes JSON's own escape.
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _indented(value: Any, line_start: str) -> str:
    """What `json.dumps` makes of data with an indent of two; it is fast only without one."""
    if isinstance(value, str):
        return _quote(value)
    if not isinstance(value, dict) or not value:
        return _encode(value)
    inner_start = f"{line_start}  "
    lines = [f"{_quote(key)}: {_indented(item, inner_start)}" for key, item in value.items()]
    return f"{{{inner_start}{f',{inner_start}'.join(lines)}{line_start}}}"


def write_lock(path: Path, text: str) -> None:
    """Replaces the file, or leaves it as it was, even if the power fails. Raises OSError."""
    # A name of its own: whatever else writes here cannot write into it.
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    """A new name is on the disk only when its folder is. Windows has no way to ask for that."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _show_data(show: LockedShow) -> dict[str, Any]:
    episodes = {episode.guid: _episode_data(episode) for episode in show.episodes}
    return {"index": show.index, "episodes": _sorted(episodes)}


def _episode_data(episode: LockedEpisode) -> dict[str, Any]:
    return {
        "path": episode.path,
        "title": episode.title,
        "date": episode.date,
        "audio": _sorted({record.url: _audio_data(record) for record in episode.audio}),
    }


def _audio_data(record: AudioRecord) -> dict[str, Any]:
    data = {
        "type": record.facts.type,
        "length": record.facts.length,
        "duration": record.facts.duration,
        "sha256": record.facts.sha256,
        "etag": record.etag,
        "modified": record.modified,
    }
    return {key: value for key, value in data.items() if value not in ("", None)}


def _sorted(data: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(data.items()))
