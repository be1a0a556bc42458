"""Material's search, shown pages without the inline tags of which its index keeps nothing.

It reads a page tag by tag and joins the texts again, which takes an eighth of a build.
"""

from __future__ import annotations

import sys
from functools import partial
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ...text.patterns import pattern
from .known_parts import fingerprint

_MODULE = "material.plugins.search.plugin"
# Of Material 9.5 to 9.8.
_KNOWN_SEARCH = 0x800BA6D9
# An inline element that holds text only, and the text on both sides of it. Each is empty or has more
# than white space, which the index collapses where it is by itself; none has an ampersand, which
# could become part of a character reference with the text that follows.
_INLINE = pattern(
    r">(?:\s*[^\s<>&][^<>&]*)?"
    r"(?P<start><(?P<name>a|abbr|b|del|em|i|ins|mark|s|small|span|strong|u)"
    r"(?:\s+(?!class=\"headerlink\")[a-z-]+=\"[^\"<>]*\")*>)"
    r"(?P<text>\s*[^\s<>&][^<>&]*)"
    r"</(?P=name)>(?=<|\s*[^\s<>])"
)
# What the index leaves out, and what has no HTML in it: there, tags may mean something else.
_LEFT_OUT = ("data-search", "linenodiv")
_NO_HTML = pattern(
    r"<(?:[?]|!(?!--)|(?:iframe|math|noembed|noframes|noscript|object|plaintext|script|style|svg"
    r"|textarea|title|xmp)\b)"
)


def quicken_search(config: MkDocsConfig) -> None:
    """Has Material's search read less of each page, if it is a version that is known."""
    search = sys.modules.get(_MODULE)
    if search is None or not _is_known(search):
        return
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        if type(plugin) is search.SearchPlugin and type(index) is search.SearchIndex:
            index.add_entry_from_context = partial(_add_page, index, search.Parser)


def _is_known(search: ModuleType) -> bool:
    try:
        actual = fingerprint(
            search.SearchIndex.add_entry_from_context,
            search.Section.__init__,
            search.Element.__eq__,
            search.Parser.__init__,
            search.Parser.handle_starttag,
            search.Parser.handle_endtag,
            search.Parser.handle_data,
        )
    except AttributeError:
        return False
    return actual == _KNOWN_SEARCH


def _add_page(index: Any, parser: Any, page: Page) -> None:
    """What `SearchIndex.add_entry_from_context` does."""
    settings = page.meta.get("search") or {}
    if settings.get("exclude"):
        return
    for section in _sections(parser, page.content or ""):
        if not section.is_excluded():
            index.create_entry_for_section(section, page.toc, page.url, page)


def _sections(parser: Any, html: str) -> list[Any]:
    shorter = without_inline_tags(html)
    sections = _read(parser, shorter)
    # After a heading inside other elements, each tag that ends counts, and may end its section.
    if any(section.depth > 1 for section in sections):
        sections = _read(parser, html)
    return sections


def _read(parser: Any, html: str) -> list[Any]:
    reader = parser()
    reader.feed(html)
    reader.close()
    sections: list[Any] = reader.data
    return sections


def without_inline_tags(html: str) -> str:
    """The HTML without the inline tags that make no difference to the index."""
    lower = html.lower()
    if any(name in lower for name in _LEFT_OUT) or _NO_HTML.search(lower):
        return html
    parts: list[str] = []
    copied = 0
    element = _INLINE.search(html)
    while element:
        parts.append(html[copied : element.start("start")])
        parts.append(element["text"])
        copied = element.end()
        # From where the last tag ends.
        element = _INLINE.search(html, copied - 1)
    return "".join((*parts, html[copied:]))
