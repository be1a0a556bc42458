"""What pages show of transcripts, and what the search gets of them, in the cache: reading an hour of
captions and drawing it takes longer than the rest of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..cache.digests import data_digest
from ..cache.store import Entry
from ..model.episode import Episode
from ..model.problems import Problem
from ..model.search_detail import SearchDetail
from ..model.search_text import SearchEntry
from ..text.records import NamedTuple
from .kept_problems import load_problem, write_problem

if TYPE_CHECKING:
    from ..pages.episode_view import EpisodeView
    from .build_cache import BuildCache
    from .episode_transcripts import EpisodeTranscripts

# A site's own may show anything.
_FRAGMENTS = ("transcript", "transcript-passage", "transcript-paragraph", "transcript-line")


class _Spoken(NamedTuple):
    """What is said in an episode: for the search, and the HTML for its page; "" while that is not
    drawn. `key` is where to keep it, None for nowhere."""

    search: Sequence[SearchEntry]
    html: str = ""
    key: bytes | None = None
    problems: Sequence[Problem] = ()


class KeptTranscripts:
    """What is said in a show's episodes, as their pages and the search show it."""

    def __init__(
        self, cache: BuildCache, transcripts: EpisodeTranscripts, view: EpisodeView
    ) -> None:
        self._cache = cache
        self._transcripts = transcripts
        self._view = view
        # By the paths of pages whose search entries have been asked for, and not yet their HTML.
        self._spoken: dict[str, _Spoken] = {}

    def search_entries(self, episode: Episode, detail: SearchDetail) -> Sequence[SearchEntry]:
        """What the site's search is given of an episode's transcript."""
        if not self._transcripts.has_cues(episode):
            return ()
        key = self._key(episode, detail)
        spoken = self._kept(episode, key) or self._read(episode, detail, key)
        self._spoken[episode.path] = spoken
        return spoken.search

    def html(self, episode: Episode) -> str:
        """The transcript on the episode's page, or ""."""
        if episode.path not in self._spoken:
            self.search_entries(episode, SearchDetail.NONE)
        spoken = self._spoken.pop(episode.path, None)
        if spoken is None:
            return ""
        if spoken.html:
            return spoken.html
        html = self._view.transcript(episode)
        if html and spoken.key:
            self._cache.put(spoken.key, _entry_of(spoken, html))
        return html

    def _kept(self, episode: Episode, key: bytes | None) -> _Spoken | None:
        """What an earlier build has kept of the transcript, with what is wrong with it reported."""
        spoken = self._cache.get(key, _spoken_of) if key else None
        if spoken:
            self._transcripts.report_read(episode, spoken.problems)
        return spoken

    def _read(self, episode: Episode, detail: SearchDetail, key: bytes | None) -> _Spoken:
        from ..pages.transcript_search import search_entries

        whole = self._view.fragments.words.say("Transcript")
        search = search_entries(self._view.passages(episode), detail, whole)
        problems = self._transcripts.latest_problems
        is_known = all(problem.cause is None for problem in problems)
        return _Spoken(search, "", key if is_known else None, problems)

    def _key(self, episode: Episode, detail: SearchDetail) -> bytes | None:
        """What the transcript on a page is made of; None where that is not known."""
        fragments = self._view.fragments
        if not self._cache.is_on or any(map(fragments.is_overridden, _FRAGMENTS)):
            return None
        shown = self._transcripts.shown_text(episode)
        if not shown:
            return None
        source, text = shown
        chapters = [
            (chapter.start, chapter.title, chapter.hidden)
            for chapter in self._view.chapters_of(episode)
        ]
        language = fragments.language
        options = [source.url, source.language, language, detail.value, chapters]
        return self._cache.key("transcript", text, data_digest(options))


def _entry_of(spoken: _Spoken, html: str) -> Entry:
    entries = [[anchor, heading, len(text)] for anchor, heading, text in spoken.search]
    problems = list(map(write_problem, spoken.problems))
    texts = [entry.html for entry in spoken.search]
    return Entry([entries, problems], "".join([*texts, html]))


def _spoken_of(entry: Entry) -> _Spoken:
    entries, problems = entry.data
    search = []
    start = 0
    for anchor, heading, length in entries:
        search.append(SearchEntry(anchor, heading, entry.text[start : start + length]))
        start += length
    return _Spoken(search, entry.text[start:], problems=list(map(load_problem, problems)))
