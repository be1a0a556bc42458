"""The chapters of a show's episodes, read when they are first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model.episode import Episode
from ..model.problems import Problem, Severity
from ..source import companions, docs_paths
from ..source.companion_files import CHAPTER_EXTENSIONS
from ..text import addresses
from .companion_sources import CompanionSources

if TYPE_CHECKING:
    from ..model.chapter import Chapter
    from ..source.companion_types import ChapterSource

Chapters = tuple["Chapter", ...]


class EpisodeChapters:
    """The chapters of each episode, and where they are published."""

    def __init__(self, sources: CompanionSources) -> None:
        self._sources = sources
        self._chapters: dict[str, Chapters] = {}

    def of(self, episode: Episode) -> Chapters:
        """The episode's chapters; of those without a source of their own, the ones inside the
        recording."""
        if episode.path not in self._chapters:
            self._chapters[episode.path] = ()
            with self._sources.crash_boundary(episode, "the episode has no chapters"):
                self._chapters[episode.path] = tuple(
                    self._resolved(chapter, episode) for chapter in self._read(episode)
                )
        return self._chapters[episode.path]

    def path(self, episode: Episode) -> str:
        """Where the episode's chapters are published, below the site's root; "" where it has
        none."""
        if not self.of(episode):
            return ""
        return self._sources.published_path(episode, "chapters.json")

    def url(self, episode: Episode, full: Callable[[str], str]) -> str:
        """The full address of the episode's chapters: of those that are published, else of a file
        elsewhere. `full` makes full addresses of paths."""
        path = self.path(episode)
        if path:
            return full(path)
        if not episode.chapters:
            return ""
        source, _ = companions.chapters_of(episode, self._sources.docs)
        if not source or source.local or not _may_be_json(source.url):
            return ""
        return source.url

    def _resolved(self, chapter: Chapter, episode: Episode) -> Chapter:
        """The chapter with URLs, or paths in the docs folder, for what it leads to and shows."""
        if not chapter.url and not chapter.image:
            return chapter
        return chapter._replace(
            url=self._resolve(chapter.url, episode, "links"),
            image=self._resolve(chapter.image, episode, "shows"),
        )

    def _resolve(self, address: str, episode: Episode, verb: str) -> str:
        if not address:
            return ""
        url = addresses.url(address)
        path = url or docs_paths.in_docs(address, episode.path, self._sources.docs)
        if not path:
            similar = docs_paths.suggestion(address, episode.path, self._sources.docs)
            reason = docs_paths.describe_missing(address, similar)
            message = f"a chapter {verb} `{address[:80]}`: {reason}"
            self._sources.report(Problem(episode.path, message))
        return path

    def _read(self, episode: Episode) -> Chapters:
        if episode.chapters is False or (not episode.audio and episode.chapters is None):
            return ()
        source, problems = companions.chapters_of(episode, self._sources.docs)
        self._sources.report_all(problems)
        if not source:
            return self._read_inside(episode)
        chapters, problems = self._read_source(source, episode)
        self._sources.report_all(problems)
        return chapters

    def _read_source(
        self, source: ChapterSource, episode: Episode
    ) -> tuple[Chapters, list[Problem]]:
        from .. import chapters

        path, duration = episode.path, episode.duration
        if source.notes:
            line, body = self._sources.body(episode)
            return chapters.read_note_chapters(body, path, line, duration)
        if source.data is not None:
            values, problems = chapters.read_chapter_values(source.data, path, None, duration)
            return values, _in_front_matter(problems)
        if source.text:
            lines, problems = chapters.parse_chapters(source.text, path, duration)
            return lines, _in_front_matter(problems)
        if not source.local:
            return (), [_unread(path, source.url)]
        text = self._sources.text(source.url)
        if text is None:
            return (), []
        return chapters.parse_chapters(text, source.url, duration)

    def _read_inside(self, episode: Episode) -> Chapters:
        """The chapters in the first of the episode's recordings that has any."""
        for audio in episode.audio:
            path = self._sources.local_path(audio)
            if path is None:
                continue
            from .. import chapters
            from ..media import containers

            with path.open("rb") as file:
                inside, remarks = containers.read_media_chapters(file)
            for remark in remarks:
                self._sources.report(Problem(episode.path, f"`{audio.url}` {remark}"))
            if inside:
                checked, problems = chapters.check_chapters(inside, audio.url, episode.duration)
                self._sources.report_all(problems)
                return checked
        return ()


def _in_front_matter(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of chapters that front matter holds: their lines are not those of the page."""
    return [replace(problem, line=None, field="chapters") for problem in problems]


def _unread(path: str, url: str) -> Problem:
    """The problem of chapters on another server, from which a build reads nothing."""
    reason = f"`chapters`: {url} is elsewhere, and a build does not read it"
    remedy = "put the file into the docs folder"
    if not _may_be_json(url):
        return Problem(path, f"{reason}: {remedy}", field="chapters")
    message = f"{reason}: the feed hands it on, and the player has no chapters; {remedy} for both"
    return Problem(path, message, field="chapters", severity=Severity.INFO)


def _may_be_json(url: str) -> bool:
    """Whether nothing says that it is not JSON, the one format that a feed may point to."""
    extension = addresses.extension(url)
    return extension == "json" or extension not in CHAPTER_EXTENSIONS
