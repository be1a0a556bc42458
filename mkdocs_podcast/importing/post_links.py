"""What the addresses in another generator's posts lead to: files, which come along, and other posts,
which are pages of the new site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from ..source import naming
from ..text import addresses
from ..text.patterns import pattern
from .imported import ImportedFile, LeftOut
from .old_addresses import below_content, comparable, page_stem
from .old_site import OldSite
from .plain_values import joined_address
from .posts_folder import PostsFolder

# Pelican's `{filename}wolf.md`, `{static}/images/wolf.jpg` and the older `|filename|wolf.md`.
PELICAN = pattern(r"\{(?:filename|static|attach|photo)\}|\|(?:filename|static|attach)\|")
# Nikola's `link://slug/wolf` and `link://filename/posts/wolf.md`.
_NIKOLA = ("link://slug/", "link://filename/")
_ADDRESS = pattern(r"[^\n]{1,2000}")
# Beginnings of addresses that name neither a file nor a page of the site.
_ELSEWHERE = ("#", "mailto:", "data:")
_GONE = "it is not in the folder: its old address is kept, so copy the file to the new site"


class Target(NamedTuple):
    """A page of the new site, by its path in the docs folder, and its old address."""

    path: str
    address: str


_NOWHERE = Target("", "")


def _is_elsewhere(address: str) -> bool:
    """Whether an address leads to another site, or to no file."""
    return address.startswith(_ELSEWHERE) or addresses.url(address) is not None


class PostLinks:
    """Where addresses lead. `pages` is the folder of the new pages, in the docs folder."""

    def __init__(self, folder: PostsFolder, site: OldSite, pages: str) -> None:
        self._folder = folder
        self._site = site
        self._pages = pages
        self._targets: dict[str, Target] = {}
        self._by_address: dict[str, Target] = {}
        self._by_name: dict[str, Target] = {}
        self.files: dict[str, ImportedFile] = {}
        self.missing: list[LeftOut] = []

    def add_page(self, path: str, target: Target) -> None:
        """Makes known what page a post becomes."""
        self._targets[path] = target
        if target.address:
            self._by_address.setdefault(comparable(target.address), target)
        stem = posixpath.splitext(path)[0]
        for name in (posixpath.basename(page_stem(path)), posixpath.basename(stem)):
            self._by_name.setdefault(name.casefold(), target)
        self._by_name.setdefault(naming.name_without_date(path).casefold(), target)

    def find(self, address: str, page: str) -> str:
        """The path of the file that an address on a page means, or ""."""
        if not _ADDRESS.fullmatch(address):
            return ""
        address = self._below_site(PELICAN.sub("", address, count=1))
        if addresses.url(address):
            return ""
        name = unquote(address.split("#")[0].split("?")[0])
        for candidate in self._candidates(name, page):
            if candidate in self._folder.files:
                return candidate
        return ""

    def _find_file(self, address: str, page: str) -> str:
        """The path of the file that an address means, unless it is a post's; else ""."""
        path = self.find(address, page)
        if path in self._folder.pages:
            return ""
        return path

    def _candidates(self, name: str, page: str) -> Iterator[str]:
        """The paths that a file's name may mean on a page, the likeliest first."""
        below = name.lstrip("/")
        if name.startswith("/"):
            yield below
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), name))
        # Hexo has a folder of files beside a post.
        yield posixpath.normpath(posixpath.join(page_stem(page), name))
        yield name
        for content in self._contents:
            yield f"{content}/{below}"

    def _below_site(self, address: str) -> str:
        """An address of the old site, in full, as one from its root."""
        url = self._site.url.rstrip("/")
        if not url:
            return address
        if address == url:
            return "/"
        if address.startswith(f"{url}/"):
            return address.removeprefix(url)
        return address

    def place(self, path: str) -> str:
        """The way from the new pages to a file, which comes along to where it was on the old
        site."""
        target = self.public_path(path)
        source = self._folder.files[path]
        self.files[path] = ImportedFile(target, str(source))
        return quote(posixpath.relpath(target, self._pages), safe="/")

    def public_path(self, path: str) -> str:
        for static in self._folder.generator.static:
            path = path.removeprefix(f"{static}/")
        return below_content(path, self._folder.generator)

    def file(self, address: str, page: str, kind: str) -> str:
        """The address, on the new page, of a file that a page names; its old address where it is not
        there, which is noted as a missing `kind`."""
        path = self._find_file(address, page)
        if path:
            return self.place(path)
        if not address or _is_elsewhere(address):
            return address
        self.missing.append(LeftOut(page, kind, address, _GONE))
        return self._old_address(PELICAN.sub("", address, count=1), page)

    def _old_address(self, address: str, page: str) -> str:
        """The address of a file on the old site: in full where the site's is known."""
        if not address.startswith("/"):
            base = "/"
            if address.startswith("."):
                base = posixpath.join("/", self._targets.get(page, _NOWHERE).address)
            address = joined_address(base, address.removeprefix("./"))
        if self._site.url:
            base_path = urlsplit(self._site.url).path.rstrip("/")
            return joined_address(self._site.url, base_path + address.removeprefix(base_path))
        return address

    def link(self, address: str, page: str) -> str:
        """What a link in the notes becomes."""
        if address.startswith(_NIKOLA):
            target = self.page_called(address.rpartition("/")[2])
        else:
            target = self.page_of(address, page)
        if target:
            _, mark, fragment = address.partition("#")
            way = posixpath.relpath(target.path, self._pages)
            return quote(way, safe="/") + mark + fragment
        path = self._find_file(address, page)
        if path:
            return self.place(path)
        if address.startswith("/") or _is_elsewhere(address):
            return address
        if ":" in address.split("/")[0]:
            return address
        # MkDocs would look for it in the docs folder.
        return self._old_address(address, page)

    def page_of(self, address: str, page: str) -> Target | None:
        """The new page that an address leads to."""
        path = self.find(address, page)
        if path in self._targets:
            return self._targets[path]
        below = self._below_site(address)
        if below.startswith("/"):
            return self._by_address.get(comparable(below))
        target = self._targets.get(page, _NOWHERE)
        if not target.address or _is_elsewhere(below):
            return None
        return self._by_address.get(comparable(joined_address(target.address, below)))

    def page_called(self, name: str) -> Target | None:
        """The new page of a post that a template's tag names, such as `{% post_url NAME %}`."""
        name = name.strip("\"' ").partition("#")[0]
        if name in self._targets:
            return self._targets[name]
        for folder in self._contents:
            path = f"{folder}/{name.lstrip('/')}"
            if path in self._targets:
                return self._targets[path]
        stem = posixpath.basename(page_stem(name.rstrip("/")))
        if stem.endswith((".md", ".mdx", ".markdown")):
            stem = posixpath.splitext(stem)[0]
        return self._by_name.get(stem.casefold())

    @property
    def _contents(self) -> tuple[str, ...]:
        return self._folder.generator.content

    def targets(self) -> Mapping[str, Target]:
        return self._targets
