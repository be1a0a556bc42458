"""What is in an episode's title and its file's name: a date, a number, a title."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from ..text import dates, values
from ..text.patterns import pattern
from .guards import quietly

_FILE_DATE = pattern(r"(\d{4}-\d{1,2}-\d{1,2})(?:[-_ .]|$)")
_FILE_NUMBER = pattern(
    r"(?:episode|podcast|ep|e)?[-_ ]*#?(\d{1,3}(?:\.\d)?|(?!19|20)\d{4})(?=$|[-_ ]|\.\D)",
    re.IGNORECASE,
)
_TITLE_NUMBERS = (
    pattern(
        r"\b(?:episode|episodio|episódio|épisode|folge|avsnitt|ep|nr|no)\b\.?\s*#?(\d{1,4})\b",
        re.IGNORECASE,
    ),
    # "DNE 323 - ...", "CR 074: ...": a show's initials.
    pattern(r"\A[A-Z]{2,5} ?#?(\d{2,3})\s*[-–—:|]"),
    pattern(r"(?:(?<!\w)#|№\s*)(\d{1,4})\b"),
)
INDEX_PAGES = {"index", "_index", "readme"}
_LONGEST_TITLE = 300


def date_in(path: str) -> dt.datetime | None:
    """The date that a file's name begins with."""
    match = _FILE_DATE.match(_name(path))
    if match:
        return quietly(dates.date, match[1])
    return None


def number_in(title: str, path: str) -> tuple[int | None, str] | None:
    """The number in the title (`Episode 12`, `#12`), else the one that the file's name begins with."""
    start = title[:_LONGEST_TITLE]
    for title_number in _TITLE_NUMBERS:
        match = title_number.search(start)
        if match:
            return values.number(match[1])
    name = _FILE_DATE.sub("", _name(path))
    match = _FILE_NUMBER.match(name)
    if match:
        return values.number(match[1])
    return None


def title_of(path: str) -> str:
    """A title from a file's name."""
    name = _name(path)
    title = re.sub(r"[-_]+", " ", _FILE_DATE.sub("", name)).strip()
    return title[:1].upper() + title[1:] or name


def _name(path: str) -> str:
    """A file's name without its ending; a page bundle's `index.md` has its folder's."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    folder = posixpath.basename(posixpath.dirname(path))
    if stem.lower() in INDEX_PAGES and folder:
        return folder
    return stem
