"""The pages of a site that are no show's, and what episodes link to, once all are rendered."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from mkdocs.structure.pages import Page

from ..html.tags import find_tags
from ..pages.documentation import DocsPage
from ..source.recording_keys import labels
from ..text.addresses import is_on_site

if TYPE_CHECKING:
    from ..build.site_build import SiteBuild
    from .docs_files import DocsFiles


def connect_documentation(build: SiteBuild, files: DocsFiles) -> None:
    """Tells the build which pages there are beside its shows, and which of them episodes link to."""
    shows = build.pages.shows
    pages: list[DocsPage] = []
    episodes: list[Page] = []
    path_at: dict[str, str] = {}
    for page in files.built_pages():
        path = page.file.src_uri
        if any(show.show.at(path) for show in shows):
            episodes.append(page)
        elif not any(show.has_page(path) for show in shows):
            pages.append(_docs_page(page))
            path_at[_address(page.file.url)] = path
    links = {page.file.src_uri: list(_linked_paths(page, path_at)) for page in episodes}
    build.pages.connected.connect(shows, pages, links)


def _docs_page(page: Page) -> DocsPage:
    tags: Any = page.meta.get("tags")
    names = tuple(labels("tags", tags) or ())
    # MkDocs has escaped what it took from a heading.
    title = unescape(str(page.title or ""))
    return DocsPage(page.file.src_uri, title, page.file.url, names)


def _linked_paths(page: Page, path_at: Mapping[str, str]) -> Iterator[str]:
    """The pages that a page's own text links to, as MkDocs has resolved the links."""
    for tag in find_tags(page.content or "", {"a"}):
        link = "" if tag.is_closing else tag.attributes.get("href", "")
        if not is_on_site(link):
            continue
        address = urljoin(f"/{page.file.url}", link.split("#")[0].split("?")[0])
        path = path_at.get(_address(address))
        if path:
            yield path


def _address(url: str) -> str:
    """An address below the site's root, as one of several ways to write it."""
    path = posixpath.normpath(unquote(url).strip("/") or ".")
    return path.removesuffix("/index.html")
