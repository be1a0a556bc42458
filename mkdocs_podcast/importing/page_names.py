"""What the file of an imported page is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from ..source.naming import INDEX_PAGES
from ..text.addresses import url_path
from ..text.matching import slug
from ..text.patterns import pattern

_LONGEST = 80
_NAMELESS = "episode"
# Tags of HTML in a title, and the sign before a number.
_NOT_IN_NAMES = pattern(r"</?[A-Za-z][^<>]{0,200}>|#(?=[0-9])")
# A readable name has a word in it: hosts also number their pages, or give them a key.
_WORDS = pattern(r"[^\W\d_]{3,}", 0)
_KEY = pattern(r"[0-9a-f-]{20,}|(?=\D*\d[^A-Z]*[A-Z])[A-Za-z0-9_-]+")


def page_name(address: str, title: str) -> str:
    """The last part of an old address where people can read it, else a name made of the title."""
    folder, _, last_part = unquote(url_path(address)).rstrip("/").rpartition("/")
    stem = last_part.partition(".")[0]
    if stem.casefold() in INDEX_PAGES:
        stem = folder.rpartition("/")[2]
    if _is_readable(stem):
        return slug(stem, _NAMELESS)
    return name_of_title(title)[:_LONGEST]


def name_of_title(title: str) -> str:
    """A title as the name of a file."""
    return slug(_NOT_IN_NAMES.sub("", title), _NAMELESS)


def _is_readable(name: str) -> bool:
    if len(name) > _LONGEST:
        return False
    if not _WORDS.search(name):
        return False
    return not _KEY.fullmatch(name)


def unique_names(names: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """The names, those that are there already with a number."""
    used = {name.casefold() for name in taken}
    for name in names:
        candidate = name
        number = 2
        while candidate.casefold() in used:
            candidate = f"{name}-{number}"
            number += 1
        used.add(candidate.casefold())
        yield candidate
