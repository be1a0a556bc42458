"""What Jekyll's and its relatives' templates write into a body: `{{ site.url }}` and
`{{ page.key }}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..text.outside_code import change_outside_code
from ..text.patterns import pattern
from .page_values import escaped_value, is_in_attribute, is_in_link, value_of

_SITE_ADDRESS = pattern(
    r"(?P<attribute>\b(?:src|href|poster)\s*=\s*[\"']?)?"
    r"\{\{-?\s*(?:site\.(?:url|baseurl)|[\"'](?P<quoted>[^\"'{}\n]*)[\"']\s*\|\s*(?:absolute_url|relative_url))\s*-?\}\}"
    r"(?:\{\{-?\s*site\.baseurl\s*-?\}\})?(?P<path>/[^\s)\"'<>\]]*)?",
)
_PAGE_VALUE = pattern(
    r"\{\{-?\s*(?:page|\.Params)\.(?P<key>[\w.-]+)(?P<filters>\s*\|[^{}\n]*|\s+-?)?\}\}"
)
# Filters that leave a value what it is; the others are not known.
_FILTERS = pattern(
    r"\s*(?:\|\s*(?:escape|escape_once|xml_escape|strip|safe|absolute_url|relative_url)\s*)*(?:-\s*)?"
)

AddressOf = Callable[[str, bool], str]


def resolve_variables(body: str, meta: Mapping[str, Any], address_of: AddressOf) -> str:
    """The body with `{{ site.url }}/path` and its relatives replaced by addresses, and
    `{{ page.key }}` by the value of the page's front matter.

    `address_of(path, raw)` gives the address of a path below the site's root, for Markdown or
    (`raw`) for HTML.
    """
    if "page." in body or ".Params." in body:
        body = change_outside_code(body, lambda text: _resolve_values(text, meta, address_of))
    if "site." in body or "_url" in body:
        body = change_outside_code(body, lambda text: _resolve_addresses(text, address_of))
    return body


def _resolve_addresses(text: str, address_of: AddressOf) -> str:
    def address(match: re.Match[str]) -> str:
        attribute = match["attribute"] or ""
        path = match["path"] or match["quoted"] or "/"
        return attribute + address_of(path, bool(attribute))

    return _SITE_ADDRESS.sub(address, text)


def _resolve_values(text: str, meta: Mapping[str, Any], address_of: AddressOf) -> str:
    def value(match: re.Match[str]) -> str:
        if not _FILTERS.fullmatch(match["filters"] or ""):
            return match[0]
        entry = value_of(meta, match["key"])
        if entry is None:
            return match[0]
        preceding = text[max(match.start() - 2, 0) : match.start()]
        is_attribute = is_in_attribute(preceding)
        if entry.startswith("/") and (is_attribute or is_in_link(preceding)):
            entry = address_of(entry, is_attribute)
        return escaped_value(entry, preceding)

    return _PAGE_VALUE.sub(value, text)
