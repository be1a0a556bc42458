"""Links in the head of a finished page, where the theme has no block for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.patterns import pattern

_ATTRIBUTES = r"[^\"'>]*(?:(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))[^\"'>]*)*(?:>|\Z)"
# Comments, elements whose content is no markup, and tags, so that `</head>` in one of these is
# passed over. What is not closed goes to the end of the page, as in browsers. A head may also
# end where the body begins.
_PART = pattern(
    r"(?P<end></head\b|<body\b)"
    r"|<!--.*?(?:-->|\Z)"
    rf"|<(?P<name>script|style|title|template)\b{_ATTRIBUTES}.*?(?:</(?P=name)\s*>|\Z)"
    rf"|</?[a-z]{_ATTRIBUTES}",
    re.IGNORECASE | re.DOTALL,
)


def add_to_head(page: str, links: Sequence[str]) -> str:
    """The HTML of a page with the elements at the end of its head; as it is where it has none."""
    for match in _PART.finditer(page):
        if match["end"]:
            elements = "".join(f"{link}\n" for link in links)
            return page[: match.start()] + elements + page[match.start() :]
    return page
