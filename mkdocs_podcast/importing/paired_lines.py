"""What is between a line that begins something and one that ends it, replaced."""

from __future__ import annotations

import re
from collections.abc import Callable

Replacement = Callable[[re.Match[str], str], str]


def replace_between(
    body: str,
    visible: str,
    starts: re.Pattern[str],
    ends: re.Pattern[str],
    replacement: Replacement,
) -> str:
    """The body with `replacement(start, content)` for each start that has an end. Both are looked
    for in `visible`, which is the body as far as it is no code."""
    parts = []
    position = 0
    start = starts.search(visible)
    while start:
        end = ends.search(visible, start.end())
        if not end:
            break
        content = body[start.end() : end.start()]
        parts += [body[position : start.start()], replacement(start, content)]
        position = end.end()
        start = starts.search(visible, position)
    parts.append(body[position:])
    return "".join(parts)
