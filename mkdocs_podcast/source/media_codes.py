"""Obsidian's `![[clip.mp3]]` and WordPress's `[audio mp3="clip.mp3"]` become images of media, which
the Markdown extension shows as players."""

from __future__ import annotations

import re
from urllib.parse import quote

from ..text.media_types import MEDIA_TYPES, media_type
from ..text.outside_code import change_outside_code
from ..text.patterns import pattern

_WIKI_EMBED = pattern(
    r"!\[\[(?P<path>[^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|(?P<title>[^\[\]\n]*))?\]\]"
)
_SHORTCODE = pattern(
    r"\[(?P<kind>audio|video)\s(?P<attributes>[^\[\]\n]*)\](?:[ \t]*\[/(?P=kind)\])?(?![\[(:])"
)
_QUOTES = "\"'“”″"
_ATTRIBUTE = pattern(rf"(?<!\S)(\w+)=[{_QUOTES}]?([^\s{_QUOTES}]+)")
_SOURCES = ("src", *MEDIA_TYPES)


def replace_media_codes(body: str) -> str:
    """The body with such codes as images."""
    if "![[" not in body and "[audio " not in body and "[video " not in body:
        return body
    return change_outside_code(body, _replace)


def _replace(text: str) -> str:
    return _SHORTCODE.sub(_image_of_shortcode, _WIKI_EMBED.sub(_image_of_embed, text))


def _image_of_embed(match: re.Match[str]) -> str:
    path = match["path"].strip()
    if not media_type(path):
        return match[0]
    title = (match["title"] or "").strip()
    return f"![{title}]({quote(path, safe='/:?&=%')})"


def _image_of_shortcode(match: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
    for name in _SOURCES:
        if name in attributes:
            address = quote(attributes[name], safe="/:?&=%#+,;@~")
            return f"\n\n![type:{match['kind']}]({address})\n\n"
    return match[0]
