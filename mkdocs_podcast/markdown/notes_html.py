"""The notes of a page: its text without the title, with links in place of what plays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from ..html.tags import HtmlTag, find_tags, next_tag
from ..text.patterns import pattern
from .document import TOKEN

# White space and comments may come before a title. A comment that is never closed hides the title
# with all the rest.
_TITLE_START = pattern(r"(?:\s|<!--(?:[^-]|-(?!->))*-->)*<h1(?=[\s>])", re.IGNORECASE)


def notes_html(text: str, link: Callable[[re.Match[str]], str]) -> str:
    """The notes of a page with tokens for its blocks; `link` gives what stands for a token."""
    notes = TOKEN.sub(link, _without_title(text))
    if "<video" in notes or "<VIDEO" in notes:
        return _with_links_to_videos(notes)
    return notes


def title_end(text: str) -> int:
    """Where the heading ends that the text begins with; 0 without one."""
    start = _TITLE_START.match(text)
    if not start:
        return 0
    end = next_tag(text, ("h1",), start.end())
    if end and end.is_closing:
        return end.stop
    return 0


def link_paragraph(address: str, text: str) -> str:
    """A link in a paragraph of its own."""
    return f'<p><a href="{escape(address)}">{escape(text)}</a></p>'


def _without_title(text: str) -> str:
    """The text without its heading; tokens of blocks before that stay."""
    end = title_end(text)
    if not end:
        return text
    tokens = "".join(token[0] for token in TOKEN.finditer(text, 0, end))
    return tokens + text[end:]


def _with_links_to_videos(html: str) -> str:
    """The HTML with a link in place of each `<video>` that the page plays by itself."""
    parts: list[str] = []
    copied = 0
    start: HtmlTag | None = None
    for tag in find_tags(html, ("video",)):
        if not tag.is_closing:
            start = start or tag
        elif start:
            content = html[start.start : tag.start]
            address = _first_address(find_tags(content, ("video", "source")))
            parts.append(html[copied : start.start])
            if address:
                parts.append(link_paragraph(address, "Watch"))
            start, copied = None, tag.stop
    return "".join((*parts, html[copied:]))


def _first_address(tags: Iterable[HtmlTag]) -> str:
    for tag in tags:
        if address := tag.attributes.get("src", ""):
            return address
    return ""
