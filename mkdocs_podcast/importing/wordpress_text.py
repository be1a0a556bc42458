"""The text of a WordPress post → HTML: its paragraphs, and what its shortcodes stand for."""

from __future__ import annotations

import html
import re

from ..text import addresses
from ..text.patterns import pattern

_BLOCK_COMMENT = pattern(r"<!--\s{0,4}/?wp:[^<>]{0,5000}-->")
_EMBED = pattern(r"\[embed[^\]]{0,200}\]([^\[\]]{1,2000})\[/embed\]", re.IGNORECASE)
_CAPTION = pattern(r"\[/?caption[^\]]{0,500}\]", re.IGNORECASE)
_MEDIA = pattern(
    r"\[(?:audio|video|powerpress|podcast)\b([^\[\]]{0,2000})\](?:\[/(?:audio|video)\])?",
    re.IGNORECASE,
)
_MEDIA_ADDRESS = pattern(r"https?://[^\s\"'\]]{1,2000}")
_SHORTCODE = pattern(r"\[(/?[a-z][\w-]{2,40})(?:\s[^\[\]]{0,2000})?/?\]")
_BLOCK_TAG = pattern(
    r"<(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|figure|iframe|hr|section|article)\b",
    re.IGNORECASE,
)
_BLANK_LINE = pattern(r"\n[ \t]*\n")


def html_of(text: str) -> tuple[str, list[str]]:
    """The HTML of a post, and the names of the shortcodes that nothing here knows."""
    text = _BLOCK_COMMENT.sub("", text.replace("\r\n", "\n"))
    text = _EMBED.sub(lambda code: f"\n\n{_link(code[1])}\n\n", text)
    text = _MEDIA.sub(_player, text)
    text = _CAPTION.sub("", text)
    unknown = list(dict.fromkeys(code[1].lstrip("/") for code in _SHORTCODE.finditer(text)))
    text = _SHORTCODE.sub("", text)
    return _with_paragraphs(text), unknown


def _link(address: str) -> str:
    shown = html.escape(address.strip())
    return f'<p><a href="{shown}">{shown}</a></p>'


def _player(code: re.Match[str]) -> str:
    """The recording that a player's code names; a player of the episode itself names none."""
    named = _MEDIA_ADDRESS.search(html.unescape(code[1]))
    address = addresses.url(named[0]) if named else None
    return f'\n\n<audio src="{html.escape(address)}"></audio>\n\n' if address else ""


def _with_paragraphs(text: str) -> str:
    """Text whose paragraphs are parted by blank lines, as the old editor writes it."""
    blocks = []
    for block in _BLANK_LINE.split(text):
        stripped = block.strip()
        if stripped and not _BLOCK_TAG.match(stripped):
            stripped = "<p>" + stripped.replace("\n", "<br>") + "</p>"
        blocks.append(stripped)
    return "\n".join(filter(None, blocks))
