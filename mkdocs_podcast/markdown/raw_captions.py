"""The place of an episode's captions in a `<video>` that its author wrote in HTML."""

from __future__ import annotations

from collections.abc import Callable

from ..html.tags import OPAQUE, HtmlTag, find_tags
from .markers import CAPTIONS

_TAGS = ("video", "source", "track")


def mark_captions(html: str, is_recording: Callable[[str], bool]) -> str:
    """The HTML with a mark at the end of the first video that plays the episode, unless that has
    captions of its own."""
    if "<video" not in html.lower():
        return html
    tags: list[HtmlTag] = []
    for tag in find_tags(html, _TAGS, opaque=OPAQUE):
        if tag.name != "video":
            tags.append(tag)
        elif not tag.is_closing:
            tags = [tag]
        elif _lacks_captions(tags) and any(is_recording(_address(tag)) for tag in tags):
            return f"{html[: tag.start]}{CAPTIONS}{html[tag.start :]}"
    return html


def _lacks_captions(tags: list[HtmlTag]) -> bool:
    has_controls = any("controls" in tag.attributes for tag in tags)
    return has_controls and all(tag.name != "track" for tag in tags)


def _address(tag: HtmlTag) -> str:
    return tag.attributes.get("src", "").strip()
