"""The lines of a page's Markdown that its readers see, under their own numbers."""

from __future__ import annotations

import re

from . import code, prose

_PREFORMATTED = ("<pre", r"</pre\s*>")


def visible(body: str, *, code: bool = True) -> str:
    """The body with nothing but the line breaks of its comments, scripts and styles, and of its
    blocks of `code`."""
    if code:
        body = _without_fences(body)
    for opening, closing in (
        (*prose.HIDDEN, *((_PREFORMATTED,) if code else ())) if "<" in body else ()
    ):
        body = _without(body, opening, closing)
    return body


def _without_fences(body: str) -> str:
    parts = []
    end = 0
    for start, stop in code.code(body):
        if code.FENCE.match(body, start):
            parts += [body[end:start], "\n" * body.count("\n", start, stop)]
            end = stop
    return "".join((*parts, body[end:]))


def _without(body: str, opening: str, closing: str) -> str:
    first, *others = re.split(opening, body, flags=re.IGNORECASE)
    parts = [first]
    for other in others:
        hidden, *shown = re.split(closing, other, maxsplit=1, flags=re.IGNORECASE)
        parts += ["\n" * hidden.count("\n"), *shown]
    return "".join(parts)
