"""The text of a WordPress post → HTML: its paragraphs and blocks, and what its shortcodes stand for.

Of shortcodes that nothing here knows, the text stays.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..source.shortcodes import PLAYER_PAGES
from ..text.patterns import pattern
from .plain_values import address_of, word_set

# What HTML has no element for; `with_markers` makes comments of them.
_OWN_PLAYER = "\ue000"
_OWN_PLAYER_BLOCK = f"\n\n{_OWN_PLAYER}\n\n"
_MORE = "\ue001"
_COMMENTS = {_OWN_PLAYER: "<!-- podcast:player -->", _MORE: "<!-- more -->"}

_BLOCK = pattern(
    r"<!--\s{0,4}(/?)wp:([\w/-]{1,80})[ \t]{0,4}(\{[^<>\n]{0,5000}\}(?=[ \t]{0,4}/?-->))?[ \t]{0,4}/?-->"
)
_EMBED_BLOCK = pattern(
    r"<figure\b[^<>]{0,500}\bwp-block-embed\b[^<>]{0,500}>.{0,3000}?</figure>", re.DOTALL
)
_PRE_START = pattern(r"<pre\b", re.IGNORECASE)
_PRE_END = "</pre>"
_MORE_COMMENT = pattern(r"<!--more[^<>]{0,200}-->")
_PAGE_COMMENT = pattern(r"<!--(?:nextpage|noteaser)-->")
_EMBED = pattern(r"\[embed[^\[\]]{0,200}\]([^\[\]<>]{1,2000})\[/embed\]", re.IGNORECASE)
_CAPTION = pattern(r"\[caption[^\[\]]{0,500}\]([^\[\]]{0,4000})\[/caption\]", re.IGNORECASE)
_PICTURE = pattern(
    r"(?:<a\b[^<>]{0,1000}>\s{0,20})?<img\b[^<>]{0,2000}>(?:\s{0,20}</a>)?", re.IGNORECASE
)
_SHORTCODE = pattern(
    r"(?<!\[)\[(/?)([a-z][\w-]{1,40})(?=[ \t\n/=\]])([^\[\]<>]{0,2000})\](?![(\]])", re.IGNORECASE
)
_ATTRIBUTE = pattern(r"(?<![\w-])([\w-]+)=[\"'“”]?([^\s\"'“”]+)")
_ADDRESS = pattern(r"https?://[^\s\"'<>\]]{1,2000}")
_BLANK_LINES = pattern(r"\n{3,}")
_BLANK_LINE = pattern(r"\n[ \t]*\n")
_BLOCKS = (
    r"p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|table|thead|tbody|tr|td|th|figure|iframe|hr|section"
    r"|article|audio|video"
)
_BLOCK_TAG = pattern(rf"</?(?:{_BLOCKS})\b", re.IGNORECASE)
_BLOCK_OPENING = pattern(rf"\s{{0,50}}(<(?:{_BLOCKS})\b)", re.IGNORECASE)
_BLOCK_CLOSING = pattern(rf"(</(?:{_BLOCKS})>)\s{{0,50}}", re.IGNORECASE)
_LONE_ADDRESS = pattern(r"https?://\S{1,2000}")
_MEDIA = frozenset({"audio", "video"})
# Those whose address, or id, is a provider's.
_PROVIDERS = frozenset({"youtube", "vimeo", "spotify", "soundcloud", "iframe"})
_PAIRED = _MEDIA | _PROVIDERS
# Shortcodes and blocks that are the player of the post's own recording.
_OWN_PLAYERS = pattern(
    r"powerpress|podcast_episode|podcast_player|ss_player|ss_podcast|podlove-episode-web-player"
    r"|podlove-web-player|podloveaudio|podlove-template|seriously-simple-podcasting/(?:castos-|audio-|html-)?player"
    r"|smart_track_player|smart_podcast_player|fusebox_(?:track|full)_player|spp-[\w-]{1,40}|sc_embed_player"
    r"|blubrry/podcast-player|powerpress/[\w-]{1,40}|podlove-web-player/[\w-]{1,40}|podlove-publisher/[\w-]{1,40}"
)
# Those that only lay out, or show what this plugin shows by itself.
_SILENT = word_set(
    "caption gallery_end podlove-episode-downloads podlove-episode-contributor-list "
    "more_link powerpress_subscribe podlove-subscribe-button podlove-feed-list wp_caption "
    "embed"
)
# Those by which page builders (Divi, WPBakery, Avada, Enfold) lay out what is between them.
_LAYOUT = pattern(
    r"(?:et_pb|vc|fusion|fusion_builder|av|cs)_(?:section|container|row|row_inner|column|column_inner"
    r"|column_text|text|textblock|one_full|one_half|one_third|two_third|empty_space|separator|hr|code)"
)


class PostText(NamedTuple):
    """A post's HTML, and the names of the shortcodes and blocks that nothing here knows."""

    html: str
    unknown: tuple[str, ...]


def html_of(text: str, attachments: Mapping[str, str]) -> PostText:
    """The HTML of a post; `attachments` are the addresses of files by their ids."""
    reader = _TextReader(attachments)
    text = text.replace("\r\n", "\n").translate({ord(marker): None for marker in _COMMENTS})
    text = _MORE_COMMENT.sub(f"\n\n{_MORE}\n\n", text)
    text = _PAGE_COMMENT.sub("", text)
    parts = []
    position = 0
    for start, end in _code_ranges(text):
        parts += [reader.read(text[position:start]), text[start:end]]
        position = end
    parts.append(reader.read(text[position:]))
    return PostText("\n".join(parts), tuple(dict.fromkeys(reader.unknown)))


