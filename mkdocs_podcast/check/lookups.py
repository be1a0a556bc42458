"""What rules look up: files of the built site, and the line of a page or of mkdocs.yml to which a
finding points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from ..source.frontmatter import FrontMatter
from .rules import Content

# A JPEG's size can come after a picture within it, a thumbnail or a profile.
_MOST = 1 << 20


def content_of(site_url: str, find: Callable[[str], Path | None]) -> Content:
    """What gives the bytes, at most the first mebibyte, of what a site has at a full address; else
    None.

    `find` gives the file that is published at a path below the site's root, where there is one.
    """
    base = f"{site_url.rstrip('/')}/"

    # Several rules look at an episode's files, one after the other.
    @lru_cache(maxsize=8)
    def content(url: str) -> bytes | None:
        path = unquote(re.split(r"[?#]", url[len(base) :])[0]) if url.startswith(base) else ""
        try:
            file = find(path) if path and ".." not in path.split("/") else None
            if not file or not file.is_file():
                return None
            with file.open("rb") as opened:
                return opened.read(_MOST)
        except (OSError, ValueError):  # such as a null byte in the name
            return None

    return content


def line_of_field(front: FrontMatter, field: str, keys: Mapping[str, Iterable[str]]) -> int | None:
    """The line of a page in which a field of its front matter stands, by whichever of its `keys`."""
    return next(filter(None, map(front.line_of, keys.get(field, ()))), None)


def line_of_option(text: str, option: str) -> int | None:
    """The line of mkdocs.yml in which an option of the plugin stands; `channel.owner` is `owner`
    below `channel`.

    None where the option is not set, where there are several shows, or where YAML is written in
    another way.
    """
    lines = text.splitlines()
    starts = [
        place for place, line in enumerate(lines) if re.match(r"\s*-\s+podcast:\s*(?:#.*)?$", line)
    ]
    if option == "site_url":
        return next(
            (place + 1 for place, line in enumerate(lines) if line.startswith("site_url:")), None
        )
    if len(starts) != 1:
        return None
    place: int | None = starts[0]
    for name in option.split("."):
        place = _below(lines, place, name) if place is not None else None
    return None if place is None else place + 1


def _below(lines: list[str], parent: int, name: str) -> int | None:
    """The place of a key among those that are indented below a line."""
    outer = _indent(lines[parent])
    inner = 0
    for place in range(parent + 1, len(lines)):
        line = lines[place]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = _indent(line)
        if indent <= outer:
            return None
        inner = inner or indent
        if indent == inner and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*:", line):
            return place
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
