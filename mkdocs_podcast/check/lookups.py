"""What rules look up: files of the built site, and the line of a page or of mkdocs.yml to which a finding points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from .. import frontmatter
from ..fields import FIELDS

# A JPEG's size can come after a picture within it, a thumbnail or a profile.
MOST = 1 << 20

OWN_KEYS: Mapping[str, Iterable[str]] = {name: field.keys for name, field in FIELDS.items()}


def content_of(site_url: str, site_dir: Path) -> Callable[[str], bytes | None]:
    """What gives the bytes, at most the first mebibyte, of what a built site has at a full address; else None."""
    base, root = f"{site_url.rstrip('/')}/", site_dir.resolve()

    def content(url: str) -> bytes | None:
        if not url.startswith(base):
            return None
        try:
            path = (root / unquote(re.split(r"[?#]", url[len(base) :])[0])).resolve()
            if not path.is_relative_to(root) or not path.is_file():
                return None
            with path.open("rb") as file:
                return file.read(MOST)
        except (OSError, ValueError):  # such as a null byte in the name
            return None

    return content


def line_of_field(text: str, field: str, keys: Mapping[str, Iterable[str]] = OWN_KEYS) -> int | None:
    """The line of a page in which a field of its front matter stands, by whichever of its keys."""
    front = frontmatter.read(text)
    return next(filter(None, map(front.line_of, keys.get(field, ()))), None)


def line_of_option(text: str, option: str) -> int | None:
    """The line of mkdocs.yml in which an option of the plugin stands; `channel.owner` is `owner` below `channel`.

    None where the option is not set, where there are several shows, or where YAML is written in another way.
    """
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if re.match(r"\s*-\s+podcast:\s*(?:#.*)?$", line)]
    if option == "site_url":
        return next((place + 1 for place, line in enumerate(lines) if line.startswith("site_url:")), None)
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
