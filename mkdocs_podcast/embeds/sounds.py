"""Finds the `<audio controls>` that authors wrote in HTML, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.patterns import pattern
from .markup import read_tag

_WORDS = ("<audio", "<AUDIO")
_NEXT = pattern(
    r"<(?:!--|(pre|code|script|style|template|textarea|audio)(?=[\s/>]))", re.IGNORECASE
)
_SOURCE = pattern(r"<source\b[^<>]*>", re.IGNORECASE)


def replace_sounds(html: str, show: Callable[[list[str], bool], str | None]) -> str:
    """The HTML with `show(addresses, has_tracks)` in the place of every `<audio controls>`, unless
    that is None.

    Comments, code, scripts, styles and templates are not looked into; nor is an element without
    controls, which a reader does not see.
    """
    if not any(word in html for word in _WORDS):
        return html
    done: list[str] = []
    copied = position = 0
    while found := _NEXT.search(html, position):
        end = re.compile(rf"</{found[1]}\s*>" if found[1] else "-->", re.IGNORECASE).search(
            html, found.end()
        )
        if not end:
            break
        position = end.end()
        if (found[1] or "").lower() != "audio":
            continue
        tag, _, inside = html[found.start() : end.start()].partition(">")
        attributes = read_tag(tag)
        written = [attributes, *(read_tag(source) for source in _SOURCE.findall(inside))]
        addresses = [one["src"].strip() for one in written if one.get("src", "").strip()]
        if "controls" not in attributes or not addresses:
            continue
        block = show(addresses, "<track" in inside.lower())
        if block is not None:
            done += html[copied : found.start()], block
            copied = position
    return "".join((*done, html[copied:]))
