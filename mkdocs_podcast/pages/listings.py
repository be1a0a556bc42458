"""The pages that list episodes: which there are, and what is on each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..model.episode import Episode
from ..model.show import Show, Tag

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
        stand there twice."""
        return (
            self.title.replace(show.title, otherwise, 1)
            if self.kind == "index" and otherwise
            else self.title
        )

    @property
    def previous(self) -> str:
        return self.paths[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.paths[self.number] if self.number < len(self.paths) else ""


def index_path(wanted: str, paths: Container[str]) -> str:
    """The path of the index: the site may have a README.md where `index.md` is wanted."""
    readme = posixpath.join(posixpath.dirname(wanted), "README.md")
    is_index = posixpath.basename(wanted) == "index.md"
    return readme if is_index and wanted not in paths and readme in paths else wanted


def page_path(first: str, number: int) -> str:
    """The path of a listing's page: `podcast/index.md`, `podcast/page/2.md`; `tags/ai.md`,
    `tags/ai/page/2.md`."""
    if number == 1:
        return first
    folder = re.sub(r"(?:^|/)(?:index|README)\.md$", "", first).removesuffix(".md")
    return f"{folder}/page/{number}.md".lstrip("/")


def place(path: str) -> str:
    """What stands for a page's address: `a.md`, `a/index.md` and `a/README.md` are at one."""
    return re.sub(r"(?:^|/)(?:index|README)$", "", path.removesuffix(".md"))


def reserved_slugs(tags: str, paths: Iterable[str]) -> frozenset[str]:
    """The names in addresses that tags cannot have, as one of these pages would be where the tag's
    is to be."""
    start, _, end = place(tags.replace("{tag}", "\0")).partition("\0")
    if not tags:
        return frozenset()
    near = (place(path) for path in paths if path.startswith(start))
    return frozenset(
        found.removeprefix(start).removesuffix(end)
        for found in near
        if found.startswith(start) and found.endswith(end)
    )


def nobody(path: str) -> bool:
    return False


def all_listings(
    show: Show, index: str, tags: str, per_page: int, is_taken: Callable[[str], bool] = nobody
) -> Iterator[Listing]:
    """The index, the page of all tags, and the page of each tag, each with the pages that follow
    it.

    Those that follow give way where `is_taken` says that another page is at their path.
    """
    yield from _pages("index", index, show.title, show.episodes, None, per_page, is_taken)
    if not tags or not show.tags:
        return
    overview = tags.replace("{tag}", "index")
    if place(overview) != place(index):
        yield Listing("tags", overview, "Tags", paths=(overview,))
    for tag in show.tags:
        yield from _pages(
            "tag", tags.replace("{tag}", tag.slug), tag.name, tag.episodes, tag, per_page, is_taken
        )


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
) -> Iterator[Listing]:
    starts = range(0, max(len(episodes), 1), per_page)
    later = (_free(page_path(first, number), is_taken) for number in range(2, len(starts) + 1))
    paths = (first, *later)
    for number, start in enumerate(starts, 1):
        named = title if number == 1 else f"{title} (page {number})"
        yield Listing(
            kind, paths[number - 1], named, episodes[start : start + per_page], tag, number, paths
        )


def pager_numbers(number: int, of: int) -> list[int | None]:
    """The page numbers to link: the first, the last and those around this one, None for a gap."""
    wanted = sorted({1, of, *range(max(number - 1, 1), min(number + 1, of) + 1)})
    return _with_gaps(wanted)


def _with_gaps(numbers: Sequence[int]) -> list[int | None]:
    shown: list[int | None] = []
    for before, number in zip((0, *numbers), numbers, strict=False):
        if number - before == 2:
            shown.append(number - 1)
        elif number - before > 2:
            shown.append(None)
        shown.append(number)
    return shown
