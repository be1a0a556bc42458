"""The documentation around a site's shows, where they ask for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..model.episode import Link
from ..pages.documentation import Connected, DocsPage, connect
from ..pages.show_links import rooted

if TYPE_CHECKING:
    from .rendering import ShowPages


class ConnectedPages:
    """What the pages of the documentation and those of episodes say of each other; nothing before
    every page is rendered."""

    def __init__(self) -> None:
        self._connected: list[tuple[ShowPages, Connected]] = []

    def connect(
        self,
        shows: Sequence[ShowPages],
        pages: Sequence[DocsPage],
        links: Mapping[str, Sequence[str]],
    ) -> None:
        """Takes up the documentation's pages, and what the notes of each episode link to."""
        for show in shows:
            connection = show.settings.documentation
            if any(connection):
                connected = connect(show.show.episodes, pages, links, connection)
                self._connected.append((show, connected))

    def mentioned(self, path: str) -> Sequence[Link]:
        """The pages of the documentation that the notes of the episode at a path link to."""
        for _, connected in self._connected:
            if path in connected.pages:
                return connected.pages[path]
        return ()

    def about(self, path: str, url: str) -> str:
        """The episodes about the page at a path, which is at `url` below the site's root."""
        html = ""
        for show, connected in self._connected:
            episodes = connected.episodes.get(path)
            if episodes:
                html += rooted(show.views.below.about(episodes), url)
        return html
