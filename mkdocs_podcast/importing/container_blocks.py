"""Blocks between lines of colons, as VitePress, VuePress and Docusaurus write them (`:::tip Title`) →
quotations, which every Markdown has."""

from __future__ import annotations

import re

from ..text.outside_code import blank_hidden
from ..text.patterns import pattern
from .paired_lines import replace_between

_START = pattern(
    r"^:{3,10}[ \t]*(?P<kind>tip|note|info|warning|caution|danger|important|details)\b[ \t]*"
    r"(?:\[(?P<label>[^\[\]\n]{0,200})\][ \t]*|(?P<title>(?:[^\s{}][^\n{}]{0,200})?))$",
    re.MULTILINE,
)
_END = pattern(r"^:{3,10}[ \t]*$", re.MULTILINE)


def with_quotations(body: str) -> str:
    """The text with each block as a quotation that begins with its title."""
    return replace_between(body, blank_hidden(body), _START.search, _END.search, _quotation)


def _quotation(start: re.Match[str], content: str) -> str:
    title = start["label"] or start["title"] or start["kind"].title()
    lines = [f"**{title.strip()}**", "", *content.strip("\n").split("\n")]
    quotation = "\n".join(f"> {line}".rstrip() for line in lines)
    # A line right below would belong to it.
    return f"\n{quotation}\n"
