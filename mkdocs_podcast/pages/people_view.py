"""People as pages show them: a picture, or their initials on a pattern of their own."""

from __future__ import annotations

import colorsys
import hashlib
from collections.abc import Iterable

from ..model import roles
from ..model.contributor import Contributor
from ..model.episode import Episode, Link, Person
from ..text.addresses import is_on_site
from ..text.initials import initials
from ..text.records import NamedTuple
from .show_links import ShowLinks


class PersonView(NamedTuple):
    """Somebody on a page. `url` is the page about them, or ""; the colours, `x`, `y` and
    `r` (a circle in a square of 96) are those of the pattern that stands for a picture."""

    name: str
    url: str
    image: str
    initials: str
    colour: str
    lighter_colour: str
    x: int
    y: int
    r: int


class Credit(NamedTuple):
    """What somebody does, and the episodes in which they do it."""

    role: str
    episodes: tuple[Episode, ...]


class PeopleView:
    """The people of one show."""

    def __init__(self, links: ShowLinks) -> None:
        self.links = links
        self._views: dict[tuple[str, str, str], PersonView] = {}

    def of(self, person: Person) -> PersonView:
        """Somebody as an episode names them: linked to the page about them, or else to the address
        given there."""
        key = (person.name, person.url, person.image)
        if key not in self._views:
            url = self.links.person_url(person.name) or person.url
            contributor = self.links.show.contributor_of.get(person.name.casefold())
            image = person.image
            if not image and contributor:
                image = contributor.profile.image
            self._views[key] = self._view(person.name, url, image)
        return self._views[key]

    def contributor(self, person: Contributor) -> PersonView:
        return self._view(person.name, self.links.person_url(person.name), person.profile.image)

    def _view(self, name: str, url: str, image: str) -> PersonView:
        # A picture elsewhere would be loaded before the reader asks for anything.
        url_of_image = self.links.artwork_of(image).small
        digest = hashlib.sha256(name.casefold().encode("utf-8", "replace")).digest()
        hue = digest[0] * 360 // 256
        return PersonView(
            name=name,
            url=url,
            image=url_of_image if is_on_site(url_of_image) else "",
            initials=initials(name),
            colour=_colour(hue, 0.3),
            lighter_colour=_colour(hue + 20, 0.37),
            x=digest[1] * 96 // 256,
            y=digest[2] * 96 // 256,
            r=24 + digest[3] * 24 // 256,
        )


def _colour(hue: int, lightness: float) -> str:
    """A colour of the pattern as HTML has it in the fewest letters."""
    parts = colorsys.hls_to_rgb(hue % 360 / 360, lightness, 0.42)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def credits_of(person: Contributor, episodes: Iterable[Episode]) -> list[Credit]:
    """These of somebody's episodes by what they do in them, the most frequent part first."""
    role_by_path = {episode.path: roles.name_of(part.role) for episode, part in person.parts}
    episodes_by_role: dict[str, list[Episode]] = {role: [] for role in person.roles}
    for episode in episodes:
        episodes_by_role[role_by_path[episode.path]].append(episode)
    return [Credit(role, tuple(listed)) for role, listed in episodes_by_role.items() if listed]


def links_of(person: Contributor, website: str) -> list[Link]:
    """Where somebody can be found elsewhere, their own website, which is
    called `website`, first."""
    profile = person.profile
    links = {link.url: link for link in profile.links}
    if profile.url and profile.url not in links:
        links = {profile.url: Link(website, profile.url), **links}
    return list(links.values())


def in_order(people: Iterable[Contributor]) -> list[Contributor]:
    """Hosts first, then those with the most episodes; the name decides what is left."""
    return sorted(
        people, key=lambda person: (not person.is_host, -person.count, person.name.casefold())
    )
