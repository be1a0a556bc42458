"""An export of WordPress (WXR) → an imported show: the posts with a recording, of whichever plugin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from ..embeds import find_episode_player
from ..source import body_recordings
from ..text import addresses, values
from ..text.matching import counted
from .feed_parts import Parts
from .feed_xml import Document
from .imported import ImportedShow, LeftOut, SourceError
from .lone_players import with_lone_players
from .notes_markdown import markdown_of
from .page_names import page_name
from .plain_values import address_of, date_of, distinct_labels, without_empty, without_key
from .podlove import NO_PODLOVE, PodloveExport
from .podlove_seasons import season_on
from .wordpress_fields import (
    Recording,
    Report,
    fields_of,
    meta_of,
    people_of,
    podlove_meta,
    recordings_of,
    sound_of,
    terms_of,
    unused_extras,
)
from .wordpress_links import ExportedPost, linked_episodes
from .wordpress_text import PostText, html_of, with_markers

_EPISODES = frozenset({"podcast", "podlove_episode", "episode", "ssp-podcast"})
_TYPES = _EPISODES | {"post"}
_GONE = frozenset({"trash", "auto-draft", "inherit"})
_HIDDEN = frozenset({"draft", "pending", "private"})
_PODCAST_TERMS = frozenset({"podcast", "podcasts", "episode", "episodes"})
_TAG_TAXONOMIES = frozenset({"post_tag", "category", "podcast_tags", "podcast_category", ""})
_SERIES = frozenset({"series", "ssp_podcast", "shows", "podcast_series"})
_WITHOUT_PASSWORD = "asks for a password, which a static page cannot do: it was left out"
_UNKNOWN = "it belongs to another plugin: the notes show it, for you to replace"
_PICTURES_STAY = (
    "pictures in the notes are still loaded from the old site: download them before it goes away"
)


class _Site(NamedTuple):
    """What all posts share: the old site's address, and what its ids and logins stand for."""

    base: str
    authors: Mapping[str, str]
    attachments: Mapping[str, str]
    podlove: PodloveExport


class _Content(NamedTuple):
    """What a post has, before it is front matter."""

    address: str
    meta: Mapping[str, str]
    terms: list[tuple[str, str]]
    recordings: list[Recording]
    podlove: Mapping[str, Any]
    text: PostText
    notes: str


def is_export(document: Document) -> bool:
    channel = document.root.find("channel")
    if channel is None:
        return False
    return channel.find("wp:wxr_version") is not None


def read_export(document: Document, podlove: PodloveExport = NO_PODLOVE) -> ImportedShow:
    """The show of an export. Raises SourceError where no post has a recording."""
    channel = document.root.find("channel")
    assert channel is not None
    parts = Parts(channel)
    items = parts.take("item")
    base = address_of(parts.text("wp:base_blog_url", "link"))
    site = _Site(base, dict(_authors(parts)), dict(_attachments(items)), podlove)
    reader = _PostReader(site)
    reader.left_out += [LeftOut("", "", "", remark) for remark in document.remarks]
    posts = [post for post in map(reader.post, items) if post]
    if not posts:
        raise SourceError(_why_no_episode(items))
    options = {
        "site_name": values.text(parts.text("title")),
        "site_url": base,
        "site_description": values.text(parts.text("description")),
        **podlove.site,
    }
    language = values.language(parts.text("language"))
    return ImportedShow(
        without_empty(options),
        without_empty({"language": language, **podlove.options}),
        tuple(linked_episodes(posts)),
        (*reader.left_out, *reader.remarks(), *podlove.left_out),
        files=podlove.files,
    )


def _authors(parts: Parts) -> Iterator[tuple[str, str]]:
    """The names of authors as readers see them, by their logins."""
    for element in parts.take("wp:author"):
        author = Parts(element)
        login = author.text("wp:author_login")
        yield login, author.text("wp:author_display_name") or login


def _attachments(items: list[Element]) -> Iterator[tuple[str, str]]:
    """The addresses of files, by their ids."""
    for item in items:
        address = item.findtext("wp:attachment_url", "")
        identity = item.findtext("wp:post_id", "")
        if address:
            yield identity.strip(), address.strip()


def _why_no_episode(items: list[Element]) -> str:
    if any(item.findtext("wp:post_type") == "podcast" for item in items):
        return (
            "its episodes name no recording, as Podlove Publisher keeps them apart: export them in "
            "WordPress under Podlove, Tools, and add that file with `--podlove FILE`"
        )
    return (
        "none of its posts has a recording: export the posts, or all content, in WordPress under "
        "Tools, Export"
    )


