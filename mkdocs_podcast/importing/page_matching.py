"""Which page of a site is which episode of a feed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ..model.episode import Episode
from ..text.matching import slug
from ..text.patterns import pattern
from .imported import ImportedEpisode
from .plain_values import mappings, without_items

_T = TypeVar("_T")
_NEAR = dt.timedelta(days=3)
_ALIKE = 0.85
# What shows put before the title of an episode: `Podcast:`, `#12`, `Episode 12 -`, `S02E03:`.
_LEAD = pattern(
    r"(?:(?:podcast|episode|folge|ep|show)\b\.?\s{0,3}(?=[:#\d|-])|#|s\d{1,3}\s?e(?=\d))"
    r"\s{0,3}\d{0,5}\s{0,3}[-:.|)]{0,2}\s{0,3}|\d{1,5}\s{0,3}[-:.|)]\s{0,3}",
    re.IGNORECASE,
)


class SitePage(NamedTuple):
    """A page that may be that of an episode: its path, what it says, the ids in the addresses of what
    it plays, and the fields for which its front matter has a value, whether that can be used or
    not."""

    path: str
    episode: Episode
    marks: frozenset[str]
    fields: frozenset[str] = frozenset()


class Evidence(NamedTuple):
    """What a page and an episode share only where they belong together, the strongest first: GUIDs,
    the addresses of recordings, and ids of episodes at their hosts."""

    guids: frozenset[str]
    recordings: frozenset[str]
    marks: frozenset[str]


_KINDS: tuple[Callable[[Evidence], frozenset[str]], ...] = (
    attrgetter("guids"),
    attrgetter("recordings"),
    attrgetter("marks"),
)


class Pair(NamedTuple):
    """A page and the episode that it may be about; `doubt` says why that is not certain, and is ""
    where it is."""

    page: SitePage
    episode: ImportedEpisode
    doubt: str = ""


def match_pages(pages: Sequence[SitePage], episodes: Sequence[ImportedEpisode]) -> list[Pair]:
    """The pairs that there is reason for. What is certain is settled first; a page and an episode
    belong to one pair at most."""
    pairs: list[Pair] = []
    free_pages, free_episodes = list(pages), list(episodes)
    for kind in _KINDS:
        certain = _unique_pairs(free_pages, free_episodes, kind)
        pairs += certain
        free_pages = without_items(free_pages, [pair.page for pair in certain])
        free_episodes = without_items(free_episodes, [pair.episode for pair in certain])
    pairs = [_examined(pair) for pair in pairs]
    by_title = _pairs_by_title(free_pages, free_episodes)
    pairs += by_title
    free_pages = without_items(free_pages, [pair.page for pair in by_title])
    free_episodes = without_items(free_episodes, [pair.episode for pair in by_title])
    return [*pairs, *_alike(free_pages, free_episodes)]


def _examined(pair: Pair) -> Pair:
    """With a doubt where everything else speaks against what the two have in common: a page may
    play another episode as well."""
    has_title = title_key(pair.page.episode.title) == title_key(pair.episode.title)
    if has_title or _is_near(pair.page, pair.episode):
        return pair
    return pair._replace(doubt="the page plays it, but has another title and another date")


def _evidence_of_page(page: SitePage) -> Evidence:
    recordings = [_recording_key(audio.url) for audio in page.episode.audio if not audio.local]
    return Evidence(frozenset(filter(None, [page.episode.guid])), frozenset(recordings), page.marks)


def _evidence_of_episode(episode: ImportedEpisode) -> Evidence:
    audio = episode.front.get("audio", [])
    if isinstance(audio, str):
        audio = [{"url": audio}]
    recordings = frozenset(_recording_key(entry["url"]) for entry in mappings(audio))
    return Evidence(frozenset([episode.identity]), recordings, episode.marks)


def _recording_key(url: str) -> str:
    """The host and the path behind the prefixes of services that count downloads."""
    path = url.partition("://")[2].partition("?")[0]
    return path.rpartition(".mp3/")[2]


def _unique_pairs(
    pages: Sequence[SitePage],
    episodes: Sequence[ImportedEpisode],
    kind: Callable[[Evidence], Iterable[str]],
) -> list[Pair]:
    """The pages and episodes that share a key of a kind that no other has."""
    owners = _owners(episodes, lambda episode: kind(_evidence_of_episode(episode)))
    places = _owners(pages, lambda page: kind(_evidence_of_page(page)))
    matches: dict[int, dict[int, Pair]] = {}
    for key, candidates in places.items():
        sharing = owners.get(key, [])
        if len(candidates) == 1 and len(sharing) == 1:
            [page] = candidates
            [episode] = sharing
            matches.setdefault(id(page), {})[id(episode)] = Pair(page, episode)
    pairs = []
    paired: set[int] = set()
    for page in pages:
        for pair in _only(matches.get(id(page), {})):
            if id(pair.episode) not in paired:
                paired.add(id(pair.episode))
                pairs.append(pair)
    return pairs


def _only(pairs: Mapping[int, Pair]) -> list[Pair]:
    """A page's pair; none where it has several, of which no one can be told to be right."""
    if len(pairs) > 1:
        return []
    return list(pairs.values())


