"""The bytes of a feed → its elements, in one spelling of the namespaces.

The parser is defusedxml's: no entity is expanded and nothing outside the file is read. What real
feeds get wrong in ways that have one meaning is put right, each with a remark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from ..html.tags import find_tags
from ..text import addresses
from ..text.encodings import decode_text
from ..text.patterns import pattern
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES, RSS_NAMESPACES, writable
from .feed_salvage import SALVAGED, salvaged_feed
from .imported import SourceError

MOST_BYTES = 100_000_000
# Addresses that feeds give for namespaces, beside the right ones.
_OTHER_ADDRESSES = {
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    NAMESPACES["itunes"].replace("http:", "https:"): "itunes",
}
_PREFIXES = {
    **{uri.casefold(): prefix for prefix, uri in {**NAMESPACES, **MORE_NAMESPACES}.items()},
    **{uri.casefold(): prefix for uri, prefix in _OTHER_ADDRESSES.items()},
}
# The feed of a show in a page of Apple Podcasts.
_FEED_IN_DATA = pattern(r'"feedUrl"\s?:\s?"(https?:[^"<>\s]{1,2000})"')
_MOST_OF_PAGE = 2_000_000
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
# Its number is that of the export's version.
_WORDPRESS = "http://wordpress.org/export/"
_DECLARATION = pattern(r"<\?xml[^>]{0,200}\?>")
_ENCODING = pattern(r"""<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']""")
# Numbers of characters that XML cannot hold.
_BAD_NUMBER = pattern(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));")
_BARE_LESS_THAN = pattern(r"<(?![A-Za-z_/!?])")
_START_TAG = pattern(r"<[A-Za-z_][\w:.-]{0,100}\s[^<>]{0,20000}>")
_ATTRIBUTE = pattern(
    r"""\s([A-Za-z_][\w:.-]{0,100})\s{0,20}=\s{0,20}("[^"<]{0,20000}"|'[^'<]{0,20000}')"""
)
_AMPERSAND = pattern(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_NAMED_ENTITY = pattern(r"&([A-Za-z]{2,31}\d{0,2});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT = pattern(r"<(wpe:export|(?:[A-Za-z]{1,20}:)?(?:rss|RDF|feed))\b")
_USED_PREFIX = pattern(r"</?([A-Za-z_][\w-]{0,30}):[A-Za-z_]")
_CDATA = pattern(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_DOCTYPE = pattern(r"<!DOCTYPE\b[^<>\[]{0,500}(?:\[[^\]]{0,20000}\]\s{0,20})?>", re.IGNORECASE)


class Document(NamedTuple):
    """A feed's root, with names such as `itunes:author`, and what had to be put right in it."""

    root: Element
    remarks: tuple[str, ...] = ()


def read_document(data: bytes) -> Document:
    """The elements of a feed. Raises SourceError for what is no feed, or cannot be put right."""
    if len(data) > MOST_BYTES:
        raise SourceError("the feed is larger than 100 MB: import a part of it")
    text, remarks = _decode(data)
    start = _ROOT.search(text)
    if not start:
        raise SourceError(_what_it_is(text))
    if _DOCTYPE.search(text, 0, start.start()):
        text = _DOCTYPE.sub("", text, count=1)
        remarks.append("its document type declaration was ignored")
    root = _parse(text)
    for repair, remark in _REPAIRS:
        if root is not None:
            break
        repaired = repair(text)
        if repaired != text:
            text = repaired
            remarks.append(remark)
            root = _parse(text)
    if root is None:
        return _salvaged(text)
    _use_known_prefixes(root)
    return Document(root, tuple(remarks))


def _salvaged(text: str) -> Document:
    """What a reader of anything makes of a feed that is not well-formed."""
    reason = _why_broken(text)
    root = salvaged_feed(text)
    if root is None:
        raise SourceError(f"{reason}: correct it there")
    return Document(root, (f"{reason}: {SALVAGED}",))


def _decode(data: bytes) -> tuple[str, list[str]]:
    """The text of a feed without what may be before its declaration."""
    remarks = []
    declared = _ENCODING.search(data[:1000].decode("latin-1"))
    text = ""
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = declared[1]
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            remarks.append(f"its encoding is not {name}, as it says")
    if not text:
        text, reason = decode_text(data)
        if reason:
            remarks.append(reason.partition(":")[0])
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped != text.lstrip("\ufeff"):
        remarks.append("blank space stood before its declaration")
    return _DECLARATION.sub("", stripped, count=1), remarks


def _what_it_is(text: str) -> str:
    start = text.lstrip()[:200].casefold()
    if not start:
        return "the file is empty: give the address or the file of a feed"
    if "<html" in start or "<!doctype html" in start:
        feed = _feed_named_in(text[:_MOST_OF_PAGE])
        if feed:
            return f"this is a web page, not a feed: import {feed}, which it names"
        return "this is a web page, not a feed: give the address of the feed itself"
    return "this is not a feed: it has neither `<rss>` nor `<feed>`"


def _feed_named_in(page: str) -> str:
    """The address of the feed that a web page names; "" for none."""
    for tag in find_tags(page, ("link",)):
        attributes = tag.attributes
        address = addresses.url(attributes.get("href")) or ""
        if attributes.get("type") in _FEED_TYPES and "://" in address:
            return address
    data = _FEED_IN_DATA.search(page)
    if data:
        return data[1].replace("\\/", "/")
    return ""


def _parse(text: str) -> Element | None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(text.encode("utf-8", "replace"))
    except (ParseError, LookupError):
        # LookupError is for a declaration of an encoding that nobody knows.
        return None
    except DefusedXmlException:
        raise SourceError("the feed declares entities, which are not read: remove them") from None
    return root


def _why_broken(text: str) -> str:
    from defusedxml.ElementTree import fromstring

    try:
        fromstring(text.encode("utf-8", "replace"))
    except ParseError as error:
        line, _ = error.position
        reason = str(error).partition(":")[0]
        return f"the feed is not well-formed XML ({reason}, in line {line})"
    except LookupError:
        return "the feed declares an encoding that does not exist"
    return "the feed is not well-formed XML"


def _without_control(text: str) -> str:
    return _BAD_NUMBER.sub("", writable(text))


def _cut_after_end(text: str) -> str:
    """Whatever a server adds behind a whole feed."""
    for end in ("</rss>", "</feed>", "</rdf:RDF>"):
        position = text.rfind(end)
        if position >= 0:
            return text[: position + len(end)]
    return text


def _with_escaped_signs(text: str) -> str:
    """`<` that begins no tag, and `]]>` that ends nothing, are text; comments are nobody's."""
    text = _outside_cdata(text, _without_comments)
    text = _outside_cdata(text, lambda part: part.replace("]]>", "]]&gt;"))
    return _outside_cdata(text, lambda part: _BARE_LESS_THAN.sub("&lt;", part))


def _without_comments(text: str) -> str:
    """The text without comments; one that does not end is text."""
    kept = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len("-->")
    return "".join([*kept, text[position:]])


def _without_repeated_attributes(text: str) -> str:
    return _outside_cdata(text, lambda part: _START_TAG.sub(_with_first_attributes, part))


def _with_first_attributes(match: re.Match[str]) -> str:
    """A tag, of whose attributes the first of each name stays."""
    names: set[str] = set()

    def first_only(attribute: re.Match[str]) -> str:
        is_new = attribute[1] not in names
        names.add(attribute[1])
        return attribute[0] if is_new else ""

    return _ATTRIBUTE.sub(first_only, match[0])


def _with_known_entities(text: str) -> str:
    """Names that only HTML knows become characters; other ampersands become `&amp;`."""
    return _outside_cdata(text, _spelled_out)


def _spelled_out(text: str) -> str:
    text = _NAMED_ENTITY.sub(_character, text)
    return _AMPERSAND.sub("&amp;", text)


def _character(match: re.Match[str]) -> str:
    if match[1] in _XML_ENTITIES:
        return match[0]
    character = html.unescape(match[0])
    if character == match[0]:
        return match[0]
    return html.escape(character)


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    parts = _CDATA.split(text)
    return "".join(part if part.startswith("<![CDATA[") else change(part) for part in parts)


def _with_declared_prefixes(text: str) -> str:
    """Every prefix that is used has its namespace; unknown ones have one of their own."""
    start = _ROOT.search(text)
    if not start:
        return text
    end = text.find(">", start.start())
    root = text[start.start() : end]
    added = ""
    for prefix in sorted(set(_USED_PREFIX.findall(text))):
        if f"xmlns:{prefix}=" not in root:
            uri = {**NAMESPACES, **MORE_NAMESPACES}.get(prefix, f"urn:unknown:{prefix}")
            added += f' xmlns:{prefix}="{uri}"'
    return text[: start.end()] + added + text[start.end() :]


def _cut_after_last_item(text: str) -> str:
    """A feed that ends too early ends after its last whole item."""
    end = text.rfind("</item>")
    if end < 0 or "</channel>" in text[end:]:
        return text
    return text[: end + len("</item>")] + "</channel></rss>"


_REPAIRS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_without_control, "characters that XML cannot hold were removed"),
    (_with_known_entities, "`&` was not written as `&amp;`, or had a name that XML does not know"),
    (_with_escaped_signs, "`<` or `]]>` was text, or a comment was not well-formed"),
    (_without_repeated_attributes, "a tag had an attribute twice, of which the first counts"),
    (_cut_after_end, "something stood behind its end"),
    (_with_declared_prefixes, "namespaces were used that it does not declare"),
    (_cut_after_last_item, "it ends in the middle of an episode, which was left out"),
)


def _use_known_prefixes(root: Element) -> None:
    """Names become `itunes:author` where the namespace is known, and `author` without a namespace."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _short_name(element.tag)
        for name in [name for name in element.attrib if name.startswith("{")]:
            element.attrib[_short_name(name)] = element.attrib.pop(name)


def _short_name(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    if uri in RSS_NAMESPACES:
        return local
    prefix = _PREFIXES.get(uri.casefold(), "")
    if uri.startswith(_WORDPRESS):
        prefix = "excerpt" if "/excerpt" in uri else "wp"
    if not prefix and uri.startswith("urn:unknown:"):
        prefix = uri.removeprefix("urn:unknown:")
    if prefix:
        return f"{prefix}:{local}"
    return name
