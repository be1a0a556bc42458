"""What `Page.render` of MkDocs does, with a Markdown instance that is there already.

It reads a page's HTML for ids only where there may be one, and does not look at addresses of other
sites.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from ...text.patterns import pattern
from .known_parts import fingerprint

# An id, or a name, in raw HTML.
_ANCHOR = pattern(r"\b(?:id|name)\s*=", re.IGNORECASE)
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


class _RawAnchors(pages._RawHTMLPreprocessor):
    """Reads the page's HTML for ids only where there may be one."""

    def run(self, lines: list[str]) -> list[str]:
        if _ANCHOR.search("\n".join(lines)):
            return super().run(lines)
        return lines


class _Links(pages._RelativePathTreeprocessor):
    """Follows links within the site: three quarters of those in show notes lead elsewhere."""

    def path_to_url(self, url: str) -> str:
        if _OTHER_SITE.match(url):
            return url
        return super().path_to_url(url)


def is_known_mkdocs() -> bool:
    """Whether MkDocs renders pages as it did when this was written."""
    found = fingerprint(
        pages.Page.render,
        pages._RawHTMLPreprocessor.run,
        pages._RelativePathTreeprocessor.run,
        pages._RelativePathTreeprocessor.path_to_url,
    )
    return found == _KNOWN_MKDOCS


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
    )