def _owners(items: Iterable[_T], keys_of: Callable[[_T], Iterable[str]]) -> Mapping[str, list[_T]]:
    owners: dict[str, list[_T]] = {}
    for item in items:
        for key in set(keys_of(item)):
            owners.setdefault(key, []).append(item)
    return owners


def title_key(title: str) -> str:
    """A title without what shows put before it, and without signs."""
    rest = _LEAD.sub("", title.strip(), count=1)
    return slug(rest or title)


def _pairs_by_title(pages: Sequence[SitePage], episodes: Sequence[ImportedEpisode]) -> list[Pair]:
    """The pages and episodes of one title. Their dates have to agree, where both have one."""
    owners = _owners(episodes, lambda episode: [title_key(episode.title)])
    places = _owners(pages, lambda page: [title_key(page.episode.title)])
    certain = []
    doubtful = []
    settled: set[int] = set()
    for key, titled in places.items():
        candidates = owners.get(key, [])
        for page in titled:
            for episode in candidates:
                pair = Pair(page, episode, _doubt(page, episode, titled, candidates))
                if pair.doubt:
                    doubtful.append(pair)
                    continue
                certain.append(pair)
                settled |= {id(page), id(episode)}
    still_open = [
        pair for pair in doubtful if settled.isdisjoint((id(pair.page), id(pair.episode)))
    ]
    return [*certain, *still_open]


def _doubt(
    page: SitePage,
    episode: ImportedEpisode,
    titled: list[SitePage],
    candidates: list[ImportedEpisode],
) -> str:
    """Why a page and an episode of one title may not belong together; "" where they do."""
    if not _is_near(page, episode):
        return "they have one title, and dates more than three days apart"
    pages = [other for other in titled if _is_near(other, episode)]
    episodes = [other for other in candidates if _is_near(page, other)]
    if (len(pages), len(episodes)) != (1, 1):
        return "several have this title"
    return ""


def _is_near(page: SitePage, episode: ImportedEpisode) -> bool:
    """Whether the dates agree; where one has none, they do not disagree."""
    if not page.episode.date:
        return True
    if not episode.date:
        return True
    return abs(page.episode.date - episode.date) <= _NEAR


def _alike(pages: Sequence[SitePage], episodes: Sequence[ImportedEpisode]) -> list[Pair]:
    """Pages and episodes of about one date whose titles are alike: for their author to decide."""
    pairs = []
    dated_episodes = [episode for episode in episodes if episode.date]
    for page in pages:
        if not page.episode.date:
            continue
        for episode in dated_episodes:
            if not _is_near(page, episode):
                continue
            page_title = title_key(page.episode.title)
            episode_title = title_key(episode.title)
            if SequenceMatcher(None, page_title, episode_title).ratio() >= _ALIKE:
                pairs.append(Pair(page, episode, "they have about one date, and titles alike"))
    return pairs
