"""Pages and comments that list episodes, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..model.episode import Episode
from ..model.show import Tag
from .cards import Cards
from .comment_problems import select_episodes
from .group_view import GroupViews
from .listings import Listing, pager_numbers
from .people_lists import PeopleLists
from .people_view import PeopleView
from .show_links import APPS, ShowLinks

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..markdown.comments import Block

_TOP_TAGS = 12
# A list of no more than these needs no filter.
_MOST_AT_A_GLANCE = 5


class ListView:
    """Draws the lists of one show; `upcoming` are the episodes that are scheduled, the next one
    first."""

    def __init__(
        self,
        links: ShowLinks,
        cards: Cards,
        fragments: Fragments,
        people: PeopleView,
        upcoming: Sequence[Episode] = (),
    ) -> None:
        self.links = links
        self.upcoming = upcoming
        self.cards = cards
        self.fragments = fragments
        self.groups = GroupViews(links, fragments)
        self.people = PeopleLists(links, cards, fragments, people)

    def listing_head(self, listing: Listing, biography: str = "") -> str:
        """What a page that lists episodes begins with, where its author wrote no heading: the show,
        the tag, or the person with the HTML of their biography."""
        if listing.kind == "index":
            return self.fragments.render(
                "show",
                show=self.links.show,
                author=self.people.author(),
                artwork=self.links.show_artwork.head,
                artwork_srcset=self.links.show_artwork.srcset,
                **self.links.subscribe,
                apps_anchor=APPS,
                apps_page="" if listing.is_front else self.links.apps_page,
                funding=self.links.show.funding,
                hosts=self.people.hosts(),
                all_people=self.links.all_people_url,
                index=self.links.index_url,
            )
        if listing.group:
            return self.fragments.render(
                "group",
                group=listing.group,
                neighbours=self.groups.neighbours(listing.group),
                start=self.groups.start_of_group(listing.group),
                index=self.links.index_url,
            )
        if listing.person:
            return self.people.head(listing.person, biography)
        return self.fragments.render(
            "title",
            title=listing.heading,
            tag=listing.tag,
            index=self.links.index_url,
            all_tags=self.links.all_tags_url,
        )

    def listing(self, listing: Listing) -> str:
        """The list of a page that lists episodes, with what it can be filtered by."""
        if listing.kind == "tags":
            return self.tag_cloud()
        if listing.kind == "people":
            return self.people.everybody()
        if listing.kind == "index":
            return self._index(listing)
        if listing.person:
            rest = self.links.index_url if listing.is_cut else ""
            return self.people.episodes(
                listing.person, listing.episodes, pager=self.pager(listing), rest=rest
            )
        cards = [self.cards.row_html(episode, 2) for episode in listing.episodes]
        return self.fragments.render(
            "tag",
            tag=listing.tag,
            cards=cards,
            **self._around_cards(listing),
        )

    def _index(self, listing: Listing) -> str:
        level = self.index_level
        show = self.links.show
        latest, episodes = "", listing.episodes
        if listing.is_front and episodes and not show.is_serial:
            latest, episodes = self.cards.latest_html(episodes[0]), episodes[1:]
        draw = self.cards.card_html if listing.is_front else self.cards.further_html
        cards = [draw(episode, level) for episode in episodes]
        return self.fragments.render(
            "index",
            total=len(show.episodes),
            tags=self.top_tags(),
            current_tag="",
            more_tags=self.links.all_tags_url if len(show.tags) > _TOP_TAGS else "",
            has_more=len(show.episodes) > len(listing.episodes),
            latest=latest,
            cards=cards,
            groups=self.groups.divided(episodes, cards),
            has_filter=len(show.episodes) > _MOST_AT_A_GLANCE,
            start=self.groups.start_of_show() if listing.is_front else None,
            **self.groups.around(listing),
            **self._around_cards(listing),
        )

    @property
    def index_level(self) -> int:
        """The level of the headings of the index's cards: seasons and years have headings too."""
        return 3 if self.groups.archive.groups else 2

    def _around_cards(self, listing: Listing) -> dict[str, Any]:
        return {
            "show": self.links.show,
            "pager": self.pager(listing),
            "index": self.links.index_url,
            "all_tags": self.links.all_tags_url,
            "episode_data": self.links.data_url,
        }

    def top_tags(self) -> list[dict[str, Any]]:
        """The tags with the most episodes, as many as a line or two hold."""
        return self.tag_views(sorted(self.links.show.tags, key=lambda tag: -tag.count)[:_TOP_TAGS])

    def tag_views(self, tags: Iterable[Tag]) -> list[dict[str, Any]]:
        return [
            {
                "name": tag.name,
                "slug": tag.slug,
                "count": tag.count,
                "url": self.links.tag_url(tag) or self.links.index_url,
            }
            for tag in tags
        ]

    def tag_cloud(self) -> str:
        """Every tag with its count, or nothing."""
        if not self.links.show.tags:
            return ""
        return self.fragments.render(
            "tags", tags=self.tag_views(self.links.show.tags), index=self.links.index_url
        )

    def pager(self, listing: Listing) -> dict[str, Any] | None:
        """The links between the pages of a list that has several."""
        if len(listing.paths) == 1:
            return None
        return {
            "previous": self.links.page_url(listing.previous) if listing.previous else "",
            "next": self.links.page_url(listing.next) if listing.next else "",
            "pages": [
                number
                and {
                    "number": number,
                    "url": self.links.page_url(listing.paths[number - 1]),
                    "current": number == listing.number,
                }
                for number in pager_numbers(listing.number, len(listing.paths))
            ],
        }

    def block(self, block: Block) -> str:
        """What a comment on a page asks for."""
        if block.name == "tags":
            return self.tag_cloud()
        if block.name == "people":
            return self.people.everybody()
        if block.name == "subscribe":
            return self.fragments.render("subscribe", **self.links.subscribe)
        if block.name == "funding":
            return self.fragments.render("funding", funding=self.links.show.funding)
        if block.name == "upcoming":
            upcoming = self.upcoming[: block.number("limit")]
            return self.fragments.render("upcoming", upcoming=upcoming)
        episodes = select_episodes(self.links.show, block)
        if episodes:
            return self.cards.cards(episodes)
        return ""
