"""What rules see of the files of the built site."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from ..text.patterns import pattern
from .rules import Content

_AFTER_PATH = pattern(r"[?#]")

# A JPEG's size can come after a picture within it, a thumbnail or a profile.
_MOST_BYTES_READ = 1 << 20


def content_of(site_url: str, find: Callable[[str], Path | None]) -> Content:
    """What gives the bytes, at most the first mebibyte, of what a site has at a full address; else
    None.

    `find` gives the file that is published at a path below the site's root, where there is one.
    """
    base = f"{site_url.rstrip('/')}/"

    # Several rules look at an episode's files, one after the other.
    @lru_cache(maxsize=8)
    def content(url: str) -> bytes | None:
        if not url.startswith(base):
            return None
        path = unquote(_AFTER_PATH.split(url[len(base) :])[0])
        if not path or ".." in path.split("/"):
            return None
        return _beginning(path, find)

    return content


def _beginning(path: str, find: Callable[[str], Path | None]) -> bytes | None:
    try:
        file = find(path)
        if not file or not file.is_file():
            return None
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES_READ)
    except (OSError, ValueError):  # such as a null byte in the name
        return None
