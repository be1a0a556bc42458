"""The line by which an episode's page asks the Markdown extension for its player.

It travels inside the Markdown, so that whoever renders the page again (a blog's index does) gets
the player too.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from ..model.episode import Audio, Episode
from ..model.player import Source
from ..text.addresses import is_playable
from ..text.patterns import pattern
from ..text.records import NamedTuple

LINE_START = "<!-- podcast:episode {"
# None of these may end the comment, or begin markup; JSON has escaped control characters by itself.
_ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in "<>&-")
_CONTROL = pattern(r"[\x00-\x1f\x7f]")
_LONGEST_DURATION = 1e7


class PlayerRequest(NamedTuple):
    """What an episode's page asks for.

    `sources` are the formats that the episode's own player offers; without them the episode is
    heard in the provider's player at the address `embed`, or nowhere. `recordings` are the
    addresses of its recordings in any case. `begins_with_title` says that the heading at the top of
    the page is the episode's title, however differently it is written.
    """

    title: str = ""
    key: str = ""
    duration: int | None = None
    page: str = ""
    image: str = ""
    sources: tuple[Source, ...] = ()
    recordings: tuple[str, ...] = ()
    embed: str = ""
    begins_with_title: bool = False


def write_episode_line(episode: Episode, key: str, *, begins_with_title: bool = False) -> str:
    """An HTML comment with what the extension needs: `<!-- podcast:episode {...} -->`."""
    # A provider's player in front matter is the episode's, even beside a recording. One in the
    # notes is a block like any other where there is a recording.
    is_beside_recording = bool(episode.audio) and episode.player_in_notes
    in_provider = bool(episode.player) and not is_beside_recording
    sources = [source_on_page(audio, episode.path) for audio in episode.audio]
    data = {
        "title": episode.title,
        "key": key,
        "duration": episode.duration or _first_duration(episode.audio),
        "page": "",
        "image": "",
        "sources": [] if in_provider else sources,
        "recordings": [source["src"] for source in sources],
        "embed": episode.player if in_provider else "",
        "begins_with_title": begins_with_title,
    }
    text = json.dumps(data)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f"<!-- podcast:episode {text} -->"


def text_after_line(text: str) -> str:
    """A page's Markdown without the line that it begins with, if that is its episode's."""
    if not text.startswith(LINE_START):
        return text
    return text.partition("\n")[2]


def read_episode_line(line: str) -> PlayerRequest:
    """What `write_episode_line` has written. Raises ValueError where the line holds no JSON object."""
    try:
        data = json.loads(line[len(LINE_START) - 1 :].rstrip().removesuffix("-->"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return PlayerRequest(
        title=clean_text(data.get("title")),
        key=clean_text(data.get("key")),
        duration=_duration(data.get("duration")),
        page=clean_text(data.get("page")),
        image=clean_text(data.get("image")),
        sources=tuple(_sources(data.get("sources"))),
        recordings=tuple(_recordings(data.get("recordings"))),
        embed=clean_text(data.get("embed")),
        begins_with_title=data.get("begins_with_title") is True,
    )


def source_on_page(audio: Audio, page: str) -> dict[str, str]:
    """Where a format is: a URL, or the path from the page's Markdown file, for MkDocs to follow and
    check."""
    if not audio.local:
        return {"src": audio.url, "type": audio.type}
    path = posixpath.relpath(audio.url, posixpath.dirname(page) or ".")
    return {"src": quote(path), "type": audio.type}


def clean_text(value: Any) -> str:
    """Text without control characters: some of them are Markdown's own marks for what it has put
    aside. Empty for any other value."""
    if not isinstance(value, str):
        return ""
    return _CONTROL.sub("", value).strip()


def _first_duration(formats: Iterable[Audio]) -> int | None:
    for audio in formats:
        if audio.duration:
            return audio.duration
    return None


def _duration(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if 0 < value < _LONGEST_DURATION:
        return int(value)
    return None


def _sources(entries: Any) -> Iterator[Source]:
    for entry in _list(entries):
        if isinstance(entry, dict):
            address = clean_text(entry.get("src"))
            if address and is_playable(address):
                yield Source(address, clean_text(entry.get("type")))


def _recordings(entries: Any) -> Iterator[str]:
    for address in map(clean_text, _list(entries)):
        if address and is_playable(address):
            yield address


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return []
