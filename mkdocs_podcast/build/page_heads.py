"""What the heads of a show's pages tell search engines, and those who link to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..feed.documents import feed_url
from ..feed.enclosures import recordings
from ..feed.item_sources import Sources
from ..model.episode import Episode
from ..pages.previews import episode_preview, show_preview
from ..pages.structured_data import EpisodeFiles, MediaFile, StructuredData
from ..text import addresses
from ..text.records import NamedTuple

if TYPE_CHECKING:
    from .rendering import ShowPages


class PageHead(NamedTuple):
    """An element with data, and the properties of a preview by their names."""

    element: str
    preview: dict[str, str]


class PageHeads:
    """The heads of one show's pages, each made when its page is finished."""

    def __init__(self, pages: ShowPages, sources: Sources) -> None:
        self._pages = pages
        self._show = pages.show
        self._sources = sources

    def head(self, path: str) -> PageHead | None:
        """What the page at a path tells; None for one that is neither an episode's nor the
        index."""
        episode = self._show.at(path)
        if episode:
            return self._episode_head(episode)
        listing = self._pages.listings.get(path)
        if listing and listing.is_front:
            url = addresses.join(self._sources.site_url, self._show.url)
            preview = show_preview(self._show, url=url, image=self._sources.full(self._show.image))
            return PageHead(self._data.series_element(), preview)
        return None

    def facts(self, episode: Episode) -> list[Any]:
        """What the head of an episode's page tells that neither the episode says nor the show, in
        lists and texts."""
        people = list(map(self._data.person, episode.people))
        return [self._files_of(episode), self._image_of(episode), people]

    @property
    def facts_of_show(self) -> list[Any]:
        """The same of all episodes' pages."""
        embedding, data = self._pages.embedding, self._data
        embed_page = embedding and [embedding.site_url, embedding.path]
        return [embed_page, data.site_url, data.feed_url, data.people, data.season_names]

    def _image_of(self, episode: Episode) -> str:
        return self._sources.full(episode.image or self._show.image)

    def _episode_head(self, episode: Episode) -> PageHead:
        embedding = self._pages.embedding
        files = self._files_of(episode)
        preview = episode_preview(
            episode,
            self._show,
            url=addresses.join(self._sources.site_url, episode.url),
            image=self._image_of(episode),
            recording=files.recording,
            player=embedding.src(episode) if embedding else "",
        )
        return PageHead(self._data.episode_element(episode, files), preview)

    @cached_property
    def _data(self) -> StructuredData:
        feeds = self._pages.plan.feeds
        settings = self._pages.settings.feed_settings
        return StructuredData(
            show=self._show,
            site_url=self._sources.site_url,
            full=self._sources.full,
            feed_url=feed_url(self._sources.site_url, feeds.path) if feeds else "",
            person_page=self._sources.person_page,
            people=self._pages.crew,
            season_names=settings.season_names,
        )

    def _files_of(self, episode: Episode) -> EpisodeFiles:
        transcripts = [
            MediaFile(link.url, link.type) for link in self._sources.transcripts(episode)
        ]
        chapters = self._sources.chapters(episode)
        return EpisodeFiles(self._recording(episode), transcripts, chapters)

    def _recording(self, episode: Episode) -> MediaFile | None:
        """The format that the feed has as the default."""
        if not episode.audio:
            return None
        # A counter of downloads is for the feed only.
        enclosure, _ = recordings(episode, "", self._sources)
        return MediaFile(enclosure.url, enclosure.type, enclosure.length, enclosure.duration)
