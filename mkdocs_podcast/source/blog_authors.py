"""The authors of Material's blog: `.authors.yml` says who `ana` is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.episode import Person
from ..text import addresses, values
from .guards import text_or_empty
from .loose_yaml import load_yaml


def read_authors(texts: Iterable[str], exists: Callable[[str], bool]) -> dict[str, Person]:
    """The people of such files by the names that posts give them, the first file first."""
    authors: dict[str, Person] = {}
    for text in texts:
        value, _ = load_yaml(text)
        entries = value.get("authors") if isinstance(value, dict) else None
        if not isinstance(entries, dict):
            continue
        for slug, details in entries.items():
            author = _author(details, exists)
            if author:
                authors.setdefault(str(slug), author)
    return authors


def _author(details: Any, exists: Callable[[str], bool]) -> Person | None:
    if not isinstance(details, Mapping):
        return None
    name = values.text(details.get("name"))
    if not name:
        return None
    url = addresses.url(details.get("url")) or ""
    return Person(name, url=url, image=_picture(details.get("avatar"), exists))


def _picture(avatar: Any, exists: Callable[[str], bool]) -> str:
    """The URL of a picture, or its path in the docs folder, or ""."""
    url = addresses.url(avatar)
    path = text_or_empty(avatar).lstrip("/")
    if url:
        return url
    if path and exists(path):
        return path
    return ""
