"""One episode's page: what it is made of, what other tools are given, and its text on the way
to HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Protocol
from urllib.parse import quote, unquote

from ..markdown.comments import Block, replace_first_list
from ..markdown.episode_line import write_episode_line
from ..markdown.markers import HEAD_END, HEAD_START, PLAYER_END, PLAYER_START, TITLE_BEFORE
from ..model.episode import Episode
from ..model.search_text import SearchEntry
from ..source.notes_text import complete_notes, resolve_notes
from ..source.player_tags import URL_CHARACTERS, place_players
from ..text import code, prose
from ..text.addresses import is_on_site
from ..text.patterns import pattern

_SAID = "<!--podcast-said-->"
_TAKEN_OUT = pattern(r"<!--podcast-taken-out (\d+)-->")


def markdown(
    body: str,
    episode: Episode,
    key: str,
    address: Callable[[str, bool], str],
    meta: Mapping[str, Any],
) -> str:
    """The page's Markdown with its player's line before it and other generators' codes resolved,
    with the values of front matter."""
    body = resolve_notes(body, meta, address)
    recordings = [audio.url for audio in episode.audio]
    body = place_players(body, recordings, _own_player(episode, address))
    body = complete_notes(body, episode)
    begins_with_title = prose.first_heading(body) == episode.title
    line = write_episode_line(episode, key, begins_with_title=begins_with_title)
    return f"{line}\n\n{body}"


def _own_player(episode: Episode, address: Callable[[str, bool], str]) -> str:
    """What is written in Markdown to have the episode's player there; "" where it plays nothing."""
    if not episode.audio:
        return episode.player
    recording = episode.audio[0].url
    if is_on_site(recording):
        return f"![]({address(recording, False)})"
    return f"![]({quote(recording, safe=URL_CHARACTERS)})"


def line_of(text: str, quote: str) -> int | None:
    """The line of a page's text with these words; outside code, where they are there as well."""
    without_code = code.without_code(text)
    for spelling in (quote, escape(quote)):
        for searched in (without_code, text):
            position = searched.find(spelling)
            if position >= 0:
                return searched.count("\n", 0, position) + 1
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


def take_out_players(html: str) -> tuple[str, list[str]]:
    """The page's HTML with comments in place of its players and embeds, and these, in order.

    Search plugins read a page tag by tag: a player would cost as much as a screen of text, and then
    be left out.
    """
    first, *parts = html.split(PLAYER_START)
    if not parts:
        return html, []
    players: list[str] = []
    remaining = [first]
    for part in parts:
        player, end, text = part.partition(PLAYER_END)
        if end:
            remaining.append(f"<!--podcast-taken-out {len(players)}-->{text}")
            players.append(player)
        else:
            remaining.append(part)
    return "".join(remaining), players


def put_players_back(html: str, players: Sequence[str]) -> str:
    """The page's HTML with the players and embeds that were taken out."""

    def player(comment: re.Match[str]) -> str:
        number = int(comment[1])
        if number < len(players):
            return players[number]
        return comment[0]

    if players:
        return _TAKEN_OUT.sub(player, html)
    return html


def with_said(html: str, entries: Iterable[SearchEntry]) -> str:
    """The page's HTML, and after it that of what the search is given of a transcript."""
    said = [
        f'<h3 id="{escape(entry.anchor)}">{escape(entry.heading)}</h3>{entry.html}'
        for entry in entries
    ]
    return f"{html}{_SAID}{''.join(said)}"


def without_said(html: str) -> str:
    """The page's HTML as it was before `with_said`."""
    return html.rpartition(_SAID)[0]


def place_head(html: str, head: Callable[[str, str], str]) -> str:
    """The page's HTML with `head(title, player)` in the place that the Markdown extension has
    marked, else at its top. The title is the heading before it, which the head takes in."""
    start = html.find(HEAD_START)
    end = html.find(HEAD_END, start)
    if start < 0 or end < 0:
        return head("", "") + html
    player = html[start + len(HEAD_START) : end]
    following = html[end + len(HEAD_END) :]
    if player.startswith(TITLE_BEFORE):
        player = player.removeprefix(TITLE_BEFORE)
        title_start = html.rfind("<h1", 0, start)
        if title_start >= 0:
            title = html[title_start:start]
            return html[:title_start] + head(title, player) + following
    return html[:start] + head("", player) + following


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
    if path.startswith(base_path):
        return path
    return base_path.rstrip("/") + path
