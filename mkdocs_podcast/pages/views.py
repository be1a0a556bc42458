"""What draws a show's pages."""

from __future__ import annotations

from ..html.fragments import Fragments
from ..model.show import Show
from ..text.records import NamedTuple
from .below_notes import BelowNotes
from .cards import Cards
from .episode_view import EpisodeView
from .list_view import ListView
from .show_links import ShowLinks


class Views(NamedTuple):
    """What draws the pages of one show: cards, episodes and lists, with the addresses in them."""

    show: Show
    fragments: Fragments
    links: ShowLinks
    cards: Cards
    episodes: EpisodeView
    lists: ListView
    below: BelowNotes
