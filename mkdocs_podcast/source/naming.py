"""What is in an episode's title and its file's name: a date, a number, a title."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from ..text import dates, values
from ..text.patterns import pattern
from ..text.records import NamedTuple
from .guards import quietly

_HYPHENS = pattern(r"[-_]+")
_FILE_DATE = pattern(r"(\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d{6})(?:[-_ .]|$)")
# `5-28-2020` is a date.
_NO_DATE = r"(?![-_.]\d{1,2}[-_.]\d{2,4}(?!\d))"
_FILE_NUMBER = pattern(
    r"(?:(?:episode|episodio|folge|avsnitt|podcast|ep|e)[-_ ]*)?#?(\d{1,3}(?:\.\d)?|(?!19|20)\d{4})(?=$|[-_ ]|\.\D)"
    + _NO_DATE,
    re.IGNORECASE,
)
# In the middle of a name, only where it says so.
_EPISODE_IN_FILE = pattern(r"[-_ ](?:episode|ep)[-_ ]?(\d{1,4})(?=$|[-_ ])", re.IGNORECASE)
_TITLE_NUMBER = rf"(\d{{1,4}}(?:\.\d(?!\d))?)\b(?!\.\d){_NO_DATE}"
_TITLE_NUMBERS = (
    pattern(
        r"\b(?:(?:episode|episodio|episódio|épisode|folge|avsnitt|nr|no)\b\.?\s*#?|ep\.?\s*#?)"
        + _TITLE_NUMBER,
        re.IGNORECASE,
    ),
    pattern(r"第\s*(\d{1,4})\s*[回話话集期]"),
    pattern(r"\AE(\d{1,4})\s*[-–—:|]"),
    # "DNE 323 - ...", "CR 074: ...": a show's initials.
    pattern(r"\A[A-Z]{2,5} ?#?(\d{2,3})\s*[-–—:|]"),
    pattern(rf"(?:(?<!\w)#|№\s*){_TITLE_NUMBER}"),
)
_SEASON_WORD = r"(?:season|staffel|saison|temporada|stagione)"
_SEASON_AND_NUMBER = pattern(
    rf"(?<![^\W_])(?<!['’])(?:{_SEASON_WORD}[\s._#-]?|s)(\d{{1,3}})[\s._,:;|/–—-]{{0,3}}"
    r"(?:episode|episodio|episódio|épisode|folge|ep|e)[\s._#]{0,3}(\d{1,4})(?!\w|\.\d)",
    re.IGNORECASE,
)
# `2x05` begins a title or a name; `10x20` is a multiplication, unless something divides it from the rest.
_SEASON_TIMES_NUMBER = pattern(
    r"\A\[?(\d{1,2})x(0\d|\d{2,3}(?= ?(?:[-–—:|\]_]|\Z)))(?![^\W_]|\.)", re.IGNORECASE
)
# `s3` may be a store at Amazon's.
_SEASON_FOLDER = pattern(rf"(?:{_SEASON_WORD}[-_ ]?|s(?=\d\d))(\d{{1,3}})", re.IGNORECASE)
INDEX_PAGES = {"index", "_index", "readme"}
_LONGEST_TITLE = 300


class SeasonAndNumber(NamedTuple):
    season: int
    number: int


def date_in(path: str) -> dt.datetime | None:
    """The date that a file's name begins with."""
    match = _FILE_DATE.match(_name(path))
    if match:
        return quietly(dates.date, match[1])
    return None


def number_in(title: str, path: str) -> tuple[int | None, str] | None:
    """The number in the title (`Episode 12`, `#12`), else in the file's name: at its beginning, or
    after `ep`."""
    start = title[:_LONGEST_TITLE]
    for title_number in _TITLE_NUMBERS:
        match = title_number.search(start)
        if match and match[1].isdecimal():
            return int(match[1]), ""
        if match:
            return values.number(match[1])
    name = _FILE_DATE.sub("", _name(path))
    match = _FILE_NUMBER.match(name) or _EPISODE_IN_FILE.search(name)
    # A zero at the beginning of a file's name sorts it.
    if match and match[1].strip("0"):
        return values.number(match[1])
    return None


def season_and_number(text: str) -> SeasonAndNumber | None:
    """What `S02E03`, `Season 2, Episode 3` and `2x03` say."""
    match = _SEASON_AND_NUMBER.search(text[:_LONGEST_TITLE]) or _SEASON_TIMES_NUMBER.match(text)
    if match:
        return SeasonAndNumber(int(match[1]), int(match[2]))
    return None


def season_and_number_of(path: str) -> SeasonAndNumber | None:
    """What a file's name says of both."""
    return season_and_number(_name(path))


def season_of_folder(path: str) -> int | None:
    """The season of the nearest folder that is named after one: `season-2/`."""
    for folder in reversed(posixpath.dirname(path).split("/")):
        match = _SEASON_FOLDER.fullmatch(folder)
        if match:
            return int(match[1])
    return None


def title_of(path: str) -> str:
    """A title from a file's name."""
    name = _name(path)
    title = _HYPHENS.sub(" ", _FILE_DATE.sub("", name)).strip()
    return title[:1].upper() + title[1:] or name


def name_without_date(path: str) -> str:
    """A file's name without its ending, and without the date that it begins with."""
    name = _name(path)
    match = _FILE_DATE.match(name)
    return name[match.end() :] if match else name


def _name(path: str) -> str:
    """A file's name without its ending; a page bundle's `index.md` has its folder's."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    folder = posixpath.basename(posixpath.dirname(path))
    if stem.lower() in INDEX_PAGES and folder:
        return folder
    return stem
