"""One episode's page: what it is made of, what other tools are told of it, and its text on the way
to HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Protocol
from urllib.parse import quote, unquote

from ..markdown.comments import Block, replace_first_list
from ..markdown.episode_line import slot_line
from ..model.episode import Episode
from ..source import liquid
from ..text import code

HEAD_START = "<!--podcast-head-->"
HEAD_END = "<!--/podcast-head-->"
_SAID = "<!--podcast-said-->"
_BLOCKS = (
    ("<podcast-embed", "</podcast-embed>"),
    ('<section class="podcast-listen"', "</section>"),
)


def markdown(body: str, episode: Episode, key: str, address: Callable[[str, bool], str]) -> str:
    """The page's Markdown with its player's line before it and other generators' addresses
    resolved."""
    return f"{slot_line(episode, key)}\n\n{liquid.resolve_tags(body, address)}"


def line_of(text: str, written: str) -> int | None:
    """The line of a page's text in which these words stand; outside code, where they stand there as
    well."""
    for spelled in (written, escape(written)):
        for shown in (code.without_code(text), text):
            if (place := shown.find(spelled)) >= 0:
                return shown.count("\n", 0, place) + 1
    return None


def places_of(page: DocsFile, base_path: str, address: str) -> Iterator[str]:
    """The paths in the docs folder that an address in raw HTML may mean: as Markdown reads it, then
    as browsers do."""
    path = unquote(address.split("#")[0].split("?")[0])
    if path.startswith("/"):
        yield posixpath.normpath(path.removeprefix(base_path).lstrip("/"))
        return
    for folder in (posixpath.dirname(page.src_uri), posixpath.dirname(unquote(page.url))):
        yield posixpath.normpath(posixpath.join(folder, path))


def with_listing(content: str, head: str, html: str, is_mine: Callable[[Block], bool]) -> str:
    """A listing's page: its head unless it has a heading, its own words, and the list at its
    comment or after these."""
    content = content if "<h1" in content else f"{head}\n{content}"
    return replace_first_list(content, html, is_mine) or content + html


def set_aside(html: str) -> tuple[str, list[str]]:
    """The page's HTML with marks in the place of its players and embeds, and these, in order.

    Search plugins read a page tag by tag: a player would cost as much as a screen of text, and then
    be left out.
    """
    kept: list[str] = []
    for start, end in _BLOCKS:
        if start in html:
            html = _without(html, start, end, kept)
    return html, kept


def _without(html: str, start: str, end: str, kept: list[str]) -> str:
    first, *others = html.split(start)
    shown = [first]
    for other in others:
        block, closed, after = other.partition(end)
        shown.append(f"<!--podcast-kept {len(kept)}-->{after}" if closed else start + other)
        if closed:
            kept.append(start + block + end)
    return "".join(shown)


def put_back(html: str, kept: Sequence[str]) -> str:
    """The page's HTML with what was set aside. What is kept later may hold marks of what was kept
    before."""
    for number in reversed(range(len(kept))):
        html = html.replace(f"<!--podcast-kept {number}-->", kept[number], 1)
    return html


def with_said(html: str, headings: Iterable[tuple[str, str, Iterable[str]]]) -> str:
    """The page's HTML, and after it what is said in the episode: id, heading and paragraphs of each
    passage."""
    parts = (
        f'<h3 id="{escape(anchor)}">{escape(heading)}</h3>'
        + "".join(f"<p>{escape(words)}</p>" for words in said)
        for anchor, heading, said in headings
    )
    return f"{html}{_SAID}{''.join(parts)}"


def without_said(html: str) -> str:
    """The page's HTML as it was before `with_said`."""
    return html.rpartition(_SAID)[0]


def place_head(html: str, head: Callable[[str], str]) -> str:
    """The page's HTML with `head(player)` in the place that the Markdown extension has marked."""
    before, marked, rest = html.partition(HEAD_START)
    player, closed, after = rest.partition(HEAD_END)
    return before + head(player) + after if marked and closed else head("") + html


class DocsFile(Protocol):
    """A file in the docs folder: its path there, and its address below the site's root."""

    @property
    def src_uri(self) -> str: ...

    @property
    def url(self) -> str: ...


def address_in_docs(
    page: DocsFile, find: Callable[[str], DocsFile | None], base_path: str, path: str, raw: bool
) -> str:
    """What `{{ site.url }}/path` means on a page: relative where the file is in the docs folder,
    else from the root.

    Markdown gets the way between source files, which MkDocs follows and checks; raw HTML that
    between addresses.
    """
    name = path.split("#")[0].split("?")[0].removeprefix(base_path).lstrip("/")
    file = find(unquote(name)) if name else None
    if file and raw:
        return "../" * page.url.count("/") + file.url
    if file:
        return quote(posixpath.relpath(file.src_uri, posixpath.dirname(page.src_uri) or "."))
    return path if path.startswith(base_path) else base_path.rstrip("/") + path
