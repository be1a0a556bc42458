"""Seasons and years as templates are given them, and where a new listener begins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..model.episode import Episode
from ..text.records import NamedTuple
from .archive import Archive, Group, archive_of, first_episode, newest_trailer
from .show_links import ROOT, ShowLinks

if TYPE_CHECKING:
    from markupsafe import Markup

    from ..html.fragments import Fragments
    from .listings import Listing

# A list with no more than these is seen in whole, whichever comes first.
_MOST_IN_ONE_ORDER = 5


class GroupLink(NamedTuple):
    """A season or a year; `url` is that of its page, "" where it has none."""

    name: str
    url: str
    total: int
    cards: tuple[Markup, ...] = ()


class Start(NamedTuple):
    """Where a new listener begins: the trailer, or a serial show's first episode."""

    words: str
    title: str
    url: str


class GroupViews:
    """The seasons and years of one show."""

    def __init__(self, links: ShowLinks, fragments: Fragments) -> None:
        self.links = links
        self.fragments = fragments

    @cached_property
    def archive(self) -> Archive:
        return archive_of(self.links.show, self.fragments.words)

    @cached_property
    def _number_of(self) -> dict[str, int]:
        """The place of each episode's group in the index, by the episode's path."""
        numbers: dict[str, int] = {}
        for number, group in enumerate(self.archive.groups):
            for episode in group.episodes:
                numbers[episode.path] = number
        return numbers

    def divided(self, episodes: Iterable[Episode], cards: Iterable[Markup]) -> list[GroupLink]:
        """A page of the index in groups: each with the cards of its episodes."""
        divided: list[GroupLink] = []
        if not self.archive.groups:
            return divided
        numbers = (self._number_of[episode.path] for episode in episodes)
        for number, members in groupby(zip(numbers, cards, strict=True), itemgetter(0)):
            link = self._link(self.archive.groups[number])
            divided.append(link._replace(cards=tuple(card for _, card in members)))
        return divided

    def _link(self, group: Group) -> GroupLink:
        return GroupLink(group.name, self.links.group_url(group), group.count)

    def around(self, listing: Listing) -> dict[str, Any]:
        """What the index has beside its list: links to seasons and years where it goes on over
        several pages, and to the other order."""
        links: dict[str, Any] = {"seasons": [], "years": [], "other_order": ""}
        if len(listing.paths) > 1:
            links["seasons"] = self._links(self.archive.seasons)
            links["years"] = self._links(self.archive.years)
        if len(listing.paths) > 1 or len(listing.episodes) > _MOST_IN_ONE_ORDER:
            links["other_order"] = self.links.page_url(listing.paths[-1])
        return links

    def _links(self, groups: Iterable[Group]) -> list[GroupLink]:
        return [link for link in map(self._link, groups) if link.url]

    def neighbours(self, group: Group) -> list[GroupLink]:
        """The seasons or years before and after one."""
        groups = self.archive.years
        if group.kind == "season":
            groups = self.archive.seasons
        numbered = sorted((item for item in groups if item.number), key=lambda item: item.number)
        place = [item.number for item in numbered].index(group.number)
        return self._links((*numbered[max(place - 1, 0) : place], *numbered[place + 1 : place + 2]))

    def start_of_show(self) -> Start | None:
        """Where a new listener begins: the newest trailer, or a serial show's first episode."""
        show = self.links.show
        trailer = newest_trailer(show.episodes)
        if trailer:
            return _start("Start here", trailer)
        first = first_episode(show.episodes)
        if show.is_serial and first:
            return _start("Start with the first episode", first)
        return None

    def start_of_group(self, group: Group) -> Start | None:
        """A season's newest trailer, unless its page begins with it."""
        trailer = group.trailer
        if group.kind != "season" or trailer is None or trailer is group.from_first[0]:
            return None
        return _start("Start here", trailer)


def _start(words: str, episode: Episode) -> Start:
    return Start(words, episode.title, ROOT + episode.url)
