"""The links between the posts of an export of WordPress → links between their new pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..text.patterns import pattern
from .imported import ImportedEpisode
from .old_addresses import comparable
from .page_names import unique_names

_LINK = pattern(r"(?<=\]\()https?://[^\s()<>]{1,2000}(?=\))")


class ExportedPost(NamedTuple):
    """A post that is an episode, before the links between posts are known."""

    identity: str
    title: str
    front: dict[str, Any]
    notes: str
    address: str
    name: str


def linked_episodes(posts: list[ExportedPost]) -> Iterator[ImportedEpisode]:
    """The episodes, whose links to each other lead to their new pages."""
    names = list(unique_names([post.name for post in posts]))
    pages = {}
    for post, name in zip(posts, names, strict=True):
        if post.address:
            pages[comparable(post.address)] = f"{name}.md"

    def page_of(link: re.Match[str]) -> str:
        address, mark, fragment = link[0].partition("#")
        page = pages.get(comparable(address))
        if not page:
            return link[0]
        return f"{page}{mark}{fragment}"

    for post, name in zip(posts, names, strict=True):
        notes = _LINK.sub(page_of, post.notes)
        date = post.front.get("date")
        yield ImportedEpisode(
            post.identity, post.title, post.front, notes, date, post.address, name
        )
