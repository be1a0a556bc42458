"""The pages of a site while they are rendered, one after the other, and their comments filled in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..markdown import comments
from ..model.problems import Problem, Severity
from ..model.search_detail import SearchDetail
from ..pages import page_text
from ..pages.player_check import player_problem
from ..pages.show_links import rooted
from .completions import WITHOUT_ADDITIONS, Completions
from .connected_pages import ConnectedPages
from .foreign_notes import ForeignNotes
from .rendering import CompletedPage, ShowPages
from .search_size import detail_by_size
from .site_heads import SiteHeads

if TYPE_CHECKING:
    from ..markdown.comments import Block
    from ..model.episode import Episode
    from ..model.rendered_page import RenderedPage
    from ..model.search_text import SearchEntry
    from .publishing import Publication
    from .reporter import Reporter
    from .settings import SiteSettings
    from .site_files import SiteFiles

_ENCRYPTED = (
    "the page is encrypted, so that its notes and transcript are left out of the feed, and its "
    "transcript out of the page; the recording is not encrypted: keep the episode out of the site "
    "if nobody else may hear it"
)
_WITHOUT_PLAYERS = (
    "the page is shown without its players and embeds, and an episode's notes are not in the feed"
)


class SitePages:
    """The pages of every show, once it is known in whole.

    `rendered` are the episodes' pages as the Markdown extension hands them over, by path, until
    they are in the feeds.
    """

    def __init__(self, site: SiteSettings, reporter: Reporter) -> None:
        self.site = site
        self.reporter = reporter
        self.current_page = ""
        self.completed = CompletedPage("", "")
        self.shows: list[ShowPages] = []
        self.publications: list[Publication] = []
        self.rendered: dict[str, RenderedPage] = {}
        self.foreign = ForeignNotes()
        self.connected = ConnectedPages()
        self._players: dict[str, list[str]] = {}
        self.heads = SiteHeads(self.shows, self.publications, self.owner_of, reporter)
        self._completions = Completions(
            site, self.heads, self.connected, reporter, self._with_episode
        )

    def owner_of(self, path: str) -> ShowPages | None:
        """The show that the page at a path belongs to: the first one, where it is no show's."""
        for pages in self.shows:
            if pages.has_page(path):
                return pages
        return self.shows[0] if self.shows else None

    def begin_page(self, path: str) -> None:
        """From here on, messages of the Markdown extension are about this page."""
        self.current_page = path

    def end_pages(self) -> None:
        """What a blog renders after this is no page of its own."""
        self.current_page = ""

    def withhold_transcript(self, path: str) -> None:
        """Leaves out the transcript of a page that only readers with a password may see."""
        owner = self.owner_of(path)
        if owner and owner.show.at(path):
            owner.companions.transcripts.withhold(path)
            self.reporter.report(Problem(path, _ENCRYPTED, severity=Severity.INFO))

    def search_entries(self, path: str) -> Sequence[SearchEntry]:
        """What the site's search is given of an episode's transcript."""
        owner = self.owner_of(path)
        if not owner:
            return ()
        detail = owner.settings.transcript_search
        if detail is SearchDetail.BY_SIZE:
            detail = self._detail_by_size
        return owner.search_entries(path, detail)

    @cached_property
    def _detail_by_size(self) -> SearchDetail:
        return detail_by_size(self.shows, self.reporter)

    def report_of_page(self, message: str, words: str) -> None:
        """Reports something about these words of the page that is rendered.

        A blog renders a post again for its index: what is wrong with it was reported before.
        """
        if self.current_page:
            self.reporter.report_text(self.current_page, message, words)

    def report_crash(self, error: Exception) -> None:
        """Reports an unforeseen error of the Markdown extension on the page that is rendered."""
        with self.reporter.crash_boundary(self.current_page, _WITHOUT_PLAYERS):
            raise error

    def take_out_players(self, path: str, content: str) -> str:
        """The page's content without its players and embeds, which search plugins need not read."""
        content, players = page_text.take_out_players(content)
        if players:
            self._players[path] = players
        return content

    def needs_assets(self, files: SiteFiles) -> bool:
        """Whether the site has an episode, a list, or a page with a player or an embed."""
        if self._players or any(pages.every_episode.episodes for pages in self.shows):
            return True
        return any(path in files for pages in self.shows for path in pages.listings)

    def complete(
        self, path: str, url: str, content: str, *, may_wait: bool = False
    ) -> CompletedPage:
        """The page whose template is rendered next, also kept as `completed`.

        Where it `may_wait`, an episode's page has its notes for now, and a completion with the
        rest.
        """
        whole = page_text.put_players_back(content, self._players.pop(path, ()))
        # What counts where the rest fails.
        self.completed = CompletedPage(whole, content)
        waiting = self._waiting_episode(path, url, whole, content) if may_wait else None
        self.completed = waiting or self._complete(path, url, whole, content)
        return self.completed

    def _waiting_episode(self, path: str, url: str, notes: str, short: str) -> CompletedPage | None:
        """An episode's page as it is before its completion; None for what has to be drawn at
        once."""
        owner = self.owner_of(path)
        episode = owner.show.at(path) if owner else None
        if not owner or not episode or any(path in pages.listings for pages in self.shows):
            return None
        completion = self._completions.of(owner, episode, url, notes)
        if completion is None:
            return None
        return owner.completed_episode(episode, notes, short, completion)

    def _complete(self, path: str, url: str, content: str, short: str) -> CompletedPage:
        """A rendered page with its lists, and an episode's with its head, transcript and
        neighbours."""
        owner = self.owner_of(path)
        if not owner:
            return CompletedPage(content, short)
        for pages in self.shows:
            if path in pages.listings:
                content = pages.with_list(content, pages.listings[path], url)
        names: set[str] = set()

        def html_of(block: Block) -> str | None:
            names.add(block.name)
            return self._block(block, path, url, owner)

        content = comments.replace_blocks(content, html_of)
        episode = owner.show.at(path)
        if not episode:
            return self._completed_list(path, url, content, short, owner)
        has_sponsors = "sponsors" in names
        whole = content
        with self.reporter.crash_boundary(path, WITHOUT_ADDITIONS):
            whole = self._with_episode(owner, episode, url, content, has_sponsors=has_sponsors)
        return owner.completed_episode(episode, whole, short)

    def _with_episode(
        self,
        owner: ShowPages,
        episode: Episode,
        url: str,
        content: str,
        *,
        has_sponsors: bool = False,
    ) -> str:
        return owner.with_episode(
            content,
            episode,
            url,
            neighbours=not self.site.draws_neighbours,
            has_sponsors=has_sponsors,
            mentioned=self.connected.mentioned(episode.path),
        )

    def _completed_list(
        self, path: str, url: str, content: str, short: str, owner: ShowPages
    ) -> CompletedPage:
        """A page that is not an episode's: one with a list, or any other."""
        if path not in owner.listings:
            about = self.connected.about(path, url)
            return CompletedPage(content + about, short, owner.show)
        is_generated = path in owner.lists.generated
        return CompletedPage(
            content,
            # Lists repeat what other pages have.
            short="" if is_generated else short,
            show=owner.show,
            belongs_to_show=True,
            is_generated=is_generated,
            index=owner.index,
        )

    def _block(self, block: Block, path: str, url: str, owner: ShowPages) -> str | None:
        """The HTML for a comment: of the show that it names, else of the page's. None leaves it."""
        pages = _named_show(block, self.shows) if "show" in block.options else owner
        if pages:
            problems = pages.problems(block, path)
        else:
            problems = comments.show_problems(block, [pages.show.title for pages in self.shows])
        is_consequence = self.reporter.has_refused_field(path, block.name)
        for problem in problems:
            if not is_consequence:
                self.reporter.report_text(path, problem, block.written)
        if not pages or not block.is_list:
            return None
        return rooted(pages.block(block, path), url)

    def report_players(self) -> None:
        """Warns of episodes whose pages do not play them."""
        for path, rendered in self.rendered.items():
            problem = player_problem(path, rendered)
            if problem:
                self.reporter.report(problem)

    def forget_notes(self) -> None:
        """Lets go of what only feeds are made from: it is as large as the pages themselves."""
        self.rendered.clear()


def _named_show(block: Block, shows: Sequence[ShowPages]) -> ShowPages | None:
    return next((pages for pages in shows if pages.is_named_by(block)), None)
