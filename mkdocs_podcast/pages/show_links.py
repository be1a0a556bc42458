"""Addresses that a show's pages lead to, whichever page they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote

from ..model.contributor import Contributor
from ..model.episode import Episode, Link
from ..model.show import Show, Tag
from ..text.addresses import beside
from ..text.records import NamedTuple
from .archive import Group
from .subscriptions import SIGNS, Subscriptions, subscription, subscriptions

# Stands for the way from a page to the site's root, so that a card is rendered once for all the
# pages that show it. A private-use character, which escaping leaves alone.
ROOT = "\ue000"


def rooted(html: str, page_url: str) -> str:
    """HTML with the way from the page at `page_url` to the site's root put in, or to the first
    folder on it, where that is where an address leads."""
    way = ""
    if page_url not in {"./", "."}:
        way = "../" * page_url.count("/")
    html = html.replace(f"{ROOT}./", way or "./")
    if way.count("/") > 1:
        folder, _, _ = page_url.partition("/")
        html = html.replace(f"{ROOT}{folder}/", way.removeprefix("../"))
    return html.replace(ROOT, way)


# The anchor of the apps at the head of the index.
APPS = "podcast-apps"

# The widths of the copies, in pixels: on cards, and at the head of a page.
SMALL, LARGE = 256, 512


class Artwork(NamedTuple):
    """A picture by its addresses: small and large, and both with their widths as `srcset` has them.
    Where it has no copy of that width, the address is that of the picture itself."""

    small: str
    large: str
    srcset: str = ""

    @property
    def head(self) -> str:
        """The address for the head of a page, whose `srcset` may name a better one."""
        return self.small if self.srcset else self.large


def no_copy(path: str, width: int) -> str:
    """Where pages show pictures themselves."""
    return ""


def no_path(person: Contributor) -> str:
    """Where people have no pages but their own."""
    return person.profile.path


class ShowLinks:
    """The addresses of one show's pages and files, each from the site's root (`ROOT`).

    `address` gives the address below the site's root of a page or file in the docs folder, or
    ""; `tag_path` the docs path of a tag's page, "" where tags have none, `group_path` that of a
    season's or a year's, `person_path` that of a person's, and `people_path` that of the page of
    all people. `copy_address` gives the address below the site's root of a picture's copy of a
    width, or "". `has_index_head` says that the index begins with the show, and with where to
    subscribe to it.
    """

    def __init__(
        self,
        show: Show,
        address: Callable[[str], str],
        tag_path: Callable[[str], str],
        group_path: Callable[[Group], str] = lambda group: "",
        person_path: Callable[[Contributor], str] = no_path,
        people_path: str = "",
        copy_address: Callable[[str, int], str] = no_copy,
        *,
        has_index_head: bool = False,
    ) -> None:
        self.show = show
        self.address = address
        self.tag_path = tag_path
        self.group_path = group_path
        self.person_path = person_path
        self.people_path = people_path
        self.copy_address = copy_address
        self.has_index_head = has_index_head
        self.other_shows: Sequence[ShowLinks] = ()
        """The links of the site's other shows, once these are known."""
        self._tag_links: dict[str, Link] = {}
        self._person_addresses: dict[str, str] = {}
        self._artworks: dict[str, Artwork] = {}

    @cached_property
    def places(self) -> Subscriptions:
        """Where to subscribe."""
        return subscriptions(self.show)

    @cached_property
    def subscribe(self) -> dict[str, Any]:
        """What the fragment for it is given; `subscribe` are the places that the show names."""
        named = [subscription(link.name, link.url) for link in self.show.subscribe]
        return {"subscribe": named, "places": self.places, "signs": ROOT + SIGNS}

    @property
    def apps_page(self) -> str:
        """The address of the apps on the index, whose anchor is `APPS`."""
        return f"{self.index_url}#{APPS}"

    @cached_property
    def show_artwork(self) -> Artwork:
        return self.artwork_of(self.show.image)

    def artwork_of(self, source: str) -> Artwork:
        """A picture of the docs folder, or of another site, as pages show it."""
        if source not in self._artworks:
            self._artworks[source] = self._find_artwork(source)
        return self._artworks[source]

    def _find_artwork(self, source: str) -> Artwork:
        small, large = (self.copy_address(source, width) for width in (SMALL, LARGE))
        if large:
            widths = f"{ROOT}{small} {SMALL}w, {ROOT}{large} {LARGE}w"
            return Artwork(ROOT + small, ROOT + large, widths)
        url = self.file_url(source)
        return Artwork(ROOT + small if small else url, url)

    def file_url(self, source: str) -> str:
        """The address of a URL or of a file in the docs folder, seen from any page."""
        if not source or source.startswith(("https://", "http://")):
            return source
        return ROOT + (self.address(source) or quote(source))

    def page_url(self, path: str) -> str:
        address = self.address(path)
        if not address:
            return ""
        return f"{ROOT}{address}"

    def tag_url(self, tag: Tag) -> str:
        path = self.tag_path(tag.slug)
        if not path:
            return ""
        return self.page_url(path)

    def group_url(self, group: Group) -> str:
        """The address of a season's or a year's page, "" where it has none."""
        path = self.group_path(group)
        if not path:
            return ""
        return self.page_url(path)

    def tag_links(self, episode: Episode) -> tuple[Link, ...]:
        """The episode's tags, linked to their pages, or to the index where tags have no pages."""
        links: list[Link] = []
        for name in episode.tags:
            key = name.casefold()
            if key in self.show.tag_of:
                links.append(self._tag_link(key))
        return tuple(links)

    def _tag_link(self, name: str) -> Link:
        if name not in self._tag_links:
            tag = self.show.tag_of[name]
            url = self.tag_url(tag)
            if not url:
                url = self.index_url
            self._tag_links[name] = Link(tag.name, url)
        return self._tag_links[name]

    def person_address(self, name: str) -> str:
        """The address below the site's root of the page of somebody who takes part, or ""."""
        if name not in self._person_addresses:
            person = self.show.contributor_of.get(name.casefold())
            path = self.person_path(person) if person else ""
            self._person_addresses[name] = self.address(path)
        return self._person_addresses[name]

    def person_url(self, name: str) -> str:
        address = self.person_address(name)
        if not address:
            return ""
        return f"{ROOT}{address}"

    def person_elsewhere(self, name: str) -> list[Link]:
        """The pages about somebody that the site's other shows have, by the names of the shows."""
        links = [Link(other.show.title, other.person_url(name)) for other in self.other_shows]
        return [link for link in links if link.url]

    def people_links(self, episode: Episode) -> tuple[Link, ...]:
        """The guests, or the hosts of an episode without guests, linked to their pages."""
        return tuple(
            Link(person.name, self.person_url(person.name))
            for person in episode.guests or episode.hosts
        )

    @cached_property
    def all_tags_url(self) -> str:
        """The page of all tags, or ""."""
        return self.page_url(self.tag_path("index"))

    @cached_property
    def all_people_url(self) -> str:
        """The page of all people, or ""."""
        return self.page_url(self.people_path)

    @cached_property
    def index_url(self) -> str:
        return ROOT + self.show.url

    def artwork(self, episode: Episode) -> Artwork:
        if episode.image:
            return self.artwork_of(episode.image)
        return self.show_artwork

    @cached_property
    def data_address(self) -> str:
        """The address below the site's root of the data of all episodes: beside the index, under
        another name where the author has a file there."""
        path = beside(self.show.url, "episodes.json")
        if self.address(unquote(path)):
            return beside(self.show.url, "podcast-episodes.json")
        return path

    @property
    def data_url(self) -> str:
        return ROOT + self.data_address
