"""The export of Podlove Publisher (`wpe:export`, also gzipped) → what it says of episodes.

Its tables name the posts of WordPress by their ids; the texts, titles and dates of these are in the
export of WordPress. Source: https://github.com/podlove/podlove-publisher, module import_export.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from ..model.cue import Cue, Transcript
from ..model.episode import EPISODE_TYPES
from ..text import addresses, values
from ..text.matching import slug
from ..text.media_types import media_type
from ..transcript.transcript_writers import transcript_to_webvtt
from .feed_xml import Document
from .imported import ImportedEpisode, ImportedFile, ImportedShow, LeftOut, SourceError
from .notes_markdown import markdown_of
from .plain_values import clock_of, date_of, first_line, line_of, without_empty
from .podlove_seasons import PodloveSeason, season_names, seasons_of
from .podlove_tables import PodloveTables, Row, local_name

_URL_TEMPLATE = "%media_file_base_url%%episode_slug%%suffix%.%format_extension%"
_HEARD = frozenset({"audio", "video"})
_WITHOUT_POSTS = (
    "titles, dates and notes are in the export of WordPress: import that, and add this file with "
    "`--podlove FILE`"
)
_SUMMARIES = ("summary", "subtitle")
_TRANSCRIPTS = "transcripts"
_PLACEHOLDER = "%account-placeholder%"


class PodloveExport(NamedTuple):
    """Front matter by the ids of posts, and what the export says about the show."""

    by_post: Mapping[str, dict[str, Any]] = {}
    site: Mapping[str, Any] = {}
    options: Mapping[str, Any] = {}
    seasons: tuple[PodloveSeason, ...] = ()
    files: tuple[ImportedFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def episode(self, post: str) -> dict[str, Any]:
        return self.by_post.get(post, {})


NO_PODLOVE = PodloveExport()


def is_podlove(document: Document) -> bool:
    return local_name(document.root) == "export"


def read_podlove(document: Document, pages: str = "episodes") -> PodloveExport:
    """What an export says, for pages in a folder of the docs folder. Raises SourceError where it has
    no episode."""
    tables = PodloveTables(document.root)
    episodes = tables.rows("episodes")
    if not episodes:
        raise SourceError("Podlove's export has no episodes: export it again in Podlove, Tools")
    reader = _Reader(tables, pages)
    files: list[ImportedFile] = []
    for row in episodes:
        files += reader.transcript_files(row)
    by_post = {row.get("post_id", ""): reader.front(row) for row in episodes}
    return PodloveExport(
        by_post,
        reader.site(),
        reader.options(),
        reader.seasons,
        tuple(files),
        tuple(tables.left_out),
    )


def podlove_show(document: Document, pages: str = "episodes") -> ImportedShow:
    """The show of an export without the posts that belong to it."""
    export = read_podlove(document, pages)
    episodes = tuple(_alone(post, front) for post, front in export.by_post.items())
    left_out = (LeftOut("", "posts", "", _WITHOUT_POSTS), *export.left_out)
    return ImportedShow(export.site, export.options, episodes, left_out, files=export.files)


def _alone(post: str, front: dict[str, Any]) -> ImportedEpisode:
    title = front.get("title") or front.get("podlove_slug") or f"Episode {post}"
    identity = f"podlove-{post}"
    return ImportedEpisode(identity, title, {"title": title, **front}, name=slug(title))


class _Reader:
    """Reads episodes and what is said about the show, for pages in a folder of the docs folder."""

    def __init__(self, tables: PodloveTables, pages: str) -> None:
        self._tables = tables
        self._way_up = posixpath.relpath(".", pages)
        self._podcast = tables.option("podlove_podcast")
        self.seasons = seasons_of(tables.rows("seasons"))

    def site(self) -> dict[str, Any]:
        podcast = self._podcast
        return without_empty(
            {
                "site_name": values.text(podcast.get("title")),
                "site_description": first_line(podcast, _SUMMARIES),
            }
        )

    def options(self) -> dict[str, Any]:
        podcast = self._podcast
        owner = {}
        email = values.text(podcast.get("owner_email"))
        if email:
            owner = {"name": values.text(podcast.get("owner_name")), "email": email}
        names = season_names(self.seasons)
        return without_empty(
            {
                "author": values.text(podcast.get("author_name")),
                "image": addresses.url(podcast.get("cover_image")),
                "language": values.language(podcast.get("language")),
                "explicit": values.yes_or_no(podcast.get("explicit")),
                "channel": without_empty({"owner": without_empty(owner), "season_names": names}),
            }
        )

    def front(self, episode: Row) -> dict[str, Any]:
        """The front matter of an episode."""
        number, _ = values.number(episode.get("number")) or (None, "")
        kind = episode.get("type", "")
        if kind not in EPISODE_TYPES[1:]:
            kind = ""
        front: dict[str, Any] = {
            "title": values.text(episode.get("title")),
            "audio": self._formats(episode),
            "duration": clock_of(episode.get("duration")),
            "episode": number,
            "episode_type": kind,
            "description": values.text(
                markdown_of(episode.get("summary") or episode.get("subtitle") or "")
            ),
            "image": addresses.url(episode.get("cover_art")),
            "chapters": episode.get("chapters", "").replace("\r\n", "\n").strip(),
            "transcript": self._transcript(episode),
            "people": list(self._people(episode)),
            "explicit": {"1": True, "2": False}.get(episode.get("explicit", "")),
            "license": self._license(episode),
            "recorded": date_of(episode.get("recording_date", "")),
            "podlove_slug": episode.get("slug"),
        }
        return without_empty(front)

    def _formats(self, episode: Row) -> Any:
        """A recording's mapping, or a list of several."""
        formats = []
        for url, file, kind in self._files(episode, _HEARD):
            entry = {"url": url, "length": values.size(file.get("size"))}
            if kind != media_type(url):
                entry["type"] = kind
            formats.append(without_empty(entry))
        if len(formats) == 1:
            return formats[0]
        return formats

    def _files(self, episode: Row, kinds: frozenset[str]) -> Iterator[tuple[str, Row, str]]:
        """The address, the row and the MIME type of each of an episode's files of some kinds."""
        assets, types = self._tables.by_id("assets"), self._tables.by_id("filetypes")
        template = self._tables.option("podlove_website").get("url_template") or _URL_TEMPLATE
        for file in self._tables.of_episode("mediafiles", episode):
            asset = assets.get(file.get("episode_asset_id", ""), {})
            file_type = types.get(asset.get("file_type_id", ""), {})
            if file_type.get("type") not in kinds:
                continue
            if not _is_there(file):
                continue
            base = self._podcast.get("media_file_base_uri", "").rstrip("/") + "/"
            url = template.replace("%media_file_base_url%", base)
            url = url.replace("%episode_slug%", episode.get("slug", ""))
            url = url.replace("%suffix%", asset.get("suffix", ""))
            url = url.replace("%format_extension%", file_type.get("extension", ""))
            address = addresses.url(url)
            if address:
                yield address, file, file_type.get("mime_type", "")
            else:
                reason = "its address is not known, as the export has no address of its media"
                self._tables.left_out.append(
                    LeftOut(episode.get("slug", ""), "mediafile", url, reason)
                )

    def _transcript(self, episode: Row) -> Any:
        if any(self._tables.of_episode("transcripts", episode)):
            return f"{self._way_up}/{_TRANSCRIPTS}/{_file_name(episode)}.vtt"
        files = self._files(episode, frozenset({"transcript"}))
        return [{"url": url, "type": kind} for url, _, kind in files]

    def transcript_files(self, episode: Row) -> Iterator[ImportedFile]:
        """An episode's transcript, which the export has line by line, as WebVTT."""
        cues = []
        voices = {
            row.get("voice", ""): row.get("contributor_id", "")
            for row in self._tables.of_episode("voice_assignments", episode)
        }
        people = self._tables.by_id("contributors")
        for row in self._tables.of_episode("transcripts", episode):
            voice = row.get("voice", "")
            speaker = voice
            person = people.get(voices.get(voice, ""))
            if person:
                speaker = _name(person)
            with suppress(ValueError):
                start, end = int(row.get("start", "")) / 1000, int(row.get("end", "")) / 1000
                cues.append(Cue(start, end, row.get("content", ""), speaker))
        if cues:
            text = transcript_to_webvtt(Transcript(tuple(cues)))
            yield ImportedFile(f"{_TRANSCRIPTS}/{_file_name(episode)}.vtt", "", text)

    def _people(self, episode: Row) -> Iterator[dict[str, str]]:
        people, roles = self._tables.by_id("contributors"), self._tables.by_id("contributor-roles")
        for row in self._tables.of_episode("contributor-episode-contributions", episode):
            person = people.get(row.get("contributor_id", ""), {})
            if not _name(person):
                continue
            role = roles.get(row.get("role_id", ""), {})
            yield without_empty(
                {
                    "name": _name(person),
                    "role": line_of(role.get("title")).title(),
                    "image": addresses.url(person.get("avatar")),
                    "url": self._page_of(person),
                }
            )

    def _page_of(self, person: Row) -> str:
        """The address of somebody's first page at another site."""
        services = self._tables.by_id("services")
        for row in self._tables.rows("contributorServices"):
            if row.get("contributor_id") != person.get("id"):
                continue
            service = services.get(row.get("service_id", ""), {})
            scheme = service.get("url_scheme") or _PLACEHOLDER
            address = addresses.url(scheme.replace(_PLACEHOLDER, row.get("value", "")))
            if address:
                return address
        return ""

    def _license(self, episode: Row) -> Any:
        name = values.text(episode.get("license_name") or self._podcast.get("license_name"))
        url = addresses.url(episode.get("license_url") or self._podcast.get("license_url"))
        if not name:
            return None
        return without_empty({"name": name, "url": url})


def _is_there(file: Row) -> bool:
    """Whether Podlove has found a file, and its episode has it."""
    return file.get("size", "0") != "0" and file.get("active") != "0"


def _name(person: Row) -> str:
    return first_line(person, ("publicname", "realname", "nickname"))


def _file_name(episode: Row) -> str:
    return slug(episode.get("slug") or episode.get("id", ""))
