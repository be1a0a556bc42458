"""An episode that was read from another generator's page → front matter in this plugin's own keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import roles
from ..model.episode import Audio, Episode, Person
from ..text import clock_times
from ..text.media_types import media_type

# Who somebody is goes without saying below these keys.
_OWN_KEYS = {"host": "hosts", "guest": "guests"}
# What a recording's mapping may hold to be written without one.
_PLAIN_FORMAT = frozenset({"url", "length", "duration"})


def front_of(
    episode: Episode, address: Callable[[str], str], person_name: Callable[[Person], str]
) -> dict[str, Any]:
    """The keys of an episode that have a value, in the order in which people look for them.

    `address` gives the way from the page to a file of the old site, by its path there, or a full
    address as it is to be written; `person_name` what stands for somebody.
    """
    front: dict[str, Any] = {
        "title": episode.title,
        "date": episode.date,
        **_sound(episode, address),
        "season": episode.season,
        "episode": episode.label or episode.number,
        "episode_type": "" if episode.type == "full" else episode.type,
        "description": episode.description,
        "image": address(episode.image) if episode.image_local else episode.image,
        **_people(episode, address, person_name),
        "tags": list(episode.tags),
        "guid": episode.guid,
        "explicit": episode.explicit,
        "draft": episode.draft or None,
    }
    return {key: value for key, value in front.items() if value not in (None, "", [], {})}


def _sound(episode: Episode, address: Callable[[str], str]) -> dict[str, Any]:
    """The keys of what is heard."""
    sound: dict[str, Any] = {}
    formats = [_format(audio, address) for audio in episode.audio]
    if len(formats) > 1:
        sound["audio"] = formats
    elif formats and formats[0].keys() <= _PLAIN_FORMAT:
        sound["audio"] = formats[0].pop("url")
        sound.update(formats[0])
    elif formats:
        sound["audio"] = formats[0]
    if episode.duration:
        sound["duration"] = clock_times.clock(episode.duration)
    if not episode.player_in_notes:
        sound["player"] = episode.player
    return sound


def _format(audio: Audio, address: Callable[[str], str]) -> dict[str, Any]:
    kind = "" if audio.type == media_type(audio.url) else audio.type
    entry = {
        "url": address(audio.url),
        "type": kind,
        # Of a file, it is measured.
        "length": None if audio.local else audio.length,
        "title": audio.title,
        "language": audio.language,
        "height": audio.height,
        "codecs": audio.codecs,
        "duration": clock_times.clock(audio.duration) if audio.duration else "",
    }
    return {name: value for name, value in entry.items() if value}


def _people(
    episode: Episode, address: Callable[[str], str], person_name: Callable[[Person], str]
) -> dict[str, list[Any]]:
    people: dict[str, list[Any]] = {"hosts": [], "guests": [], "people": []}
    for person in episode.people:
        key = _OWN_KEYS.get(person.role.casefold(), "people")
        if person.path:
            # Their own page says the rest.
            person = Person(person_name(person), person.role, group=person.group)
        elif person.image:
            person = person._replace(image=address(person.image))
        people[key].append(_person(person, with_role=key == "people"))
    return people


def _person(person: Person, *, with_role: bool) -> Any:
    is_usual = person.group.casefold() == roles.group_of(person.role).casefold()
    entry = {
        "name": person.name,
        "role": person.role.title() if with_role else "",
        "group": "" if is_usual or not with_role else person.group,
        "url": person.url,
        "image": person.image,
    }
    kept = {name: value for name, value in entry.items() if value}
    return person.name if kept.keys() == {"name"} else kept
