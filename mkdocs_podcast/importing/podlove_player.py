"""The configuration of the Podlove Web Player, which is JSON with all that is known of an episode, or a
list of such → an imported show.

Source: https://docs.podlove.org/podlove-web-player/v5/configuration
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..text import addresses, values
from ..text.matching import slug
from .imported import ImportedEpisode, ImportedShow, LeftOut, SourceError
from .notes_markdown import markdown_of
from .page_names import page_name
from .plain_values import (
    address_of,
    clock_of,
    date_of,
    first_line,
    line_of,
    mappings,
    without_empty,
    word_set,
)

_KNOWN = word_set(
    "version base show title subtitle summary publicationDate poster duration link "
    "chapters audio files contributors transcripts activeTab theme"
)
_NO_PLACE = "there is no key for it"


def is_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def read_player(data: bytes) -> ImportedShow:
    """The show of one or several configurations. Raises SourceError for other JSON."""
    try:
        configs = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise SourceError("this is JSON that cannot be read: check it") from None
    episodes = [config for config in mappings(configs) if config.get("audio")]
    if not episodes:
        raise SourceError(
            "this JSON is no configuration of the Podlove Web Player: it has no `audio`"
        )
    show = episodes[0].get("show")
    if not isinstance(show, dict):
        show = {}
    site = {
        "site_name": values.text(show.get("title")),
        "site_url": addresses.url(show.get("link")),
        "site_description": first_line(show, ("summary", "subtitle")),
    }
    options = {"image": addresses.url(show.get("poster"))}
    left_out: list[LeftOut] = []
    for config in episodes:
        left_out += _left_out(config)
    imported = tuple(map(_episode, episodes))
    return ImportedShow(without_empty(site), without_empty(options), imported, tuple(left_out))


def _episode(config: Mapping[str, Any]) -> ImportedEpisode:
    title = _title(config)
    address = address_of(config.get("link"))
    date = date_of(config.get("publicationDate"))
    front = {
        "title": title,
        "date": date,
        "audio": list(_formats(config)),
        "duration": clock_of(config.get("duration")),
        "description": values.text(config.get("subtitle")),
        "image": addresses.url(config.get("poster")),
        "people": list(_people(config)),
        "chapters": config.get("chapters"),
        "transcript": _transcript(config.get("transcripts")),
    }
    notes = markdown_of(str(config.get("summary") or ""), address)
    name = slug(title)
    if address:
        name = page_name(address, title)
    return ImportedEpisode(
        address or title, title, without_empty(front), notes, date, address, name
    )


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """The mappings of a list; none where the value is no list."""
    if not isinstance(value, list):
        return
    for entry in value:
        if isinstance(entry, dict):
            yield entry


def _title(config: Mapping[str, Any]) -> str:
    return line_of(config.get("title")) or "Untitled"


def _formats(config: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for audio in _entries(config.get("audio")):
        url = addresses.url(audio.get("url"))
        if url:
            entry = {
                "url": url,
                "type": values.text(audio.get("mimeType")),
                "length": values.size(audio.get("size")),
                "title": values.text(audio.get("title")),
            }
            yield without_empty(entry)


def _people(config: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for person in _entries(config.get("contributors")):
        role = person.get("role")
        if isinstance(role, dict):
            role = role.get("title")
        entry = {
            "name": values.text(person.get("name")),
            "role": line_of(role).title(),
            "image": addresses.url(person.get("avatar")),
        }
        if entry["name"]:
            yield without_empty(entry)


def _transcript(value: Any) -> Any:
    """A transcript's address; lines of text stay out, as front matter is no place for them."""
    if isinstance(value, str):
        return addresses.url(value)
    return None


def _left_out(config: Mapping[str, Any]) -> Iterator[LeftOut]:
    title = _title(config)
    for name in config:
        if name not in _KNOWN:
            yield LeftOut(title, str(name), "", _NO_PLACE)
    if isinstance(config.get("transcripts"), list):
        reason = "its lines are in the configuration: save them as a WebVTT file beside the page"
        yield LeftOut(title, "transcripts", "", reason)
