"""What the options of one show say, as a build asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from .config import PodcastConfig
from .lock.lockfile import LOCK_NAME
from .model.feed_details import Owner
from .model.feed_tags import CHANNEL_TAGS, FeedExtras
from .model.show import Show
from .pages.documentation import Connection
from .pages.listings import ListPaths, beside_index
from .source.fields import with_aliases
from .text import values

# The pages of a tag repeat cards that the index has: there are to be few of them.
PER_PAGE, PER_FURTHER_PAGE = 20, 100
PEOPLE_FILE = "people.yml"

if TYPE_CHECKING:
    from .build.settings import ShowSettings
    from .feed.documents import FeedSelection
    from .feed.syndication import Settings


class SiteOptions(Protocol):
    """What mkdocs.yml says of the site. `theme` has the theme's options, by `get`."""

    @property
    def site_name(self) -> str: ...
    @property
    def site_description(self) -> str | None: ...
    @property
    def site_author(self) -> str | None: ...
    @property
    def theme(self) -> Any: ...


def show_of(config: PodcastConfig, site: SiteOptions) -> Show:
    """What the options, and those of the site, say of the show itself: it has no episodes yet."""
    return Show(
        # YAML ends a folded text with a line break.
        title=values.text(config.title or site.site_name) or "",
        description=values.without_control(
            config.description or site.site_description or ""
        ).strip(),
        author=values.text(config.author or site.site_author) or "",
        image=config.image or "",
        categories=config.categories,
        explicit=config.explicit,
        is_serial=config.channel["type"] == "serial",
        season_names=config.channel.season_names,
        funding=config.channel["funding"],
    )


def group_pages(option: str | None, index: str, name: str) -> str:
    """The path of a season's, year's or person's page, which is beside the index unless an option names it."""
    if option is None:
        return beside_index(index, name)
    return option


def list_paths(config: PodcastConfig) -> ListPaths:
    """Where the options have the show's lists."""
    return ListPaths(
        index=config.index,
        tags=config.tags,
        seasons=group_pages(config.seasons, config.index, "seasons/{season}.md"),
        years=group_pages(config.years, config.index, "years/{year}.md"),
        people=group_pages(config.people, config.index, "people/{person}.md"),
    )


def show_settings(config: PodcastConfig, site: SiteOptions) -> ShowSettings:
    """The options of one show, for a build. Late in `on_files`: plugins for sites in several
    languages set that of the theme as late as that."""
    from .build.settings import ShowSettings

    episodes, embeds = config.episodes, config.embeds
    return ShowSettings(
        show=replace(show_of(config, site), language=language_of(config, site)),
        has_title=bool(config.title),
        include=tuple(episodes.include),
        exclude=tuple(episodes.exclude),
        category=episodes.category,
        tag=episodes.tag or "",
        media_prefix=episodes.media_prefix,
        image_prefix=episodes.image_prefix,
        keys=with_aliases(episodes.aliases),
        in_navigation=episodes.nav,
        url_patterns=tuple(episodes.url),
        peertube=tuple(embeds.peertube),
        castopod=tuple(embeds.castopod),
        transcript_search=config.transcripts.search,
        list_paths=list_paths(config),
        people_file=PEOPLE_FILE if config.people_file is None else config.people_file,
        needs_people_file=bool(config.people_file),
        per_page=config.per_page or PER_PAGE,
        per_further_page=config.per_page or PER_FURTHER_PAGE,
        has_related=config.related,
        documentation=Connection(config.documentation.tags, config.documentation.links),
        subscribe=config.subscribe,
        is_embeddable=config.embeddable,
        has_llms_txt=config.llms_txt,
        feed=config.feed,
        feeds=wanted_feeds(config, config.index),
        feed_settings=settings_of(config),
        asks_for_feed=asks_for_feed(config),
        is_offline=config.offline,
        lock=config.lock or LOCK_NAME,
        misspelled=tuple(config.misspelled_options()),
    )


def extension_defaults(shows: Sequence[PodcastConfig]) -> dict[str, Any]:
    """The options of the Markdown extension, unless mkdocs.yml sets it up by itself."""
    embeds = [show.embeds for show in shows]
    return {
        "load": embeds[0].load,
        "peertube": [host for group in embeds for host in group.peertube],
        "castopod": [host for group in embeds for host in group.castopod],
        "sandbox": embeds[0].sandbox,
    }


def language_of(config: PodcastConfig, site: SiteOptions) -> str:
    """The language of the show and of its pages: the theme's, unless the options name one."""
    theme = site.theme
    return config.language or str(theme.get("language") or theme.get("locale") or "en")


def settings_of(config: PodcastConfig) -> Settings:
    """What the options say about the feed only."""
    from .feed.syndication import Settings

    options = config.channel
    extras = {tag.name: options[tag.name] for tag in CHANNEL_TAGS}
    owner = Owner(options.owner.name, options.owner.email)
    return Settings(
        options.guid,
        options.people,
        options.season_names,
        config.feeds.prefix,
        FeedExtras(owner=owner, **extras),
        config.feeds.full_notes,
    )


def wanted_feeds(config: PodcastConfig, index: str) -> FeedSelection | None:
    """The feeds that the options ask for, beside the index at the path `index`; None where there is
    to be none."""
    from .feed.documents import FeedSelection, feed_path

    path = feed_path(config.feed, index)
    feeds = config.feeds
    if not path:
        return None
    return FeedSelection(
        path,
        feeds.limit,
        feeds.page_size,
        feeds.tags,
        feeds.seasons,
        config.channel.season_names,
        feeds.people,
    )


def asks_for_feed(config: PodcastConfig) -> bool:
    """Whether the options say anything that is only for the feed."""
    from .feed.syndication import Settings

    feeds = config.feeds
    is_set = (
        config.feed is not None or config.categories or feeds.tags or feeds.seasons or feeds.people
    )
    # An import sets this for posts of which nobody has asked for a feed.
    settings = settings_of(config)._replace(full_notes=Settings().full_notes)
    return bool(is_set) or settings != Settings()
