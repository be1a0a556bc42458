"""What an episode's title and its file's name tell: a date, a number, and words for a title."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from ..text import dates, values
from ..text.patterns import pattern

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
    found = _FILE_DATE.match(_name(path))
    try:
        return dates.date(found[1]) if found else None
    except ValueError:
        return None


def number_in(title: str, path: str) -> tuple[int | None, str] | None:
    """The number in the title (`Episode 12`, `#12`), else the one that the file's name begins with."""
    found = next(
        filter(None, (pattern.search(title[:_LONGEST_TITLE]) for pattern in _TITLE_NUMBERS)), None
    )
    found = found or _FILE_NUMBER.match(_FILE_DATE.sub("", _name(path)))
    return values.number(found[1]) if found else None


def title_of(path: str) -> str:
    """A title from a file's name."""
    name = _name(path)
    words = re.sub(r"[-_]+", " ", _FILE_DATE.sub("", name)).strip()
    return words[:1].upper() + words[1:] or name


def _name(path: str) -> str:
    """A file's name without its ending; a page bundle's `index.md` has its folder's."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    folder = posixpath.basename(posixpath.dirname(path))
    return folder if stem.lower() in INDEX_PAGES and folder else stem
