"""Episodes → a Show: their order, neighbours, tags and people."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property

from ..text.records import dataclass
from .contributor import Contributor, contributors_of
from .episode import Episode, Link
from .feed_details import Funding
from .profile import Profile
from .slugs import unique_slugs

_EARLIEST = dt.datetime.min.replace(tzinfo=dt.timezone.utc)


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag, its name in addresses, and its episodes, newest first."""

    name: str
    slug: str
    episodes: tuple[Episode, ...]

    @property
    def count(self) -> int:
        return len(self.episodes)


@dataclass(frozen=True, eq=False)
class Show:
    """A podcast: what its front page tells, and its episodes, newest first.

    `image` is a URL or a path in the docs folder; `url` is the address of the index below the
    site's root; `feed_url` the full address of its feed, "" where it has none for everybody.
    `reserved` are the names in addresses that no tag can have, `reserved_for_people` those that
    nobody can. `profiles` are what the site says of people, by their names in lower case.
    `categories` are (category, subcategory or "") pairs. A serial show is to be heard from its
    first episode on; `season_names` are by the season's number.
    """

    title: str
    description: str = ""
    author: str = ""
    image: str = ""
    language: str = "en"
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    is_serial: bool = False
    season_names: Mapping[int, str] = field(default_factory=dict)
    funding: tuple[Funding, ...] = ()
    url: str = ""
    subscribe: tuple[Link, ...] = ()
    feed_url: str = ""
    episodes: tuple[Episode, ...] = ()
    reserved: frozenset[str] = frozenset()
    reserved_for_people: frozenset[str] = frozenset()
    profiles: Mapping[str, Profile] = field(default_factory=dict, repr=False)
    meta: Mapping[str, object] = field(default_factory=dict, repr=False)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, by name; spellings that differ only in case are one tag."""
        uses_by_key: dict[str, list[tuple[str, Episode]]] = {}
        for episode in self.episodes:
            for name in episode.tags:
                uses_by_key.setdefault(name.casefold(), []).append((name, episode))
        names = {
            key: _commonest(name for name, _ in uses) for key, uses in sorted(uses_by_key.items())
        }
        slugs = unique_slugs(names.values(), self.reserved)
        return tuple(
            Tag(name, slugs[name], tuple(episode for _, episode in uses_by_key[key]))
            for key, name in names.items()
        )

    @cached_property
    def tag_of(self) -> Mapping[str, Tag]:
        """Each tag by its name in lower case."""
        return {tag.name.casefold(): tag for tag in self.tags}

    @cached_property
    def people(self) -> tuple[Contributor, ...]:
        """Everybody who takes part, by name; spellings that differ only in case are one person."""
        return contributors_of(self.episodes, self.profiles, self.reserved_for_people)

    @cached_property
    def contributor_of(self) -> Mapping[str, Contributor]:
        """Each of them by their name in lower case."""
        return {person.name.casefold(): person for person in self.people}

    @cached_property
    def seasons(self) -> tuple[int, ...]:
        return tuple(sorted({episode.season for episode in self.episodes if episode.season}))

    @cached_property
    def _indexes(self) -> Mapping[str, int]:
        return {episode.path: index for index, episode in enumerate(self.episodes)}

    def at(self, path: str) -> Episode | None:
        """The episode whose page is at `path` in the docs folder."""
        index = self._indexes.get(path)
        if index is None:
            return None
        return self.episodes[index]

    def neighbours(self, path: str) -> tuple[Episode | None, Episode | None]:
        """The episodes published before and after the one at `path`."""
        index = self._indexes[path]
        older = self.episodes[index + 1 : index + 2]
        newer = self.episodes[index - 1 : index] if index else ()
        return next(iter(older), None), next(iter(newer), None)

    def select(
        self,
        tag: str = "",
        season: int | None = None,
        limit: int | None = None,
        *,
        person: str = "",
        kind: str = "",
        oldest_first: bool = False,
    ) -> tuple[Episode, ...]:
        """The episodes with the tag and the person (by name or slug), of the season and of the kind
        (`full`, `trailer`, `bonus`), at most `limit`."""
        episodes = self._tagged(tag.casefold()) if tag else self.episodes
        if person:
            contributor = self.person(person)
            paths = {episode.path for episode in contributor.episodes} if contributor else set()
            episodes = tuple(episode for episode in episodes if episode.path in paths)
        if season is not None:
            episodes = tuple(episode for episode in episodes if episode.season == season)
        if kind:
            episodes = tuple(episode for episode in episodes if episode.type == kind)
        if oldest_first:
            episodes = episodes[::-1]
        return episodes[:limit]

    def person(self, name: str) -> Contributor | None:
        """Whoever takes part and has this name, slug, key or spelling."""
        folded_name = name.casefold()
        for person in self.people:
            profile = person.profile
            names = (profile.name, person.slug, profile.key, *profile.spellings)
            if folded_name in map(str.casefold, names):
                return person
        return None

    def _tagged(self, name: str) -> tuple[Episode, ...]:
        for tag in self.tags:
            if name in {tag.name.casefold(), tag.slug}:
                return tag.episodes
        return ()


def in_order(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Newest first; those without a date after them, by number; the path decides what is left."""
    return tuple(sorted(episodes, key=_position, reverse=True))


def _position(episode: Episode) -> tuple[dt.datetime, int, int, str]:
    return episode.date or _EARLIEST, episode.season or 0, episode.number or 0, episode.path


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return max(counts, key=lambda name: (counts[name], name))
