"""Blocks between lines of colons, as VitePress, VuePress and Docusaurus write them (`:::tip Title`) →
quotations, which every Markdown has."""

from __future__ import annotations

import re

from ..text.outside_code import blank_hidden
from ..text.patterns import pattern

_START = pattern(
    r"^:{3,10}[ \t]*(?P<kind>tip|note|info|warning|caution|danger|important|details)\b[ \t]*"
    r"(?:\[(?P<label>[^\[\]\n]{0,200})\]|(?P<title>[^\n{}]{0,200}))[ \t]*$",
    re.MULTILINE,
)
_END = pattern(r"^:{3,10}[ \t]*$", re.MULTILINE)


def with_quotations(body: str) -> str:
    """The text with each block as a quotation that begins with its title."""
    parts = []
    position = 0
    visible = blank_hidden(body)
    start = _START.search(visible)
    while start:
        end = _END.search(visible, start.end())
        if not end:
            break
        title = (start["label"] or start["title"] or start["kind"].title()).strip()
        inner = body[start.end() : end.start()].strip("\n")
        lines = [f"**{title}**", "", *inner.split("\n")]
        quotation = "\n".join(map(_quoted, lines))
        # A line right below would belong to it.
        parts += [body[position : start.start()], f"\n{quotation}\n"]
        position = end.end()
        start = _START.search(visible, position)
    return "".join((*parts, body[position:]))


def _quoted(line: str) -> str:
    return f"> {line}".rstrip()
