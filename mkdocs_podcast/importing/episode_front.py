"""An episode that was read from another generator's page → front matter in this plugin's own keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import roles
from ..model.episode import Audio, Episode, Person
from ..text import clock_times
from ..text.media_types import media_type
from .plain_values import without_empty, without_false

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
    sound = _sound(episode, address)
    image = episode.image
    if episode.image_local:
        image = address(image)
    front: dict[str, Any] = {
        "title": episode.title,
        "date": episode.date,
        **sound,
        "season": episode.season,
        "episode": episode.label or episode.number,
        "episode_type": episode.type,
        "description": episode.description,
        "image": image,
        **_people(episode, address, person_name),
        "tags": list(episode.tags),
        "guid": episode.guid,
        "explicit": episode.explicit,
    }
    if episode.type == "full":
        del front["episode_type"]
    if episode.draft:
        front["draft"] = True
    return without_empty(front)


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
    """A recording as a mapping, without what is measured or follows from its address."""
    entry: dict[str, Any] = {"url": address(audio.url)}
    if audio.type != media_type(audio.url):
        entry["type"] = audio.type
    # Of a file, it is measured.
    if not audio.local:
        entry["length"] = audio.length
    entry["title"] = audio.title
    entry["language"] = audio.language
    entry["height"] = audio.height
    entry["codecs"] = audio.codecs
    if audio.duration:
        entry["duration"] = clock_times.clock(audio.duration)
    return without_false(entry)


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
    """Somebody as a mapping, or by name only where nothing else is to be said."""
    usual_group = roles.group_of(person.role)
    entry = {"name": person.name}
    if with_role:
        entry["role"] = person.role.title()
        if person.group.casefold() != usual_group.casefold():
            entry["group"] = person.group
    entry["url"] = person.url
    entry["image"] = person.image
    entry = {name: value for name, value in entry.items() if value}
    if entry.keys() == {"name"}:
        return person.name
    return entry
