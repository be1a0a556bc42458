"""Where the next episode's page and recording are to be: where those of the others are, and called
as they are."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..model.episode import Episode
from ..text.matching import slug
from ..text.patterns import pattern

_DATE = pattern(r"\d{4}-\d{2}-\d{2}-")
_NUMBER = pattern(r"(\D{0,20}?)(\d{1,4})(?=$|[-_ .])([-_ .]?)(.*)")
_YEAR = pattern(r"(?:19|20)\d\d")
_BUNDLE_PAGES = {"index", "_index", "readme"}
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
        parts = ""
        if self.has_date:
            parts = f"{today.isoformat()}-"
        elif self.digits and number is not None:
            parts = f"{self.before}{number:0{self.digits}}{self.after}"
        name = parts + slug(title) if self.has_title or not parts else parts
        return f"{name}/{self.bundle}" if self.bundle else f"{name}.md"


_FIRST_PATTERN = NamePattern(digits=3)


def name_pattern(episodes: Sequence[Episode]) -> NamePattern:
    """The pattern that most of the newest pages follow."""
    patterns = Counter(_pattern_of(episode) for episode in episodes[:_MOST])
    if not patterns:
        return _FIRST_PATTERN
    # Of several, the one that comes first is the newest.
    return patterns.most_common(1)[0][0]


def _pattern_of(episode: Episode) -> NamePattern:
    stem = posixpath.splitext(posixpath.basename(episode.path))[0]
    bundle = ""
    if stem.casefold() in _BUNDLE_PAGES and posixpath.dirname(episode.path):
        bundle = posixpath.basename(episode.path)
        stem = posixpath.basename(posixpath.dirname(episode.path))
    if _DATE.match(stem):
        return NamePattern(has_date=True, bundle=bundle)
    match = _NUMBER.match(stem)
    if match and episode.number is not None and int(match[2]) == episode.number:
        has_zeros = match[2].startswith("0")
        # `12` may follow `9`, or be one of `01` to `99`.
        digits = len(match[2]) if has_zeros or len(match[2]) > 2 else 1
        return NamePattern(False, match[1], digits, match[3], bool(match[4]), bundle)
    return NamePattern(bundle=bundle)


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
    if not episodes:
        return _folder_of_pattern(include[0]) if include else _FIRST_FOLDER
    folder = posixpath.dirname(episodes[0].path)
    stem = posixpath.splitext(posixpath.basename(episodes[0].path))[0]
    if names.bundle and stem.casefold() in _BUNDLE_PAGES:
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
    for episode in episodes:
        for audio in episode.audio:
            if audio.local:
                start = posixpath.dirname(episode.path) or "."
                way = posixpath.relpath(posixpath.dirname(audio.url) or ".", start)
                return posixpath.normpath(posixpath.join(posixpath.dirname(page), way))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), _FIRST_MEDIA))
