"""The tags that stand for a player by their name, such as `<Player />`, `{{< podcast ep-12 >}}` and
`{% include player.html %}`: the player of the file that they name, else that of the episode."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

from ..text.media_types import media_type
from ..text.outside_code import change_outside_code
from ..text.patterns import pattern

_TAG = pattern(
    r"\{%-?\s*include\s+(?P<include>[\w./-]+)(?P<parameters>\s[^%{}\n]*)?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>[\w-]+)(?P<arguments>\s[^{}\n]*)?[>%]\}\}"
    r"|<(?P<component>[A-Z]\w*)(?P<attributes>\s(?:[^<>\n]|\n(?![ \t]*\n))*)?/>"
)
# What an address keeps as it is in Markdown.
URL_CHARACTERS = "/:?&=%#+,;@~"
_NAMES = frozenset({"player", "podcast", "audio", "podcastplayer", "audioplayer", "episodeplayer"})
_VALUE = pattern(r"(?:(?<==)|(?<!\S))(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'=]+)(?![^\s]))")
# What a template computes is the episode's.
_COMPUTED = pattern(r"[{]|\b(?:page|post|frontmatter|episode)\.")


def place_players(body: str, recordings: Iterable[str], own_address: str) -> str:
    """The body with players in the place of their tags.

    `recordings` are the addresses of the episode's recordings; `own_address` is what its player is
    written as in Markdown, "" where it plays nothing.
    """
    if "{{" not in body and "{%" not in body and "/>" not in body:
        return body
    own_names = {name for address in recordings for name in (address, _stem(address))}

    def player(tag: re.Match[str]) -> str:
        name = tag["shortcode"] or tag["component"] or ""
        if tag["include"]:
            name = posixpath.splitext(posixpath.basename(tag["include"]))[0]
        if name.lower().replace("-", "").replace("_", "") not in _NAMES:
            return tag[0]
        arguments = tag["parameters"] or tag["arguments"] or tag["attributes"] or ""
        address = _address(arguments, own_names, own_address)
        if address:
            return f"\n\n{address}\n\n"
        return tag[0]

    return change_outside_code(body, lambda text: _TAG.sub(player, text))


def _address(arguments: str, own_names: set[str], own_address: str) -> str:
    """What stands for a tag's player in Markdown; "" where nobody knows what it plays."""
    words = ["".join(value) for value in _VALUE.findall(arguments)]
    if not words or _COMPUTED.search(arguments) or not own_names.isdisjoint(words):
        return own_address
    for word in words:
        if media_type(word):
            return f"![]({quote(word, safe=URL_CHARACTERS)})"
    return ""


def _stem(address: str) -> str:
    name = posixpath.basename(unquote(urlsplit(address).path))
    return posixpath.splitext(name)[0]
