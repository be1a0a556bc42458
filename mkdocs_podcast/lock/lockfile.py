"""The lock file: the GUID of every show and episode, and the facts about their recordings, as JSON
beside mkdocs.yml.

Shows and episodes stand there by GUID. So a rename changes one line, and episodes that two branches
add mostly stand apart: the file merges well.
"""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ..media.facts import Facts, LockedAudio
from ..text.patterns import pattern

NAME = "podcast.lock.json"
_VERSION = 1
_REMEDY = "take it back from git, or if it never was there, delete it and run `mkdocs-podcast lock`"
# https://podcasting2.org/docs/podcast-namespace/tags/guid
_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_MARKERS = pattern(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)


class LockError(ValueError):
    """A lock file that cannot be used: the rest of a sentence that begins with its name, and the
    line where known."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line

    def told(self, name: str) -> str:
        """The whole sentence."""
        return f"{name}:{self.line} {self}" if self.line else f"{name} {self}"


class LockedEpisode(NamedTuple):
    """An episode as it was locked; `date` is in ISO format, or empty."""

    guid: str
    path: str
    title: str = ""
    date: str = ""
    audio: tuple[LockedAudio, ...] = ()

    def facts(self, url: str) -> Facts | None:
        """What was measured of the format with this URL."""
        return next((audio.facts for audio in self.audio if audio.url == url), None)


@dataclass(frozen=True, slots=True)
class LockedShow:
    """A show as it was locked; `index` is the path of its index page."""

    guid: str
    index: str
    episodes: tuple[LockedEpisode, ...] = ()

    def at(self, path: str) -> LockedEpisode | None:
        return next((episode for episode in self.episodes if episode.path == path), None)


class Lock(NamedTuple):
    shows: tuple[LockedShow, ...] = ()

    def show_of(
        self, index: str, paths: Iterable[str], indexes: Iterable[str]
    ) -> LockedShow | None:
        """The show with the index page at `index`, or one whose index page is gone and which has
        one of these episodes.

        `indexes` are those of all of the site's shows. None where no show, or more than one, is it.
        """
        exact = [show for show in self.shows if show.index == index]
        known, present = set(indexes), set(paths)
        moved = [
            show
            for show in self.shows
            if show.index not in known and any(episode.path in present for episode in show.episodes)
        ]
        found = exact or moved
        return found[0] if len(found) == 1 else None

    def begin(
        self,
        index: str,
        feed_url: str,
        paths: Iterable[str],
        indexes: Iterable[str],
        guid: str = "",
    ) -> tuple[LockedShow, str]:
        """A show as it was locked, with the GUID that it has now; and the GUID that it had, or an
        empty string.

        Its GUID is `guid`, an option, else the locked one, else that of its feed's URL; empty
        without any of them.
        """
        locked = self.show_of(index, paths, indexes)
        before = locked.guid if locked else ""
        episodes = locked.episodes if locked else ()
        return LockedShow(guid or before or show_guid(feed_url), index, episodes), before


def show_guid(feed_url: str) -> str:
    """The GUID that the Podcasting 2.0 namespace gives a show: a UUIDv5 of its feed's URL without
    scheme and last /."""
    return (
        str(uuid.uuid5(_NAMESPACE, re.sub(r"^[a-z]+://", "", feed_url).rstrip("/")))
        if feed_url
        else ""
    )


def guid_for(path: str, show_guid: str, locked: LockedEpisode | None = None, own: str = "") -> str:
    """An episode's GUID: its own (from front matter), else the locked one, else a UUIDv5 of the
    show's and its path.

    Empty where there is none, as the show has none.
    """
    if own or locked:
        return own or (locked.guid if locked else "")
    name = path.encode("utf-8", "backslashreplace").decode()
    return str(uuid.uuid5(_namespace(show_guid), name)) if show_guid else ""


def _namespace(guid: str) -> uuid.UUID:
    """A show that has moved may have brought a GUID that is no UUID."""
    try:
        return uuid.UUID(guid)
    except ValueError:
        return uuid.uuid5(_NAMESPACE, guid.encode("utf-8", "backslashreplace").decode())


# Writing


def dump(lock: Lock) -> str:
    """The text of a lock file: sorted, one value a line. The same lock gives the same text."""
    shows = {show.guid: _show_data(show) for show in lock.shows}
    data = {"version": _VERSION, "shows": _sorted(shows)}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    # A lone surrogate, from a file name that is not UTF-8, as JSON's own escape.
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _show_data(show: LockedShow) -> dict[str, Any]:
    return {
        "index": show.index,
        "episodes": _sorted({one.guid: _episode_data(one) for one in show.episodes}),
    }


def _episode_data(episode: LockedEpisode) -> dict[str, Any]:
    audio = _sorted({one.url: _audio_data(one) for one in episode.audio})
    return {"path": episode.path, "title": episode.title, "date": episode.date, "audio": audio}


def _audio_data(audio: LockedAudio) -> dict[str, Any]:
    facts = audio.facts
    data = {
        "type": facts.type,
        "length": facts.length,
        "duration": facts.duration,
        "sha256": facts.sha256,
    }
    data |= {"etag": audio.etag, "modified": audio.modified}
    return {key: value for key, value in data.items() if value not in ("", None)}


def _sorted(data: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(data.items()))


# Reading


def load(path: Path, *, joining: bool = False) -> tuple[Lock, str]:
    """The lock in a file, and its text; an empty one where there is no file. Raises LockError.

    With `joining`, both sides of git's conflicts are joined.
    """
    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError:
        raise LockError(f"is not UTF-8: {_REMEDY}") from None
    except OSError as error:
        raise LockError(f"cannot be read ({error.strerror}): check the file") from None
    if not text:
        return Lock(), text
    return (join if joining and _MARKERS.search(text) else parse)(text), text


def parse(text: str) -> Lock:
    """The lock in the text of a lock file. Raises LockError."""
    if marker := _MARKERS.search(text):
        line = text.count("\n", 0, marker.start()) + 1
        raise LockError(
            "holds git's conflict markers: run `mkdocs-podcast lock`, which joins both sides", line
        )
    return _Parser(text).lock()


def join(text: str) -> Lock:
    """The lock in a text with git's conflict markers: what either side has. Raises LockError."""
    sides = [parse(_side(text, wanted)) for wanted in ("<", ">")]
    shows: dict[str, LockedShow] = {}
    for show in (show for side in sides for show in side.shows):
        before = shows.get(show.guid, show)
        episodes = {one.guid: one for one in (*show.episodes, *before.episodes)}
        shows[show.guid] = LockedShow(show.guid, before.index, tuple(episodes.values()))
    for show in shows.values():
        _refuse_two_guids(show)
    return Lock(tuple(shows.values()))


