"""The episodes of a source that the site has a page for already, which the import has not written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ..source import frontmatter
from ..source.episode_reader import Site, read_episode
from .imported import ImportedEpisode
from .page_plan import PlannedPage, Step

PAGE_ENDINGS = frozenset({".md", ".markdown"})
_LARGEST = 5_000_000


def page_files(folder: Path) -> Iterator[Path]:
    """The Markdown files in a folder and those below."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in PAGE_ENDINGS and path.is_file():
            yield path


def text_of(path: Path) -> str:
    """The text of a page; "" where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def own_pages(
    episodes: Collection[ImportedEpisode], root: Path, docs: str, imported: Collection[str]
) -> list[PlannedPage]:
    """The pages of episodes by their GUIDs, in the docs folder at `docs`. Those at the paths
    `imported` are not the author's."""
    identities = {episode.identity for episode in episodes}
    pages = []
    for file in page_files(root / docs):
        path = f"{docs}/{file.relative_to(root / docs).as_posix()}"
        if path in imported:
            continue
        front = frontmatter.read(text_of(file))
        if not front.meta:
            continue
        episode, _ = read_episode(path, front, Site())
        if episode.guid in identities:
            pages.append(PlannedPage(episode.guid, path, "", Step.OWN))
    return pages
