"""Finds the `<audio>` elements that authors wrote in HTML to be seen, in one pass over the text."""

from __future__ import annotations

from collections.abc import Callable

from ..html.tags import OPAQUE, HtmlTag, find_tags, next_tag

_AUDIO_STARTS = ("<audio", "<AUDIO")
_AUDIO = ("audio",)
# By these, scripts that draw the controls know their elements: Able Player, MediaElement.js,
# Plyr, Video.js.
_SCRIPTED_ATTRIBUTES = frozenset({"data-able-player", "data-plyr-config"})
_SCRIPTED_CLASSES = ("mejs", "plyr", "video-js")


def replace_sounds(html: str, show: Callable[[list[str], bool], str | None]) -> str:
    """The HTML with `show(addresses, has_tracks)` in place of every `<audio>` with controls, its
    own or those of a script, unless that is None.

    Comments, code, scripts, styles and templates are not looked into; nor is an element without
    controls, which a reader does not see.
    """
    if not any(start in html for start in _AUDIO_STARTS):
        return html
    parts: list[str] = []
    copied = position = 0
    while audio := next_tag(html, _AUDIO, position, OPAQUE):
        position = audio.stop
        if audio.is_closing:
            continue
        end = _next_end(html, position)
        if not end:
            break
        position = end.stop
        content = html[audio.stop : end.start]
        addresses = _addresses(audio, content)
        if not addresses or not _has_controls(audio):
            continue
        block = show(addresses, "<track" in content.lower())
        if block is not None:
            parts += html[copied : audio.start], block
            copied = position
    return "".join((*parts, html[copied:]))


def _has_controls(audio: HtmlTag) -> bool:
    """Whether a reader sees the element, be it by a script."""
    if "controls" in audio.attributes or not _SCRIPTED_ATTRIBUTES.isdisjoint(audio.attributes):
        return True
    return audio.attributes.get("class", "").startswith(_SCRIPTED_CLASSES)


def _next_end(html: str, position: int) -> HtmlTag | None:
    for tag in find_tags(html, _AUDIO, position):
        if tag.is_closing:
            return tag
    return None


def _addresses(audio: HtmlTag, content: str) -> list[str]:
    """What the element plays: its own address, then those of its sources."""
    tags = (audio, *find_tags(content, ("source",)))
    addresses = [tag.attributes.get("src", "").strip() for tag in tags]
    return [address for address in addresses if address]
