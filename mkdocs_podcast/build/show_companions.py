"""What goes with a show's episodes, and the files that are published beside their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.episode import Episode
from ..text.records import NamedTuple
from .episode_chapters import EpisodeChapters
from .episode_recordings import EpisodeRecordings
from .episode_transcripts import EpisodeTranscripts


class Companions(NamedTuple):
    """Recordings, chapters and transcripts of a show's episodes."""

    recordings: EpisodeRecordings
    chapters: EpisodeChapters
    transcripts: EpisodeTranscripts

    def files(self, episode: Episode, full: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        """Path below the site's root and text of each file that is published beside the episode.
        `full` makes full addresses of paths."""
        path = self.chapters.path(episode)
        if path:
            from .. import chapters

            yield path, chapters.chapters_to_json(self.chapters.of(episode), full)
        yield from self._transcript_files(episode)

    def _transcript_files(self, episode: Episode) -> Iterator[tuple[str, str]]:
        for item in self.transcripts.of(episode):
            if not item.derived:
                continue
            from .. import transcript

            content = self.transcripts.read(episode, item)
            if not content.cues:
                continue
            if item.is_timed:
                yield item.derived, transcript.transcript_to_webvtt(content)
            else:
                yield item.derived, transcript.transcript_to_html(content)
