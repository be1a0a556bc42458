"""Links in the head of a finished page, where the theme has no block for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import escape

from ..text.patterns import pattern

NO_PREVIEW: Mapping[str, str] = MappingProxyType({})

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


# Those of a preview, as themes and other plugins write them.
_PROPERTY = pattern(
    r"[\s\"'/](?:property|name)\s*=\s*(?:[\"']\s*)?((?:og|article|twitter):[a-z_:]+)", re.IGNORECASE
)


def add_to_head(page: str, links: Sequence[str], preview: Mapping[str, str] = NO_PREVIEW) -> str:
    """The HTML of a page with the elements at the end of its head; as it is where it has none.

    Properties of a `preview` that the head has already are left as they are.
    """
    properties: list[str] = []
    for match in _PART.finditer(page):
        if match["end"]:
            elements = [*links, *_preview_elements(preview, properties)]
            text = "".join(f"{element}\n" for element in elements)
            return page[: match.start()] + text + page[match.start() :]
        if preview and match[0][:5].lower() == "<meta":
            properties += map(str.lower, _PROPERTY.findall(match[0]))
    return page


def _preview_elements(properties: Mapping[str, str], taken: Sequence[str]) -> list[str]:
    """The elements of a preview's properties that the page's head does not have already."""
    elements: list[str] = []
    for name, content in properties.items():
        is_card = name.startswith("twitter:")
        # The parts of a card belong together.
        if name in taken or (is_card and "twitter:card" in taken):
            continue
        key = "name" if is_card else "property"
        elements.append(f'<meta {key}="{name}" content="{escape(content)}">')
    return elements
