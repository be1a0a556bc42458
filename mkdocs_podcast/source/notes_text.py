"""A page's notes as this plugin reads them: what other generators' codes stand for is put in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .foreign_markup import drop_foreign_markup
from .frontmatter import FrontMatter
from .liquid import AddressOf, resolve_variables
from .media_codes import replace_media_codes
from .shortcodes import players


def resolve_notes(body: str, meta: Mapping[str, Any], address_of: AddressOf) -> str:
    """The body with variables, media and players in the place of the codes for them."""
    # One letter is found, or not, in a tenth of the time that two take.
    if "{" in body:
        body = resolve_variables(body, meta, address_of)
        body = players(body)
    return replace_media_codes(body) if "[" in body else body


def readable_notes(front: FrontMatter) -> str:
    """The body of a page for who looks for something in it: nothing of other generators' is left.

    Its addresses are those that the author wrote.
    """
    body = resolve_notes(front.body, front.meta, lambda path, raw: path)
    return drop_foreign_markup(body)[0]
