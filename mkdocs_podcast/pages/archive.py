"""A show's episodes in groups: by season, or by the year in which they came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from ..model.episode import Episode
from ..model.show import Show
from ..text.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from ..text.translations import Words

GroupKind = Literal["season", "year"]

# A show with no more than these is read at a glance: years would only divide it.
_MOST_WITHOUT_YEARS = 12


@dataclass(frozen=True, eq=False)
class Group:
    """The episodes of a season or a year, newest first.

    `number` is that of the season, or the year; zero is for episodes without one.
    """

    kind: GroupKind
    number: int
    name: str
    episodes: tuple[Episode, ...]

    @property
    def count(self) -> int:
        return len(self.episodes)

    @property
    def slug(self) -> str:
        return str(self.number)

    @property
    def from_first(self) -> tuple[Episode, ...]:
        """The episodes in the order in which they came out."""
        return self.episodes[::-1]

    @property
    def trailer(self) -> Episode | None:
        """The newest trailer."""
        return newest_trailer(self.episodes)


class Archive(NamedTuple):
    """A show's seasons and years, the newest first; none where they would not divide it."""

    seasons: tuple[Group, ...] = ()
    years: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What the index is divided into."""
        return self.seasons or self.years


def archive_of(show: Show, words: Words) -> Archive:
    """The seasons of a show that has several; the years of one without, or of three years and
    more."""
    seasons: tuple[Group, ...] = ()
    fewest_years = 2
    if len(show.seasons) > 1:
        seasons = _seasons(show, words)
        fewest_years = 3
    years = _years(show, words)
    if len(years) < fewest_years or len(show.episodes) <= _MOST_WITHOUT_YEARS:
        years = ()
    return Archive(seasons, years)


def _seasons(show: Show, words: Words) -> tuple[Group, ...]:
    by_season: dict[int, list[Episode]] = {}
    for episode in show.episodes:
        by_season.setdefault(episode.season or 0, []).append(episode)
    names = {number: _season_name(number, show, words) for number in by_season}
    return _groups("season", by_season, names)


def _season_name(number: int, show: Show, words: Words) -> str:
    """`Season 2`, or with a name of its own `Season 2: The sea at night`."""
    if not number:
        return words.say("Other episodes")
    name = words.say("Season {season}", season=number)
    own = show.season_names.get(number)
    if own:
        return f"{name}: {own}"
    return name


def _years(show: Show, words: Words) -> tuple[Group, ...]:
    by_year: dict[int, list[Episode]] = {}
    for episode in show.episodes:
        year = episode.date.year if episode.date else 0
        by_year.setdefault(year, []).append(episode)
    names = {year: str(year) for year in by_year}
    names[0] = words.say("Other episodes")
    return _groups("year", by_year, names)


def _groups(
    kind: GroupKind, episodes: Mapping[int, Sequence[Episode]], names: Mapping[int, str]
) -> tuple[Group, ...]:
    return tuple(Group(kind, number, names[number], tuple(episodes[number])) for number in episodes)


def index_order(show: Show, archive: Archive) -> tuple[Episode, ...]:
    """The episodes as the index lists them: group by group, and those of a serial show from its
    beginning."""
    episodes = show.episodes
    if archive.groups:
        episodes = tuple(episode for group in archive.groups for episode in group.episodes)
    if show.is_serial:
        return episodes[::-1]
    return episodes


def newest_trailer(newest_first: Iterable[Episode]) -> Episode | None:
    return next((episode for episode in newest_first if episode.type == "trailer"), None)


def first_episode(newest_first: Iterable[Episode]) -> Episode | None:
    """The first episode that is neither a trailer nor a bonus."""
    full = [episode for episode in newest_first if episode.type == "full"]
    return full[-1] if full else None
