"""What is between a line that begins something and one that ends it, replaced."""

from __future__ import annotations

import re
from collections.abc import Callable

# `search` of a pattern, with a text and the position from which on.
Find = Callable[[str, int], "re.Match[str] | None"]
Replacement = Callable[[re.Match[str], str], str]


def replace_between(
    body: str,
    visible: str,
    find_start: Find,
    find_end: Find,
    replacement: Replacement,
) -> str:
    """The body with `replacement(start, content)` for each start that has an end. Both are looked
    for in `visible`, which is the body as far as it is no code."""
    parts = []
    position = 0
    start = find_start(visible, 0)
    while start:
        end = find_end(visible, start.end())
        if not end:
            break
        content = body[start.end() : end.start()]
        parts += [body[position : start.start()], replacement(start, content)]
        position = end.end()
        start = find_start(visible, position)
    parts.append(body[position:])
    return "".join(parts)
