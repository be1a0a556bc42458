"""Embed codes that are scripts: which player each would put into the page.

A script of another host asks that host before anybody clicks, so its player becomes a block like
that of an iframe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ..html.tags import OPAQUE, Attributes, HtmlTag, find_tags, next_tag
from ..text.patterns import pattern
from ..text.records import NamedTuple
from .provider_rules import UUID

ShowPlayer = Callable[[Attributes], "str | None"]

_SCRIPT_STARTS = ("<script", "<SCRIPT")
_AROUND_SCRIPTS = OPAQUE - {"script"}
_SCHEME = r"(?:https?:)?//(?:www\.)?"


class ScriptRule(NamedTuple):
    """A provider's embed code.

    A page without `word` has none. `pattern` matches the script's address, without scheme and
    `www.`. `player` is the address of the player, from the pattern's groups; without it,
    `attribute` of the script holds the address. The id or the class of the empty element that
    waits for the player begins with `container`.
    """

    word: str
    pattern: str
    player: str = ""
    attribute: str = ""
    container: str = ""


_PODIGEE = r"/podcast-player/javascripts/podigee-podcast-player\.js"
# fmt: off
SCRIPT_RULES = (
    ScriptRule("buzzsprout", r"buzzsprout\.com/(?P<show>\d+)/(?:episodes/)?(?P<episode>\d+)(?!\d)[^/?#]*\.js(?=[?#]|$)",
               "https://www.buzzsprout.com/{show}/episodes/{episode}", container="buzzsprout-"),
    ScriptRule("buzzsprout", r"buzzsprout\.com/(?P<show>\d+)\.js(?=[?#]|$)",
               "https://www.buzzsprout.com/{show}", container="buzzsprout-"),
    ScriptRule("podcache", rf"api\.podcache\.net/embedded-player/(?P<path>sh/{UUID}(?:/ep/{UUID})?)",
               "https://redcircle.com/embedded-player/{path}", container="redcirclePlayer-"),
    ScriptRule("letscast", r"letscast\.fm/(?P<path>podcasts/[\w-]+/episodes/[\w-]+/player)\.js",
               "https://letscast.fm/{path}?size=s"),
    ScriptRule("podigee", rf"(?:cdn\.podigee\.com|player\.podigee-cdn\.net){_PODIGEE}",
               attribute="data-configuration"),
)
# fmt: on
_SPREAKER = "spreaker"
_SPREAKER_SCRIPT = pattern(_SCHEME + r"widget\.spreaker\.com/widgets\.js")
_SPREAKER_RESOURCE = pattern(r"(?:episode|show|user)_id=\d+")
_WORDS = frozenset({_SPREAKER, *(rule.word for rule in SCRIPT_RULES)})


def replace_scripts(html: str, show: ShowPlayer) -> str:
    """The HTML with `show(attributes)`, those of an iframe, in place of every embed code that
    is a known script; where that is None, the code stays."""
    if not _may_have_players(html):
        return html
    if _SPREAKER in html:
        html = _replace_spreaker(html, show)
    parts: list[str] = []
    containers: set[str] = set()
    copied = 0
    for script in _scripts(html):
        frame, container = _frame_of(script.attributes)
        end = _script_end(html, script)
        if not frame:
            continue
        block = show(frame)
        if block is None or end < copied:
            continue
        parts += html[copied : script.start], block
        copied = end
        if container:
            containers.add(container)
    parts.append(html[copied:])
    replaced = "".join(parts)
    if not containers:
        return replaced
    return _without_containers(replaced, tuple(containers))


def script_addresses(text: str) -> Iterator[tuple[int, str]]:
    """The places of the known embed codes in a text, and the addresses of their players."""
    if not _may_have_players(text):
        return
    for script in _scripts(text):
        frame, _ = _frame_of(script.attributes)
        if frame:
            yield script.start, frame["src"]
    if _SPREAKER in text:
        for link in find_tags(text, ("a",)):
            frame = _spreaker_frame(link.attributes)
            if frame:
                yield link.start, frame["src"]


def is_known_script(address: str) -> bool:
    """Whether an address is that of a provider's embed code."""
    if _SPREAKER_SCRIPT.match(address):
        return True
    return any(_compiled(rule.pattern).match(address) for rule in SCRIPT_RULES)


def _may_have_players(html: str) -> bool:
    if not any(start in html for start in _SCRIPT_STARTS):
        return False
    return any(word in html for word in _WORDS)


def _scripts(html: str) -> Iterator[HtmlTag]:
    for tag in find_tags(html, ("script",), opaque=_AROUND_SCRIPTS):
        if not tag.is_closing:
            yield tag


def _script_end(html: str, script: HtmlTag) -> int:
    closing = next_tag(html, ("script",), script.stop)
    if closing and closing.is_closing:
        return closing.stop
    return script.stop


def _frame_of(script: Attributes) -> tuple[Attributes, str]:
    """The attributes of the iframe that a script stands for, and what its container is called;
    nothing for other scripts."""
    address = script.get("src", "").strip()
    for rule in SCRIPT_RULES:
        match = _compiled(rule.pattern).match(address)
        if not match:
            continue
        player = script.get(rule.attribute, "").strip()
        if rule.player:
            player = rule.player.format_map(match.groupdict())
        if player.startswith(("https://", "http://")):
            return {"src": player}, rule.container
    return {}, ""


def _replace_spreaker(html: str, show: ShowPlayer) -> str:
    """Spreaker's code is a link for each player, and one script for all of them."""
    parts: list[str] = []
    copied = 0
    for link in find_tags(html, ("a",), opaque=OPAQUE):
        if link.is_closing:
            continue
        frame = _spreaker_frame(link.attributes)
        if not frame:
            continue
        end = next_tag(html, ("a",), link.stop)
        if not end or not end.is_closing:
            continue
        block = show(frame)
        if block is not None:
            parts += html[copied : link.start], block
            copied = end.stop
    if not parts:
        return html
    parts.append(html[copied:])
    return _without_spreaker_scripts("".join(parts))


def _spreaker_frame(link: Attributes) -> Attributes:
    if link.get("class") != "spreaker-player":
        return {}
    resource = link.get("data-resource", "")
    if not _SPREAKER_RESOURCE.fullmatch(resource):
        return {}
    frame = {"src": f"https://widget.spreaker.com/player?{resource}"}
    if "data-height" in link:
        frame["height"] = link["data-height"]
    return frame


def _without_spreaker_scripts(html: str) -> str:
    parts: list[str] = []
    copied = 0
    for script in _scripts(html):
        if _SPREAKER_SCRIPT.match(script.attributes.get("src", "")):
            parts.append(html[copied : script.start])
            copied = _script_end(html, script)
    return "".join((*parts, html[copied:]))


def _without_containers(html: str, names: tuple[str, ...]) -> str:
    """The HTML without the empty elements that waited for the players."""
    parts: list[str] = []
    copied = 0
    opening: HtmlTag | None = None
    for tag in find_tags(html, ("div",), opaque=OPAQUE):
        if not tag.is_closing:
            opening = tag
            continue
        if opening and _is_container(opening.attributes, names):
            content = html[opening.stop : tag.start]
            if not content.strip():
                parts.append(html[copied : opening.start])
                copied = tag.stop
        opening = None
    return "".join((*parts, html[copied:]))


def _is_container(element: Attributes, names: tuple[str, ...]) -> bool:
    if element.get("id", "").startswith(names):
        return True
    return element.get("class", "").startswith(names)


@cache
def _compiled(address: str) -> re.Pattern[str]:
    # Few pages have such scripts, and most sites none.
    return pattern(_SCHEME + address)
