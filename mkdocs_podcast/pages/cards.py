"""An episode as lists show it: a card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from markupsafe import Markup

from .. import embeds
from ..html.fragments import Fragments
from ..model import embed
from ..model.episode import Audio, Episode, Status
from ..model.player import Player, Source
from ..model.show import Show
from ..text.dates import iso_date
from ..text.initials import hue, initials
from .card_shapes import Card, CardShapes
from .show_links import ROOT, ShowLinks


def number_text(episode: Episode, show: Show, say: Callable[..., str]) -> str:
    """`Episode 12`, `Season 2, episode 3` in a show of several seasons, `Bonus`, or the label as
    written."""
    if episode.type != "full":
        return say(episode.type.capitalize())
    if not episode.decimal:
        return episode.label
    return say(number_phrase(episode.season, show), season=episode.season, number=episode.decimal)


def number_phrase(season: int | None, show: Show) -> str:
    """The English phrase with the number of an episode of a season."""
    if season and len(show.seasons) > 1:
        return "Season {season}, episode {number}"
    return "Episode {number}"


def _with_drawn_artwork(card: Card) -> Card:
    return card._replace(initials=initials(card.title), hue=str(hue(card.title)))


_LONG_TITLE = 70
"""Characters of a title, from which on a card and `head.html` set it in smaller type."""


class Cards:
    """Draws the cards of one show.

    `status` says why an episode is not public yet, `resolve` gives the player at a provider's
    address; `guid` gives what an episode keeps when its page is renamed, or "", and `key_prefix` is
    put before the paths under which browsers remember the places of all others.
    """

    def __init__(
        self,
        links: ShowLinks,
        fragments: Fragments,
        status: Callable[[Episode], Status],
        resolve: Callable[[str], embed.Embed | None] = embeds.resolve,
        guid: Callable[[Episode], str] = attrgetter("guid"),
        key_prefix: str = "/",
    ) -> None:
        self.links = links
        self.fragments = fragments
        self.status = status
        self.resolve = resolve
        self.guid = guid
        self.key_prefix = key_prefix
        self.shapes = CardShapes(fragments)
        self._cards: dict[str, Card] = {}
        self._rows: dict[tuple[str, int], Markup] = {}

    def key(self, episode: Episode) -> str:
        """What the listener's position is remembered under: one origin may hold several sites."""
        return self.guid(episode) or self.key_prefix + episode.path

    def sources(self, formats: Iterable[Audio]) -> tuple[Source, ...]:
        return tuple(Source(self.links.file_url(audio.url), audio.type) for audio in formats)

    def player(self, episode: Episode) -> Player:
        """The player of an episode that has a recording."""
        return Player(
            episode.title,
            self.key(episode),
            self.sources(episode.audio),
            episode.duration or episode.audio[0].duration,
        )

    def card(self, episode: Episode) -> Card:
        """The episode's card, which lists and the data of all episodes share."""
        if episode.path not in self._cards:
            self._cards[episode.path] = self._make_card(episode)
        return self._cards[episode.path]

    def _make_card(self, episode: Episode) -> Card:
        words = self.fragments.words
        duration = episode.duration
        if not duration and episode.audio:
            duration = episode.audio[0].duration
        card = Card(
            episode=episode,
            title=episode.title,
            url=ROOT + episode.url,
            artwork=self.links.artwork(episode).small,
            number=number_text(episode, self.links.show, words.say),
            date=iso_date(episode.date) if episode.date else "",
            date_text=words.date_text(episode.date, short=True) if episode.date else "",
            length=words.length_text(duration) if duration else "",
            seconds=str(duration or ""),
            people=self.links.people_links(episode),
            summary=episode.summary,
            status=self.status(episode),
            tags=self.links.tag_links(episode),
            is_long=len(episode.title) > _LONG_TITLE,
        )
        if not card.artwork:
            card = _with_drawn_artwork(card)
        if episode.audio:
            player = self.player(episode)
            # Spaces part the addresses.
            addresses = [source.url.replace(" ", "%20") for source in player.sources]
            return card._replace(audio=" ".join(addresses), key=player.key)
        if episode.player:
            embed = self.resolve(episode.player) or embeds.frame_embed({"src": episode.player})
            return card._replace(embed=embed)
        return card

    def card_html(self, episode: Episode, level: int) -> Markup:
        """A card with all that is known of the episode. Most are on one page, the index."""
        return Markup(self.shapes.html(self.card(episode), level))

    def row_html(self, episode: Episode, level: int) -> Markup:
        """A card in the list of a tag, a season, a year or a person, kept for further lists: these
        lists are most of what is written beside the episodes' pages, so that it is shorter."""
        key = (episode.path, level)
        if key not in self._rows:
            row = self.card(episode)._replace(is_row=True, tags=())
            self._rows[key] = Markup(self.shapes.html(row, level))
        return self._rows[key]

    def further_html(self, episode: Episode, level: int) -> Markup:
        """A card on a page that follows the first of the index, where the script makes the button:
        all that is known of the episode is seen there as well."""
        return Markup(self.shapes.html(self.card(episode)._replace(is_row=True), level))

    def latest_html(self, episode: Episode) -> Markup:
        """The card that leads the index, whose picture is seen first."""
        card = self.card(episode)
        large = self.links.artwork(episode).large
        return Markup(self.shapes.html(card._replace(artwork=large, is_latest=True), 2))

    def cards(self, episodes: Iterable[Episode], level: int = 2) -> str:
        """The list of the episodes' cards."""
        return self._list([self.card_html(episode, level) for episode in episodes])

    def rows(self, episodes: Iterable[Episode], level: int) -> str:
        """The list of the episodes' shorter cards."""
        return self._list([self.row_html(episode, level) for episode in episodes])

    def _list(self, cards: Sequence[Markup]) -> str:
        return self.fragments.render(
            "cards", cards=cards, show=self.links.show, episode_data=self.links.data_url
        )
