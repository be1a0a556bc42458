"""Pages and comments about people, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..model.contributor import Contributor
from ..model.episode import Episode
from .cards import Cards
from .people_view import PeopleView, PersonView, credits_of, in_order, links_of
from .show_links import ShowLinks

if TYPE_CHECKING:
    from ..html.fragments import Fragments

_MOST_HOSTS = 4


class PeopleLists:
    """Draws what is about the people of one show."""

    def __init__(
        self, links: ShowLinks, cards: Cards, fragments: Fragments, people: PeopleView
    ) -> None:
        self.links = links
        self.cards = cards
        self.fragments = fragments
        self.people = people

    def head(self, person: Contributor, biography: str) -> str:
        """What somebody's page begins with; the `biography` is HTML."""
        return self.fragments.render(
            "person",
            person=self.people.contributor(person),
            profile=person.profile,
            roles=person.roles,
            count=person.count,
            links=links_of(person, self.fragments.words.say("Website")),
            elsewhere=self.links.person_elsewhere(person.name),
            biography=Markup(biography),
            index=self.links.index_url,
            all_people=self.links.all_people_url,
        )

    def episodes(
        self,
        person: Contributor,
        episodes: Iterable[Episode],
        *,
        pager: dict[str, Any] | None,
        rest: str,
    ) -> str:
        """These of somebody's episodes, under headings where they have had several parts; `rest` is
        the address of the others, or ""."""
        has_headings = len(person.roles) > 1
        level = 3 if has_headings else 2
        lists = [
            {"role": credit.role, "cards": self.cards.rows(credit.episodes, level)}
            for credit in credits_of(person, episodes)
        ]
        return self.fragments.render(
            "credits", lists=lists, has_headings=has_headings, pager=pager, rest=rest
        )

    def everybody(self) -> str:
        """Everybody who takes part, or nothing."""
        if not self.links.show.people:
            return ""
        people = [
            {
                "person": self.people.contributor(person),
                "profile": person.profile,
                "roles": person.roles,
                "count": person.count,
            }
            for person in in_order(self.links.show.people)
        ]
        return self.fragments.render("people", people=people)

    def hosts(self) -> list[PersonView]:
        """Those who host most of the show."""
        hosts = [person for person in in_order(self.links.show.people) if person.is_host]
        return [self.people.contributor(person) for person in hosts[:_MOST_HOSTS]]

    def author(self) -> str:
        """The show's author, unless it only repeats the names of its hosts."""
        author = self.links.show.author
        hosts = self.hosts() if self.links.all_people_url else []
        if hosts and all(host.name in author for host in hosts):
            return ""
        return author
