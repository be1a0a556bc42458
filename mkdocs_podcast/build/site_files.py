"""What a build asks of a site's files and pages; the folder `host` answers for MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from ..model.problems import Problem


class SiteFiles(Protocol):
    """The files of a site, each by its path in the docs folder."""

    def __contains__(self, path: object, /) -> bool: ...

    def __iter__(self) -> Iterator[str]: ...

    def candidates(self) -> Iterator[str]:
        """The pages that may be episodes: those in the site, and posts that a blog has to place."""
        ...

    def read(self, path: str) -> tuple[str, tuple[Problem, ...]]:
        """The text of a file, and what is wrong with its encoding."""
        ...

    def replace_text(self, path: str, text: str) -> None:
        """Gives a page text in place of bytes that MkDocs cannot read."""
        ...

    def url(self, path: str) -> str:
        """The address of a file below the site's root, percent-encoded, or ""."""
        ...

    def sources(self) -> Mapping[str, Path]:
        """Where each file of the docs folder is on the disk."""
        ...

    def published(self) -> Mapping[str, Path]:
        """The same by paths below the site's root."""
        ...

    def is_page(self, path: str) -> bool: ...

    def is_generated(self, path: str) -> bool:
        """Whether this plugin makes the page."""
        ...

    def is_built(self, path: str) -> bool:
        """Whether the page is in this build: drafts are, under `serve`."""
        ...

    def may_be_built(self, path: str) -> bool:
        """The same, before a blog has placed its posts: all of them may."""
        ...

    def leave_out(self, path: str) -> None:
        """Makes a draft of a page that is in the site."""
        ...

    def leave_out_of_navigation(self, path: str) -> None: ...

    def named_in_navigation(self) -> Iterator[str]:
        """The pages, folders and patterns that another plugin's files put into the navigation."""
        ...

    def occupant(self, path: str) -> str:
        """The path of the page that is where a list's page would be, or ""."""
        ...

    def occupant_of_address(self, path: str) -> str:
        """The path of the file that is published at a path below the site's root; "" where there is
        none."""
        ...

    def add_list_page(self, path: str, text: str) -> None:
        """Adds a page for a list, with Markdown, that the navigation does not list."""
        ...

    def put_into_navigation(self, path: str) -> None: ...

    def write_list_page(self, path: str, text: str, links: str) -> None:
        """Gives a page that was added its Markdown, and the HTML of its links."""
        ...

    def option_line(self, option: str, show: int | None = None) -> int | None:
        """The line of mkdocs.yml in which an option of the plugin stands; in the entry of the
        `show` with this place, where there are several."""
        ...

    def remove(self, path: str) -> None: ...


def text_at(files: SiteFiles, path: str) -> str | None:
    """The text of the file at a path, or None."""
    if path in files:
        return files.read(path)[0]
    return None
