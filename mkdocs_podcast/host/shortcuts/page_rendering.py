"""What `Page.render` of MkDocs does, with a Markdown instance that is there already.

It reads a page's HTML for ids only where there may be one, and does not look at addresses of other
sites.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from ...text.patterns import pattern
from ...text.records import NamedTuple
from .known_parts import fingerprint

# An address that MkDocs leaves as it is, and is able to read.
_OTHER_SITE = pattern(r"https?://[A-Za-z0-9.-]+(?:[/?#]|\Z)")

# 1.6.0 and 1.6.1.
_KNOWN_MKDOCS = 0x964043DD


class ConvertedPage(NamedTuple):
    """All that MkDocs keeps of a page's Markdown."""

    content: str
    toc_tokens: list[Any]
    title: str | None
    anchors: set[str]
    links_to_anchors: dict[File, dict[str, str]]
    links: list[tuple[str, str]]
    """The links within the site: as they are written, and the addresses they lead to."""


class _RawAnchors(pages._RawHTMLPreprocessor):
    """Reads the page's HTML for ids only where there may be one."""

    def run(self, lines: list[str]) -> list[str]:
        if _may_have_anchor("\n".join(lines)):
            return super().run(lines)
        return lines


def _may_have_anchor(text: str) -> bool:
    """Whether raw HTML in a text may have an id or a name: text has few equals signs."""
    *texts, _ = text.lower().split("=")
    return any(text.rstrip().endswith(("id", "name")) for text in texts)


class _Links(pages._RelativePathTreeprocessor):
    """Follows links within the site: three quarters of those in show notes lead elsewhere."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, files, config)
        self.followed: list[tuple[str, str]] = []

    def path_to_url(self, url: str) -> str:
        if _OTHER_SITE.match(url):
            return url
        address = super().path_to_url(url)
        self.followed.append((url, address))
        return address


def is_known_mkdocs() -> bool:
    """Whether MkDocs renders pages as it did when this was written."""
    actual = fingerprint(
        pages.Page.render,
        pages._RawHTMLPreprocessor.run,
        pages._RelativePathTreeprocessor.run,
        pages._RelativePathTreeprocessor.path_to_url,
    )
    return actual == _KNOWN_MKDOCS


def convert_page(
    md: Markdown, text: str, file: File, config: MkDocsConfig, files: Files
) -> ConvertedPage:
    """What `Page.render` does with an instance of its own."""
    raw_anchors = _RawAnchors()
    raw_anchors._register(md)
    anchors = pages._ExtractAnchorsTreeprocessor(file, files, config)
    anchors._register(md)
    links = _Links(file, files, config)
    links._register(md)
    title = pages._ExtractTitleTreeprocessor()
    title._register(md)
    content = md.convert(text)
    return ConvertedPage(
        content=content,
        toc_tokens=getattr(md, "toc_tokens", []),
        title=title.title,
        anchors=anchors.present_anchor_ids | raw_anchors.present_anchor_ids,
        links_to_anchors=links.links_to_anchors,
        links=links.followed,
    )


def follow_links(
    links: Iterable[tuple[str, str]], file: File, config: MkDocsConfig, files: Files
) -> dict[File, dict[str, str]] | None:
    """Follows the links of a page that was rendered before: the anchors that they lead to, or None
    where one of them leads to another address now.

    What MkDocs says about them is said only if they lead to the same.
    """
    follower = _Links(file, files, config)
    with _messages_held_back() as messages:
        for url, address in links:
            if follower.path_to_url(url) != address:
                return None
    for message in messages:
        pages.log.handle(message)
    return follower.links_to_anchors


@contextmanager
def _messages_held_back() -> Iterator[list[logging.LogRecord]]:
    messages: list[logging.LogRecord] = []

    def hold_back(message: logging.LogRecord) -> bool:
        messages.append(message)
        return False

    pages.log.addFilter(hold_back)
    try:
        yield messages
    finally:
        pages.log.removeFilter(hold_back)
