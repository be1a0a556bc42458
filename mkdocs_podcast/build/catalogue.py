"""What goes with a show's episodes: GUIDs, facts about recordings, chapters, transcripts, and where
they are published.

Everything is read when it is first asked for, and once: most pages of most sites have none of it.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ..feed.channel import TranscriptLink
from ..lock.enclosure_facts import resolve_facts
from ..lock.guids import path_guid
from ..lock.identity import Identity
from ..media.recordings import RecordingReader, is_pointer
from ..model.episode import Audio, Episode
from ..model.problems import Problem, Severity
from ..source import companion_types, companions, docs_paths
from ..source.companion_types import DECLARED, TranscriptSource
from ..source.site import Site
from ..text import addresses
from ..text.addresses import beside

if TYPE_CHECKING:
    from ..media.facts import Facts
    from ..model.chapter import Chapter
    from ..model.cue import Cue, Transcript

_WEBVTT = "text/vtt"


class Said(NamedTuple):
    """One transcript of an episode: where it comes from, and its words where they lie in the docs
    folder.

    `derived` is the path below the site's root of what is made of it, where its own file is not
    enough: WebVTT, or HTML where it has no times.
    """

    source: TranscriptSource
    transcript: Transcript | None = None
    derived: str = ""

    @property
    def is_timed(self) -> bool:
        return self.transcript is not None and self.transcript.timed


@dataclass(eq=False)
class Catalogue:
    """What goes with each episode of a show.

    `files` are those in the docs folder, by path; `body` gives the number of the first line and the
    Markdown of an episode's page; `tell` is called once with each problem. `site_languages` are
    those that the site is built in: files named after them belong to its other versions.
    """

    site: Site
    files: Mapping[str, Path]
    body: Callable[[Episode], tuple[int, str]]
    tell: Callable[[Problem], None]
    guid: str = ""
    identities: Mapping[str, Identity] = field(default_factory=dict)
    language: str = ""
    site_languages: Collection[str] = ()
    read: RecordingReader = field(default_factory=RecordingReader)
    _facts: dict[tuple[str, Audio], Facts] = field(default_factory=dict)
    _chapters: dict[str, tuple[Chapter, ...]] = field(default_factory=dict)
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    _beside_of: dict[str, str] = field(default_factory=dict)

    @cached_property
    def has_lock(self) -> bool:
        return any(identity.locked for identity in self.identities.values())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that names of captions in the docs folder hold, such as `wolf.de.vtt`."""
        captions = (path for path in self.files if path.endswith((".vtt", ".srt")))
        return tuple(
            sorted({*map(companion_types.language_in, captions)} - {"", *self.site_languages})
        )

    def guid_of(self, episode: Episode) -> str:
        identity = self.identities.get(episode.path)
        return identity.guid if identity else episode.guid or path_guid(episode.path, self.guid)

    def facts(self, episode: Episode, audio: Audio) -> Facts:
        """What is known of one format of the recording."""
        key = (episode.path, audio)
        if key not in self._facts:
            identity = self.identities.get(episode.path)
            path = self.files.get(audio.url) if audio.local else None
            self._facts[key], problems = resolve_facts(
                episode, audio, path, identity.locked if identity else None, self.read
            )
            self._tell(problems)
        return self._facts[key]

    def measured(self, episode: Episode) -> Episode:
        """The episode with the length of its recording, where a file in the docs folder or the lock
        tells it.

        Parts of a second are left out, as players do.
        """
        if not episode.audio or not (episode.audio[0].local or self.has_lock):
            return episode
        duration = self.facts(episode, episode.audio[0]).duration
        return episode._replace(duration=max(int(duration), 1)) if duration else episode

    def told_of_pointers(self, episodes: Iterable[Episode]) -> str:
        """What is to be said of Git-LFS pointers in the places of recordings, which is no mistake
        with some hosts."""
        named = dict.fromkeys(
            self.files.get(one.url) for episode in episodes for one in episode.audio if one.local
        )
        held = [path.name for path in named if path and path.is_file() and is_pointer(path)]
        more = f" (one of {len(held)})" if len(held) > 1 else ""
        remedy = "run `git lfs pull` before the build, unless your host puts recordings there"
        return (
            f"`{held[0]}` is a Git-LFS pointer{more}, which no browser plays: {remedy}."
            if held
            else ""
        )

    def chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        """The episode's chapters; of those without a source of their own, the ones inside the
        recording."""
        if episode.path not in self._chapters:
            found = self._read_chapters(episode)
            self._chapters[episode.path] = tuple(
                self._placed(chapter, episode) for chapter in found
            )
        return self._chapters[episode.path]

    def _placed(self, chapter: Chapter, episode: Episode) -> Chapter:
        """The chapter with URLs, or paths in the docs folder, for what it leads to and shows."""
        if not chapter.url and not chapter.image:
            return chapter
        return chapter._replace(
            url=self._place(chapter.url, episode, "links"),
            image=self._place(chapter.image, episode, "shows"),
        )

    def _place(self, written: str, episode: Episode, verb: str) -> str:
        place = addresses.url(written) or (
            docs_paths.in_docs(written, episode.path, self.site) if written else ""
        )
        if written and not place:
            why = docs_paths.describe_missing(written, "give its URL")
            self._tell([Problem(episode.path, f"a chapter {verb} `{written[:80]}`: {why}")])
        return place

    def _read_chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        if episode.chapters is False or (not episode.audio and episode.chapters is None):
            return ()
        source, problems = companions.chapters_of(episode, self.site)
        self._tell(problems)
        if not source:
            return self._chapters_inside(episode)
        from .. import chapters

        path = episode.path
        if source.notes:
            line, body = self.body(episode)
            found, problems = chapters.read_note_chapters(body, path, line, episode.duration)
        elif source.data is not None:
            found, problems = chapters.read_chapter_values(
                source.data, path, None, episode.duration
            )
            problems = _in_front_matter(problems)
        elif source.text:
            found, problems = chapters.parse_chapters(source.text, path, episode.duration)
            problems = _in_front_matter(problems)
        elif source.local:
            text = self._text(source.url)
            if text is None:
                return ()
            found, problems = chapters.parse_chapters(text, source.url, episode.duration)
        else:
            return self._told((), [_elsewhere(path, source.url)])
        return self._told(found, problems)

    def _told(self, found: tuple[Chapter, ...], problems: Iterable[Problem]) -> tuple[Chapter, ...]:
        self._tell(problems)
        return found

    def _chapters_inside(self, episode: Episode) -> tuple[Chapter, ...]:
        for audio in episode.audio:
            path = self.files.get(audio.url) if audio.local else None
            if path is None:
                continue
            from .. import chapters
            from ..media import containers

            with path.open("rb") as file:
                inside, remarks = containers.read_media_chapters(file)
            self._tell(Problem(episode.path, f"`{audio.url}` {remark}") for remark in remarks)
            if inside:
                return self._told(*chapters.check_chapters(inside, audio.url, episode.duration))
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
        if episode.transcript is None:
            self._tell_of_shared(sources, episode)
        found = map(self._said_in, sources)
        yield from self._with_derived(
            (one for one in found if not one.transcript or one.transcript.cues), episode
        )

    def _tell_of_shared(self, sources: Iterable[TranscriptSource], episode: Episode) -> None:
        """A file that is named after a recording goes to every episode that has it."""
        for source in sources:
            first = self._beside_of.setdefault(source.url, episode.path)
            if first != episode.path:
                why = f"the transcript `{source.url}` is that of {first} as well, as its name fits both"
                remedy = "name each one's own as `transcript`, or set `transcript: false`"
                self.tell(Problem(episode.path, f"{why}: {remedy}", severity=Severity.INFO))

    def _with_derived(self, found: Iterable[Said], episode: Episode) -> Iterator[Said]:
        """Each language has one WebVTT: the author's own, else one that is made of its first other
        format.

        Where there are no times, HTML is made of what feeds may not declare.
        """
        found = list(found)
        own = {
            said.source.language
            for said in found
            if said.transcript and said.source.type == _WEBVTT
        }
        made: dict[str, set[str]] = {"vtt": set(), "html": set()}
        for said in found:
            language, ending = said.source.language, "vtt" if said.is_timed else "html"
            is_wanted = language not in own if said.is_timed else said.source.type not in DECLARED
            others = made[ending]
            if said.transcript and is_wanted and language not in others:
                name = (
                    f"transcript.{language or 'x'}.{ending}" if others else f"transcript.{ending}"
                )
                said = said._replace(derived=self._beside(episode, name))
                others.add(language)
            yield said

    def _said_in(self, source: TranscriptSource) -> Said:
        """What a transcript says, where it lies in the docs folder."""
        if not source.local:
            return Said(source)
        from .. import transcript

        text = self._text(source.url)
        if text is None:
            return Said(source, transcript.Transcript(()))
        said, problems = transcript.parse_transcript(
            text, source.url, source.language or self.language
        )
        self._tell(problems)
        return Said(source._replace(type=said.type, language=said.language), said)

    def cues(self, episode: Episode) -> tuple[Cue, ...]:
        """What is said in the episode, in the show's language where there are several transcripts."""
        timed = [said.transcript for said in self.transcripts(episode) if said.transcript]
        own = (
            one
            for one in timed
            if one.language.partition("-")[0] == self.language.partition("-")[0]
        )
        best = next(own, None) or next(iter(timed), None)
        return best.cues if best else ()

    def links(self, episode: Episode, full: Callable[[str], str]) -> tuple[TranscriptLink, ...]:
        """The episode's transcripts as the feed declares them. `full` makes full addresses of paths
        and of URLs."""
        found: list[TranscriptLink] = []
        for said in self.transcripts(episode):
            source = said.source
            if said.derived:
                type_ = companion_types.TRANSCRIPT_TYPES[addresses.path_extension(said.derived)]
                found.append(TranscriptLink(full(said.derived), type_, source.language))
            if source.type in DECLARED:
                found.append(
                    TranscriptLink(full(source.url), source.type, source.language, source.rel)
                )
        # A site in several languages may put two files to one address.
        return tuple(dict.fromkeys(found))

    def chapters_path(self, episode: Episode) -> str:
        """Where the episode's chapters are published, below the site's root; empty where there are
        none."""
        return self._beside(episode, "chapters.json") if self.chapters(episode) else ""

    def chapters_url(self, episode: Episode, full: Callable[[str], str]) -> str:
        """The full address of the episode's chapters: of those that are published, else of a file
        elsewhere."""
        if path := self.chapters_path(episode):
            return full(path)
        source, _ = companions.chapters_of(episode, self.site) if episode.chapters else (None, [])
        return source.url if source and not source.local and _may_be_json(source.url) else ""

    def _beside(self, episode: Episode, name: str) -> str:
        """The path below the site's root of a file beside the episode's page, where no file of the
        author's is."""
        path = beside(unquote(episode.url), name)
        return path if path not in self.files else beside(unquote(episode.url), f"podcast-{name}")

    def published(
        self, episodes: Iterable[Episode], full: Callable[[str], str]
    ) -> Iterator[tuple[str, str]]:
        """Path below the site's root and text of each file that is published beside the episodes."""
        for episode in episodes:
            if path := self.chapters_path(episode):
                from .. import chapters

                yield path, chapters.chapters_to_json(self.chapters(episode), full)
            for said in self.transcripts(episode):
                if said.derived and said.transcript:
                    from .. import transcript

                    write = (
                        transcript.transcript_to_webvtt
                        if said.is_timed
                        else transcript.transcript_to_html
                    )
                    yield said.derived, write(said.transcript)

    def _text(self, path: str) -> str | None:
        """The text of a file in the docs folder; None, with a problem, for what is not text."""
        text, why = text_of(self.files[path].read_bytes())
        if why:
            self.tell(Problem(path, why))
        if why and not text:
            return None
        return text

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.tell(problem)


