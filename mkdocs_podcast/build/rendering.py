"""The fourth stage: a show whose pages are rendered, each when MkDocs comes to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..markdown import comments
from ..markdown.markers import CAPTIONS
from ..model.search_detail import SearchDetail
from ..model.show import Show
from ..pages import page_text
from ..pages.comment_problems import comment_problems, is_for_show
from ..pages.episode_data import EpisodeData
from ..pages.list_text import biography_in, replace_text
from ..pages.oembed import Embedding
from ..pages.show_links import rooted
from ..pages.views import Views
from ..source.page_meta import inert, inert_path
from ..text.matching import counted
from ..text.records import dataclass
from .completion import Completion
from .file_writing import write_file
from .listing import ListPages
from .measured_show import FeedPlan
from .show_companions import Companions

if TYPE_CHECKING:
    from ..markdown.comments import Block
    from ..model.episode import Episode, Link, Person
    from ..model.search_text import SearchEntry
    from ..pages.list_text import ListText
    from ..pages.listings import Listing
    from .kept_transcripts import KeptTranscripts
    from .reporter import Reporter
    from .settings import ShowSettings, SiteSettings


@dataclass(frozen=True, eq=False)
class ShowPages:
    """A show that is known in whole: its episodes, lists and feeds, and what draws its pages.

    `list_texts` are those of generated pages, by path; `crew` are the people who make the show,
    whom the feed names; `styles` the addresses of the site's own
    style sheets below its root. `digests` are those of the episodes, as far as they are known.
    """

    settings: ShowSettings
    show: Show
    every_episode: Show
    listings: Mapping[str, Listing]
    list_texts: Mapping[str, ListText]
    lists: ListPages
    index: str
    companions: Companions
    transcripts: KeptTranscripts
    plan: FeedPlan
    views: Views
    embedding: Embedding | None
    styles: tuple[str, ...]
    crew: tuple[Person, ...]
    digests: Mapping[str, bytes]

    def has_page(self, path: str) -> bool:
        """Whether the page at a path is one of the show's."""
        return path in self.listings or self.every_episode.at(path) is not None

    def meta_of_list(self, path: str) -> dict[str, object]:
        """The front matter of a generated page."""
        shorter = "" if self.settings.has_title else "Podcast"
        return {
            "title": inert(self.listings[path].title_on(self.show, shorter)),
            "description": inert(self.list_texts[path].description),
            "hide": ["toc"],
            "image": inert_path(self.show.image),
            "search": {"exclude": not self.listings[path].is_found},
        }

    def search_entries(self, path: str, detail: SearchDetail) -> Sequence[SearchEntry]:
        """What the site's search is given of an episode's transcript."""
        episode = self.show.at(path)
        if not episode or detail is SearchDetail.NONE:
            return ()
        return self.transcripts.search_entries(episode, detail)

    @property
    def letters_said(self) -> int:
        """About how long the transcripts are that the pages show."""
        return sum(map(self.companions.transcripts.letters, self.show.episodes))

    def with_list(self, content: str, listing: Listing, page_url: str) -> str:
        """The list for the page's first plain `<!-- podcast:episodes -->`, else after what the page
        says."""
        biography = biography_in(content)
        head = rooted(self.views.lists.listing_head(listing, biography), page_url)
        html = rooted(self.views.lists.listing(listing), page_url)
        if listing.path in self.lists.generated:
            return replace_text(content, f"{head}\n{html}")
        return page_text.with_listing(
            content, head, html, lambda block: is_for_show(self.show, block) is not False
        )

    def with_episode(
        self,
        content: str,
        episode: Episode,
        page_url: str,
        *,
        neighbours: bool,
        has_sponsors: bool,
        mentioned: Sequence[Link],
    ) -> str:
        """An episode's page with its head, and below the notes its transcript and what leads on,
        with `neighbours` the episodes next to it. `has_sponsors` says that the notes have them, `mentioned` are the
        pages that they link to."""
        content = page_text.place_head(
            content,
            lambda title, player: rooted(
                self.views.episodes.head(episode, player, title=title), page_url
            ),
        )
        # It leads to nothing but its own lines.
        transcript = self.transcripts.html(episode)
        if CAPTIONS in content:
            captions = rooted(self.views.episodes.captions(episode), page_url)
            content = content.replace(CAPTIONS, captions)
        below = self.views.below.html(
            episode, neighbours=neighbours, has_sponsors=has_sponsors, mentioned=mentioned
        )
        return content + transcript + rooted(below, page_url)

    def completed_episode(
        self, episode: Episode, content: str, short: str, completion: Completion | None = None
    ) -> CompletedPage:
        """An episode's page, whole or with a `completion`."""
        previous, following = self.show.neighbours(episode.path)
        return CompletedPage(
            content=content,
            short=short,
            show=self.show,
            belongs_to_show=True,
            episode=episode,
            previous=previous.path if previous else "",
            next=following.path if following else "",
            index=self.index,
            completion=completion,
        )

    def block(self, block: Block, path: str) -> str:
        """What a comment on the page at a path asks for."""
        if block.name != "sponsors":
            return self.views.lists.block(block)
        episode = self.show.at(path)
        if episode is None:
            return ""
        return self.views.below.sponsors(episode)

    def is_named_by(self, block: Block) -> bool:
        return bool(is_for_show(self.show, block))

    def problems(self, block: Block, path: str) -> list[str]:
        """Why a comment on a page at a path shows nothing."""
        if block.name == "player":
            if self.show.at(path):
                return []
            return [comments.NO_EPISODE]
        if block.name == "sponsors" and not self._has_sponsors(path):
            return [comments.NO_SPONSORS]
        return block.problems() or comment_problems(self.show, block, self.every_episode)

    def _has_sponsors(self, path: str) -> bool:
        episode = self.every_episode.at(path)
        return episode is not None and bool(episode.sponsors)

    def links_for_head(self, path: str) -> str:
        """The elements for the head of an episode's page by which others find its oEmbed
        document."""
        episode = self.show.at(path)
        if not self.embedding or not episode:
            return ""
        return self.embedding.discovery(episode)

    def finish(self, site: SiteSettings, reporter: Reporter) -> None:
        """Reports how much the show has, and writes what is beside its pages: those for frames, and
        the data of all episodes."""
        episodes = counted(len(self.show.episodes), "episode")
        reporter.report_once(f"{episodes}, {counted(len(self.show.tags), 'tag')}.")
        if not site.is_dirty:
            self.companions.transcripts.read_rest()
        if self.embedding:
            self._write_for_frames(self.embedding, site.folder, reporter)
        path = self.views.links.data_address
        data = rooted(EpisodeData(self.views.cards).text(), path)
        write_file(site.folder / unquote(path), [data])

    def _write_for_frames(self, embedding: Embedding, folder: Path, reporter: Reporter) -> None:
        episodes = [episode for episode in self.show.episodes if episode.audio]
        if not episodes:
            return
        with reporter.crash_boundary(self.index, "other sites cannot show its episodes"):
            page = embedding.page(self.views.episodes, self.styles)
            write_file(folder / unquote(embedding.path), [page])
        for episode in episodes:
            with reporter.crash_boundary(episode.path, "other sites cannot show the episode"):
                path, text = embedding.document(episode)
                write_file(folder / unquote(path), [text])


@dataclass(frozen=True, eq=False)
class CompletedPage:
    """A page with its lists, or its episode's head, and what a theme gets to know about it.

    `short` is the content without players and without what the second phase adds: MkDocs keeps it to
    the end. With a `completion`, the content is that without what this makes.
    `previous` and `next` are the paths of the neighbours' pages, or "".
    """

    content: str
    short: str
    show: Show | None = None
    episode: Episode | None = None
    belongs_to_show: bool = False
    is_generated: bool = False
    previous: str = ""
    next: str = ""
    index: str = ""
    completion: Completion | None = None
