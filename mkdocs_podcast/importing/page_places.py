"""Where the next episode's page and recording are to be: where those of the others are, and called
as they are."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..model.episode import Episode
from ..source.naming import INDEX_PAGES
from ..text.matching import slug
from ..text.patterns import pattern

_DATE = pattern(r"\d{4}-\d{2}-\d{2}-")
_NUMBER = pattern(r"(\D{0,20}?)(\d{1,4})(?=$|[-_ .])([-_ .]?)(.*)")
_YEAR = pattern(r"(?:19|20)\d\d")
_MOST = 10
_FIRST_FOLDER = "episodes"
_FIRST_MEDIA = "media"


class NamePattern(NamedTuple):
    """What the name of a page is made of: a date, or a number of some digits between two texts,
    then the title. A `bundle` is a folder of that name with this page in it."""

    has_date: bool = False
    before: str = ""
    digits: int = 0
    after: str = "-"
    has_title: bool = True
    bundle: str = ""

    def page(self, title: str, number: int | None, today: dt.date) -> str:
        """The page's path from the folder of all pages."""
        name = ""
        if self.has_date:
            name = f"{today.isoformat()}-"
        elif self.digits and number is not None:
            name = f"{self.before}{number:0{self.digits}}{self.after}"
        if self.has_title or not name:
            name += slug(title)
        if self.bundle:
            return f"{name}/{self.bundle}"
        return f"{name}.md"


_FIRST_PATTERN = NamePattern(digits=3)


def name_pattern(episodes: Sequence[Episode]) -> NamePattern:
    """The pattern that most of the newest pages follow."""
    patterns = Counter(_pattern_of(episode) for episode in episodes[:_MOST])
    if not patterns:
        return _FIRST_PATTERN
    # Of several, the one that comes first is the newest.
    return patterns.most_common(1)[0][0]


def _pattern_of(episode: Episode) -> NamePattern:
    """The pattern that the name of an episode's page follows."""
    folder, file_name = posixpath.split(episode.path)
    stem = posixpath.splitext(file_name)[0]
    bundle = ""
    if folder and stem.casefold() in INDEX_PAGES:
        bundle = file_name
        stem = posixpath.basename(folder)
    if _DATE.match(stem):
        return NamePattern(has_date=True, bundle=bundle)
    match = _NUMBER.match(stem)
    if not match or episode.number is None:
        return NamePattern(bundle=bundle)
    if int(match[2]) != episode.number:
        return NamePattern(bundle=bundle)
    digits = len(match[2])
    # `12` may follow `9`, or be one of `01` to `99`.
    if digits <= 2 and not match[2].startswith("0"):
        digits = 1
    return NamePattern(False, match[1], digits, match[3], bool(match[4]), bundle)


def page_path(
    episodes: Sequence[Episode],
    include: Sequence[str],
    title: str,
    number: int | None,
    today: dt.date,
) -> str:
    """Where the page of the next episode is to be, in the docs folder. The `episodes` are the
    newest first; `include` are the patterns of the show's pages."""
    names = name_pattern(episodes)
    return posixpath.join(
        _folder(episodes, include, names, today), names.page(title, number, today)
    )


def _folder(
    episodes: Sequence[Episode], include: Sequence[str], names: NamePattern, today: dt.date
) -> str:
    """The folder of the next episode's page: that of the newest, in this year's where folders are
    years."""
    if not episodes:
        if not include:
            return _FIRST_FOLDER
        return _folder_of_pattern(include[0])
    folder, file_name = posixpath.split(episodes[0].path)
    stem = posixpath.splitext(file_name)[0]
    if names.bundle and stem.casefold() in INDEX_PAGES:
        folder = posixpath.dirname(folder)
    parent, last = posixpath.split(folder)
    if _YEAR.fullmatch(last):
        return posixpath.join(parent, str(today.year))
    return folder


def _folder_of_pattern(pattern_text: str) -> str:
    """The folder up to which a pattern names one: `shows/a` of `shows/a/**/*.md`."""
    folders = []
    for name in posixpath.dirname(pattern_text.strip("/")).split("/"):
        if any(letter in name for letter in "*?["):
            break
        folders.append(name)
    return "/".join(folders)


def media_folder(episodes: Sequence[Episode], page: str) -> str:
    """The folder for the recording of the page, as far from it as the newest local recording is
    from its own."""
    way = _way_to_recording(episodes) or _FIRST_MEDIA
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), way))


def _way_to_recording(episodes: Sequence[Episode]) -> str:
    """The way from an episode's folder to that of its recording, of the first with a local one; ""
    where none has."""
    for episode in episodes:
        for audio in episode.audio:
            if audio.local:
                recordings = posixpath.dirname(audio.url) or "."
                pages = posixpath.dirname(episode.path) or "."
                return posixpath.relpath(recordings, pages)
    return ""
