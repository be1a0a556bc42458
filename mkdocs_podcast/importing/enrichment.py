"""`import --match`: pages that exist get what a feed knows of their episodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ..model.episode import Episode
from ..source import frontmatter
from ..source.episode_reader import Site, read_episode
from ..source.fields import FIELDS
from ..source.frontmatter import FrontMatter
from ..source.key_names import normal
from ..source.notes_text import readable_notes
from ..text.patterns import pattern
from .imported import ImportedEpisode, ImportedShow, SourceError
from .own_pages import page_files, text_of
from .page_completion import CompletionError, completed, missing_keys
from .page_marks import ids_in
from .page_matching import Pair, SitePage, match_pages
from .page_plan import write_text

_FRAME = pattern(r"""<iframe\b[^<>]{0,500}?\bsrc=["']([^"'<>\s]{1,2000})""", re.IGNORECASE)


class Match(Enum):
    """What becomes of a page. The text completes "12 pages: ..."."""

    COMPLETED = "completed"
    COMPLETE = "nothing is missing"
    UNSURE = "perhaps about an episode, and not changed"
    REFUSED = "could not be completed"


class EnrichedPage(NamedTuple):
    """A page that is about an episode, or may be: the keys that it gets, or why it gets none."""

    path: str
    episode: ImportedEpisode
    match: Match
    keys: tuple[str, ...] = ()
    reason: str = ""


class Enrichment(NamedTuple):
    """What became of all pages, and the episodes that have none."""

    pages: list[EnrichedPage]
    without_page: list[ImportedEpisode]

    @property
    def is_complete(self) -> bool:
        """Whether no page is left for its author to look at."""
        return all(page.match in (Match.COMPLETED, Match.COMPLETE) for page in self.pages)


def enrich(show: ImportedShow, root: Path, folder: str, *, is_dry_run: bool) -> Enrichment:
    """Completes the pages below `folder`, a path below the site's folder `root`. Raises
    SourceError."""
    place = root / folder
    if not place.is_dir():
        raise SourceError(f"{place} is not a folder: name that of your pages with --folder")
    site_pages = list(_site_pages(place, root))
    pairs = match_pages(site_pages, show.episodes)
    pages = [_enriched(pair, root, is_dry_run=is_dry_run) for pair in pairs]
    return Enrichment(pages, _without_page(show.episodes, pairs))


def _without_page(
    episodes: Sequence[ImportedEpisode], pairs: Sequence[Pair]
) -> list[ImportedEpisode]:
    known = {pair.episode.identity for pair in pairs}
    return [episode for episode in episodes if episode.identity not in known]


def _site_pages(place: Path, root: Path) -> Iterator[SitePage]:
    """The pages with front matter. What a page without a date is about shows in its name."""
    for path in page_files(place):
        front = frontmatter.read(text_of(path))
        if not front.meta:
            continue
        readable = front._replace(body=readable_notes(front))
        name = path.relative_to(root).as_posix()
        episode, _ = read_episode(name, readable, Site())
        yield SitePage(name, episode, frozenset(ids_in(_played(front, episode))), _fields_of(front))


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


def _enriched(pair: Pair, root: Path, *, is_dry_run: bool) -> EnrichedPage:
    path = pair.page.path
    if pair.doubt:
        return EnrichedPage(path, pair.episode, Match.UNSURE, reason=pair.doubt)
    keys = missing_keys(pair.page, pair.episode.front)
    if not keys:
        return EnrichedPage(path, pair.episode, Match.COMPLETE)
    try:
        text = completed(text_of(root / path), keys)
    except CompletionError as error:
        return EnrichedPage(path, pair.episode, Match.REFUSED, reason=str(error))
    if not is_dry_run:
        write_text(root / path, text)
    return EnrichedPage(path, pair.episode, Match.COMPLETED, tuple(keys))