def _code_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where preformatted text is, in which nothing is a shortcode."""
    start = _PRE_START.search(text)
    while start:
        end = text.find(_PRE_END, start.end())
        if end < 0:
            return
        end += len(_PRE_END)
        yield start.start(), end
        start = _PRE_START.search(text, end)


def with_markers(markdown: str) -> str:
    """Markdown that was made of a post's HTML, with the comments that HTML cannot carry."""
    first, marker, rest = markdown.partition(_OWN_PLAYER)
    markdown = first + marker + rest.replace(_OWN_PLAYER, "")
    for sign, comment in _COMMENTS.items():
        markdown = markdown.replace(sign, f"\n\n{comment}\n\n")
    return _BLANK_LINES.sub("\n\n", markdown)


class _TextReader:
    def __init__(self, attachments: Mapping[str, str]) -> None:
        self.attachments = attachments
        self.unknown: list[str] = []

    def read(self, text: str) -> str:
        text = _EMBED_BLOCK.sub(_embed_block, text)
        text = _BLOCK.sub(self._block, text)
        text = _EMBED.sub(lambda code: _link(code[1].strip()), text)
        text = _CAPTION.sub(lambda code: _figure(code[1]), text)
        text = _SHORTCODE.sub(self._shortcode, text)
        return _with_paragraphs(text.replace("[[", "[").replace("]]", "]"))

    def _block(self, block: re.Match[str]) -> str:
        """What a block's comment stands for: most only say what the HTML below them is."""
        name = block[2].casefold()
        if _OWN_PLAYERS.fullmatch(name):
            if block[1]:
                return ""
            return _OWN_PLAYER_BLOCK
        if name.startswith("core-embed/") and not block[1]:
            return _link(_settings(block[3]).get("url", ""))
        if "/" in name and not name.startswith("core/"):
            self.unknown.append(f"wp:{name}")
        return ""

    def _shortcode(self, code: re.Match[str]) -> str:
        """What a shortcode stands for; those of no plugin that is known stay as they are."""
        name = code[2].casefold()
        arguments = html.unescape(code[3])
        if _OWN_PLAYERS.fullmatch(name):
            return _media(_address_in(arguments)) or _OWN_PLAYER_BLOCK
        if name in _SILENT:
            return "\n\n"
        if _LAYOUT.fullmatch(name):
            return "\n\n"
        if code[1] and name in _PAIRED:
            return ""
        if name in _MEDIA:
            return _media(_address_in(arguments)) or _OWN_PLAYER_BLOCK
        if name in ("playlist", "gallery"):
            attributes = dict(_ATTRIBUTE.findall(arguments))
            return "".join(self._attached(name, attributes.get("ids", "")))
        if name in _PROVIDERS:
            address = _provider_address(name, arguments)
            if address:
                return _link(address)
        self.unknown.append(f"[{name}]")
        return code[0]

    def _attached(self, name: str, ids: str) -> Iterator[str]:
        for identity in ids.split(","):
            address = self.attachments.get(identity.strip(), "")
            if not address:
                continue
            if name == "playlist":
                yield _media(address)
            else:
                yield f'<p><img src="{html.escape(address)}" alt=""></p>'


def _address_in(arguments: str) -> str:
    """The address that a shortcode names; "" where it names none."""
    match = _ADDRESS.search(arguments)
    if not match:
        return ""
    return address_of(match[0])


def _provider_address(name: str, arguments: str) -> str:
    """The address at a provider that a shortcode names, or gives the id of; "" where it does not."""
    address = _address_in(arguments)
    if address:
        return address
    page = PLAYER_PAGES.get(name)
    words = arguments.split()
    if not page or not words:
        return ""
    identity = words[0].rpartition("=")[2].strip("\"'")
    if not identity.replace("-", "").replace("_", "").isalnum():
        return ""
    return page.format(identity)


def _settings(text: str | None) -> dict[str, str]:
    try:
        settings = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return {key: str(value) for key, value in settings.items()}


def _embed_block(figure: re.Match[str]) -> str:
    """A figure's address as a link, for the plugin to show; a figure with a frame as it is."""
    if "<iframe" in figure[0]:
        return figure[0]
    match = _ADDRESS.search(html.unescape(figure[0]))
    if not match:
        return figure[0]
    return _link(match[0])


def _link(address: str) -> str:
    shown = html.escape(address.strip())
    if shown:
        return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n'
    return ""


def _media(address: str) -> str:
    if address:
        return f'\n\n<audio src="{html.escape(address)}"></audio>\n\n'
    return ""


def _figure(inside: str) -> str:
    """A picture, and its caption below it."""
    picture = _PICTURE.search(inside)
    if not picture:
        return inside
    caption = (inside[: picture.start()] + inside[picture.end() :]).strip()
    figure = f"\n\n<p>{picture[0]}</p>\n\n"
    if not caption:
        return figure
    return f"{figure}<p><em>{caption}</em></p>\n\n"


def _with_paragraphs(text: str) -> str:
    """Text whose paragraphs are parted by blank lines, as the old editor writes it."""
    text = _BLOCK_OPENING.sub(r"\n\n\1", text)
    text = _BLOCK_CLOSING.sub(r"\1\n\n", text)
    blocks = []
    for block in _BLANK_LINE.split(text):
        stripped = block.strip()
        if _LONE_ADDRESS.fullmatch(stripped):
            stripped = _link(html.unescape(stripped)).strip()
        elif stripped and not _BLOCK_TAG.match(stripped):
            stripped = "<p>" + stripped.replace("\n", "<br>") + "</p>"
        blocks.append(stripped)
    return "\n".join(filter(None, blocks))
