"""Headers of posts that only one generator writes: Nikola's lines `.. title: Wolf`, in a comment above
the text or in a file `.meta` beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from ..text.patterns import pattern
from .page_yaml import as_yaml

_COMMENT = pattern(
    r"\s{0,20}<!--[ \t]*\n((?:[ \t]{0,8}\.\.[^\n]{0,5000}\n|[ \t]*\n){1,200})[ \t]*-->[ \t]*\n?"
)
_BARE = pattern(r"((?:\.\. [\w-]{1,60}:[^\n]{0,5000}(?:\n|\Z)){2,200})")
_LINE = pattern(r"[ \t]{0,8}\.\. ([\w-]{1,60}):[ \t]*([^\n]*)")


def with_front_matter(path: str, text_at: Callable[[str], str]) -> str:
    """The text of a post, with YAML in the place of such a header."""
    text = text_at(path)
    header = _COMMENT.match(text) or _BARE.match(text)
    if header:
        return _as_page(header[1], text[header.end() :])
    if text.startswith(("---", "+++", "{")):
        return text
    beside = text_at(f"{posixpath.splitext(path)[0]}.meta")
    if _BARE.match(beside):
        return _as_page(beside, text)
    return text


def _as_page(header: str, body: str) -> str:
    return f"---\n{as_yaml(dict(_entries(header)))}---\n\n{body.lstrip()}"


def _entries(header: str) -> Iterator[tuple[str, object]]:
    for match in _LINE.finditer(header):
        name, text = match.groups()
        value: object = text.strip()
        if name == "tags":
            value = list(filter(None, map(str.strip, text.split(","))))
        if value:
            yield name, value
