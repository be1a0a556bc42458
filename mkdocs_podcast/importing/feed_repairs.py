"""What real feeds get wrong in ways that have one meaning, put right in their text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ..text.patterns import pattern
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES, writable

# Where a feed begins.
ROOT = pattern(r"<(wpe:export|(?:[A-Za-z]{1,20}:)?(?:rss|RDF|feed))\b")
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
_USED_PREFIX = pattern(r"</?([A-Za-z_][\w-]{0,30}):[A-Za-z_]")
_CDATA = pattern(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)


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
        if attribute[1] in names:
            return ""
        names.add(attribute[1])
        return attribute[0]

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
    # Plain text and CDATA alternate.
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def _with_declared_prefixes(text: str) -> str:
    """Every prefix that is used has its namespace; unknown ones have one of their own."""
    start = ROOT.search(text)
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
    if end < 0:
        return text
    if "</channel>" in text[end:]:
        return text
    return text[: end + len("</item>")] + "</channel></rss>"


# Each is tried in turn while the text cannot be parsed; with the remark on what it changed.
REPAIRS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_without_control, "characters that XML cannot hold were removed"),
    (_with_known_entities, "`&` was not written as `&amp;`, or had a name that XML does not know"),
    (_with_escaped_signs, "`<` or `]]>` was text, or a comment was not well-formed"),
    (_without_repeated_attributes, "a tag had an attribute twice, of which the first counts"),
    (_cut_after_end, "something stood behind its end"),
    (_with_declared_prefixes, "namespaces were used that it does not declare"),
    (_cut_after_last_item, "it ends in the middle of an episode, which was left out"),
)
