"""Files that belong to an episode: its picture, its chapters and its transcripts, as front matter
names them."""

from __future__ import annotations

from typing import Any

from ..text import addresses, values
from . import docs_paths, recording_keys
from .guards import structure
from .page_fields import PageFields


def read_image(page: PageFields) -> tuple[str, bool]:
    """The picture's address, and whether that is a path in the docs folder; ("", False) without
    one."""
    missing: list[tuple[str, str]] = []
    for key in page.keys_of("image"):
        address = values.text(values.first(page.flat[key]))
        if not address:
            continue
        url = addresses.url(address)
        if url:
            page.report_share_page(key, url)
            return url, False
        path = page.file(address)
        if path:
            return path, True
        url = docs_paths.below_prefix(address, page.site.image_prefix)
        if url:
            return url, False
        missing.append((key, address))
    if missing:
        page.report_missing_file(*missing[0])
    return "", False


def read_structure(page: PageFields, name: str) -> Any:
    """The value of `chapters` or `transcript` as it is in front matter: text, a list, a mapping,
    False or None. Files that it names and that are missing are reported."""
    value: Any = page.take(name, structure)
    if not value:
        return value
    key = next(key for key in page.keys_of(name) if page.flat[key] is value)
    if key != name:
        # Whoever reads the file reports it, under the field's own name.
        return value
    for address in recording_keys.file_names(name, value):
        if not page.locate(address):
            page.report_missing_file(key, address)
    return value
