"""Where what goes with a show's episodes is read from: files beside them, and their own pages."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ..model.episode import Audio, Episode
from ..model.problems import Problem
from ..source import companion_types
from ..source.companion_files import TRANSCRIPT_EXTENSIONS
from ..source.site import Site
from ..text.addresses import beside, path_extension


@dataclass(eq=False, repr=False)
class CompanionSources:
    """The files in the docs folder by their paths, and what reports problems with them.

    `body` gives the number of the first line and the Markdown of an episode's page. `language` is
    the show's. `site_languages` are those that the site is built in: files named after them belong
    to its other versions.
    """

    docs: Site
    files: Mapping[str, Path]
    body: Callable[[Episode], tuple[int, str]]
    report: Callable[[Problem], None]
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

    def report_all(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.report(problem)

    def local_path(self, audio: Audio) -> Path | None:
        """The file of a recording; None where it is elsewhere."""
        return self.files.get(audio.url) if audio.local else None

    def text(self, path: str) -> str | None:
        """The text of a file in the docs folder; None, with a problem, for what is not text."""
        text, reason = decode_text(self.files[path].read_bytes())
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


def decode_text(data: bytes) -> tuple[str, str]:
    """A file's text, and what is wrong with its encoding; "" for what is not text."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    if "\0" in text:
        return "", "the file is not text: name another one"
    if is_wide:
        return text, "the file is UTF-16, which apps do not read: save it as UTF-8"
    if "\ufffd" in text:
        return text, "the file is not UTF-8, and some letters are lost: save it as UTF-8"
    return text, ""
