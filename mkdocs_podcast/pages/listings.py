"""The pages that list episodes: which there are, and what is on each."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..model.episode import Episode
from ..model.show import Show, Tag
from ..text.patterns import pattern
from ..text.translations import Words, words_of

_FOLDER_PAGE = pattern(r"(?:^|/)(?:index|README)$")

Kind = Literal["index", "tag", "tags"]


class Listing(NamedTuple):
    """One page that lists episodes: `number` of `of` such pages, all of them with `path`s in the
    docs folder."""

    kind: Kind
    path: str
    title: str
    episodes: tuple[Episode, ...] = ()
    tag: Tag | None = None
    number: int = 1
    paths: tuple[str, ...] = ()

    @property
    def is_front(self) -> bool:
        """Whether it is the first page of the index."""
        return self.kind == "index" and self.number == 1

    def title_on(self, show: Show, otherwise: str) -> str:
        """Its title in navigation; a show without a title of its own has the site's, which would
        appear twice."""
        if self.kind != "index" or not otherwise:
            return self.title
        return self.title.replace(show.title, otherwise, 1)

    @property
    def previous(self) -> str:
        if self.number > 1:
            return self.paths[self.number - 2]
        return ""

    @property
    def next(self) -> str:
        if self.number < len(self.paths):
            return self.paths[self.number]
        return ""


def index_path(option: str, paths: Container[str]) -> str:
    """The path of the index: the site may have a README.md where the option says `index.md`."""
    folder, name = posixpath.split(option)
    if name != "index.md" or option in paths:
        return option
    readme = posixpath.join(folder, "README.md")
    return readme if readme in paths else option


def page_path(first: str, number: int) -> str:
    """The path of a listing's page: `podcast/index.md`, `podcast/page/2.md`; `tags/ai.md`,
    `tags/ai/page/2.md`."""
    if number == 1:
        return first
    folder = _FOLDER_PAGE.sub("", first.removesuffix(".md"))
    return f"{folder}/page/{number}.md".lstrip("/")


def _address_key(path: str) -> str:
    """What stands for a page's address: `a.md`, `a/index.md` and `a/README.md` are at one."""
    return _FOLDER_PAGE.sub("", path.removesuffix(".md"))


def reserved_slugs(tags: str, paths: Iterable[str]) -> frozenset[str]:
    """The names in addresses that tags cannot have, as one of these pages would be where the tag's
    is to be."""
    start, _, end = _address_key(tags.replace("{tag}", "\0")).partition("\0")
    if not tags:
        return frozenset()
    slugs = set()
    for path in paths:
        if path.startswith(start):
            key = _address_key(path)
            if key.startswith(start) and key.endswith(end):
                slugs.add(key.removeprefix(start).removesuffix(end))
    return frozenset(slugs)


def _is_never_taken(path: str) -> bool:
    return False


def all_listings(
    show: Show,
    index: str,
    tags: str,
    per_page: int,
    is_taken: Callable[[str], bool] = _is_never_taken,
    *,
    per_tag_page: int = 0,
) -> Iterator[Listing]:
    """The index, the page of all tags, and the page of each tag, each with the pages that follow
    it.

    Those that follow give way where `is_taken` says that another page is at their path. A tag's
    have as many episodes as the index's, unless `per_tag_page` says otherwise.
    """
    words = words_of(show.language)
    yield from _pages("index", index, show.title, show.episodes, None, per_page, is_taken, words)
    if not tags or not show.tags:
        return
    overview = tags.replace("{tag}", "index")
    if _address_key(overview) != _address_key(index):
        yield Listing("tags", overview, words.say("Tags"), paths=(overview,))
    length = per_tag_page or per_page
    for tag in show.tags:
        first = tags.replace("{tag}", tag.slug)
        yield from _pages("tag", first, tag.name, tag.episodes, tag, length, is_taken, words)


def _free(path: str, is_taken: Callable[[str], bool]) -> str:
    """The path, or where another page is there, one beside it: `podcast/page/2-list.md`."""
    while is_taken(path):
        path = f"{path.removesuffix('.md')}-list.md"
    return path


def _pages(
    kind: Kind,
    first: str,
    title: str,
    episodes: tuple[Episode, ...],
    tag: Tag | None,
    per_page: int,
    is_taken: Callable[[str], bool],
    words: Words,
) -> Iterator[Listing]:
    starts = range(0, max(len(episodes), 1), per_page)
    later = (_free(page_path(first, number), is_taken) for number in range(2, len(starts) + 1))
    paths = (first, *later)
    for number, start in enumerate(starts, 1):
        page_title = title
        if number > 1:
            page_title = words.say("{title} (page {number})", title=title, number=number)
        page_episodes = episodes[start : start + per_page]
        yield Listing(kind, paths[number - 1], page_title, page_episodes, tag, number, paths)


def pager_numbers(number: int, of: int) -> list[int | None]:
    """The page numbers to link: the first, the last and those around this one, None for a gap."""
    around = range(max(number - 1, 1), min(number + 1, of) + 1)
    return _with_gaps(sorted({1, of, *around}))


def _with_gaps(numbers: Sequence[int]) -> list[int | None]:
    items: list[int | None] = []
    previous = 0
    for number in numbers:
        if number - previous == 2:
            items.append(number - 1)
        elif number - previous > 2:
            items.append(None)
        items.append(number)
        previous = number
    return items
