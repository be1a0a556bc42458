"""An episode's page once its Markdown is rendered, as data."""

from __future__ import annotations

from ..text.records import NamedTuple
from .embed import Embed
from .player import Player


class RenderedPage(NamedTuple):
    """What the Markdown extension knows of an episode's page when its Markdown is done.

    `notes` is HTML as the author wrote it, with the page's own relative addresses and not yet safe
    to show: the title, the head, the episode's player and refused embeds are left out, and a link
    stands for each embed, each other player and each video. `embeds` and `players` are what the
    page shows, in its order. `needs_player` says whether the episode has something to play, and
    `play_count` how often the page has the player for it: 1, unless something is wrong. A page that
    `is_secret` is only for readers with a password.
    """

    notes: str = ""
    embeds: tuple[Embed, ...] = ()
    players: tuple[Player, ...] = ()
    needs_player: bool = False
    play_count: int = 0
    is_secret: bool = False
