"""Texts and addresses as tags of media files have them."""

from __future__ import annotations

from ...text import addresses, values


def tag_text(text: str | None) -> str:
    """One line without control characters; empty where there is nothing to read."""
    return values.text(text) or ""


def tag_address(text: str | None) -> str:
    """An address on the web, percent-encoded; empty for anything else."""
    return addresses.url(text) or ""
