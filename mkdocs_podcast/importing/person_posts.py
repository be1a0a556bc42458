"""The pages of guests and hosts on another generator's site, which become pages of people here."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import quote

from ..model.episode import Person
from ..source import frontmatter, naming
from ..source.people_pages import PEOPLE_FOLDERS, person_of_page
from ..text.outside_code import change_outside_code
from ..text.patterns import pattern
from .imported import ImportedFile
from .page_yaml import page_text
from .post_links import PostLinks

_LINK = pattern(r"(?P<before>\]\([ \t]*)(?P<address>[^\s()<>]{1,2000})")
_PICTURE_KEYS = frozenset({"image", "img", "avatar", "photo", "thumbnail", "picture"})


class PersonPages:
    """The pages of those who take part in the episodes that were read."""

    def __init__(self, links: PostLinks, text_at: Callable[[str], str], pages: str) -> None:
        self._links = links
        self._text_at = text_at
        self._pages = pages
        self._paths: dict[str, str] = {}

    def name_of(self, person: Person) -> str:
        """The name by which an episode refers to somebody's page, which comes along."""
        slug = naming.name_without_date(person.path)
        self._paths[person.path] = f"{_folder(person.path)}/{slug}.md"
        return slug

    def is_about_person(self, path: str) -> bool:
        return person_of_page(path, self._text_at(path)) is not None

    def files(self) -> Iterator[ImportedFile]:
        for path, target in self._paths.items():
            yield ImportedFile(target, path, self._page(path, target))

    def _page(self, path: str, target: str) -> str:
        """A person's page with front matter that MkDocs reads; its pictures come along."""
        front = frontmatter.read(self._text_at(path))

        def link(address: str) -> str:
            return self._moved(address, path, target)

        meta = {}
        for key, value in front.meta.items():
            if isinstance(value, str) and str(key).casefold() in _PICTURE_KEYS:
                value = link(value)
            meta[str(key)] = value
        if "title" not in meta and "name" in meta:
            meta["title"] = meta["name"]
        body = change_outside_code(
            front.body,
            lambda text: _LINK.sub(lambda found: found["before"] + link(found["address"]), text),
        )
        return page_text(meta, body.strip())

    def _moved(self, address: str, path: str, target: str) -> str:
        """An address on a person's page, seen from where the page is now."""
        moved = self._links.link(address, path)
        if moved == address:
            return moved
        if moved.startswith(("/", "http")):
            return moved
        below_docs = posixpath.normpath(posixpath.join(self._pages, moved))
        return quote(posixpath.relpath(below_docs, posixpath.dirname(target)), safe="/%")


def _folder(path: str) -> str:
    folder = posixpath.dirname(path)
    if naming.name_without_date(path) == posixpath.basename(folder):
        folder = posixpath.dirname(folder)
    name = posixpath.basename(folder)
    if name in PEOPLE_FOLDERS:
        return name
    return "people"
