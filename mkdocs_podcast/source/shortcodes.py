"""The tags by which other generators put players into posts become these players' addresses."""

from __future__ import annotations

import re

from ..text.outside_code import change_outside_code
from ..text.patterns import pattern

_TAG = pattern(
    r"\{%-?\s*include\s+(?P<include>[\w-]+)\.html(?P<includes>\s[^%{}\n]*)?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>[\w-]+)(?P<arguments>\s[^{}\n]*)?[>%]\}\}"
    r"|\{\{\s*(?P<function>\w+)\((?P<parameters>[^{}\n]*)\)\s*\}\}"
)
# An id may have the parameters of the address that it was copied from: `7HlE?si=15zM`.
_NAMED = pattern(r"(?<![\w.-])([\w-]+)\s*=\s*[\"']?([\w-]+)(?:\?[^\s\"']*)?[\"']?(?=[\s/,-]|\Z)")
_POSITIONAL = pattern(r"\s*[\"']?([\w-]+)(?:\?[^\s\"']*)?[\"']?(?=\s|/|\Z)(?!\s*=)")
# Where an id leads, by the names of the tags that hold one.
PLAYER_PAGES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "spotify": "https://open.spotify.com/episode/{}",
    "transistor": "https://share.transistor.fm/s/{}",
}
# What an id can be that of, where a tag's `type` says so.
_SPOTIFY_TYPES = frozenset({"show", "track", "album", "playlist", "artist"})
# Platforms whose ids a tag for several platforms names: `youtube_id=...`.
_NAMED_PLATFORMS = ("spotify", "youtube", "vimeo")


def players(body: str) -> str:
    """The body with players' tags, such as `{{< youtube id >}}`, replaced by addresses in their own
    paragraphs."""
    if "{%" not in body and "{{" not in body:
        return body
    if not any(name in body for name in PLAYER_PAGES):
        return body
    return change_outside_code(body, lambda text: _TAG.sub(_player_paragraph, text))


def _player_paragraph(match: re.Match[str]) -> str:
    page = _player_page(match)
    if page:
        return f"\n\n{page}\n\n"
    return match[0]


def _player_page(match: re.Match[str]) -> str:
    """The page that a tag's player belongs to; "" for other tags."""
    name = match["include"] or match["shortcode"] or match["function"]
    arguments = match["includes"] or match["arguments"] or match["parameters"] or ""
    by_name = dict(_NAMED.findall(arguments))
    if name in PLAYER_PAGES:
        identity = by_name.get("id") or ""
        if not identity and match["shortcode"]:
            positional = _POSITIONAL.match(arguments)
            if positional:
                identity = positional[1]
        if identity:
            return _page_of(name, identity, by_name.get("type", ""))
    for platform in _NAMED_PLATFORMS:
        identity = by_name.get(f"{platform}_id", "")
        if identity:
            return PLAYER_PAGES[platform].format(identity)
    return ""


def _page_of(name: str, identity: str, kind: str) -> str:
    page = PLAYER_PAGES[name].format(identity)
    if name == "spotify" and kind in _SPOTIFY_TYPES:
        return page.replace("/episode/", f"/{kind}/")
    return page