def _in_front_matter(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of chapters that front matter holds: their lines are not those of the page."""
    return [replace(problem, line=None, field="chapters") for problem in problems]


def _elsewhere(path: str, url: str) -> Problem:
    """What is to be said of chapters on another server, from which a build reads nothing."""
    why, remedy = (
        f"`chapters`: {url} is elsewhere, and a build does not read it",
        "put the file into the docs folder",
    )
    if _may_be_json(url):
        return Problem(
            path,
            f"{why}: the feed hands it on, and the player has no chapters; {remedy} for both",
            field="chapters",
            severity=Severity.INFO,
        )
    return Problem(path, f"{why}: {remedy}", field="chapters")


def _may_be_json(url: str) -> bool:
    """Whether nothing says that it is no JSON, the one format that a feed may point to."""
    return addresses.extension(url) not in {"vtt", "psc", "xml", "txt"}


def text_of(data: bytes) -> tuple[str, str]:
    """A file's text, and what is wrong with its encoding; "" for what is not text."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    if "\0" in text:
        return "", "the file is not text: name another one"
    if is_wide:
        return text, "the file is UTF-16, which apps do not read: save it as UTF-8"
    return (
        text,
        "the file is not UTF-8, and some letters are lost: save it as UTF-8"
        if "\ufffd" in text
        else "",
    )
