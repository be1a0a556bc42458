"""Scripts of other sites in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..embeds.scripts import is_known_script
from ..html.tags import find_tags
from ..text.code import without_hidden
from .foreign_markup import ForeignMarkup


def unknown_scripts(body: str) -> Iterator[ForeignMarkup]:
    """The scripts of other sites that are no known player's, outside code."""
    if "<script" not in body:
        return
    for tag in find_tags(without_hidden(body), ("script",), opaque=("code", "pre", "template")):
        address = tag.attributes.get("src", "")
        host = _host(address)
        if host and not is_known_script(address):
            yield ForeignMarkup(f'<script src="{host}/...">', tag.text)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
