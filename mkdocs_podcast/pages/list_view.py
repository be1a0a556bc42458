"""Pages and comments that list episodes, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..model.show import Tag
from .cards import Cards
from .comment_problems import select_episodes
from .listings import Listing, pager_numbers
from .show_links import ShowLinks

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..markdown.comments import Block

_TOP_TAGS = 12


class ListView:
    """Draws the lists of one show."""

    def __init__(self, links: ShowLinks, cards: Cards, fragments: Fragments) -> None:
        self.links = links
        self.cards = cards
        self.fragments = fragments

    def listing_head(self, listing: Listing) -> str:
        """What a page that lists episodes begins with, where its author wrote no heading: the show,
        or the tag."""
        if listing.kind == "index":
            return self.fragments.render(
                "show",
                show=self.links.show,
                artwork=self.links.show_artwork,
                subscribe=self.links.subscribe,
                index=self.links.index_url,
            )
        return self.fragments.render(
            "title",
            title=listing.tag.name if listing.tag else listing.title,
            tag=listing.tag,
            index=self.links.index_url,
            all_tags=self.links.all_tags_url,
        )

    def listing(self, listing: Listing) -> str:
        """The list of a page that lists episodes, with what it can be filtered by."""
        if listing.kind == "tags":
            return self.tag_cloud()
        shared: dict[str, Any] = {
            "show": self.links.show,
            "cards": [self.cards.card_html(episode, 2) for episode in listing.episodes],
            "pager": self.pager(listing) if len(listing.paths) > 1 else None,
            "index": self.links.index_url,
            "all_tags": self.links.all_tags_url,
            "episode_data": self.links.data_url,
        }
        if listing.tag:
            return self.fragments.render("tag", tag=listing.tag, **shared)
        return self.fragments.render(
            "index",
            total=len(self.links.show.episodes),
            tags=self.top_tags(),
            current_tag="",
            more_tags=self.links.all_tags_url if len(self.links.show.tags) > _TOP_TAGS else "",
            has_more=len(self.links.show.episodes) > len(listing.episodes),
            **shared,
        )

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

    def pager(self, listing: Listing) -> dict[str, Any]:
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
        if block.name == "subscribe":
            return self.fragments.render("subscribe", subscribe=self.links.subscribe)
        episodes = select_episodes(self.links.show, block)
        if episodes:
            return self.cards.cards(episodes)
        return ""
