"""What the pages of episodes depend on beside their notes, as keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from ..cache.digests import UnknownValueError, data_digest, digest, list_digest
from ..html.fragments import has_own_fragments
from ..markdown import comments
from ..markdown.markers import CAPTIONS
from ..model.show import Show

if TYPE_CHECKING:
    from ..model.episode import Episode, Link
    from .page_heads import PageHeads
    from .rendering import ShowPages
    from .settings import SiteSettings

# What a show knows of its episodes is in the digests of those that a page shows.
_NOT_OF_ALL_PAGES = frozenset({"episodes", "profiles", "reserved", "reserved_for_people"})


class CompletionKeys:
    """The keys of what the pages of one show's episodes get around their notes.

    `heads` makes what the heads of their pages tell.
    """

    def __init__(self, pages: ShowPages, site: SiteSettings, heads: PageHeads | None) -> None:
        self._pages = pages
        self._site = site
        self._digests = pages.digests
        self._heads = heads

    @property
    def has_heads(self) -> bool:
        return self._heads is not None

    def key(
        self, episode: Episode, notes: str, mentioned: Sequence[Link], links: Sequence[str]
    ) -> bytes | None:
        """The digest of all that is shown around an episode's notes; None where some of it is not
        known. `mentioned` are the pages that the notes lead to, `links` what else the head gets.
        """
        if not self._of_all_pages or episode.path not in self._digests:
            return None
        is_plain = CAPTIONS not in notes and not comments.COMMENT.search(notes)
        if not is_plain or self._pages.companions.transcripts.has_cues(episode):
            return None
        views = self._pages.views
        try:
            facts = [
                *(views.episodes.facts(episode), views.below.facts(episode), mentioned, links),
                self._heads and self._heads.facts(episode),
            ]
            own = self._digests[episode.path]
            return digest(self._of_all_pages, own, notes, list_digest(facts))
        except UnknownValueError:
            return None

    @cached_property
    def _of_all_pages(self) -> bytes:
        """The digest of what all episodes' pages depend on; b"" where that is not known."""
        pages, views = self._pages, self._pages.views
        if has_own_fragments(views.fragments.directories):
            # They may show anything.
            return b""
        show = {
            field.name: getattr(pages.show, field.name)
            for field in fields(Show)
            if field.name not in _NOT_OF_ALL_PAGES
        }
        data = [
            *(show, len(pages.show.seasons) > 1, views.fragments.language, pages.crew),
            *(views.links.index_url, views.links.data_url, views.links.has_index_head),
            *(views.cards.key_prefix, self._site.url, self._site.draws_neighbours),
            self._heads and self._heads.facts_of_show,
        ]
        try:
            return data_digest(data)
        except UnknownValueError:
            return b""