class _PostReader:
    """Reads posts; what could not be taken is in `left_out`."""

    def __init__(self, site: _Site) -> None:
        self.site = site
        self.left_out: list[LeftOut] = []
        self.comments = 0
        self.passed_over = 0
        self.pictures = 0
        self.series: dict[str, None] = {}

    def post(self, item: Element) -> ExportedPost | None:
        """The episode of a post; None for a page, or a post with nothing to play."""
        parts = Parts(item)
        kind, status = parts.text("wp:post_type"), parts.text("wp:status")
        if kind not in _TYPES:
            return None
        if status in _GONE:
            return None
        title = values.text(parts.text("title")) or "Untitled"

        def report(field: str, value: str, reason: str) -> None:
            self.left_out.append(LeftOut(title, field, value, reason))

        content = self._content(parts, kind, report)
        if not content:
            self.passed_over += 1
            return None
        if parts.text("wp:post_password"):
            report("wp:post_password", "", f"`{title}` {_WITHOUT_PASSWORD}")
            return None
        front = self._front(parts, title, content)
        if status in _HIDDEN:
            front["draft"] = True
        if status == "private":
            report("wp:status", status, "it is private: its page is a draft")
        self._report_rest(parts, content, report)
        guid = values.text(parts.text("guid"))
        front["guid"] = front.get("guid") or guid
        path = urlsplit(content.address).path
        if path.strip("/"):
            front["redirect_from"] = [path]
        name = page_name(f"/{parts.text('wp:post_name')}", title)
        identity = guid or content.address or title
        return ExportedPost(
            identity, title, without_empty(front), content.notes, content.address, name
        )

    def _content(self, parts: Parts, kind: str, report: Report) -> _Content | None:
        """What a post plays and says; None where it plays nothing."""
        fields = list(meta_of(parts))
        # Of a field that a post has twice, WordPress takes the first.
        meta = dict(reversed(fields))
        recordings = recordings_of(fields, self.site.base, report)
        podlove = self.site.podlove.episode(parts.text("wp:post_id"))
        address = address_of(parts.text("link"))
        terms = list(terms_of(parts))
        text = html_of(parts.text("content:encoded"), self.site.attachments)
        if not recordings:
            recordings = list(_recordings_in(text.html))
        notes = with_lone_players(with_markers(markdown_of(text.html, address))).strip()
        if not recordings and not podlove and not _plays(kind, terms, notes):
            return None
        return _Content(address, meta, terms, recordings, podlove, text, notes)

    def _report_rest(self, parts: Parts, content: _Content, report: Report) -> None:
        """Says what of a post is not taken."""
        for name in content.text.unknown:
            report(name, "", _UNKNOWN)
        for recording in content.recordings:
            for name, value in unused_extras(recording.extras):
                report(name, value, "there is no key for it")
        self.pictures += content.text.html.count("/wp-content/uploads/")
        self.comments += len(parts.take("wp:comment"))

    def _front(self, parts: Parts, title: str, content: _Content) -> dict[str, Any]:
        """The front matter of a post, by what WordPress and its plugins say."""
        recordings, meta, terms = content.recordings, content.meta, content.terms
        extras: Mapping[str, Any] = {}
        if recordings:
            extras = recordings[0].extras
        hosts = []
        author = parts.text("dc:creator")
        if author:
            hosts.append(self.site.authors.get(author, author))
        facts = {**podlove_meta(meta), **meta, **extras}
        front: dict[str, Any] = {
            "title": title,
            "date": _date(parts),
            **sound_of(recordings, facts),
            **fields_of(facts, self.site.base),
            "hosts": hosts,
            "people": people_of(facts),
            "tags": _labels(terms, _TAG_TAXONOMIES),
        }
        thumbnail = self.site.attachments.get(meta.get("_thumbnail_id", ""))
        cover = self.site.attachments.get(meta.get("cover_image_id", ""))
        front["image"] = front["image"] or cover or thumbnail
        excerpt = values.text(markdown_of(parts.text("excerpt:encoded")))
        front["description"] = excerpt or front["description"]
        series = _labels(terms, _SERIES)
        self.series.update(dict.fromkeys(series))
        front["series"] = series
        podlove = without_key(content.podlove, "title")
        # What is heard stays where people look for it.
        season = season_on(self.site.podlove.seasons, front["date"])
        if season:
            podlove["season"] = season
        return {"title": "", "date": None, **podlove, **front, **podlove}

    def remarks(self) -> Iterator[LeftOut]:
        """What is said once for all posts."""
        if len(self.series) > 1:
            names = ", ".join(self.series)
            reason = (
                f"the site has {counted(len(self.series), 'show')} ({names}): each page names its "
                "`series`; move them to a folder and an entry of the plugin for each"
            )
            yield LeftOut("", "series", names, reason)
        if self.passed_over:
            count = counted(self.passed_over, "post")
            yield LeftOut("", "", "", f"{count} of the export with nothing to play")
        if self.comments:
            count = counted(self.comments, "comment")
            yield LeftOut("", "wp:comment", "", f"{count} of readers: a static site has none")
        if self.pictures:
            yield LeftOut("", "wp-content/uploads", "", _PICTURES_STAY)


def _labels(terms: list[tuple[str, str]], taxonomies: frozenset[str]) -> list[str]:
    return distinct_labels(label for taxonomy, label in terms if taxonomy in taxonomies)


def _recordings_in(text: str) -> Iterator[Recording]:
    """The recording that the notes play, for a post without one of its own."""
    address = addresses.url(body_recordings.audio_in(text))
    if address:
        yield Recording({"url": address}, {})


def _plays(kind: str, terms: list[tuple[str, str]], notes: str) -> bool:
    """Whether a post without a recording is an episode by the player in its notes."""
    is_podcast = any(label.casefold() in _PODCAST_TERMS for _, label in terms)
    if not is_podcast and kind not in _EPISODES:
        return False
    return bool(find_episode_player(notes))


def _date(parts: Parts) -> dt.datetime | None:
    names = ("wp:post_date_gmt", "pubDate", "wp:post_date")
    texts = [parts.text(name) for name in names]
    return next(filter(None, map(date_of, texts)), None)
