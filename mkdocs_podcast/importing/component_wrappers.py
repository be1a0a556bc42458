"""Components around text, as MDX and Vue have them (`<Tabs>`, `<Card title="Wolves">`): their content
stays as Markdown, without them. A link such as `<Link to="/wolves/">` becomes one of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import dedent, indent
from typing import NamedTuple
from urllib.parse import quote

from ..source.foreign_markup import COMPONENT_TAG, ForeignMarkup
from ..text.outside_code import blank_hidden
from ..text.patterns import pattern
from .notes_markdown import escaped_text
from .plain_values import first_line, line_of

_ATTRIBUTE = pattern(r"\s(?P<name>[A-Za-z][\w:-]{0,50})=(?:\"([^\"]*)\"|'([^']*)')")
# The attributes that readers see above the content, the likeliest first, and those with an address.
_HEADINGS = ("label", "title", "heading", "header", "summary", "caption")
_ADDRESSES = ("href", "to", "link", "src", "url")
# HTML is also written all in capital letters; what plays something may be `<Audio>`.
_NAME = pattern(r"(?!(?:Audio|Video|Iframe)\Z)(?=[^a-z]{0,100}[a-z])[A-Z][\w.]{0,100}")
_LINE_END = pattern(r"[ \t]{0,200}(?:\n|\Z)")
# What an address may have in a link of Markdown.
_SAFE = "/:?&=%#+,;@~!$*'"
_DEEPEST = 20


class _Wrapper(NamedTuple):
    """A component with its content, by the tags at its beginning and its end."""

    start: re.Match[str]
    end: re.Match[str]


def unwrap_components(body: str) -> tuple[str, list[ForeignMarkup]]:
    """The body without components around its text, and the first of each name that was dropped."""
    dropped: dict[str, ForeignMarkup] = {}
    for _ in range(_DEEPEST):
        # The content of the outer ones has its own indentation only once they are gone.
        wrappers = _outermost(COMPONENT_TAG.finditer(blank_hidden(body)))
        if not wrappers:
            break
        parts: list[str] = []
        copied = 0
        for wrapper in wrappers:
            content, is_dropped = _unwrapped(body, wrapper)
            if is_dropped:
                name = f"<{wrapper.start['name']}>"
                tag = body[wrapper.start.start() : wrapper.start.end()]
                dropped.setdefault(name, ForeignMarkup(name, tag))
            preceding = body[copied : wrapper.start.start()]
            if content.startswith("\n"):
                preceding = preceding.rstrip(" \t")
            parts += [preceding, content]
            copied = wrapper.end.end()
        parts.append(body[copied:])
        body = "".join(parts)
    return body, list(dropped.values())


def _outermost(tags: Iterable[re.Match[str]]) -> list[_Wrapper]:
    """The components that have an end and are in no other one."""
    wrappers: list[_Wrapper] = []
    opened: list[re.Match[str]] = []
    counts: Counter[str] = Counter()
    for tag in _of_components(tags):
        name = tag["name"]
        if not tag["slash"]:
            opened.append(tag)
            counts[name] += 1
        elif counts[name]:
            start = _pop_opened(opened, counts, name)
            while wrappers and wrappers[-1].start.start() > start.start():
                wrappers.pop()
            wrappers.append(_Wrapper(start, tag))
    return wrappers


def _pop_opened(opened: list[re.Match[str]], counts: Counter[str], name: str) -> re.Match[str]:
    """Takes the last tag of a name off those that are open, with all after it, which have no end."""
    while True:
        start = opened.pop()
        counts[start["name"]] -= 1
        if start["name"] == name:
            return start


def _of_components(tags: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The tags that begin or end a component; `<Break />` is whole by itself."""
    for tag in tags:
        if not tag[0].endswith("/>") and _NAME.fullmatch(tag["name"]):
            yield tag


def _unwrapped(body: str, wrapper: _Wrapper) -> tuple[str, bool]:
    """The content of a component, and whether anything of the component is gone."""
    content = body[wrapper.start.end() : wrapper.end.start()]
    attributes = _attributes(body[wrapper.start.start() : wrapper.start.end()])
    heading = escaped_text(first_line(attributes, _HEADINGS))
    address = quote(first_line(attributes, _ADDRESSES), safe=_SAFE)
    is_one_line = "\n" not in content.strip()
    if is_one_line and address and not heading:
        return f"[{content.strip() or escaped_text(address)}]({address})", False
    margin = _margin(body, wrapper)
    if margin is None or (is_one_line and not heading):
        neighbour = COMPONENT_TAG.match(body, wrapper.end.end())
        if neighbour and neighbour["name"] == wrapper.end["name"]:
            # Each of several has a text of its own.
            content = f"{content} "
        return content, True
    blocks = [dedent(content).strip("\n")]
    if heading and address:
        blocks.insert(0, f"**[{heading}]({address})**")
    elif heading:
        blocks.insert(0, f"**{heading}**")
    elif address:
        blocks.append(f"<{address}>")
    text = "\n\n".join(blocks)
    return f"\n{indent(text, margin)}\n", True


def _margin(body: str, wrapper: _Wrapper) -> str | None:
    """The spaces before a component; None where other text is in its first or last line."""
    line_start = body.rfind("\n", 0, wrapper.start.start()) + 1
    margin = body[line_start : wrapper.start.start()]
    if margin.strip() or not _LINE_END.match(body, wrapper.end.end()):
        return None
    return margin


def _attributes(tag: str) -> dict[str, str]:
    """The attributes that are plain text."""
    attributes = {}
    for match in _ATTRIBUTE.finditer(tag):
        attributes[match["name"]] = line_of(match[match.lastindex or 0])
    return attributes
