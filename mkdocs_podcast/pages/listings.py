"""The pages that list episodes: which there are, and what is on each."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Literal

from ..model.contributor import Contributor
from ..model.episode import Episode
from ..model.show import Show, Tag
from ..text.patterns import pattern
from ..text.records import NamedTuple, dataclass
from ..text.translations import Words, words_of
from .archive import Archive, Group, archive_of, index_order

_FOLDER_PAGE = pattern(r"(?:^|/)(?:index|README)$")

Kind = Literal["index", "tag", "tags", "season", "year", "person", "people"]


class Listing(NamedTuple):
    """One page that lists episodes: `number` of those at `paths` in the docs folder.

    It is about a tag, a season, a year or a person, or else the whole show.
    """

    kind: Kind
    path: str
    title: str
    episodes: tuple[Episode, ...] = ()
    tag: Tag | None = None
    group: Group | None = None
    person: Contributor | None = None
    number: int = 1
    paths: tuple[str, ...] = ()

    @property
    def subject(self) -> Tag | Group | Contributor | None:
        """What it is about, where that is not the whole show."""
        return self.tag or self.group or self.person

    @property
    def heading(self) -> str:
        """The heading of each of its pages."""
        if self.subject:
            return self.subject.name
        return self.title

    @property
    def is_found(self) -> bool:
        """Whether the site's search finds it: what it says is on no other page."""
        return self.kind == "person" and self.number == 1

    @property
    def is_front(self) -> bool:
        """Whether it is the first page of the index."""
        return self.kind == "index" and self.number == 1

    @property
    def is_cut(self) -> bool:
        """Whether the index has the rest of its episodes: somebody takes part in all of them."""
        if not self.person or len(self.paths) > 1:
            return False
        return len(self.episodes) < self.person.count

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


@dataclass(frozen=True)
class ListPaths:
    """Where a show's lists are: the index, and with `{tag}`, `{season}`, `{year}` and `{person}` in
    them, the pages of each, "" for none."""

    index: str
    tags: str = ""
    seasons: str = ""
    years: str = ""
    people: str = ""


def beside_index(index: str, name: str) -> str:
    """The path of a page in the folder of the index's later pages: `podcast/seasons/{season}.md`."""
    folder = _FOLDER_PAGE.sub("", index.removesuffix(".md"))
    return f"{folder}/{name}".lstrip("/")


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
    return beside_index(first, f"page/{number}.md")


def _address_key(path: str) -> str:
    """What stands for a page's address: `a.md`, `a/index.md` and `a/README.md` are at one."""
    return _FOLDER_PAGE.sub("", path.removesuffix(".md"))


def reserved_slugs(option: str, holding: str, paths: Iterable[str]) -> frozenset[str]:
    """The names in addresses that tags, or people, cannot have, as one of these pages would be
    where theirs is to be. `holding` is what stands for the name in the option: `{tag}`."""
    start, _, end = _address_key(option.replace(holding, "\0")).partition("\0")
    if not option:
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
    paths: ListPaths,
    per_page: int,
    is_taken: Callable[[str], bool] = _is_never_taken,
    *,
    per_further_page: int = 0,
) -> Iterator[Listing]:
    """The index, the pages of all tags and of all people, and that of each tag, season, year and
    person, each with the pages that follow it.

    Those that follow give way where `is_taken` says that another page is at their path. All have as
    many episodes as the first of the index, unless `per_further_page` says otherwise. Whoever
    takes part in every episode has the newest of them only: the index has all.
    """
    words = words_of(show.language)
    archive = archive_of(show, words)
    index = Listing("index", paths.index, show.title, index_order(show, archive))
    length = per_further_page or per_page
    yield from _pages(index, length, is_taken, words, on_first_page=per_page)
    listings = (
        *_tag_listings(show, paths, words),
        *_group_listings(show, archive, paths),
        *_people_listings(show, paths, words),
    )
    for listing in listings:
        if listing.kind in ("tags", "people"):
            yield listing
        elif listing.person and len(listing.episodes) == len(show.episodes):
            newest = listing._replace(episodes=listing.episodes[:length])
            yield from _pages(newest, length, is_taken, words)
        else:
            yield from _pages(listing, length, is_taken, words)


def _tag_listings(show: Show, paths: ListPaths, words: Words) -> Iterator[Listing]:
    if not paths.tags or not show.tags:
        return
    overview = paths.tags.replace("{tag}", "index")
    if _address_key(overview) != _address_key(paths.index):
        yield Listing("tags", overview, words.say("Tags"), paths=(overview,))
    for tag in show.tags:
        first = paths.tags.replace("{tag}", tag.slug)
        yield Listing("tag", first, tag.name, tag.episodes, tag)


def _group_listings(show: Show, archive: Archive, paths: ListPaths) -> Iterator[Listing]:
    """The pages of seasons and years, each from its first episode on; none in an episode's place."""
    for group in (*archive.seasons, *archive.years):
        path = group_path(group, paths)
        if path and not show.at(path):
            yield Listing(group.kind, path, group.name, group.from_first, group=group)


def _people_listings(show: Show, paths: ListPaths, words: Words) -> Iterator[Listing]:
    if not paths.people or not show.people:
        return
    overview = paths.people.replace("{person}", "index")
    if _address_key(overview) != _address_key(paths.index):
        yield Listing("people", overview, words.say("People"), paths=(overview,))
    for person in show.people:
        first = person_path(person, paths)
        yield Listing("person", first, person.name, person.episodes, person=person)


def person_path(person: Contributor, paths: ListPaths) -> str:
    """The path of a person's page: their own, or one like all people's, "" without either."""
    return person.profile.path or paths.people.replace("{person}", person.slug)


def group_path(group: Group, paths: ListPaths) -> str:
    """The path of a season's or year's page, "" where it has none."""
    if not group.number:
        return ""
    if group.kind == "season":
        return paths.seasons.replace("{season}", group.slug)
    return paths.years.replace("{year}", group.slug)


def _free(path: str, is_taken: Callable[[str], bool]) -> str:
    """The path, or where another page is there, one beside it: `podcast/page/2-list.md`."""
    while is_taken(path):
        path = f"{path.removesuffix('.md')}-list.md"
    return path


def _pages(
    whole: Listing,
    per_page: int,
    is_taken: Callable[[str], bool],
    words: Words,
    on_first_page: int = 0,
) -> Iterator[Listing]:
    """The pages of a listing, `per_page` of its episodes on each, unless those `on_first_page` are
    fewer."""
    count = len(whole.episodes)
    starts = [0, *range(on_first_page or per_page, count, per_page)]
    ends = [*starts[1:], count]
    numbers = range(2, len(starts) + 1)
    later = (_free(page_path(whole.path, number), is_taken) for number in numbers)
    paths = (whole.path, *later)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        title = whole.title
        if number > 1:
            title = words.say("{title} (page {number})", title=title, number=number)
        yield whole._replace(
            path=paths[number - 1],
            title=title,
            episodes=whole.episodes[start:end],
            number=number,
            paths=paths,
        )


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
