"""Passages of a transcript in a page's table of contents, while search plugins read it."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.toc import AnchorLink

from ..model.search_text import SearchEntry


class PassageLink(AnchorLink):
    """A passage that a search is to find; what is said in it is in the page's content as well."""

    def __init__(self, entry: SearchEntry) -> None:
        super().__init__(entry.heading, entry.anchor, 3)
        self.html = entry.html


def passages_in(links: Iterable[AnchorLink]) -> list[PassageLink]:
    return [link for link in links if isinstance(link, PassageLink)]


def without_passages(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    return [link for link in links if not isinstance(link, PassageLink)]
