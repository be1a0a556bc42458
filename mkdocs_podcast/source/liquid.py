"""What Jekyll's and Hugo's template languages left in a body: addresses are resolved, the rest is
reported."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.code import code_ranges, without_code
from ..text.patterns import pattern

_ADDRESS = pattern(
    r"(?P<before>\b(?:src|href|poster)\s*=\s*[\"']?)?"
    r"\{\{-?\s*(?:site\.(?:url|baseurl)|[\"'](?P<quoted>[^\"'{}\n]*)[\"']\s*\|\s*(?:absolute_url|relative_url))\s*-?\}\}"
    r"(?:\{\{-?\s*site\.baseurl\s*-?\}\})?(?P<path>/[^\s)\"'<>\]]*)?",
)
_TAG = pattern(
    r"\{%-?\s*include\s+(?P<include>[\w-]+)\.html(?P<includes>\s[^%{}\n]*)?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>[\w-]+)(?P<arguments>\s[^{}\n]*)?[>%]\}\}"
)
_LEFT = pattern(r"\{%-?\s*\w[^%\n]*%\}|\{\{[<%]\s*(?:/\s*)?\w[^{}\n]*[>%]\}\}")
_NAMED = pattern(r"(?<![\w.-])([\w-]+)\s*=\s*[\"']?([\w-]+)[\"']?(?=\s|/|-|\Z)")
_POSITIONAL = pattern(r"\s*[\"']?([\w-]+)[\"']?(?=\s|/|\Z)(?!\s*=)")
_PLAYER_PAGES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "spotify": "https://open.spotify.com/episode/{}",
    "transistor": "https://share.transistor.fm/s/{}",
}


def resolve(body: str, address: Callable[[str, bool], str]) -> str:
    """The body with `{{ site.url }}/path`, its relatives and the tags of players replaced by
    addresses.

    `address(path, raw)` gives the address of a path below the site's root, for Markdown or (`raw`)
    for HTML.
    """
    # One letter is found, or not, in a tenth of the time that two take.
    if "{" not in body:
        return body
    if "{{" in body and ("site." in body or "_url" in body):
        body = _outside_code(
            body, lambda words: _ADDRESS.sub(lambda found: _address(found, address), words)
        )
    return players(body)


def players(body: str) -> str:
    """The body with players' tags, such as `{{< youtube id >}}`, replaced by addresses in their own
    paragraphs."""
    if (
        "{" in body
        and ("{%" in body or "{{" in body)
        and any(name in body for name in _PLAYER_PAGES)
    ):
        return _outside_code(body, lambda words: _TAG.sub(_player, words))
    return body


def _address(found: re.Match[str], address: Callable[[str, bool], str]) -> str:
    path = found["path"] or found["quoted"] or "/"
    return (found["before"] or "") + address(path, bool(found["before"]))


def _player(found: re.Match[str]) -> str:
    page = _page_of_player(found)
    return f"\n\n{page}\n\n" if page else found[0]


def _page_of_player(found: re.Match[str]) -> str:
    """The page that a tag's player belongs to; one that takes several platforms names their ids."""
    name = found["include"] or found["shortcode"]
    words = found["includes"] or found["arguments"] or ""
    given = dict(_NAMED.findall(words))
    positional = _POSITIONAL.match(words) if found["shortcode"] else None
    if name in _PLAYER_PAGES and (
        identity := given.get("id") or (positional[1] if positional else "")
    ):
        return _PLAYER_PAGES[name].format(identity)
    named = (
        (platform, given.get(f"{platform}_id")) for platform in ("spotify", "youtube", "vimeo")
    )
    return next(
        (_PLAYER_PAGES[platform].format(identity) for platform, identity in named if identity), ""
    )


def leftovers(body: str) -> list[tuple[int, str]]:
    """(line, tag) of the template tags that MkDocs would show as text."""
    if "{" not in body or ("{%" not in body and "{{<" not in body and "{{%" not in body):
        return []
    left = []
    line, position = 1, 0
    shown = without_code(body)
    for found in _LEFT.finditer(shown):
        line += shown.count("\n", position, found.start())
        position = found.start()
        tag = _TAG.fullmatch(found[0])
        if not tag or not _page_of_player(tag):
            left.append((line, found[0]))
    return left


def _outside_code(body: str, change: Callable[[str], str]) -> str:
    parts = []
    end = 0
    for start, stop in code_ranges(body):
        parts += [change(body[end:start]), body[start:stop]]
        end = stop
    return "".join((*parts, change(body[end:])))
