"""An episode as lists show it: a card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup

from .. import embeds
from ..html.fragments import Fragments
from ..model import embed
from ..model.episode import Audio, Episode, Link, Status
from ..model.player import Player, Source
from ..model.show import Show
from .show_links import ROOT, ShowLinks


class Card(NamedTuple):
    """An episode as lists show it."""

    episode: Episode
    url: str
    artwork: str
    number: str
    status: Status
    people: str
    tags: tuple[Link, ...]
    player: Player | None = None
    embed: embed.Embed | None = None


def number_text(episode: Episode, show: Show, say: Callable[..., str]) -> str:
    """`Episode 12`, `Season 2, episode 3` in a show of several seasons, `Bonus`, or the label as
    written."""
    if episode.type != "full":
        return say(episode.type.capitalize())
    if episode.number is None:
        return episode.label
    if episode.season and len(show.seasons) > 1:
        return say(
            "Season {season}, episode {number}", season=episode.season, number=episode.number
        )
    return say("Episode {number}", number=episode.number)


class Cards:
    """Draws the cards of one show.

    `status` says why an episode is not public yet, `resolve` gives the player at a provider's
    address; `key_prefix` stands before the keys under which browsers remember positions.
    """

    def __init__(
        self,
        links: ShowLinks,
        fragments: Fragments,
        status: Callable[[Episode], Status],
        resolve: Callable[[str], embed.Embed | None] = embeds.resolve,
        key_prefix: str = "/",
    ) -> None:
        self.links = links
        self.fragments = fragments
        self.status = status
        self.resolve = resolve
        self.key_prefix = key_prefix
        self._cards: dict[str, Markup] = {}

    def key(self, episode: Episode) -> str:
        """What the listener's position is remembered under: one origin may hold several sites."""
        return episode.guid or self.key_prefix + episode.path

    def sources(self, formats: Iterable[Audio]) -> tuple[Source, ...]:
        return tuple(Source(self.links.file_url(audio.url), audio.type) for audio in formats)

    def card(self, episode: Episode) -> Card:
        player = embed = None
        if episode.audio:
            sources = self.sources(episode.audio)
            player = Player(
                episode.title,
                self.key(episode),
                sources,
                episode.duration or episode.audio[0].duration,
            )
        elif episode.player:
            embed = self.resolve(episode.player) or embeds.frame_embed({"src": episode.player})
        return Card(
            episode=episode,
            url=ROOT + episode.url,
            artwork=self.links.artwork(episode),
            number=number_text(episode, self.links.show, self.fragments.words.say),
            status=self.status(episode),
            people=", ".join(person.name for person in episode.guests or episode.hosts),
            tags=self.links.tag_links(episode),
            player=player,
            embed=embed,
        )

    def card_html(self, episode: Episode, level: int) -> Markup:
        """A card, rendered once: most are on the index, on tag pages and in the list that the
        filter reads."""
        key = f"{level}{episode.path}"
        if key not in self._cards:
            self._cards[key] = Markup(
                self.fragments.render("card", card=self.card(episode), level=level)
            )
        return self._cards[key]

    def cards(self, episodes: Iterable[Episode], level: int = 2) -> str:
        """The list of the episodes' cards."""
        cards = [self.card_html(episode, level) for episode in episodes]
        return self.fragments.render(
            "cards", cards=cards, show=self.links.show, every_card=self.links.every_card_url
        )
