"""The folder whose pages look like episodes, on a site where no page says that it is one."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from ..embeds import find_episode_player
from ..text.patterns import pattern
from . import naming
from .body_recordings import plays
from .bystanders import named_folder
from .selection import is_page_of_its_own

_DATE = pattern(
    r"^[\"']?(?:pub|published?|publish)?[-_]?date[\"']?[ \t]*[:=]", re.IGNORECASE | re.MULTILINE
)
# What a pattern says as it is.
_PLAIN_FOLDER = pattern(r"[\w /.-]+")
_FRONT_MATTER_LENGTH = 2_000
_FEWEST_PAGES = 2


def likely_pattern(pages: Iterable[tuple[str, str]], castopod: Collection[str] = ()) -> str:
    """A pattern for `include` that matches pages (paths and texts) which look like episodes; "" where
    none do.

    They are in a folder with such a name, or in one of which most pages have a date or a player.
    """
    in_named: defaultdict[str, list[str]] = defaultdict(list)
    in_folder: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    for path, text in pages:
        folder = posixpath.dirname(path)
        if not _PLAIN_FOLDER.fullmatch(folder) or not is_page_of_its_own(path):
            continue
        named = named_folder(folder)
        if named:
            in_named[named].append(path)
        in_folder[folder] += 1
        if _looks_like_episode(path, text, castopod):
            alike[folder] += 1
    if in_named:
        named, paths = max(in_named.items(), key=lambda entry: len(entry[1]))
        return _pattern_of(named, paths)
    for folder, count in alike.most_common():
        if count >= _FEWEST_PAGES and count * 2 > in_folder[folder]:
            return f"{folder}/*.md"
    return ""


def _pattern_of(folder: str, paths: Iterable[str]) -> str:
    if all(posixpath.dirname(path) == folder for path in paths):
        return f"{folder}/*.md"
    return f"{folder}/**/*.md"


def _looks_like_episode(path: str, text: str, castopod: Collection[str]) -> bool:
    if naming.date_in(path):
        return True
    if _DATE.search(text[:_FRONT_MATTER_LENGTH]):
        return True
    return plays(text) or bool(find_episode_player(text, castopod))
