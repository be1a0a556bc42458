"""Git-LFS pointers in the places of recordings and pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..media.recordings import is_pointer
from ..text.addresses import path_extension
from ..text.media_types import MEDIA_TYPES

if TYPE_CHECKING:
    from .rendering import ShowPages
    from .reporter import Reporter
    from .site_files import SiteFiles

_PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "avif"})


def report_pointers(shows: Iterable[ShowPages], files: SiteFiles, reporter: Reporter) -> None:
    """Mentions pointers among the files of the docs folder, which are no mistake with some hosts."""
    artwork: set[str] = set()
    episodes = [(pages, episode) for pages in shows for episode in pages.every_episode.episodes]
    for pages, episode in episodes:
        # The rules of directories name these.
        if pages.plan.feeds is not None:
            artwork |= {pages.show.image, episode.image}
    if episodes:
        message = _describe_pointers(files.sources(), artwork)
        if message:
            reporter.report_once(message)


def _describe_pointers(files: Mapping[str, Path], artwork: Collection[str]) -> str:
    pointers = [
        path
        for path in files
        if path not in artwork and _may_be_media(path) and _is_pointer(files[path])
    ]
    if not pointers:
        return ""
    count = f" (one of {len(pointers)})" if len(pointers) > 1 else ""
    return (
        f"`{pointers[0]}` is a Git-LFS pointer{count}, which no browser plays or shows: "
        "run `git lfs pull` before the build, unless your host puts the files there."
    )


def _may_be_media(path: str) -> bool:
    extension = path_extension(path)
    return extension in MEDIA_TYPES or extension in _PICTURES


def _is_pointer(file: Path) -> bool:
    return file.is_file() and is_pointer(file)
