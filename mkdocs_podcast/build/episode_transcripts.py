"""The transcripts of a show's episodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..feed.channel import TranscriptLink
from ..model.episode import Episode
from ..model.problems import Problem, Severity
from ..pages.episode_view import Captions
from ..source import companions
from ..source.companion_types import DECLARED, TRANSCRIPT_TYPES, TranscriptSource
from ..text import addresses
from ..text.records import NamedTuple
from .companion_sources import CompanionSources

if TYPE_CHECKING:
    from ..model.cue import Cue, Transcript
    from ..transcript import TranscriptFacts

_WEBVTT = "text/vtt"
# The consequence of an error that nobody foresaw.
_NO_TRANSCRIPT = "the episode has no transcript"


class EpisodeTranscript(NamedTuple):
    """One transcript of an episode: where it comes from, and facts about it where that is in the
    docs folder.

    `derived` is the path below the site's root of what is made of it, where its own file is not
    enough: WebVTT, or HTML where it has no times.
    """

    source: TranscriptSource
    facts: TranscriptFacts | None = None
    derived: str = ""

    @property
    def is_timed(self) -> bool:
        return self.facts is not None and self.facts.timed


class EpisodeTranscripts:
    """The transcripts of each episode, and how the feed declares them.

    What they say is read when it is needed, and not kept: an hour of it takes half a megabyte.
    """

    def __init__(self, sources: CompanionSources) -> None:
        self._sources = sources
        self._transcripts: dict[str, tuple[EpisodeTranscript, ...]] = {}
        # The file that was read last, as its path and its text, and the transcript in it: writing
        # it follows reading it.
        self._latest_text: tuple[str, str | None] | None = None
        self._latest: tuple[str, str, Transcript] | None = None
        # What was wrong with it.
        self.latest_problems: Sequence[Problem] = ()
        # By path, those of which only the beginning has been looked at.
        self._unread: dict[str, tuple[Episode, TranscriptSource]] = {}
        # The first episode that has a transcript by the name of its recording.
        self._owners: dict[str, str] = {}

    def of(self, episode: Episode) -> tuple[EpisodeTranscript, ...]:
        """The episode's transcripts, those that are only linked to included."""
        if episode.path not in self._transcripts:
            self._transcripts[episode.path] = ()
            with self._sources.crash_boundary(episode, _NO_TRANSCRIPT):
                transcripts = [] if episode.transcript is False else self._read(episode)
                path_of = partial(self._sources.published_path, episode)
                self._transcripts[episode.path] = tuple(_with_derived(transcripts, path_of))
        return self._transcripts[episode.path]

    def withhold(self, path: str) -> None:
        """From here on, the episode at a path has no transcript."""
        self._transcripts[path] = ()

    def cues(self, episode: Episode) -> Sequence[Cue]:
        """What is spoken, in the show's language where there are several transcripts."""
        shown = self._shown(episode)
        if not shown:
            return ()
        return self.read(episode, shown).cues

    def shown_text(self, episode: Episode) -> tuple[TranscriptSource, str] | None:
        """Where the transcript on the episode's page comes from, and the text of that file, which
        `cues` reads as well when it is called next."""
        shown = self._shown(episode)
        text = self._text(shown.source.url) if shown else None
        if not shown or text is None:
            return None
        return shown.source, text

    def report_read(self, episode: Episode, problems: Sequence[Problem]) -> None:
        """Reports what an earlier build has found in the same text, which need not be read now."""
        shown = self._shown(episode)
        if shown:
            self._unread.pop(shown.source.url, None)
        self._sources.report_all(problems)

    def has_cues(self, episode: Episode) -> bool:
        return self._shown(episode) is not None

    def letters(self, episode: Episode) -> int:
        """About how much is spoken."""
        shown = self._shown(episode)
        if not shown or not shown.facts:
            return 0
        return shown.facts.letters

    def _shown(self, episode: Episode) -> EpisodeTranscript | None:
        """The transcript that is shown on the episode's page."""
        language = _main_language(self._sources.language)
        transcripts = [item for item in self.of(episode) if item.facts]
        for item in transcripts:
            if _main_language(item.source.language) == language:
                return item
        if transcripts:
            return transcripts[0]
        return None

    def read(self, episode: Episode, item: EpisodeTranscript) -> Transcript:
        """One of the episode's transcripts, in a file of the docs folder."""
        from .. import transcript

        content = transcript.Transcript(())
        with self._sources.crash_boundary(episode, _NO_TRANSCRIPT):
            content = self._read_file(item.source)
        if not content.cues:
            self.withhold(episode.path)
        return content

    def _read_file(self, source: TranscriptSource) -> Transcript:
        from .. import transcript

        self._unread.pop(source.url, None)
        text = self._text(source.url)
        if text is None:
            return transcript.Transcript(())
        if self._latest and self._latest[:2] == (source.url, text):
            return self._latest[2]
        content, problems = transcript.parse_transcript(text, source.url, source.language)
        self._sources.report_all(problems)
        self._latest = source.url, text, content
        self.latest_problems = problems
        return content

    def _text(self, url: str) -> str | None:
        if not self._latest_text or self._latest_text[0] != url:
            self._latest_text = url, self._sources.text(url)
        return self._latest_text[1]

    def read_rest(self) -> None:
        """Reads those that no page has shown, to report what is wrong with them."""
        for episode, source in list(self._unread.values()):
            with self._sources.crash_boundary(episode, _NO_TRANSCRIPT):
                self._read_file(source)

    def links(self, episode: Episode, full: Callable[[str], str]) -> tuple[TranscriptLink, ...]:
        """The episode's transcripts as the feed declares them. `full` makes full addresses of paths
        and of URLs."""
        links: list[TranscriptLink] = []
        for item in self.of(episode):
            source = item.source
            if item.derived:
                mime_type = TRANSCRIPT_TYPES[addresses.path_extension(item.derived)]
                links.append(TranscriptLink(full(item.derived), mime_type, source.language))
            if source.type in DECLARED:
                url = full(source.url)
                links.append(TranscriptLink(url, source.type, source.language, source.rel))
        # A site in several languages may put two files to one address.
        return tuple(dict.fromkeys(links))

    def captions(self, episode: Episode, address: Callable[[str], str]) -> list[Captions]:
        """The episode's transcripts that browsers show as captions: they load none from other sites,
        unless these and the recording's allow it. `address` makes addresses of paths."""
        return [
            Captions(link.url, link.language)
            for link in self.links(episode, address)
            if link.type == _WEBVTT and "://" not in link.url
        ]

    def _read(self, episode: Episode) -> list[EpisodeTranscript]:
        languages = self._sources.caption_languages
        sources, problems = companions.transcripts_of(episode, self._sources.docs, None, languages)
        self._sources.report_all(problems)
        if episode.transcript is None:
            self._report_shared(sources, episode)
        transcripts = []
        for source in sources:
            item = self._look_at(source, episode)
            if item.facts is None or item.facts.letters:
                transcripts.append(item)
        return transcripts

    def _report_shared(self, sources: Iterable[TranscriptSource], episode: Episode) -> None:
        """A file that is named after a recording goes to every episode that has it."""
        for source in sources:
            owner = self._owners.setdefault(source.url, episode.path)
            if owner != episode.path:
                message = (
                    f"the transcript `{source.url}` is that of {owner} as well, as its name fits "
                    "both: name each one's own as `transcript`, or set `transcript: false`"
                )
                self._sources.report(Problem(episode.path, message, severity=Severity.INFO))

    def _look_at(self, source: TranscriptSource, episode: Episode) -> EpisodeTranscript:
        """A transcript with the facts about it; most files show them at their beginning."""
        if not source.local:
            return EpisodeTranscript(source)
        from .. import transcript

        source = source._replace(language=source.language or self._sources.language)
        text = self._text(source.url)
        facts = transcript.look_at_beginning(text or "", source.url, source.language)
        if facts:
            self._unread[source.url] = episode, source
        else:
            facts = transcript.facts_of(self._read_file(source))
        source = source._replace(type=facts.type, language=facts.language)
        return EpisodeTranscript(source, facts)


def _with_derived(
    transcripts: Sequence[EpisodeTranscript], path_of: Callable[[str], str]
) -> Iterator[EpisodeTranscript]:
    """The transcripts with the files that are made of them, whose paths `path_of` gives by their
    names: each language has one WebVTT: the author's own, else one that is made of its first other
    format.

    Where there are no times, HTML is made of what feeds may not declare.
    """
    webvtt_languages = {
        item.source.language for item in transcripts if item.facts and item.source.type == _WEBVTT
    }
    derived_languages: dict[str, set[str]] = {"vtt": set(), "html": set()}
    for item in transcripts:
        language = item.source.language
        if item.is_timed:
            extension, is_needed = "vtt", language not in webvtt_languages
        else:
            extension, is_needed = "html", item.source.type not in DECLARED
        languages = derived_languages[extension]
        if item.facts and is_needed and language not in languages:
            infix = f".{language or 'x'}" if languages else ""
            name = f"transcript{infix}.{extension}"
            item = item._replace(derived=path_of(name))
            languages.add(language)
        yield item


def _main_language(language: str) -> str:
    """`en` of `en-GB`."""
    return language.partition("-")[0]
