"""The file in which another generator's site says who its authors are → `people.yml`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator
from typing import Any

from ..model.profile import Profile
from ..source.known_people import KnownPeople
from ..source.people_file import read_people_file
from ..source.site import Site
from .imported import ImportedFile, LeftOut
from .page_yaml import as_yaml
from .post_links import PostLinks
from .posts_folder import PostsFolder

# Jekyll and Eleventy, Hugo, Docusaurus and Material for MkDocs.
_FOLDERS = ("_data", "src/_data", "data", "blog", "docs", "docs/blog", "")
_NAMES = ("authors", ".authors", "people", "hosts")
_ENDINGS = (".yml", ".yaml", ".json")
_TARGET = "people.yml"


class OldPeople:
    """The people of a folder's file. `known` are they by the keys and names that posts give them;
    `left_out` is what the file says that cannot be read."""

    def __init__(self, folder: PostsFolder, text_at: Callable[[str], str]) -> None:
        self._path = next((path for path in _paths() if path in folder.files), "")
        self._profiles: tuple[Profile, ...] = ()
        self.left_out: list[LeftOut] = []
        if self._path:
            # Which of the old site's folders a picture is in is seen later.
            anywhere = Site(exists=lambda path: True, paths=folder.files.__iter__)
            file = read_people_file(self._path, text_at(self._path), anywhere)
            self._profiles = file.profiles
            for problem in file.problems:
                self.left_out.append(LeftOut(self._path, problem.field, "", problem.message))
        # What else is known of them goes into the file, not onto each page.
        names = [
            Profile(profile.name, profile.key, profile.spellings) for profile in self._profiles
        ]
        self.known = KnownPeople([(self._path, names)])

    def files(self, names: Container[str], links: PostLinks) -> Iterator[ImportedFile]:
        """The file for the new site, with those who have these names; none for nobody."""
        people = {
            profile.key or profile.name: self._details(profile, links)
            for profile in self._profiles
            if profile.name in names
        }
        if people:
            yield ImportedFile(_TARGET, self._path, as_yaml(people))

    def _details(self, profile: Profile, links: PostLinks) -> dict[str, Any]:
        details = {
            "name": profile.name,
            "aliases": list(profile.spellings),
            "title": profile.title,
            "bio": profile.biography,
            "image": self._picture(profile.image, links),
            "url": profile.url,
            "links": [{link.name: link.url} for link in profile.links],
        }
        return {key: value for key, value in details.items() if value}

    def _picture(self, image: str, links: PostLinks) -> str:
        """Where a picture is on the new site, to which it comes along."""
        found = links.find(f"/{image}", self._path) or links.find(image, self._path)
        if not found:
            return links.file(image, self._path, "picture")
        links.place(found)
        return links.public_path(found)


def _paths() -> Iterator[str]:
    for folder in _FOLDERS:
        for name in _NAMES:
            for ending in _ENDINGS:
                yield posixpath.join(folder, name + ending)
