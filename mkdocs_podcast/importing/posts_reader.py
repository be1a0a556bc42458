"""Another generator's posts → an imported show, by what the plugin itself reads of such posts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from ..model.feed_tags import ITEM_TAGS
from ..source.foreign_markup import drop_foreign_markup
from ..source.frontmatter import FrontMatter
from ..source.notes_text import resolve_notes
from ..source.page_reading import Reading
from ..source.people_pages import person_finder
from ..source.selection import Selection
from ..source.site import Site
from ..text import addresses, prose
from ..text.encodings import decode_text
from ..text.patterns import pattern
from .episode_front import front_of
from .imported import ImportedEpisode, ImportedFile, ImportedShow, LeftOut, SourceError
from .old_addresses import old_address
from .page_names import page_name
from .posts_folder import PostsFolder, read_folder

_LINK = pattern(r"(\]\(|\b(?:src|href)=[\"'])([^\s()\"'<>]{1,2000})")
_HEADING = pattern(r"\A\s*# [^\n]*\n")
# Keys that only the old generator or its theme acts on.
_FOR_THE_OLD_SITE = frozenset(
    [
        "layout",
        "template",
        "permalink",
        "slug",
        "url",
        "comments",
        "linktitle",
        "draft",
        "published",
        "type",
        "weight",
    ]
)


class PostsReader:
    """Reads the posts of a folder; `pages` is the folder of the new pages, in the docs folder."""

    def __init__(self, folder: PostsFolder, pages: str) -> None:
        self.folder = folder
        self.pages = pages
        self.left_out: list[LeftOut] = []
        self.files: dict[str, ImportedFile] = {}
        self.site = Site(
            exists=folder.files.__contains__,
            paths=folder.files.__iter__,
            person=person_finder(folder.files, self.text_at, {}),
        )

    def text_at(self, path: str) -> str:
        try:
            return decode_text(self.folder.files[path].read_bytes())[0].replace("\r\n", "\n")
        except OSError:
            return ""

    def episodes(self) -> Iterator[ImportedEpisode]:
        """The posts that are episodes: those that their front matter marks, or that play something."""
        marked, any_post = Selection([], [], self.site), Selection(["*"], [], self.site)
        for path in self.folder.pages:
            text = self.text_at(path)
            reading, _ = marked.read(path, text)
            if not reading:
                reading, _ = any_post.read(path, text)
                if reading and not (reading.episode.audio or reading.episode.player):
                    reading = None
            if reading:
                yield self.episode(path, reading)

    def episode(self, path: str, reading: Reading) -> ImportedEpisode:
        episode = reading.episode
        name = page_name(path, episode.title)
        for problem in reading.problems:
            self.left_out.append(LeftOut(path, problem.field or "", "", problem.message))
        front = front_of(episode, self.place)
        front.update(self.kept_keys(reading.front, path))
        address = old_address(path, reading, self.folder.generator)
        redirects = [*dict.fromkeys([*episode.redirects, address])]
        front["redirect_from"] = [old for old in redirects if old.startswith("/")]
        front = {key: value for key, value in front.items() if value not in (None, "", [], {})}
        notes = self.notes(path, reading)
        return ImportedEpisode(path, episode.title, front, notes, episode.date, address, name)

    def kept_keys(self, front: FrontMatter, path: str) -> dict[str, Any]:
        """What an episode has beside what `front_of` writes: chapters, transcripts, what only the
        feed says, and keys that nobody here knows."""
        flat = self.site.flatten(front.meta)
        present = self.site.key_table.present(flat)
        kept: dict[str, Any] = {}
        for field in ("chapters", "transcript", *(tag.name for tag in ITEM_TAGS)):
            for key in present.get(field, ())[:1]:
                kept[field] = self.located(flat[key], path)
        read = {key for keys in present.values() for key in keys}
        for key, value in front.meta.items():
            name = str(key).casefold().replace("-", "_")
            if name in _FOR_THE_OLD_SITE or name in read or key in kept:
                continue
            if not any(known.startswith(f"{name}.") for known in read):
                kept[str(key)] = value
        return kept

    def located(self, value: Any, path: str) -> Any:
        """A value of front matter; what names a file leads to it from the new page."""
        if isinstance(value, str):
            found = self.find(value, path)
            return self.place(found) if found else value
        if isinstance(value, list):
            return [self.located(entry, path) for entry in value]
        if isinstance(value, dict):
            return {key: self.located(entry, path) for key, entry in value.items()}
        return value

    def find(self, address: str, path: str) -> str:
        """The path of the file that an address on a page means; "" where there is none."""
        if addresses.url(address) or not address or "\n" in address:
            return ""
        name = unquote(address.split("#")[0].split("?")[0])
        folder = posixpath.dirname(path)
        candidates = [name.lstrip("/")] if name.startswith("/") else []
        candidates += [posixpath.normpath(posixpath.join(folder, name)), name]
        return next(filter(self.folder.files.__contains__, candidates), "")

    def place(self, path: str) -> str:
        """The way from the new pages to a file, which comes along."""
        source = self.folder.files[path]
        self.files[path] = ImportedFile(path, str(source))
        return quote(posixpath.relpath(path, self.pages), safe="/")

    def notes(self, path: str, reading: Reading) -> str:
        """The body without what only the old generator understands; its files come along."""
        front = reading.front
        body = resolve_notes(front.body, front.meta, lambda address, raw: f"/{address.lstrip('/')}")
        body, constructs = drop_foreign_markup(body)
        for construct in constructs:
            reason = "the notes held this, which only the old generator understands"
            self.left_out.append(LeftOut(path, construct.name, construct.text[:80], reason))
        if prose.first_heading(body) == reading.episode.title:
            body = _HEADING.sub("", body, count=1)
        return _LINK.sub(lambda link: link[1] + self.link(link[2], path), body).strip()

    def link(self, address: str, path: str) -> str:
        found = self.find(address, path)
        is_page = found in self.folder.pages
        return self.place(found) if found and not is_page else address


def read_posts(folder: Path, generator: str = "", pages: str = "episodes") -> ImportedShow:
    """The show of a folder of posts. Raises SourceError where none is an episode."""
    reader = PostsReader(read_folder(folder, generator), pages)
    episodes = tuple(reader.episodes())
    if not episodes:
        raise SourceError(
            "none of its pages is an episode: an episode names its recording or player, or has "
            "the category `podcast`"
        )
    return ImportedShow(
        {"site_name": reader.folder.root.name},
        {},
        episodes,
        tuple(reader.left_out),
        files=tuple(reader.files.values()),
    )
