"""Pages that are no episodes though they may be meant as such: for a misspelled key or category, a
recording or player that cannot be used, or because they are among episodes and nothing in them says
that they are one, too."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from ..model.problems import Problem, Severity, quoted
from ..text import media_types
from ..text.matching import counted, near_miss
from ..text.patterns import pattern
from ..text.records import NamedTuple
from . import frontmatter, refusals
from .fields import FIELDS
from .key_check import KeyCheck
from .key_names import squeeze
from .page_fields import PageFields
from .people_pages import is_about_person
from .site import Site

_FENCES = ("---", "+++", "...")
_ENTRY = pattern(r"[ \t]*[\"']?(?P<key>[A-Za-z][\w-]*)[\"']?[ \t]*[:=][ \t]*(?P<value>.*)")
# What makes a page an episode.
_DECISIVE_KEYS = frozenset({"audio", "podcast", "category", "categories", "player"})
_PLAYER_KEYS = frozenset(map(squeeze, FIELDS["player"].keys))
# Which of these a page has, its front matter is read for.
_RECORDING_KEYS = frozenset({"audio", "audiofile", "audiourl", "enclosure"})
_CATEGORY_KEYS = frozenset({"category", "categories"})
_FOREIGN_STARTS = ("+++", "{", ";;;")
_WORD = pattern(r"[\w-]+")
_MOST_LINES = 200
_FOLDERS = frozenset({"episode", "episodes", "podcast", "podcasts", "show", "shows"})


class _Entry(NamedTuple):
    key: str
    value: str
    line: int


def bystander_problems(
    pages: Iterable[tuple[str, str]], episodes: Collection[str], site: Site, check: KeyCheck
) -> Iterator[Problem]:
    """Problems with the `pages`, paths and texts, that are not among the `episodes`.

    What keeps a page from being one is named for each page; that pages are among episodes, once for
    all of them.
    """
    folders = Counter(map(posixpath.dirname, episodes))
    others: list[str] = []
    for path, text in pages:
        is_beside = posixpath.dirname(path) in folders
        problems = list(_problems_of(path, text, site, check, is_beside=is_beside))
        yield from problems
        if not problems and is_beside and not _is_about_person(text):
            others.append(path)
    yield from _among_episodes(others, folders, site.category)


def _problems_of(
    path: str, text: str, site: Site, check: KeyCheck, *, is_beside: bool
) -> Iterator[Problem]:
    """What keeps a page from being an episode, the likeliest cause only."""
    problem = _misspelled(path, text, site.category, check, is_beside=is_beside)
    if not problem and is_beside:
        problem = _unknown_player(path, text, site.category)
    if not problem and is_beside:
        problem = _misspelled_category(path, text, site.category)
    if problem:
        yield problem
    elif _may_name_recording(text, is_beside=is_beside):
        yield from _unusable_values(path, text, site)


def _misspelled(
    path: str, text: str, category: str, check: KeyCheck, *, is_beside: bool
) -> Problem | None:
    slip = _slip(text, category, check, is_beside=is_beside)
    if not slip:
        return None
    message = (
        f"not an episode, as {quoted(slip.key)} is an unknown key: "
        f"did you mean `{check.suggest(slip.key)}`?"
    )
    return Problem(path, message, slip.line)


def _unknown_player(path: str, text: str, category: str) -> Problem | None:
    """The problem with an address under the key of a player, which was read and is no known
    provider's."""
    for entry in _entries(text):
        address = entry.value.strip("\"' ")
        if squeeze(entry.key) in _PLAYER_KEYS and address.startswith(("https://", "http://")):
            remedy = "name the recording as `audio`"
            if category:
                remedy += f", or add `category: {category}` to show that page in a frame"
            message = (
                f"not an episode, as {quoted(address)} is not at a provider whose players are "
                f"known: {remedy}"
            )
            return Problem(path, f"`{entry.key}`: {message}", entry.line)
    return None


def _misspelled_category(path: str, text: str, category: str) -> Problem | None:
    if not category:
        return None
    for entry in _entries(text):
        if squeeze(entry.key) not in _CATEGORY_KEYS:
            continue
        for word in _WORD.findall(entry.value):
            if near_miss(word.casefold(), [category.casefold()]):
                message = (
                    f"not an episode, as `{word}` is another category: did you mean `{category}`?"
                )
                return Problem(path, f"`{entry.key}`: {message}", entry.line)
    return None


def _may_name_recording(text: str, *, is_beside: bool) -> bool:
    """Whether the front matter of a page that is not an episode has a recording, as far as can be seen
    without reading it."""
    if is_beside and text.startswith(_FOREIGN_STARTS):
        return True
    keys = {squeeze(entry.key) for entry in _entries(text)}
    if is_beside and not _PLAYER_KEYS.isdisjoint(keys):
        return True
    return not _RECORDING_KEYS.isdisjoint(keys)


def _unusable_values(path: str, text: str, site: Site) -> list[Problem]:
    """Problems with front matter that cannot be read, or names a recording or player that none can
    be made of."""
    page = PageFields(path, frontmatter.read(text), site)
    for name in ("audio", "player"):
        for key in page.keys_of(name):
            reason = refusals.why_unusable(name, key, page.flat[key])
            if reason:
                page.report(key, f"not an episode, as {reason}")
    return page.problems


def _is_about_person(text: str) -> bool:
    return any(is_about_person(entry.key, entry.value.strip("\"' ")) for entry in _entries(text))


def _slip(text: str, category: str, check: KeyCheck, *, is_beside: bool) -> _Entry | None:
    """The entry by whose right key the page would be an episode."""
    for entry in _entries(text):
        suggestion = check.suggest(entry.key)
        if suggestion not in _DECISIVE_KEYS:
            continue
        value = entry.value.strip("\"' ")
        if suggestion in {"category", "categories"}:
            if category and category.casefold() in value.casefold():
                return entry
        elif is_beside or media_types.media_type(value):
            return entry
    return None


def _entries(text: str) -> Iterator[_Entry]:
    """The entries of front matter, without reading it: it may be that of any page."""
    for number, line in enumerate(text[:20_000].split("\n", _MOST_LINES)[:_MOST_LINES], 1):
        if number > 1 and line.startswith(_FENCES):
            return
        match = _ENTRY.match(line)
        if match:
            yield _Entry(match["key"], match["value"].strip(), number)


def named_folder(folder: str) -> str:
    """The part of a folder's path up to one that is called as folders of episodes are."""
    parts = folder.split("/")
    for count, part in enumerate(parts, 1):
        if part.casefold() in _FOLDERS:
            return "/".join(parts[:count])
    return ""


def _among_episodes(
    paths: Iterable[str], folders: Counter[str], category: str
) -> Iterator[Problem]:
    """One problem for the pages in folders of which most pages are episodes, or that are called as
    folders of episodes are."""
    in_folder = Counter(map(posixpath.dirname, paths))
    notable: list[str] = []
    for path in paths:
        folder = posixpath.dirname(path)
        # At the top of the docs folder, other pages are to be expected.
        if not folder:
            continue
        if in_folder[folder] <= folders[folder] or named_folder(folder):
            notable.append(path)
    if not notable:
        return
    others = f" (nor does that of {counted(len(notable) - 1, 'more page')} among episodes)"
    label = f" or `category: {category}`" if category else ""
    message = (
        f"not an episode, as its front matter has no `audio`{label}"
        f"{others if len(notable) > 1 else ''}: add it, or list the page in `exclude`"
    )
    yield Problem(notable[0], message, severity=Severity.INFO)
