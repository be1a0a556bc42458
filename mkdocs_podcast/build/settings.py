"""What a build is told before it begins: the options of each show, and facts about the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.search_detail import SearchDetail
from ..model.show import Show
from ..pages.documentation import Connection
from ..pages.listings import ListPaths
from ..source.theme_keys import Theme
from ..text.records import dataclass

if TYPE_CHECKING:
    from ..feed.documents import FeedSelection
    from ..feed.syndication import Settings


@dataclass(frozen=True, kw_only=True, eq=False)
class ShowSettings:
    """The options of one show.

    `show` is what they and the site say of the show itself: it has no episodes yet, and
    `has_title` says whether its title is its own or the site's. `keys` are the front matter keys of
    each field, `in_navigation` is how many of the newest episodes the navigation lists (-1: all),
    `url_patterns` are those of earlier addresses,
    `list_paths` is where the lists are. `people_file` is the path of the file of people, which
    `needs_people_file` says that the site has to have. `feed` is the option:
    None where the feed stands beside the index; `feeds` is None where there is to be no feed.
    `documentation` says by what episodes belong to pages of the site that are none.
    `asks_for_feed` says whether any option is for the feed only. `misspelled` are the options that
    others, which do not exist, are nearly called like.
    """

    show: Show
    has_title: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    category: str
    tag: str
    media_prefix: str
    image_prefix: str
    keys: Mapping[str, tuple[str, ...]]
    in_navigation: int
    peertube: tuple[str, ...]
    castopod: tuple[str, ...]
    url_patterns: tuple[str, ...]
    transcript_search: SearchDetail
    people_file: str
    needs_people_file: bool
    list_paths: ListPaths
    per_page: int
    per_further_page: int
    has_related: bool
    documentation: Connection
    subscribe: Mapping[str, str | bool]
    is_embeddable: bool
    has_llms_txt: bool
    feed: str | None
    feeds: FeedSelection | None
    feed_settings: Settings
    asks_for_feed: bool
    is_offline: bool
    lock: str
    misspelled: tuple[str, ...] = ()

    @property
    def index(self) -> str:
        """The path of the index as the option has it; the site may have it under another name."""
        return self.list_paths.index


@dataclass(frozen=True, kw_only=True, eq=False)
class SiteSettings:
    """Facts about the site that is built.

    `url` is its full address with a slash at its end, "" where it is not known; `base_path` the
    path in it. `folder` is where the site is written. `language_folder` is where the pages of
    the language go that is built now (`de/`), and `languages` are those of a site in several.
    `navigation` holds the paths that `nav` in mkdocs.yml names, None where it is absent.
    `meta_file` is the name of the files with front matter for a folder's pages, "" where no
    plugin reads any; `authors_files` are the paths of those that say who a blog's authors are.
    With `has_tabs`, the theme's sidebar shows the pages of one tab only. `has_free_llms_txt`
    says that nobody else writes `llms.txt` at the site's root. `theme` is what reads the front
    matter of pages; `styles` are the site's own style sheets, by their addresses below its
    root. `now` (aware) is the time of the build, and `is_reproducible` says that it was given.
    Where a command `only_reads`, nothing is made of what the pages say.
    """

    url: str
    base_path: str
    folder: Path
    config_file: Path
    language_folder: str
    languages: tuple[str, ...]
    navigation: frozenset[str] | None
    meta_file: str
    authors_files: tuple[str, ...]
    theme: Theme
    styles: tuple[str, ...]
    has_free_llms_txt: bool
    has_material: bool
    has_material_tags: bool
    draws_neighbours: bool
    has_tabs: bool
    is_serving: bool
    is_dirty: bool
    now: dt.datetime
    is_reproducible: bool
    only_reads: bool = False
