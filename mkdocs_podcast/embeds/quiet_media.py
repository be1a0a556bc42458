"""The `<video>` and `<audio>` that stay as authors wrote them: their addresses are those that the
page needs, and nothing is loaded before a click."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from ..html.tags import OPAQUE, HtmlTag, find_tags
from ..text.addresses import is_on_site
from ..text.patterns import pattern

ResolveAddress = Callable[[str], str]

_STARTS = ("<video", "<audio", "<VIDEO", "<AUDIO")
_ELEMENTS = frozenset({"video", "audio"})
_TAGS = ("video", "audio", "source")
_VALUE = r"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)"
_ADDRESSES = ("src", "poster")
_ADDRESS = pattern(rf"(?<=[\s\"'])(?P<name>src|poster){_VALUE}", re.IGNORECASE)
_PRELOAD = pattern(rf"\spreload(?:{_VALUE}|(?=[\s/>]))", re.IGNORECASE)
_AUTOPLAY = pattern(rf"\sautoplay(?:{_VALUE}|(?=[\s/>]))", re.IGNORECASE)


def quiet_media(html: str, resolve: ResolveAddress) -> str:
    """The HTML with `resolve(address)` for each address that a video or a sound in it plays; it is
    loaded when a reader asks for it."""
    if not any(start in html for start in _STARTS):
        return html
    parts: list[str] = []
    copied = 0
    tags = list(find_tags(html, _TAGS, opaque=OPAQUE))
    is_inside = False
    for index, tag in enumerate(tags):
        if tag.name in _ELEMENTS:
            is_inside = not tag.is_closing
        if not is_inside or not tag.is_complete:
            continue
        parts.append(html[copied : tag.start])
        text = _with_addresses(tag, resolve)
        if tag.name in _ELEMENTS:
            text = _quiet(text, _is_elsewhere(tags[index : index + 2]))
        parts.append(text)
        copied = tag.stop
    return "".join((*parts, html[copied:]))


def _with_addresses(tag: HtmlTag, resolve: ResolveAddress) -> str:
    addresses = {name: tag.attributes.get(name, "").strip() for name in _ADDRESSES}
    if not any(addresses.values()):
        return tag.text

    def resolved(attribute: re.Match[str]) -> str:
        name = attribute["name"].lower()
        address = addresses[name]
        if not address:
            return attribute[0]
        return f'{name}="{escape(resolve(address))}"'

    return _ADDRESS.sub(resolved, tag.text)


def _is_elsewhere(tags: list[HtmlTag]) -> bool:
    """Whether an element, or the source that follows it, plays something of another site."""
    addresses = [tag.attributes.get("src", "") for tag in tags]
    return any(address and not is_on_site(address) for address in addresses)


def _quiet(start_tag: str, is_elsewhere: bool) -> str:
    """The start tag of an element that loads nothing before a click.

    A video of the site's own that plays by itself, as pictures that move do, stays as it is.
    """
    if _AUTOPLAY.search(start_tag):
        if not is_elsewhere:
            return start_tag
        start_tag = _AUTOPLAY.sub("", start_tag)
    start_tag = _PRELOAD.sub("", start_tag)
    end = -2 if start_tag.endswith("/>") else -1
    return f'{start_tag[:end].rstrip()} preload="none"{start_tag[end:]}'
