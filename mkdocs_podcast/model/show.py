"""Episodes → a Show: their order, neighbours and tags."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..text.matching import slug
from .episode import Episode, Link

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
    (category, subcategory or "") pairs.
    """

    title: str
    description: str = ""
    author: str = ""
    image: str = ""
    language: str = "en"
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    url: str = ""
    subscribe: tuple[Link, ...] = ()
    episodes: tuple[Episode, ...] = ()
    reserved: frozenset[str] = frozenset()
    meta: Mapping[str, object] = field(default_factory=dict, repr=False)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, by name; spellings that differ in case alone are one tag."""
        grouped: dict[str, list[tuple[str, Episode]]] = {}
        for episode in self.episodes:
            for name in episode.tags:
                grouped.setdefault(name.casefold(), []).append((name, episode))
        names = {key: _commonest(name for name, _ in uses) for key, uses in sorted(grouped.items())}
        slugs = unique_slugs(names.values(), (*_NO_TAGS, *self.reserved))
        return tuple(
            Tag(name, slugs[name], tuple(episode for _, episode in grouped[key]))
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
    def _places(self) -> Mapping[str, int]:
        return {episode.path: place for place, episode in enumerate(self.episodes)}

    def at(self, path: str) -> Episode | None:
        """The episode whose page is at `path` in the docs folder."""
        place = self._places.get(path)
        return None if place is None else self.episodes[place]

    def neighbours(self, path: str) -> tuple[Episode | None, Episode | None]:
        """The episodes published before and after the one at `path`."""
        place = self._places[path]
        before = self.episodes[place + 1] if place + 1 < len(self.episodes) else None
        return before, self.episodes[place - 1] if place else None

    def select(
        self, tag: str = "", season: int | None = None, limit: int | None = None
    ) -> tuple[Episode, ...]:
        """The newest `limit` episodes with the tag (by name or slug) and of the season."""
        wanted = tag.casefold()
        chosen: Iterable[Episode] = self.episodes
        if wanted:
            chosen = next(
                (
                    found.episodes
                    for found in self.tags
                    if wanted in {found.name.casefold(), found.slug}
                ),
                (),
            )
        return tuple(episode for episode in chosen if season is None or episode.season == season)[
            :limit
        ]


def in_order(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Newest first; those without a date after them, by number; the path decides what is left."""
    return tuple(sorted(episodes, key=_position, reverse=True))


def _position(episode: Episode) -> tuple[dt.datetime, int, int, str]:
    return episode.date or _EARLIEST, episode.season or 0, episode.number or 0, episode.path


def _commonest(names: Iterable[str]) -> str:
    counted = Counter(names)
    return max(counted, key=lambda name: (counted[name], name))


def unique_slugs(names: Iterable[str], taken: Iterable[str] = _NO_TAGS) -> dict[str, str]:
    """A slug for each name; those that would meet are numbered, in the order given."""
    slugs: dict[str, str] = {}
    used = set(taken)
    for name in names:
        made = base = slug(name)
        number = 2
        while made in used:
            made, number = f"{base}-{number}", number + 1
        used.add(made)
        slugs[name] = made
    return slugs
