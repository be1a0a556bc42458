"""What Jekyll's and Hugo's template languages left in a body: addresses are resolved, other tags
are reported."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.code import code_ranges, without_code
from ..text.patterns import pattern

_SITE_ADDRESS = pattern(
    r"(?P<attribute>\b(?:src|href|poster)\s*=\s*[\"']?)?"
    r"\{\{-?\s*(?:site\.(?:url|baseurl)|[\"'](?P<quoted>[^\"'{}\n]*)[\"']\s*\|\s*(?:absolute_url|relative_url))\s*-?\}\}"
    r"(?:\{\{-?\s*site\.baseurl\s*-?\}\})?(?P<path>/[^\s)\"'<>\]]*)?",
)
_TAG = pattern(
    r"\{%-?\s*include\s+(?P<include>[\w-]+)\.html(?P<includes>\s[^%{}\n]*)?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>[\w-]+)(?P<arguments>\s[^{}\n]*)?[>%]\}\}"
)
_ANY_TAG = pattern(r"\{%-?\s*\w[^%\n]*%\}|\{\{[<%]\s*(?:/\s*)?\w[^{}\n]*[>%]\}\}")
_NAMED = pattern(r"(?<![\w.-])([\w-]+)\s*=\s*[\"']?([\w-]+)[\"']?(?=\s|/|-|\Z)")
_POSITIONAL = pattern(r"\s*[\"']?([\w-]+)[\"']?(?=\s|/|\Z)(?!\s*=)")
_PLAYER_PAGES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "spotify": "https://open.spotify.com/episode/{}",
    "transistor": "https://share.transistor.fm/s/{}",
}
# Platforms whose ids a tag for several platforms names: `youtube_id=...`.
_NAMED_PLATFORMS = ("spotify", "youtube", "vimeo")

AddressOf = Callable[[str, bool], str]


def resolve_tags(body: str, address_of: AddressOf) -> str:
    """The body with `{{ site.url }}/path`, its relatives and the tags of players replaced by
    addresses.

    `address_of(path, raw)` gives the address of a path below the site's root, for Markdown or
    (`raw`) for HTML.
    """
    # One letter is found, or not, in a tenth of the time that two take.
    if "{" not in body:
        return body
    if "{{" in body and ("site." in body or "_url" in body):
        body = _outside_code(body, lambda text: _resolve_addresses(text, address_of))
    return players(body)


def _resolve_addresses(text: str, address_of: AddressOf) -> str:
    def address(match: re.Match[str]) -> str:
        attribute = match["attribute"] or ""
        path = match["path"] or match["quoted"] or "/"
        return attribute + address_of(path, bool(attribute))

    return _SITE_ADDRESS.sub(address, text)


def players(body: str) -> str:
    """The body with players' tags, such as `{{< youtube id >}}`, replaced by addresses in their own
    paragraphs."""
    if "{%" not in body and "{{" not in body:
        return body
    if not any(name in body for name in _PLAYER_PAGES):
        return body
    return _outside_code(body, lambda text: _TAG.sub(_player_paragraph, text))


def _player_paragraph(match: re.Match[str]) -> str:
    page = _player_page(match)
    if page:
        return f"\n\n{page}\n\n"
    return match[0]


def _player_page(match: re.Match[str]) -> str:
    """The page that a tag's player belongs to; "" for other tags."""
    name = match["include"] or match["shortcode"]
    arguments = match["includes"] or match["arguments"] or ""
    by_name = dict(_NAMED.findall(arguments))
    if name in _PLAYER_PAGES:
        identity = by_name.get("id") or ""
        if not identity and match["shortcode"]:
            positional = _POSITIONAL.match(arguments)
            if positional:
                identity = positional[1]
        if identity:
            return _PLAYER_PAGES[name].format(identity)
    for platform in _NAMED_PLATFORMS:
        identity = by_name.get(f"{platform}_id", "")
        if identity:
            return _PLAYER_PAGES[platform].format(identity)
    return ""


def leftovers(body: str) -> list[tuple[int, str]]:
    """(line, tag) of the template tags that MkDocs would show as text."""
    if not any(start in body for start in ("{%", "{{<", "{{%")):
        return []
    tags: list[tuple[int, str]] = []
    line, position = 1, 0
    visible = without_code(body)
    for match in _ANY_TAG.finditer(visible):
        line += visible.count("\n", position, match.start())
        position = match.start()
        player_tag = _TAG.fullmatch(match[0])
        if not player_tag or not _player_page(player_tag):
            tags.append((line, match[0]))
    return tags


def _outside_code(body: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in code_ranges(body):
        parts += [change(body[end:start]), body[start:stop]]
        end = stop
    return "".join((*parts, change(body[end:])))
