"""What goes with a show's episodes: GUIDs, facts about recordings, chapters, transcripts, and where they are published.

Everything is read when it is first asked for, and once: most pages of most sites have none of it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from . import addresses, companions, values
from .audio import Reader
from .channel import TranscriptLink
from .companions import DECLARED, TranscriptSource
from .enclosure import known_facts
from .episode import Audio, Episode, Problem
from .identity import Identity, facts_in, identify, unrecorded
from .lock import guid_for, load, show_guid
from .site import Site

if TYPE_CHECKING:
    from .audio import Facts
    from .chapters import Chapter
    from .transcript import Cue, Transcript

WEBVTT = "text/vtt"


class Said(NamedTuple):
    """One transcript of an episode: where it comes from, and its words where they lie in the docs folder.

    `derived` is the path below the site's root of the WebVTT that is made of it; empty where it is WebVTT already.
    """

    source: TranscriptSource
    transcript: Transcript | None = None
    derived: str = ""


@dataclass(eq=False)
class Catalogue:
    """What goes with each episode of a show.

    `files` are those in the docs folder, by path; `body` gives the number of the first line and the Markdown of an
    episode's page; `tell` is called once with each problem. `languages` are those that names of files may hold.
    """

    site: Site
    files: Mapping[str, Path]
    body: Callable[[Episode], tuple[int, str]]
    tell: Callable[[Problem], None]
    guid: str = ""
    identities: Mapping[str, Identity] = field(default_factory=dict)
    language: str = ""
    languages: tuple[str, ...] = ()
    read: Reader = field(default_factory=Reader)
    _facts: dict[tuple[str, Audio], Facts] = field(default_factory=dict)
    _chapters: dict[str, tuple[Chapter, ...]] = field(default_factory=dict)
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    @cached_property
    def has_lock(self) -> bool:
        return any(identity.locked for identity in self.identities.values())

    def guid_of(self, episode: Episode) -> str:
        identity = self.identities.get(episode.path)
        return identity.guid if identity else guid_for(episode.path, self.guid, None, episode.guid)

    def facts(self, episode: Episode, audio: Audio) -> Facts:
        """What is known of one format of the recording."""
        key = (episode.path, audio)
        if key not in self._facts:
            identity = self.identities.get(episode.path)
            path = self.files.get(audio.url) if audio.local else None
            self._facts[key], problems = known_facts(
                episode, audio, path, identity.locked if identity else None, self.read
            )
            self._tell(problems)
        return self._facts[key]

    def measured(self, episode: Episode) -> Episode:
        """The episode with the length of its recording, where a file in the docs folder or the lock tells it."""
        if not episode.audio or not (episode.audio[0].local or self.has_lock):
            return episode
        duration = self.facts(episode, episode.audio[0]).duration
        return episode._replace(duration=max(round(duration), 1)) if duration else episode

    def chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        """The episode's chapters; of those without a source of their own, the ones inside the recording."""
        if episode.path not in self._chapters:
            found = self._read_chapters(episode)
            self._chapters[episode.path] = tuple(self._placed(chapter, episode) for chapter in found)
        return self._chapters[episode.path]

    def _placed(self, chapter: Chapter, episode: Episode) -> Chapter:
        """The chapter with URLs, or paths in the docs folder, for what it leads to and shows."""
        if not chapter.url and not chapter.image:
            return chapter
        return replace(
            chapter, url=self._place(chapter.url, episode, "links"), image=self._place(chapter.image, episode, "shows")
        )

    def _place(self, written: str, episode: Episode, verb: str) -> str:
        place = values.url(written) or (addresses.in_docs(written, episode.path, self.site) if written else "")
        if written and not place:
            why = addresses.missing(written, "give its URL")
            self._tell([Problem(episode.path, f"a chapter {verb} `{written[:80]}`: {why}")])
        return place

    def _read_chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        if episode.chapters is False or (not episode.audio and episode.chapters is None):
            return ()
        source, problems = companions.chapters_of(episode, self.site)
        self._tell(problems)
        if not source:
            return self._chapters_inside(episode)
        from . import chapters

        path = episode.path
        if source.notes:
            line, body = self.body(episode)
            found, problems = chapters.in_notes(body, path, line, episode.duration)
        elif source.given is not None:
            found, problems = chapters.from_value(source.given, path, None, episode.duration)
        elif source.text:
            found, problems = chapters.read(source.text, path, episode.duration)
        elif source.local:
            found, problems = chapters.read(self._text(source.url), source.url, episode.duration)
        else:
            remedy = "put the file into the docs folder, as a build reads nothing from the network"
            return self._told((), [Problem(path, f"`chapters`: {source.url} is elsewhere: {remedy}")])
        return self._told(found, problems)

    def _told(self, found: tuple[Chapter, ...], problems: Iterable[Problem]) -> tuple[Chapter, ...]:
        self._tell(problems)
        return found

    def _chapters_inside(self, episode: Episode) -> tuple[Chapter, ...]:
        for path in (self.files.get(audio.url) for audio in episode.audio if audio.local):
            if path is None:
                continue
            from . import chapters, containers

            with path.open("rb") as file:
                inside, remarks = containers.chapters(file)
            name = episode.audio[0].url
            self._tell(Problem(episode.path, f"`{name}` {remark}") for remark in remarks)
            if inside:
                return self._told(*chapters.sound(inside, episode.path, episode.duration))
        return ()

    def transcripts(self, episode: Episode) -> tuple[Said, ...]:
        """The episode's transcripts, those that are only linked to included."""
        if episode.path not in self._said:
            self._said[episode.path] = tuple(self._read_transcripts(episode))
        return self._said[episode.path]

    def _read_transcripts(self, episode: Episode) -> Iterator[Said]:
        if episode.transcript is False:
            return
        sources, problems = companions.transcripts_of(episode, self.site, None, self.languages)
        self._tell(problems)
        taken: set[str] = set()
        for source in sources:
            if not source.local:
                yield Said(source)
                continue
            from . import transcript

            said, problems = transcript.read(self._text(source.url), source.url, source.language or self.language)
            self._tell(problems)
            if not said.cues:
                continue
            derived = "" if said.type == WEBVTT or not said.timed else self._derived(episode, said, taken)
            yield Said(replace(source, type=said.type, language=said.language), said, derived)

    def _derived(self, episode: Episode, said: Transcript, taken: set[str]) -> str:
        """Where the WebVTT of a transcript in another format is published; there is one for each language."""
        if said.language in taken:
            return ""
        name = "transcript.vtt" if not taken else f"transcript.{said.language or 'x'}.vtt"
        taken.add(said.language)
        return beside(unquote(episode.url), name)

    def cues(self, episode: Episode) -> tuple[Cue, ...]:
        """What is said in the episode, in the show's language where there are several transcripts."""
        timed = [said.transcript for said in self.transcripts(episode) if said.transcript]
        own = (one for one in timed if one.language.partition("-")[0] == self.language.partition("-")[0])
        best = next(own, None) or next(iter(timed), None)
        return best.cues if best else ()

    def links(self, episode: Episode, full: Callable[[str], str]) -> tuple[TranscriptLink, ...]:
        """The episode's transcripts as the feed declares them. `full` makes full addresses of paths and of URLs."""
        found: list[TranscriptLink] = []
        for said in self.transcripts(episode):
            source = said.source
            if said.derived:
                found.append(TranscriptLink(full(said.derived), WEBVTT, source.language))
            if source.type in DECLARED:
                found.append(TranscriptLink(full(source.url), source.type, source.language, source.rel))
        return tuple(found)

    def chapters_path(self, episode: Episode) -> str:
        """Where the episode's chapters are published, below the site's root; empty where there are none."""
        return beside(unquote(episode.url), "chapters.json") if self.chapters(episode) else ""

    def published(self, episodes: Iterable[Episode], full: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        """Path below the site's root and text of each file that is published beside the episodes."""
        for episode in episodes:
            if path := self.chapters_path(episode):
                from . import chapters

                yield path, chapters.to_json(self.chapters(episode), full)
            for said in self.transcripts(episode):
                if said.derived and said.transcript:
                    from . import transcript

                    yield said.derived, transcript.to_webvtt(said.transcript)

    def _text(self, path: str) -> str:
        return self.files[path].read_text("utf-8-sig", "replace")

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.tell(problem)


@dataclass(frozen=True)
class Place:
    """Where a show is kept: in the lock file at `file`, by its index among the `indexes` of all shows.

    `feed_url` is the full address that its feed has or would have, empty without `site_url`; `guid` is the option.
    `has_lock` is False for a show that is in no lock file.
    """

    file: Path
    index: str
    indexes: tuple[str, ...] = ()
    feed_url: str = ""
    guid: str = ""
    has_feed: bool = True
    has_lock: bool = True


def identities(
    place: Place, episodes: Iterable[Episode], files: Mapping[str, Path], read: Reader
) -> tuple[str, Mapping[str, Identity], list[Problem]]:
    """The show's GUID, the identity of each episode by the lock file, and what is to be said of that file.

    Where there is neither a lock file nor a feed, nobody asks. Raises LockError.
    """
    held, file = list(episodes), place.file
    if not place.has_lock:
        return place.guid or show_guid(place.feed_url), {}, []
    lock, text = load(file)
    show, _ = lock.begin(place.index, place.feed_url, [one.path for one in held], place.indexes, place.guid)
    if not text and not place.has_feed:
        return show.guid, {}, []
    found, problems = identify(show, held, facts_in(files, read))
    return show.guid, found, [*problems, *unrecorded(show, found, file.name)]


def beside(url: str, name: str) -> str:
    """The address of a file beside an episode's page: in its folder, or with its name before its own."""
    if url in ("", ".", "./"):
        return name
    return f"{url}{name}" if url.endswith("/") else f"{posixpath.splitext(url)[0]}.{name}"
