"""Embeds that differ in their texts only are rendered once (see html/slots.py)."""

from __future__ import annotations

from typing import Any

from ..html.fragments import Fragments
from ..html.slots import Shape, slot
from ..model.embed import Embed

_TEXTS = ("name", "src", "link", "title", "episode", "allow", "sandbox")


def embed_html(fragments: Fragments, embed: Embed) -> str:
    # A fragment of the site's own may do more with a text than to show it.
    if fragments.is_overridden("embed"):
        return fragments.render("embed", embed=embed)
    texts: dict[str, str] = {name: getattr(embed, name) for name in _TEXTS}
    slots: dict[str, Any] = {name: slot(name) for name, text in texts.items() if text}
    shape = embed._replace(**slots)
    if shape not in fragments.shapes:
        fragments.shapes[shape] = Shape(fragments.render("embed", embed=shape))
    return fragments.shapes[shape].fill(texts)
