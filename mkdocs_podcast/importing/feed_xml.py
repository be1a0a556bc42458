"""The bytes of a feed → its elements, in one spelling of the namespaces.

The parser is defusedxml's: no entity is expanded and nothing outside the file is read. What real
feeds get wrong in ways that have one meaning is put right (feed_repairs.py), each with a remark.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from ..html.tags import find_tags
from ..text.encodings import decode_text
from ..text.patterns import pattern
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES, RSS_NAMESPACES
from .feed_repairs import REPAIRS, ROOT
from .feed_salvage import SALVAGED, salvaged_feed
from .imported import SourceError
from .plain_values import address_of

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
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-10646-ucs")
_ENCODING = pattern(r"""<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']""")
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
    start = ROOT.search(text)
    if not start:
        raise SourceError(_what_it_is(text))
    if _DOCTYPE.search(text, 0, start.start()):
        text = _DOCTYPE.sub("", text, count=1)
        remarks.append("its document type declaration was ignored")
    root = _parse(text)
    for repair, remark in REPAIRS:
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
            # In one of these, nobody could have read its name.
            if name.casefold().startswith(_WIDE):
                raise LookupError
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
        address = address_of(attributes.get("href"))
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


def _use_known_prefixes(root: Element) -> None:
    """Names become `itunes:author` where the namespace is known, and `author` without a namespace."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _short_name(element.tag)
        for name in list(element.attrib):
            element.attrib[_short_name(name)] = element.attrib.pop(name)


def _short_name(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    if uri in RSS_NAMESPACES:
        return local
    prefix = _PREFIXES.get(uri.casefold(), "")
    if uri.startswith(_WORDPRESS):
        prefix = "wp"
        if "/excerpt" in uri:
            prefix = "excerpt"
    if not prefix and uri.startswith("urn:unknown:"):
        prefix = uri.removeprefix("urn:unknown:")
    if prefix:
        return f"{prefix}:{local}"
    return name
