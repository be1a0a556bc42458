"""What the heads of a site's pages get, where themes have no block for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..pages.head_links import add_to_head
from ..pages.show_links import rooted

if TYPE_CHECKING:
    from .page_heads import PageHead
    from .publishing import Publication
    from .rendering import ShowPages
    from .reporter import Reporter


class SiteHeads:
    """The heads of the pages of every show; `publications` are theirs, none in a build of changed
    pages only. `owner_of` gives the show that the page at a path belongs to."""

    def __init__(
        self,
        shows: Sequence[ShowPages],
        publications: Sequence[Publication],
        owner_of: Callable[[str], ShowPages | None],
        reporter: Reporter,
    ) -> None:
        self._shows = shows
        self._publications = publications
        self._owner_of = owner_of
        self._reporter = reporter

    def add(self, path: str, url: str, page: str) -> str:
        """The HTML of the page at a path with all that its head gets."""
        return with_head(page, self.links(path, url), self.head(path))

    def links(self, path: str, url: str) -> list[str]:
        """The elements by which browsers and apps find feeds and players."""
        owner = self._owner_of(path)
        if not owner:
            return []
        links = [self._alternate(owner, url), owner.links_for_head(path)]
        return [link for link in links if link]

    def _alternate(self, owner: ShowPages, url: str) -> str:
        publication = self.publication(owner)
        return rooted(publication.alternate, url) if publication else ""

    def head(self, path: str) -> PageHead | None:
        """What the head of an episode's page, or of an index, tells search engines and others."""
        publication = self.publication(self._owner_of(path))
        if not publication or not publication.heads:
            return None
        head = None
        with self._reporter.crash_boundary(path, "the page has no structured data"):
            head = publication.heads.head(path)
        return head  # noqa: RET504 - after an error, it is None

    def publication(self, owner: ShowPages | None) -> Publication | None:
        """What was published of a show."""
        for pages, publication in zip(self._shows, self._publications, strict=False):
            if pages is owner:
                return publication
        return None


def with_head(page: str, links: Sequence[str], head: PageHead | None) -> str:
    """A page's HTML with links and data in its head."""
    if head:
        return add_to_head(page, [*links, head.element], head.preview)
    if not links:
        return page
    return add_to_head(page, links)
