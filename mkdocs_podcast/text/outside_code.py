"""Changes to a Markdown text that leave its code as it is."""

from __future__ import annotations

from collections.abc import Callable

from .code import code_ranges, hidden_parts
from .patterns import pattern

_CHARACTER = pattern(r"[^\n]")


def change_outside_code(body: str, change: Callable[[str], str]) -> str:
    """The body with `change(text)` for each text between its fenced code and code spans."""
    parts: list[str] = []
    end = 0
    for start, stop in code_ranges(body):
        parts += [change(body[end:start]), body[start:stop]]
        end = stop
    return "".join((*parts, change(body[end:])))


def blank_hidden(body: str) -> str:
    """The body with spaces, as many as there are characters, in the place of its code, comments,
    scripts and styles."""
    parts: list[str] = []
    end = 0
    for start, stop, _ in hidden_parts(body):
        parts += [body[end:start], _CHARACTER.sub(" ", body[start:stop])]
        end = stop
    return "".join((*parts, body[end:]))
