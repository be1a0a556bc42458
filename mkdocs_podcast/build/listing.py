"""The third stage: the pages that list episodes, made here where the site has none of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from ..model.problems import SETTINGS, Problem, Severity
from ..model.show import Show
from ..pages.list_text import ListText, first_text, list_text
from ..pages.listings import Kind, Listing, all_listings, index_path
from ..text.records import dataclass

if TYPE_CHECKING:
    from ..pages.views import Views
    from .reporter import Reporter
    from .settings import ShowSettings
    from .site_files import SiteFiles


_DOCS = "docs/"
# The options that say where pages of a kind are.
_OPTIONS: Mapping[Kind, str] = {
    "index": "index",
    "tag": "tags",
    "tags": "tags",
    "season": "seasons",
    "year": "years",
    "person": "people",
    "people": "people",
}


@dataclass(frozen=True, eq=False)
class ListPages:
    """The pages that hold a show's lists.

    `by_authors` are the site's own pages, by the lists' paths: `x.md` may be called `x/index.md` or
    `x.de.md`; and its files that are in the place of a list. `generated` are the paths of the
    others.
    """

    by_authors: Mapping[str, str] = field(default_factory=dict)
    generated: Collection[str] = ()

    def path(self, path: str) -> str:
        """The path of the page that holds the list at a path."""
        return self.by_authors.get(path, path)

    def address(self, path: str, files: SiteFiles) -> str:
        """The address of the file at a path, or of the page that holds the list at it,
        or ""."""
        if path:
            return files.url(self.path(path))
        return ""


def listings_of(
    show: Show,
    settings: ShowSettings,
    lists: ListPages,
    files: SiteFiles,
    reporter: Reporter,
) -> dict[str, Listing]:
    """The show's lists, by the paths of the pages that hold them."""
    listings = all_listings(
        show,
        replace(settings.list_paths, index=index_path(settings.index, files)),
        settings.per_page,
        lambda path: _is_taken(path, lists.generated, files, reporter),
        per_further_page=settings.per_further_page,
    )
    return {lists.path(listing.path): listing for listing in listings}


def _is_taken(path: str, generated: Collection[str], files: SiteFiles, reporter: Reporter) -> bool:
    """Whether a page of an author's is where a list's later page is to be."""
    stem = path.removesuffix(".md")
    for other in (path, f"{stem}/index.md", f"{stem}/README.md"):
        if other in files and other not in generated:
            reporter.report_once(
                f"{other} is where a list's next page would be: that one is {stem}-list.md instead."
            )
            return True
    return False


def add_list_pages(
    listings: Mapping[str, Listing],
    files: SiteFiles,
    reporter: Reporter,
    *,
    in_navigation: bool,
    warn_unbuilt: bool,
    has_index: bool,
) -> ListPages:
    """Finds the site's own pages for the lists, and adds the others to its files.

    The index is listed in the navigation where `in_navigation` says so, and has its page already
    where `has_index` does. An author's page that is not built is worth a message with
    `warn_unbuilt`.
    """
    by_authors: dict[str, str] = {}
    generated: set[str] = set()
    for path, listing in listings.items():
        occupant = files.occupant(path)
        if occupant and files.is_page(occupant) and not files.is_generated(occupant):
            by_authors[path] = occupant
            if warn_unbuilt and not files.is_built(occupant):
                reporter.report(_unbuilt(occupant))
            continue
        is_added = listing.is_front and has_index and occupant == path
        if occupant and not is_added:
            reporter.report(_collision(listing, path, occupant))
            # What is there stays as it is, and links lead there.
            if not files.is_page(occupant):
                by_authors[path] = occupant
                continue
        if path not in files:
            files.add_list_page(path, first_text(listing.title))
            is_added = True
        if is_added:
            generated.add(path)
            if in_navigation and listing.is_front:
                files.put_into_navigation(path)
    return ListPages(by_authors, frozenset(generated))


def report_outside_docs(settings: ShowSettings, files: SiteFiles, reporter: Reporter) -> None:
    """Warns of lists whose paths begin with the docs folder, in which they begin already."""
    paths = {"index": settings.index, "tags": settings.list_paths.tags}
    for option, path in paths.items():
        if path.startswith(_DOCS) and not _has_folder(_DOCS, files):
            message = (
                f"`{option}`: the path `{path}` begins in the docs folder: "
                f"write `{path.removeprefix(_DOCS)}`"
            )
            reporter.report(Problem(SETTINGS, message, field=option))


def _has_folder(start: str, files: SiteFiles) -> bool:
    return any(path.startswith(start) and not files.is_generated(path) for path in files)


def add_index(path: str, title: str, files: SiteFiles) -> bool:
    """Adds the page of an index before other plugins look for pages, unless the site has one.

    Its episodes are not known yet.
    """
    if _own_index(path, files) or files.occupant(path):
        return False
    files.add_list_page(path, first_text(title))
    return True


def remove_superseded(indexes: Collection[str], files: SiteFiles) -> set[str]:
    """Drops indexes that were added here, where another plugin has added one since. Returns the
    paths that are not of this plugin's pages any more."""
    superseded = set()
    for path in indexes:
        if not files.is_generated(path):
            superseded.add(path)
        elif _own_index(path, files):
            files.remove(path)
            superseded.add(path)
    return superseded


def _own_index(path: str, files: SiteFiles) -> str:
    """The path of the author's page that would be at the same address as the index, or
    ""."""
    folder, name = posixpath.split(path)
    names = {"index.md": ["README.md"]}.get(name, [])
    for other in (posixpath.join(folder, other) for other in names):
        if other in files:
            return other
    return ""


def write_list_pages(
    listings: Mapping[str, Listing],
    lists: ListPages,
    views: Views,
    files: SiteFiles,
    reporter: Reporter,
) -> dict[str, ListText]:
    """Gives the generated pages their text; returns it by path."""
    texts = {}
    for path, listing in listings.items():
        if path not in lists.generated:
            continue
        # Until now, the page has a heading only.
        texts[path] = ListText("", "", "")
        with reporter.crash_boundary(path, "search and other plugins see a page without links"):
            text = list_text(listing, views, files.url(path))
            files.write_list_page(path, text.markdown, text.links)
            texts[path] = text
    return texts


def remove_unneeded(lists: ListPages, needed: Collection[str], files: SiteFiles) -> None:
    """Drops the pages of lists that no built episode is on."""
    for path in lists.generated:
        if path not in needed:
            files.remove(path)


def _unbuilt(path: str) -> Problem:
    message = (
        "this page is to hold a list, but is kept out of the site: remove it from `exclude_docs` or "
        "`draft_docs`, or give `index`, `tags` and `people` other paths"
    )
    return Problem(path, message, severity=Severity.INFO)


def _collision(listing: Listing, path: str, occupant: str) -> Problem:
    option = _OPTIONS[listing.kind]
    other = f"`{occupant}` is"
    if occupant == path:
        other = "another list is"
    message = f"`{option}`: the list `{path}` would be where {other}: set another path"
    return Problem(SETTINGS, message, field=option)
