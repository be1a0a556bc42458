"""Where what goes with a show's episodes is read from: files beside them, and their own pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ..media.recordings import is_pointer_text
from ..model.episode import Audio, Episode
from ..model.problems import Problem
from ..source import companion_types
from ..source.companion_files import TRANSCRIPT_EXTENSIONS
from ..source.site import Site
from ..text.addresses import beside, path_extension
from ..text.encodings import decode_text
from ..text.records import dataclass
from .reporter import Reporter

# Ten hours of words with times have a fifth of it.
_LARGEST_FILE = 64 << 20


@dataclass(eq=False)
class CompanionSources:
    """The files in the docs folder by their paths, and the reporter of problems with them.

    `body` gives the number of the first line and the Markdown of an episode's page. `language` is
    the show's. `site_languages` are those that the site is built in: files named after them belong
    to its other versions.
    """

    docs: Site
    files: Mapping[str, Path]
    body: Callable[[Episode], tuple[int, str]]
    reporter: Reporter
    language: str = ""
    site_languages: Collection[str] = ()

    @cached_property
    def caption_languages(self) -> tuple[str, ...]:
        """The languages that names of captions in the docs folder hold, such as `wolf.de.vtt`."""
        languages = {
            companion_types.language_in(path)
            for path in self.files
            if path_extension(path) in TRANSCRIPT_EXTENSIONS
        }
        return tuple(sorted(languages - {"", *self.site_languages}))

    def report(self, problem: Problem) -> None:
        self.reporter.report(problem)

    def report_all(self, problems: Iterable[Problem]) -> None:
        self.reporter.report_all(problems)

    def crash_boundary(self, episode: Episode, consequence: str) -> AbstractContextManager[None]:
        """Keeps an error that nobody foresaw to the one episode."""
        return self.reporter.crash_boundary(episode.path, consequence)

    def local_path(self, audio: Audio) -> Path | None:
        """The file of a recording; None where it is elsewhere."""
        if audio.local:
            return self.files.get(audio.url)
        return None

    def text(self, path: str) -> str | None:
        """The text of a file in the docs folder; None, with a problem, for what is not text."""
        file = self.files[path]
        if file.stat().st_size > _LARGEST_FILE:
            limit = _LARGEST_FILE >> 20
            reason = f"the file has more than {limit} MB, which no transcript has: name another one"
            self.report(Problem(path, reason))
            return None
        data = file.read_bytes()
        if is_pointer_text(data):
            reason = "the file is a Git-LFS pointer: run `git lfs pull` before the build"
            self.report(Problem(path, reason))
            return None
        text, reason = decode_text(data)
        if reason:
            self.report(Problem(path, reason))
            return text or None
        return text

    def published_path(self, episode: Episode, name: str) -> str:
        """The path below the site's root of a file beside the episode's page, where no file of the
        author's is."""
        page = unquote(episode.url)
        path = beside(page, name)
        if path in self.files:
            return beside(page, f"podcast-{name}")
        return path