def _side(text: str, wanted: str) -> str:
    """The text as one side of the conflicts has it: `<` is the first, `>` the second."""
    kept, side = [], ""
    for line in text.splitlines(keepends=True):
        if _MARKERS.match(line):
            side = {"<": "<", "|": "|", "=": ">", ">": ""}[line[0]]
        elif side in ("", wanted):
            kept.append(line)
    return "".join(kept)


def _refuse_two_guids(show: LockedShow) -> None:
    guids: dict[str, str] = {}
    for episode in show.episodes:
        other = guids.setdefault(episode.path, episode.guid)
        if other != episode.guid:
            both = f"two GUIDs for {episode.path}, {other} and {episode.guid}"
            raise LockError(f"holds {both}: take out the one that no app has seen yet")


class _Parser:
    """Takes a lock file's data apart; what is not as it should be is told with its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        try:
            self.data = json.loads(text, object_pairs_hook=self.pairs)
        except json.JSONDecodeError as error:
            raise LockError(f"is not valid JSON ({error.msg}): {_REMEDY}", error.lineno) from None
        except RecursionError:
            raise LockError(f"is not a lock file: {_REMEDY}") from None
        except ValueError as error:
            raise (
                error
                if isinstance(error, LockError)
                else LockError(f"is not valid JSON: {_REMEDY}")
            ) from None

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1 and len(keys) < 50:
                self.fail("stands there twice", key, last=True)
        found = dict(pairs)
        if len(found) < len(pairs):
            self.fail(
                "stands there twice",
                next(key for at, key in enumerate(keys) if key in keys[:at]),
                last=True,
            )
        return found

    def fail(self, what: str, key: str, *, last: bool = False) -> NoReturn:
        quoted = json.dumps(key, ensure_ascii=False) + ":"
        place = self.text.rfind(quoted) if last else self.text.find(quoted)
        line = self.text.count("\n", 0, place) + 1 if place >= 0 else None
        raise LockError(f"is damaged, as `{key}` {what}: {_REMEDY}", line)

    def lock(self) -> Lock:
        if not isinstance(self.data, dict) or "version" not in self.data:
            raise LockError(f"is not a lock file: {_REMEDY}", 1)
        version = self.data["version"]
        if isinstance(version, int) and version > _VERSION:
            raise LockError(
                "was written by a newer version of mkdocs-podcast: upgrade it here as well"
            )
        if version != _VERSION or isinstance(version, bool):
            self.fail("is no version", "version")
        return Lock(
            tuple(self.show(guid, data) for guid, data in self.mapping(self.data, "shows").items())
        )

    def show(self, guid: str, data: Any) -> LockedShow:
        data = self.checked(data, guid)
        episodes = tuple(
            self.episode(key, held) for key, held in self.mapping(data, "episodes", guid).items()
        )
        return LockedShow(guid, self.text_of(data, "index", guid), episodes)

    def episode(self, guid: str, data: Any) -> LockedEpisode:
        data = self.checked(data, guid)
        path = self.text_of(data, "path", guid)
        if not path:
            self.fail("has no `path`", guid)
        audio = tuple(
            self.audio(url, held, guid) for url, held in self.mapping(data, "audio", guid).items()
        )
        return LockedEpisode(
            guid, path, self.text_of(data, "title", guid), self.text_of(data, "date", guid), audio
        )

    def audio(self, url: str, data: Any, guid: str) -> LockedAudio:
        data = self.checked(data, url)
        length, duration = data.get("length"), data.get("duration")
        if length is not None and not (isinstance(length, int) and _is_number(length)):
            self.fail("has a `length` that is no number of bytes", url)
        if duration is not None and not _is_number(duration):
            self.fail("has a `duration` that is no number of seconds", url)
        kind, sha256, etag, modified = (
            self.text_of(data, key, url) for key in ("type", "sha256", "etag", "modified")
        )
        return LockedAudio(url, Facts(kind, length, duration, sha256), etag, modified)

    def mapping(self, data: Mapping[str, Any], key: str, owner: str = "") -> dict[str, Any]:
        found = data.get(key, {})
        if not isinstance(found, dict):
            self.fail(
                f"has `{key}` that are no mapping" if owner else "is no mapping", owner or key
            )
        return found

    def checked(self, data: Any, key: str) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fail("is no mapping", key)
        return data

    def text_of(self, data: Mapping[str, Any], key: str, owner: str) -> str:
        found = data.get(key, "")
        if not isinstance(found, str):
            self.fail(f"has a `{key}` that is no text", owner)
        return found


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 <= value < 1e15 and math.isfinite(value)
