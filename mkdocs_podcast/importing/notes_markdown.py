"""Show notes as HTML → Markdown that means the same, and nothing more.

Text stays text: whatever would begin Markdown, HTML or another generator's tag is escaped. Players
stay as the frames that they are, which the plugin makes into blocks; scripts, forms and styles do
not come along.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markdownify import MarkdownConverter

from ..text.patterns import pattern
from .list_indents import with_wide_lists
from .plain_values import address_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# What goes with everything that is in it.
_DROPPED = ("script", "style", "form", "object", "embed", "noscript", "template", "svg", "button")
_FRAME_ATTRIBUTES = ("title", "width", "height", "allow", "allowfullscreen")
# What is Markdown or HTML wherever it stands: emphasis, code, escapes, links, tags, entities.
_SIGN = pattern(r"[\\`*<]|&(?=[A-Za-z#])|(?<!\w)_|_(?!\w)|\[(?=\[)|\](?=[(\[:])|\{(?=[{%:#])")
_ESCAPES = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}
# What begins a block at the start of a line.
_BLOCK_START = pattern(
    r"^([ \t]*)(#(?=#{0,5}[ \t])|[+-](?=[ \t])|>|-(?=[ -]*$)|=(?==*$)|!(?=!!)|\?(?=\?\?)|:(?=[ \t:]))",
    re.MULTILINE,
)
_LIST_NUMBER = pattern(r"^([ \t]*\d{1,9})([.)])(?=[ \t]|$)", re.MULTILINE)
_BLANK_LINES = pattern(r"\n{3,}")
_HTML_TAG = pattern(r"</?[a-zA-Z][^<>]{0,2000}>")
_ADDRESS = pattern(r"https?://[^\s<>\"]+")


def markdown_of(notes: str, base: str = "") -> str:
    """The Markdown of show notes, which are HTML, or text with line breaks.

    Relative links start from the full address `base`.
    """
    if not _HTML_TAG.search(notes):
        notes = _paragraphs(html.unescape(notes))
    soup = _parsed(notes)
    try:
        text = _Converter(base).convert_soup(soup)
    except RecursionError:
        # Elements in elements without end: their words are all that can be kept.
        text = escaped_text(soup.get_text(" ", strip=True))
    return with_wide_lists(_BLANK_LINES.sub("\n\n", text).strip())


def links_in(notes: str) -> set[str]:
    """The addresses that notes in HTML lead to."""
    if "href" not in notes:
        return set()
    links = _parsed(notes).find_all("a", href=True)
    return {str(link["href"]).strip() for link in links}


def _parsed(notes: str) -> BeautifulSoup:
    """The elements of notes in HTML, without those that do not come along."""
    from bs4 import BeautifulSoup, ParserRejectedMarkup

    try:
        soup = BeautifulSoup(notes, "html.parser")
    except ParserRejectedMarkup:
        # Python's parser stops at a declaration that it does not know.
        soup = BeautifulSoup(notes.replace("<!", "&lt;!"), "html.parser")
    for element in soup.find_all(_DROPPED):
        element.decompose()
    return soup


def text_in(notes: str) -> str:
    """The words of notes in HTML, or text, as one line without markup."""
    text = html.unescape(notes)
    if _HTML_TAG.search(notes):
        text = _parsed(notes).get_text(" ")
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs, line breaks stay, addresses are links."""
    blocks = map(str.strip, text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{_linked(block)}</p>" for block in filter(None, blocks))


def _linked(block: str) -> str:
    parts = []
    position = 0
    for match in _ADDRESS.finditer(block):
        address = match[0].rstrip(".,;:!?)")
        parts.append(html.escape(block[position : match.start()]))
        parts.append(f'<a href="{html.escape(address)}">{html.escape(address)}</a>')
        position = match.start() + len(address)
    parts.append(html.escape(block[position:]))
    return "".join(parts).replace("\n", "<br>")


def escaped_text(text: str) -> str:
    """Text that Markdown shows as it is."""
    text = _SIGN.sub(lambda sign: _ESCAPES.get(sign[0], f"\\{sign[0]}"), text)
    text = _BLOCK_START.sub(_escaped_start, text)
    return _LIST_NUMBER.sub(r"\1\\\2", text)


def _escaped_start(match: re.Match[str]) -> str:
    # Python-Markdown knows no escape of these.
    if match[2] in "=?:":
        return f"{match[1]}&#{ord(match[2])};"
    return f"{match[1]}\\{match[2]}"


class _Converter(MarkdownConverter):
    """Leaves players as they are, and lets no text become HTML or a block of Markdown."""

    def __init__(self, base: str) -> None:
        super().__init__(heading_style="ATX", bullets="-")
        self.base = base

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped_text(text)

    def convert_a(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        address = self._address(element.get("href"))
        if not address:
            return text
        element["href"] = _in_markdown(address)
        del element["title"]
        return str(super().convert_a(element, text, parent_tags))  # type: ignore[misc]

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        address = self._address(element.get("src"))
        if not address:
            return ""
        alt = escaped_text(" ".join(str(element.get("alt", "")).split()))
        return f"![{alt}]({_in_markdown(address)})"

    def convert_iframe(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """The frame with nothing but what a player needs."""
        address = self._address(element.get("src") or element.get("data-src"))
        if not address:
            return ""
        attributes = [f'src="{html.escape(address)}"']
        for name in _FRAME_ATTRIBUTES:
            value = element.get(name)
            if value is not None:
                attributes.append(f'{name}="{html.escape(" ".join(str(value).split()))}"')
        return f"\n\n<iframe {' '.join(attributes)}></iframe>\n\n"

    def convert_audio(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        sources = [element, *element.find_all("source")]
        addresses_of_sources = [self._address(tag.get("src")) for tag in sources]
        address = next(filter(None, addresses_of_sources), "")
        if address:
            return f"\n\n![]({_in_markdown(address)})\n\n"
        return ""

    convert_video = convert_audio

    def _address(self, value: object) -> str:
        """A full http, https or mailto address; "" for any other."""
        address = str(value or "").strip()
        if address.casefold().startswith("mailto:"):
            return "".join(address.split())
        try:
            address = urljoin(self.base, address)
        except ValueError:
            return ""
        return address_of(address)


def _in_markdown(address: str) -> str:
    """An address between the round brackets of a link."""
    for sign in "()[]<>\\`*":
        address = address.replace(sign, f"%{ord(sign):02X}")
    return address
