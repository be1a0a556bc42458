"""Completions of episodes' pages, which are drawn only where no earlier build has drawn the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .completion import Completion
from .completion_keys import CompletionKeys
from .site_heads import SiteHeads, with_head

if TYPE_CHECKING:
    from ..model.episode import Episode
    from .connected_pages import ConnectedPages
    from .rendering import ShowPages
    from .reporter import Reporter
    from .settings import SiteSettings

WITHOUT_ADDITIONS = "the page is shown without what the plugin adds to it"


class Completions:
    """The completions of the pages of a site's shows. `draw` gives an episode's page with all that
    is around its notes, of which it is given the address and the HTML."""

    def __init__(
        self,
        site: SiteSettings,
        heads: SiteHeads,
        connected: ConnectedPages,
        reporter: Reporter,
        draw: Callable[[ShowPages, Episode, str, str], str],
    ) -> None:
        self._site = site
        self._heads = heads
        self._connected = connected
        self._reporter = reporter
        self._draw = draw
        self._keys: dict[ShowPages, CompletionKeys] = {}

    def of(self, owner: ShowPages, episode: Episode, url: str, notes: str) -> Completion | None:
        """What the page of an episode gets; None where it depends on what is not known."""
        path = episode.path
        keys, links = self._keys_of(owner), self._heads.links(path, url)
        try:
            key = keys.key(episode, notes, self._connected.mentioned(path), links)
        except Exception:
            # It is met again, and reported, where the page is drawn.
            return None
        if key is None:
            return None

        def draw() -> str | None:
            whole = None
            with self._reporter.crash_boundary(path, WITHOUT_ADDITIONS):
                whole = self._draw(owner, episode, url, notes)
            return whole  # noqa: RET504 - after an error, it is None

        def add_to_head(page: str) -> tuple[str, bool]:
            head = self._heads.head(path)
            is_complete = head is not None or not keys.has_heads
            return with_head(page, links, head), is_complete

        return Completion(key, notes, draw, add_to_head)

    def _keys_of(self, owner: ShowPages) -> CompletionKeys:
        if owner not in self._keys:
            publication = self._heads.publication(owner)
            heads = publication.heads if publication else None
            self._keys[owner] = CompletionKeys(owner, self._site, heads)
        return self._keys[owner]
