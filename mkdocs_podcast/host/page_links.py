"""What MkDocs takes for a place in the navigation, or for a link, and is not one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from ..source.page_meta import parts_to_hide
from ..text.clock_times import moment

if TYPE_CHECKING:
    from ..build.site_build import SiteBuild
    from .docs_files import DocsFiles


def lift_indexes(build: SiteBuild, nav: Navigation) -> None:
    """Puts an index that the build has made in the place of the section of its folder, which would
    hold nothing but this page of the same name."""
    for position, item in enumerate(nav.items):
        children = item.children or []
        if len(children) == 1 and isinstance(children[0], Page):
            index = children[0]
            path = index.file.src_uri
            folder = posixpath.basename(posixpath.dirname(path))
            if item.title == dirname_to_title(folder) and _is_generated(build, path):
                nav.items[position] = index
                index.parent = None


def _is_generated(build: SiteBuild, path: str) -> bool:
    pages = build.pages.owner_of(path)
    return pages is not None and path in pages.lists.generated


def hide_lone_sidebars(build: SiteBuild, files: DocsFiles) -> None:
    """Hides the sidebar of pages where it would show but one link, that to the show's index.

    All pages of a show are as wide, so that nothing moves from one to the other.
    """
    if not build.site.has_tabs:
        return
    for pages in build.pages.shows:
        if not _is_alone_in_tab(files.page(pages.index)):
            continue
        episodes = [episode.path for episode in pages.every_episode.episodes]
        for path in (*pages.listings, *episodes):
            page = files.page(path)
            if page and _is_alone_in_tab(page):
                page.meta["hide"] = [*parts_to_hide(page.meta), "navigation"]


def _is_alone_in_tab(page: Page | None) -> bool:
    """Whether a page is in no section, or in one of no other pages."""
    section = page.parent if page else None
    while section:
        if len(section.children) > 1:
            return False
        section = section.parent
    return True


def forget_moments(build: SiteBuild, files: DocsFiles) -> None:
    """Takes links to a moment of an episode, such as `#t=12:04`, from those whose place MkDocs looks
    for on the page: the player follows them."""
    for page in files.built_pages():
        for target, links in (page.links_to_anchors or {}).items():
            if build.is_episode(target.src_uri):
                for anchor in list(filter(_is_moment, links)):
                    del links[anchor]


def _is_moment(anchor: str) -> bool:
    name, _, time = unquote(anchor).partition("=")
    return name == "t" and moment(time.partition(",")[0]) is not None
