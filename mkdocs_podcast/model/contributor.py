"""Somebody who takes part in a show, with their episodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ..text.records import dataclass
from . import roles
from .episode import Episode, Person
from .profile import Profile
from .slugs import unique_slugs


@dataclass(frozen=True, eq=False)
class Contributor:
    """Who somebody is, their name in addresses, and their episodes, newest first, each with their
    part in it."""

    profile: Profile
    slug: str
    parts: tuple[tuple[Episode, Person], ...]

    @property
    def name(self) -> str:
        return self.profile.name

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        return tuple(episode for episode, _ in self.parts)

    @property
    def count(self) -> int:
        return len(self.parts)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """What they do, as the Podcast Taxonomy calls it, the most frequent first, then by its
        order."""
        counts: dict[str, int] = {}
        for _, person in self.parts:
            role = roles.name_of(person.role)
            counts[role] = counts.get(role, 0) + 1
        in_order = sorted(counts, key=roles.position)
        return tuple(sorted(in_order, key=lambda role: -counts[role]))

    @property
    def is_host(self) -> bool:
        return any(map(roles.is_host, self.roles))


def contributors_of(
    episodes: Iterable[Episode], profiles: Mapping[str, Profile], reserved: Iterable[str]
) -> tuple[Contributor, ...]:
    """Everybody who takes part in the episodes, by name. `profiles` are those of people whom the
    site says more of, by name in lower case."""
    parts_by_key: dict[str, list[tuple[Episode, Person]]] = {}
    for episode in episodes:
        for person in episode.people:
            parts_by_key.setdefault(person.name.casefold(), []).append((episode, person))
    profile_by_key = {
        key: _profile(profiles.get(key), [person for _, person in parts])
        for key, parts in sorted(parts_by_key.items())
    }
    # Two files may have the same key for two people.
    name_by_key: dict[str, str] = {}
    used: set[str] = set()
    for key, profile in profile_by_key.items():
        name = profile.key
        if not name or name in used:
            name = profile.name
        used.add(name)
        name_by_key[key] = name
    slugs = unique_slugs(name_by_key.values(), reserved, "person")
    return tuple(
        Contributor(profile, slugs[name_by_key[key]], tuple(parts_by_key[key]))
        for key, profile in profile_by_key.items()
    )


def _profile(profile: Profile | None, persons: Sequence[Person]) -> Profile:
    """What the site says of somebody, and what it does not, as their episodes have it."""
    profile = profile or Profile(persons[0].name)
    for person in persons:
        profile = profile._replace(
            url=profile.url or person.url,
            image=profile.image or person.image,
            path=profile.path or person.path,
        )
    return profile
