"""Files that a build writes below the site's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, parts: Iterable[str]) -> None:
    """Writes the parts one after the other, in UTF-8."""
    try:
        # The folder is mostly that of a page, and so exists.
        file = path.open("w", encoding="utf-8", newline="\n")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8", newline="\n")
    with file:
        file.writelines(parts)
