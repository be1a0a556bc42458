"""Episodes → a Show: their order, neighbours and tags."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..text.matching import slug
from .episode import Episode, Link
from .feed_details import Funding

_EARLIEST = dt.datetime.min.replace(tzinfo=dt.timezone.utc)
# The page of all tags, and the folder of the pages that follow a list's first.
_NO_TAGS = ("index", "page")


@dataclass(frozen=True, eq=False, repr=False)
class Tag:
    """A tag, its name in addresses, and its episodes, newest first."""

    name: str
    slug: str
    episodes: tuple[Episode, ...]

    @property
    def count(self) -> int:
        return len(self.episodes)


@dataclass(frozen=True, eq=False, repr=False)
class Show:
    """A podcast: what its front page tells, and its episodes, newest first.

    `image` is a URL or a path in the docs folder; `url` is the address of the index below the
    site's root. `reserved` are the names in addresses that no tag can have. `categories` are
    (category, subcategory or "") pairs. A serial show is to be heard from its first episode on;
    `season_names` are by the season's number.
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
    episodes: tuple[Episode, ...] = ()
    reserved: frozenset[str] = frozenset()
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
        slugs = unique_slugs(names.values(), (*_NO_TAGS, *self.reserved))
        return tuple(
            Tag(name, slugs[name], tuple(episode for _, episode in uses_by_key[key]))
            for key, name in names.items()
        )

    @cached_property
    def tag_of(self) -> Mapping[str, Tag]:
        """Each tag by its name in lower case."""
        return {tag.name.casefold(): tag for tag in self.tags}

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
        kind: str = "",
        oldest_first: bool = False,
    ) -> tuple[Episode, ...]:
        """The episodes with the tag (by name or slug), of the season and of the kind (`full`,
        `trailer`, `bonus`), at most `limit`."""
        episodes = self._tagged(tag.casefold()) if tag else self.episodes
        if season is not None:
            episodes = tuple(episode for episode in episodes if episode.season == season)
        if kind:
            episodes = tuple(episode for episode in episodes if episode.type == kind)
        if oldest_first:
            episodes = episodes[::-1]
        return episodes[:limit]

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


def unique_slugs(names: Iterable[str], reserved: Iterable[str] = _NO_TAGS) -> dict[str, str]:
    """A slug for each name; those that would meet are numbered, in the order given."""
    slugs: dict[str, str] = {}
    used = set(reserved)
    # A thousand tags of emoji have one base: their numbers are not looked for from 2 on each time.
    next_numbers: dict[str, int] = {}
    for name in names:
        base = slug(name)
        unique = base
        number = next_numbers.get(base, 2)
        while unique in used:
            unique = f"{base}-{number}"
            number += 1
        next_numbers[base] = number
        used.add(unique)
        slugs[name] = unique
    return slugs
