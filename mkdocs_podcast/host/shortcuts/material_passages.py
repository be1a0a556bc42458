"""What is said in episodes, as entries of Material's search index.

Most of what a search finds is there. All of it is known to be headings and paragraphs: no page has
to be read for it again, and no cache has to keep it twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from typing import Any

from mkdocs.structure.pages import Page

from ...pages import page_text
from ..passage_links import passages_in, without_passages

_METHOD = "add_entry_from_context"
# Where authors hide something from the search, it may go on to the page's end.
_MARK = "data-search-"


def add_passages_directly(indexes: Iterable[Any]) -> None:
    """Has indexes of a known version of Material take passages as they are."""
    for index in indexes:
        add = getattr(index, _METHOD)
        setattr(index, _METHOD, partial(_add_page, add, index))


def _add_page(add: Any, index: Any, page: Page) -> None:
    """Adds the entries of a page: those of its notes as `add` reads them, and its passages."""
    passages = passages_in(page.toc)
    content = page.content or ""
    if not passages or _MARK in content:
        add(page)
        return
    count = len(index.entries)
    with _only_notes(page, page_text.without_said(content)):
        add(page)
    if len(index.entries) == count:
        # The page is left out, or begins with its transcript.
        add(page)
        return
    search = sys.modules[type(index).__module__]
    for passage in passages:
        section = search.Section(search.Element("h3"))
        section.id = passage.id
        section.title.append(escape(passage.title, quote=False))
        section.text.append(passage.html)
        index.create_entry_for_section(section, [passage], page.url, page)


@contextmanager
def _only_notes(page: Page, notes: str) -> Iterator[None]:
    """The page without its passages, for a while."""
    content, links = page.content, page.toc.items
    page.content, page.toc.items = notes, without_passages(links)
    try:
        yield
    finally:
        page.content, page.toc.items = content, links
