"""Another generator's posts → an imported show, by what the plugin itself reads of such posts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..source.companion_files import chapters_beside, transcripts_beside
from ..source.companion_types import language_in
from ..source.key_names import squeeze
from ..source.page_reading import Reading
from ..source.people_pages import person_finder
from ..source.site import Site
from ..text import addresses
from ..text.encodings import decode_text
from ..text.matching import slug
from .episode_front import front_of
from .folder_values import folder_values
from .imported import ImportedEpisode, ImportedFile, ImportedShow, LeftOut, SourceError
from .kept_keys import kept_keys
from .old_addresses import aliases_of, comparable, old_address, post_name
from .old_people import OldPeople
from .old_settings import show_options, site_options
from .old_site import read_old_site
from .page_names import unique_names
from .person_details import with_person_details
from .person_posts import PersonPages
from .plain_values import without_empty
from .post_links import PostLinks, Target
from .post_notes import PostNotes
from .post_selection import NO_CHOICES, PostChoices, PostSelection
from .posts_folder import PostsFolder, read_folder

_FILE_FIELDS = frozenset({"audio", "formats", "image", "chapters", "transcript"})
_WITHOUT_PLACE = (
    "the recording is only a file's name: say where they are with `--media-prefix`, or put them "
    "into the docs folder"
)
_UNKNOWN_ADDRESS = (
    "its old address is not known: put it into `redirect_from` where it should lead to the new page"
)
_HIDDEN = frozenset({"draft", "hidden", "private"})
_DRAFTS = frozenset({"_drafts", "drafts"})
_OLD_KEY = "only the old generator acts on it"


class Post(NamedTuple):
    """A post that is an episode, as it was read, and what becomes of it."""

    path: str
    reading: Reading
    name: str
    address: str


class PostsReader:
    """Reads the posts of a folder."""

    def __init__(self, folder: PostsFolder, choices: PostChoices) -> None:
        self.folder = folder
        self.old_site = read_old_site(folder.generator, self.text_at)
        self.folder_values = folder_values(folder, self.old_site, self.text_at)
        prefix = choices.media_prefix or self.old_site.media_prefix
        self.media_prefix = prefix
        self.choices = choices
        self.old_people = OldPeople(folder, self.text_at)
        self.site = Site(
            exists=folder.files.__contains__,
            paths=folder.files.__iter__,
            person=person_finder(folder.files, self.text_at),
            media_prefix=prefix,
            meta_files=self.folder_values,
            known_people=self.old_people.known,
        )
        self.selection = PostSelection(self.site, choices, self.text_at)
        self.links = PostLinks(folder, self.old_site, choices.pages)
        self.notes = PostNotes(self.links, folder.generator)
        self.people = PersonPages(self.links, self.text_at, choices.pages)
        self.left_out: list[LeftOut] = []
        self._owners: dict[str, str] = {}
        self._names: set[str] = set()

    def text_at(self, path: str) -> str:
        try:
            data = self.folder.files[path].read_bytes()
        except (OSError, KeyError):
            return ""
        return decode_text(data)[0].replace("\r\n", "\n")

    def posts(self) -> list[Post]:
        """The posts that are episodes, as they are selected."""
        paths = self.folder.pages
        readings = list(self.selection.readings(paths, self.people.is_about_person))
        names = unique_names([_name(path, reading) for path, reading in readings])
        posts = []
        for (path, reading), name in zip(readings, names, strict=True):
            address = old_address(path, reading, self.folder.generator, self.old_site)
            posts.append(Post(path, reading, name, address))
            target = Target(posixpath.join(self.choices.pages, f"{name}.md"), address)
            self.links.add_page(path, target)
        return posts

    def episode(self, post: Post) -> ImportedEpisode:
        episode = post.reading.episode
        self._names.update(person.name for person in episode.people)
        front = front_of(episode, self._address, self.people.name_of)
        front = with_person_details(front, episode.meta)
        kept, dropped = kept_keys(
            episode,
            self.site,
            front,
            lambda address, field: self._located(address, field, post.path),
        )
        front = {**front, **kept, **self._files_beside(post, kept)}
        front["redirect_from"] = list(self._old_addresses(post))
        if _is_hidden(post):
            front["draft"] = True
        for key in dropped:
            file, _ = post.reading.front.place_of(key)
            self.left_out.append(LeftOut(file or post.path, key, "", _OLD_KEY))
        self._report_problems(post, kept)
        notes = self.notes.markdown(post.path, post.reading)
        return ImportedEpisode(
            post.path,
            episode.title,
            without_empty(front),
            notes,
            episode.date,
            post.address,
            post.name,
        )

    def _old_addresses(self, post: Post) -> Iterator[str]:
        """The earlier addresses of a page, each of which leads to one page only."""
        generator = self.folder.generator
        if generator.signs and not post.address and not _is_hidden(post):
            self.left_out.append(LeftOut(post.path, "permalink", "", _UNKNOWN_ADDRESS))
        aliases = aliases_of(post.reading, post.address, generator)
        for address in dict.fromkeys([*aliases, post.address]):
            if not address:
                continue
            owner = self._owners.setdefault(comparable(address), post.path)
            if owner == post.path:
                yield address
            else:
                reason = f"`{address}` is also an address of {owner}, to which it leads"
                self.left_out.append(LeftOut(post.path, "redirect_from", address, reason))

    def _address(self, address: str) -> str:
        """What is written for a file of the folder, and for the address of a recording."""
        if address in self.folder.files:
            return self.links.place(address)
        before, _, after = _around_name(self.media_prefix)
        if before and address.startswith(before) and address.endswith(after):
            return unquote(address[len(before) : len(address) - len(after)])
        return address

    def _located(self, address: str, field: str, path: str) -> str:
        """What is written for a value of front matter that may name a file."""
        if self.links.find(address, path):
            return self.links.file(address, path, field)
        is_file_name = _is_file_name(address)
        is_recording = field == "audio" or (field == "formats" and is_file_name)
        if is_recording and "/" not in address:
            self.left_out.append(LeftOut(path, "audio", address, _WITHOUT_PLACE))
            return address
        if is_file_name and field in _FILE_FIELDS:
            return self.links.file(address, path, field)
        return address

    def _files_beside(self, post: Post, kept: dict[str, Any]) -> dict[str, Any]:
        """The chapters and transcripts that the plugin would find beside the page."""
        episode = post.reading.episode
        recordings = [audio.url for audio in episode.audio if audio.local]
        files = self.site.companion_files
        fields: dict[str, Any] = {}
        if "chapters" not in kept:
            chapters = chapters_beside(post.path, recordings, files)
            if chapters:
                fields["chapters"] = self.links.place(chapters)
        if "transcript" not in kept:
            sources = transcripts_beside(post.path, recordings, files, self._languages())
            fields["transcript"] = [self.links.place(source.url) for source in sources]
        return without_empty(fields)

    def _languages(self) -> list[str]:
        endings = (".vtt", ".srt")
        codes = {language_in(path) for path in self.folder.files if path.endswith(endings)}
        return sorted(codes - {""})

    def _report_problems(self, post: Post, kept: dict[str, Any]) -> None:
        """What is wrong with a page, but for files that are not there: they are reported as such."""
        flat = self.site.flatten(post.reading.front.meta)
        present = self.site.key_table.present(flat)
        missing: set[str] = set()
        for field in _FILE_FIELDS & kept.keys() & present.keys():
            missing.update(map(squeeze, present[field]))
        for problem in post.reading.problems:
            if squeeze(problem.field) in missing:
                continue
            name, value = problem.field, flat.get(problem.field)
            reason = problem.message.removeprefix(f"`{name}`: ")
            if name in present.get("audio", ()) and isinstance(value, str) and "/" not in value:
                self.left_out.append(LeftOut(post.path, name, value, _WITHOUT_PLACE))
            else:
                self.left_out.append(LeftOut(problem.path, name, "", reason))

    def files(self) -> Iterable[ImportedFile]:
        # A person's page may bring pictures of its own.
        person_pages = list(self.people.files())
        people = list(self.old_people.files(self._names, self.links))
        return (*self.links.files.values(), *person_pages, *people)

    def everything_left_out(self) -> tuple[LeftOut, ...]:
        unread = [
            LeftOut(path, "", "", f"posts in {posixpath.splitext(path)[1]} are not read")
            for path in self.folder.unread
        ]
        programs = [
            LeftOut("", path, "", "settings that are a program are not read: see mkdocs.yml")
            for path in self.old_site.unread
        ]
        return (
            *programs,
            *self.old_people.left_out,
            *self.folder_values.left_out,
            *unread,
            *self.selection.left_out,
            *dict.fromkeys(self.left_out),
            *self.notes.left_out,
            *self.links.missing,
        )


def _is_hidden(post: Post) -> bool:
    """Whether the old generator does not show a post: Pelican's `Status: draft`, Jekyll's `_drafts`."""
    status = post.reading.front.meta.get("status", post.reading.front.meta.get("Status"))
    if isinstance(status, str) and status.strip().casefold() in _HIDDEN:
        return True
    return not _DRAFTS.isdisjoint(post.path.split("/")[:-1])


def _is_file_name(address: str) -> bool:
    return "\n" not in address and bool(addresses.extension(address))


def _name(path: str, reading: Reading) -> str:
    """What the new page's file is called: as the old one, without a date."""
    name = reading.front.meta.get("slug")
    if not isinstance(name, str) or not name.strip("/ "):
        name = post_name(path)
    readable = slug(posixpath.basename(name.strip("/")))
    if readable == "tag":
        return slug(reading.episode.title)
    return readable


def _around_name(prefix: str) -> tuple[str, str, str]:
    """A prefix of media, before and after the file's name."""
    if "{filename}" in prefix:
        return prefix.partition("{filename}")
    if not prefix:
        return "", "", ""
    return f"{prefix.rstrip('/')}/", "", ""


def read_posts(folder: Path, choices: PostChoices = NO_CHOICES) -> ImportedShow:
    """The show of a folder of posts. Raises SourceError where none is an episode."""
    reader = PostsReader(read_folder(folder, choices.generator), choices)
    posts = reader.posts()
    if not posts:
        raise SourceError(
            "none of its pages is an episode: an episode names its recording or player, or has "
            "the category `podcast`; `--include PATTERN` names others"
        )
    episodes = tuple(reader.episode(post) for post in posts)
    old_site = reader.old_site
    site = site_options(old_site, choices.site_name or reader.folder.root.name)
    options = show_options(old_site, reader.links, reader.media_prefix)
    feed_url = old_site.feed
    if not feed_url.startswith("http"):
        feed_url = ""
    return ImportedShow(
        site,
        options,
        episodes,
        reader.everything_left_out(),
        feed_url,
        tuple(reader.files()),
    )
