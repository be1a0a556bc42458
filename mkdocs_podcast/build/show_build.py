"""One show in one build, up to the point at which its pages are rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from ..model.episode import Link
from ..model.show import Show, in_order
from ..pages.listings import index_path, reserved_slugs
from ..pages.navigation import is_list_named
from ..pages.show_links import ROOT
from ..source import docs_paths
from ..text.records import dataclass
from . import listing, measured_show
from .listing import ListPages
from .measured_show import FeedPlan, Measured
from .reading import episodes_of

if TYPE_CHECKING:
    from ..lock.show_identity import LockSettings
    from ..media.recordings import RecordingReader
    from ..model.episode import Episode
    from ..pages.listings import Listing
    from ..source.page_reading import Reading
    from ..source.site import Site
    from .reporter import Reporter
    from .settings import ShowSettings, SiteSettings
    from .site_files import SiteFiles


@dataclass(eq=False)
class ShowBuild:
    """A show whose pages have been read: its episodes by the paths of their pages, and its feeds.

    `files` are those that were read; plugins for sites in several languages rename them later.
    """

    settings: ShowSettings
    site: SiteSettings
    docs: Site
    files: SiteFiles
    reporter: Reporter
    readings: dict[str, Reading]
    plan: FeedPlan
    lists: ListPages = field(default_factory=ListPages)

    def index(self, files: SiteFiles) -> str:
        return index_path(self.settings.index, files)

    def lock_settings(self, files: SiteFiles, indexes: tuple[str, ...]) -> LockSettings:
        """Where the show is kept, for a build and for what writes the lock file."""
        has_feed = self.plan.feeds is not None
        return measured_show.lock_settings_of(
            self.settings, self.site, indexes, self.index(files), has_feed=has_feed
        )

    def add_list_pages(self, files: SiteFiles, pages: Iterable[str], *, has_index: bool) -> None:
        """Adds pages for the show's lists to the site's; that of the index may be there already.

        `pages` are the paths that tags cannot have, as all shows' episodes and indexes are there.
        """
        may_be_built = [
            episode for episode in episodes_of(self.readings) if files.may_be_built(episode.path)
        ]
        show = self.show_with(may_be_built, self.plan, files, pages)
        has_episodes = bool(self.readings)
        self.lists = listing.add_list_pages(
            self.listings(show, files),
            files,
            self.reporter,
            in_navigation=has_episodes and self.site.navigation is None,
            warn_unbuilt=has_episodes,
            has_index=has_index,
        )
        named_paths = set(files.named_in_navigation())
        for path in self.lists.generated:
            if is_list_named(path, named_paths):
                files.put_into_navigation(path)

    def listings(self, show: Show, files: SiteFiles) -> dict[str, Listing]:
        return listing.listings_of(show, self.settings, self.lists, files, self.reporter)

    def measure(self, indexes: tuple[str, ...], recordings: RecordingReader) -> Measured:
        """The show with what is known of its recordings."""
        return measured_show.measure(
            self.settings,
            self.site,
            self.docs,
            self.files,
            self.lock_settings(self.files, indexes),
            self.readings,
            self.plan,
            recordings,
            self.reporter,
        )

    def show_with(
        self,
        episodes: Iterable[Episode],
        plan: FeedPlan,
        files: SiteFiles,
        pages: Iterable[str],
    ) -> Show:
        """The show with these of its episodes, where the site's pages are now."""
        taken = list(pages)
        return replace(
            self.settings.show,
            image=self._image(files),
            url=self.lists.address(self.index(files), files),
            subscribe=tuple(self._subscriptions(plan)),
            feed_url=self._feed_url(plan),
            episodes=in_order(
                episode._replace(url=files.url(episode.path)) for episode in episodes
            ),
            reserved=reserved_slugs(self.settings.list_paths.tags, "{tag}", taken),
            reserved_for_people=reserved_slugs(self.settings.list_paths.people, "{person}", taken),
            profiles=self.docs.known_people.by_name,
        )

    def _image(self, files: SiteFiles) -> str:
        """The show's picture, whose path means what it means in front matter; "" for one that the
        site does not have."""
        image = self.settings.show.image
        path = docs_paths.in_docs(image, "", self.docs) or image
        if "://" in path or files.url(path):
            return path
        return ""

    def _feed_url(self, plan: FeedPlan) -> str:
        """The address of the feed that everybody may have: the site's own, or the one that
        `subscribe` names in its place."""
        address = self.settings.subscribe.get("rss", True)
        if isinstance(address, str):
            return address
        if not address or not plan.feeds or not self.site.url:
            return ""
        return urljoin(self.site.url, quote(plan.feeds.path))

    def _subscriptions(self, plan: FeedPlan) -> Iterator[Link]:
        """Where to subscribe; the feed is among it unless the site says otherwise."""
        places = self.settings.subscribe
        for name, url in places.items():
            if isinstance(url, str):
                yield Link(name, url)
        if plan.feeds and places.get("rss", True) is True:
            yield Link("rss", ROOT + plan.feeds.path)
