"""What an episode's page has below its notes: sponsors, related episodes, the episodes before and
after it, and where to subscribe and to give money."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..model.episode import Episode, Link
from ..text.records import NamedTuple
from .show_links import ROOT, ShowLinks

if TYPE_CHECKING:
    from ..html.fragments import Fragments


class RelatedCard(NamedTuple):
    """A related episode, as small as it is shown."""

    title: str
    url: str
    artwork: str
    date: str
    length: str


class BelowNotes:
    """Draws what is below the notes of one show's episodes.

    `related` gives the episodes that are about the same as one.
    """

    def __init__(
        self,
        links: ShowLinks,
        fragments: Fragments,
        related: Callable[[Episode], Sequence[Episode]] = lambda episode: (),
    ) -> None:
        self.links = links
        self.fragments = fragments
        self.related = related
        self._cards: dict[str, RelatedCard] = {}

    def html(
        self,
        episode: Episode,
        *,
        neighbours: bool,
        has_sponsors: bool = False,
        mentioned: Sequence[Link] = (),
    ) -> str:
        """All of it; the episodes next to it with `neighbours`. `has_sponsors` says that the notes
        show them already, `mentioned` are the pages that the notes link to."""
        previous = following = None
        if neighbours:
            previous, following = self.links.show.neighbours(episode.path)
        return self.fragments.render(
            "around",
            sponsors=() if has_sponsors else self._sponsors(episode),
            mentioned=mentioned,
            related=[self._card(other) for other in self.related(episode)],
            previous=previous and _neighbour(previous),
            next=following and _neighbour(following),
            **self.links.subscribe,
            funding=episode.feed.funding or self.links.show.funding,
            index=self.links.index_url,
        )

    def facts(self, episode: Episode) -> list[Any]:
        """What is shown of other episodes, and where pictures are, in lists and texts."""
        related = [
            [
                other.title,
                other.url,
                self.links.artwork(other).small,
                str(other.date),
                other.duration,
            ]
            for other in self.related(episode)
        ]
        neighbours = [
            other and [other.title, other.url] for other in self.links.show.neighbours(episode.path)
        ]
        return [related, neighbours, [self.links.file_url(item.image) for item in episode.sponsors]]

    def about(self, episodes: Sequence[Episode]) -> str:
        """The episodes about a page of the documentation."""
        return self.fragments.render("about", related=list(map(self._card, episodes)))

    def sponsors(self, episode: Episode) -> str:
        """Who pays for the episode, where the notes ask for it."""
        return self.fragments.render("sponsors", sponsors=self._sponsors(episode))

    def _sponsors(self, episode: Episode) -> list[dict[str, str]]:
        return [
            {**sponsor._asdict(), "image": self.links.file_url(sponsor.image)}
            for sponsor in episode.sponsors
        ]

    def _card(self, episode: Episode) -> RelatedCard:
        if episode.path not in self._cards:
            words = self.fragments.words
            self._cards[episode.path] = RelatedCard(
                episode.title,
                ROOT + episode.url,
                self.links.artwork(episode).small,
                words.date_text(episode.date, short=True) if episode.date else "",
                words.length_text(episode.duration) if episode.duration else "",
            )
        return self._cards[episode.path]


def _neighbour(episode: Episode) -> dict[str, Any]:
    return {"episode": episode, "url": ROOT + episode.url}
