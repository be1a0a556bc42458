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
from ..text.patterns import pattern
from .page_names import name_of_title

_DATE = pattern(
    r"(?:19|20)\d\d(?P<between>[-_.]?)\d\d(?P=between)\d\d(?P<after>[-_ ]|$)(?P<title>.*)"
)
# `S01E02 - Wolves`
_SEASON = pattern(r"(?P<before>[Ss](?:eason[-_ ]?)?)(?P<season>\d{1,2})(?=[-_ ]?[EeXx])")
_NUMBER = pattern(
    r"(?P<before>\D{0,20}?)(?P<number>\d{1,4})(?=$|[-_ .])(?P<after>[-_ .]{0,3})(?P<title>.*)"
)
_YEAR = pattern(r"(?:19|20)\d\d")
_MONTH = pattern(r"0[1-9]|1[0-2]")
_MOST = 10
_FIRST_FOLDER = "episodes"
_FIRST_MEDIA = "media"


class NamePattern(NamedTuple):
    """What the name of a page is made of: a date in a format, or a number of some digits between two
    texts, then the title. The number may come after that of the season, with a text of its own. A
    `bundle` is a folder of that name with this page in it."""

    date_format: str = ""
    before_season: str = ""
    season_digits: int = 0
    before: str = ""
    digits: int = 0
    after: str = "-"
    has_title: bool = True
    bundle: str = ""

    def page(self, title: str, season: int | None, number: int | None, today: dt.date) -> str:
        """The page's path from the folder of all pages."""
        name = ""
        if self.date_format:
            name = today.strftime(self.date_format)
        elif self.digits and number is not None:
            name = self._numbered(season, number)
        if self.has_title or not name:
            name += name_of_title(title)
        if self.bundle:
            return f"{name}/{self.bundle}"
        return f"{name}.md"

    def _numbered(self, season: int | None, number: int) -> str:
        name = f"{self.before}{number:0{self.digits}}{self.after}"
        if not self.season_digits:
            return name
        return f"{self.before_season}{season or 1:0{self.season_digits}}{name}"


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
    date = _DATE.match(stem)
    if date:
        between = date["between"]
        date_format = f"%Y{between}%m{between}%d{date['after']}"
        return NamePattern(date_format, has_title=bool(date["title"]), bundle=bundle)
    season = _SEASON.match(stem)
    match = _NUMBER.match(stem, season.end() if season else 0)
    if not match:
        return NamePattern(bundle=bundle)
    if int(match["number"]) != episode.number:
        return NamePattern(bundle=bundle)
    names = NamePattern(
        before=match["before"],
        digits=_digits(match["number"]),
        after=match["after"],
        has_title=bool(match["title"]),
        bundle=bundle,
    )
    if not season:
        return names
    return names._replace(before_season=season["before"], season_digits=_digits(season["season"]))


def _digits(number: str) -> int:
    """How many digits numbers have at least: `12` may follow `9`, or be one of `01` to `99`."""
    if len(number) <= 2 and not number.startswith("0"):
        return 1
    return len(number)


def page_path(
    episodes: Sequence[Episode],
    include: Sequence[str],
    title: str,
    season: int | None,
    number: int | None,
    today: dt.date,
) -> str:
    """Where the page of the next episode is to be, in the docs folder. The `episodes` are the
    newest first; `include` are the patterns of the show's pages."""
    names = name_pattern(episodes)
    folder = _folder(episodes, include, names, today)
    return posixpath.join(folder, names.page(title, season, number, today))


def _folder(
    episodes: Sequence[Episode], include: Sequence[str], names: NamePattern, today: dt.date
) -> str:
    """The folder of the next episode's page: that of the newest; this year's or month's where folders
    are years or months."""
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
    years, year = posixpath.split(parent)
    if _YEAR.fullmatch(year) and _MONTH.fullmatch(last):
        return posixpath.join(years, f"{today:%Y}", f"{today:%m}")
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
                pages = posixpath.dirname(episode.path)
                return posixpath.relpath(recordings, pages)
    return ""
