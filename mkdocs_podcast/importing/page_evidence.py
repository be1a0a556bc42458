"""What a page says of the episode that it is about: what it is matched by."""

from __future__ import annotations

import re

from ..model.episode import Episode
from ..source.episode_reader import Site, read_episode
from ..source.fields import FIELDS
from ..source.frontmatter import FrontMatter
from ..source.key_names import normal
from ..source.notes_text import readable_notes
from ..text.patterns import pattern
from .page_marks import ids_in
from .page_matching import SitePage

_FRAME = pattern(r"""<iframe\b[^<>]{0,500}?\bsrc=["']([^"'<>\s]{1,2000})""", re.IGNORECASE)


def site_page(path: str, front: FrontMatter) -> SitePage:
    """The page at a path. What a page without a date is about shows in its name."""
    readable = front._replace(body=readable_notes(front))
    episode, _ = read_episode(path, readable, Site())
    return SitePage(path, episode, frozenset(ids_in(_played(front, episode))), _fields_of(front))


def _fields_of(front: FrontMatter) -> frozenset[str]:
    """The fields for which there is a value, under any name."""
    present = set()
    for key, value in front.meta.items():
        if value not in (None, "", []):
            present.add(normal(key))
    fields = set()
    for name, field in FIELDS.items():
        if not present.isdisjoint(field.keys):
            fields.add(name)
    return frozenset(fields)


def _played(front: FrontMatter, episode: Episode) -> str:
    """The addresses of all that a page plays; its links may lead to other episodes."""
    addresses = [episode.player, *(audio.url for audio in episode.audio)]
    addresses += [match[1] for match in _FRAME.finditer(front.body)]
    addresses += [match[1] for match in _FRAME.finditer(front.source)]
    return " ".join(addresses)
