"""`import --match`: pages that exist get what a feed knows of their episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ..source import frontmatter
from .imported import ImportedEpisode, ImportedShow, SourceError
from .own_pages import page_files, text_of
from .page_completion import CompletionError, completed, missing_keys
from .page_evidence import site_page
from .page_matching import Pair, SitePage, match_pages
from .page_plan import write_text


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
    """The pages with front matter."""
    for path in page_files(place):
        front = frontmatter.read(text_of(path))
        if not front.meta:
            continue
        yield site_page(path.relative_to(root).as_posix(), front)


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
