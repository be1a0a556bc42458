"""The one scanner of tags: where each begins and ends, its name and its attributes.

A parse of a whole page costs more than rendering it, so callers name the few tags that they look
for, and only these are read. Every function takes time linear in the length of the text, since no
tag is followed past the next `<`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from html import unescape
from itertools import zip_longest

from ..text.patterns import pattern
from ..text.records import NamedTuple

Attributes = dict[str, str]

# Elements whose content is no markup of the page: code that is shown, and what browsers read
# differently.
OPAQUE = frozenset({"code", "pre", "script", "style", "template", "textarea"})

# Quoted values may hold `>`. A quotation mark that is never closed is part of a name, as in
# browsers. Without `>` before the next `<`, the tag is incomplete.
_SLASH_AND_NAME = r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>]*)(?![^\s/<>])"
_COMPLETE = r"[^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*>"
_TAG = pattern(rf"{_SLASH_AND_NAME}(?:{_COMPLETE}|[^<>]*>?)")
_SPLITTER = pattern(rf"({_SLASH_AND_NAME}{_COMPLETE})")
# A link or an emphasis that holds a text and no tag, and a paragraph of such and of text.
_PHRASE = r"<(?:[abi]|em|strong)(?: [a-z]+=\"[^\"<>]*\")*>\s*[^<\s][^<]*</(?:[abi]|em|strong)>"
_PARAGRAPH = rf"<p>\s*(?:[^<\s]|{_PHRASE})[^<]*(?:{_PHRASE}[^<]*)*</p>"
_TEXT = rf"[^<]*(?:(?:{_PHRASE}|{_PARAGRAPH})[^<]*)*"
_COARSE_PIECE = pattern(rf"({_TEXT})({_SLASH_AND_NAME}{_COMPLETE}|<)?")
_ATTRIBUTE = pattern(
    r"""(?<=[\s/"'])([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?"""
)
_SPACE = pattern(r"\s*")


class HtmlTag(NamedTuple):
    """A start or an end tag as it is written, and its place in the text.

    `is_complete` is false where `<` is in a value, or where the text ends within the tag.
    """

    name: str
    start: int
    stop: int
    is_closing: bool
    text: str

    @property
    def is_complete(self) -> bool:
        return self.text.endswith(">")

    @property
    def attributes(self) -> Attributes:
        return read_attributes(self.text)


def read_attributes(start_tag: str) -> Attributes:
    """The attributes of one start tag by their names in lower case, unescaped.

    Of an attribute that comes twice the first counts, as in browsers.
    """
    attributes: Attributes = {}
    for name, double, single, bare in _ATTRIBUTE.findall(start_tag[1:]):
        value = double or single or bare
        attributes.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return attributes


def read_irregular(fragment: str, name: str) -> Attributes | None:
    """The attributes of the first `name` element in markup that only a forgiving parser gets right;
    None where there is no such element."""
    # Its import takes longer than a hundred pages' embeds, and few sites ever need it.
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(
        fragment, "html.parser", multi_valued_attributes=None, on_duplicate_attribute="ignore"
    )
    elements = soup.find_all(name, limit=1)
    if not elements:
        return None
    return {key: str(value) for key, value in elements[0].attrs.items()}


def tag_at(html: str, position: int) -> HtmlTag | None:
    """The tag that begins at this place in the text, or None."""
    match = _TAG.match(html, position)
    return _tag(match) if match else None


def tag_after_space(html: str, position: int) -> HtmlTag | None:
    """The tag that follows this place with nothing but white space before it."""
    space = _SPACE.match(html, position)
    return tag_at(html, space.end() if space else position)


def next_tag(
    html: str,
    names: Collection[str],
    position: int = 0,
    opaque: Collection[str] = (),
    *,
    in_comments: bool = False,
) -> HtmlTag | None:
    """The next tag with one of the names (lower case), from this place in the text on.

    Comments, unless asked for, and the content of `opaque` elements are not looked into; a comment
    or an opaque element that is never closed hides the rest of the text.
    """
    finder = _finder(frozenset(names), frozenset(opaque), in_comments)
    while match := finder.search(html, position):
        name = (match["name"] or "").lower()
        if name in names:
            return tag_at(html, match.start())
        position = match.end()
        if not match["slash"]:
            position = _closing_end(html, name, position)
        if position < 0:
            return None
    return None


def find_tags(
    html: str,
    names: Collection[str],
    position: int = 0,
    opaque: Collection[str] = (),
    *,
    in_comments: bool = False,
) -> Iterator[HtmlTag]:
    """Every tag that `next_tag` gives, in order."""
    while tag := next_tag(html, names, position, opaque, in_comments=in_comments):
        yield tag
        position = tag.stop


def pieces(html: str) -> Iterator[tuple[str, str, str, str]]:
    """HTML without comments in pieces, in order: a text, the tag after it, its slash or nothing,
    and its name. The last piece has no tag."""
    fields = _SPLITTER.split(html)
    return zip_longest(fields[::4], fields[1::4], fields[2::4], fields[3::4], fillvalue="")


def coarse_pieces(html: str) -> Iterator[tuple[str, str, str, str]]:
    """The same of well-formed HTML in few pieces: a paragraph, link or emphasis that holds text,
    and no other tags than those of links and emphases, is part of the text."""
    for text, tag, slash, name in _COARSE_PIECE.findall(html):
        if name:
            yield text, tag, slash, name
        elif text or tag:
            # A lone `<` is text.
            yield text + tag, "", "", ""


def element_end(html: str, start_tag: HtmlTag) -> int:
    """Where the element of this start tag ends, other elements of its name in it counted; -1 where
    it is never closed."""
    depth = 0
    for tag in find_tags(html, (start_tag.name,), start_tag.start):
        depth += -1 if tag.is_closing else 1
        if depth == 0:
            return tag.stop
    return -1


def _tag(match: re.Match[str]) -> HtmlTag:
    return HtmlTag(
        match["name"].lower(), match.start(), match.end(), bool(match["slash"]), match[0]
    )


def _closing_end(html: str, name: str, position: int) -> int:
    """Where an opaque element ends, or, without a name, a comment; -1 where it does not."""
    match = _closing(name).search(html, position)
    return match.end() if match else -1


@cache
def _closing(name: str) -> re.Pattern[str]:
    return pattern(rf"</{name}(?=[\s/>])[^<>]*>?" if name else "-->", re.IGNORECASE)


@cache
def _finder(names: frozenset[str], opaque: frozenset[str], in_comments: bool) -> re.Pattern[str]:
    """Finds where comments and the named tags begin.

    A look at one letter comes first and halves the time, since most tags of a page are others.
    """
    every = sorted(names | opaque)
    letters = "".join(sorted({name[0] for name in every}))
    comment = "" if in_comments else "!--|"
    return pattern(
        rf"<(?=[!/{letters}])(?:{comment}(?P<slash>/?)(?P<name>{'|'.join(every)})(?=[\s/>]))",
        re.IGNORECASE,
    )
